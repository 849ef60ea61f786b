import { UserMistake } from '../../lib/mistake.js';
import { isDate } from '../../policy/suppressions/day.js';
import { type FleetPlan, MOST_SHARDS } from './plan.js';

/** The text of `plan.json`. */
export function planText(plan: FleetPlan): string {
  return `${JSON.stringify(plan, undefined, 1)}\n`;
}

/** Reads `plan.json`. `path` for messages. Throws UserMistake for what `fleet plan` does not write. */
export function readPlan(path: string, text: string): FleetPlan {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UserMistake(`${path} is not JSON. Make it with groundplan fleet plan.`);
  }
  if (!isPlan(value)) throw new UserMistake(`${path} is no plan of this version. Make it with groundplan fleet plan.`);
  return value;
}

function isPlan(value: unknown): value is FleetPlan {
  if (!isRecord(value)) return false;
  const { format, version, day, source, asked, folder, policy, shards, repositories } = value;
  return (
    format === 1 &&
    typeof version === 'string' &&
    typeof day === 'string' &&
    isDate(day) &&
    typeof source === 'string' &&
    typeof asked === 'string' &&
    [folder, policy].every((one) => one === undefined || typeof one === 'string') &&
    typeof shards === 'number' &&
    Number.isInteger(shards) &&
    shards >= 1 &&
    shards <= MOST_SHARDS &&
    Array.isArray(repositories) &&
    repositories.every(
      (entry) =>
        isRecord(entry) &&
        isName(entry.repository) &&
        typeof entry.size === 'number' &&
        typeof entry.shard === 'number' &&
        [entry.branch, entry.url, entry.folder].every((one) => one === undefined || typeof one === 'string') &&
        (entry.folder === undefined || isName(entry.folder)),
    )
  );
}

/** A path that stays below the folder it starts from. */
function isName(name: unknown): name is string {
  return (
    typeof name === 'string' &&
    name !== '' &&
    name.split('/').every((part) => part !== '' && part !== '..' && part !== '.')
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
