import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { readSettings } from './settings.js';

// Any number that all pods agree on: only one of them migrates at a time.
const LOCK = 7_215_001;
const folder = new URL('../migrations/', import.meta.url);

const client = new pg.Client(readSettings().database);
await client.connect();
try {
  // Waiting for another pod may take longer than any statement of the service.
  await client.query('SET statement_timeout = 0');
  await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  await client.query('CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())');
  const { rows } = await client.query('SELECT name FROM migrations');
  const applied = new Set(rows.map((row) => row.name));
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
    if (applied.has(name)) continue;
    await client.query('BEGIN');
    await client.query(await readFile(new URL(name, folder), 'utf8'));
    await client.query('INSERT INTO migrations (name) VALUES ($1)', [name]);
    await client.query('COMMIT');
    console.log(`applied ${name}`);
  }
} finally {
  await client.end();
}
