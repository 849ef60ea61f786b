import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { differences } from './differences.js';
import { engineVersions } from './engine.js';
import { topologies } from './generate.js';
import { candidateNames, measure } from './measure.js';
import { stacksOf } from './predict.js';
import { type RecordedTopology, type Recording, record, render } from './record.js';

/*
 * Measures on a real engine who reaches whom, and compares with what we predict from the same files.
 *   node build/scripts/reachability-truth/main.js [--count N] [--seed N] [--only NAME] [--image IMAGE] [--write FILE] [--offline FILE]
 * The image needs busybox's sh, nc, ip, awk and nslookup. Exit code 0: all agree, or there is no engine; 1: differences,
 * or a topology that did not come up. A recording is written only when all came up.
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '42' },
    seed: { type: 'string', default: '20240611' },
    only: { type: 'string' },
    image: { type: 'string', default: 'busybox:local' },
    write: { type: 'string' },
    offline: { type: 'string' },
  },
});

process.exitCode = values.offline === undefined ? await online() : replay(values.offline);

async function online(): Promise<number> {
  const versions = await engineVersions(process.env.DOCKER_HOST);
  if (versions === undefined) {
    console.log('skipped: no Docker engine');
    return 0;
  }
  const seed = Number(values.seed);
  const recorded: RecordedTopology[] = [];
  let failures = 0;
  let missing = 0;
  for (const topology of topologies(seed, Number(values.count))) {
    if (values.only !== undefined && topology.name !== values.only) continue;
    const truth = await measure(topology, values.image).catch(String);
    if (typeof truth === 'string') {
      missing += tell(topology.name, [`not measured: ${truth.trim().split('\n').at(-1)}`]);
      continue;
    }
    const recording = record(topology, truth, values.image, candidateNames(topology));
    recorded.push(recording);
    failures += tell(topology.name, differences(stacksOf(recording), recording));
  }
  if (values.write !== undefined && missing === 0) {
    writeFileSync(values.write, render({ ...versions, seed, topologies: recorded }));
  }
  return summary(recorded.length, failures + missing);
}

function replay(path: string): number {
  const { topologies: recorded } = JSON.parse(readFileSync(path, 'utf8')) as Recording;
  const failures = recorded.map((truth) => tell(truth.name, differences(stacksOf(truth), truth)));
  return summary(
    recorded.length,
    failures.reduce((sum, failed) => sum + failed, 0),
  );
}

function tell(name: string, found: readonly string[]): number {
  console.log(`${found.length === 0 ? 'agrees ' : 'differs'} ${name}`);
  for (const difference of found) console.log(`        ${difference}`);
  return found.length === 0 ? 0 : 1;
}

function summary(count: number, failures: number): number {
  console.log(`${count} topologies, ${failures} of them differ`);
  return failures === 0 ? 0 : 1;
}
