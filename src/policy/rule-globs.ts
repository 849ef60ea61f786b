import { matchGlob, parseGlob } from '../lib/glob.js';

/** Whether a text stands for several rules. */
export function isRuleGlob(text: string): boolean {
  return /[*?[]/.test(text);
}

/** Whether the id of a rule is meant: exactly, or by a glob in which `*` is any characters, a slash too. */
export function ruleMatcher(text: string): (id: string) => boolean {
  if (!isRuleGlob(text)) return (id) => id === text;
  const glob = parseGlob(withoutSlashes(text));
  return (id) => matchGlob(glob, withoutSlashes(id));
}

/** To a glob of paths a slash is a border; in an id it is a letter. */
function withoutSlashes(text: string): string {
  return text.replaceAll('/', ':');
}
