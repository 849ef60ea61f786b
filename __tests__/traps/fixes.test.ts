import { describe, expect, test } from '@jest/globals';
import { mended } from './look.js';

describe('a fix', () => {
  const text = `version: "3.8"
# what the shop runs
services:
  "web": # the face
    image: nginx:1.27
    environment:
      version: "3" # of the interface
      B: 1
    ports:
      - 8080:80 # for all
    models: [llm]
  db:
    image: postgres:16
    ports: ["5432:5432"]
x-unknown: {kept: yes}
models:
  llm:
    model: ai/smollm2
`;

  test.each(['strict', 'style', 'security'])(
    'keeps comments, models, unknown keys and variables called version (%s)',
    async (preset) => {
      const { 'compose.yaml': after = '' } = await mended({ 'compose.yaml': text }, preset);
      expect(after).not.toBe(text);
      for (const kept of ['# what the shop runs', '# the face', '# of the interface', '# for all'])
        expect(after).toContain(kept);
      expect(after).toContain('      version: "3"');
      expect(after).toContain('models:\n  llm:\n    model: ai/smollm2\n');
      expect(after).toContain('    models: [llm]\n');
      expect(after).toContain('x-unknown: {kept: yes}\n');
    },
  );

  test('keeps the line breaks of the file', async () => {
    const { 'compose.yaml': after = '' } = await mended({ 'compose.yaml': text.replaceAll('\n', '\r\n') });
    expect(after).not.toMatch(/(?<!\r)\n/);
    expect(after).not.toMatch(/\r(?!\n)/);
    expect(after).not.toContain('3.8');
  });

  test('for the version leaves a variable of that name alone where there is nothing else', async () => {
    const files = { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.27\n    environment:\n      version: 3\n' };
    expect((await mended(files))['compose.yaml']).toContain('version: 3');
  });
});
