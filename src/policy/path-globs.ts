import { Minimatch } from 'minimatch';

/** Whether a path meets one of the globs. One without a slash matches at any depth, as in .gitignore; a folder's covers what is below it. */
export function pathMatcher(globs: readonly string[]): (path: string) => boolean {
  const compiled = globs.map((glob) => {
    const anchored = glob.includes('/') ? glob.replace(/^\//, '') : `**/${glob}`;
    return new Minimatch(`{${anchored},${anchored.replace(/\/$/, '')}/**}`, {
      dot: true,
      nocomment: true,
      nonegate: true,
    });
  });
  return (path) => compiled.some((glob) => glob.match(path));
}

/** Whether a service's name, or its id, meets one of the globs. */
export function nameMatcher(globs: readonly string[]): (name: string) => boolean {
  const compiled = globs.map((glob) => new Minimatch(glob, { dot: true, nocomment: true, nonegate: true }));
  return (name) => compiled.some((glob) => glob.match(name));
}
