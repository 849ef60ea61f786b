import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type HTMLElement, type HTMLInputElement, type HTMLSelectElement, Window } from 'happy-dom';
import { renderHtml } from '../../src/report/html.js';
import type { Report } from '../../src/report/report.js';
import { changedReport } from './change-fixture.js';
import { countsOf, finding, place } from './fixture.js';
import { renderedInTime } from './rendered.js';

/** No picture: its layout would wait for timers. */
const NOTHING_DEPLOYED: Report['graph'] = { services: [], networks: [], uses: [], published: [], paths: [] };

const OPEN: Window[] = [];

/** The page in a browser, its script run. */
async function opened(report: Report, fragment = ''): Promise<Window> {
  const html = await renderedInTime(renderHtml, report);
  const window = new Window({ url: `https://report.example/${fragment}` });
  OPEN.push(window);
  const [, script = ''] = /<script>(.*)<\/script>/s.exec(html) ?? [];
  window.document.write(html.replace(/<script>.*<\/script>/s, ''));
  const { document, location, history } = window;
  const run = new Function(
    ...['document', 'location', 'history', 'matchMedia', 'addEventListener', 'setTimeout', 'clearTimeout'],
    script,
  );
  run(
    ...[document, location, history],
    ...[window.matchMedia.bind(window), window.addEventListener.bind(window), setTimeout, clearTimeout],
  );
  return window;
}

function report(): Report {
  const findings = [
    finding({
      ruleId: 'a',
      level: 'error',
      message: 'Alpha.',
      subject: 'shop/db',
      age: 'new',
      location: place('a.yml', 1, 1),
    }),
    finding({
      ruleId: 'b',
      level: 'note',
      message: 'Beta.',
      subject: 'shop/db',
      age: 'unchanged',
      location: place('a.yml', 1, 1),
    }),
    finding({
      ruleId: 'b',
      level: 'note',
      message: 'Gamma.',
      subject: 'shop/web',
      age: 'new',
      location: place('b.yml', 4, 1),
    }),
    finding({
      ruleId: 'a',
      level: 'error',
      message: 'Delta.',
      disposition: 'suppressed',
      decision: { by: 'comment' },
      location: place('b.yml', 9, 1),
    }),
  ];
  return changedReport({ findings, counts: countsOf(findings), graph: NOTHING_DEPLOYED });
}

/** Messages of the findings that are not hidden, nor anything around them. */
function shown({ document }: Window): readonly string[] {
  return [...document.querySelectorAll('.f')]
    .filter((element) => element.closest('[hidden]') === null)
    .map((element) => /(Alpha|Beta|Gamma|Delta)/.exec(element.textContent)?.[0] ?? '');
}

function control<T extends HTMLElement>({ document }: Window, name: string): T {
  return document.querySelector(`#filter [name=${name}]`) as unknown as T;
}

function choose(window: Window, name: string, value: string): void {
  const select = control<HTMLSelectElement>(window, name);
  select.value = value;
  select.dispatchEvent(new window.Event('input', { bubbles: true }));
  jest.runAllTimers();
}

describe('the script of the page', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(async () => {
    jest.useRealTimers();
    for (const window of OPEN.splice(0)) await window.happyDOM.close();
  });

  test('shows filters with what there is to choose, and everything at first', async () => {
    const window = await opened(report());
    expect(window.document.querySelector('#filter')?.hasAttribute('hidden')).toBe(false);
    const choices = (name: string): readonly string[] =>
      [...control<HTMLSelectElement>(window, name).options].map(({ text }) => text);
    expect(choices('level')).toEqual(['All', 'error (2)', 'note (2)']);
    expect(choices('state')).toEqual(['All', 'new (2)', 'suppressed (1)', 'unchanged (1)']);
    expect(choices('file')).toEqual(['All', 'a.yml (2)', 'b.yml (2)']);
    expect(choices('service')).toEqual(['All', 'shop/api (1)', 'shop/db (2)', 'shop/web (1)']);
    expect(shown(window)).toEqual(['Alpha', 'Gamma', 'Beta', 'Delta']);
  });

  test('shows what fits all of the filters, tells how many, and keeps the filter in the address', async () => {
    const window = await opened(report());
    choose(window, 'service', 'shop/db');
    expect(shown(window)).toEqual(['Alpha', 'Beta']);
    choose(window, 'level', 'note');
    expect(shown(window)).toEqual(['Beta']);
    expect(window.document.querySelector('#filtered')?.textContent).toBe('1 of 4 findings shown');
    expect(window.location.hash).toBe('#?level=note&service=shop%2Fdb');
    // A file of which nothing is shown is hidden with its heading.
    expect(window.document.querySelectorAll('.file[hidden]')).toHaveLength(2);
  });

  test('looks for words in the text and the name of the file', async () => {
    const window = await opened(report());
    const search = control<HTMLInputElement>(window, 'text');
    search.value = 'B.YML delta';
    search.dispatchEvent(new window.Event('input', { bubbles: true }));
    jest.runAllTimers();
    expect(shown(window)).toEqual(['Delta']);
  });

  test('an address with a filter opens filtered, and the button shows all again', async () => {
    const window = await opened(report(), '#?state=suppressed');
    expect(shown(window)).toEqual(['Delta']);
    const button = window.document.querySelector('#filter button') as unknown as HTMLElement;
    button.click();
    jest.runAllTimers();
    expect(shown(window)).toHaveLength(4);
    expect(window.document.querySelector('#filtered')?.textContent).toBe('All 4 findings shown');
    expect(window.location.hash).toBe('');
  });

  test('an address that asks for what is not there shows all', async () => {
    expect(shown(await opened(report(), '#?level=panic&file=%zz'))).toHaveLength(4);
  });

  test('numbers and rules lead to what they count', async () => {
    const window = await opened(report());
    (window.document.querySelector('.tile.new a') as unknown as HTMLElement).click();
    jest.runAllTimers();
    expect(shown(window)).toEqual(['Alpha', 'Gamma']);
  });

  test('a link into folded lines opens them', async () => {
    const window = await opened(changedReport({ graph: NOTHING_DEPLOYED }), '#x1');
    expect(window.document.querySelector('#x1')?.hasAttribute('open')).toBe(true);
  });

  test('the button turns light and dark, and says what it does', async () => {
    const window = await opened(report());
    const button = window.document.querySelector('#theme') as unknown as HTMLElement;
    expect([button.hidden, button.getAttribute('aria-label')]).toEqual([false, 'Dark colours']);
    button.click();
    expect(window.document.documentElement.getAttribute('data-theme')).toBe('dark');
    expect(button.getAttribute('aria-label')).toBe('Light colours');
  });
});
