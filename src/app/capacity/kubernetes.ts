import type { Located } from '../../documents/location.js';
import { child, descend, itemsOf, locate, type Node, textOf } from '../../documents/node.js';
import type { Programs } from '../../facts/programs/programs.js';
import type { Resource } from '../../model/resource.js';
import type { Resources, Variable } from '../../model/stack.js';
import type { PlannedContainer } from './subjects.js';

const WORKLOADS: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Rollout']);
const MOST_CONTAINERS = 2000;
/** What gives limits to containers that have none. */
const GIVERS: ReadonlySet<string> = new Set(['LimitRange', 'VerticalPodAutoscaler']);

/** The containers of workloads, with their requests as reservations. Patches and templates are left out. */
export function kubernetesContainers(resources: readonly Resource[], programs: Programs): readonly PlannedContainer[] {
  const planned: PlannedContainer[] = [];
  const isGiven = resources.some(({ dialect, kind }) => dialect === 'kubernetes' && GIVERS.has(kind));
  const patched = new Set(resources.filter(({ patch }) => patch).map(({ kind, name }) => JSON.stringify([kind, name])));
  for (const { dialect, kind, name, scope, body, parts, patch } of resources) {
    const pod = parts?.get('pod');
    if (dialect !== 'kubernetes' || !WORKLOADS.has(kind) || patch || name === undefined || pod === undefined) continue;
    // Where something else may set a limit, one that is not here is not known.
    const isOpen =
      isGiven || patched.has(JSON.stringify([kind, name])) || patched.has(JSON.stringify([kind, undefined]));
    const replicas = kind === 'DaemonSet' ? 1 : integerOf(descend(body, 'spec', 'replicas'));
    for (const [index, node] of itemsOf(child(pod.node, 'containers')).entries()) {
      if (planned.length >= MOST_CONTAINERS) return planned;
      const own = textOf(child(node, 'name')) ?? String(index + 1);
      const pointer = `${pod.pointer}.containers[${index}]`;
      const command = wordsAt(node, 'command', pointer);
      const args = wordsAt(node, 'args', pointer);
      const readings = programs.read({
        environment: variablesOf(node, pointer),
        mounts: [],
        ...(command === undefined ? {} : { entrypoint: command }),
        ...(args === undefined ? {} : { command: args }),
      });
      const label = `${kind}/${name}`;
      planned.push({
        id: `${scope === undefined || scope === '' ? '' : `${scope}/`}${label}/${own}`,
        name: own === name ? name : `${name}/${own}`,
        at: locate(node, pointer),
        replicas,
        resources: resourcesOf(node, pointer, isOpen),
        readings,
        ...((args ?? command) === undefined ? {} : { command: (args ?? command)?.at ?? locate(node, pointer) }),
      });
    }
  }
  return planned;
}

function integerOf(node: Node | undefined): number {
  const text = textOf(node) ?? '';
  return /^\d{1,5}$/.test(text) ? Number(text) : 1;
}

function wordsAt(node: Node, key: string, pointer: string): Located<readonly string[]> | undefined {
  const list = child(node, key);
  if (list?.kind !== 'sequence') return undefined;
  return { value: list.items.flatMap((item) => textOf(item) ?? []), at: locate(list, `${pointer}.${key}`) };
}

function variablesOf(node: Node, pointer: string): readonly Variable[] {
  return itemsOf(child(node, 'env')).flatMap((item, index): Variable[] => {
    const name = textOf(child(item, 'name'));
    const value = child(item, 'value');
    if (name === undefined) return [];
    const at = locate(value ?? item, `${pointer}.env[${index}]`);
    const text = textOf(value);
    return [text === undefined ? { name, unknown: true, at } : { name, value: text, at }];
  });
}

function resourcesOf(node: Node, pointer: string, isOpen: boolean): Resources {
  const at = (kind: 'limits' | 'requests', key: 'cpu' | 'memory', read: (text: string) => number | undefined) => {
    const quantity = descend(node, 'resources', kind, key);
    const value = quantity === undefined ? undefined : read(textOf(quantity) ?? '');
    return quantity === undefined || value === undefined
      ? undefined
      : { value, at: locate(quantity, `${pointer}.resources.${kind}.${key}`) };
  };
  const cpuLimit = at('limits', 'cpu', coresOf);
  const memoryLimit = at('limits', 'memory', bytesOf);
  const cpuReservation = at('requests', 'cpu', coresOf);
  const memoryReservation = at('requests', 'memory', bytesOf);
  // A quantity that cannot be read, such as one of a template, is there all the same.
  const isWritten = (key: 'cpu' | 'memory'): boolean => {
    const block = child(node, 'resources');
    const limits = child(block, 'limits');
    return (
      [block, limits].some((one) => one?.kind === 'scalar' && textOf(one) !== '') || child(limits, key) !== undefined
    );
  };
  const unknown = [
    ...(cpuLimit === undefined && (isOpen || isWritten('cpu')) ? (['cpuLimit'] as const) : []),
    ...(memoryLimit === undefined && (isOpen || isWritten('memory')) ? (['memoryLimit'] as const) : []),
  ];
  return {
    ...(unknown.length === 0 ? {} : { unknown }),
    ...(cpuLimit === undefined ? {} : { cpuLimit }),
    ...(memoryLimit === undefined ? {} : { memoryLimit }),
    ...(cpuReservation === undefined ? {} : { cpuReservation }),
    ...(memoryReservation === undefined ? {} : { memoryReservation }),
  };
}

const SUFFIXES: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
  Ti: 1024 ** 4,
};

/** `512Mi`, `1G`, `1.5Gi`: powers of 1024 with an `i`, of 1000 without. */
function bytesOf(text: string): number | undefined {
  const [, digits, suffix = ''] = /^(\d{1,15}(?:\.\d{1,6})?)([A-Za-z]{0,2})$/.exec(text) ?? [];
  const size = SUFFIXES[suffix];
  return digits === undefined || size === undefined ? undefined : Math.trunc(Number(digits) * size);
}

/** `500m` is half a core. */
function coresOf(text: string): number | undefined {
  const [, digits, thousandths] = /^(\d{1,9}(?:\.\d{1,6})?)(m?)$/.exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits) / (thousandths === 'm' ? 1000 : 1);
}
