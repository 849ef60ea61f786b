import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import type { RenderOptions } from '../../src/report/options.js';
import { renderRdjson } from '../../src/report/rdjson.js';
import type { Report, ReportFinding } from '../../src/report/report.js';
import { CHANGED_TEXT, changedReport } from './change-fixture.js';
import { finding, place, shopReport } from './fixture.js';
import { hostileText } from './hostile.js';
import { elementsOf, htmlOf } from './html.js';
import { rendered } from './rendered.js';
import { hostileReport } from './report-of.js';

const position = {
  type: 'object',
  required: ['line'],
  additionalProperties: false,
  properties: { line: { type: 'integer', minimum: 1 }, column: { type: 'integer', minimum: 1 } },
};
const range = {
  type: 'object',
  required: ['start'],
  additionalProperties: false,
  properties: { start: position, end: position },
};
/** DiagnosticResult of reviewdog.proto, read as its parser reads it: a key that it does not know is a mistake. */
const validate = new Ajv().compile({
  type: 'object',
  additionalProperties: false,
  required: ['source', 'diagnostics'],
  properties: {
    source: {
      type: 'object',
      additionalProperties: false,
      properties: { name: { type: 'string' }, url: { type: 'string' } },
    },
    diagnostics: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['message', 'location', 'severity', 'code'],
        properties: {
          message: { type: 'string' },
          severity: { enum: ['ERROR', 'WARNING', 'INFO'] },
          code: {
            type: 'object',
            additionalProperties: false,
            required: ['value'],
            properties: { value: { type: 'string' }, url: { type: 'string' } },
          },
          location: {
            type: 'object',
            required: ['path'],
            additionalProperties: false,
            properties: { path: { type: 'string', minLength: 1 }, range },
          },
          suggestions: {
            type: 'array',
            items: {
              type: 'object',
              required: ['range', 'text'],
              additionalProperties: false,
              properties: { range, text: { type: 'string' } },
            },
          },
        },
      },
    },
  },
});

interface Position {
  readonly line: number;
  readonly column?: number;
}
interface Diagnostic {
  readonly message: string;
  readonly location: { readonly path: string; readonly range?: { readonly start: Position; readonly end: Position } };
  readonly severity: string;
  readonly code: { readonly value: string; readonly url?: string };
  readonly suggestions?: readonly {
    readonly range: { readonly start: Position; readonly end: Position };
    readonly text: string;
  }[];
}

function diagnosticsOf(report: Report, options: Partial<RenderOptions> = {}): readonly Diagnostic[] {
  const result = JSON.parse(rendered(renderRdjson, report, options)) as { diagnostics: Diagnostic[] };
  expect(validate(result) ? [] : validate.errors).toEqual([]);
  return result.diagnostics;
}

/** What reviewdog makes of a file when a suggestion is taken: lines end with LF, columns count bytes. */
function applied(
  text: string,
  { range: { start, end }, text: instead }: NonNullable<Diagnostic['suggestions']>[number],
) {
  const bytes = Buffer.from(text);
  const offset = ({ line, column = 1 }: Position): number => {
    const before = text.split('\n').slice(0, line - 1);
    return Buffer.byteLength(before.map((one) => `${one}\n`).join('')) + column - 1;
  };
  return Buffer.concat([
    bytes.subarray(0, offset(start)),
    Buffer.from(instead),
    bytes.subarray(offset(end)),
  ]).toString();
}

const report = (text: string, one: Partial<ReportFinding>): Report =>
  shopReport({ findings: [finding(one)], sourceOf: () => text });

describe('the report for reviewdog', () => {
  test('has only what is new when there is a base, with a suggestion for a safe fix', () => {
    const [first, ...others] = diagnosticsOf(changedReport());
    expect(others.map(({ code }) => code.value)).toEqual(['services-without-memory-limit']);
    expect(first).toEqual({
      message: '`db` is a database and publishes `5432` on every interface of the machine.',
      location: {
        path: 'compose.yml',
        range: { start: { line: 13, column: 9 }, end: { line: 13, column: 20 } },
      },
      severity: 'ERROR',
      code: { value: 'published-store-port', url: 'https://groundplan.example/rules/published-store-port' },
      suggestions: [
        {
          range: { start: { line: 13, column: 9 }, end: { line: 13, column: 20 } },
          text: '"127.0.0.1:5432:5432"',
        },
      ],
    });
    const [suggestion] = first?.suggestions ?? [];
    if (suggestion === undefined) throw new Error('There is no suggestion.');
    expect(applied(CHANGED_TEXT, suggestion)).toBe(CHANGED_TEXT.replace('"5432:', '"127.0.0.1:5432:'));
  });

  test('has all that counts when there is none, whole lines where the text is not at hand', () => {
    const diagnostics = diagnosticsOf(shopReport(), { pathPrefix: 'services' });
    expect(diagnostics).toHaveLength(16);
    expect(diagnostics[0]?.location).toEqual({
      path: 'services/deploy/apps.yml',
      range: { start: { line: 14 }, end: { line: 14 } },
    });
    expect(diagnostics.some(({ suggestions }) => suggestions !== undefined)).toBe(false);
  });

  test('counts bytes, not characters', () => {
    const text = 'a: x\nkéy😀: välue\n';
    const [one] = diagnosticsOf(report(text, { location: place('a.yml', 2, 8, 5) }));
    expect(one?.location.range).toEqual({ start: { line: 2, column: 11 }, end: { line: 2, column: 17 } });
  });

  test('makes one suggestion of several edits, and none of what may do harm or is elsewhere', () => {
    const text = 'ä: 1\nb: 2\nc: 3\n';
    const edits = [
      { path: 'a.yml', start: 8, end: 9, text: 'B' },
      { path: 'a.yml', start: 3, end: 4, text: 'é' },
    ];
    const location = place('a.yml', 1, 1, 1);
    const suggestionsOf = (fix: ReportFinding['fix']) => diagnosticsOf(report(text, { location, fix }))[0]?.suggestions;
    const [one] = suggestionsOf({ description: 'x', edits }) ?? [];
    expect(one).toEqual({ range: { start: { line: 1, column: 5 }, end: { line: 2, column: 5 } }, text: 'é\nb: B' });
    expect(suggestionsOf({ description: 'x', edits, unsafe: true })).toBeUndefined();
    expect(suggestionsOf({ description: 'x', edits: [] })).toBeUndefined();
    expect(suggestionsOf({ description: 'x', edits: [{ ...edits[0], path: 'b.yml' } as never] })).toBeUndefined();
    expect(
      suggestionsOf({ description: 'x', edits: [{ path: 'a.yml', start: 2, end: 99, text: '' }] }),
    ).toBeUndefined();
  });

  test('a suggestion changes the file as the edits do, for any text and edits', () => {
    const edit = fc.tuple(fc.nat(40), fc.nat(5), fc.string({ unit: 'grapheme', maxLength: 4 }));
    const unit = fc.constantFrom('a', ' ', 'ß', '😀', '\n', '\r\n', ':');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), fc.array(edit, { minLength: 1, maxLength: 3 }), (text, raw) => {
        const edits: NonNullable<ReportFinding['fix']>['edits'][number][] = [];
        // Between whole characters, one after the other.
        const cuts = [0, ...[...text].map((_, index, all) => all.slice(0, index + 1).join('').length)];
        let from = 0;
        for (const [gap, length, instead] of raw) {
          const start = Math.min(from + (gap % 8), cuts.length - 1);
          const end = Math.min(start + length, cuts.length - 1);
          edits.push({ path: 'a.yml', start: cuts[start] ?? 0, end: cuts[end] ?? 0, text: instead });
          from = end;
        }
        const wanted = [...edits]
          .reverse()
          .reduce((done, one) => done.slice(0, one.start) + one.text + done.slice(one.end), text);
        const [one] = diagnosticsOf(report(text, { location: place('a.yml', 1, 1), fix: { description: '', edits } }));
        const [suggestion] = one?.suggestions ?? [];
        expect(suggestion === undefined ? undefined : applied(text, suggestion)).toBe(wanted);
      }),
      { numRuns: 200 },
    );
  });

  test('is what reviewdog reads, and a comment without markup, for any text in the report', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, other) => {
        const hostile = hostileReport(`a${one}`, `b${other}`);
        const diagnostics = diagnosticsOf({ ...hostile, sourceOf: () => `${one}\n${other}\n\n\n` });
        expect(diagnostics).toHaveLength(2);
        // Its parser refuses halves of surrogate pairs.
        expect(JSON.stringify(diagnostics)).not.toMatch(/\\ud[89a-f][0-9a-f]{2}/i);
        for (const { message } of diagnostics) {
          const html = htmlOf(message);
          expect(elementsOf(html).filter((name) => name !== 'p' && name !== 'code')).toEqual([]);
          expect(html.replace(/<code>.*?<\/code>/gs, '')).not.toMatch(/@\w/);
        }
      }),
      { numRuns: 100 },
    );
  });
});
