import type { Location } from '../../src/documents/location.js';
import type { AnyCheck, LintContext, Violation } from '../../src/lint/check.js';
import { placeholders } from '../../src/lint/message.js';
import type { RuleCore } from '../../src/rulebook/rule.js';
import type { Case, ProvenRule } from './cases.js';
import { checkOf, type Mutant } from './outcome.js';

/** The rule without its check. */
export function silent({ rule }: ProvenRule): Mutant {
  return { rule, name: 'finds nothing', group: 'silent', check: replaced(rule, () => []) };
}

/** The rule with a check that reports everything of one kind; none for kinds that no passing example has. */
export function loud({ rule, cases }: ProvenRule): readonly Mutant[] {
  const passing = cases.filter(({ kind }) => kind === 'passes');
  const byContext = new Map(cases.map((one) => [one.context, one]));
  return Object.entries(SUBJECTS)
    .filter(([, subjects]) => passing.some((one) => [...subjects(one)].length > 0))
    .map(([name, subjects]) => ({
      rule,
      name: `reports every ${name}`,
      group: 'loud',
      check: replaced(
        rule,
        (context) => {
          const one = byContext.get(context);
          return one === undefined ? [] : [...subjects(one)].map((at) => violationAt(rule, at));
        },
        'repository',
      ),
    }));
}

/** The rule with findings at another place than the right one. */
export function displaced({ rule, cases }: ProvenRule): readonly Mutant[] {
  const shifts: readonly (readonly [string, (at: Location) => Location])[] = [
    ['a line too low', lineBelow],
    // Where every finding is about the whole file the first line is right.
    ...(cases.some(({ wanted }) => wanted.some((place) => !place.endsWith(':1')))
      ? [['at the start of the file', (at: Location) => ({ ...at, start: 0, end: 0 })] as const]
      : []),
  ];
  return shifts.map(([name, shift]) => ({
    rule,
    name: `reports ${name}`,
    group: 'displaced',
    check: replaced(rule, (context, params) => {
      const found: Iterable<Violation> = checkOf(rule).run(context, params as never);
      return [...found].map(({ group: _, ...violation }) => ({ ...violation, at: shift(violation.at) }));
    }),
  }));
}

/** A check of the same name that does something else. */
function replaced(
  rule: RuleCore,
  run: (context: LintContext, params: unknown) => readonly Violation[],
  scope = checkOf(rule).scope,
): AnyCheck {
  return { name: rule.check, ...(scope === undefined ? {} : { scope }), run };
}

/** Places of everything of a kind that an example holds. */
const SUBJECTS: Readonly<Record<string, (one: Case) => Iterable<Location>>> = {
  *service({ context }) {
    for (const { services } of context.stacks) for (const { at } of services) yield at;
  },
  *network({ context }) {
    for (const { networks } of context.stacks) for (const { at } of networks) yield at;
  },
  *volume({ context }) {
    for (const { volumes } of context.stacks) for (const { at } of volumes) yield at;
  },
  *project({ context }) {
    for (const { at } of context.stacks) yield at;
  },
  *problem({ context: { problems, style = [] } }) {
    for (const { at } of [...problems, ...style]) yield at;
  },
  *resource({ context: { resources = [] } }) {
    for (const { at } of resources) yield at;
  },
  *file({ example }) {
    for (const path of Object.keys(example.files))
      yield { file: { path, lineStarts: [0] }, start: 0, end: 0, pointer: '' };
  },
};

function violationAt({ message }: RuleCore, at: Location): Violation {
  const values = Object.fromEntries(placeholders(message).map((name) => [name, name]));
  return { at, subject: at.file.path, values };
}

function lineBelow({ file, start, end, ...rest }: Location): Location {
  const next = [...file.lineStarts].find((offset) => offset > start);
  // Behind the last line there is one more.
  if (next === undefined)
    return { ...rest, file: { ...file, lineStarts: [...file.lineStarts, end + 1] }, start: end + 1, end: end + 1 };
  return { ...rest, file, start: next, end: next };
}
