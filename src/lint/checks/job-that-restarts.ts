import { readCommand } from '../../model/command.js';
import type { Service } from '../../model/stack.js';
import type { Check } from '../check.js';
import { dependentsOf, staysUp } from '../dependents.js';

export interface Params {
  /** Commands that end when their work is done, as the words that follow each other: `alembic upgrade`. */
  readonly commands: readonly string[];
}

/** What keeps a container running after its command. */
const LOOPS = /\b(?:while|until|for|sleep|cron|crond|supercronic|watch|tail)\b|--watch|--daemon/;
const LONGEST = 20_000;

/**
 * Services whose command ends with success and that the engine starts again whenever they end. Commands that go on to run something
 * else, and loops, are left alone. Where others wait for the end, `dependency-condition` says more.
 */
export const check: Check<Params> = {
  name: 'job-that-restarts',
  *run({ stacks }, { commands }) {
    for (const stack of stacks) {
      if (stack.kind === 'swarm') continue;
      for (const service of stack.services) {
        if (service.restart === undefined || !staysUp(service)) continue;
        const command = endingCommand(service, commands);
        const waiting = dependentsOf(stack).get(service.name) ?? [];
        if (
          command === undefined ||
          waiting.some(({ dependency }) => dependency.condition === 'service_completed_successfully')
        )
          continue;
        yield {
          at: service.restart.at,
          subject: service.id,
          values: { service: service.name, command, restart: service.restart.value },
          value: command,
          related: service.command === undefined ? [] : [{ at: service.command.at, message: 'The command ends.' }],
        };
      }
    }
  },
};

/** The last command of the service, when it is one of those that end. */
function endingCommand({ entrypoint, command }: Service, commands: readonly string[]): string | undefined {
  const words = [...(entrypoint?.value ?? []), ...(command?.value ?? [])];
  const text = words.join(' ').slice(0, LONGEST);
  if (words.length === 0 || LOOPS.test(text)) return undefined;
  const reading = readCommand(words);
  const last = ` ${reading.words.join(' ')} `;
  return commands.find((candidate) => candidate === reading.programs.at(-1) || last.includes(` ${candidate} `));
}
