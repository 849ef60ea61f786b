import type { Located, Location, Via } from '../documents/location.js';
import type { Service, Variable } from '../model/stack.js';
import { isCredentialName } from './credential-names.js';
import { isLiteral, isSample } from './credential-values.js';
import { memo } from './memo.js';

/** Words and values that a rule goes by. */
export interface Vocabulary {
  /** Endings of names, as words apart by `_`; a leading `*` lets a word end so. */
  readonly names: readonly string[];
  /** Values that stand in every tutorial. */
  readonly samples: readonly string[];
}

export type CredentialPlace = 'environment' | 'address' | 'build-argument' | 'command' | 'label';

/** A credential that is written down. Its value is kept nowhere: nothing can show it by mistake. */
export interface Credential {
  readonly place: CredentialPlace;
  /** Name of the variable, option or label. */
  readonly name: string;
  /** Where it is written: the Compose file, or the file of variables. */
  readonly at: Location;
  /** `default`: of a variable that may be set otherwise; `variable-file`: an `.env` file or one that `env_file` names. */
  readonly origin: 'file' | 'default' | 'variable-file';
  readonly sample: boolean;
}

/** The longest text that is looked into. */
const LONGEST = 20_000;
const MOST_WORDS = 500;

/** The credentials that a service's settings hold as they stand. What rests on a variable without a value is none. */
export function credentialsOf(service: Service, { names, samples }: Vocabulary): readonly Credential[] {
  const read = readBefore(service);
  const key = `${numberOf(names)} ${numberOf(samples)}`;
  const before = read.get(key);
  if (before !== undefined) return before;
  const credentials = readCredentials(service, { names, samples });
  read.set(key, credentials);
  return credentials;
}

/** Several rules look for the same words, and for other things among what they find. */
const readBefore = memo((_: Service) => new Map<string, readonly Credential[]>());
const numbers = new Map<string, number>();
/** The same for lists of the same words, which every rule has for itself. */
const numberOf = memo((words: readonly string[]): number => {
  const text = words.join('\n');
  const number = numbers.get(text) ?? numbers.size;
  numbers.set(text, number);
  return number;
});
const setOf = memo((words: readonly string[]): ReadonlySet<string> => new Set(words));

function readCredentials(service: Service, vocabulary: Vocabulary): readonly Credential[] {
  const own = new Set<string>();
  for (const name of [service.name, service.project, service.role.product ?? ''])
    if (name !== '') own.add(name.toLowerCase());
  for (const { name, value } of service.environment) {
    if (/(?:_|^)(?:USER|USERNAME|DB|DATABASE)$/i.test(name) && value !== undefined) own.add(value.toLowerCase());
  }
  const samples = setOf(vocabulary.samples);
  const judge: Judge = { vocabulary, known: (word) => samples.has(word) || own.has(word) };
  return [
    ...service.environment.flatMap((variable) => inVariable(variable, 'environment', judge)),
    ...(service.build?.arguments ?? []).flatMap((variable) => inVariable(variable, 'build-argument', judge)),
    ...service.labels.flatMap((variable) => inVariable(variable, 'label', judge)),
    ...inCommand(service.entrypoint, judge),
    ...inCommand(service.command, judge),
  ];
}

interface Judge {
  readonly vocabulary: Vocabulary;
  /** Whether a word in small letters is a sample, or a name of the service's own. */
  readonly known: (word: string) => boolean;
}

function inVariable(
  { name, value, unknown, at }: Variable,
  place: CredentialPlace,
  judge: Judge,
): readonly Credential[] {
  if (value === undefined || value.length > LONGEST) return [];
  const { names } = judge.vocabulary;
  const password = passwordInAddress(value);
  if (password !== undefined) {
    // A variable for the host says nothing of where the password is written.
    const origin = originOf(at, ({ variable = '' }) => isCredentialName(variable, names));
    if (unknown === true || origin === undefined || !isLiteral(password)) return [];
    const where = place === 'environment' ? 'address' : place;
    return [{ place: where, name, ...origin, sample: isSample(password, judge.known) }];
  }
  const origin = unknown === true ? undefined : originOf(at, () => true);
  if (origin === undefined || !isCredentialName(name, names) || !isLiteral(value)) return [];
  return [{ place, name, ...origin, sample: isSample(value, judge.known) }];
}

/** `--password x`, `--password=x`, `PASSWORD=x program`, and addresses, in words or in the script of a shell. */
function inCommand(command: Located<readonly string[]> | undefined, judge: Judge): readonly Credential[] {
  const origin = command && originOf(command.at, () => true);
  if (command === undefined || origin === undefined) return [];
  const words = command.value
    .flatMap((word) => (word.length > LONGEST ? [] : word.split(/\s+/)))
    .map((word) => word.replace(/^["']|["']$/g, ''))
    .slice(0, MOST_WORDS);
  const found: Credential[] = [];
  words.forEach((word, i) => {
    const [, option = '', joined] = /^-{0,2}([A-Za-z][\w.-]{0,80})(?:=(.*))?$/.exec(word) ?? [];
    const next = word.startsWith('--') ? words[i + 1] : undefined;
    const value =
      passwordInAddress(word) ?? (isCredentialName(option, judge.vocabulary.names) ? (joined ?? next) : undefined);
    if (value === undefined || value.startsWith('-') || !isLiteral(value)) return;
    found.push({ place: 'command', name: option, ...origin, sample: isSample(value, judge.known) });
  });
  return found;
}

/** The password of the first address with one: `scheme://user:password@host`. */
function passwordInAddress(text: string): string | undefined {
  const start = text.indexOf('://');
  if (start < 1) return undefined;
  const [authority = ''] = text.slice(start + 3).split(/[/?#\s"']/, 1);
  const end = authority.lastIndexOf('@');
  const colon = authority.indexOf(':');
  return end < 0 || colon < 0 || colon > end ? undefined : authority.slice(colon + 1, end);
}

/** Where a value is written, by its way into the project; undefined when it comes from outside of the repository. */
function originOf(at: Location, counts: (step: Via) => boolean): Pick<Credential, 'at' | 'origin'> | undefined {
  const steps = at.via ?? [];
  if (steps.some(({ kind }) => kind === 'variable-file')) return { at, origin: 'variable-file' };
  const decisive = steps.filter(counts);
  if (decisive.some(({ kind }) => kind === 'process' || kind === 'option')) return undefined;
  const dotenv = decisive.find(({ kind }) => kind === 'env-file');
  if (dotenv !== undefined) {
    const { file, start, end, variable = '' } = dotenv;
    return { at: { file, start, end, pointer: variable }, origin: 'variable-file' };
  }
  return { at, origin: decisive.some(({ kind }) => kind === 'default') ? 'default' : 'file' };
}
