import { type ClientLoad, databaseLoads } from '../../facts/programs/connections.js';
import { quoted } from '../../lib/quoted.js';
import type { Stack } from '../../model/stack.js';
import type { Check, NoParams } from '../check.js';
import { listed } from '../sentence.js';

const MAX_RELATED = 10;

/**
 * Databases whose clients, of all projects that reach them, may together open more connections than they take. Only pools that files
 * tell are counted.
 */
export const check: Check<NoParams> = {
  name: 'connection-pools',
  scope: 'repository',
  *run({ stacks, programs, reachability }) {
    if (programs === undefined) return;
    const loadsOf = databaseLoads(stacks, programs.of, reachability);
    const said = new Set<string>();
    const isVariant = ({ variantOf }: Stack): boolean => variantOf !== undefined;
    for (const stack of [...stacks.filter((one) => !isVariant(one)), ...stacks.filter(isVariant)]) {
      for (const { server, limit, reserved, clients, total } of loadsOf(stack)) {
        const [largest] = [...clients].sort((a, b) => b.total - a.total);
        if (limit.value === undefined || largest?.pool.at === undefined) continue;
        const free = limit.value - reserved;
        if (total <= free) continue;
        // Where a project's pools are too many already, the larger sum of its variant has the same cause.
        const key = JSON.stringify([largest.pool.at.file.path, largest.pool.at.start, server.name, limit.value]);
        if (isVariant(stack) && said.has(key)) continue;
        said.add(key);
        yield {
          at: largest.pool.at,
          subject: server.id,
          values: {
            server: server.name,
            total: String(total),
            clients: listed(clients.map(({ label }) => label)),
            sum: sumOf(clients),
            limit: String(limit.value),
            free: String(free),
            byDefault: limit.at === undefined ? ', as long as nothing else is set' : '',
          },
          value: `${total} ${limit.value}`,
          related: [
            ...(limit.at === undefined
              ? []
              : [{ at: limit.at, message: `${quoted(server.name)} takes ${limit.value}.` }]),
            ...clients.flatMap((client) =>
              client === largest || client.pool.at === undefined
                ? []
                : [{ at: client.pool.at, message: `${quoted(client.label)}: ${factorsOf(client)}.` }],
            ),
          ].slice(0, MAX_RELATED),
        };
      }
    }
  },
};

const MAX_SUMMANDS = 4;

/** The summands, the largest first: `` `web`: a pool of 25 × 3 processes = 75; `jobs`: a pool of 25 ``. */
function sumOf(clients: readonly ClientLoad[]): string {
  const ordered = [...clients].sort((a, b) => b.total - a.total);
  const shown = ordered.slice(0, MAX_SUMMANDS).map((one) => `${quoted(one.label)}: ${factorsOf(one)}`);
  const rest = ordered.slice(MAX_SUMMANDS).reduce((sum, { total }) => sum + total, 0);
  return rest === 0 ? shown.join('; ') : `${shown.join('; ')}; ${rest} of others`;
}

function factorsOf({ perProcess, processes, replicas, total }: ClientLoad): string {
  const factors = [`a pool of ${perProcess}`];
  if (processes > 1) factors.push(`${processes} processes`);
  if (replicas > 1) factors.push(`${replicas} replicas`);
  return factors.length === 1 ? factors.join('') : `${factors.join(' × ')} = ${total}`;
}
