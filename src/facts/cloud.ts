import type { Evidence } from '../model/evidence.js';
import type { Vocabulary } from '../model/survey-knowledge.js';
import type { Fact } from './fact.js';
import { countFact, type Seen, valuesFact } from './seen.js';

const RESOURCES = [
  'terraform.resource',
  'cloudformation.resource',
  'azure.resource',
  'deployment-manager.resource',
  'crossplane.resource',
];

/** Clouds that the infrastructure code deploys to, and what joins them. */
export function cloudFacts(seen: Seen, words: Vocabulary): readonly Fact[] {
  const clouds = new Set(words.clouds);
  const cloud = (item: Evidence): string | undefined => {
    const name = item.details?.cloud;
    return name !== undefined && clouds.has(name) ? name : undefined;
  };
  const resources = seen.of(...RESOURCES);
  const providers = seen.of('terraform.provider', 'pulumi.provider', 'crossplane.provider');
  const deployed = [...resources.filter((item) => !inModule(item)), ...seen.of('pulumi.provider')];
  const files = seen.of('terraform.cloud-file').filter((item) => item.details?.module !== 'true');
  const links = [
    ...resources.filter((item) => item.details?.category === 'interconnect'),
    ...seen.of('terraform.module').filter((item) => item.details?.category === 'interconnect'),
  ];
  return [
    valuesFact('cloud.providers', providers, cloud),
    valuesFact('cloud.required-providers', seen.of('terraform.required-provider'), cloud),
    valuesFact('cloud.deployed', deployed, cloud),
    valuesFact('cloud.used', [...deployed, ...seen.of('terraform.module').filter((item) => !inModule(item))], cloud),
    valuesFact('cloud.modules', seen.of('terraform.module'), cloud),
    valuesFact('cloud.named-files', files, (item) => (clouds.has(item.value) ? item.value : undefined)),
    valuesFact('cloud.named-folders', seen.of('layout.cloud-folder'), (item) =>
      clouds.has(item.value) ? item.value : undefined,
    ),
    countFact('cloud.interconnects', links),
    valuesFact('cloud.interconnect-files', seen.of('terraform.interconnect-file')),
    countFact('cloud.resources', resources),
    countFact('cloud.roots', seen.of('terraform.provider', 'terraform.backend', 'pulumi.project')),
    countFact('cloud.crossplane', seen.of('crossplane.provider', 'crossplane.resource')),
    countFact(
      'cloud.managed-stores',
      resources.filter((item) => ['database', 'cache', 'messaging'].includes(item.details?.category ?? '')),
    ),
    countFact(
      'cloud.clusters',
      resources.filter((item) => item.details?.category === 'cluster'),
    ),
    countFact(
      'cloud.containers',
      resources.filter((item) => item.details?.category === 'container'),
    ),
    countFact(
      'cloud.machines',
      resources.filter((item) => item.details?.category === 'compute'),
    ),
  ];
}

function inModule(item: Evidence): boolean {
  return /(^|\/)modules?\//.test(item.at.file.path);
}
