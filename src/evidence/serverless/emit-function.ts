import type { Location } from '../../documents/location.js';
import type { Evidence } from '../../model/evidence.js';
import { named, observe, shown } from '../emit.js';

/** A function that a framework's file declares. */
export interface FunctionSeen {
  readonly cloud: string;
  readonly name?: string | undefined;
  readonly framework: string;
  readonly handler?: string | undefined;
  readonly runtime?: string | undefined;
  /** How many triggers; undefined when the file does not say. */
  readonly events?: number | undefined;
  readonly source?: string | undefined;
  readonly at: Location;
}

export function functionEvidence(seen: FunctionSeen): Evidence {
  return observe({
    kind: 'serverless.function',
    value: seen.cloud,
    name: seen.name,
    details: {
      framework: seen.framework,
      handler: seen.handler,
      runtime: seen.runtime,
      events: seen.events === undefined ? undefined : String(seen.events),
      source: seen.source,
    },
    message: `Function${named(seen.name)} runs without a server of one's own (${seen.framework}).`,
    at: seen.at,
  });
}

export function eventEvidence(event: string, functionName: string | undefined, word: string, at: Location): Evidence {
  return observe({
    kind: 'serverless.event',
    value: event,
    name: functionName,
    details: { source: word },
    message: `Function${named(functionName)} is triggered by ${shown(word)}.`,
    at,
  });
}

/** The project file of a framework: one that has functions, or one that has none. */
export function frameworkEvidence(seen: {
  readonly framework: string;
  readonly functions: number;
  readonly provider?: string | undefined;
  readonly runtime?: string | undefined;
  readonly resources?: number | undefined;
  /** True when one function answers every address. */
  readonly whole?: boolean;
  readonly path: string;
  readonly at: Location;
}): Evidence {
  const has = seen.functions > 0;
  return observe({
    kind: has ? 'serverless.framework' : 'serverless.no-functions',
    value: seen.framework,
    details: {
      provider: seen.provider,
      functions: String(seen.functions),
      runtime: seen.runtime,
      resources: seen.resources === undefined ? undefined : String(seen.resources),
      app: seen.whole === true ? 'whole' : undefined,
    },
    message: has
      ? `${shown(seen.path)} deploys ${seen.functions} function${seen.functions === 1 ? '' : 's'} with ${seen.framework}.`
      : `${shown(seen.path)} is a file of ${seen.framework} that declares no function.`,
    at: seen.at,
  });
}
