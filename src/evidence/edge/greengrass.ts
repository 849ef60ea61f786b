import { child, descend, entriesOf, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, entryAt, named, observe, shown } from '../emit.js';
import { isYaml } from '../file-path.js';

/** Component recipes and deployments of AWS IoT Greengrass version 2. */
export function greengrassDetector(): Detector {
  return {
    name: 'greengrass',
    extensions: ['yml', 'yaml', 'json'],
    wants: (file) =>
      isYaml(file) || (file.extension === 'json' && /recipe|component|greengrass|deployment/.test(file.name)),
    detect,
  };
}

function* detect(file: CandidateFile): Iterable<Evidence> {
  if (!file.text.includes('RecipeFormatVersion') && !/["']?components["']?[ \t]*:/.test(file.text)) return;
  if (file.text.includes('RecipeFormatVersion')) yield* readRecipe(file);
  else if (file.text.includes('aws.greengrass.')) yield* readDeployment(file);
}

function* readRecipe(file: CandidateFile): Iterable<Evidence> {
  const [root] = file.parsed().documents;
  const version = entryAt(root, 'RecipeFormatVersion');
  if (version === undefined) return;
  const name = textOf(child(root, 'ComponentName'));
  yield observe({
    kind: 'edge.manifest',
    value: 'greengrass',
    name,
    details: { kind: 'component' },
    message: `Component${named(name)} runs on devices with AWS IoT Greengrass.`,
    at: atKey(version, 'RecipeFormatVersion'),
  });
  for (const entry of entriesOf(child(root, 'ComponentDependencies'))) {
    yield observe({
      kind: 'edge.module',
      value: 'greengrass',
      name: entry.key,
      message: `Component${named(name)} needs ${shown(entry.key)} on the device.`,
      at: atKey(entry, `ComponentDependencies.${entry.key}`),
    });
  }
}

function* readDeployment(file: CandidateFile): Iterable<Evidence> {
  const [root] = file.parsed().documents;
  const components = entryAt(root, 'components');
  if (components === undefined) return;
  yield observe({
    kind: 'edge.manifest',
    value: 'greengrass',
    name: textOf(child(root, 'deploymentName')) ?? textOf(descend(root, 'targetArn')),
    details: { kind: 'deployment' },
    message: `${shown(file.path)} deploys Greengrass components to devices.`,
    at: atKey(components, 'components'),
  });
}
