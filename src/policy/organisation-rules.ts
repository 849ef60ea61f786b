import { positionOf } from '../documents/location.js';
import { child, type Node, type ScalarNode, textOf } from '../documents/node.js';
import { parseAlone } from '../documents/parse.js';
import { didYouMean } from '../lib/suggest.js';
import type { Budget } from '../rulebook/expression/bounds.js';
import type { ExpressionRule } from '../rulebook/expression/rule.js';
import { type Mistake, mistakesOf } from '../rulebook/mistakes.js';
import type { OrganisationRule } from '../rulebook/organisation-rule.js';
import type { RuleCore } from '../rulebook/rule.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import { lineAt, placeIn, plainOf, stepAt } from './plain.js';
import { placeInScalar } from './scalar-place.js';

/** A rule of an organisation, checked and ready to run. */
export interface LoadedRule {
  readonly source: OrganisationRule;
  /** File that holds it, and the line on which it starts. */
  readonly path: string;
  readonly line: number;
  /** The rule as the engine runs it; an expression is the check `expression ID`. */
  readonly core: RuleCore;
  readonly expression?: ExpressionRule;
}

export interface LoadedRules {
  readonly rules: readonly LoadedRule[];
  /** Ids of rules that have mistakes. */
  readonly broken: readonly string[];
  /** Lines `path:line:column: message`, in the order of the files. */
  readonly mistakes: readonly string[];
  /** The same lines, each with the path of its file. */
  readonly mistakesByFile: readonly LineOf[];
  /** Rules that were left out, since a file of another version of the same repository has them. */
  readonly leftOut: readonly LineOf[];
}

/** A line `path:line:column: message`, with the path of its file. */
export interface LineOf {
  readonly path: string;
  readonly line: string;
}

export interface RuleFile {
  readonly path: string;
  readonly text: string;
  /** Repository of the file, and which version of it that is. Absent: they are all of one. */
  readonly repository?: string;
  readonly version?: string;
}

/** Where a rule was found first. */
interface Known {
  readonly place: string;
  readonly file?: RuleFile;
}

/** Rules that are loaded at most; each costs time in every run. */
const MOST_RULES = 500;

/** Reads, checks and compiles files of rules, one rule a document. Every mistake of all files is told, at its place. */
export async function loadOrganisationRules(files: readonly RuleFile[], book: Rulebook): Promise<LoadedRules> {
  const { BOUNDS } = await import('../rulebook/expression/bounds.js');
  const budget: Budget = { left: BOUNDS.stepsOfRun };
  const rules: LoadedRule[] = [];
  const broken: string[] = [];
  const mistakesByFile: LineOf[] = [];
  const leftOut: LineOf[] = [];
  const known = new Map<string, Known>(book.rules.map(({ id }) => [id, { place: 'the built-in rules' }]));
  const told = () => ({ rules, broken, mistakes: mistakesByFile.map(({ line }) => line), mistakesByFile, leftOut });
  for (const file of files) {
    const tell = (...lines: readonly string[]) =>
      mistakesByFile.push(...lines.map((line) => ({ path: file.path, line })));
    const parsed = await parseAlone(file.path, file.text);
    const errors = parsed.problems.filter(({ severity }) => severity === 'error');
    tell(...errors.map(({ at, message }) => lineAt(at, message)));
    if (errors.length > 0) continue;
    for (const root of parsed.documents) {
      if (root.kind === 'scalar' && root.value === undefined) continue;
      if (rules.length + broken.length >= MOST_RULES) {
        tell(`${file.path}: There are more than ${MOST_RULES} rules. Leave some out.`);
        return told();
      }
      const again = otherVersionOf(file, root, known);
      if (again !== undefined) {
        leftOut.push({ path: file.path, line: again });
        continue;
      }
      const loaded = await loadOne(file, root, book, known, budget);
      tell(...loaded.mistakes);
      if (loaded.rule !== undefined) rules.push(loaded.rule);
      else if (loaded.id !== undefined) broken.push(loaded.id);
    }
  }
  return told();
}

/** What is told of a rule that another version of its repository brought; undefined where none did. */
function otherVersionOf(file: RuleFile, root: Node, known: ReadonlyMap<string, Known>): string | undefined {
  const node = child(root, 'id');
  const first = node === undefined ? undefined : known.get(textOf(node) ?? '');
  const { repository } = file;
  if (node === undefined || first?.file === undefined || repository === undefined) return undefined;
  if (first.file.repository !== repository || first.file.version === file.version) return undefined;
  return lineAt(
    { ...node, pointer: 'id' },
    `This rule is left out: another version of the same policy has it, which holds, at ${first.place}.`,
  );
}

async function loadOne(
  file: RuleFile,
  root: Node,
  book: Rulebook,
  known: Map<string, Known>,
  budget: Budget,
): Promise<{ readonly rule?: LoadedRule; readonly id?: string; readonly mistakes: readonly string[] }> {
  const plain = plainOf(root);
  if (plain === undefined) return { mistakes: [`${file.path}: This is too large for a rule.`] };
  const inOrder = (list: readonly Mistake[]): string[] =>
    list
      .map(({ path, part, message }) => ({ at: placeIn(root, path, part), message }))
      .sort((a, b) => a.at.start - b.at.start)
      .map(({ at, message }) => lineAt(at, message));

  const tagged = tagMistakes(root);
  if (tagged.length > 0) return { mistakes: inOrder(tagged) };
  const { default: validators } = await import('../rulebook/generated/organisation-rule-validator.cjs');
  const validate = validators['organisation-rule'];
  if (validate !== undefined && !validate(plain.value)) return { mistakes: inOrder(mistakesOf(validate.errors)) };
  // The validator that was generated from OrganisationRule has passed it.
  const source = plain.value as OrganisationRule;
  const { id } = source;
  const found = [...ownMistakes(source, book, known.get(id)?.place), ...(await checkMistakes(source))];
  if (!known.has(id)) known.set(id, { place: stepAt(placeIn(root, ['id'], 'value')), file });
  const { expression, mistakes } = await expressionOf(file, root, source, budget);
  const lines = [...inOrder(found), ...mistakes];
  if (lines.length > 0) return { id, mistakes: lines };
  const { line } = positionOf({ ...root, pointer: '' });
  return { id, mistakes: [], rule: { source, path: file.path, line, core: coreOf(source), expression } };
}

/** `expression: !service.privileged` is a tag to YAML, and no text. */
function tagMistakes(root: Node): Mistake[] {
  return (['when', 'expression'] as const).flatMap((key) =>
    child(root, key)?.tag === undefined
      ? []
      : [
          {
            path: [key],
            part: 'value',
            message:
              'A text that starts with "!" is a tag in YAML: put the expression in quotes, or on a line of its own below `|`.',
          },
        ],
  );
}

function ownMistakes(rule: OrganisationRule, book: Rulebook, earlier: string | undefined): Mistake[] {
  const mistakes: Mistake[] = [];
  const add = (path: readonly string[], part: Mistake['part'], message: string) =>
    mistakes.push({ path, part, message });
  if (earlier !== undefined)
    add(['id'], 'value', `There is a rule "${rule.id}" already, in ${earlier}. Give this one another id.`);
  if (rule.expression === undefined && rule.check === undefined) {
    add([], 'key', 'The key "expression" is missing: what must be true, in CEL.');
  } else if (rule.expression !== undefined && rule.check !== undefined) {
    add(['check'], 'key', 'A rule has an "expression" or a "check", not both.');
  }
  if (rule.check === undefined && rule.params !== undefined) add(['params'], 'key', '"params" belongs to "check".');
  for (const key of ['subject', 'when'] as const) {
    if (rule.expression === undefined && rule[key] !== undefined)
      add([key], 'key', `"${key}" belongs to "expression".`);
  }
  const slugs = ['none', ...book.patterns.map(({ slug }) => slug)];
  for (const [index, slug] of (rule.appliesTo ?? []).entries()) {
    if (slugs.includes(slug)) continue;
    add(['appliesTo', String(index)], 'value', `There is no pattern "${slug}".${didYouMean(slug, slugs)}`);
  }
  return mistakes;
}

async function checkMistakes({ check, expression, params = {} }: OrganisationRule): Promise<Mistake[]> {
  if (check === undefined || expression !== undefined) return [];
  const { default: validators } = await import('../rulebook/generated/validators.cjs');
  const validate = validators[`params/${check}`];
  if (validate === undefined) {
    const names = Object.keys(validators).flatMap((name) => (name.startsWith('params/') ? [name.slice(7)] : []));
    return [{ path: ['check'], part: 'value', message: `There is no check "${check}".${didYouMean(check, names)}` }];
  }
  if (validate(params)) return [];
  return mistakesOf(validate.errors).map((mistake) => ({ ...mistake, path: ['params', ...mistake.path] }));
}

async function expressionOf(
  file: RuleFile,
  root: Node,
  source: OrganisationRule,
  budget: Budget,
): Promise<{ readonly expression?: ExpressionRule; readonly mistakes: readonly string[] }> {
  const { expression: text } = source;
  if (text === undefined) return { mistakes: [] };
  const { compileRule } = await import('../rulebook/expression/rule.js');
  const { rule, mistakes } = await compileRule({ ...source, expression: text }, budget);
  const lines = mistakes.map(({ key, offset, message }) => {
    const node = child(root, key);
    const value = source[key] ?? '';
    const at = isScalar(node) ? placeInScalar(file.text, node, value, offset) : placeIn(root, [key], 'value');
    return lineAt(at, message);
  });
  return { expression: rule, mistakes: lines };
}

function isScalar(node: Node | undefined): node is ScalarNode {
  return node?.kind === 'scalar';
}

function coreOf(source: OrganisationRule): RuleCore {
  const { id, title, category, level, optional, status = 'stable', why, fix, params = {} } = source;
  const { appliesTo, certainty, declaredLevel } = source;
  return {
    id,
    title,
    category,
    level,
    ...(optional === undefined ? {} : { optional }),
    since: '0.0.0',
    status,
    why,
    fix,
    ...(appliesTo === undefined ? {} : { appliesTo }),
    ...(certainty === undefined ? {} : { certainty }),
    ...(declaredLevel === undefined ? {} : { declaredLevel }),
    check: source.check ?? `expression ${id}`,
    params,
    // The expressions within are filled before the engine sees the message.
    message: source.check === undefined ? '{message}' : source.message,
  };
}
