import { Random } from './random.js';

type Choices = readonly [string, ...string[]];

const KEYS: Choices = ['A', 'B', 'C', 'D', 'SET', 'UNSET', 'lower', 'a.b-c', 'x[0]', '_x', '1x', 'é', '日本'];
const STRANGE_KEYS: Choices = [
  'A B',
  'A!',
  'A$',
  '"A"',
  'A\tB',
  'A\u00a0',
  'A\u2003',
  '',
  'A,B',
  'export',
  '😀',
  'A\\',
  '\u{1d4d0}',
];
const WORDS: Choices = [
  'a',
  'two words',
  'é',
  '😀',
  '1',
  '#',
  ' #',
  ' # note',
  '=',
  ':',
  ',',
  '%',
  '{',
  '}',
  '(',
  ' ',
  '\t',
  '/',
];
const VALUES: Choices = [
  '$A',
  '$SET',
  `\${B}`,
  `\${UNSET}`,
  `\${NONE:-x}`,
  `\${SET:+y}`,
  `\${EMPTY-z}`,
  '$$',
  '$',
  '$1',
  `\${A:-\${B:-c}}`,
];
const ESCAPES: Choices = [
  '\\n',
  '\\t',
  '\\\\',
  '\\"',
  "\\'",
  '\\$',
  '\\$A',
  '\\c',
  '\\q',
  '\\0101',
  '\\01',
  '\\0777',
  '\\0400',
  '\\0189',
  '\\0',
  '\\',
  '\\ ',
];
const MISTAKES: Choices = [`\${`, `\${A!}`, `\${}`, `\${NONE:?}`, `\${NONE:?no $SET}`, `\${A:-x`];
const BLANKS: Choices = ['', '', '', '', ' ', '\t', '  ', '\u00a0', '\v', '\f'];
const BREAKS: Choices = ['\n', '\n', '\n', '\n', '\n', '\n', '\r\n', '\n\n'];

/**
 * Files of the grammar of `.env`, and one in six that may not be: one for each index, the same in every run. `raw` gives files
 * for `format: raw`.
 */
export function dotenvFile(index: number): string {
  const random = new Random(0x51ed270b ^ Math.imul(index, 0xc2b2ae35));
  return new Writer(random, random.percent(16)).file((writer) => writer.statement());
}

export function rawFile(index: number): string {
  const random = new Random(0x2545f491 ^ Math.imul(index, 0x27d4eb2f));
  return new Writer(random, random.percent(16)).file((writer) => writer.rawStatement());
}

class Writer {
  constructor(
    private readonly random: Random,
    private readonly strange: boolean,
  ) {}

  file(make: (writer: Writer) => string): string {
    const { random } = this;
    const lines = random.several(2, 8, () => random.of(BLANKS) + make(this) + random.of(BREAKS)).join('');
    const mark = random.percent(3) ? '\ufeff' : '';
    return mark + (random.percent(25) ? lines.replace(/\r?\n+$/, '') : lines);
  }

  statement(): string {
    const { random } = this;
    const kind = random.below(100);
    if (kind < 5) return '';
    if (kind < 10) return `#${this.value()}`;
    if (kind < 16) return random.of(KEYS);
    const lead = random.percent(10) ? `export${random.of([' ', '  ', '\t', ' \v', ' \u00a0'])}` : '';
    const separator = random.of(['=', '=', '=', '=', '=', '=', ':']);
    const blank = random.percent(50) ? '' : random.of(BLANKS);
    return lead + this.key() + blank + separator + random.of(BLANKS) + this.written();
  }

  rawStatement(): string {
    const { random, strange } = this;
    if (random.percent(8)) return `#${this.value()}`;
    if (random.percent(12)) return random.of(KEYS) + (strange ? random.of(BLANKS) : '');
    return `${this.key()}=${random.of(BLANKS)}${this.value()}${random.of(BLANKS)}`;
  }

  private key(): string {
    const { random, strange } = this;
    return strange && random.percent(15) ? random.of(STRANGE_KEYS) : random.of(KEYS);
  }

  private written(): string {
    const { random, strange } = this;
    const kind = random.below(10);
    if (kind < 5) return this.value() + random.of(BLANKS);
    const quote = kind < 8 ? '"' : "'";
    const inner = random.several(0, 5, () => (random.percent(8) ? '\n' : this.piece())).join('');
    // A backslash before the end would escape the quote that closes, unless that is what is wanted.
    const safe = strange ? inner : inner.replaceAll(/(?<!\\)["']/g, '').replace(/\\+$/, '');
    const after = strange ? random.of(WORDS) : random.of(BLANKS);
    return `${quote}${safe}${strange && random.percent(10) ? '' : quote}${after}`;
  }

  private value(): string {
    return this.random.several(0, 4, () => this.piece()).join('');
  }

  private piece(): string {
    const { random, strange } = this;
    const kind = random.below(100);
    if (kind < 45) return random.of(WORDS);
    if (kind < 75) return random.of(VALUES);
    if (kind < 95) return random.of(ESCAPES);
    if (kind < 98) return random.of(['"', "'"]);
    return random.of(strange ? MISTAKES : WORDS);
  }
}
