import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { knowledge, root } from './collected.js';

const listed = new Set(knowledge.kinds.map(({ id }) => id));

/** Kinds that the source code emits: every text of the shape `technology.observation` that the list or a `kind:` names. */
function kindsInCode(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return kindsInCode(path);
    const text = readFileSync(path, 'utf8');
    const named = [...text.matchAll(/\bkind: (?:has \? )?'([a-z-]+\.[a-z-]+)'/g)].map((match) => match[1] ?? '');
    const others = [...text.matchAll(/'([a-z-]+\.[a-z-]+)'/g)]
      .map((match) => match[1] ?? '')
      .filter((word) => listed.has(word));
    return [...named, ...others];
  });
}

const { apiGroups, labels, charts, images, files, dependencies, commands, installers, steps, settings, resourceMarks } =
  knowledge;
const marks = [
  apiGroups,
  labels,
  charts,
  images,
  files,
  dependencies,
  commands,
  installers,
  steps,
  settings,
  resourceMarks,
];
const inData = marks.flatMap((rows) => rows.map((mark) => mark.kind));
const inCode = kindsInCode(join(root, 'src', 'evidence'));

describe('the list of kinds', () => {
  test('names every kind that is emitted', () => {
    expect(inCode.length).toBeGreaterThan(60);
    expect(inData.length).toBeGreaterThan(300);
    expect([...new Set([...inCode, ...inData])].filter((kind) => !listed.has(kind))).toEqual([]);
  });

  test('names no kind that nothing emits', () => {
    const emitted = new Set([...inCode, ...inData]);
    expect([...listed].filter((kind) => !emitted.has(kind))).toEqual([]);
  });

  test('has each kind once, with a meaning', () => {
    expect(listed.size).toBe(knowledge.kinds.length);
    expect(knowledge.kinds.filter(({ meaning, value }) => !meaning.includes('.') || value === '')).toEqual([]);
  });

  test('lists the values that the marks use, where a kind has a closed list', () => {
    const closed = new Map(
      knowledge.kinds
        .filter(({ value }) => /^[\w-]+( \| [\w-]+)+$/.test(value))
        .map(({ id, value }) => [id, new Set(value.split(' | '))]),
    );
    const unknown = marks
      .flatMap((rows) => rows.map(({ kind, value }) => ({ kind, value })))
      .filter(({ kind, value }) => !value.includes('{') && closed.get(kind)?.has(value) === false)
      .map(({ kind, value }) => `${kind} ${value}`);
    expect([...new Set(unknown)]).toEqual([]);
  });
});
