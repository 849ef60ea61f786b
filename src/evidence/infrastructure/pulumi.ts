import { child, descend, entriesOf, type Node, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { Books } from '../books.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, entryAt, named, observe, shown } from '../emit.js';
import type { FilePath } from '../file-path.js';
import type { CloudBook } from './clouds.js';
import { isPulumiProgram, pulumiResource, readPulumiProgram } from './pulumi-code.js';

/** Pulumi projects, and the resources that their programs or their YAML make. Providers are among the dependencies of programs. */
export function pulumiDetector({ clouds }: Books): Detector {
  return {
    name: 'pulumi',
    extensions: ['yml', 'yaml', 'ts', 'js', 'py', 'go', 'cs', 'java'],
    wants: (file) => isProject(file) || isPulumiProgram(file),
    detect: (file) => (isProject(file) ? detect(file, clouds) : readPulumiProgram(file, clouds)),
  };
}

function isProject(file: FilePath): boolean {
  return file.name === 'pulumi.yaml' || file.name === 'pulumi.yml';
}

function* detect(file: CandidateFile, clouds: CloudBook): Iterable<Evidence> {
  const [root] = file.parsed().documents;
  const runtime = entryAt(root, 'runtime');
  const name = textOf(child(root, 'name'));
  if (runtime === undefined) return;
  const language = textOf(runtime.value) ?? textOf(child(runtime.value, 'name')) ?? 'other';
  yield observe({
    kind: 'pulumi.project',
    value: language,
    name,
    message: `Pulumi project${named(name)} makes cloud resources with ${language}.`,
    at: atKey(runtime, 'runtime'),
  });
  yield* readProviders(descend(root, 'resources'), clouds);
}

/** `type: aws:s3/bucket:Bucket`: the provider stands before the first colon. */
function* readProviders(resources: Node | undefined, clouds: CloudBook): Iterable<Evidence> {
  const seen = new Set<string>();
  for (const entry of entriesOf(resources)) {
    const type = textOf(child(entry.value, 'type'));
    const [provider, module = '', name = module] = type?.split(':', 3) ?? [];
    if (provider === undefined || provider === 'pulumi') continue;
    const at = atKey(entry, `resources.${entry.key}`);
    const kind = `${module.replace(/\/.*$/, '')}/${name}`;
    yield pulumiResource({ provider, type: kind, name: entry.key, source: 'resource', at }, clouds);
    if (seen.has(provider)) continue;
    seen.add(provider);
    yield observe({
      kind: 'pulumi.provider',
      value: provider,
      details: { cloud: clouds.ofPackage(provider), source: 'resource' },
      message: `The Pulumi project makes resources of ${shown(provider)}.`,
      at,
    });
  }
}
