import type { Config } from '../../policy/config.js';
import type { LockableSetting } from '../../policy/config-file.js';
import type { ShownSetting } from '../../report/policy/shown.js';
import { holdOf, inOneLine, stepsOf } from './places.js';

/** Every setting with its value and who said so, in the order of the documentation; those of rules are not among them. */
export function shownSettings(config: Config): readonly ShownSetting[] {
  const { settings, settingLocks } = config.provenance;
  return valuesOf(config).map(([name, value, lockedBy]) => {
    const lock = lockedBy === undefined ? undefined : settingLocks.get(lockedBy);
    return {
      name,
      value,
      steps: stepsOf(settings.get(name) ?? (name === 'pattern' ? declaringPattern(config) : undefined)),
      ...(lock === undefined ? {} : { lock: holdOf(lock) }),
    };
  });
}

/** A single pattern that is expected is declared as well. */
function declaringPattern({ pattern, provenance }: Config) {
  return pattern === undefined ? undefined : provenance.settings.get('expected-patterns');
}

type Value = readonly [name: string, value: string, lockedBy?: LockableSetting];

function valuesOf(config: Config): readonly Value[] {
  const { enforcement, exceptions, context } = config;
  const failOn = config.failOnDrift ? `${config.failOn}, drift` : config.failOn;
  return [
    ['preset', config.preset, 'preset'],
    ['pattern', config.pattern ?? 'none declared', 'pattern'],
    ['expected-patterns', config.expected === undefined ? 'any' : config.expected.join(', '), 'expected-patterns'],
    ['fail-on', failOn, 'fail-on'],
    ['only-new', String(config.onlyNew), 'only-new'],
    ['include', config.include.length === 0 ? 'all' : config.include.join(', '), 'include'],
    ['exclude', config.exclude.length === 0 ? 'nothing' : config.exclude.join(', '), 'exclude'],
    ['baseline', config.baseline ?? 'none'],
    ['enforcement', enforcement.stage, 'enforcement'],
    ...(enforcement.blockFrom === undefined
      ? []
      : ([['block-from', enforcement.blockFrom, 'enforcement']] satisfies Value[])),
    ['exceptions.comments', exceptions.comments],
    ['exceptions.baseline', exceptions.baseline],
    ['exceptions.ignore', exceptions.ignore],
    ['exceptions.waivers', exceptions.waivers],
    ['exceptions.longest-waiver', exceptions.longestWaiver === undefined ? 'any' : `${exceptions.longestWaiver} days`],
    ...Object.entries(context).map(([key, value]): Value => [`context.${key}`, inOneLine(value), 'context']),
  ];
}
