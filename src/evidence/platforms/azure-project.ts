import { child, entriesOf, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, entryAt } from '../emit.js';
import { functionEvidence } from '../serverless/emit-function.js';
import { appEvidence } from './app-evidence.js';

/** azure.yaml of the Azure Developer CLI: services, and for each what hosts it. */
export function azureProjectDetector(): Detector {
  return {
    name: 'azure-project',
    extensions: ['yml', 'yaml'],
    wants: (file) => file.name === 'azure.yaml' || file.name === 'azure.yml',
    detect,
  };
}

const PLATFORMS: ReadonlyMap<string, readonly ['web' | 'static' | 'container', string]> = new Map([
  ['appservice', ['web', 'azure-app-service']],
  ['staticwebapp', ['static', 'azure-app-service']],
  ['containerapp', ['container', 'azure-container-apps']],
  ['springapp', ['web', 'azure-app-service']],
]);

function* detect(file: CandidateFile): Iterable<Evidence> {
  for (const service of entriesOf(child(file.parsed().documents[0], 'services'))) {
    const host = entryAt(service.value, 'host');
    const word = textOf(host?.value);
    if (host === undefined || word === undefined) continue;
    const at = atKey(host, `services.${service.key}.host`);
    const platform = PLATFORMS.get(word);
    if (platform !== undefined) yield appEvidence({ platform: platform[1], name: service.key, type: platform[0], at });
    else if (word === 'function')
      yield functionEvidence({ cloud: 'azure', name: service.key, framework: 'azure-functions', at });
  }
}
