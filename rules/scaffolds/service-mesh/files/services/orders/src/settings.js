import { readFileSync } from 'node:fs';

/** What the program is told by its environment. Secrets come in files, never in variables. */
export function databaseSettings(env = process.env) {
  return {
    host: env.DATABASE_HOST ?? 'localhost',
    port: Number(env.DATABASE_PORT ?? 5432),
    database: env.DATABASE_NAME ?? 'orders',
    user: env.DATABASE_USER ?? 'orders',
    password: env.DATABASE_PASSWORD_FILE ? readFileSync(env.DATABASE_PASSWORD_FILE, 'utf8').trim() : undefined,
    max: Number(env.DATABASE_POOL_SIZE ?? 8),
    // Outside of the mesh nobody else encrypts. NODE_EXTRA_CA_CERTS names the authority of the provider.
    ssl: env.DATABASE_TLS === 'off' ? false : { rejectUnauthorized: true },
    connectionTimeoutMillis: 2000,
    statement_timeout: 4000,
  };
}
