import type { Location } from '../../documents/location.js';
import { quoted } from '../../lib/quoted.js';
import type { Service } from '../../model/stack.js';
import type { Fact } from '../fact.js';
import { knownCount, notApplicable } from '../sheet.js';
import { type ComposeView, isApplication } from './view.js';

/** An address of a database with the name of one: `postgres://user@host:5432/orders`, `jdbc:mysql://db/orders?x`. */
const DATABASE_ADDRESS =
  /\b(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|sqlserver|cockroachdb)[^\s/]{0,40}:\/\/[^\s/]{1,300}\/([A-Za-z0-9_-]{1,80})/;

/** Settings in a connection string of .NET: `Database=orders`. */
const DATABASE_SETTING = /(?:^|;)\s*(?:Database|Initial Catalog)=([A-Za-z0-9_-]{1,80})/i;

/** A variable that names a database: `DB_NAME`, `POSTGRES_DB`, `MONGO_DATABASE`. */
const DATABASE_VARIABLE =
  /(?:^|_)(?:DB|DATABASE|POSTGRES|POSTGRESQL|PG|MYSQL|MONGO|MONGODB)_(?:NAME|DB|DBNAME|DATABASE|SCHEMA)$|^PGDATABASE$/i;

const TEXT_LIMIT = 1000;

/** Databases that one unit of the application has for itself, on a server of its own or on one that it shares. */
export function databaseFacts(view: ComposeView): readonly Fact[] {
  const id = 'compose.own-databases';
  if (view.services.length === 0) return [notApplicable(id, 'There is no Compose service.')];
  const users = new Map<string, Map<string, DatabaseUse>>();
  for (const service of view.services.filter(isApplication)) {
    const unit = view.units.of(service) ?? service.image?.repository ?? service.id;
    for (const use of databasesOf(service)) {
      // Most servers do not tell names of databases apart by case.
      const name = use.name.toLowerCase();
      const known = users.get(name) ?? new Map<string, DatabaseUse>();
      users.set(name, known.set(unit, use));
    }
  }
  const owners = new Map<string, DatabaseUse>();
  for (const byUnit of users.values()) {
    const [[unit, use] = []] = byUnit;
    if (byUnit.size === 1 && unit !== undefined && use && !owners.has(unit)) owners.set(unit, use);
  }
  return [
    knownCount(id, [...owners.values()], ({ service, name, at }) => ({
      message: `${quoted(service.name)} has the database ${quoted(name)} for itself.`,
      at,
    })),
  ];
}

/** A database that a service is told to use, and the variable that says so. */
export interface DatabaseUse {
  readonly service: Service;
  readonly name: string;
  readonly at: Location;
}

/** The databases whose names a service's variables give, in the order of the variables. */
export function databasesOf(service: Service): readonly DatabaseUse[] {
  const uses: DatabaseUse[] = [];
  for (const { name, value, unknown, at } of service.environment) {
    const text = value?.slice(0, TEXT_LIMIT) ?? '';
    const found = DATABASE_ADDRESS.exec(text)?.[1] ?? DATABASE_SETTING.exec(text)?.[1];
    if (found !== undefined) uses.push({ service, name: found, at });
    else if (unknown !== true && DATABASE_VARIABLE.test(name) && /^[\w-]{1,80}$/.test(text))
      uses.push({ service, name: text, at });
  }
  return uses;
}
