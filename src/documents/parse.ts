import type { ReadResult } from '../source/repository.js';
import { type JsonLibrary, parseJson } from './json.js';
import { wholeFile } from './location.js';
import type { ParsedFile } from './node.js';
import { parseToml, type TomlLibrary } from './toml.js';
import { parseYaml, type Recovery, RecoveryNeeded } from './yaml.js';

export { RecoveryNeeded } from './yaml.js';

const JSON_EXTENSIONS: ReadonlySet<string> = new Set([
  'json',
  'jsonc',
  'json5',
  'tfstate',
  'webmanifest',
  'code-workspace',
]);
const TOML_NAMES = /(?:\.toml|(?:^|\/)(?:Pipfile|Cargo\.lock|poetry\.lock|uv\.lock))$/;

type Syntax = 'json' | 'toml' | 'yaml';

/** Libraries that were loaded so far. The one for well-formed YAML is there from the start: every run needs it. */
const libraries: { json?: JsonLibrary; toml?: TomlLibrary; recovery?: Recovery } = {};

/** Loads the libraries that files of these names need: a repository without TOML does not pay for a TOML parser. */
export async function prepareParsers(paths: Iterable<string>): Promise<void> {
  const needed = new Set<Syntax>();
  for (const path of paths) needed.add(syntaxOf(path));
  if (needed.has('json')) libraries.json ??= await import('jsonc-parser');
  if (needed.has('toml')) libraries.toml ??= await import('toml-eslint-parser');
}

/** Loads the library that reads YAML with mistakes. */
export async function prepareRecovery(): Promise<void> {
  libraries.recovery ??= (await import('./yaml/library.js')).readWithLibrary;
}

/**
 * Parses a file by its name: JSON and its relatives, TOML, and everything else as YAML. Never throws for what a text holds:
 * mistakes are in `problems`. `prepareParsers` must have seen a path of the same kind before, and YAML with
 * mistakes throws RecoveryNeeded until `prepareRecovery` was called.
 */
export function parseFile(path: string, text: string): ParsedFile {
  switch (syntaxOf(path)) {
    case 'json':
      return parseJson(path, text, prepared(libraries.json, path));
    case 'toml':
      return parseToml(path, text, prepared(libraries.toml, path));
    case 'yaml':
      return parseYaml(path, text, libraries.recovery);
  }
}

function syntaxOf(path: string): Syntax {
  if (JSON_EXTENSIONS.has(path.slice(path.lastIndexOf('.') + 1).toLowerCase())) return 'json';
  return TOML_NAMES.test(path) ? 'toml' : 'yaml';
}

function prepared<T>(library: T | undefined, path: string): T {
  if (library === undefined) throw new Error(`prepareParsers was not told of files like ${path}`);
  return library;
}

/** Parses one file with whatever it needs loaded: for files that are read alone, such as a configuration. */
export async function parseAlone(path: string, text: string): Promise<ParsedFile> {
  await prepareParsers([path]);
  try {
    return parseFile(path, text);
  } catch (error) {
    if (!(error instanceof RecoveryNeeded)) throw error;
    await prepareRecovery();
    return parseFile(path, text);
  }
}

/** Parses one text as YAML, whatever the file is called, with whatever it needs loaded. */
export async function parseYamlAlone(path: string, text: string): Promise<ParsedFile> {
  try {
    return parseYaml(path, text, libraries.recovery);
  } catch (error) {
    if (!(error instanceof RecoveryNeeded)) throw error;
    await prepareRecovery();
    return parseYaml(path, text, libraries.recovery);
  }
}

/** A file that was read, as YAML whatever it is called; one that could not be read is a file without documents and one problem. */
export function parseText(path: string, read: ReadResult): ParsedFile {
  return read.ok ? parseYaml(path, read.text, libraries.recovery) : unreadableFile(path, read.message);
}

/** What there is of a file that cannot be read. */
export function unreadableFile(path: string, message: string): ParsedFile {
  const at = wholeFile(path);
  return {
    file: at.file,
    documents: [],
    comments: [],
    problems: [{ code: 'unreadable-file', severity: 'error', message, at }],
  };
}
