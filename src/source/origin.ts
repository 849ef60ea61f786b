import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { originOf } from './history.js';

/** A configuration of git that is larger is none that a clone has by itself. */
const LARGEST = 1024 * 1024;

/**
 * Address of the remote `origin` of a clone or bare mirror, as its own configuration has it. Git is asked only where its folder lies
 * elsewhere: a folder may hold thousands of clones. Undefined where there is none.
 */
export function originIn(folder: string): string | undefined {
  const own = lstatSync(join(folder, '.git'), { throwIfNoEntry: false });
  if (own?.isFile() === true) return originOf(folder);
  const path = own === undefined ? join(folder, 'config') : join(folder, '.git', 'config');
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat?.isFile() !== true || stat.size > LARGEST) return undefined;
  try {
    return originSaid(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The last address that a section of `origin` gives, as git takes it. */
function originSaid(text: string): string | undefined {
  let inside = false;
  let address: string | undefined;
  for (const line of text.split('\n')) {
    const said = line.trim();
    if (said.startsWith('[')) inside = /^\[remote[ \t]+"origin"\]/i.test(said);
    else if (inside && /^url[ \t]*=/i.test(said)) address = said.slice(said.indexOf('=') + 1).trim();
  }
  return address === undefined || address === '' ? undefined : address.replace(/^"(.*)"$/, '$1');
}
