import { child, itemsOf, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { Books } from '../books.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, entryAt } from '../emit.js';
import { isYaml } from '../file-path.js';
import type { CloudBook } from './clouds.js';
import { markEvidence, resourceEvidence } from './resource.js';

/** Configurations of Google Cloud Deployment Manager: `resources:` with types such as `compute.v1.instance`. */
export function deploymentManagerDetector({ clouds }: Books): Detector {
  return {
    name: 'deployment-manager',
    extensions: ['yml', 'yaml'],
    wants: isYaml,
    detect: (file) => detect(file, clouds),
  };
}

function* detect(file: CandidateFile, clouds: CloudBook): Iterable<Evidence> {
  if (!/^resources[ \t]*:/m.test(file.text) || !/\btype[ \t]*:[ \t]*(?:[a-z]{2,30}\.v\d|gcp-types\/)/.test(file.text))
    return;
  const [root] = file.parsed().documents;
  for (const [index, resource] of itemsOf(child(root, 'resources')).entries()) {
    const type = entryAt(resource, 'type');
    const text = textOf(type?.value);
    if (type === undefined || text === undefined || clouds.ofType(text) !== 'gcp') continue;
    const seen = { type: text, name: textOf(child(resource, 'name')), at: atKey(type, `resources[${index}].type`) };
    yield resourceEvidence('deployment-manager.resource', seen, clouds);
    yield* markEvidence(seen, clouds, 'deployment-manager');
  }
}
