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
  const users = new Map<string, Map<string, Service>>();
  for (const service of view.services.filter(isApplication)) {
    const unit = view.units.of(service) ?? service.image?.repository ?? service.id;
    for (const name of databasesOf(service)) {
      const known = users.get(name) ?? new Map<string, Service>();
      users.set(name, known.set(unit, service));
    }
  }
  const owners = new Map<string, { readonly service: Service; readonly name: string }>();
  for (const [name, byUnit] of users) {
    const [[unit, service] = []] = byUnit;
    if (byUnit.size === 1 && unit !== undefined && service && !owners.has(unit)) owners.set(unit, { service, name });
  }
  return [
    knownCount(id, [...owners.values()], ({ service, name }) => ({
      message: `\`${service.name}\` has the database \`${name}\` for itself.`,
      at: service.at,
    })),
  ];
}

function databasesOf(service: Service): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name, value, unknown } of service.environment) {
    const text = value?.slice(0, TEXT_LIMIT) ?? '';
    const found = DATABASE_ADDRESS.exec(text)?.[1] ?? DATABASE_SETTING.exec(text)?.[1];
    if (found !== undefined) names.add(found.toLowerCase());
    else if (unknown !== true && DATABASE_VARIABLE.test(name) && /^[\w-]{1,80}$/.test(text))
      names.add(text.toLowerCase());
  }
  return names;
}
