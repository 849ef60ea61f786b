import type { Location } from '../../documents/location.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { isForDevelopment } from '../standing.js';

export interface Params {
  /** Words in the name of a variant, file or folder that mark it as for production. */
  readonly productionWords: readonly string[];
  /** Variables that switch development aids on, with the values that do, in small letters. */
  readonly variables: readonly Setting[];
  /** Container ports on which debuggers listen. */
  readonly debugPorts: readonly number[];
  /** Words of a command that start a server for development. */
  readonly commands: readonly string[];
}

export interface Setting {
  readonly name: string;
  readonly values: readonly string[];
}

interface Found {
  readonly what: string;
  readonly at: Location;
}

const MAX_PLACES = 20;
const LONGEST = 4_000;

/** Settings for development in what is named after production. One finding per service. */
export const check: Check<Params> = {
  name: 'development-setting',
  *run({ stacks }, params) {
    for (const stack of stacks) {
      if (!isForDevelopment(stack, params.productionWords)) continue;
      for (const service of stack.services) {
        if (service.role.role === 'dev-tool') continue;
        const [first, ...others] = [...settingsOf(service, params), ...sourceMounts(stack, service)];
        if (first !== undefined) yield violation(service, first, others);
      }
    }
  },
};

function* settingsOf(service: Service, { variables, debugPorts, commands }: Params): Generator<Found> {
  for (const { name, value, unknown, at } of service.environment) {
    const setting = variables.find((candidate) => candidate.name === name);
    if (setting === undefined || value === undefined || unknown === true) continue;
    if (setting.values.includes(value.trim().toLowerCase())) yield { what: `sets \`${name}=${value.trim()}\``, at };
  }
  for (const { target, published, at } of service.ports) {
    if (published !== undefined && debugPorts.includes(target))
      yield { what: `publishes the debugger's port ${target}`, at };
  }
  for (const words of [service.entrypoint, service.command]) {
    const text = ` ${words?.value.join(' ').slice(0, LONGEST) ?? ''} `;
    const word = commands.find((candidate) => text.includes(` ${candidate} `));
    if (words !== undefined && word !== undefined) yield { what: `runs \`${word}\``, at: words.at };
  }
}

/** The folder that the image is built from, mounted over what was built. */
function* sourceMounts(stack: Stack, { build, mounts }: Service): Generator<Found> {
  if (build?.context === undefined) return;
  const context = build.context === '' ? '.' : build.context;
  for (const { type, source, target, at } of mounts) {
    if (
      type !== 'bind' ||
      source === undefined ||
      !/^\/(?:app|code|src|srv|usr\/src|var\/www|workspace|opt)\b/.test(target)
    )
      continue;
    if (source === context || (source === `${context}/src` && stack.path !== source))
      yield { what: 'mounts its source over the built image', at };
  }
}

function violation(service: Service, first: Found, others: readonly Found[]): Violation {
  return {
    at: first.at,
    subject: service.id,
    values: {
      service: service.name,
      what: first.what,
      more:
        others.length === 0 ? '' : `, and ${others.length} more such ${others.length === 1 ? 'setting' : 'settings'}`,
    },
    value: first.what,
    related: others.slice(0, MAX_PLACES).map(({ at, what }) => ({ at, message: `It ${what}.` })),
  };
}
