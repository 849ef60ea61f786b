import type { Location } from '../documents/location.js';
import type { LoadContext } from './context.js';
import { pathInside } from './root.js';

/** What `include` and `extends` get with git, from a registry or over the web: never fetched. */
const REMOTE = /^(?:[a-z][a-z0-9+.-]*:\/\/|github\.com\/|[\w.-]+@[^/:]+:)/i;

/** How what is said of such a file ends. */
export const UNKNOWN_FILE = ': what it brings is unknown.';

/** A file or folder that a Compose file names. */
export interface Reference {
  readonly text: string;
  /** Folder that relative paths start from. */
  readonly directory: string;
  /** What names it, as in `include` or `services.web.extends`. */
  readonly what: string;
  readonly at: Location;
}

/**
 * The repository path that a reference means; undefined, and told to the context, when it is remote or outside of the
 * repository. Nothing is read.
 */
export function referencedPath({ text, directory, what, at }: Reference, context: LoadContext): string | undefined {
  if (REMOTE.test(text)) {
    context.unknown.push({ at, message: `"${text}" is not a file of this repository${UNKNOWN_FILE}` });
    // A run of Compose fetches it.
    if (context.unset !== 'unknown') return undefined;
    context.problems.add({
      code: 'compose-remote-reference',
      severity: 'warning',
      message: `${what} names "${text}", which is not a file of this repository and is not read.`,
      hint: 'Nothing is known of what it brings. Copy it into the repository to have it judged.',
      at,
    });
    return undefined;
  }
  const path = pathInside(context.repository, directory, text);
  if (path !== undefined && !leadsOutside(path, context)) return path;
  // A project that is checked goes on without it, and must not pass for what it is not.
  if (context.unset === 'unknown') {
    context.unknown.push({ at, message: `"${text}" is outside the repository${UNKNOWN_FILE}` });
  }
  context.problems.add({
    code: 'compose-outside-root',
    message: `${what} names "${text}", which is outside the repository and is not read.`,
    hint: 'Move it into the repository, or look at the folder that holds both.',
    at,
  });
  return undefined;
}

/** Whether a path that is not there is left out because a link on its way leaves the repository. */
function leadsOutside(path: string, { repository }: LoadContext): boolean {
  if (repository.has(path)) return false;
  return repository.skipped.some(
    (skipped) =>
      skipped.reason === 'link-outside-root' && (path === skipped.path || path.startsWith(`${skipped.path}/`)),
  );
}
