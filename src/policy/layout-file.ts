import { parseAlone } from '../documents/parse.js';
import { namingRules } from '../layout/naming/rules.js';
import { expandBraces } from '../lib/braces.js';
import type { LayoutProfile } from '../rulebook/layout.js';
import { type Mistake, mistakesOf } from '../rulebook/mistakes.js';
import { lineAt, placeIn, plainOf } from './plain.js';

/** A profile that was read, or what is wrong with its file, as lines `path:line:column: message`. */
export type ReadProfile = { readonly profile: LayoutProfile } | { readonly mistakes: readonly string[] };

/** Reads a profile of an organisation's own: one YAML document in the shape of rules/layouts. */
export async function readProfile(path: string, text: string): Promise<ReadProfile> {
  const parsed = await parseAlone(path, text);
  const errors = parsed.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { mistakes: errors.map(({ at, message }) => lineAt(at, message)) };
  const [root, second] = parsed.documents;
  if (root === undefined || (root.kind === 'scalar' && root.value === undefined)) {
    return { mistakes: [`${path}: This holds no layout profile. \`groundplan layout infer\` writes one.`] };
  }
  if (second !== undefined)
    return { mistakes: [lineAt({ ...second, pointer: '' }, 'A profile is one document; remove this one.')] };
  const plain = plainOf(root);
  if (plain === undefined) return { mistakes: [`${path}: This is too large for a layout profile.`] };
  const { default: validators } = await import('../rulebook/generated/layout-profile-validator.cjs');
  const validate = validators['layout-profile'];
  const told = (mistakes: readonly Mistake[]): ReadProfile => ({
    mistakes: mistakes
      .map(({ path: steps, part, message }) => ({ at: placeIn(root, steps, part), message }))
      .sort((a, b) => a.at.start - b.at.start)
      .map(({ at, message }) => lineAt(at, message)),
  });
  if (validate !== undefined && !validate(plain.value)) return told(mistakesOf(validate.errors));
  // The validator that was generated from LayoutProfile has passed it.
  const profile = plain.value as LayoutProfile;
  const mistakes = profileMistakes(profile);
  return mistakes.length > 0 ? told(mistakes) : { profile };
}

/** What is wrong with the names and globs of a profile whose shape is right. */
export function profileMistakes({
  naming = {},
  entries = [],
  ...rest
}: Pick<LayoutProfile, 'naming' | 'entries' | 'concerns' | 'counts' | 'ignore'>): Mistake[] {
  const names = namingRules(naming).mistakes.map(
    ({ path, message }): Mistake => ({ path: ['naming', ...path], part: 'value', message }),
  );
  const globs = globMistakes({ entries, ...rest }, []);
  const seen = new Set<string>();
  const twice = entries.flatMap(({ id }, index): Mistake[] => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      {
        path: ['entries', String(index), 'id'],
        part: 'value',
        message: `Another entry is called "${id}". Give one of them another id.`,
      },
    ];
  });
  return [...names, ...globs, ...twice];
}

/** Keys under which globs stand, at any depth. */
const GLOBS: ReadonlySet<string> = new Set([
  'oneOf',
  'inEach',
  'has',
  'lacks',
  'homes',
  'beside',
  'holds',
  'in',
  'ignore',
]);

function globMistakes(value: unknown, path: readonly string[]): Mistake[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]: [string, unknown]): Mistake[] => {
    const here = [...path, key];
    if (!GLOBS.has(key) || !Array.isArray(part)) return globMistakes(part, here);
    return part.flatMap((glob: unknown, index): Mistake[] => {
      const message = typeof glob === 'string' ? globMistake(glob) : undefined;
      return message === undefined ? [] : [{ path: [...here, String(index)], part: 'value', message }];
    });
  });
}

function globMistake(glob: string): string | undefined {
  const all = expandBraces(glob);
  if (all === undefined) return 'This stands for too many paths. Write fewer alternatives in braces.';
  if (all.some((one) => one.split('/').includes('..'))) {
    return 'This leads out of the repository. Write a path from its root, without "..".';
  }
  return glob.trim() === '' ? 'This is empty, and no path is.' : undefined;
}
