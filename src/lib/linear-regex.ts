/** Whether a whole text meets a pattern. */
export type TextTest = (text: string) => boolean;

/** Steps that a pattern may come to, counted repetitions written out. */
const MOST_STEPS = 4000;
const MOST_COUNT = 1000;
/** Groups within groups. */
const DEEPEST = 50;

type CharacterTest = (character: string) => boolean;

/** A step of the automaton: a character, a fork to several others, or the end. */
type Step =
  | { readonly kind: 'character'; readonly test: CharacterTest; next: number }
  | { readonly kind: 'fork'; next: number[] }
  | { readonly kind: 'start' | 'stop'; next: number }
  | { readonly kind: 'end' };

type Node =
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'edge'; readonly at: 'start' | 'stop' }
  | { readonly kind: 'all' | 'either'; readonly parts: readonly Node[] }
  | { readonly kind: 'repeat'; readonly part: Node; readonly least: number; readonly most: number };

/** A pattern that cannot be used, with the reason as a sentence. */
class Refused extends Error {}

/**
 * Compiles a regular expression so that a test takes time linear in the text, whatever stands in it (Thompson's construction): patterns
 * come from repositories that nobody trusts. The whole text must meet it. Alternatives, groups, classes, counts and the usual escapes;
 * no references back and no looking around. Gives a sentence where it cannot be used.
 */
export function linearRegex(pattern: string): TextTest | { readonly mistake: string } {
  try {
    const { steps, start } = compile(new Reader(pattern).read());
    return (text) => run(steps, start, text);
  } catch (error) {
    if (error instanceof Refused) return { mistake: error.message };
    throw error;
  }
}

class Reader {
  readonly #characters: readonly string[];
  #at = 0;
  #depth = 0;

  constructor(pattern: string) {
    this.#characters = [...pattern];
  }

  read(): Node {
    const node = this.#either();
    if (this.#at < this.#characters.length) throw new Refused('There is a ")" too many.');
    return node;
  }

  #either(): Node {
    if (++this.#depth > DEEPEST) throw new Refused(`There are more than ${DEEPEST} groups within each other.`);
    const parts = [this.#all()];
    while (this.#take('|')) parts.push(this.#all());
    this.#depth--;
    return parts.length === 1 ? (parts[0] as Node) : { kind: 'either', parts };
  }

  #all(): Node {
    const parts: Node[] = [];
    for (let next = this.#peek(); next !== undefined && next !== '|' && next !== ')'; next = this.#peek()) {
      parts.push(this.#repeated(this.#one()));
    }
    return { kind: 'all', parts };
  }

  #repeated(part: Node): Node {
    let node = part;
    for (;;) {
      const bounds = this.#bounds();
      if (bounds === undefined) return node;
      // Which of several ways is tried first makes no difference to whether there is one.
      this.#take('?');
      node = { kind: 'repeat', part: node, ...bounds };
    }
  }

  #bounds(): { readonly least: number; readonly most: number } | undefined {
    if (this.#take('*')) return { least: 0, most: Number.POSITIVE_INFINITY };
    if (this.#take('+')) return { least: 1, most: Number.POSITIVE_INFINITY };
    if (this.#take('?')) return { least: 0, most: 1 };
    if (this.#peek() !== '{') return undefined;
    const rest = this.#characters.slice(this.#at, this.#at + 20).join('');
    const found = /^\{(\d{1,5})(?:(,)(\d{1,5})?)?\}/.exec(rest);
    if (found === null) return undefined;
    this.#at += found[0].length;
    const least = Number(found[1]);
    const most = found[2] === undefined ? least : found[3] === undefined ? Number.POSITIVE_INFINITY : Number(found[3]);
    if (least > MOST_COUNT || (Number.isFinite(most) && (most > MOST_COUNT || most < least))) {
      throw new Refused(`The count ${found[0]} is too large, or its ends are the wrong way round.`);
    }
    return { least, most };
  }

  #one(): Node {
    const character = this.#characters[this.#at++] ?? '';
    switch (character) {
      case '(': {
        if (this.#take('?') && !this.#take(':')) {
          throw new Refused('A group that begins with "(?" other than "(?:" is not known here.');
        }
        const node = this.#either();
        if (!this.#take(')')) throw new Refused('A "(" is never closed.');
        return node;
      }
      case '[':
        return { kind: 'character', test: this.#class() };
      case '.':
        return { kind: 'character', test: () => true };
      case '^':
        return { kind: 'edge', at: 'start' };
      case '$':
        return { kind: 'edge', at: 'stop' };
      case '\\':
        return { kind: 'character', test: this.#escape() };
      case '*':
      case '+':
      case '?':
        throw new Refused(`There is nothing before the "${character}" to repeat.`);
      default:
        return { kind: 'character', test: (one) => one === character };
    }
  }

  #escape(): CharacterTest {
    const character = this.#characters[this.#at++];
    if (character === undefined) throw new Refused('Nothing follows the last backslash.');
    const known = ESCAPES.get(character.toLowerCase());
    if (known !== undefined && /[a-z]/i.test(character)) {
      return character === character.toLowerCase() ? known : (one) => !known(one);
    }
    if (character === 'p' || character === 'P') return this.#property(character === 'P');
    if (/[a-z1-9]/i.test(character)) throw new Refused(`"\\${character}" is not known here.`);
    return (one) => one === character;
  }

  #property(negated: boolean): CharacterTest {
    const found = /^\{(L|Lu|Ll|Lt|Lm|Lo|N|Nd|M|P|S)\}/.exec(this.#characters.slice(this.#at, this.#at + 5).join(''));
    if (found === null) throw new Refused('"\\p" is followed by {L}, {Lu}, {Ll}, {N}, {Nd} and the like.');
    this.#at += found[0].length;
    const test = new RegExp(`^\\p{${found[1]}}$`, 'u');
    return (one) => test.test(one) !== negated;
  }

  #class(): CharacterTest {
    const negated = this.#take('^');
    const tests: CharacterTest[] = [];
    for (let first = true; ; first = false) {
      const character = this.#peek();
      if (character === undefined) throw new Refused('A "[" is never closed.');
      if (character === ']' && !first) break;
      tests.push(this.#classPart());
    }
    this.#at++;
    return (one) => tests.some((test) => test(one)) !== negated;
  }

  #classPart(): CharacterTest {
    const from = this.#characters[this.#at++] ?? '';
    const test = from === '\\' ? this.#escape() : undefined;
    const low = from === '\\' ? (this.#characters[this.#at - 1] ?? '') : from;
    const dash = this.#characters[this.#at] === '-';
    const next = this.#characters[this.#at + 1];
    if (!dash || next === undefined || next === ']') return test ?? ((one) => one === low);
    this.#at += next === '\\' ? 3 : 2;
    const high = this.#characters[this.#at - 1] ?? '';
    const [start, end] = [low.codePointAt(0) ?? 0, high.codePointAt(0) ?? 0];
    if (end < start) throw new Refused(`The range ${low}-${high} is the wrong way round.`);
    return (one) => {
      const code = one.codePointAt(0) ?? 0;
      return code >= start && code <= end;
    };
  }

  #peek(): string | undefined {
    return this.#characters[this.#at];
  }

  #take(character: string): boolean {
    if (this.#characters[this.#at] !== character) return false;
    this.#at++;
    return true;
  }
}

const ESCAPES: ReadonlyMap<string, CharacterTest> = new Map([
  ['d', (one: string) => one >= '0' && one <= '9'],
  ['w', (one: string) => /^\w$/.test(one)],
  ['s', (one: string) => /^\s$/.test(one)],
]);

function compile(root: Node): { readonly steps: readonly Step[]; readonly start: number } {
  const steps: Step[] = [{ kind: 'end' }];
  const add = (step: Step): number => {
    if (steps.length >= MOST_STEPS) throw new Refused('It is too large once its counts are written out.');
    return steps.push(step) - 1;
  };
  /** Adds what leads through a node to a step; gives the step that begins it. */
  const lead = (node: Node, next: number): number => {
    switch (node.kind) {
      case 'character':
        return add({ kind: 'character', test: node.test, next });
      case 'edge':
        return add({ kind: node.at, next });
      case 'all':
        return node.parts.reduceRight((following, part) => lead(part, following), next);
      case 'either':
        return add({ kind: 'fork', next: node.parts.map((part) => lead(part, next)) });
      case 'repeat': {
        let following = next;
        if (!Number.isFinite(node.most)) {
          const loop: Step = { kind: 'fork', next: [] };
          following = add(loop);
          loop.next = [lead(node.part, following), next];
        } else {
          for (let more = node.least; more < node.most; more++) {
            following = add({ kind: 'fork', next: [lead(node.part, following), next] });
          }
        }
        for (let one = 0; one < node.least; one++) following = lead(node.part, following);
        return following;
      }
    }
  };
  const start = lead(root, 0);
  return { steps, start };
}

/** All ways at once: no more steps are taken at a character than there are. */
function run(steps: readonly Step[], start: number, text: string): boolean {
  const characters = [...text];
  let now = closure(steps, [start], 0, characters.length);
  for (let at = 0; at < characters.length && now.size > 0; at++) {
    const next: number[] = [];
    for (const index of now) {
      const step = steps[index];
      if (step?.kind === 'character' && step.test(characters[at] ?? '')) next.push(step.next);
    }
    now = closure(steps, next, at + 1, characters.length);
  }
  return now.has(0);
}

function closure(steps: readonly Step[], from: number[], at: number, end: number): ReadonlySet<number> {
  const reached = new Set<number>();
  for (let index = from.pop(); index !== undefined; index = from.pop()) {
    if (reached.has(index)) continue;
    reached.add(index);
    const step = steps[index];
    if (step?.kind === 'fork') from.push(...step.next);
    else if ((step?.kind === 'start' && at === 0) || (step?.kind === 'stop' && at === end)) from.push(step.next);
  }
  return reached;
}
