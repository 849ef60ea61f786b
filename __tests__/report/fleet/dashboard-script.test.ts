import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import {
  type HTMLAnchorElement,
  type HTMLElement,
  type HTMLInputElement,
  type HTMLSelectElement,
  Window,
} from 'happy-dom';
import { changesBetween } from '../../../src/report/fleet/changes.js';
import type { FleetRow } from '../../../src/report/fleet/fleet.js';
import { fleetDashboard } from '../../../src/report/fleet/page/dashboard.js';
import { worstFirst } from '../../../src/report/fleet/standing.js';
import { totalsOf } from '../../../src/report/fleet/totals.js';
import { RUN } from './organisation.js';
import { ROWS, row } from './rows.js';

const OPEN: Window[] = [];

/** The page in a browser, its script run. */
function opened(rows: readonly FleetRow[], fragment = '', previous?: readonly FleetRow[], inSight?: number): Window {
  const changes = previous && changesBetween(previous, rows);
  const html = fleetDashboard(rows, { run: RUN, totals: totalsOf(rows, RUN), changes }, [], inSight);
  const window = new Window({ url: `https://fleet.example/${fragment}` });
  OPEN.push(window);
  const [, script = ''] = /<script>(.*)<\/script>/s.exec(html) ?? [];
  window.document.write(html.replace(/<script>.*<\/script>/s, ''));
  const names = ['document', 'location', 'history', 'matchMedia', 'addEventListener', 'setTimeout', 'clearTimeout'];
  const run = new Function(...names, script);
  const { document, location, history } = window;
  run(
    document,
    location,
    history,
    window.matchMedia.bind(window),
    window.addEventListener.bind(window),
    setTimeout,
    clearTimeout,
  );
  return window;
}

function names({ document }: Window): readonly string[] {
  return [...document.querySelectorAll('#list-table .open')]
    .filter(({ tagName }) => tagName === 'A')
    .map(({ textContent }) => textContent);
}

function control<T extends HTMLElement>({ document }: Window, name: string): T {
  return document.querySelector(`#filter [name="${name}"]`) as unknown as T;
}

function say(window: Window, name: string, value: string): void {
  const field = control<HTMLInputElement | HTMLSelectElement>(window, name);
  field.value = value;
  field.dispatchEvent(new window.Event('input', { bubbles: true }));
  jest.runAllTimers();
}

function press(window: Window, key: string, target: unknown = window.document.activeElement): void {
  (target as HTMLElement).dispatchEvent(new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  jest.runAllTimers();
}

function link(window: Window, name: string): HTMLAnchorElement {
  const found = [...window.document.querySelectorAll('#list-table a.open')].find(
    ({ textContent }) => textContent === name,
  );
  return found as unknown as HTMLAnchorElement;
}

function status({ document }: Window): string | undefined {
  return document.querySelector('#filtered')?.textContent;
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(async () => {
  jest.useRealTimers();
  for (const window of OPEN.splice(0)) await window.happyDOM.close();
});

const ALL = ['acme/a', 'acme/d', 'acme/b', 'acme/c'];

describe('search and filters', () => {
  test('all repositories at first, the worst first, and how many there are', () => {
    const window = opened(ROWS);
    expect(names(window)).toEqual(ALL);
    expect(status(window)).toBe('4 repositories');
    expect(window.document.querySelector('#filter')?.hasAttribute('hidden')).toBe(false);
    expect(window.document.querySelector('#reset')?.hasAttribute('hidden')).toBe(true);
  });

  test('the choices say how many repositories each has', () => {
    const options = [...control<HTMLSelectElement>(opened(ROWS), 'verdict').options].map(({ text }) => text);
    expect(options).toEqual(['All', 'fails (1)', 'no verdict (1)', 'held back (1)', 'passes (1)']);
  });

  test('only what fits all of them is shown, told, and kept in the address', () => {
    const window = opened(ROWS);
    say(window, 'rule', 'published-store-port');
    expect(names(window)).toEqual(['acme/a', 'acme/b']);
    say(window, 'verdict', 'held');
    expect(names(window)).toEqual(['acme/b']);
    expect(status(window)).toBe('1 of 4 repositories');
    expect(window.location.hash).toBe('#?verdict=held&rule=published-store-port');
  });

  test('words are looked for in names, teams, rules and architectures', () => {
    const window = opened(ROWS);
    say(window, 'text', 'MICROSERVICES data');
    expect(names(window)).toEqual(['acme/b']);
    say(window, 'text', 'nothing of the kind');
    expect([names(window), status(window)]).toEqual([[], '0 of 4 repositories']);
  });

  test('those without a team can be asked for', () => {
    const window = opened(ROWS);
    say(window, 'team', '');
    expect(names(window)).toEqual(['acme/d', 'acme/c']);
    expect(window.location.hash).toBe('#?team=');
  });

  test('an address opens its view, and the button shows all again', () => {
    const window = opened(ROWS, '#?team=%40acme%2Fshop&sort=-name&by=property%3Atier');
    expect(names(window)).toEqual(['acme/b', 'acme/a']);
    const shown = [...window.document.querySelectorAll('.grouping:not([hidden])')].map((part) =>
      part.getAttribute('data-grouping'),
    );
    expect(shown).toEqual(['property:tier']);
    (window.document.querySelector('#reset') as unknown as HTMLElement).click();
    expect([names(window), window.location.hash]).toEqual([ALL, '']);
  });

  test('an address that asks for what is not there shows all', () => {
    expect(names(opened(ROWS, '#?verdict=panic&sort=constructor&team=%zz&by=x'))).toEqual(ALL);
    expect(names(opened(ROWS, '#e99'))).toEqual(ALL);
  });

  test('a number leads to the repositories that it counts', () => {
    const window = opened(ROWS);
    (window.document.querySelector('.tile.held a') as unknown as HTMLElement).click();
    expect(names(window)).toEqual(['acme/b']);
    expect(window.location.hash).toBe('#?verdict=held');
    expect(window.document.activeElement?.id).toBe('repositories');
  });

  test('what changed leads to the repository alone, opened, though others begin like it', () => {
    const rows = [...ROWS, row('acme/ab', { pattern: 'microservices' }), row('acme/abc')];
    const window = opened(rows, '', [...ROWS, row('acme/ab'), row('acme/abc')]);
    (window.document.querySelector('#changes li a') as unknown as HTMLElement).click();
    expect(names(window)).toEqual(['acme/ab']);
    expect(link(window, 'acme/ab').getAttribute('aria-expanded')).toBe('true');
    say(window, 'text', 'acme/ab');
    expect(names(window)).toEqual(['acme/ab', 'acme/abc']);
  });
});

describe('sorting', () => {
  const click = ({ document }: Window, key: string): void =>
    (document.querySelector(`th[data-sort=${key}] button`) as unknown as HTMLElement).click();
  const sorts = ({ document }: Window): readonly (string | null)[] =>
    [...document.querySelectorAll('th[aria-sort]')].map(
      (head) => `${head.getAttribute('data-sort')} ${head.getAttribute('aria-sort')}`,
    );

  test('text from its start, numbers from the greatest, the same again the other way round', () => {
    const window = opened(ROWS);
    expect(sorts(window)).toEqual(['worst ascending']);
    click(window, 'name');
    expect([names(window), sorts(window)]).toEqual([['acme/a', 'acme/b', 'acme/c', 'acme/d'], ['name ascending']]);
    click(window, 'notes');
    expect([names(window)[0], sorts(window)]).toEqual(['acme/c', ['notes descending']]);
    click(window, 'notes');
    expect([names(window)[0], sorts(window), window.location.hash]).toEqual([
      'acme/d',
      ['notes ascending'],
      '#?sort=notes',
    ]);
  });
});

describe('evidence', () => {
  const evidence = ({ document }: Window): readonly string[] =>
    [...document.querySelectorAll('#list-table .evidence')].map(({ textContent }) => textContent);

  test('is shown below its row by one click, and hidden by the next', () => {
    const window = opened(ROWS);
    expect(evidence(window)).toEqual([]);
    link(window, 'acme/b').click();
    expect(evidence(window)).toEqual([expect.stringContaining('published-store-port')]);
    const opener = link(window, 'acme/b');
    expect(opener.getAttribute('aria-expanded')).toBe('true');
    expect(
      window.document.getElementById(opener.getAttribute('aria-controls') ?? '')?.previousElementSibling?.textContent,
    ).toContain('acme/b');
    opener.click();
    expect([evidence(window), opener.getAttribute('aria-expanded')]).toEqual([[], 'false']);
  });

  test('stays open when the list is sorted anew', () => {
    const window = opened(ROWS);
    link(window, 'acme/c').click();
    say(window, 'text', 'acme/c');
    expect(evidence(window)).toHaveLength(1);
  });

  test('an address of a row without scripts opens it', () => {
    const window = opened(ROWS, '#e2');
    expect(names(window)).toEqual(['acme/b']);
    expect(evidence(window)).toHaveLength(1);
  });
});

describe('keys', () => {
  test('a slash leads to the search, Escape clears it, and the arrow down leads to the first row', () => {
    const window = opened(ROWS);
    press(window, '/', window.document.body);
    const search = control<HTMLInputElement>(window, 'text');
    expect(window.document.activeElement).toBe(search);
    say(window, 'text', 'acme/c');
    press(window, 'Escape');
    expect([names(window), search.value]).toEqual([ALL, '']);
    press(window, 'ArrowDown');
    expect(window.document.activeElement?.textContent).toBe('acme/a');
  });

  test('arrows lead from row to row, open and close', () => {
    const window = opened(ROWS);
    link(window, 'acme/a').focus();
    press(window, 'ArrowDown');
    press(window, 'ArrowDown');
    press(window, 'ArrowUp');
    expect(window.document.activeElement?.textContent).toBe('acme/d');
    press(window, 'ArrowRight');
    expect(link(window, 'acme/d').getAttribute('aria-expanded')).toBe('true');
    press(window, 'ArrowLeft');
    press(window, ' ');
    press(window, ' ');
    expect(link(window, 'acme/d').getAttribute('aria-expanded')).toBe('false');
    press(window, 'End');
    expect(window.document.activeElement?.textContent).toBe('acme/c');
    press(window, 'Home');
    expect(window.document.activeElement?.textContent).toBe('acme/a');
  });
});

describe('many repositories', () => {
  const rows = Array.from({ length: 106 }, (_, index) => row(`acme/r${String(index).padStart(3, '0')}`));
  const order = worstFirst(rows).map(({ repository }) => repository);

  test('more are shown on demand, and the focus goes to the first of them', () => {
    const window = opened(rows.slice(0, 8), '', undefined, 5);
    expect(names(window)).toEqual(order.slice(0, 5));
    const more = window.document.querySelector('#more button') as unknown as HTMLElement;
    expect(more.textContent).toBe('Show 3 more of 3');
    more.click();
    expect(names(window)).toEqual(order.slice(0, 8));
    expect(window.document.activeElement?.textContent).toBe(order[5]);
    expect(window.document.querySelector('#more')?.hasAttribute('hidden')).toBe(true);
  });

  test('one that was out of sight is found, and its evidence is unpacked', async () => {
    jest.useRealTimers();
    const window = opened(rows, '#?repository=acme%2Fr104', undefined, 3);
    expect(names(window)).toEqual(['acme/r104']);
    const cell = window.document.querySelector('#list-table .evidence td');
    for (let tries = 0; tries < 200 && cell?.querySelector('.inside') === null; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(cell?.querySelector('.inside .meta')?.textContent).toContain('acme/r104');
  });
});
