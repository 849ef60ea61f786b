import { child, descend, itemsOf, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, atNode, entryAt, named, observe, shown } from '../emit.js';
import type { FilePath } from '../file-path.js';
import { imageNameOf } from '../image-name.js';

/** Task definitions of Amazon ECS, as its command line and deployment steps take them. */
export function ecsTaskDetector(): Detector {
  return { name: 'ecs-task', extensions: ['json'], wants: isCandidate, detect };
}

function isCandidate(file: FilePath): boolean {
  return file.extension === 'json' && /task|ecs|container|td\b/.test(file.name);
}

function* detect(file: CandidateFile): Iterable<Evidence> {
  if (!file.text.includes('containerDefinitions')) return;
  const [root] = file.parsed().documents;
  const family = textOf(child(root, 'family'));
  for (const [index, container] of itemsOf(child(root, 'containerDefinitions')).entries()) {
    const image = textOf(child(container, 'image'));
    if (image === undefined) continue;
    const name = textOf(child(container, 'name'));
    yield observe({
      kind: 'ecs.task',
      value: imageNameOf(image).repository,
      name,
      details: { family },
      message: `Container${named(name)} of an Amazon ECS task runs ${shown(image)}.`,
      at: atNode(container, `containerDefinitions[${index}]`),
    });
  }
  const proxy = entryAt(root, 'proxyConfiguration');
  if (proxy === undefined || textOf(descend(root, 'proxyConfiguration', 'type'))?.toUpperCase() !== 'APPMESH') return;
  yield observe({
    kind: 'mesh.injection',
    value: 'app-mesh',
    name: family,
    details: { setting: 'enabled', on: 'ecs-task', key: 'proxyConfiguration' },
    message: `The Amazon ECS task${named(family)} sends its traffic through the proxy of AWS App Mesh.`,
    at: atKey(proxy, 'proxyConfiguration'),
  });
}
