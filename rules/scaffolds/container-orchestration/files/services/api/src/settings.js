import { readFileSync } from 'node:fs';

/** What the program is told by its environment. Secrets come in files, never in variables. */
export function readSettings(env = process.env) {
  return {
    port: Number(env.PORT ?? 8080),
    logLevel: env.LOG_LEVEL ?? 'info',
    database: {
      host: env.DATABASE_HOST ?? 'localhost',
      port: Number(env.DATABASE_PORT ?? 5432),
      database: env.DATABASE_NAME ?? 'shop',
      user: env.DATABASE_USER ?? 'shop',
      password: env.DATABASE_PASSWORD_FILE ? readFileSync(env.DATABASE_PASSWORD_FILE, 'utf8').trim() : undefined,
      max: Number(env.DATABASE_POOL_SIZE ?? 8),
      connectionTimeoutMillis: 2000,
      statement_timeout: 5000,
    },
  };
}
