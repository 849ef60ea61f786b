import { wholeFile } from '../documents/location.js';
import { baseName } from '../lib/paths.js';
import type { Evidence } from '../model/evidence.js';
import type { EvidenceKnowledge, FileMark } from '../model/evidence-knowledge.js';
import type { Detector } from './detector.js';
import { fill, observe } from './emit.js';
import type { FilePath } from './file-path.js';
import { WordTable } from './word-table.js';

/** Files that say something by their name alone (rules/evidence/files.yml). */
export function fileMarkDetector(knowledge: EvidenceKnowledge): Detector {
  const marks = fileTable(knowledge.files.flatMap((mark) => mark.names.map((name) => [name, mark] as const)));
  return {
    name: 'files',
    extensions: [],
    wants: () => false,
    detect: () => [],
    detectTree: (files) => read(files, marks),
  };
}

function* read(files: readonly FilePath[], marks: FileTable<FileMark>): Iterable<Evidence> {
  for (const file of files) {
    const mark = marks(file);
    if (mark === undefined || (mark.root === true && file.folder !== '')) continue;
    yield observe({
      kind: mark.kind,
      value: mark.value,
      details: mark.details,
      message: fill(mark.message, { path: file.path, folder: file.folder, name: baseName(file.path) }),
      at: wholeFile(file.path),
    });
  }
}

export type FileTable<T> = (file: FilePath) => T | undefined;

/** Looks up files by base name, or by folder and base name; names may hold one `*`. The folder's table is asked first. */
export function fileTable<T>(rows: Iterable<readonly [string, T]>): FileTable<T> {
  const byName = new WordTable<T>();
  const byFolder = new Map<string, WordTable<T>>();
  for (const [name, row] of rows) {
    const slash = name.lastIndexOf('/');
    if (slash < 0) byName.add(name, row);
    else {
      const folder = name.slice(0, slash).toLowerCase();
      const table = byFolder.get(folder) ?? new WordTable<T>();
      table.add(name.slice(slash + 1), row);
      byFolder.set(folder, table);
    }
  }
  return (file) => byFolder.get(baseName(file.folder).toLowerCase())?.find(file.name) ?? byName.find(file.name);
}
