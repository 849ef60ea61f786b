import type { Location } from '../../documents/location.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Change, Probe, RuleEdit } from '../../rulebook/edit.js';
import type { LintContext } from '../check.js';
import type { Finding } from '../finding.js';
import { healthSourceOf, productsOf } from '../health.js';
import { memo } from '../memo.js';
import { fill } from '../message.js';
import { awaitDependency } from './await-dependency.js';
import { nameBesideExternal } from './external-name.js';
import { emptyLineBefore, endWithLineBreak } from './line-breaks.js';
import { isNamedIn, removeDeclaration } from './remove-declaration.js';
import { removeKey } from './remove-key.js';
import { bindPort, quoteScalar, unquote } from './scalars.js';
import { addItem, setKey } from './set-key.js';
import { sortAt } from './sort.js';
import {
  type Edit,
  type Edits,
  type Refusal,
  refused,
  type SourceText,
  type Step,
  stepsTo,
  unknownText,
} from './source-text.js';
import { moveStores } from './store-network.js';
import type { Value } from './values.js';

/** What a finding's rule would change at one place, or why it cannot. */
export interface PlannedFix {
  readonly ruleId: string;
  /** The place that is mended: after the fix no finding of the rule may name it. */
  readonly at: Location;
  readonly description: string;
  readonly unsafe: boolean;
  readonly edits: readonly Edit[];
  /** Paths of the resolved project that may change, `*` for any one step; what stands below them may change as well. */
  readonly intends: readonly (readonly string[])[];
  /** A list of services that comes to another order, in which the order means nothing. */
  readonly reorders?: string;
  /** Part of the top level and key of a declaration that comes or goes. */
  readonly declares?: readonly [string, string];
  /** Set instead of edits. */
  readonly refused?: string;
  /** True where the right text is not known, so that there is nothing to say. */
  readonly unknown?: true;
}

/** What planning needs beside the finding. */
export interface PlanInput {
  readonly context: LintContext;
  readonly probes: readonly Probe[];
  /** Text and tree of a file, or why it must not be changed. */
  readonly source: (path: string) => { readonly ok: true; readonly source: SourceText } | Refusal;
}

/** The fixes of a finding, one for each place. Empty where its rule has none. */
export function planFixes(finding: Finding, edit: RuleEdit | undefined, input: PlanInput): readonly PlannedFix[] {
  if (edit === undefined) return [];
  return placesOf(finding, edit, input).map((at) => {
    const planned = planAt(finding, edit.change, at, input);
    return {
      ruleId: finding.ruleId,
      at,
      description: fill(edit.description, finding.values ?? {}).text,
      unsafe: edit.unsafe === true,
      edits: planned.ok ? planned.edits : [],
      intends: planned.ok ? planned.intends : [],
      ...(edit.change.action === 'sort' && { reorders: edit.change.what === 'entries' ? listOf(at) : '' }),
      ...(planned.ok && planned.declares !== undefined && { declares: planned.declares }),
      ...(planned.ok ? {} : { refused: planned.reason, ...(planned.unknown && { unknown: true }) }),
    };
  });
}

function placesOf(
  { at, related, subject, members }: Finding,
  { places }: RuleEdit,
  { context }: PlanInput,
): readonly Location[] {
  switch (places) {
    case 'own':
      return [at];
    case 'related':
      return related.map((one) => one.at);
    case 'all':
      return [at, ...related.map((one) => one.at)];
    case 'members':
      return members === undefined ? [at] : members.map((one) => one.at);
    case 'subject': {
      const service = context.services.get(subject);
      return service === undefined ? [] : [service.at];
    }
  }
}

type Planned =
  | {
      readonly ok: true;
      readonly edits: readonly Edit[];
      readonly intends: PlannedFix['intends'];
      readonly declares?: PlannedFix['declares'];
    }
  | Refusal;

function planAt(finding: Finding, change: Change, at: Location, input: PlanInput): Planned {
  if (at.via?.some(({ kind }) => kind === 'alias') === true) return refused('an alias stands for it');
  if (at.via?.some(({ kind }) => kind === 'merge-key') === true) {
    return refused('a merge key brings it in from elsewhere');
  }
  const read = input.source(at.file.path);
  if (!read.ok) return read;
  const { source } = read;
  if (change.action === 'add-line-break' && change.where === 'end-of-file') {
    return { ok: true, edits: endWithLineBreak(source), intends: [] };
  }
  const steps = stepsTo(source, at);
  if (steps === undefined) return refused('its place in the file is not certain');
  const edits = editsFor(finding, change, at, steps, source, input);
  return edits.ok ? { ...edits, intends: intendedBy(finding, change, at) } : edits;
}

/** Only what no file of its projects names: a file may be used without the one that takes the use away. */
function removeUnnamed(source: SourceText, steps: readonly Step[], at: Location, input: PlanInput): Edits {
  const [section = '', key = ''] = steps.map(({ entry }) => entry?.key);
  const stacks = input.context.stacks.filter(({ files }) => files.includes(at.file.path));
  for (const path of new Set(stacks.flatMap(({ files }) => files))) {
    const read = path === source.path ? { ok: true as const, source } : input.source(path);
    if (read.ok && isNamedIn(read.source.documents, section, key)) return refused(`a service in \`${path}\` names it`);
  }
  return removeDeclaration(source, steps);
}

function editsFor(
  finding: Finding,
  change: Change,
  at: Location,
  steps: readonly Step[],
  source: SourceText,
  input: PlanInput,
) {
  switch (change.action) {
    case 'remove-key':
      return removeKey(source, steps);
    case 'remove-declaration':
      return removeUnnamed(source, steps, at, input);
    case 'store-network':
      return moveStores(source, finding, input.context);
    case 'quote-scalar':
      return quoteScalar(source, steps);
    case 'unquote':
      return unquote(source, steps, at);
    case 'add-line-break':
      return emptyLineBefore(source, steps);
    case 'name-beside-external':
      return finding.values?.code === 'compose-external-name'
        ? nameBesideExternal(source, steps)
        : unknownText('it is another problem');
    case 'sort':
      return sortAt(source, steps, change.what);
    case 'bind-port':
      return bindPort(source, steps, change.address);
    case 'await-dependency': {
      const awaited = input.context.services.get(finding.subject);
      const health = awaited === undefined ? 'none' : healthSourceOf(awaited, input.context.catalogue);
      if (change.condition === 'service_healthy' && health !== 'file' && health !== 'image') {
        return unknownText('the service that is waited for has no healthcheck');
      }
      return awaitDependency(source, steps, change.condition);
    }
    case 'add-item':
      return addItem(source, steps.slice(0, 2), change.path, change.item);
    case 'set-key': {
      const value = textToWrite(finding, change.value, at, input);
      if (typeof value === 'object' && 'ok' in value) return value;
      return setKey(source, steps.slice(0, 2), change.path, value, change.beside ?? {});
    }
  }
}

/** The value to write; a refusal where nothing is documented. */
function textToWrite(
  finding: Finding,
  value: string | number | boolean,
  at: Location,
  input: PlanInput,
): Value | Refusal {
  if (typeof value !== 'string') return value;
  if (value === '{probe}') return probeOf(serviceAt(input.context, at), input);
  if (value === '{minimumMemory}') return minimumMemoryOf(serviceAt(input.context, at), input);
  const filled = fill(value, finding.values ?? {});
  return filled.unknown.length === 0 ? filled.text : unknownText('what to write is not known');
}

function probeOf(service: Service | undefined, { probes }: PlanInput): Value | Refusal {
  const { image } = service ?? {};
  const probe =
    image === undefined || image.unknown || service?.build !== undefined
      ? undefined
      : probes.find(({ images }) => images.includes(nameOf(image)));
  if (probe === undefined) return unknownText('no healthcheck is documented for its image');
  if (probe.exceptVariables?.some((name) => service?.environment.some((variable) => variable.name === name)) === true) {
    return refused('its variables decide where it listens');
  }
  if ((service?.entrypoint?.value ?? []).length > 0) return refused('its own entrypoint decides what runs');
  if (service?.command?.value.some((word) => /port|tls|ssl|bind|listen/i.test(word)) === true) {
    return refused('its command decides where it listens');
  }
  const words = probe.test.map((word) => JSON.stringify(word.replaceAll('$', '$$$$')));
  return { flow: `[${words.join(', ')}]` };
}

/** With its registry, where that is not Docker Hub. */
function nameOf({ registry, repository }: NonNullable<Service['image']>): string {
  return registry === undefined || registry === 'docker.io' ? repository : `${registry}/${repository}`;
}

const MEBIBYTE = 1024 * 1024;

function minimumMemoryOf(service: Service | undefined, { context }: PlanInput): Value | Refusal {
  const bytes = productsOf(context.catalogue).get(service?.role.product ?? '')?.minimumMemory?.bytes;
  if (bytes === undefined || service?.build !== undefined) return unknownText('its vendor documents no minimum');
  const mebibytes = Math.ceil(bytes / MEBIBYTE);
  return mebibytes % 1024 === 0 ? `${mebibytes / 1024}G` : `${mebibytes}M`;
}

const servicesByPlace = memo((stacks: readonly Stack[]): ReadonlyMap<string, Service> => {
  const places = new Map<string, Service>();
  for (const { services } of stacks) for (const service of services) places.set(placeKey(service.at), service);
  return places;
});

function serviceAt({ stacks }: LintContext, at: Location): Service | undefined {
  return servicesByPlace(stacks).get(placeKey(at));
}

function placeKey({ file, start, pointer }: Location): string {
  return `${file.path} ${start} ${pointer}`;
}

/** The list of services that a place names, as the key of a service. */
function listOf({ pointer }: Location): string {
  return /[^.]+$/.exec(pointer)?.[0] ?? '';
}

/** What of a pointer names a service, and what it says of it. */
const POINTER = /^services\.(.+?)(?:\.(?:ports|depends_on|links|healthcheck|security_opt)(?:[.[].*)?)?$/;

function intendedBy(finding: Finding, change: Change, at: Location): PlannedFix['intends'] {
  const service = POINTER.exec(at.pointer)?.[1];
  const network = /^networks\.(.+?)(?:\.(?:name|external|internal))?$/.exec(at.pointer)?.[1];
  const owner = service === undefined ? ['networks', network ?? ''] : ['services', service];
  switch (change.action) {
    case 'remove-key':
    case 'quote-scalar':
    case 'unquote':
    case 'add-line-break':
    case 'name-beside-external':
    case 'remove-declaration':
    case 'sort':
      return [];
    case 'store-network':
      return [['services', '*', 'networks']];
    case 'bind-port':
      return [[...owner, 'ports', '*', 'host_ip']];
    case 'await-dependency':
      return [[...owner, 'depends_on', finding.values?.service ?? '', 'condition']];
    case 'add-item':
      return [[...owner, ...change.path]];
    case 'set-key': {
      const around = [...owner, ...change.path.slice(0, -1)];
      return [[...owner, ...change.path], ...Object.keys(change.beside ?? {}).map((key) => [...around, key])];
    }
  }
}
