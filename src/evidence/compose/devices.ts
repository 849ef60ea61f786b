import { child, itemsOf, type Node, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { EvidenceKnowledge, HardwareMark } from '../../model/evidence-knowledge.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, atNode, entryAt, observe, shown } from '../emit.js';
import { composeRoot, labelsIn, mayBeCompose, servicesOf } from './compose-file.js';

/** Compose files of devices: balena's feature labels, images and platforms of small hardware, device files. */
export function deviceDetector(knowledge: EvidenceKnowledge): Detector {
  return {
    name: 'devices',
    extensions: ['yml', 'yaml'],
    wants: mayBeCompose,
    detect: (file) => detect(file, knowledge.hardware),
  };
}

function* detect(file: CandidateFile, hardware: readonly HardwareMark[]): Iterable<Evidence> {
  if (!/balena|arm|rpi|raspberry|jetson|l4t|\/dev\/|bh\.cr|nvidia/i.test(file.text)) return;
  const root = composeRoot(file);
  if (root === undefined) return;
  for (const { name, entry, pointer } of servicesOf(root)) {
    yield* readLabels(name, entry.value, pointer);
    yield* readImage(name, entry.value, pointer, hardware);
    yield* readDevices(name, entry.value, pointer, hardware);
  }
}

function* readLabels(service: string, node: Node, pointer: string): Iterable<Evidence> {
  for (const label of labelsIn(child(node, 'labels'))) {
    if (!label.key.startsWith('io.balena.') && !label.key.startsWith('io.resin.')) continue;
    yield observe({
      kind: 'edge.setting',
      value: 'balena-feature',
      name: service,
      details: { key: label.key, value: label.value },
      message: `Service ${shown(service)} asks a balena device for ${shown(label.key)}.`,
      at: atNode(label.node, `${pointer}.labels`),
    });
  }
}

function* readImage(
  service: string,
  node: Node,
  pointer: string,
  hardware: readonly HardwareMark[],
): Iterable<Evidence> {
  for (const key of ['image', 'platform']) {
    const entry = entryAt(node, key);
    const text = textOf(entry?.value);
    if (entry === undefined || text === undefined) continue;
    const mark = hardwareOf(text, hardware);
    if (mark !== undefined) {
      yield observe({
        kind: 'edge.hardware',
        value: mark.value,
        name: service,
        details: { source: 'compose' },
        message: `Service ${shown(service)} is made for small hardware (${shown(text)}).`,
        at: atKey(entry, `${pointer}.${key}`),
      });
    }
  }
}

function* readDevices(
  service: string,
  node: Node,
  pointer: string,
  hardware: readonly HardwareMark[],
): Iterable<Evidence> {
  for (const field of ['devices', 'volumes']) {
    for (const [index, item] of itemsOf(child(node, field)).entries()) {
      const text = textOf(item) ?? textOf(child(item, 'source')) ?? '';
      if (hardwareOf(text, hardware)?.value !== 'sensor') continue;
      yield observe({
        kind: 'edge.setting',
        value: 'device-access',
        name: service,
        details: { key: field, value: text },
        message: `Service ${shown(service)} reaches into the device ${shown(text)}.`,
        at: atNode(item, `${pointer}.${field}[${index}]`),
      });
    }
  }
}

function hardwareOf(text: string, hardware: readonly HardwareMark[]): HardwareMark | undefined {
  const lower = text.toLowerCase();
  return hardware.find((mark) => mark.prefixes.some((prefix) => lower.startsWith(prefix)));
}
