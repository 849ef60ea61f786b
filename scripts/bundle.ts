/**
 * Bundles each compiled entry with everything it imports into a folder of its own under dist/, ready to run without node_modules,
 * with the licences of what is in there.
 *
 *     node build/scripts/bundle.js            writes dist/, and removes files that are no longer made
 *     node build/scripts/bundle.js action     only the entries named
 *     node build/scripts/bundle.js --check    writes nothing; exit code 1 when dist differs from what would be written
 */
import { bundle } from './bundle/entry.js';
import { differences, write } from './bundle/folder.js';
import { thirdPartyNotices } from './bundle/notices.js';

const ENTRIES = ['cli', 'action'];

const args = process.argv.slice(2);
const check = args.includes('--check');
const named = args.filter((arg) => arg !== '--check');
const unknown = named.filter((name) => !ENTRIES.includes(name));
if (unknown.length > 0) throw new Error(`No entry named ${unknown.join(', ')}: there are ${ENTRIES.join(' and ')}.`);

const folders = new Map<string, ReadonlyMap<string, Buffer>>();
for (const name of named.length > 0 ? named : ENTRIES) {
  folders.set(`dist/${name}`, await bundle(`build/src/${name}/index.js`));
}
folders.set('dist/licenses', new Map([['THIRD_PARTY_NOTICES', thirdPartyNotices(process.cwd())]]));

const stale: string[] = [];
for (const [folder, files] of folders) {
  const changed = differences(folder, files);
  if (check) stale.push(...changed);
  else write(folder, files);
  const bytes = [...files.values()].reduce((sum, content) => sum + content.length, 0);
  console.log(`${folder}: ${files.size} files, ${Math.round(bytes / 1024)} KiB, ${changed.length} changed`);
}
if (stale.length > 0) {
  console.error(`Not what the sources make (run \`npm run build\` and commit dist):\n${stale.join('\n')}`);
  process.exitCode = 1;
}
