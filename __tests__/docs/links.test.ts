import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from '@jest/globals';

/** Pages that people wrote; those of rules and patterns are made of data that has tests of its own. */
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
];

const text = (path: string): string => readFileSync(path, 'utf8').replace(/^```[^\n]*\n[\s\S]*?^```/gm, '');

/** Anchors of headings, as GitHub makes them. */
function anchorsOf(path: string): ReadonlySet<string> {
  const headings = [...text(path).matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}_\- ]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

test('every link of a page leads to a file, and to a heading where it names one', () => {
  let links = 0;
  const wrong: string[] = [];
  for (const page of pages) {
    for (const [, link = ''] of text(page).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(link)) continue;
      links++;
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : normalize(join(dirname(page), path));
      if (!existsSync(target)) wrong.push(`${page}: ${link}`);
      else if (anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).has(anchor))
        wrong.push(`${page}: ${link}`);
    }
  }
  expect(links).toBeGreaterThan(200);
  expect(wrong).toEqual([]);
});
