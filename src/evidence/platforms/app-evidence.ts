import type { Evidence } from '../../model/evidence.js';
import { named, observe, shown } from '../emit.js';

/** An app that a platform runs, as a file of the platform describes it. */
export interface AppSeen {
  readonly platform: string;
  readonly name?: string | undefined;
  readonly type: 'web' | 'worker' | 'job' | 'database' | 'static' | 'container';
  readonly environment?: string | undefined;
  readonly at: Evidence['at'];
}

export function appEvidence({ platform, name, type, environment, at }: AppSeen): Evidence {
  return observe({
    kind: 'platform.app',
    value: platform,
    name,
    details: { type, environment },
    message: `The ${WORDS[type]}${named(name)} runs on ${shown(platform)}.`,
    at,
  });
}

const WORDS: Readonly<Record<AppSeen['type'], string>> = {
  web: 'web service',
  worker: 'worker',
  job: 'job',
  database: 'data store',
  static: 'static site',
  container: 'container',
};
