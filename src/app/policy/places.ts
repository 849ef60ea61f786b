import { positionOf } from '../../documents/location.js';
import type { ConfigFile } from '../../policy/config-file.js';
import { placeIn } from '../../policy/plain.js';
import type { Decided, Lock, PolicyLayer, Provenance } from '../../policy/policy.js';
import type { ShownHold, ShownPlace, ShownSource, ShownStep } from '../../report/policy/shown.js';
import type { ReportLocation } from '../../report/report.js';

/** Characters of a value that is shown. */
const LONGEST = 200;

/** A value of a configuration in one line. */
export function inOneLine(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Who said what, for people. */
export function stepsOf(decided: Decided | undefined): readonly ShownStep[] {
  return (decided?.steps ?? []).map(({ layer, at, value }) => ({
    value,
    source: layer.name,
    ...(at === undefined ? {} : { location: positionOf(at) }),
  }));
}

/** A lock, for people. */
export function holdOf({ layer, at, reason }: Lock): ShownHold {
  return { source: layer.name, location: positionOf(at), ...(reason === undefined ? {} : { reason }) };
}

/** The files that spoke, the furthest first, each once. */
export function sourcesOf({ layers }: Provenance): readonly ShownSource[] {
  const found = new Map<string, ShownSource>();
  for (const layer of layers) {
    const { name, origin, extendedBy } = layer;
    const known = found.get(name);
    const entries = [...(known?.entries ?? []), ...entryOf(layer)];
    found.set(name, {
      name,
      kind: origin.kind,
      ...(origin.kind === 'shared' ? { commit: origin.commit, sha256: origin.sha256 } : {}),
      ...(extendedBy === undefined ? {} : { extendedBy: extendedBy.name }),
      entries,
    });
  }
  return [...found.values()];
}

/** Where a layer is an entry of `repositories`: its place. */
function entryOf({ at, root }: PolicyLayer): ReportLocation[] {
  return at.length === 0 || root === undefined ? [] : [positionOf(placeIn(root, at, 'value'))];
}

/** The entries of `overrides` and `ignore` of all policies, in the order in which they are asked. */
export function placesOf({ layers }: Provenance): readonly ShownPlace[] {
  return layers.flatMap((layer) => [...overridesOf(layer), ...ignoresOf(layer)]);
}

function overridesOf(layer: PolicyLayer): ShownPlace[] {
  return (layer.settings.overrides ?? []).flatMap((entry, index) => {
    const location = locationOf(layer, 'overrides', index);
    if (location === undefined) return [];
    const rules = Object.entries(entry.rules).map(([id, value]) => ({ id, value: inOneLine(value) }));
    return [{ kind: 'override' as const, rules, ...scopeOf(entry), source: layer.name, location }];
  });
}

function ignoresOf(layer: PolicyLayer): ShownPlace[] {
  return (layer.settings.ignore ?? []).flatMap((entry, index) => {
    const location = locationOf(layer, 'ignore', index);
    if (location === undefined) return [];
    const { reason, until } = entry;
    return [
      {
        kind: 'ignore' as const,
        rules: [...new Set(entry.rules)].map((id) => ({ id })),
        ...scopeOf(entry),
        reason: reason.trim(),
        ...(until === undefined ? {} : { until }),
        source: layer.name,
        location,
      },
    ];
  });
}

function locationOf({ at, root }: PolicyLayer, key: keyof ConfigFile, index: number): ReportLocation | undefined {
  return root === undefined ? undefined : positionOf(placeIn(root, [...at, key, String(index)], 'value'));
}

function scopeOf({
  paths = [],
  services = [],
}: {
  readonly paths?: readonly string[];
  readonly services?: readonly string[];
}) {
  return { paths, services };
}
