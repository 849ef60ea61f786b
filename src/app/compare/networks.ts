import { compareText } from '../../lib/compare.js';
import { quoted } from '../../lib/quoted.js';
import { STORE_ROLES } from '../../model/role.js';
import { type Draft, listedIds, nameOf } from './draft.js';
import { type Scene, type SceneNetwork, twinKey } from './scene.js';

/** How the ids and networks of one version are called in the other one. */
export interface Translation {
  readonly service: (id: string) => string | undefined;
  readonly network: (name: string) => string | undefined;
}

type Edge = NonNullable<Draft['edges']>[number];

/** Pairs of services that are looked at for one network, and edges that are kept of it. */
const MOST_PAIRS = 4_000;
const MOST_EDGES = 100;

/** What a network gives to services that are in both versions, seen from the version that has it. */
interface Gain {
  readonly network: SceneNetwork;
  /** True where the other version has no such network. */
  readonly fresh: boolean;
  /** Services of both versions that are on it in this version alone. */
  readonly joiners: readonly string[];
  /** Pairs that can reach each other in this version alone. */
  readonly edges: readonly Edge[];
}

/** Networks that came or went, who joined or left them, and who can reach whom through that. */
export function networkChanges(base: Scene, head: Scene, toBase: Translation, toHead: Translation): Draft[] {
  const appeared = gains(head, base, toBase);
  const vanished = gains(base, head, toHead);
  return [
    ...appeared.flatMap((gain) => gainDrafts(gain, head)),
    ...vanished.flatMap((gain) => lossDrafts(gain, base, toHead)),
    ...[...head.networks.values()].flatMap((network) => {
      const before = base.networks.get(toBase.network(network.name) ?? '');
      return before === undefined ? [] : settingChanges(before, network);
    }),
  ];
}

function gains(now: Scene, then: Scene, translate: Translation): Gain[] {
  const found: Gain[] = [];
  const told = new Set<string>();
  for (const network of now.networks.values()) {
    if (network.driver === 'host') continue;
    const other = then.networks.get(translate.network(network.name) ?? '');
    const known = network.services.filter((id) => translate.service(id) !== undefined);
    const joiners = known.filter((id) => other?.members.has(translate.service(id) ?? '') !== true);
    if (other !== undefined && joiners.length === 0) continue;
    if (other === undefined && known.length === 0 && isOfNewProject(network, translate)) continue;
    const edges = newEdges(now, then, translate, known, joiners, told);
    found.push({ network, fresh: other === undefined, joiners, edges });
  }
  return found;
}

/** A network without anybody of both versions comes and goes with those who are on it, unless a project of both declares it. */
function isOfNewProject({ declared }: SceneNetwork, translate: Translation): boolean {
  if (declared === undefined || !declared.network.declared) return true;
  return declared.stack.services.every(({ id }) => translate.service(id) === undefined);
}

/** Whether one service could reach another, or the one that another file of the same project declares in its place. */
function couldReach({ services, twins, reach }: Scene, a: string, b: string): boolean {
  if (reach.via(a, b).length > 0) return true;
  const [from, to] = [a, b].map((id) => twins.get(twinKey(services.get(id))) ?? [id]);
  return (from ?? []).some((one) => (to ?? []).some((other) => reach.via(one, other).length > 0));
}

/**
 * Whether two services are of files that describe one project in different ways, such as one for each database: both declare a
 * service of one name, so that they never run together.
 */
function areAlternatives({ services, stacks }: Scene, a: string, b: string): boolean {
  const [one, other] = [services.get(a)?.stack, services.get(b)?.stack];
  if (one === other) return false;
  const [first, second] = [one, other].map((id) => stacks.find((stack) => stack.id === id));
  if (first === undefined || second === undefined || first.name !== second.name) return false;
  const names = new Set(first.services.map(({ name }) => name));
  return second.services.some(({ name }) => names.has(name));
}

/** Pairs of which one joined and that could not reach each other in the other version; pairs with stores come first. */
function newEdges(
  now: Scene,
  then: Scene,
  translate: Translation,
  known: readonly string[],
  joiners: readonly string[],
  told: Set<string>,
): Edge[] {
  const isStore = (id: string): boolean => STORE_ROLES.has(now.services.get(id)?.role.role ?? 'unknown');
  const edges: Edge[] = [];
  const joined = new Set(joiners);
  let left = MOST_PAIRS;
  for (const storesOnly of [true, false]) {
    for (const joiner of joiners) {
      for (const peer of known) {
        if (left <= 0 || edges.length >= MOST_EDGES) return edges;
        if (peer === joiner || (joined.has(peer) && peer < joiner) || areAlternatives(now, joiner, peer)) continue;
        if ((isStore(joiner) !== isStore(peer)) !== storesOnly) continue;
        left -= 1;
        const [from, to] = isStore(joiner) && !isStore(peer) ? [peer, joiner] : [joiner, peer];
        const key = from < to ? `${from}\n${to}` : `${to}\n${from}`;
        const [a, b] = [translate.service(from), translate.service(to)];
        if (told.has(key) || a === undefined || b === undefined || couldReach(then, a, b)) continue;
        told.add(key);
        edges.push({ from, to });
      }
    }
  }
  return edges;
}

function gainDrafts({ network, fresh, joiners, edges }: Gain, head: Scene): Draft[] {
  const place = placeOf(network, joiners, head);
  const outer = isOuter(network) && joiners.length > 0;
  const shared = {
    effect: edges.length > 0 || outer ? ('opens' as const) : ('neutral' as const),
    network: network.name,
    ...(edges.length === 0 ? {} : { edges }),
    ...(place === undefined ? {} : { at: place }),
    side: 'head' as const,
  };
  const reached = `${edges.length === 0 ? '' : ` ${edgesInWords(edges, 'can now reach')}.`}${outer ? ` By its driver ${quoted(network.driver)}, ${OUTER}.` : ''}`;
  if (fresh) {
    const inner = network.internal ? ', internal' : '';
    const members = network.services.length === 0 ? '' : `, with ${listedIds(network.services)}`;
    const message = `${capital(called(network))} is new${inner}${members}.${reached}`;
    return [{ ...shared, kind: 'network-added', message, services: network.services.slice(0, MOST_EDGES) }];
  }
  const [only, another] = joiners;
  const joins = another === undefined ? 'joins' : 'join';
  const own =
    only !== undefined &&
    another === undefined &&
    edges.length < MOST_EDGES &&
    edges.every(({ from }) => from === only);
  const message =
    edges.length === 0 && !outer
      ? `${listedIds(joiners)} ${another === undefined ? 'is' : 'are'} now on ${called(network)}${beside(joiners, head)}.`
      : own && !outer
        ? `${quoted(nameOf(only))} ${joins} ${called(network)} and can now reach ${listedIds(edges.map(({ to }) => to))}.`
        : `${listedIds(joiners)} ${joins} ${called(network)}.${reached}`;
  return [{ ...shared, kind: 'network-joined', message, services: joiners.slice(0, MOST_EDGES) }];
}

function beside(joiners: readonly string[], { networksOf }: Scene): string {
  return joiners.every((id) => (networksOf.get(id)?.size ?? 0) > 1) ? ' as well' : '';
}

function lossDrafts({ network, fresh, joiners, edges }: Gain, base: Scene, toHead: Translation): Draft[] {
  const place = placeOf(network, joiners, base);
  const nowOf = (id: string): string => toHead.service(id) ?? id;
  const shared = {
    effect: edges.length > 0 ? ('closes' as const) : ('neutral' as const),
    network: toHead.network(network.name) ?? network.name,
    ...(edges.length === 0 ? {} : { edges: edges.map(({ from, to }) => ({ from: nowOf(from), to: nowOf(to) })) }),
    ...(place === undefined ? {} : { at: place }),
    side: 'base' as const,
  };
  const lost = edges.length === 0 ? '' : ` ${edgesInWords(edges, 'can no longer reach')}.`;
  if (fresh) {
    const message = `${capital(called(network))} is gone.${lost}`;
    return [
      { ...shared, kind: 'network-removed', message, services: network.services.slice(0, MOST_EDGES).map(nowOf) },
    ];
  }
  const [only, another] = joiners;
  const leaves = another === undefined ? 'leaves' : 'leave';
  const own =
    only !== undefined &&
    another === undefined &&
    edges.length < MOST_EDGES &&
    edges.every(({ from }) => from === only);
  const message =
    own && edges.length > 0
      ? `${quoted(nameOf(only))} ${leaves} ${called(network)} and can no longer reach ${listedIds(edges.map(({ to }) => to))}.`
      : `${listedIds(joiners)} ${leaves} ${called(network)}.${lost}`;
  return [{ ...shared, kind: 'network-left', message, services: joiners.slice(0, MOST_EDGES).map(nowOf) }];
}

function settingChanges(before: SceneNetwork, after: SceneNetwork): Draft[] {
  const drafts: Draft[] = [];
  const place = after.declared?.network.at;
  const add = (effect: Draft['effect'], said: string): void => {
    drafts.push({
      kind: 'network-changed',
      effect,
      message: `${capital(called(after))} ${said}.`,
      services: [],
      network: after.name,
      ...(place === undefined ? {} : { at: place }),
      side: 'head',
    });
  };
  if (before.internal && !after.internal) add('opens', 'is no longer internal: its services can reach other machines');
  if (!before.internal && after.internal) add('closes', 'is now internal: its services reach nothing outside of it');
  if (!before.external && after.external) add('neutral', 'is no longer created by a project here');
  if (before.external && !after.external) add('neutral', 'is now created by a project here');
  if (before.driver !== after.driver && before.driver !== 'unknown' && after.driver !== 'unknown') {
    const outer = isOuter(after) && !isOuter(before);
    const said = outer ? `: ${OUTER}` : '';
    add(
      outer ? 'opens' : 'neutral',
      `now uses the driver ${quoted(after.driver)}, before ${quoted(before.driver)}${said}`,
    );
  }
  return drafts;
}

/** What a network of such a driver comes to. */
const OUTER =
  'its services have addresses of their own on the network outside of the machine, where all their ports can be reached';

/** Whether its members stand beside the machine on the network that it is on. */
function isOuter({ driver, internal }: SceneNetwork): boolean {
  return !internal && (driver === 'macvlan' || driver === 'ipvlan');
}

/** Services named one by one in a sentence on who reaches whom. */
const MOST_TOLD = 3;

function edgesInWords(edges: readonly Edge[], verb: string): string {
  const byFrom = new Map<string, string[]>();
  for (const { from, to } of edges) byFrom.set(from, [...(byFrom.get(from) ?? []), to]);
  const [first] = edges;
  if ((byFrom.size > MOST_TOLD || edges.length >= MOST_EDGES) && first !== undefined) {
    const count = edges.length >= MOST_EDGES ? `${MOST_EDGES} and more` : String(edges.length);
    return `${count} pairs of services ${verb} each other, ${quoted(nameOf(first.from))} and ${quoted(nameOf(first.to))} among them`;
  }
  return [...byFrom]
    .sort(([a], [b]) => compareText(a, b))
    .map(([from, to]) => `${quoted(nameOf(from))} ${verb} ${listedIds(to)}`)
    .join('; ');
}

/** The place of the first one who joined, else that of the network. */
function placeOf({ name, declared }: SceneNetwork, joiners: readonly string[], scene: Scene) {
  const [first] = joiners;
  const service = scene.services.get(first ?? '');
  const stack = scene.stacks.find(({ id }) => id === service?.stack);
  const key = stack?.networks.find((network) => network.name === name)?.key;
  return service?.attachments.find(({ network }) => network === key)?.at ?? declared?.network.at ?? service?.at;
}

/** Compose's own network of a project has no name that anybody wrote. */
export function called({ label, declared }: SceneNetwork): string {
  if (declared?.network.declared === false && label === 'default')
    return `the default network of ${quoted(declared.stack.name)}`;
  return `network ${quoted(label)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
