import { baseName } from '../../lib/paths.js';
import { readCommand } from '../../model/command.js';
import type { Program, ProgramFile, ProgramSetting } from '../../model/program.js';
import type { Variable } from '../../model/stack.js';
import { filesOf, type ProgramFilePaths } from './files.js';
import { imageOf, type StartedImage } from './image.js';
import { optionsIn } from './options.js';
import type { FileSource, ProgramReading, SettingReading, Subject } from './reading.js';
import { settingInFile } from './settings-file.js';
import { type Lookup, readValue, type Value } from './values.js';
import { split, type WordSource, wordSourcesOf } from './words.js';

/** Reads what the programs of a container are told. */
export type ProgramReader = (subject: Subject) => readonly ProgramReading[];

/** Words that end a command and begin another one. */
const ENDS: ReadonlySet<string> = new Set(['&&', '||', ';', '|', '&']);

/** Longest value of a variable in which options are looked for. */
const LONGEST_VALUE = 4000;

/** A reader for one repository. Dockerfiles, scripts and configuration files are read when a program of a container asks for them. */
export function programReader({ programs }: ProgramFile, files: FileSource): ProgramReader {
  const variables = new Map<string, Set<Program>>();
  for (const program of programs.filter(({ bySettings }) => bySettings === true)) {
    for (const name of program.settings.flatMap((setting) => setting.variables ?? []))
      variables.set(name, (variables.get(name) ?? new Set()).add(program));
  }
  const images = new Map<string, StartedImage | undefined>();
  const builtOf = ({ build }: Subject): StartedImage | undefined => {
    if (build?.context === undefined) return undefined;
    const key = JSON.stringify([build.context, build.dockerfile, build.target]);
    if (!images.has(key)) images.set(key, imageOf(build, files));
    return images.get(key);
  };
  return (subject) => {
    const image = builtOf(subject);
    const sources = wordSourcesOf(subject, image, files);
    const environment = new Map<string, Variable>();
    for (const one of [...(image?.environment ?? []), ...subject.environment]) environment.set(one.name, one);
    const lookup: Lookup = (name) => {
      const variable = environment.get(name);
      if (variable === undefined) return undefined;
      return variable.unknown === true || variable.value === undefined ? 'unknown' : variable.value;
    };
    const told = new Set([...environment.keys()].flatMap((name) => [...(variables.get(name) ?? [])]));
    const context: Context = { subject, image, files, sources, environment, lookup, seen: new Set() };
    return programs.flatMap((program) => readProgram(program, told.has(program), context) ?? []);
  };
}

interface Context {
  readonly subject: Subject;
  readonly image: StartedImage | undefined;
  readonly files: FileSource;
  readonly sources: readonly WordSource[];
  readonly environment: ReadonlyMap<string, Variable>;
  readonly lookup: Lookup;
  /** Places and texts that a program has claimed: a more general one does not count them again. */
  readonly seen: Set<string>;
}

function readProgram(program: Program, told: boolean, context: Context): ProgramReading | undefined {
  const started = startsOf(program, context.sources);
  const isProduct = program.products?.includes(context.subject.product ?? '') === true;
  const isRunning = started.length > 0 || isProduct;
  if (!isRunning && program.bySettings !== true) return undefined;
  const words = isRunning && started.length > 0 ? started : isRunning || hasOptions(program) ? context.sources : [];
  const inVariables = variableSources(program, context);
  if (!isRunning && !told && words.length === 0 && inVariables.length === 0 && !hasParameters(program))
    return undefined;
  let known: ProgramFilePaths | undefined;
  const filesKnown = (): ProgramFilePaths => {
    known ??= isRunning
      ? filesOf(program, context.subject, words, context.image, context.files)
      : { paths: [], unread: false };
    return known;
  };
  const settings: SettingReading[] = [];
  const undecided: ProgramSetting[] = [];
  for (const setting of program.settings) {
    if (settings.some(({ measure }) => measure === setting.measure)) continue;
    const reading =
      inWords(setting, [...words, ...inVariables], context) ??
      inFiles(setting, filesKnown, context) ??
      inParameters(setting, context) ??
      asVariable(setting, context);
    const isNone = reading?.value === 0 && setting.zeroIsNone === true;
    if (reading === undefined || isNone) undecided.push(setting);
    else settings.push(reading);
  }
  if (!isRunning && settings.length === 0) return undefined;
  const isTuned = program.tuned?.includes(context.subject.product ?? '') === true;
  for (const setting of undecided) {
    if (settings.some(({ measure }) => measure === setting.measure)) continue;
    const unread =
      setting.keys !== undefined && (isTuned || filesKnown().unread || isWritten(setting.keys, context.sources));
    if (setting.default !== undefined || unread) settings.push(byDefault(setting, unread));
  }
  const order = program.settings.map(({ measure }) => measure);
  return { program, settings: settings.sort((a, b) => order.indexOf(a.measure) - order.indexOf(b.measure)) };
}

/** The words behind the name of the program, up to the end of the command. Of what keeps data the name must be what is started. */
function startsOf({ commands = [], beside, kind }: Program, sources: readonly WordSource[]): readonly WordSource[] {
  if (commands.length === 0) return [];
  const isName = (word: string): boolean => {
    const name = baseName(word);
    return commands.some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : name === one));
  };
  return sources.flatMap(({ words, at }) => {
    const index = words.findIndex(isName);
    if (index < 0) return [];
    const end = words.findIndex((word, i) => i > index && ENDS.has(word));
    const own = words.slice(index + 1, end < 0 ? undefined : end);
    if (beside !== undefined && !own.some((word) => beside.includes(word))) return [];
    const isServed = kind === 'server' || kind === 'worker';
    return isServed || readCommand(words).programs.some(isName) ? [{ words: own, at }] : [];
  });
}

function hasOptions({ settings }: Program): boolean {
  return settings.some(({ options }) => options !== undefined);
}

function hasParameters({ settings }: Program): boolean {
  return settings.some(({ parameters }) => parameters !== undefined);
}

/** Options that stand in variables. */
function variableSources({ bySettings, optionVariables, ...program }: Program, { environment }: Context): WordSource[] {
  if (!hasOptions(program) || (bySettings !== true && optionVariables === undefined)) return [];
  const sources: WordSource[] = [];
  for (const { name, value, unknown, at } of environment.values()) {
    if (value === undefined || unknown === true || !value.includes('-')) continue;
    if (bySettings !== true && optionVariables?.includes(name) !== true) continue;
    sources.push({ words: split([value.slice(0, LONGEST_VALUE)]), at });
  }
  return sources;
}

function inWords(
  setting: ProgramSetting,
  sources: readonly WordSource[],
  context: Context,
): SettingReading | undefined {
  if (setting.options === undefined) return undefined;
  const { options, measure } = setting;
  let unknown: SettingReading | undefined;
  for (const { words, at } of sources) {
    for (const { value: written, text, option } of optionsIn(words, options)) {
      const value = readValue(written, setting, context.lookup);
      const key = `${at.file.path} ${at.start} ${text}`;
      if (context.seen.has(key)) continue;
      if (value.kind !== 'unknown') {
        context.seen.add(key);
        return { measure, setting, ...basisOf(value), text, at };
      }
      // Without a number behind it, an option of one letter is likely another program's.
      if (option.length > 2 || written === '' || written.startsWith('$'))
        unknown ??= { measure, setting, basis: 'unknown', text: option.replace(/=$/, ''), at };
    }
  }
  return unknown;
}

/** Whether a command writes a configuration itself that has one of the keys: `printf 'maxmemory 96mb\\n' | redis-server -`. */
function isWritten(keys: readonly string[], sources: readonly WordSource[]): boolean {
  return sources.some(({ words }) =>
    words.some((word) => {
      const parts = word.split(/\\n|["'=:;]/);
      return keys.some((key) => parts.includes(key));
    }),
  );
}

function inFiles(
  setting: ProgramSetting,
  known: () => ProgramFilePaths,
  { files, lookup }: Context,
): SettingReading | undefined {
  if (setting.keys === undefined) return undefined;
  for (const path of known().paths) {
    const text = files.text(path);
    const found = text === undefined ? undefined : settingInFile(path, text, setting, lookup);
    if (found !== undefined)
      return { measure: setting.measure, setting, ...basisOf(found.value), text: found.text, at: found.at };
  }
  return undefined;
}

/** `?pool_size=10` in an address, whichever variable holds it. */
function inParameters(setting: ProgramSetting, { environment }: Context): SettingReading | undefined {
  for (const name of setting.parameters ?? []) {
    for (const { value, at } of environment.values()) {
      if (value === undefined || value.length > LONGEST_VALUE || !value.includes('://')) continue;
      const index = Math.max(value.indexOf(`?${name}=`), value.indexOf(`&${name}=`));
      const [, digits] = index < 0 ? [] : (/^.=?(\d{1,6})(?!\d)/.exec(value.slice(index + name.length + 1)) ?? []);
      if (digits === undefined) continue;
      return { measure: setting.measure, setting, basis: 'set', value: Number(digits), text: `${name}=${digits}`, at };
    }
  }
  return undefined;
}

function asVariable(setting: ProgramSetting, { environment, lookup }: Context): SettingReading | undefined {
  for (const name of setting.variables ?? []) {
    const variable = environment.get(name);
    if (variable === undefined) continue;
    const { measure } = setting;
    const written = variable.unknown === true ? undefined : variable.value;
    const value: Value = written === undefined ? { kind: 'unknown' } : readValue(written, setting, lookup);
    const isTold = value.kind === 'number' || value.kind === 'share';
    return {
      measure,
      setting,
      ...basisOf(value),
      text: isTold && written !== undefined ? `${name}=${written.trim()}` : name,
      at: variable.at,
    };
  }
  return undefined;
}

function byDefault(setting: ProgramSetting, unread: boolean): SettingReading {
  const { measure } = setting;
  if (unread || setting.default === undefined) return { measure, setting, basis: 'unknown', text: '' };
  if (setting.default === 'cores') return { measure, setting, basis: 'cores', text: '' };
  // Sizes by default are in the setting's unit, as if they were written.
  const value = readValue(String(setting.default), setting, () => undefined);
  return { measure, setting, ...basisOf(value), basis: 'default', text: '' };
}

function basisOf(value: Value): Pick<SettingReading, 'basis' | 'value' | 'share'> {
  switch (value.kind) {
    case 'number':
      return { basis: 'set', value: value.value };
    case 'share':
      return { basis: 'set', share: value.value };
    case 'cores':
      return { basis: 'cores' };
    case 'unknown':
      return { basis: 'unknown' };
  }
}
