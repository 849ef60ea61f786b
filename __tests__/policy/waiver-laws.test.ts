import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { wholeFile } from '../../src/documents/location.js';
import type { Finding } from '../../src/lint/finding.js';
import { UNGOVERNED } from '../../src/policy/config.js';
import { waiverJudge } from '../../src/policy/waivers/judge.js';
import type { Waiver } from '../../src/policy/waivers/waiver.js';

const RULES = ['flat-network', 'published-store-port'];
const SERVICES = ['api', 'db', 'web'];
const day = fc.constantFrom('2026-06-01', '2026-06-14', '2026-06-15', '2026-06-16', '2027-01-01');

interface Granted {
  readonly rules: readonly string[];
  readonly services: readonly string[];
  readonly until: string;
}

const granted = fc.record<Granted>({
  rules: fc.subarray(RULES, { minLength: 1 }),
  services: fc.subarray(SERVICES, { minLength: 1 }),
  until: day,
});

function waiverOf({ rules, services, until }: Granted, index: number): Waiver {
  return {
    at: { ...wholeFile('.groundplan.yml'), start: index, end: index + 1 },
    ruleIds: rules,
    owner: 'platform',
    reason: 'later',
    until,
    covers: ({ service }) => service !== undefined && services.includes(service.name),
    where: JSON.stringify(services),
    rank: 0,
    own: true,
    single: true,
  };
}

interface Found {
  readonly ruleId: string;
  readonly services: readonly string[];
}

const found = fc.record<Found>({
  ruleId: fc.constantFrom(...RULES),
  services: fc.subarray(SERVICES, { minLength: 1 }),
});

function findingOf({ ruleId, services }: Found): Finding {
  const members = services.map((subject) => ({ at: wholeFile('compose.yaml'), subject }));
  return {
    ruleId,
    level: 'error',
    message: '',
    at: wholeFile('compose.yaml'),
    related: [],
    subject: services[0] ?? '',
    fingerprint: '',
    disposition: 'active',
    members,
    likeness: { places: [''], value: '' },
    confidence: 'high',
  };
}

function judged(waivers: readonly Granted[], finding: Found, today: string | undefined) {
  const judge = waiverJudge(waivers.map(waiverOf), UNGOVERNED, today);
  const result = judge.judge(findingOf(finding), ({ at, subject }) => ({ at, service: { name: subject } }));
  return { result, judge };
}

describe('waivers, whatever they are for', () => {
  test('never hide what no waiver covers, and an ended one holds nothing', () => {
    fc.assert(
      fc.property(fc.array(granted, { maxLength: 4 }), found, day, (waivers, finding, today) => {
        const isCovered = finding.services.every((service) =>
          waivers.some(
            ({ rules, services, until }) =>
              rules.includes(finding.ruleId) && services.includes(service) && until >= today,
          ),
        );
        const { result, judge } = judged(waivers, finding, today);
        expect(result.disposition).toBe(isCovered ? 'waived' : 'active');
        if (result.decision?.until !== undefined) expect(result.decision.until >= today).toBe(true);
        for (const { state, findings, waiver } of judge.judged(() => true)) {
          expect(state === 'ended').toBe(waiver.until < today);
          if (state === 'ended' || state === 'unused') expect(findings).toBe(0);
        }
      }),
    );
  });

  test('hold back no less with one more, and no more on a later day', () => {
    fc.assert(
      fc.property(fc.array(granted, { maxLength: 3 }), granted, found, day, (waivers, more, finding, today) => {
        const before = judged(waivers, finding, today).result.disposition;
        if (before === 'waived') {
          expect(judged([...waivers, more], finding, today).result.disposition).toBe('waived');
          expect(judged(waivers, finding, '2026-06-01').result.disposition).toBe('waived');
        }
        expect(judged(waivers, finding, '2027-01-02').result.disposition).toBe('active');
      }),
    );
  });
});
