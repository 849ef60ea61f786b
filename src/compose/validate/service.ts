import { child, type Entry, itemsOf, locateKey, type MappingNode, type Node, textOf } from '../../documents/node.js';
import type { LoadContext } from '../context.js';
import { isUnresolved, mappingUnder, printed } from '../nodes.js';

/** What one service must satisfy by itself. */
export function checkService(service: MappingNode, entry: Entry, context: LoadContext): void {
  const path = `services.${entry.key}`;
  checkOrigin(service, entry, path, context);
  checkNetworkMode(service, path, context);
  checkTest(service, path, context);
  checkMounts(service, path, context);
  checkDuplicates(service, path, context);
  checkWatch(service, path, context);
  checkContainerName(service, path, context);
}

function checkOrigin(service: MappingNode, entry: Entry, path: string, { problems }: LoadContext): void {
  const { entries } = service;
  const image = entries.get('image')?.value;
  const hasImage = image !== undefined && (isUnresolved(image) || (textOf(image) ?? '') !== '');
  if (!hasImage && !entries.has('build') && !entries.has('provider')) {
    problems.add({
      code: 'compose-no-image',
      message: `The service "${entry.key}" has neither an image nor a build.`,
      hint: 'Add image: or build: to it.',
      at: locateKey(entry, path),
    });
  }
  const inline = mappingUnder(service, 'build')?.entries.get('dockerfile_inline');
  if (inline !== undefined && mappingUnder(service, 'build')?.entries.has('dockerfile')) {
    problems.add({
      code: 'compose-exclusive-keys',
      message: `${path}.build has both dockerfile and dockerfile_inline.`,
      hint: 'Keep one of the two.',
      at: locateKey(inline, `${path}.build.dockerfile_inline`),
    });
  }
  const platform = child(service, 'platform');
  const platforms = itemsOf(child(child(service, 'build'), 'platforms'));
  const wanted = textOf(platform);
  if (platform !== undefined && wanted && platforms.length > 0 && !platforms.some((item) => textOf(item) === wanted)) {
    problems.add({
      code: 'compose-platform',
      message: `${path}.build.platforms does not have the service's platform "${wanted}".`,
      hint: 'Add it to the list.',
      at: placeOf(platform, `${path}.platform`),
    });
  }
}

function checkNetworkMode(service: MappingNode, path: string, { problems }: LoadContext): void {
  const mode = service.entries.get('network_mode');
  const networks = service.entries.get('networks');
  if (mode === undefined || networks === undefined || (textOf(mode.value) ?? '') === '') return;
  if (networks.value.kind === 'mapping' && networks.value.entries.size === 0) return;
  problems.add({
    code: 'compose-exclusive-keys',
    message: `${path} has both network_mode and networks.`,
    hint: 'Keep one of the two.',
    at: locateKey(mode, `${path}.network_mode`),
    related: [{ at: locateKey(networks, `${path}.networks`), message: 'The networks are here.' }],
  });
}

function checkTest(service: MappingNode, path: string, { problems }: LoadContext): void {
  const test = child(child(service, 'healthcheck'), 'test');
  const first = itemsOf(test)[0];
  const word = printed(first);
  if (test === undefined || first === undefined || isUnresolved(first)) return;
  if (word !== undefined && ['CMD', 'CMD-SHELL', 'NONE'].includes(word)) return;
  problems.add({
    code: 'compose-invalid-healthcheck',
    message: `${path}.healthcheck.test starts with "${word ?? ''}"; a list has to start with CMD, CMD-SHELL or NONE.`,
    hint: 'Put "CMD" in front.',
    at: placeOf(first, `${path}.healthcheck.test[0]`),
  });
}

function checkMounts(service: MappingNode, path: string, { problems }: LoadContext): void {
  const volumes = itemsOf(child(service, 'volumes'));
  const tmpfs = itemsOf(child(service, 'tmpfs'));
  if (volumes.length + tmpfs.length < 2) return;
  const targets = new Map<string, readonly [Node, string]>();
  const add = (node: Node, target: Node | undefined, key: string, index: number) => {
    const text = key === 'tmpfs' ? textOf(target)?.split(':', 1)[0] : textOf(target);
    if (text === undefined || isUnresolved(target)) return;
    const pointer = `${path}.${key}[${index}]`;
    const first = targets.get(text);
    if (first === undefined) {
      targets.set(text, [node, pointer]);
      return;
    }
    problems.add({
      code: 'compose-mount-conflict',
      message: `${pointer} mounts "${text}", where ${first[1]} is mounted already.`,
      hint: 'Mount one of the two elsewhere.',
      at: placeOf(node, pointer),
      related: [{ at: placeOf(...first), message: 'Mounted here first.' }],
    });
  };
  for (const [index, node] of tmpfs.entries()) add(node, node, 'tmpfs', index);
  for (const [index, node] of volumes.entries()) add(node, child(node, 'target'), 'volumes', index);
}

/** Old keys that say the same as `deploy`, which must then agree with it. */
const TWINS: readonly (readonly [string, readonly string[]])[] = [
  ['scale', ['deploy', 'replicas']],
  ['cpus', ['deploy', 'resources', 'limits', 'cpus']],
  ['mem_limit', ['deploy', 'resources', 'limits', 'memory']],
  ['mem_reservation', ['deploy', 'resources', 'reservations', 'memory']],
  ['pids_limit', ['deploy', 'resources', 'limits', 'pids']],
];

function checkDuplicates(service: MappingNode, path: string, { problems }: LoadContext): void {
  for (const [key, twin] of TWINS) {
    const own = child(service, key);
    if (own === undefined || isUnresolved(own)) continue;
    const holder = twin.slice(0, -1).reduce<Node | undefined>(child, service);
    const other = child(holder, twin.at(-1) ?? '');
    if (holder === undefined || (key === 'scale' && other === undefined)) continue;
    if (isUnresolved(other) || isSame(own, other)) continue;
    problems.add({
      code: 'compose-distinct-values',
      message: `${path} sets ${key} and ${twin.join('.')} to different values.`,
      hint: 'Keep one of the two, or make them equal.',
      at: placeOf(own, `${path}.${key}`),
      related:
        other === undefined ? [] : [{ at: placeOf(other, `${path}.${twin.join('.')}`), message: 'The other value.' }],
    });
  }
}

function isSame(a: Node, b: Node | undefined): boolean {
  const [x, y] = [printed(a), printed(b)];
  return (
    x === y ||
    (x !== undefined && y !== undefined && x.toLowerCase().replace(/b$/, '') === y.toLowerCase().replace(/b$/, ''))
  );
}

function checkWatch(service: MappingNode, path: string, { problems }: LoadContext): void {
  for (const [index, watch] of itemsOf(child(child(service, 'develop'), 'watch')).entries()) {
    const action = textOf(child(watch, 'action'));
    if (action === undefined || action === 'rebuild' || action === 'restart' || child(watch, 'target') !== undefined)
      continue;
    problems.add({
      code: 'compose-missing-key',
      message: `${path}.develop.watch[${index}] has no target, which ${action} needs.`,
      hint: 'Add target: with a path in the container.',
      at: placeOf(watch, `${path}.develop.watch[${index}]`),
    });
  }
}

function checkContainerName(service: MappingNode, path: string, { problems }: LoadContext): void {
  const name = child(service, 'container_name');
  const scale = child(service, 'scale') ?? child(child(service, 'deploy'), 'replicas');
  if (name === undefined || scale?.kind !== 'scalar' || typeof scale.value !== 'number' || scale.value <= 1) return;
  problems.add({
    code: 'compose-container-name-scale',
    message: `${path} has a container_name and ${scale.value} replicas; a container name can be used once.`,
    hint: 'Remove container_name.',
    at: placeOf(name, `${path}.container_name`),
  });
}

function placeOf(node: Node, pointer: string) {
  return { file: node.file, start: node.start, end: node.end, pointer };
}
