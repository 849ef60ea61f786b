import { child, descend, entriesOf, type Node, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { Books } from '../books.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, entryAt, named, observe, shown } from '../emit.js';
import type { CloudBook } from './clouds.js';

/** Pulumi projects, and the resources of those that are written in YAML. Providers of the others are among their dependencies. */
export function pulumiDetector({ clouds }: Books): Detector {
  return {
    name: 'pulumi',
    extensions: ['yml', 'yaml'],
    wants: (file) => file.name === 'pulumi.yaml' || file.name === 'pulumi.yml',
    detect: (file) => detect(file, clouds),
  };
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
    const provider = type?.split(':', 1)[0];
    if (provider === undefined || provider === 'pulumi' || seen.has(provider)) continue;
    seen.add(provider);
    yield observe({
      kind: 'pulumi.provider',
      value: provider,
      details: { cloud: clouds.ofPackage(provider), source: 'resource' },
      message: `The Pulumi project makes resources of ${shown(provider)}.`,
      at: atKey(entry, `resources.${entry.key}`),
    });
  }
}
