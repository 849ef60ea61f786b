import type { ProvenanceEntry, ProvenancePlace } from '../compose/print/provenance.js';
import { type Plain, writeJson } from '../lib/json.js';
import { printable, withoutCommands } from '../report/escape/terminal.js';
import type { Resolved } from './resolve.js';
import type { ResolvedProject } from './resolve-every.js';

/** A resolved project as text. Every `$` is doubled, so that Compose reads the values as they are. */
export async function textOf({ output = null, provenance }: Resolved, format: 'yaml' | 'json'): Promise<string> {
  if (format === 'json') return spelledOut(jsonText(output, provenance));
  const { writeYaml } = await import('../documents/yaml/write.js');
  if (provenance === undefined) return escaped(writeYaml(output));
  const notes = new Map(provenance.map(({ path, places }) => [JSON.stringify(path), noteOf(places)]));
  return escaped(writeYaml(output, (path) => notes.get(JSON.stringify(path))));
}

/**
 * One of several projects as a piece of text: a YAML document under a comment with its files, or an element of a JSON array with
 * its id, its files and `resolved`, which is null where the project does not load.
 */
export async function pieceOf(
  project: Omit<ResolvedProject, 'directory' | 'envFiles' | 'name'>,
  format: 'yaml' | 'json',
): Promise<string> {
  const { id, variantOf, files, output } = project;
  if (format === 'yaml') {
    const title = `# ${inComment(`${id}: ${files.join(' + ')}`)}`;
    return output === undefined ? `---\n${title} does not load.\n` : `---\n${title}\n${await textOf(project, 'yaml')}`;
  }
  const head = spelledOut(JSON.stringify({ id, ...(variantOf === undefined ? {} : { variantOf }), files })).slice(
    0,
    -1,
  );
  const text = output === undefined ? 'null' : (await textOf(project, 'json')).trimEnd();
  return `${head}, "resolved": ${text}}`;
}

function escaped(text: string): string {
  return text.replaceAll('$', '$$$$');
}

/** What a terminal or a runner could obey stands only inside of JSON's texts, where it can be spelled out. */
const OBEYED = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|#(?=#\[)/gu;

function spelledOut(json: string): string {
  const unit = (code: number) => `\\u${code.toString(16).padStart(4, '0')}`;
  return json.replace(OBEYED, (character) => [...character.split('')].map((one) => unit(one.charCodeAt(0))).join(''));
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
  'variable-file': 'read by ',
  default: 'default at ',
  process: 'from the environment at ',
  option: 'from --env at ',
};

function noteOf(places: readonly ProvenancePlace[]): string {
  const notes = new Set(places.map(({ kind, path, line }) => `${WORDS[kind]}${path}:${line}`));
  return inComment([...notes].join(', '));
}

function inComment(text: string): string {
  return withoutCommands(printable(text));
}
