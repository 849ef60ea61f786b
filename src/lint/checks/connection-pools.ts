import { type ClientLoad, databaseLoads } from '../../facts/programs/connections.js';
import { quoted } from '../../lib/quoted.js';
import type { Check, NoParams } from '../check.js';
import { listed } from '../sentence.js';

const MAX_RELATED = 10;

/** Databases whose clients may together open more connections than they take. Only pools that files tell are counted. */
export const check: Check<NoParams> = {
  name: 'connection-pools',
  *run({ stacks, programs }) {
    if (programs === undefined) return;
    for (const stack of stacks) {
      for (const { server, limit, reserved, clients, total } of databaseLoads(stack, programs.of)) {
        const [largest] = [...clients].sort((a, b) => b.total - a.total);
        if (limit.value === undefined || largest?.pool.at === undefined) continue;
        const free = limit.value - reserved;
        if (total <= free) continue;
        yield {
          at: largest.pool.at,
          subject: server.id,
          values: {
            server: server.name,
            total: String(total),
            clients: listed(clients.map(({ service }) => service.name)),
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
                : [{ at: client.pool.at, message: `${quoted(client.service.name)}: ${factorsOf(client)}.` }],
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
  const shown = ordered.slice(0, MAX_SUMMANDS).map((one) => `${quoted(one.service.name)}: ${factorsOf(one)}`);
  const rest = ordered.slice(MAX_SUMMANDS).reduce((sum, { total }) => sum + total, 0);
  return rest === 0 ? shown.join('; ') : `${shown.join('; ')}; ${rest} of others`;
}

function factorsOf({ perProcess, processes, replicas, total }: ClientLoad): string {
  const factors = [`a pool of ${perProcess}`];
  if (processes > 1) factors.push(`${processes} processes`);
  if (replicas > 1) factors.push(`${replicas} replicas`);
  return factors.length === 1 ? factors.join('') : `${factors.join(' × ')} = ${total}`;
}
