import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { quoted } from '../../../src/lib/quoted.js';
import { markdownCode, markdownText, plainMarkdown } from '../../../src/report/escape/markdown.js';
import { printable } from '../../../src/report/escape/terminal.js';
import { hostileText } from '../hostile.js';
import { elementsOf, htmlOf, textOf } from '../html.js';

/** As HTML shows it: runs of spaces are one. */
function seen(text: string): string {
  return text.replace(/ +/g, ' ').trim();
}

describe('markdownText', () => {
  test('makes code of names between backticks and keeps the rest readable', () => {
    expect(markdownText('Service `web-1` joins `back`, see compose.yml.')).toBe(
      'Service <code>web-1</code> joins <code>back</code>, see compose.yml.',
    );
  });

  test('keeps a name with backticks in one piece', () => {
    expect(markdownText(`File ${quoted('a`b')} and ${quoted('```')} and ${quoted('plain')}.`)).toBe(
      'File <code>a&#96;b</code> and <code>&#96;&#96;&#96;</code> and <code>plain</code>&#46;',
    );
  });

  test('keeps a mention and a reference from being found', () => {
    expect(markdownText('@octocat #12')).toBe('&#64;&#8203;octocat &#35;&#8203;12');
    expect(markdownText('GH-1, gh-23 and web-1')).toBe('GH-&#8203;1, gh-&#8203;23 and web-1');
  });

  test('leaves nothing that GitHub finds a reference in, for any text', () => {
    const references = fc.constantFrom('GH-1', 'gh-7', '#1', 'acme/shop#1', '@octocat', 'acme/shop@0123456');
    fc.assert(
      fc.property(hostileText, references, hostileText, (before, reference, after) => {
        for (const markdown of [markdownText, plainMarkdown]) {
          const html = htmlOf(`x ${markdown(`${before}${reference}${after}`)} y`).replace(/<code>.*?<\/code>/gs, '');
          const shown = html.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
          expect(shown).not.toMatch(/\bgh-\d|#\d|@[a-z\d]/i);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('makes no formula of dollar signs', () => {
    expect(markdownText('$x$')).toBe('&#36;x&#36;');
  });

  test('shows a lone backtick as itself', () => {
    expect(textOf(htmlOf(markdownText('a ` b')))).toBe('<p>a ` b</p>'.replace(/<[^>]*>/g, ''));
  });

  test('makes no element but a paragraph and code, in running text, for any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const html = htmlOf(`x ${markdownText(text)} y`);
        expect(elementsOf(html).filter((name) => name !== 'p' && name !== 'code')).toEqual([]);
        const withoutTicks = (one: string): string => seen(one).replaceAll('`', '');
        expect(withoutTicks(textOf(html))).toBe(withoutTicks(`x ${printable(text)} y`));
      }),
      { numRuns: 200 },
    );
  });
});

describe('markdownCode', () => {
  test('stays in its cell and in its element, for any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const html = htmlOf(`| a | b |\n| - | - |\n| ${markdownCode(text)} | end |\n`);
        expect(elementsOf(html).filter((name) => !/^(table|thead|tbody|tr|t[hd]|code)$/.test(name))).toEqual([]);
        expect(html).toContain('<td>end</td>');
        const cell = /<td>(?!end)([\s\S]*?)<\/td>/.exec(html)?.[1] ?? '';
        expect(seen(textOf(cell))).toBe(seen(printable(text)));
      }),
      { numRuns: 500 },
    );
  });

  test('stays in its element inside of HTML, for any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const html = htmlOf(`<details><summary>${markdownCode(text)}</summary>\n\nbody\n\n</details>\n`);
        expect(elementsOf(html)).toEqual(['code', 'details', 'p', 'summary']);
      }),
      { numRuns: 200 },
    );
  });
});
