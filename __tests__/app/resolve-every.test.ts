import { expect, test } from '@jest/globals';
import { type ResolvedProject, resolveEvery } from '../../src/app/resolve-every.js';
import { pieceOf } from '../../src/app/resolve-text.js';
import { memory } from '../../src/source/memory.js';

const FILES = {
  'compose.yaml': 'services:\n  web:\n    image: shop:${TAG:-dev}\n    build: .\n',
  'compose.prod.yaml': 'services:\n  web:\n    restart: always\n',
  'tools/compose.yaml': 'services:\n  broken:\n    depends_on: [nobody]\n',
  'docs/notes.md': '# Notes\n',
};

async function every(profiles: readonly string[] = []): Promise<ResolvedProject[]> {
  const request = { variables: new Map([['TAG', 'given']]), profiles, dialect: '5' as const };
  const projects: ResolvedProject[] = [];
  const options = { format: 'json' as const, allResources: false, provenance: false };
  for await (const project of resolveEvery(memory(FILES, { name: 'shop' }), request, options)) projects.push(project);
  return projects;
}

test('every project and variant is resolved in its own folder, also beside one that does not load', async () => {
  const projects = await every();
  expect(projects.map(({ id, files, output }) => [id, files, output !== undefined])).toEqual([
    ['.', ['compose.yaml'], true],
    ['.@prod', ['compose.yaml', 'compose.prod.yaml'], true],
    ['tools', ['tools/compose.yaml'], false],
  ]);
  expect(projects[1]?.output).toMatchObject({
    name: 'shop',
    services: { web: { image: 'shop:given', restart: 'always', build: { context: '/shop' } } },
  });
  expect(projects[2]?.remarks.map(({ code, path, line }) => `${path}:${line} ${code}`)).toEqual([
    'tools/compose.yaml:2 compose-no-image',
    'tools/compose.yaml:3 compose-undefined-service',
  ]);
});

test('as text each says which it is', async () => {
  const [base, , tools] = await every();
  if (base === undefined || tools === undefined) throw new Error('There are no projects.');
  expect(await pieceOf(base, 'yaml')).toMatch(/^---\n# \.: compose\.yaml\nname: shop\nservices:\n/);
  expect(await pieceOf(tools, 'yaml')).toBe('---\n# tools: tools/compose.yaml does not load.\n');
  expect(JSON.parse(await pieceOf(base, 'json'))).toMatchObject({
    id: '.',
    files: ['compose.yaml'],
    resolved: { name: 'shop' },
  });
  expect(JSON.parse(await pieceOf(tools, 'json'))).toEqual({
    id: 'tools',
    files: ['tools/compose.yaml'],
    resolved: null,
  });
});
