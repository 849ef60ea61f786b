import { wholeFile } from '../../documents/location.js';
import type { Evidence } from '../../model/evidence.js';
import type { EvidenceKnowledge } from '../../model/evidence-knowledge.js';
import { observe, shown } from '../emit.js';
import { type FilePath, isYaml, segmentsOf } from '../file-path.js';

interface Counted {
  readonly first: string;
  count: number;
}

/** How much source code there is of each language, outside tests, examples and documentation. */
export function* readSources(files: readonly FilePath[], knowledge: EvidenceKnowledge): Iterable<Evidence> {
  const languages = new Map(
    knowledge.languages.flatMap(({ name, words }) => words.map((word) => [word, name] as const)),
  );
  const asideFolder = asideFolders(new Set(knowledge.folders.aside));
  const counts = new Map<string, Counted>();
  for (const file of files) {
    const language = languages.get(file.extension);
    if (language === undefined || TEST_NAME.test(file.name) || asideFolder(file.folder)) continue;
    count(counts, language, file.path);
  }
  for (const [language, { first, count: found }] of counts) {
    yield observe({
      kind: 'layout.source',
      value: language,
      details: { count: String(found) },
      message: `${found} source file${found === 1 ? '' : 's'} of ${language} ${found === 1 ? 'is' : 'are'} here.`,
      at: wholeFile(first),
    });
  }
}

const CONTRACTS: readonly (readonly [string, (file: FilePath) => boolean])[] = [
  ['protobuf', (file) => file.extension === 'proto'],
  ['avro', (file) => file.extension === 'avsc' || file.extension === 'avdl'],
  ['graphql', (file) => file.extension === 'graphql' || file.extension === 'graphqls'],
  ['openapi', (file) => isText(file) && /(?:openapi|swagger)[\w.-]{0,60}\.(?:ya?ml|json)$/.test(file.name)],
  ['asyncapi', (file) => isText(file) && /asyncapi[\w.-]{0,60}\.(?:ya?ml|json)$/.test(file.name)],
];

function isText(file: FilePath): boolean {
  return file.extension === 'json' || isYaml(file);
}

/** Interface definitions by their file names. */
export function* readContracts(files: readonly FilePath[]): Iterable<Evidence> {
  const counts = new Map<string, Counted>();
  for (const file of files) {
    const contract = CONTRACTS.find(([, test]) => test(file))?.[0];
    if (contract !== undefined) count(counts, contract, file.path);
  }
  for (const [contract, { first, count: found }] of counts) {
    yield observe({
      kind: 'layout.contract',
      value: contract,
      details: { count: String(found) },
      message: `${found} ${contract} definition${found === 1 ? '' : 's'} such as ${shown(first)} ${found === 1 ? 'is' : 'are'} here.`,
      at: wholeFile(first),
    });
  }
}

function count(counts: Map<string, Counted>, key: string, path: string): void {
  const known = counts.get(key);
  if (known === undefined) counts.set(key, { first: path, count: 1 });
  else known.count++;
}

const TEST_NAME = /(?:^test_|[._-](?:test|spec)s?\.|_test\.)/;

/** Tells folders that are no part of the system; each folder is taken apart once. */
function asideFolders(aside: ReadonlySet<string>): (folder: string) => boolean {
  const known = new Map<string, boolean>();
  return (folder) => {
    let answer = known.get(folder);
    if (answer === undefined) {
      answer = segmentsOf(folder.toLowerCase()).some((segment) => aside.has(segment));
      known.set(folder, answer);
    }
    return answer;
  };
}
