import type { Evidence } from '../model/evidence.js';
import type { Service } from '../model/stack.js';
import { type ComposeView, isApplication } from './compose/view.js';
import type { Fact } from './fact.js';
import { appliedConfigurations } from './infrastructure-modules.js';
import { countFact, type Seen, tally, valuesFact } from './seen.js';
import { known, knownCount, knownList, reasonOf } from './sheet.js';

/** Languages of infrastructure whose resources have a category. */
const RESOURCES = [
  'cloudformation.resource',
  'terraform.resource',
  'azure.resource',
  'deployment-manager.resource',
  'pulumi.resource',
];

/** Functions that a platform runs on demand, whoever declares them. */
export function serverlessFacts(seen: Seen, view: ComposeView): readonly Fact[] {
  const frameworks = seen.of('serverless.framework');
  const functions = seen.of('serverless.function');
  const constructs = seen.of('cdk.construct');
  const category = (items: readonly Evidence[], ...wanted: string[]): readonly Evidence[] =>
    items.filter((item) => wanted.includes(item.details?.category ?? ''));
  const resources = seen.of(...RESOURCES).filter(appliedConfigurations(seen));
  const folders = frameworks.map((item) => [folderOf(item), reasonOf(item)] as const);
  return [
    valuesFact('serverless.frameworks', frameworks),
    knownList('serverless.projects', folders),
    known(
      'serverless.at-root',
      folders.some(([folder]) => folder === '.'),
      frameworks.slice(0, 5).map(reasonOf),
    ),
    knownCount(
      'serverless.apps-beside',
      appsBeside(
        folders.map(([folder]) => folder),
        view,
      ),
      (service) => ({
        message: `\`${service.name}\` is built from code outside the functions.`,
        at: service.at,
      }),
    ),
    known('serverless.functions', tally(functions), functions.slice(0, 6).map(reasonOf)),
    countFact(
      'serverless.whole-apps',
      frameworks.filter((item) => item.details?.app === 'whole'),
    ),
    valuesFact('serverless.events', seen.of('serverless.event')),
    countFact('serverless.workflows', seen.of('serverless.workflow')),
    countFact('serverless.function-resources', category(resources, 'function')),
    countFact('serverless.container-resources', category(resources, 'container', 'compute', 'cluster')),
    valuesFact('serverless.without-functions', seen.of('serverless.no-functions')),
    countFact('serverless.commands', seen.of('serverless.command')),
    valuesFact('serverless.libraries', seen.of('serverless.library'), (item) => item.name),
    valuesFact('cdk.apps', seen.of('cdk.app')),
    valuesFact('cdk.function-constructs', category(constructs, 'function', 'workflow')),
    valuesFact('cdk.managed-constructs', category(constructs, 'api', 'messaging', 'database', 'storage')),
    valuesFact('cdk.container-constructs', category(constructs, 'container', 'cluster', 'compute')),
  ];
}

/** Services of own code that Compose builds from other folders than those of the functions, one for each unit. */
function appsBeside(projects: readonly string[], { services, units }: ComposeView): readonly Service[] {
  const isInside = (folder: string): boolean =>
    projects.some((project) => project === '.' || folder === project || folder.startsWith(`${project}/`));
  const apps = new Map<string, Service>();
  for (const service of services) {
    const unit = units.of(service);
    const own = service.build !== undefined && isApplication(service) && units.isOwnCode(service);
    if (unit !== undefined && own && !isInside(units.folderOf(service) ?? '')) apps.set(unit, service);
  }
  return projects.length === 0 ? [] : [...apps.values()];
}

function folderOf(item: Evidence): string {
  const path = item.at.file.path;
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}
