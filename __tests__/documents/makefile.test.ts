import { describe, expect, test } from '@jest/globals';
import { parseMakefile } from '../../src/documents/makefile.js';

const text = [
  '# The shop',
  'SHELL := /bin/bash',
  'IMAGE ?= registry.example.com:5000/shop # default',
  'FILES = $(wildcard *.yml) \\',
  '  more.yml',
  'export DOCKER_BUILDKIT=1',
  '.PHONY: all deploy',
  'all: build $(SRC:.c=.o) | out ## Build it',
  '\t@docker compose \\',
  '\t  -f a.yml up # kept',
  '',
  '\t-docker stack deploy shop',
  'ifeq ($(ENV),prod)',
  'deploy up: all; @kubectl apply -f k8s',
  'endif',
  'debug: CFLAGS = -g',
  'define SCRIPT',
  'fake: target',
  '\techo',
  'endef',
  '-include local.mk $(EXTRA)',
  '%.o other.o: %.o: %.c',
  '\tcc $<',
  'clean::',
  '\trm -rf out',
  '',
].join('\n');

describe('a Makefile', () => {
  const parsed = parseMakefile('Makefile', text);

  test('has targets with prerequisites and recipes', () => {
    expect(
      parsed.targets.map(({ name, prerequisites, recipe }) => [name, prerequisites, recipe.map((line) => line.value)]),
    ).toEqual([
      ['.PHONY', ['all', 'deploy'], []],
      ['all', ['build', '$(SRC:.c=.o)', 'out'], ['docker compose -f a.yml up # kept', 'docker stack deploy shop']],
      ['deploy', ['all'], ['kubectl apply -f k8s']],
      ['up', ['all'], ['kubectl apply -f k8s']],
      ['%.o', ['%.c'], ['cc $<']],
      ['other.o', ['%.c'], ['cc $<']],
      ['clean', [], ['rm -rf out']],
    ]);
    expect(parsed.targets.filter((target) => target.phony).map((target) => target.name)).toEqual(['all', 'deploy']);
  });

  test('has variables and includes as written', () => {
    expect([...parsed.variables].map(([name, { value }]) => [name, value])).toEqual([
      ['SHELL', '/bin/bash'],
      ['IMAGE', 'registry.example.com:5000/shop'],
      ['FILES', '$(wildcard *.yml) more.yml'],
      ['DOCKER_BUILDKIT', '1'],
      ['SCRIPT', ''],
    ]);
    expect(parsed.includes.map((include) => include.value)).toEqual(['local.mk', '$(EXTRA)']);
  });

  test('knows its places', () => {
    const all = parsed.targets[1];
    expect(text.slice(all?.at.start, all?.at.end)).toBe('all');
    const [first, second] = all?.recipe ?? [];
    expect(text.slice(first?.at.start, first?.at.end)).toBe('\t@docker compose \\\n\t  -f a.yml up # kept');
    expect(second?.at.pointer).toBe('all.recipe[1]');
  });

  test('may set another recipe prefix, and end its lines in CR LF', () => {
    const other = parseMakefile('Makefile', '.RECIPEPREFIX = >\r\na: b\r\n>echo \\\r\n  x\r\n');
    expect(other.targets.map(({ name, recipe }) => [name, recipe.map((line) => line.value)])).toEqual([
      ['a', ['echo x']],
    ]);
  });

  test('without rules has none', () => {
    expect(parseMakefile('Makefile', '\techo\nplain words\n= x\n: y\n').targets).toEqual([]);
  });
});
