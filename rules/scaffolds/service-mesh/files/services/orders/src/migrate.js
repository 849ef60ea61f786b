import { readdir, readFile } from 'node:fs/promises';

// Any number that all pods agree on: only one of them migrates at a time.
const LOCK = 7_215_002;
const folder = new URL('../migrations/', import.meta.url);

/** Runs what has not run yet of `migrations/`, in the order of the names. */
export async function migrate(client) {
  // Waiting for another pod may take longer than any statement of the service.
  await client.query('SET statement_timeout = 0');
  await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  try {
    await client.query('CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())');
    const { rows } = await client.query('SELECT name FROM migrations');
    const applied = new Set(rows.map((row) => row.name));
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
      if (!applied.has(name)) await apply(client, name);
    }
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
    await client.query('RESET statement_timeout');
  }
}

async function apply(client, name) {
  await client.query('BEGIN');
  try {
    await client.query(await readFile(new URL(name, folder), 'utf8'));
    await client.query('INSERT INTO migrations (name) VALUES ($1)', [name]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
