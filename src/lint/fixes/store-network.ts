import type { MappingNode, Node } from '../../documents/node.js';
import type { Service, Stack } from '../../model/stack.js';
import type { LintContext } from '../check.js';
import type { Finding } from '../finding.js';
import { flatNetworkOf, membershipOf } from '../membership.js';
import { mayNeed, names, needlessStores } from '../needs.js';
import { insertItem, insertKey } from './insert.js';
import { type Edit, type Edits, refused, type SourceText, type Step, sharedReason } from './source-text.js';

/** The stores of a stack that move to a network of their own, and who goes there with them. */
interface Move {
  readonly stores: readonly Service[];
  readonly users: readonly Service[];
  /** The network that they are all on. */
  readonly network: string;
}

const MOST_NAMES = 100;

/**
 * Puts the stores that a published service has no business with on an internal network of their own, together with all services
 * that use them or may do so.
 */
export function moveStores(source: SourceText, finding: Finding, context: LintContext): Edits {
  const planned = planMove(source, finding, context);
  if (!planned.ok) return planned;
  const { stores, users, network } = planned.move;
  const root = source.documents[0];
  const services = root?.kind === 'mapping' ? root.entries.get('services') : undefined;
  if (root?.kind !== 'mapping' || services?.value.kind !== 'mapping' || source.documents.length > 1) {
    return refused('its services are not declared in this file');
  }
  const name = freeName(root);
  if (name === undefined) return refused('no name is free for the network');
  const edits: Edit[] = [];
  for (const service of [...stores, ...users]) {
    const entry = services.value.entries.get(service.name);
    if (entry === undefined) return refused('its services are not declared in this file');
    const steps: Step[] = [
      { parent: root, entry: services, node: services.value },
      { parent: services.value, entry, node: entry.value },
    ];
    const joined = stores.includes(service)
      ? instead(source, steps, network, name)
      : beside(source, steps, network, name);
    if (!joined.ok) return joined;
    edits.push(...joined.edits);
  }
  const declared = declare(source, root, name);
  return declared.ok ? { ok: true, edits: [...edits, ...declared.edits], declares: ['networks', name] } : declared;
}

function planMove(source: SourceText, finding: Finding, { stacks, services }: LintContext) {
  const subject = services.get(finding.subject);
  const stack = stacks.find((one) => subject !== undefined && one.services.includes(subject));
  const edge = stack?.services.find(({ name }) => name === finding.values?.edge);
  const network = stack === undefined ? undefined : flatNetworkOf(stack);
  if (stack === undefined || edge === undefined || network === undefined) return refused('its project is not certain');
  if (stack.files.length !== 1 || stack.files[0] !== source.path) return refused('several files make up its project');
  if (network.external) return refused('its network belongs to another project');
  if (/^\s*extends:/m.test(source.text)) return refused('services of its project extend one another');
  const stores = needlessStores(stack, edge, network.key).filter(({ ports }) => ports.length === 0);
  if (stores.length === 0) return refused('every store publishes a port, which an internal network does not');
  if (stores.length > MOST_NAMES) return refused('it has too many stores');
  const others = membershipOf(stack).attached.filter((service) => !stores.includes(service));
  const users = others.filter((service) => stores.some((store) => mayNeed(stack, service, store)));
  const problem = obstacle(stack, stores, others, users);
  return problem === undefined
    ? { ok: true as const, move: { stores, users, network: network.key } satisfies Move }
    : refused(problem);
}

/** Why it is not certain that the stores still reach, and are reached by, whom they must. */
function obstacle(
  stack: Stack,
  stores: readonly Service[],
  others: readonly Service[],
  users: readonly Service[],
): string | undefined {
  for (const store of stores) {
    if (!users.some((user) => names(stack, user, store))) {
      return `nothing in the files tells who uses \`${store.name}\``;
    }
    if (others.some((other) => !users.includes(other) && names(stack, store, other))) {
      return `\`${store.name}\` uses a service that would be out of reach`;
    }
  }
  return undefined;
}

function freeName(root: MappingNode): string | undefined {
  const networks = root.entries.get('networks')?.value;
  const taken = networks?.kind === 'mapping' ? networks.entries : new Map<string, unknown>();
  const numbered = Array.from({ length: MOST_NAMES }, (_, index) => (index === 0 ? 'data' : `data-${index + 1}`));
  return numbered.find((name) => !taken.has(name));
}

/** The service joins the network and no other one. */
function instead(source: SourceText, steps: readonly Step[], network: string, name: string): Edits {
  const read = networksOf(source, steps, network);
  if (!read.ok) return read;
  const { path, text } = source;
  const { node } = read;
  if (node === undefined) return insertKey(source, steps, { key: 'networks', below: { value: { flow: `[${name}]` } } });
  if (node.kind === 'sequence') {
    const [item, ...more] = node.items;
    if (item?.kind !== 'scalar' || more.length > 0 || item.text !== network || item.via !== undefined) {
      return refused('a store is on several networks');
    }
    return { ok: true, edits: [{ path, start: item.start, end: item.end, text: name }] };
  }
  const [entry, ...more] = node.kind === 'mapping' ? node.entries.values() : [];
  if (entry === undefined || more.length > 0 || entry.key !== network || entry.value.via !== undefined) {
    return refused('a store is on several networks');
  }
  if (/address/.test(text.slice(entry.keyEnd, entry.value.end))) return refused('a store has an address of its own');
  return { ok: true, edits: [{ path, start: entry.keyStart, end: entry.keyEnd, text: name }] };
}

/** The service joins the network as well. */
function beside(source: SourceText, steps: readonly Step[], network: string, name: string): Edits {
  const read = networksOf(source, steps, network);
  if (!read.ok) return read;
  const { node, reached } = read;
  if (node === undefined) {
    return insertKey(source, steps, { key: 'networks', below: { value: { flow: `[${network}, ${name}]` } } });
  }
  return node.kind === 'sequence'
    ? insertItem(source, node, name)
    : insertKey(source, reached, { key: name, below: { keys: [] } });
}

/** What a service says of its networks; nothing where it is on the default one. */
function networksOf(source: SourceText, steps: readonly Step[], network: string) {
  const service = steps[steps.length - 1]?.node;
  const entry = service?.kind === 'mapping' ? service.entries.get('networks') : undefined;
  const reached: readonly Step[] =
    service === undefined || entry === undefined ? steps : [...steps, { parent: service, entry, node: entry.value }];
  const shared = sharedReason(source, reached);
  if (shared !== undefined) return refused(shared);
  if (entry === undefined && network !== 'default') return refused('its networks are written in an unusual way');
  return { ok: true as const, reached, node: entry?.value };
}

function declare(source: SourceText, root: MappingNode, name: string): Edits {
  const network = { key: name, below: { keys: [{ key: 'internal', below: { value: true } }] } };
  const entry = root.entries.get('networks');
  const at = (node: Node): Step[] => [{ parent: root, ...(entry && { entry }), node }];
  return entry === undefined
    ? insertKey(source, at(root), { key: 'networks', below: { keys: [network] } })
    : insertKey(source, at(entry.value), network);
}
