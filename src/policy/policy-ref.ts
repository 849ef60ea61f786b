import type { PolicyRef } from './policy-source.js';

/** What stands in `extends`: a policy of another repository, or a file of the same one. */
export type ExtendsTarget =
  | { readonly kind: 'shared'; readonly ref: PolicyRef }
  /** Path from the root of the repository whose file says so. */
  | { readonly kind: 'same'; readonly path: string };

/** How a policy is named. */
export const POLICY_FORM =
  'Write owner/repo/path@ref with a tag or a commit, such as acme/policies/base.yml@v3, or ./path.';
const LONGEST = 500;
const OWNER = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/;
const REPO = /^[A-Za-z0-9._-]{1,100}$/;
/** What git allows in a ref, less what is an expression of revisions or starts like an option. */
const REF = /^[A-Za-z0-9_+][A-Za-z0-9_.+/#=-]{0,249}$/;
/** Printable, and none that a path has a meaning for. */
const SEGMENT = /^[^\s\\:*?"<>|@\p{C}][^\\:*?"<>|\p{C}]*$/u;

/** What a text in `extends` names; one sentence for people where it names nothing. */
export function extendsTarget(
  text: string,
): { readonly ok: true; readonly target: ExtendsTarget } | { readonly ok: false; readonly message: string } {
  const refused = (because: string) => ({ ok: false as const, message: `${because} ${POLICY_FORM}` });
  if (text.length > LONGEST) return refused('This is too long for the name of a policy.');
  if (text.includes('://') || /^[^/]*@[^/]*:/.test(text)) return refused(`"${text}" is an address.`);
  if (text.startsWith('./')) {
    const path = text.slice(2);
    const message = pathMistake(path);
    return message === undefined ? { ok: true, target: { kind: 'same', path } } : refused(`"${text}": ${message}`);
  }
  const at = text.lastIndexOf('@');
  if (at < 0) return refused(`"${text}" names no tag or commit.`);
  const ref = text.slice(at + 1);
  const [owner = '', repo = '', ...rest] = text.slice(0, at).split('/');
  if (!OWNER.test(owner) || !REPO.test(repo) || /^\.+$/.test(repo) || rest.length === 0) {
    return refused(`"${text}" does not name a file of a repository.`);
  }
  const message = pathMistake(rest.join('/')) ?? refMistake(ref);
  if (message !== undefined) return refused(`"${text}": ${message}`);
  return { ok: true, target: { kind: 'shared', ref: { owner, repo, path: rest.join('/'), ref } } };
}

/** `owner/repo/path@ref`, the name of a shared policy for people. */
export function policyName({ owner, repo, path, ref }: PolicyRef): string {
  return `${owner}/${repo}/${path}@${ref}`;
}

/** Whether a ref is the full name of a commit, which cannot move. */
export function isCommit(ref: string): boolean {
  return /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(ref);
}

function pathMistake(path: string): string | undefined {
  const segments = path.split('/');
  if (segments.some((one) => one === '..')) return 'The path leaves the repository.';
  if (segments.some((one) => one === '.' || !SEGMENT.test(one))) return 'This is no path of a file.';
  return /\.ya?ml$/i.test(path) ? undefined : 'A policy is a file that ends in .yml or .yaml.';
}

function refMistake(ref: string): string | undefined {
  if (ref === '') return 'The tag or commit behind the @ is missing.';
  if (ref.startsWith('refs/')) return 'Give the name of the tag alone.';
  const bad = !REF.test(ref) || ref.includes('..') || ref.includes('//') || /[/.]$|\.lock$|\/\./.test(ref);
  return bad ? 'This is no name of a tag or commit.' : undefined;
}
