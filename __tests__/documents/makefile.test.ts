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
  const linesOf = (recipe: readonly { readonly value: string }[]): string[] => recipe.map((line) => line.value);
  const recipesOf = (source: string): unknown =>
    parseMakefile('Makefile', source).rules.map(({ target, recipe }) => [target, linesOf(recipe)]);

  test('has rules with their recipes', () => {
    expect(parsed.rules.map(({ target, recipe }) => [target, linesOf(recipe)])).toEqual([
      ['.PHONY', []],
      ['all', ['docker compose -f a.yml up # kept', 'docker stack deploy shop']],
      ['deploy', ['kubectl apply -f k8s']],
      ['%.o', ['cc $<']],
      ['clean', ['rm -rf out']],
    ]);
  });

  test('has the lines of definitions', () => {
    expect(parsed.definitions.map(({ name, lines }) => [name, linesOf(lines)])).toEqual([
      ['SCRIPT', ['fake: target', 'echo']],
    ]);
  });

  test('replaces variables by what they are at the end of the file', () => {
    const assignments = 'A ?= a\nA ?= b\nC := docker $(A)\nC += -q\nD = $(shell date)\nE = $(D) x\nF != date\n';
    expect(recipesOf(`${assignments}x:\n\t$(C) \${A} $(D) $(E) $(F) $(call C,1) $$HOME $A\nA = z\n`)).toEqual([
      ['x', ['docker z -q z $(D) $(D) x $(F) $(call C,1) $HOME $A']],
    ]);
  });

  test('leaves variables that are made of themselves as they are, and cannot grow without end', () => {
    const many = Array.from({ length: 40 }, (_, i) => `A${i + 1} = $(A${i})$(A${i})\n`).join('');
    const grown = parseMakefile('Makefile', `B = $(C)\nC = $(B)\nA0 = xxxxxxxxxx\n${many}x:\n\t$(B)\n\t$(A40)\n`);
    const [first, second] = linesOf(grown.rules[0]?.recipe ?? []);
    expect(first).toMatch(/^\$\([BC]\)$/);
    expect(second?.length).toBeLessThan(2000);
  });

  test('knows its places', () => {
    const [first, second] = parsed.rules[1]?.recipe ?? [];
    expect(text.slice(first?.at.start, first?.at.end)).toBe('docker compose \\\n\t  -f a.yml up # kept');
    expect(text.slice(second?.at.start, second?.at.end)).toBe('docker stack deploy shop');
    const inline = parsed.rules[2]?.recipe[0];
    expect(text.slice(inline?.at.start, inline?.at.end)).toBe('kubectl apply -f k8s');
  });

  test('may set another recipe prefix, and end its lines in CR LF', () => {
    expect(recipesOf('.RECIPEPREFIX = >\r\na: b\r\n>echo \\\r\n  x\r\n')).toEqual([['a', ['echo x']]]);
  });

  describe('with conditionals', () => {
    const choice = (first: string, second: string) =>
      recipesOf(`F := -f a.yml\nifeq ($(ENV),prod)\n${first}\nelse\n${second}\nendif\nup:\n\tdocker compose $(F) up\n`);

    test('says what each branch makes of a line', () => {
      expect(choice('F = -f p.yml', 'F += -f d.yml')).toEqual([
        ['up', ['docker compose -f p.yml up', 'docker compose -f a.yml -f d.yml up']],
      ]);
      expect(choice('F += -f p.yml', '')).toEqual([
        ['up', ['docker compose -f a.yml -f p.yml up', 'docker compose -f a.yml up']],
      ]);
    });

    test('keeps rules and recipes of every branch', () => {
      expect(choice('a:\n\tone\nifdef X\nb:\n\ttwo\nendif', 'a:\n\tthree')).toEqual([
        ['a', ['one']],
        ['b', ['two']],
        ['a', ['three']],
        ['up', ['docker compose -f a.yml up']],
      ]);
      expect(recipesOf('x:\nifdef A\n\tone\nelse ifdef B\n\ttwo\nelse\n\tthree\nendif\n\tlast\n')).toEqual([
        ['x', ['one', 'two', 'three', 'last']],
      ]);
    });

    test('follows no more of them than a few, and loses no line', () => {
      const deep = Array.from({ length: 12 }, (_, depth) => `ifdef A${depth}\nr${depth}:\n\tcmd${depth}`).join('\n');
      const names = Array.from({ length: 12 }, (_, depth) => [`r${depth}`, [`cmd${depth}`]]);
      expect(recipesOf(`${deep}\n${'endif\n'.repeat(12)}`)).toEqual(names);
      expect(recipesOf('endif\nelse\nx:\n\tone\n')).toEqual([['x', ['one']]]);
    });
  });

  test('without rules has none', () => {
    expect(recipesOf('\techo\nplain words\n= x\n: y\n')).toEqual([]);
  });
});
