import type { Location } from '../../documents/location.js';
import { runsRole } from '../../lint/resources/roles.js';
import type { Catalogue } from '../../model/catalogue.js';
import type { Resource } from '../../model/resource.js';
import type { Role } from '../../model/role.js';
import type { Part } from '../../rulebook/migration.js';

/** What a cluster runs under one name, wherever manifests say so: environments and variants repeat it. */
export interface Workload {
  readonly kind: string;
  readonly name: string;
  /** By the images of its containers that are known products, else by its kind. */
  readonly part: Part;
  readonly at: readonly Location[];
}

const KINDS: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'Pod']);

/** What a workload is for where an image says so, the first of these. */
const TOLD: readonly Part[] = ['stores', 'bus', 'entries', 'identity', 'tools'];

/** Each workload once, in the order of the files. */
export function workloadsOf(
  resources: readonly Resource[],
  catalogue: Catalogue,
  partOf: Readonly<Record<Role, Part>>,
): readonly Workload[] {
  const rolesOf = new Map<Part, Role[]>();
  for (const [role, part] of Object.entries(partOf)) rolesOf.set(part, [...(rolesOf.get(part) ?? []), role as Role]);
  const found = new Map<string, { kind: string; name: string; part: Part; at: Location[] }>();
  for (const resource of resources) {
    const { dialect, kind, name, patch, at } = resource;
    if (dialect !== 'kubernetes' || !KINDS.has(kind) || patch || name === undefined) continue;
    const known = found.get(`${kind}/${name}`);
    if (known !== undefined) known.at.push(at);
    else {
      const part = TOLD.find((one) => runsRole(catalogue, resource, rolesOf.get(one) ?? [])) ?? partOfKind(kind);
      found.set(`${kind}/${name}`, { kind, name, part, at: [at] });
    }
  }
  return [...found.values()];
}

function partOfKind(kind: string): Part {
  switch (kind) {
    case 'StatefulSet':
      return 'stores';
    case 'Job':
    case 'CronJob':
      return 'jobs';
    case 'DaemonSet':
      return 'helpers';
    default:
      return 'apps';
  }
}

const FUNCTIONS: ReadonlySet<string> = new Set([
  'function',
  'AWS::Serverless::Function',
  'AWS::Lambda::Function',
  'aws_lambda_function',
]);

/** Functions with a name, each once. */
export function functionsOf(resources: readonly Resource[]): readonly Resource[] {
  const named = resources.filter(({ kind, name }) => FUNCTIONS.has(kind) && name !== undefined);
  return [...new Map(named.map((one) => [one.name, one])).values()];
}

/** Whether a service and a workload go by the same name, but for what projects put before it: `shop_api` and `api`. */
export function sameName(service: string, workload: string): boolean {
  const [one, other] = [plain(service), plain(workload)];
  return one === other || one.endsWith(`-${other}`) || other.endsWith(`-${one}`);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[_.]/g, '-');
}
