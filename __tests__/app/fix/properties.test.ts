import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fixRepository } from '../../../src/app/fix/fix.js';
import { parseAlone } from '../../../src/documents/parse.js';
import { memory } from '../../../src/source/memory.js';

/** Compose files in many notations: quotes, flow and block style, comments, indentation, line breaks. */
const file = fc
  .record({
    version: fc.constantFrom('', "version: '3'\n", 'version: "3.8" # old\n\n'),
    indent: fc.constantFrom(2, 4),
    image: fc.constantFrom('postgres:16', '"redis:7"', "'mysql:8'", 'elasticsearch:8.15.0', 'rabbitmq:3.13'),
    comment: fc.constantFrom('', ' # kept', '  # a: b'),
    ports: fc.constantFrom(
      '',
      'ports: ["5432:5432"]',
      'ports: [ 9200:9200 ]',
      "ports: [{target: 3306, published: '3306'}]",
    ),
    options: fc.constantFrom('', 'security_opt: [label:disable]', 'security_opt: []'),
    anchor: fc.constantFrom('', ' &store'),
    copy: fc.boolean(),
    dependsOn: fc.constantFrom('', 'depends_on: [store]', 'depends_on: {store: {condition: service_started}}'),
    networks: fc.boolean(),
    lineBreak: fc.constantFrom('\n', '\r\n'),
    lastBreak: fc.boolean(),
  })
  .map((of) => {
    const deep = ' '.repeat(of.indent);
    const under = (line: string) => (line === '' ? [] : [`${deep}${deep}${line}${of.comment}`]);
    const lines = [
      ...of.version.split('\n').slice(0, -1),
      `# head${of.comment}`,
      'services:',
      `${deep}store:${of.anchor}`,
      ...under(`image: ${of.image}`),
      ...under(of.ports),
      ...under(of.options),
      ...(of.networks ? under('networks: [data]') : []),
      ...(of.copy && of.anchor !== '' ? [`${deep}copy: *store`] : []),
      `${deep}# between`,
      `${deep}api:`,
      ...under('build: .'),
      ...under(of.dependsOn),
      ...(of.networks ? under('networks: [web, data]') : []),
      ...(of.networks ? ['networks:', `${deep}web: {}`, `${deep}data:${of.comment}`] : []),
    ];
    return `${lines.join(of.lineBreak)}${of.lastBreak ? of.lineBreak : ''}`;
  });

async function fix(text: string, unsafe: boolean) {
  const options = { target: '.', preset: 'strict', unsafe, rules: [] };
  const result = await fixRepository(memory({ 'compose.yaml': text }), options);
  return { ...result, text: result.files[0]?.after ?? text };
}

async function commentsOf(text: string): Promise<string[]> {
  return (await parseAlone('compose.yaml', text)).comments.map((comment) => comment.text.trim());
}

test('fixing again changes nothing, every comment survives, line breaks stay, and only whole fixes are taken back', async () => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(file, fc.boolean(), async (before, unsafe) => {
      const { text, applied, files } = await fix(before, unsafe);
      made += applied.length;
      expect(files.length === 0).toBe(applied.length === 0);
      expect(await commentsOf(text)).toEqual(await commentsOf(before));
      expect(/(?<!\r)\n/.test(text)).toBe(/(?<!\r)\n/.test(before));
      expect(/\n$/.test(text)).toBe(/\n$/.test(before));
      expect((await fix(text, unsafe)).files).toEqual([]);
      // What stood there before stands there still, in its order, but for the removed line and what was replaced in place.
      const kept = before.split(/\r?\n/).filter((line) => !/version|ports|depends_on|security_opt/.test(line));
      let at = 0;
      for (const line of kept) {
        at = text.indexOf(line, at);
        expect({ line, found: at >= 0 }).toEqual({ line, found: true });
      }
    }),
    { numRuns: 25 },
  );
  expect(made).toBeGreaterThan(10);
}, 120_000);
