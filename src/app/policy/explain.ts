import { UserMistake } from '../../lib/mistake.js';
import { didYouMean } from '../../lib/suggest.js';
import { effectiveRules } from '../../lint/effective.js';
import type { Config } from '../../policy/config.js';
import type { ExplainedRule, ExplainedStep, ExplainedValue } from '../../report/policy/explained.js';
import type { ShownHold, ShownSetting, ShownStep } from '../../report/policy/shown.js';
import type { Level, RuleCore } from '../../rulebook/rule.js';
import type { Setup } from '../own-rules.js';
import { shownEnforcement } from './enforced.js';
import { holdOf, inOneLine, placesOf, stepsOf } from './places.js';
import { presetWord } from './preset-word.js';
import { decidedOf } from './shown-rules.js';
import { shownWaivers } from './waivers.js';

/** Why a rule holds as it does. Throws UserMistake for one that there is not. */
export function explainRule(
  setup: Setup,
  id: string,
  { target, today }: { readonly target: string; readonly today?: string },
): ExplainedRule {
  const { book, config, own } = setup;
  const rule = book.rules.find((one) => one.id === id);
  if (rule === undefined) throw unknownRule(setup, id);
  const { title, why, fix, category, appliesTo } = rule;
  const held = effectiveRules(book, config).find((one) => one.rule.id === id);
  const level = held === undefined ? 'off' : (held.elsewhere?.level ?? held.level);
  const lock = config.provenance.ruleLocks.get(id);
  const decided = decidedOf(config.provenance, id);
  const file = own.byId.get(id);
  return {
    target,
    rule: {
      id,
      title,
      why,
      fix,
      category,
      ...(appliesTo === undefined ? {} : { appliesTo }),
      ...(file === undefined ? {} : { source: `${file.path}:${file.line}` }),
    },
    level,
    params: paramsOf(rule, held?.params ?? rule.params, decided),
    enforcement: { ...shownEnforcement(config, id, today), steps: enforcementSteps(config, decided) },
    steps: levelSteps(setup, rule, level, decided),
    ...(lock === undefined ? {} : { lock: { ...holdOf(lock), exceptions: lock.exceptions } }),
    places: placesOf(config.provenance).filter(({ rules }) => rules.some((one) => one.id === id)),
    waivers: shownWaivers(config, today).filter(({ rules }) => rules.includes(id)),
    exceptions: exceptionsOf(config, id),
  };
}

function unknownRule({ book }: Setup, id: string): UserMistake {
  const hint = didYouMean(
    id,
    book.rules.map((rule) => rule.id),
  );
  const own = id.includes('/') ? ' Rules of your own are those of the policies that hold here.' : '';
  return new UserMistake(`there is no rule "${id}".${hint}${own} \`groundplan policy show --all\` lists all of them.`);
}

function levelSteps(
  { book, config }: Setup,
  rule: RuleCore,
  held: Level | 'off',
  decided: readonly ShownSetting[],
): readonly ExplainedStep[] {
  const preset = book.presets.find(({ name }) => name === config.preset);
  const steps: ExplainedStep[] = [{ level: rule.level, source: 'the rule itself' }];
  if (preset !== undefined) {
    steps.push({ ...presetWord(preset, rule, config.pattern), source: `the preset ${preset.name}` });
  }
  for (const { value, source, location } of decided.find(({ name }) => name === 'level')?.steps ?? []) {
    steps.push({ level: levelOf(value), source, ...(location === undefined ? {} : { location }) });
  }
  // A lock is a floor: whatever is milder below does not lower the level.
  const lock = config.provenance.ruleLocks.get(rule.id);
  if (lock !== undefined && steps.at(-1)?.level !== held) {
    const { source, location } = holdOf(lock);
    steps.push({ level: held, source, location, because: 'The lock holds the level that the rule has there.' });
  }
  return steps;
}

function levelOf(value: string): Level | 'off' {
  return value === 'error' || value === 'warning' || value === 'note' ? value : 'off';
}

function paramsOf(
  rule: RuleCore,
  params: Readonly<Record<string, unknown>>,
  decided: readonly ShownSetting[],
): readonly ExplainedValue[] {
  return Object.entries(params).map(([name, value]) => {
    const own: ShownStep[] =
      rule.params[name] === undefined ? [] : [{ value: inOneLine(rule.params[name]), source: 'the rule itself' }];
    const set = decided.find((one) => one.name === `params.${name}`)?.steps ?? [];
    return { name, value: inOneLine(value), steps: [...own, ...set] };
  });
}

/** Who said how far the rule is rolled out; where nobody did, who said it of the whole policy. */
function enforcementSteps({ provenance }: Config, decided: readonly ShownSetting[]): readonly ShownStep[] {
  const steps = (name: string): readonly ShownStep[] => decided.find((one) => one.name === name)?.steps ?? [];
  const whole = (name: string): readonly ShownStep[] => stepsOf(provenance.settings.get(name));
  const [own, days] = [steps('enforcement'), steps('block-from')];
  if (own.length + days.length > 0) return [...own, ...inWords(days)];
  return [...whole('enforcement'), ...inWords(whole('block-from'))];
}

/** A day alone does not say what it is. */
function inWords(days: readonly ShownStep[]): readonly ShownStep[] {
  return days.map((step) => ({ ...step, value: `block from ${step.value}` }));
}

function exceptionsOf({ exceptions, provenance }: Config, id: string): readonly string[] {
  const lock = provenance.ruleLocks.get(id);
  const days = exceptions.longestWaiver === undefined ? '' : `, for at most ${exceptions.longestWaiver} days`;
  const above = lock === undefined ? '' : `A waiver in ${lock.layer.name} or in a policy above it counts${days}.`;
  if (lock?.exceptions === 'never') {
    return [above, `Nothing below counts: ${placeOf(holdOf(lock))} locks the rule.`];
  }
  if (lock?.exceptions === 'waivers') {
    return [
      above,
      `Below, only waivers with an owner and an end count${days}: ${placeOf(holdOf(lock))} locks the rule.`,
    ];
  }
  const when: Readonly<Record<'pull-request' | 'merged' | 'never', string>> = {
    'pull-request': 'count from the pull request on that makes them',
    merged: 'count once they are merged',
    never: 'do not count',
  };
  return [
    `Comments beside what is found ${when[exceptions.comments]}.`,
    `Entries of the baseline ${when[exceptions.baseline]}.`,
    `Entries of \`ignore\` ${when[exceptions.ignore]}.`,
    `Waivers ${when[exceptions.waivers]}${exceptions.waivers === 'never' ? '' : days}.`,
  ];
}

function placeOf({ location: { path, line } }: ShownHold): string {
  return `${path}:${line}`;
}
