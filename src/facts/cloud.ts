import type { Evidence } from '../model/evidence.js';
import type { Vocabulary } from '../model/survey-knowledge.js';
import type { Fact } from './fact.js';
import { appliedConfigurations } from './infrastructure-modules.js';
import { countFact, type Seen, valuesFact } from './seen.js';

const RESOURCES = [
  'terraform.resource',
  'cloudformation.resource',
  'azure.resource',
  'deployment-manager.resource',
  'crossplane.resource',
  'pulumi.resource',
];

/**
 * Categories of what computes, answers or keeps records for an application. A cloud that holds only names, buckets, state,
 * networks or credentials is a service beside the cloud that runs the system.
 */
const RUNNING: ReadonlySet<string> = new Set([
  'compute',
  'cluster',
  'container',
  'function',
  'database',
  'cache',
  'messaging',
  'api',
  'workflow',
  'edge',
]);

/**
 * Clouds that the infrastructure code deploys to, what each is for, and what joins them. The system is at home in the clouds that run
 * a part of it or are joined by a private link; where none is known to run anything, in all that are used.
 */
export function cloudFacts(seen: Seen, words: Vocabulary): readonly Fact[] {
  const clouds = new Set(words.clouds);
  const cloud = (item: Evidence): string | undefined => {
    const name = item.details?.cloud;
    return name !== undefined && clouds.has(name) ? name : undefined;
  };
  const isApplied = appliedConfigurations(seen);
  const resources = seen.of(...RESOURCES);
  const modules = seen.of('terraform.module');
  const created = resources.filter(isApplied);
  const applied = [...created, ...modules.filter(isApplied)];
  const providers = seen.of('terraform.provider', 'pulumi.provider', 'crossplane.provider');
  const deployed = [...created, ...seen.of('pulumi.provider')];
  const running = [...applied.filter(runs), ...programsWithoutResources(seen)];
  const files = seen.of('terraform.cloud-file').filter((item) => item.details?.module !== 'true');
  const links = [...resources, ...modules].filter((item) => item.details?.category === 'interconnect');
  const joined = links.filter(isApplied);
  const used = [...deployed, ...modules.filter(isApplied)];
  const homes = running.length === 0 ? used : [...running, ...joined];
  const homeClouds = new Set(homes.map(cloud));
  const besides = used.filter((item) => !homeClouds.has(cloud(item)));
  const asides = new Set(besides.map(cloud));
  const inCategory = (...wanted: string[]): readonly Evidence[] =>
    created.filter((item) => wanted.includes(item.details?.category ?? ''));
  const clusters = applied.filter((item) => item.details?.category === 'cluster');
  return [
    valuesFact(
      'cloud.providers',
      providers.filter((item) => !asides.has(cloud(item))),
      cloud,
    ),
    valuesFact('cloud.required-providers', seen.of('terraform.required-provider'), cloud),
    valuesFact('cloud.deployed', deployed, cloud),
    valuesFact('cloud.used', used, cloud),
    valuesFact('cloud.running', running, cloud),
    valuesFact('cloud.linked', joined, cloud),
    valuesFact('cloud.homes', homes, cloud),
    valuesFact('cloud.besides', besides, cloud),
    valuesFact('cloud.modules', modules, cloud),
    valuesFact('cloud.named-files', files, (item) => (clouds.has(item.value) ? item.value : undefined)),
    valuesFact('cloud.named-folders', seen.of('layout.cloud-folder'), (item) =>
      clouds.has(item.value) ? item.value : undefined,
    ),
    countFact('cloud.interconnects', links),
    countFact('cloud.own-sites', seen.of('network.own-site').filter(isApplied)),
    valuesFact('cloud.interconnect-files', seen.of('terraform.interconnect-file')),
    countFact('cloud.resources', resources),
    countFact('cloud.roots', seen.of('terraform.provider', 'terraform.backend', 'pulumi.project')),
    countFact('cloud.crossplane', seen.of('crossplane.provider', 'crossplane.resource')),
    countFact('cloud.managed-stores', inCategory('database', 'cache', 'messaging')),
    countFact('cloud.clusters', clusters),
    valuesFact('cloud.cluster-homes', clusters, cloud),
    // A container that Terraform starts on a Docker host is none of a cloud's container service.
    countFact(
      'cloud.containers',
      inCategory('container').filter((item) => cloud(item) !== undefined),
    ),
    countFact('cloud.machines', inCategory('compute')),
  ];
}

function runs(item: Evidence): boolean {
  return RUNNING.has(item.details?.category ?? '');
}

/** Providers of programs whose resources cannot be read: what they make is unknown, so the provider stands for it. */
function programsWithoutResources(seen: Seen): readonly Evidence[] {
  return seen.of('pulumi.resource').length > 0 ? [] : seen.of('pulumi.provider');
}
