import { child, type Entry, entriesOf, type Node, textOf } from '../../documents/node.js';
import type { CandidateFile } from '../detector.js';
import { type FilePath, isYaml } from '../file-path.js';

/** Folders whose YAML is never Compose although it may have `services:`. */
const NEVER = /(?:^|\/)\.(?:github|gitlab|circleci|drone|woodpecker|azure-pipelines)(?:\/|$)/;

const CI_NAMES =
  /^(?:\.gitlab-ci|bitbucket-pipelines|azure-pipelines|\.travis|\.drone|\.woodpecker|serverless|appveyor)\b/;

/** Files that may be Compose files by their path; the content decides. */
export function mayBeCompose(file: FilePath): boolean {
  return isYaml(file) && !NEVER.test(file.folder) && !CI_NAMES.test(file.name);
}

/** A service of a file that has the shape of a Compose file: `services:` whose entries build or run images. */
export interface ComposeService {
  readonly name: string;
  readonly entry: Entry;
  readonly pointer: string;
}

/** The root of a Compose file; undefined for any other file. Tells by bytes before it parses. */
export function composeRoot(file: CandidateFile): Node | undefined {
  if (!/^services[ \t]*:/m.test(file.text)) return undefined;
  const [root] = file.parsed().documents;
  if (child(root, 'apiVersion') !== undefined || child(root, 'stages') !== undefined) return undefined;
  const services = [...entriesOf(child(root, 'services'))];
  return services.some(({ value }) => value.kind === 'mapping') ? root : undefined;
}

export function* servicesOf(root: Node): Iterable<ComposeService> {
  for (const entry of entriesOf(child(root, 'services'))) {
    yield { name: entry.key, entry, pointer: `services.${entry.key}` };
  }
}

/** Labels, which Compose takes as a mapping or as a list of `key=value`. */
export function* labelsIn(
  node: Node | undefined,
): Iterable<{ readonly key: string; readonly value: string; readonly node: Node }> {
  if (node?.kind === 'mapping') {
    for (const entry of node.entries.values())
      yield { key: entry.key, value: textOf(entry.value) ?? '', node: entry.value };
  }
  if (node?.kind !== 'sequence') return;
  for (const item of node.items) {
    const text = textOf(item);
    if (text === undefined) continue;
    const equals = text.indexOf('=');
    yield {
      key: equals < 0 ? text : text.slice(0, equals),
      value: equals < 0 ? '' : text.slice(equals + 1),
      node: item,
    };
  }
}
