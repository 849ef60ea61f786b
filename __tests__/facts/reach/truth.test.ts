import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { differences } from '../../../scripts/reachability-truth/differences.js';
import { topologies } from '../../../scripts/reachability-truth/generate.js';
import { stacksOf } from '../../../scripts/reachability-truth/predict.js';
import type { Recording } from '../../../scripts/reachability-truth/record.js';
import { composeFiles } from '../../../scripts/reachability-truth/topology.js';

// Measured on a real engine by scripts/reachability-truth, never written by hand.
const golden = join(dirname(fileURLToPath(import.meta.url)), '..', 'golden', 'reachability-truth.json');
const recording = JSON.parse(readFileSync(golden, 'utf8')) as Recording;

describe('what was measured on an engine is what the model says', () => {
  test.each(recording.topologies.map((topology) => [topology.name, topology.about, topology] as const))(
    '%s: %s',
    (_name, _about, truth) => {
      expect(differences(stacksOf(truth), truth)).toEqual([]);
    },
  );
});

describe('the recording', () => {
  test('covers every kind of network in enough topologies of enough services', () => {
    const texts = recording.topologies.map(({ files }) => Object.values(files).flat().join('\n'));
    const sizes = recording.topologies.map(({ reach }) => Object.keys(reach).length);
    expect(texts.length).toBeGreaterThanOrEqual(40);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(4);
    expect(Math.max(...sizes)).toBe(10);
    const features = ['internal: true', 'external: true', 'aliases:', 'profiles:', 'hostname:', 'links:', 'ports:'];
    const modes = ['host', 'none', 'bridge', 'service:', 'container:', 'gp-lan'];
    for (const feature of [...features, ...modes.map((mode) => `network_mode: ${mode}`)]) {
      expect([feature, texts.some((text) => text.includes(feature))]).toEqual([feature, true]);
    }
    expect(recording.topologies.filter(({ files }) => Object.keys(files).length > 1).length).toBeGreaterThan(10);
  });

  test('is of the topologies that the generator makes from its seed', () => {
    const made = topologies(recording.seed, recording.topologies.length).map((topology) =>
      Object.fromEntries(
        [...composeFiles(topology, 'busybox:local')].map(([path, text]) => [path, text.trimEnd().split('\n')]),
      ),
    );
    expect(made).toEqual(recording.topologies.map(({ files }) => files));
  });

  test('holds pairs that reach each other and pairs that do not', () => {
    let open = 0;
    let closed = 0;
    for (const { reach } of recording.topologies) {
      const services = Object.keys(reach).length;
      const reached = Object.values(reach).reduce((sum, targets) => sum + Object.keys(targets).length, 0);
      open += reached;
      closed += services * (services - 1) - reached;
    }
    expect(open).toBeGreaterThan(500);
    expect(closed).toBeGreaterThan(500);
  });

  test('notices a prediction that is wrong', () => {
    const truth = recording.topologies.find(({ name }) => name === 'tiers');
    if (truth === undefined) throw new Error('no topology called tiers');
    const moved = Object.fromEntries(
      Object.entries(truth.files).map(([path, lines]) => [
        path,
        lines.map((line) => line.replace('aliases: [database, primary]', 'aliases: [database]')),
      ]),
    );
    expect(differences(stacksOf({ files: moved }), truth)).toEqual([
      'shop/app knows primary as [shop/db], predicted []',
      'shop/db knows primary as [shop/db], predicted []',
      'shop/worker knows primary as [shop/db], predicted []',
    ]);
  });
});
