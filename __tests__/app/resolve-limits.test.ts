import { describe, expect, test } from '@jest/globals';
import { resolveCompose } from '../../src/app/resolve.js';
import { memory } from '../../src/source/memory.js';

type Files = Readonly<Record<string, string>>;

/** What is told of a project of a repository in which no file may be larger than 64 KB. */
async function told(files: Files) {
  const repository = memory(files, { name: 'shop', limits: { maxFileSize: 64 * 1024 } });
  const variables = new Map<string, string>();
  const request = { directory: '', files: [], envFiles: [], profiles: [], dialect: '5' as const, variables };
  const { remarks, output } = await resolveCompose(repository, request, {
    format: 'json',
    allResources: false,
    provenance: false,
  });
  return { loads: output !== undefined, remarks };
}

const places = ({ remarks }: Awaited<ReturnType<typeof told>>) =>
  remarks.map(({ code, path, line, related }) => [
    `${path}:${line} ${code}`,
    ...related.map((other) => `${other.path}:${other.line}`),
  ]);

const LARGE = '#'.repeat(65 * 1024);
const web = (more = '') => `services:\n  web:\n    image: nginx\n${more}`;
const numbered = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, i) => line(i));

describe('a file of variables that cannot be read', () => {
  test.each<[string, Files, string[]]>([
    ['.env', { 'compose.yaml': web(), '.env': LARGE }, ['.env:1 unreadable-file']],
    [
      'env_file',
      { 'compose.yaml': web('    env_file: web.env\n'), 'web.env': LARGE },
      ['web.env:1 unreadable-file', 'compose.yaml:4'],
    ],
    [
      'env_file with format: raw',
      { 'compose.yaml': web('    env_file:\n      - path: web.env\n        format: raw\n'), 'web.env': LARGE },
      ['web.env:1 unreadable-file', 'compose.yaml:5'],
    ],
    [
      'label_file',
      { 'compose.yaml': web('    label_file: web.labels\n'), 'web.labels': 'A=\0' },
      ['web.labels:1 unreadable-file', 'compose.yaml:4'],
    ],
    [
      'env_file of an include',
      { 'compose.yaml': 'include:\n  - path: i.yaml\n    env_file: i.env\n', 'i.yaml': web(), 'i.env': LARGE },
      ['i.env:1 unreadable-file', 'compose.yaml:3'],
    ],
  ])('%s: is told, and the project does not load', async (_, files, expected) => {
    const result = await told(files);
    expect(result.loads).toBe(false);
    expect(places(result)).toEqual([expected]);
  });
});

describe('what costs too much is left out, and told once at its place', () => {
  test('variables of one file for thousands of services', async () => {
    const result = await told({
      'compose.yaml': `services:\n${numbered(200, (i) => `  s${i}:\n    image: x\n    env_file: v.env\n`).join('')}`,
      'v.env': numbered(3000, (i) => `V${i}=x\n`).join(''),
    });
    expect(places(result)).toEqual([[expect.stringMatching(/^compose\.yaml:\d+ compose-too-large$/)]]);
  });

  test('a file of variables that is read anew for each service', async () => {
    const result = await told({
      'compose.yaml': `services:\n${numbered(300, (i) => `  s${i}:\n    image: x\n    env_file: v.env\n`).join('')}`,
      'v.env': `${'#'.repeat(63 * 1024)}\nA=\${B:-c}\n`,
    });
    expect(places(result)).toEqual([['v.env:1 compose-too-large', expect.stringMatching(/^compose\.yaml:\d+$/)]]);
  });

  test('files that all include one another', async () => {
    const names = numbered(30, (i) => `f${i}.yaml`);
    const files = names.map((name) => [name, `include: [${names.filter((other) => other !== name).join(', ')}]\n`]);
    const result = await told({ ...Object.fromEntries(files), 'compose.yaml': 'include: [f0.yaml]\n' });
    expect(result.loads).toBe(false);
    expect(result.remarks.filter(({ code }) => code === 'compose-too-large')).toHaveLength(1);
    expect(result.remarks.length).toBeLessThan(50);
  });

  test('a file that includes another one twice, and so on', async () => {
    const files = numbered(20, (i) => `include: [f${i + 1}.yaml, f${i + 1}.yaml]\n`).map((text, i) => [
      `f${i}.yaml`,
      text,
    ]);
    const result = await told({
      ...Object.fromEntries(files),
      'compose.yaml': 'include: [f0.yaml]\n',
      'f20.yaml': web(),
    });
    expect(places(result).flat()).toEqual([expect.stringMatching(/compose-too-large$/)]);
  });

  test('a chain of includes without a circle is not called one', async () => {
    const files = numbered(60, (i) => `include: [f${i + 1}.yaml]\n`).map((text, i) => [`f${i}.yaml`, text]);
    const result = await told({
      ...Object.fromEntries(files),
      'compose.yaml': 'include: [f0.yaml]\n',
      'f60.yaml': web(),
    });
    expect(places(result)).toEqual([['f49.yaml:1 compose-include-depth']]);
  });

  test('the way of a value through a thousand services that extend one another', async () => {
    const chain = numbered(1000, (i) => `  s${i + 1}:\n    extends: s${i}\n`).join('');
    const { loads, remarks } = await told({ 'compose.yaml': `services:\n  s0:\n    image: x\n${chain}` });
    expect({ loads, remarks }).toEqual({ loads: true, remarks: [] });
  });
});

test('a plain file of variables says the same to each service that names it', async () => {
  const result = await told({
    'compose.yaml': web('    env_file: v.env\n  api:\n    image: x\n    env_file: v.env\n'),
    'v.env': 'A!=1\n',
  });
  expect(places(result)).toEqual([['v.env:1 compose-dotenv']]);
});
