// The comparison of a tree of many files with a profile alone, without reading the tree: seconds on standard output, the best of three.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const layout = join(dirname(fileURLToPath(import.meta.url)), '..', 'build', 'src', 'layout');
const { assess } = await import(join(layout, 'assess.js'));
const { loadLayouts } = await import(join(layout, 'load.js'));
const { resolveProfile } = await import(join(layout, 'resolve.js'));
const { manyPaths } = await import('./generate.mjs');

const book = await loadLayouts();
const named = (name) => book.layouts.find((one) => one.name === name);
const profile = {
  ...resolveProfile(named('enterprise'), named),
  naming: { services: { '.ts': 'kebab-case', '.dir': 'kebab-case' } },
  counts: [{ in: ['services/**'], files: '0-60' }],
};
const paths = manyPaths(Number(process.argv[2])).sort();
let best = Number.POSITIVE_INFINITY;
for (let run = 0; run < 3; run++) {
  const started = process.hrtime.bigint();
  const { score } = assess({ paths, profile, because: '', knowledge: book.layoutKnowledge });
  if (!(score >= 0)) throw new Error('There is no score.');
  best = Math.min(best, Number(process.hrtime.bigint() - started) / 1e9);
}
console.log(best);
