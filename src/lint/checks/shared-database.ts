import { type DatabaseUse, databasesOf } from '../../facts/compose/databases.js';
import { quoted } from '../../lib/quoted.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { names } from '../needs.js';
import { ownServices } from '../own-units.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Words in the names of services that prepare or look after a database. */
  readonly exceptWords: readonly string[];
}

const MAX_RELATED = 10;

/** Databases, by server and name, that services of different code are told to use. One finding per database. */
export const check: Check<Params> = {
  name: 'shared-database',
  *run({ stacks }, { exceptWords }) {
    for (const stack of stacks) {
      for (const uses of usesByDatabase(stack, exceptWords)) {
        const units = new Map(uses.map((use) => [use.unit, use]));
        const [first, second] = units.values();
        if (first !== undefined && second !== undefined) yield violation(first, [...units.values()]);
      }
    }
  },
};

interface KnownUse extends DatabaseUse {
  readonly server: Service;
  readonly unit: string;
}

/** Of a service that names several servers it is not told which of them holds the database. */
function usesByDatabase(stack: Stack, exceptWords: readonly string[]): Iterable<KnownUse[]> {
  const servers = stack.services.filter(({ role }) => role.role === 'database');
  const byDatabase = new Map<string, KnownUse[]>();
  for (const { service, unit } of ownServices(stack)) {
    if (
      service.name
        .toLowerCase()
        .split(/[^a-z]+/)
        .some((word) => exceptWords.includes(word))
    )
      continue;
    const [server, other] = servers.filter((candidate) => names(stack, service, candidate));
    if (server === undefined || other !== undefined) continue;
    for (const use of databasesOf(service)) {
      const key = JSON.stringify([server.id, use.name.toLowerCase()]);
      const known = byDatabase.get(key);
      const added = { ...use, server, unit };
      if (known === undefined) byDatabase.set(key, [added]);
      else known.push(added);
    }
  }
  return byDatabase.values();
}

function violation(first: KnownUse, uses: readonly KnownUse[]): Violation {
  return {
    at: first.at,
    subject: first.server.id,
    values: {
      database: first.name,
      server: first.server.name,
      services: listed(uses.map(({ service }) => service.name)),
    },
    value: first.name.toLowerCase(),
    related: uses
      .slice(1, MAX_RELATED + 1)
      .map(({ service, at }) => ({ at, message: `${quoted(service.name)} uses it as well.` })),
  };
}
