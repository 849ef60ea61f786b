import { child, itemsOf, textOf } from '../documents/node.js';
import type { Evidence } from '../model/evidence.js';
import { partEvidence } from './app-hosts/parts.js';
import type { CandidateFile, Detector } from './detector.js';
import { atKey, atNode, entryAt, observe, shown } from './emit.js';

/** dapr.yaml: several apps that the Dapr command-line program runs together, each with its sidecar. */
export function daprRunDetector(): Detector {
  return {
    name: 'dapr-run',
    extensions: ['yml', 'yaml'],
    wants: (file) => /^dapr[\w-]{0,40}\.ya?ml$/.test(file.name),
    detect,
  };
}

function* detect(file: CandidateFile): Iterable<Evidence> {
  const [root] = file.parsed().documents;
  const apps = entryAt(root, 'apps');
  if (apps === undefined) return;
  const entries = itemsOf(apps.value);
  if (!entries.some((app) => child(app, 'appID') !== undefined || child(app, 'appDirPath') !== undefined)) return;
  yield observe({
    kind: 'dapr.configuration',
    value: 'multi-app-run',
    message: `${shown(file.path)} runs ${entries.length} apps with Dapr.`,
    at: atKey(apps, 'apps'),
  });
  for (const [index, app] of entries.entries()) {
    const id = textOf(child(app, 'appID')) ?? textOf(child(app, 'appDirPath'));
    const at = atNode(app, `apps[${index}]`);
    yield partEvidence({ host: 'dapr', role: 'service', name: id, at });
    yield observe({
      kind: 'dapr.sidecar',
      value: 'run-file',
      name: id,
      details: { host: 'dapr' },
      message: `App ${shown(id ?? '')} runs with a Dapr sidecar.`,
      at,
    });
  }
}
