import type { ProvenanceEntry, ProvenancePlace } from '../compose/print/provenance.js';
import { type Plain, writeJson } from '../lib/json.js';
import type { Resolved } from './resolve.js';

/** A resolved project as text. Every `$` is doubled, so that Compose reads the values as they are. */
export async function textOf({ output = null, provenance }: Resolved, format: 'yaml' | 'json'): Promise<string> {
  if (format === 'json') return jsonText(output, provenance);
  const { writeYaml } = await import('../documents/yaml/write.js');
  if (provenance === undefined) return escaped(writeYaml(output));
  const notes = new Map(provenance.map(({ path, places }) => [JSON.stringify(path), noteOf(places)]));
  return escaped(writeYaml(output, (path) => notes.get(JSON.stringify(path))));
}

function escaped(text: string): string {
  return text.replaceAll('$', '$$$$');
}

/** With provenance the project and the places of its values stand side by side, by JSON Pointer (RFC 6901). */
function jsonText(output: Plain, provenance: readonly ProvenanceEntry[] | undefined): string {
  const project = escaped(writeJson(output));
  if (provenance === undefined) return `${project}\n`;
  const places = Object.fromEntries(provenance.map((entry) => [pointerOf(entry.path), entry.places]));
  const below = JSON.stringify(places, undefined, 2);
  return `{\n  "project": ${indented(project)},\n  "provenance": ${indented(below)}\n}\n`;
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n  ');
}

function pointerOf(path: readonly (string | number)[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

const WORDS: Readonly<Record<ProvenancePlace['kind'], string>> = {
  set: '',
  implied: 'implied by ',
  alias: 'alias at ',
  'merge-key': 'merged at ',
  extends: 'extended at ',
  include: 'included at ',
  override: 'overrides ',
  'env-file': 'variable from ',
  default: 'default at ',
  process: 'from the environment at ',
  option: 'from --env at ',
};

function noteOf(places: readonly ProvenancePlace[]): string {
  return places.map(({ kind, path, line }) => `${WORDS[kind]}${path}:${line}`).join(', ');
}
