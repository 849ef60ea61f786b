import { quoted } from '../../lib/quoted.js';
import type { Catalogue } from '../../model/catalogue.js';
import { type Role, STORE_ROLES } from '../../model/role.js';
import type { Port, Service, Stack } from '../../model/stack.js';
import type { Check, LintContext, Violation } from '../check.js';
import { confidenceIn } from '../confidence.js';
import { isAside } from '../development.js';
import { memo } from '../memo.js';
import { effectivePorts, portName, reachOf } from '../publication.js';
import { roleNoun } from '../role-noun.js';
import { listed } from '../sentence.js';
import { seemsDeployed } from '../standing.js';

export interface Params {
  /** Roles of the services whose ports must not be published on every interface. */
  readonly roles: readonly Role[];
  /**
   * How sure the role must be.
   * @minimum 0
   * @maximum 1
   */
  readonly minimumConfidence: number;
  /**
   * True to count only TCP ports that the product is known to listen on; where no image tells the product, ports that only servers
   * of these roles listen on. An own application that is called after a store is then not taken for one.
   */
  readonly knownPortsOnly?: boolean;
  /** Container ports that are there for clients outside, such as those of a name server. */
  readonly publicPorts?: readonly number[];
  /** Words in a file's or variant's name that mark it as for a developer's machine only: what it publishes is not reported. */
  readonly developmentWords: readonly string[];
  /** `desk`: a port counts one level less where nothing tells of a machine that others use, since the programs that need it run outside of the stack. */
  readonly mildWhere?: 'desk';
  /** Words in the name of a variant, file or folder that mark it as for machines that others use. */
  readonly deployedWords?: readonly string[];
}

/** Services of certain roles that publish ports on every interface. An address that a variable decides is not judged. */
export const check: Check<Params> = {
  name: 'published-port',
  *run(context, params) {
    for (const stack of context.stacks) {
      for (const service of stack.services) {
        const violation = judge(context, stack, service, params);
        if (violation !== undefined) yield violation;
      }
    }
  },
};

function judge(
  { reachability, catalogue }: LintContext,
  stack: Stack,
  service: Service,
  params: Params,
): Violation | undefined {
  const { roles, minimumConfidence, knownPortsOnly = false, publicPorts = [], developmentWords } = params;
  const { role, confidence } = service.role;
  if (!roles.includes(role) || confidence < minimumConfidence) return undefined;
  const owner = reachability.sharedBy(service.id);
  // Of the ports of another service, in whose network it is, those that it is known to listen on lead to it.
  const counts = knownPortsOnly || owner !== undefined ? knownPorts(catalogue, roles, service) : () => true;
  const open = effectivePorts(reachability, owner ?? service).filter(
    (port) => reachOf(port.hostIp) === 'everywhere' && !publicPorts.includes(port.target) && counts(port),
  );
  const [first, ...others] = open;
  if (first === undefined || isAside(stack, first.at.file.path, developmentWords)) return undefined;
  return {
    at: first.at,
    subject: service.id,
    values: { service: service.name, role: roleNoun(role), ports: listed(open.map(portName)) },
    value: open.map(portName).join(' '),
    confidence: confidenceIn(service),
    ...(params.mildWhere === 'desk' && isOnDesk(stack, params.deployedWords ?? []) ? { mild: true } : {}),
    related: [
      ...others.map((port) => ({
        at: port.at,
        message: `${quoted(service.name)} publishes ${portName(port)} as well.`,
      })),
      ...sharing(service, owner),
    ],
  };
}

/** Where a service goes into the network of the one that publishes its ports. */
function sharing({ name, networkMode }: Service, owner: Service | undefined): NonNullable<Violation['related']> {
  if (owner === undefined || networkMode === undefined) return [];
  return [{ at: networkMode.at, message: `${quoted(name)} is in the network of ${quoted(owner.name)} by this.` }];
}

/** True for a stack of nothing but stores and tools, which nothing says is deployed: what uses them is started by hand, beside the engine. */
function isOnDesk(stack: Stack, deployedWords: readonly string[]): boolean {
  return !stack.services.some(isApplication) && !seemsDeployed(stack, deployedWords);
}

function isApplication({ build, role: { role } }: Service): boolean {
  return build !== undefined || !BESIDE.has(role);
}

/** Roles of what an application uses, and of what people use to look at that. */
const BESIDE: ReadonlySet<Role> = new Set([
  ...STORE_ROLES,
  'coordination',
  'admin-tool',
  'dev-tool',
  'observability',
  'job',
]);

/** Which ports of the service speak for it. Of a product whose ports nobody noted, every TCP port does. */
function knownPorts(catalogue: Catalogue, roles: readonly Role[], { role }: Service): (port: Port) => boolean {
  const known =
    role.product === undefined ? tellingPorts(catalogue, roles) : portsByProduct(catalogue).get(role.product);
  return (port) => port.protocol === 'tcp' && (known === undefined || [...known].some((one) => opens(port, one)));
}

/** Whether a container port is the entry's, or one of the range that it stands for: of a long range its target is the first. */
function opens({ target, published }: Port, wanted: number): boolean {
  const [, from, to] = /^(\d{1,5})-(\d{1,5})$/.exec(published ?? '') ?? [];
  return target <= wanted && wanted <= target + Number(to ?? 0) - Number(from ?? 0);
}

const portsByProduct = memo(({ products }: Catalogue): ReadonlyMap<string, ReadonlySet<number>> => {
  const byProduct = new Map<string, ReadonlySet<number>>();
  for (const { id, ports = [] } of products) if (ports.length > 0) byProduct.set(id, new Set(ports));
  return byProduct;
});

/** Container ports that tell one of the roles by themselves. */
function tellingPorts({ hints }: Catalogue, roles: readonly Role[]): ReadonlySet<number> {
  const telling = hints.filter(({ role, on }) => on.includes('port') && roles.includes(role));
  return new Set(telling.flatMap(({ words }) => words.map(Number)));
}
