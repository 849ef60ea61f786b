import { printable } from '../../escape/terminal.js';
import type { ExplainedRule } from '../../policy/explained.js';
import type { Page } from '../page.js';
import { enforcementText, heading, lockText, placeText, scopeWords, sourceText } from './parts.js';

/** What `policy explain` says, for a terminal. */
export function writeExplained(explained: ExplainedRule, page: Page): void {
  const { rule, level, target } = explained;
  const { bold, dim } = page.style;
  page.line(`${bold(printable(rule.id))}  ${printable(rule.title)}`);
  page.line(`${dim(rule.category)}${rule.source === undefined ? '' : dim(`, a rule of ${printable(rule.source)}`)}`);
  page.line();
  page.line(`Here (${printable(target)}): ${bold(level)}, ${enforcementText(explained.enforcement)}`);
  if (rule.appliesTo !== undefined) page.line(`Only for the patterns ${rule.appliesTo.join(', ')}.`);
  heading(page, 'How the level came about');
  for (const { level: step, source, location, because } of explained.steps) {
    const by = location === undefined ? printable(source) : placeText(location);
    page.prose(`  ${step.padEnd(7)}  `, 11, `${by}${because === undefined ? '' : `: ${printable(because)}`}`);
  }
  if (explained.lock !== undefined) {
    heading(page, 'Lock');
    const { reason } = explained.lock;
    page.prose('  ', 2, `${lockText(explained.lock)}${reason === undefined ? '' : `: ${printable(reason)}`}`);
  }
  writeEnforcement(explained, page);
  writeParams(explained, page);
  writePlaces(explained, page);
  heading(page, 'Exceptions');
  for (const sentence of explained.exceptions) page.prose('  ', 2, printable(sentence));
  heading(page, 'Why the rule is there, and what to do');
  page.prose('  ', 2, printable(rule.why));
  page.prose('  ', 2, printable(rule.fix));
}

function writeEnforcement({ enforcement }: ExplainedRule, page: Page): void {
  if (enforcement.steps.length === 0) return;
  heading(page, 'How far it is rolled out');
  for (const step of enforcement.steps) page.prose('  ', 2, `${printable(step.value)} (${sourceText(step)})`);
}

function writeParams({ params }: ExplainedRule, page: Page): void {
  const set = params.filter(({ steps }) => steps.length > 1);
  if (set.length === 0) return;
  heading(page, 'Parameters that are set');
  for (const { name, value, steps } of set) {
    const last = steps.at(-1);
    page.prose('  ', 2, `${printable(name)}: ${printable(value)}${last === undefined ? '' : ` (${sourceText(last)})`}`);
    for (const step of steps.slice(0, -1).reverse()) {
      page.prose('    ', 4, `before: ${printable(step.value)} (${sourceText(step)})`);
    }
  }
}

function writePlaces({ rule, places, waivers }: ExplainedRule, page: Page): void {
  if (places.length + waivers.length === 0) return;
  heading(page, 'For some places');
  for (const { kind, rules, paths, services, reason, until, location } of places) {
    const value = rules.find(({ id }) => id === rule.id)?.value ?? '';
    const what = kind === 'ignore' ? 'ignored' : printable(value);
    const end = until === undefined ? '' : `, until ${until}`;
    const why = reason === undefined ? '' : `: ${printable(reason)}`;
    page.prose('  ', 2, `${what} ${scopeWords(paths, services)}${end}${why} (${placeText(location)})`);
  }
  for (const { state, until, owner, reason, because, location, paths, services } of waivers) {
    const scope = scopeWords(paths, services);
    const where = scope === '' ? '' : ` ${scope}`;
    page.prose('  ', 2, `waived${where} until ${until} (${state}), ${printable(owner)} answers for it`);
    page.prose('    ', 4, `${printable(reason)} (${placeText(location)})`);
    if (because !== undefined) page.prose('    ', 4, printable(because));
  }
}
