import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The parts of action.yml that the runner acts on. */
export interface Metadata {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

export function readMetadata(): Metadata {
  return parse(readFileSync('action.yml', 'utf8')) as Metadata;
}
