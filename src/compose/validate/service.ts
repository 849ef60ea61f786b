import {
  child,
  type Entry,
  itemsOf,
  locate,
  locateKey,
  type MappingNode,
  type Node,
  textOf,
} from '../../documents/node.js';
import type { LoadContext } from '../context.js';
import { isUnresolved, mappingUnder, printed } from '../nodes.js';
import { checkScale } from './scale.js';

/** What one service must satisfy by itself. */
export function checkService(service: MappingNode, entry: Entry, context: LoadContext): void {
  const path = `services.${entry.key}`;
  checkOrigin(service, entry, path, context);
  checkNetworkMode(service, path, context);
  checkTest(service, path, context);
  checkMounts(service, path, context);
  checkWatch(service, path, context);
  checkScale(service, path, context);
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
  const build = mappingUnder(service, 'build')?.entries;
  const inline = build?.get('dockerfile_inline');
  if (inline !== undefined && isGiven(inline.value) && isGiven(build?.get('dockerfile')?.value)) {
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

function checkWatch(service: MappingNode, path: string, { problems }: LoadContext): void {
  for (const [index, watch] of itemsOf(child(child(service, 'develop'), 'watch')).entries()) {
    const action = textOf(child(watch, 'action'));
    if (action === undefined || action === 'rebuild' || action === 'restart' || isGiven(child(watch, 'target')))
      continue;
    problems.add({
      code: 'compose-missing-key',
      message: `${path}.develop.watch[${index}] has no target, which ${action} needs.`,
      hint: 'Add target: with a path in the container.',
      at: placeOf(watch, `${path}.develop.watch[${index}]`),
    });
  }
}

/** Whether a text is there, or could be. */
function isGiven(node: Node | undefined): boolean {
  return isUnresolved(node) || (textOf(node) ?? '') !== '';
}

function placeOf(node: Node, pointer: string) {
  return locate(node, pointer);
}
