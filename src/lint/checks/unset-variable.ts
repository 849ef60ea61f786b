import { baseName, folderOf } from '../../lib/paths.js';
import { quoted } from '../../lib/quoted.js';
import type { Check } from '../check.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Variables that the engine or the shell of whoever starts the project sets. */
  readonly provided: readonly string[];
}

const MAX_PLACES = 20;

/**
 * Variables of a project that have neither a value in its `.env` nor a default, as one finding per stack; only where the `.env` is
 * there, so that this is where their values are kept.
 */
export const check: Check<Params> = {
  name: 'unset-variable',
  *run({ stacks, tree }, { provided }) {
    for (const stack of stacks) {
      const env = stack.path === '' ? '.env' : `${stack.path}/.env`;
      if (tree?.hasFile(env) !== true) continue;
      const open = stack.unsetVariables.filter(({ value }) => !provided.includes(value));
      const [first, ...others] = open;
      if (first === undefined) continue;
      yield {
        at: first.at,
        subject: stack.id,
        values: {
          variables: listed(open.map(({ value }) => value)),
          have: open.length === 1 ? 'has' : 'have',
          file: folderOf(env) === '' ? baseName(env) : env,
        },
        value: open.map(({ value }) => value).join(' '),
        related: others
          .slice(0, MAX_PLACES)
          .map(({ value, at }) => ({ at, message: `${quoted(value)} is used here.` })),
      };
    }
  },
};
