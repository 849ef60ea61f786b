import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Text as it stands, or any bytes. */
export type CaseFile = string | { readonly base64: string };

/** Where a problem is to be told, and as which one. `line` counts from 1. */
export interface ExpectedProblem {
  readonly code: string;
  readonly file: string;
  readonly line: number;
}

/** One project, and how Compose is called for it: what `<name>.yml` says. */
export interface ConformanceCase {
  readonly area: string;
  readonly name: string;
  /** What the case shows. */
  readonly title: string;
  /** Flags of `docker compose`, before `config`; `{{DIR}}` is the path of the project's root folder. */
  readonly args: readonly string[];
  /** All variables that there are, besides HOME; `{{DIR}}` as in `args`. */
  readonly env: Readonly<Record<string, string>>;
  /** The folder that the command is run in, from the project's root. */
  readonly in: string;
  readonly files: Readonly<Record<string, CaseFile>>;
  /** What comes on standard input, which `-f -` reads. */
  readonly stdin?: string;
  /** The mistake that Compose refuses the project for, as Groundplan tells it. */
  readonly problem?: ExpectedProblem;
  /** What Compose warns of, as Groundplan tells it. */
  readonly warning?: ExpectedProblem;
  /** Why Groundplan differs on purpose. */
  readonly difference?: string;
}

/** What the reference answered: its model, or the text of its refusal. `warnings` is '' when there were none. */
export type Answer =
  | { readonly kind: 'model'; readonly text: string; readonly warnings: string }
  | { readonly kind: 'refusal'; readonly text: string };

/** The name of every project's root folder: what Compose calls a project that says nothing itself. */
export const ROOT_NAME = 'shop';
/** Stands for the root folder's path in what is recorded. */
export const DIR = '{{DIR}}';
/** HOME of both loaders. */
export const HOME = '/home/user';

const KEYS = new Set(['title', 'args', 'env', 'in', 'files', 'stdin', 'problem', 'warning', 'difference']);

/** Every case below a folder, by area and name. Throws for a case that is not well formed. */
export function readCases(folder: string): ConformanceCase[] {
  return namesIn(folder).flatMap((area) =>
    namesIn(join(folder, area))
      .filter((file) => file.endsWith('.yml'))
      .map((file) => readCase(folder, area, file.slice(0, -'.yml'.length))),
  );
}

function readCase(folder: string, area: string, name: string): ConformanceCase {
  const path = join(folder, area, `${name}.yml`);
  const said = parse(readFileSync(path, 'utf8')) as Partial<ConformanceCase>;
  const unknown = Object.keys(said).filter((key) => !KEYS.has(key));
  if (unknown.length > 0) throw new Error(`${path}: unknown key ${unknown.join(', ')}`);
  if (typeof said.title !== 'string' || said.files === undefined)
    throw new Error(`${path}: title and files are needed`);
  return {
    ...said,
    title: said.title,
    files: said.files,
    area,
    name,
    args: said.args ?? [],
    env: said.env ?? {},
    in: said.in ?? '',
  };
}

function namesIn(folder: string): string[] {
  return readdirSync(folder).sort();
}

/** What was recorded for a case; undefined when nothing was. */
export function readAnswer(folder: string, one: ConformanceCase): Answer | undefined {
  const read = (kind: AnswerFile): string | undefined => {
    try {
      return readFileSync(answerPath(folder, one, kind), 'utf8');
    } catch {
      return undefined;
    }
  };
  const refusal = read('error.txt');
  if (refusal !== undefined) return { kind: 'refusal', text: refusal };
  const model = read('json');
  return model === undefined ? undefined : { kind: 'model', text: model, warnings: read('warnings.txt') ?? '' };
}

export type AnswerFile = 'json' | 'error.txt' | 'warnings.txt';
export const ANSWER_FILES: readonly AnswerFile[] = ['json', 'error.txt', 'warnings.txt'];

/** Where the reference's answer to a case is kept. */
export function answerPath(folder: string, one: ConformanceCase, kind: AnswerFile): string {
  return join(folder, one.area, `${one.name}.expected${kind === 'json' ? '' : '-'}${kind === 'json' ? '.json' : kind}`);
}

/** A case with the path of its root folder in place of what stands for it. */
export function placedAt(one: ConformanceCase, root: string): ConformanceCase {
  const placed = (text: string): string => text.replaceAll(DIR, root);
  const env = Object.fromEntries(Object.entries(one.env).map(([name, value]) => [name, placed(value)]));
  return { ...one, args: one.args.map(placed), env };
}

export function bytesOf(file: CaseFile): Buffer {
  return typeof file === 'string' ? Buffer.from(file) : Buffer.from(file.base64, 'base64');
}
