import { child, itemsOf, textOf } from '../documents/node.js';
import type { Evidence } from '../model/evidence.js';
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
    yield observe({
      kind: 'dapr.sidecar',
      value: 'command',
      name: id,
      message: `App ${shown(id ?? '')} runs with a Dapr sidecar.`,
      at: atNode(app, `apps[${index}]`),
    });
  }
}
