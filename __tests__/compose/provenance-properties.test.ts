import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { resolveCompose } from '../../src/app/resolve.js';
import type { ProvenanceEntry, ProvenancePlace } from '../../src/compose/print/provenance.js';
import { prepareRecovery } from '../../src/documents/parse.js';
import { memory } from '../../src/source/memory.js';

/**
 * Projects in which every text that somebody wrote is a token of its own (`t12`), spread over a base with an anchor, an override,
 * an extended file, an included file, a `.env`, an `env_file` and defaults: a printed value says by itself where it came from.
 */
type Shape = 'plain' | 'variable' | 'default' | 'both';

interface ServiceShape {
  readonly scalars: Readonly<Record<'image' | 'user' | 'hostname', Shape | undefined>>;
  readonly environment: Readonly<Record<'A' | 'B' | 'C', Shape | undefined>>;
  readonly asList: boolean;
  readonly command: readonly Shape[];
  readonly volume: Shape | undefined;
  readonly quote: '' | "'" | '"';
}

const shape = fc.constantFrom<Shape>('plain', 'variable', 'default', 'both');
const maybe = fc.option(shape, { nil: undefined });
const service: fc.Arbitrary<ServiceShape> = fc.record({
  scalars: fc.record({ image: maybe, user: maybe, hostname: maybe }),
  environment: fc.record({ A: maybe, B: maybe, C: maybe }),
  asList: fc.boolean(),
  command: fc.array(shape, { maxLength: 2 }),
  volume: maybe,
  quote: fc.constantFrom('', "'", '"'),
});
const project = fc.record({
  web: service,
  override: service,
  extended: service,
  common: service,
  included: service,
  crlf: fc.boolean(),
});

/** Gives each written text a token and each variable a line of the file of variables. */
class Writer {
  readonly variables: string[] = [];
  private count = 0;

  token(): string {
    return `t${++this.count}.`;
  }

  value(shaped: Shape): string {
    const name = `V${this.count}`;
    if (shaped === 'plain') return this.token();
    if (shaped === 'default') return `\${U:-${this.token()}}`;
    this.variables.push(`${name}=${this.token()}`);
    return shaped === 'variable' ? `\${${name}}` : `${this.token()}\${${name}}`;
  }

  /** The lines of a service, without its name. */
  service({ scalars, environment, asList, command, volume, quote }: ServiceShape): string[] {
    const quoted = (text: string) => `${quote}${text}${quote}`;
    const lines = Object.entries(scalars).flatMap(([key, shaped]) =>
      shaped === undefined ? [] : [`${key}: ${quoted(this.value(shaped))}`],
    );
    const variables = Object.entries(environment).flatMap(([key, shaped]) =>
      shaped === undefined
        ? []
        : [asList ? `  - ${quoted(`${key}=${this.value(shaped)}`)}` : `  ${key}: ${quoted(this.value(shaped))}`],
    );
    if (variables.length > 0) lines.push('environment:', ...variables);
    if (command.length > 0) lines.push(`command: [${command.map((one) => `"${this.value(one)}"`).join(', ')}]`);
    if (volume !== undefined) lines.push('volumes:', `  - ${quoted(`./${this.value(volume)}:/data`)}`);
    return lines;
  }
}

function filesOf({
  web,
  override,
  extended,
  common,
  included,
  crlf,
}: typeof project extends fc.Arbitrary<infer T> ? T : never) {
  const writer = new Writer();
  const block = (indent: string, lines: readonly string[]) => lines.map((line) => `${indent}${line}\n`).join('');
  const body = (lines: readonly string[]) => (lines.length === 0 ? ['tty: true'] : lines);
  const files: Record<string, string> = {
    'compose.yaml': [
      'include: [inc/db.yaml]\nx-common: &common\n',
      block('  ', body(writer.service(common))),
      'services:\n  web:\n    <<: *common\n    extends: {file: base/web.yaml, service: web}\n    env_file: web.env\n',
      // A service without an image does not load without a build.
      `    build: {context: ${writer.token()}}\n`,
      block('    ', writer.service(web)),
    ].join(''),
    'compose.override.yaml': `services:\n  web:\n${block('    ', body(writer.service(override)))}`,
    'base/web.yaml': `services:\n  web:\n${block('    ', body(writer.service(extended)))}`,
    'inc/db.yaml': `services:\n  db:\n    build: {context: ${writer.token()}}\n${block('    ', writer.service(included))}`,
    'web.env': `B=${writer.token()}\nD=${writer.token()}\n`,
  };
  files['.env'] = writer.variables.map((line) => `${line}\n`).join('');
  if (!crlf) return files;
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]));
}

const tokensIn = (text: string): string[] => text.match(/t\d+\./g) ?? [];

/** The text of a place, found by its lines and columns alone, as a reader would. */
function textAt(files: Readonly<Record<string, string>>, place: ProvenancePlace): string {
  const lines = (files[place.path] ?? '').split(/(?<=\n)/).slice(place.line - 1, place.endLine);
  const last = lines.length - 1;
  return lines
    .map((line, i) => line.slice(i === 0 ? place.column - 1 : 0, i === last ? place.endColumn - 1 : undefined))
    .join('');
}

function valueAt(output: unknown, path: ProvenanceEntry['path']): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], output);
}

test('each printed value is written where its provenance says, and no place is one of something else', async () => {
  await prepareRecovery();
  await fc.assert(
    fc.asyncProperty(project, async (shaped) => {
      const files = filesOf(shaped);
      const {
        output,
        provenance = [],
        remarks,
      } = await resolveCompose(
        memory(files, { name: 'shop' }),
        { directory: '', files: [], envFiles: [], profiles: [], variables: new Map(), dialect: '5' },
        { format: 'yaml', allResources: true, provenance: true },
      );
      expect(remarks.filter(({ severity }) => severity === 'error')).toEqual([]);
      let told = 0;
      for (const { path, places } of provenance) {
        const value = valueAt(output, path);
        if (typeof value !== 'string') continue;
        const tokens = tokensIn(value);
        told += tokens.length;
        const writing = places.filter(({ kind }) => kind === 'set' || kind === 'env-file' || kind === 'default');
        const written = writing.map((place) => textAt(files, place)).join('\n');
        for (const token of tokens)
          expect({ path, token, written }).toEqual({ path, token, written: expect.stringContaining(token) });
        for (const place of places) {
          const text = textAt(files, place);
          if (tokens.length > 0 && (place.kind === 'env-file' || place.kind === 'default')) {
            expect(tokens).toEqual(expect.arrayContaining(tokensIn(text)));
          }
          if (place.kind === 'override') expect(tokensIn(text).filter((token) => tokens.includes(token))).toEqual([]);
          if (place.kind === 'extends') expect(text).toContain('service: web');
          if (place.kind === 'include') expect(text).toBe('inc/db.yaml');
          if (place.kind === 'variable-file') expect(text).toBe('web.env');
          if (place.kind === 'merge-key' || place.kind === 'alias') expect(text).toContain('*common');
        }
      }
      // Every token that is printed is printed at a value that has places.
      expect(told).toBe(tokensIn(JSON.stringify(output)).length);
    }),
    { numRuns: 100 },
  );
});
