import { type Entry, entriesOf, type Node } from '../documents/node.js';
import type { Evidence } from '../model/evidence.js';
import type { EvidenceKnowledge, SettingMark } from '../model/evidence-knowledge.js';
import type { CandidateFile, Detector } from './detector.js';
import { atKey, observe, shown } from './emit.js';
import { type FileTable, fileTable } from './file-marks.js';

/** Keys of applications' configuration files that tell how the parts of a system talk to each other (rules/evidence/settings.yml). */
export function settingDetector(knowledge: EvidenceKnowledge): Detector {
  // Several marks share a file name, so the table leads to all that name it.
  const byName = new Map<string, Map<string, SettingMark>>();
  for (const mark of knowledge.settings) {
    for (const name of mark.files) {
      const keys = byName.get(name) ?? new Map<string, SettingMark>();
      for (const key of mark.keys) if (!keys.has(key)) keys.set(key, mark);
      byName.set(name, keys);
    }
  }
  const tables = [...byName].map(([name, keys]) => fileTable([[name, keys] as const]));
  const first = fileTable([...byName.keys()].map((name) => [name, true] as const));
  return {
    name: 'settings',
    extensions: ['yml', 'yaml', 'json', 'toml'],
    wants: (file) => first(file) === true,
    detect: (file) => detect(file, tables),
  };
}

function* detect(
  file: CandidateFile,
  tables: readonly FileTable<ReadonlyMap<string, SettingMark>>[],
): Iterable<Evidence> {
  const keys = new Map<string, SettingMark>();
  for (const table of tables) for (const [key, mark] of table(file) ?? []) if (!keys.has(key)) keys.set(key, mark);
  const words = [...keys.keys()].map((key) => key.slice(key.lastIndexOf('.') + 1));
  if (!words.some((word) => file.text.includes(word))) return;
  const seen = new Set<SettingMark>();
  for (const document of file.parsed().documents) {
    for (const { path, entry } of keysOf(document, '', 0)) {
      const mark = keys.get(path);
      if (mark === undefined || seen.has(mark)) continue;
      seen.add(mark);
      yield observe({
        kind: mark.kind,
        value: mark.value,
        details: { key: path, source: 'configuration', ...mark.details },
        message: `${shown(file.path)} sets ${shown(path)}.`,
        at: atKey(entry, path),
      });
    }
  }
}

const MAX_DEPTH = 5;

/** Every key with its dotted path; keys that hold dots themselves (`spring.kafka:`) count as paths. */
function* keysOf(
  node: Node,
  prefix: string,
  depth: number,
): Iterable<{ readonly path: string; readonly entry: Entry }> {
  if (depth >= MAX_DEPTH) return;
  for (const entry of entriesOf(node)) {
    const path = prefix === '' ? entry.key : `${prefix}.${entry.key}`;
    yield* prefixesOf(path, prefix.length).map((shorter) => ({ path: shorter, entry }));
    yield* keysOf(entry.value, path, depth + 1);
  }
}

/** `spring.kafka.bootstrap-servers` written as one key stands for `spring` and `spring.kafka` as well. */
function prefixesOf(path: string, known: number): readonly string[] {
  const prefixes: string[] = [];
  for (let dot = path.indexOf('.', known + 1); dot > 0; dot = path.indexOf('.', dot + 1))
    prefixes.push(path.slice(0, dot));
  prefixes.push(path);
  return prefixes;
}
