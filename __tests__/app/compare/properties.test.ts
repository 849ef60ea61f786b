import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { analyse } from '../../../src/app/analyse.js';
import type { ReportChange, ReportComparison } from '../../../src/report/comparison.js';
import { memory } from '../../../src/source/memory.js';

/** What one service of a random project says; everything may be left out. */
const service = fc.record({
  image: fc.constantFrom('nginx:1.27', 'postgres:16', 'redis:7', 'example/app:1.0'),
  networks: fc.subarray(['front', 'back', 'mesh']),
  ports: fc.subarray(['80:80', '127.0.0.1:81:81', '5432:5432']),
  privileged: fc.boolean(),
  limited: fc.boolean(),
  cap_add: fc.subarray(['SYS_ADMIN', 'NET_ADMIN']),
});

const project = fc
  .record({
    services: fc.dictionary(fc.constantFrom('web', 'api', 'db', 'cache', 'job'), service, { minKeys: 1, maxKeys: 4 }),
    internal: fc.boolean(),
  })
  .map(({ services, internal }) => {
    const texts = Object.entries(services).map(
      ([name, { image, networks, ports, privileged, limited, cap_add }]) =>
        `  ${name}: ${JSON.stringify({
          image,
          ...(networks.length === 0 ? {} : { networks }),
          ports,
          privileged,
          ...(limited ? { mem_limit: '64m' } : {}),
          cap_add,
        })}\n`,
    );
    return `name: shop\nservices:\n${texts.join('')}networks: { front: {}, back: { internal: ${internal} }, mesh: {} }\n`;
  });

async function comparisonOf(before: string, after: string): Promise<ReportComparison> {
  // Rules go by the pattern of the head: it is declared, so that both directions are judged alike.
  const repository = (text: string) => memory({ 'compose.yaml': text, '.groundplan.yml': 'pattern: multi-tier\n' });
  const base = { ref: 'main', repository: repository(before) };
  const { report } = await analyse(repository(after), { target: '.', preset: 'strict', base });
  if (report.comparison === undefined) throw new Error('There is no comparison.');
  return report.comparison;
}

const MIRRORED: Partial<Record<ReportChange['kind'], ReportChange['kind']>> = {
  'service-added': 'service-removed',
  'network-added': 'network-removed',
  'network-joined': 'network-left',
  'store-exposed': 'store-shielded',
  'protection-dropped': 'protection-added',
  'port-published': 'port-closed',
};
const BACK = new Map(Object.entries(MIRRORED).flatMap(([a, b]) => [[a, b] as const, [b, a] as const]));
const EFFECTS = { opens: 'closes', closes: 'opens', neutral: 'neutral' } as const;

/** Kinds and effects of the changes as those of the way back would be. */
function mirrored({ changes }: ReportComparison): string[] {
  // A port that moves is told as the one that it moves to, in both directions.
  const moves = (change: ReportChange): boolean => change.effect === 'neutral' && change.kind.startsWith('port-');
  return changes
    .filter((change) => !moves(change))
    .map(({ kind, effect }) => `${EFFECTS[effect]} ${BACK.get(kind) ?? kind}`)
    .toSorted();
}

function told({ changes }: ReportComparison): string[] {
  const moves = (change: ReportChange): boolean => change.effect === 'neutral' && change.kind.startsWith('port-');
  return changes
    .filter((change) => !moves(change))
    .map(({ kind, effect }) => `${effect} ${kind}`)
    .toSorted();
}

describe('a comparison', () => {
  test('of a repository with itself finds nothing', async () => {
    await fc.assert(
      fc.asyncProperty(project, async (text) => {
        const { changes, moreChanges, counts, fixed, files, drift, dimensions, limits } = await comparisonOf(
          text,
          text,
        );
        expect({ changes, moreChanges, fixed, files, drift, dimensions, limits }).toEqual({
          changes: [],
          moreChanges: 0,
          fixed: [],
          files: [],
          drift: false,
          dimensions: [],
          limits: [],
        });
        expect(counts).toMatchObject({ new: { error: 0, warning: 0, note: 0 }, fixed: 0 });
      }),
      { numRuns: 8 },
    );
  });

  test('and the one of the way back are each other’s mirror', async () => {
    await fc.assert(
      fc.asyncProperty(project, project, async (one, other) => {
        const [there, back] = [await comparisonOf(one, other), await comparisonOf(other, one)];
        expect(mirrored(there)).toEqual(told(back));
        const fresh = ({
          counts: {
            new: { error, warning, note },
          },
        }: ReportComparison) => error + warning + note;
        expect({ new: fresh(there), fixed: there.counts.fixed }).toEqual({
          new: back.counts.fixed,
          fixed: fresh(back),
        });
      }),
      { numRuns: 12 },
    );
  });
});
