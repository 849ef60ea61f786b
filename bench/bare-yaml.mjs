// What any reader of these files pays: `yaml` parses every file below a folder to its syntax tree, with line counters for positions.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseAllDocuments } from 'yaml';

let values = 0;
for (const entry of readdirSync(process.argv[2], { recursive: true, withFileTypes: true })) {
  if (!/\.ya?ml$/.test(entry.name)) continue;
  const lineCounter = new LineCounter();
  const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
  values += parseAllDocuments(text, { lineCounter }).length;
}
if (values === 0) throw new Error('There were no files to parse.');
