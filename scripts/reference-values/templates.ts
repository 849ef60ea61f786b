import { Random } from './random.js';

/** The variables that are set while cases are recorded and replayed; all others are not. */
export const VARIABLES: Readonly<Record<string, string>> = {
  SET: 'value',
  EMPTY: '',
  DOLLAR: `$SET \${SET}`,
  BRACE: '}',
  LINES: 'a\nb',
  _u1: '1',
  lower: 'low',
  // The Kelvin sign is a K to an expression that does not regard case.
  '\u212a': 'kelvin',
};

type Choices = readonly [string, ...string[]];

const NAMES: Choices = [
  'SET',
  'EMPTY',
  'UNSET',
  'NONE',
  'DOLLAR',
  'BRACE',
  'LINES',
  '_u1',
  'lower',
  'A_1',
  '\u212a',
  '\u017fet',
];
const OPERATORS: Choices = [':-', '-', ':+', '+'];
const REQUIRED: Choices = [':?', '?'];
const TEXTS: Choices = [
  'a',
  'x y',
  'é',
  '日本',
  '😀',
  '-',
  ':',
  '?',
  '+',
  '/',
  '"',
  "'",
  '\\',
  '#',
  '%',
  '=',
  ' ',
  '1',
  ':-',
  'A',
];
const BALANCED: Choices = ['{a}', '{"k": 1}', '{a: {b: c}}'];
const BRACES: Choices = ['{', '}', '{}', '{a}', '}}', '{{', '{"k": 1}', '{$', '${'];
const DOLLARS: Choices = ['$', '$$', '$1', '$ ', '$-', '$$$', '$(x)', '$é', '$ {SET}', '$$SET', '$${SET}', '$$$SET'];
const OPERANDS: Choices = ['!', ' ', ':', ':=x', '=x', '^^', '//a/b', ':0:1', '@Q', '::-x', '[0]', '.x', 'é', '-'];

/**
 * Strings of the grammar of interpolation, and one in five that may not be: one for each index, the same in every run. The
 * reference tells of one mistake a run, so that mistakes take nearly all of the time that recording takes.
 */
export function template(index: number): string {
  const random = new Random(0x9e3779b9 ^ Math.imul(index, 0x85ebca6b));
  return new Writer(random, random.percent(20)).text(0);
}

class Writer {
  constructor(
    private readonly random: Random,
    private readonly strange: boolean,
  ) {}

  text(depth: number): string {
    const { random } = this;
    return random.several(depth === 0 ? 2 : 0, depth === 0 ? 6 : 3, () => this.part(depth)).join('');
  }

  private part(depth: number): string {
    const { random, strange } = this;
    const kind = random.below(100);
    if (kind < 26) return random.of(TEXTS);
    if (kind < 36) return `$${random.of(NAMES)}`;
    if (kind < 46) return `\${${random.of(NAMES)}}`;
    if (kind < 86 && depth < 5) return `\${${random.of(NAMES)}${this.operator()}${this.text(depth + 1)}}`;
    if (kind < 92) return random.of(DOLLARS);
    if (kind < 96) return random.of(strange ? BRACES : BALANCED);
    if (kind < 98) return strange || depth === 0 ? '\n' : ' ';
    return strange ? nearMiss(random) : random.of(TEXTS);
  }

  private operator(): string {
    const { random, strange } = this;
    return random.of(strange && random.percent(25) ? REQUIRED : OPERATORS);
  }
}

function nearMiss(random: Random): string {
  const name = random.of(NAMES);
  return random.of([
    `\${${name}${random.of(OPERANDS)}}`,
    `\${${random.of(['', ' ', '1', '#', '!', 'é'])}${name}}`,
    `\${${name}`,
    `\${${name}${random.of(OPERATORS)}x`,
    `\${${''}}`,
  ]);
}
