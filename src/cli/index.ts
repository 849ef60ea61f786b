#!/usr/bin/env node
import { VERSION } from '../app/version.js';

// Everything but the version is behind this import: a hook that asks for the version must not pay for a YAML parser.
const [only, ...rest] = process.argv.slice(2);
if (rest.length === 0 && (only === '--version' || only === '-V')) {
  process.stdout.write(`${VERSION}\n`);
} else {
  const { main } = await import('./main.js');
  process.exitCode = await main(process.argv.slice(2));
}
