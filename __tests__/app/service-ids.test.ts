import { describe, expect, test } from '@jest/globals';
import { openFiles } from '../../src/app/files.js';
import { loadStacks } from '../../src/app/stacks.js';
import { assembleCatalogue } from '../../src/model/catalogue.js';
import { loadRulebook } from '../../src/rulebook/load.js';
import { memory } from '../../src/source/memory.js';

const book = loadRulebook();

function idsOf(files: Record<string, string>): string[] {
  const repository = memory(files, { name: 'shop' });
  const { stacks } = loadStacks(repository, openFiles(repository), assembleCatalogue(book.roles, book.hints), []);
  return stacks.flatMap((stack) => stack.services.map((service) => service.id));
}

const web = 'services: { web: { image: "nginx:1.27" } }';

describe('ids of services', () => {
  test('are the project and the service', () => {
    expect(idsOf({ 'compose.yaml': web })).toEqual(['shop/web']);
    expect(idsOf({ 'deploy/compose.yaml': `name: front\n${web}` })).toEqual(['front/web']);
  });

  test('stay unique when two projects have one name', () => {
    const ids = idsOf({ 'a/compose.yaml': `name: same\n${web}`, 'b/compose.yaml': `name: same\n${web}` });
    expect(new Set(ids).size).toBe(2);
  });

  test('stay unique when a variant repeats its base', () => {
    const ids = idsOf({ 'compose.yaml': web, 'compose.prod.yaml': 'services: { web: { restart: always } }' });
    expect(ids).toContain('shop/web');
    expect(new Set(ids).size).toBe(ids.length);
  });
});
