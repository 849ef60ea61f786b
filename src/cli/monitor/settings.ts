import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { chooseHost, type EngineHost } from '../../engine/host.js';
import { UserMistake } from '../../lib/mistake.js';
import type { CommandOptions } from '../options.js';

/** What a measurement goes by: options, then variables of the environment, then what is usual. */
export interface MonitorSettings {
  readonly container?: string;
  /** Milliseconds. */
  readonly duration: number;
  readonly interval: number;
  readonly folder: string;
}

const SECOND = 1000;
const UNITS: Readonly<Record<string, number>> = { '': SECOND, s: SECOND, m: 60 * SECOND, h: 3600 * SECOND };
const SHORTEST = 100;
const LONGEST_INTERVAL = 3600 * SECOND;
const LONGEST = 31 * 24 * 3600 * SECOND;

type Environment = Readonly<Record<string, string | undefined>>;

/** Throws UserMistake for a time that is none, or too short or long. */
export function monitorSettings(options: CommandOptions, env: Environment): MonitorSettings {
  const duration = timeOf('duration', options.duration, env.MONITOR_DURATION, 300 * SECOND);
  const interval = timeOf('interval', options.interval, env.MONITOR_INTERVAL, SECOND);
  if (interval < SHORTEST || interval > LONGEST_INTERVAL)
    throw new UserMistake('the interval is less than 0.1 seconds, or more than an hour. Give --interval 1.');
  if (duration < interval || duration > LONGEST)
    throw new UserMistake('the duration is shorter than the interval, or longer than 31 days. Give --duration 300.');
  const container = given(env.MONITOR_CONTAINER);
  return {
    duration,
    interval,
    folder: options['output-dir'] ?? given(env.MONITOR_OUTPUT_DIR) ?? './monitoring_results',
    ...(container === undefined ? {} : { container }),
  };
}

function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

function timeOf(
  name: 'duration' | 'interval',
  option: string | undefined,
  variable: string | undefined,
  usual: number,
): number {
  const text = option ?? given(variable);
  if (text === undefined) return usual;
  const [, number = '', unit = ''] = /^(\d{1,9}(?:\.\d{1,6})?)([smh]?)$/.exec(text.trim()) ?? [];
  if (number !== '') return Number(number) * (UNITS[unit] ?? SECOND);
  const source = option === undefined ? `MONITOR_${name.toUpperCase()}` : `--${name}`;
  throw new UserMistake(`${source} is no time: "${text}". Give seconds, or 90s, 5m, 2h.`);
}

/** The engine that `docker` would talk to. Throws UserMistake when there is no telling. */
export function engineOf(env: Environment): EngineHost {
  const choice = chooseHost({
    dockerHost: env.DOCKER_HOST,
    dockerContext: env.DOCKER_CONTEXT,
    certPath: env.DOCKER_CERT_PATH,
    tlsVerify: env.DOCKER_TLS_VERIFY,
    configFolder: given(env.DOCKER_CONFIG) ?? join(given(env.HOME) ?? homedir(), '.docker'),
    platform: process.platform,
    read: (path) => {
      try {
        return readFileSync(path, 'utf8');
      } catch {
        return undefined;
      }
    },
  });
  if (!choice.ok) throw new UserMistake(choice.message);
  return choice.host;
}
