import { type Location, positionOf } from '../documents/location.js';
import { quoted } from '../lib/quoted.js';
import type { Config } from './config.js';
import type { DecidedStep, PolicyLayer, RuleLock } from './policy.js';
import type { CommentDirective } from './suppressions/comments.js';
import { isOver } from './suppressions/day.js';
import type { Suppression } from './suppressions/suppression.js';

/** An exception that the repository makes and that does not count. */
export interface Refusal {
  readonly kind: 'comment' | 'ignore' | 'baseline' | 'waiver' | 'override';
  /** One sentence or two, with the place of the lock or the setting. */
  readonly message: string;
  readonly at: Location;
  /** Whether the change makes it. */
  readonly added: boolean;
}

/** The comments of the version to compare with: what `merged` asks for. */
export interface MergedComments {
  readonly comments: readonly CommentDirective[];
  /** Where a file of that version is in this one. */
  readonly nowAt: (path: string) => string;
}

/** The part of a configuration that says which exceptions count. */
export type ExceptionSettings = Pick<Config, 'exceptions' | 'provenance'>;

/** Says which exceptions count, and remembers those that do not. */
export interface ExceptionJudge {
  /** Whether a comment counts for a rule, and its last day where that is earlier than the one that it names. */
  readonly comment: (comment: CommentDirective, ruleId: string) => { readonly until?: string } | undefined;
  /** Whether an entry of the configuration counts. */
  readonly ignore: (suppression: Suppression) => boolean;
  readonly refused: () => readonly Refusal[];
}

/** Refused exceptions that are told. */
const MOST_REFUSED = 200;

/**
 * Judges comments and entries of `ignore` by `exceptions` and by the locks of rules. `merged` is absent where there is no version to
 * compare with: what is looked at is then merged already.
 */
export function exceptionJudge(
  settings: ExceptionSettings,
  merged: MergedComments | undefined,
  today: string | undefined,
): ExceptionJudge {
  const { exceptions } = settings;
  const refused = new Map<string, Refusal>();
  let known: ReadonlyMap<string, string> | undefined;
  const mergedUntil = (comment: CommentDirective, ruleId: string): string | undefined => {
    if (merged === undefined) return NEVER;
    known ??= lastDays(merged);
    return known.get(keyOf(comment.at.file.path, comment, ruleId));
  };
  const refuse = (kind: Refusal['kind'], at: Location, added: boolean, message: string): undefined => {
    const key = `${kind} ${at.file.path} ${at.start} ${message}`;
    if (refused.size < MOST_REFUSED) refused.set(key, { kind, message, at, added });
    return undefined;
  };

  return {
    comment(comment, ruleId) {
      const { at } = comment;
      const isAdded = (): boolean => mergedUntil(comment, ruleId) === undefined;
      const lock = lockOf(settings, ruleId);
      if (lock !== undefined) {
        return refuse('comment', at, isAdded(), `This comment does not count: ${lockedWords(ruleId, lock)}.`);
      }
      if (exceptions.comments === 'pull-request') return {};
      if (exceptions.comments === 'never') {
        return refuse('comment', at, isAdded(), `This comment does not count: ${saysWords(settings, 'comments')}.`);
      }
      const until = mergedUntil(comment, ruleId);
      if (until === undefined || isOver(until, today)) {
        const which = until === undefined ? 'The change adds it' : 'The change makes it last longer';
        const message = `This comment does not count for ${quoted(ruleId)} before it is merged. ${which}, and ${saysWords(settings, 'comments')}.`;
        return refuse('comment', at, true, message);
      }
      return until === NEVER ? {} : { until };
    },
    ignore(suppression) {
      const { at, ruleId, rank = Number.POSITIVE_INFINITY } = suppression;
      const lock = lockOf(settings, ruleId, rank);
      if (lock !== undefined) {
        refuse('ignore', at, false, `This entry does not count: ${lockedWords(ruleId, lock)}.`);
        return false;
      }
      if (exceptions.ignore !== 'never' || rank <= rankOfSetting(settings, 'ignore')) return true;
      refuse('ignore', at, false, `This entry does not count: ${saysWords(settings, 'ignore')}.`);
      return false;
    },
    refused: () => [...refused.values()],
  };
}

/** Behind every day. */
const NEVER = '9999-12-31';

/** The last day of each comment of the other version that holds something back, by what it stands by and its rule. */
function lastDays({ comments, nowAt }: MergedComments): ReadonlyMap<string, string> {
  const days = new Map<string, string>();
  for (const comment of comments) {
    const { directive, place, at } = comment;
    if (!directive.ok || directive.reason === undefined || place === undefined) continue;
    for (const ruleId of directive.rules) {
      const key = keyOf(nowAt(at.file.path), comment, ruleId);
      const until = directive.until ?? NEVER;
      if ((days.get(key) ?? '') < until) days.set(key, until);
    }
  }
  return days;
}

function keyOf(path: string, { place }: CommentDirective, ruleId: string): string {
  return JSON.stringify([path, place?.kind ?? '', place?.kind === 'node' ? place.pointer : '', ruleId]);
}

/** The lock of a rule that is above a layer of this rank; without one, above all that is no configuration. */
export function lockOf(
  { provenance }: Pick<Config, 'provenance'>,
  ruleId: string,
  rank = Number.POSITIVE_INFINITY,
): RuleLock | undefined {
  const lock = provenance.ruleLocks.get(ruleId);
  return lock !== undefined && rank > rankOf(provenance.layers, lock.layer) ? lock : undefined;
}

function rankOf(layers: readonly PolicyLayer[], layer: PolicyLayer): number {
  return layers.indexOf(layer);
}

/**
 * The rank of the layer that first set what holds of `exceptions`: it is about what is granted below. Before all layers where nobody is
 * known to have said so.
 */
export function rankOfSetting({ provenance }: Pick<Config, 'provenance'>, name: ExceptionName): number {
  const first = firstStep(provenance, name);
  return first === undefined ? -1 : rankOf(provenance.layers, first.layer);
}

type ExceptionName = 'comments' | 'baseline' | 'ignore' | 'waivers';

/** Who first said what holds: those nearer to the repository that say the same after it change nothing. */
function firstStep({ settings }: Config['provenance'], name: ExceptionName): DecidedStep | undefined {
  const steps = settings.get(`exceptions.${name}`)?.steps ?? [];
  return steps.find(({ value }) => value === steps.at(-1)?.value);
}

/** `acme/policies/base.yml@v3:12 locks `flat-network` (data stays inside)`. */
export function lockedWords(ruleId: string, { at, reason }: RuleLock): string {
  return `${placeWords(at)} locks ${quoted(ruleId)}${reason === undefined ? '' : ` (${reason.replace(/\.$/, '')})`}`;
}

/** `acme/policies/base.yml@v3:20 says "exceptions.comments: never"`. */
export function saysWords({ exceptions, provenance }: ExceptionSettings, name: ExceptionName): string {
  return settingWords(firstStep(provenance, name)?.at, `exceptions.${name}: ${exceptions[name]}`);
}

/** The same of any setting, at its place. */
export function settingWords(at: Location | undefined, said: string): string {
  return `${at === undefined ? 'the policy' : placeWords(at)} says \`${said}\``;
}

function placeWords(at: Location): string {
  const { path, line } = positionOf(at);
  return `${quoted(`${path}:${line}`)}`;
}
