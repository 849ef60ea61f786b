import { printable } from '../../escape/terminal.js';
import { counted } from '../../phrases.js';
import type {
  ShownLock,
  ShownPlace,
  ShownPolicy,
  ShownRepository,
  ShownRule,
  ShownSetting,
  ShownSource,
  ShownWaiver,
} from '../../policy/shown.js';
import type { Page } from '../page.js';
import { enforcementText, heading, lockText, placeText, rows, scopeWords, sourceText } from './parts.js';

/** What `policy show` says, for a terminal. */
export function writeShown(shown: ShownPolicy, page: Page): void {
  const { bold } = page.style;
  page.line(`What holds for ${bold(printable(shown.repository.name ?? shown.target))}`);
  writeRepository(shown.repository, page);
  writeSources(shown.sources, page);
  heading(page, 'Settings');
  writeSettings(shown.settings, page);
  writeLocks(shown.locks, page);
  writeWaivers(shown.waivers, page);
  writePlaces(shown.places, page);
  writeRules(shown, page);
}

function writeRepository({ topics, language, teams, properties }: ShownRepository, page: Page): void {
  const known = [
    ...(topics === undefined ? [] : [`topics ${topics.join(', ') || 'none'}`]),
    ...(language === undefined ? [] : [`language ${language}`]),
    ...(teams === undefined ? [] : [`owners ${teams.join(', ') || 'none'}`]),
    ...Object.entries(properties ?? {}).map(([name, value]) => `${name} = ${[value].flat().join(', ')}`),
  ];
  if (known.length > 0) page.prose('', 0, printable(`Known of it: ${known.join('; ')}.`));
}

function writeSources(sources: readonly ShownSource[], page: Page): void {
  heading(page, 'Policies, the furthest first: the nearer one has the later word');
  if (sources.length === 0) page.line('  none: the built-in preset alone');
  rows(
    page,
    sources.map(({ name, commit, extendedBy, entries }) => [
      printable(name),
      [
        ...(commit === undefined ? [] : [`commit ${commit}`]),
        ...(extendedBy === undefined ? [] : [`extended by ${printable(extendedBy)}`]),
        ...(entries.length === 0
          ? []
          : [`its ${entries.length === 1 ? 'entry' : 'entries'} for this repository: ${linesOf(entries)}`]),
      ].join(', '),
    ]),
  );
}

function linesOf(entries: ShownSource['entries']): string {
  return entries.map(({ line }) => `line ${line}`).join(', ');
}

/** Columns of the values of settings; a longer one moves what stands behind it. */
const VALUES = 14;

/** Lists to which each policy adds. */
const JOINED: readonly string[] = ['exclude'];

function writeSettings(settings: readonly ShownSetting[], page: Page): void {
  const { dim, bold } = page.style;
  const width = Math.max(0, ...settings.map(({ name }) => name.length));
  for (const { name, value, steps, lock } of settings) {
    const last = steps.at(-1);
    const by = last === undefined ? dim('as usual') : sourceText(last);
    const shown = printable(value);
    page.line(`  ${name.padEnd(width)}  ${bold(shown)}${' '.repeat(Math.max(0, VALUES - shown.length))}  ${by}`);
    const below = (text: string): void => page.prose(' '.repeat(width + 4), width + 4, text);
    const before = steps.slice(0, -1).reverse();
    const words = before.map((step) => `${printable(step.value)} (${sourceText(step)})`);
    if (words.length > 0) below(`${JOINED.includes(name) ? 'joined' : 'before'}: ${words.join(', ')}`);
    if (lock !== undefined) below(lockText(lock));
  }
}

function writeLocks(locks: readonly ShownLock[], page: Page): void {
  if (locks.length === 0) return;
  heading(page, 'Locks: what no policy below can weaken');
  for (const { location, rules, settings, exceptions, reason } of locks) {
    const what = [
      ...(rules.length === 0 ? [] : [`${rules.length === 1 ? 'rule' : 'rules'} ${rules.join(', ')}`]),
      ...(settings.length === 0 ? [] : [`${settings.length === 1 ? 'setting' : 'settings'} ${settings.join(', ')}`]),
    ].join('; ');
    page.prose('  ', 2, `${placeText(location)}  ${printable(what)}`);
    if (exceptions === 'waivers') page.line('    waivers with an owner and an end are accepted below');
    if (reason !== undefined) page.prose('    ', 4, printable(reason));
  }
}

function writeWaivers(waivers: readonly ShownWaiver[], page: Page): void {
  if (waivers.length === 0) return;
  heading(page, 'Waivers');
  for (const { rules, state, until, owner, reason, because, location, paths, services } of waivers) {
    const scope = scopeWords(paths, services);
    const where = scope === '' ? '' : ` ${scope}`;
    const when = `${stateWords(state, until)}`;
    page.prose('  ', 2, `${printable(rules.join(', '))}${where}: ${when}; ${printable(owner)} answers for it`);
    page.prose('    ', 4, `${printable(reason)} (${placeText(location)})`);
    if (because !== undefined) page.prose('    ', 4, printable(because));
  }
}

function stateWords(state: ShownWaiver['state'], until: string): string {
  switch (state) {
    case 'active':
      return `until ${until}`;
    case 'ending':
      return `ENDS SOON, on ${until}`;
    case 'ended':
      return `ENDED on ${until}, findings count again`;
    case 'refused':
      return `DOES NOT COUNT (until ${until})`;
  }
}

function writePlaces(places: readonly ShownPlace[], page: Page): void {
  if (places.length === 0) return;
  heading(page, 'For some places: the last entry that is for a place decides');
  for (const { kind, rules, paths, services, reason, until, location } of places) {
    const what = rules.map(({ id, value }) => (value === undefined ? id : `${id} ${value}`)).join(', ');
    const end = until === undefined ? '' : `, until ${until}`;
    const why = reason === undefined ? '' : `: ${printable(reason)}`;
    const word = kind === 'ignore' ? 'ignored: ' : '';
    const scope = scopeWords(paths, services);
    page.prose('  ', 2, `${placeText(location)}  ${word}${printable(what)} ${scope}${end}${why}`.trimEnd());
  }
}

function writeRules({ rules, allRules, settings }: ShownPolicy, page: Page): void {
  const preset = printable(settings.find(({ name }) => name === 'preset')?.value ?? '');
  const all = rules.length === allRules;
  heading(page, all ? 'Rules' : `Rules that do not hold as the preset ${preset} says`);
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  for (const rule of rules) {
    page.prose(`  ${printable(rule.id).padEnd(width)}  ${rule.level.padEnd(7)}  `, width + 13, ruleWords(rule));
  }
  if (rules.length === 0) page.line('  none');
  page.line();
  const others = all ? '' : `; --all shows all ${allRules}`;
  page.line(`${counted(rules.length, 'rule')}${others}. \`groundplan policy explain RULE\` says more of one.`);
}

function ruleWords({ level, presetLevel, decided, lock, source, enforcement }: ShownRule): string {
  const set = decided.flatMap(({ name, value, steps }) => {
    const last = steps.at(-1);
    return last === undefined ? [] : [`${name === 'level' ? '' : `${name} `}${printable(value)} (${sourceText(last)})`];
  });
  const staged = decided.some(({ name }) => name === 'enforcement' || name === 'block-from');
  return [
    ...(level === presetLevel ? [] : [`instead of ${presetLevel}`]),
    ...set,
    ...(staged ? [enforcementText(enforcement)] : []),
    ...(lock === undefined ? [] : [lockText(lock)]),
    ...(source === undefined ? [] : [`a rule of ${printable(source)}`]),
  ].join('; ');
}
