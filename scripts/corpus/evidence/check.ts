import { type Location, positionOf } from '../../../src/documents/location.js';
import type { Reason } from '../../../src/facts/fact.js';
import { folderOf } from '../../../src/lib/paths.js';
import type { TaxonomyBook } from '../../../src/rulebook/pattern.js';
import type { Repository } from '../../../src/source/repository.js';
import type { Classification } from '../../../src/taxonomy/classification.js';
import { neighbourhoodOf } from './neighbourhood.js';

/** A piece of evidence that the place which it cites does not bear out. */
export interface Unsupported {
  /** The fact that it belongs to, or `contradictions`. */
  readonly fact: string;
  readonly place: string;
  readonly message: string;
  readonly because: string;
}

/** Re-reads the place of every piece of evidence of a classification: the answer's, its dimensions', its contradictions', and all that was weighed. */
export function unsupportedIn(
  classification: Classification,
  book: TaxonomyBook,
  repository: Repository,
): readonly Unsupported[] {
  const ours = sentencesOf(book);
  const found = new Map<string, Unsupported>();
  for (const { fact, reasons } of listsOf(classification)) {
    for (const [at, reason] of reasons.entries()) {
      const because = isCount(reason.message)
        ? (mistakeOfPlace(reason.at, repository) ?? mistakeOfCount(reason, reasons.slice(0, at)))
        : (mistakeOfPlace(reason.at, repository) ?? mistakeOfNames(reason, ours, repository));
      if (because === undefined) continue;
      const place = placeOf(reason.at);
      found.set(`${fact} ${place} ${reason.message}`, { fact, place, message: reason.message, because });
    }
  }
  return [...found.values()];
}

function listsOf({ pattern, trail }: Classification): readonly { fact: string; reasons: readonly Reason[] }[] {
  const weighed = [...(trail?.patterns ?? []), ...Object.values(trail?.dimensions ?? {}).flat()];
  return [
    ...pattern.fired.map(({ fact, evidence }) => ({ fact, reasons: evidence })),
    ...Object.entries(pattern.dimensions).map(([name, { evidence }]) => ({ fact: name, reasons: evidence })),
    { fact: 'contradictions', reasons: pattern.contradictions },
    ...weighed.flatMap(({ signals }) => signals.map(({ fact, evidence }) => ({ fact, reasons: evidence }))),
  ];
}

/** Sentences of the taxonomy itself, longest first: what they name is not the repository's. */
function sentencesOf({ patterns, dimensions }: TaxonomyBook): readonly string[] {
  const values = dimensions.flatMap((dimension) => dimension.values);
  const signals = [
    ...patterns.flatMap((pattern) => [...pattern.signals, ...(pattern.contradictions ?? [])]),
    ...values.flatMap((value) => value.signals),
  ];
  return [
    ...signals.map(({ because }) => because),
    ...values.map(({ meaning }) => meaning),
    ...patterns.map(({ summary }) => summary),
  ]
    .filter((sentence) => sentence.includes('`'))
    .sort((a, b) => b.length - a.length);
}

function isCount(message: string): boolean {
  return /\bAnd \d+ more like these\.$/.test(message);
}

function mistakeOfPlace(at: Location, repository: Repository): string | undefined {
  const { path, line, column } = positionOf(at);
  if (isFolder(path, repository)) return undefined;
  if (!repository.has(path)) return 'there is no such file';
  const result = repository.read(path);
  const lines = result.ok ? linesOf(result.text) : [''];
  const text = lines[line - 1];
  if (text === undefined) return `the file has ${lines.length} lines`;
  return column > text.length + 1 ? `the line has ${text.length} characters` : undefined;
}

/** What counts the others has to show one of them, unless they all stand in one place. */
function mistakeOfCount({ at }: Reason, before: readonly Reason[]): string | undefined {
  return before.some((other) => placeOf(other.at) === placeOf(at)) ? 'it shows none of the others' : undefined;
}

function mistakeOfNames({ message, at }: Reason, ours: readonly string[], repository: Repository): string | undefined {
  const own = ours.reduce((text, sentence) => text.replace(sentence, ''), message);
  const said = own.replace(/ has \w+ `[^`]*`; here it reads `[^`]*`\./, '');
  const names = [...said.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
  if (names.length === 0) return undefined;
  const evident = textAround(at, repository);
  const absent = names.filter((name) => !isIn(name, evident) && !isPathIn(name, at.file.path, evident, repository));
  return absent.length === 0 ? undefined : `not there: ${absent.map((name) => `\`${name}\``).join(', ')}`;
}

/** All that a reader sees who opens the place: its path, and the lines around it; of a whole file all of it, of a folder the paths in it. */
function textAround(at: Location, repository: Repository): string {
  const { path, line } = positionOf(at);
  if (isFolder(path, repository)) {
    const inside = repository.files.filter((file) => path === '.' || file.path.startsWith(`${path}/`));
    return [repository.name, path, ...inside.map((file) => file.path)].join('\n');
  }
  const lines = linesIn(path, repository);
  const whole = at.pointer === '' && at.start === 0;
  const text = whole ? lines.join('\n') : neighbourhoodOf(lines, line - 1);
  // What came by an alias, by `extends` or out of a file of variables stands there as well.
  const ways = (at.via ?? []).map((step) => {
    const from = positionOf({ ...step, pointer: '' });
    return neighbourhoodOf(linesIn(from.path, repository), from.line - 1);
  });
  return [repository.name, path, text, ...ways].join('\n');
}

function linesIn(path: string, repository: Repository): readonly string[] {
  const result = repository.read(path);
  return result.ok ? linesOf(result.text) : [];
}

/**
 * A name that was cut is known by its start; a text over several lines is one line in a message. A setting or a command may be
 * written in parts: `deploy.placement` as one key below another, `sidecar.istio.io/inject: true` with quotes, `docker stack deploy`
 * with options between.
 */
function isIn(name: string, text: string): boolean {
  const start = plain(name.endsWith('…') ? name.slice(0, -1) : name);
  if (text.includes(start)) return true;
  const flat = plain(text);
  if (flat.includes(start)) return true;
  const parts = start.split(/: | |\.(?=[a-z])/).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => flat.includes(part));
}

function plain(text: string): string {
  return text.replace(/["'`]/g, '').replace(/\s+/g, ' ');
}

/** Files and folders are named from the root; in the file they stand as its folder sees them. */
function isPathIn(name: string, from: string, text: string, repository: Repository): boolean {
  if (repository.has(name)) return true;
  const inside = relativeTo(folderOf(from), name);
  return isFolder(name, repository) && (text.includes(inside) || name === folderOf(from));
}

function relativeTo(folder: string, path: string): string {
  return folder !== '' && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}

function isFolder(path: string, repository: Repository): boolean {
  return path === '.' || (!repository.has(path) && repository.files.some((file) => file.path.startsWith(`${path}/`)));
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}

function placeOf(at: Location): string {
  const { path, line, column } = positionOf(at);
  return `${path}:${line}:${column}`;
}
