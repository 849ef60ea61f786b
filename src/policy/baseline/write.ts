import { by } from '../../lib/compare.js';
import type { Finding } from '../../lint/finding.js';
import type { BaselineEntry } from './baseline-file.js';

/** The entry that knows a finding again. */
export function entryFor({ ruleId, at, likeness, message }: Finding): BaselineEntry {
  return {
    rule: ruleId,
    path: at.file.path,
    places: likeness.places,
    ...(likeness.members === undefined ? {} : { members: likeness.members }),
    ...(likeness.value === '' || likeness.members !== undefined ? {} : { value: likeness.value }),
    message,
  };
}

/** A baseline as text: sorted, each entry on a line of its own, so that changes to it are easy to review and to merge. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = joined(entries).map((entry) => `    ${JSON.stringify(entry)}`);
  const findings = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "version": 1,\n  "findings": ${findings}\n}\n`;
}

/** Entries that are alike become one with their count. */
function joined(entries: readonly BaselineEntry[]): BaselineEntry[] {
  const alike = new Map<string, { entry: BaselineEntry; count: number }>();
  for (const entry of entries) {
    const { rule, path, places, members = [], value = '', count = 1 } = entry;
    const key = JSON.stringify([rule, path, places, members, value]);
    const known = alike.get(key);
    if (known === undefined) alike.set(key, { entry, count });
    else known.count += count;
  }
  return [...alike.values()]
    .map(({ entry: { rule, path, places, members, value, message }, count }) => ({
      rule,
      path,
      places,
      ...(members === undefined ? {} : { members }),
      ...(value === undefined ? {} : { value }),
      ...(count === 1 ? {} : { count }),
      ...(message === undefined ? {} : { message }),
    }))
    .sort(
      by(
        (entry) => entry.path,
        (entry) => entry.rule,
        (entry) => entry.places.join('\n'),
        (entry) => entry.value ?? '',
      ),
    );
}
