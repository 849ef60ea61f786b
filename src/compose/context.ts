import type { Location } from '../documents/location.js';
import type { ParsedFile } from '../documents/node.js';
import type { Problem } from '../documents/problem.js';
import type { Repository } from '../source/repository.js';
import type { ComposeFile, VariableUse } from './project.js';
import type { Dotenv } from './variables/dotenv.js';
import type { Room } from './variables/template.js';

/** What the loading of one project reads from and writes to. */
export interface LoadContext {
  readonly repository: Repository;
  readonly parse: (path: string) => ParsedFile;
  readonly problems: ProblemLog;
  readonly variables: VariableUse[];
  readonly unknown: { readonly at: Location; readonly message: string }[];
  /** By path, in the order in which they were first needed. */
  readonly files: Map<string, ComposeFile>;
  /** What a variable without a value leaves: a value that is unknown, or the empty text that Compose would put there. */
  readonly unset: 'unknown' | 'blank';
  readonly dialect: Dialect;
  /** Profiles that are active; undefined where every service is looked at, whatever its profiles. */
  readonly profiles: readonly string[] | undefined;
  /** What `~` at the start of a path stands for; undefined where nobody said. */
  readonly home: string | undefined;
  /** Characters that substitution may still produce. */
  readonly room: Room;
  /** Nodes that extends and files of variables may still copy. */
  readonly copies: Room;
  /** Nodes that includes may still bring. */
  readonly included: Room;
  /** Characters of files of variables that may still be read. */
  readonly variableText: Room;
  /** Files of variables that need nothing from outside, by grammar and path. */
  readonly variableFiles: Map<string, Dotenv>;
  /** Values that files of variables give to names of credentials, each with its name. */
  readonly secrets: Map<string, string>;
}

/** Bounds on what one project may cost: far above any real one, low enough for a run to end. */
const MAX_SUBSTITUTED = 8 << 20;
const MAX_COPIED = 100_000;
const MAX_INCLUDED = 200_000;
const MAX_VARIABLE_TEXT = 12 << 20;
const MAX_PROBLEMS = 1_000;

/** The release of Compose whose behaviour is followed where releases differ: 5, or 2.40 and older. */
export type Dialect = '5' | '2.40';

/** How to read a project; without any of it, as a repository is read by who does not run it. */
export type ReadingOptions = Partial<Pick<LoadContext, 'unset' | 'dialect' | 'profiles' | 'home'>>;

export function loadContext(
  repository: Repository,
  parse: (path: string) => ParsedFile,
  options: ReadingOptions = {},
): LoadContext {
  return {
    repository,
    parse,
    problems: new ProblemLog(),
    variables: [],
    unknown: [],
    files: new Map(),
    unset: options.unset ?? 'unknown',
    dialect: options.dialect ?? '5',
    profiles: options.profiles,
    home: options.home,
    room: { left: MAX_SUBSTITUTED },
    copies: { left: MAX_COPIED },
    included: { left: MAX_INCLUDED },
    variableText: { left: MAX_VARIABLE_TEXT },
    variableFiles: new Map(),
    secrets: new Map(),
  };
}

export type Report = Omit<Problem, 'severity'> & { readonly severity?: Problem['severity'] };

/** Collects the problems of one project, each once: a file that is read for several reasons would repeat them. */
export class ProblemLog {
  private readonly seen = new Set<string>();
  private readonly list: Problem[] = [];

  get all(): readonly Problem[] {
    return this.list;
  }

  /** Adds a report whose message says nothing of its place once, at the first place. */
  addOnce(report: Report): void {
    const key = `${report.code}|${report.message}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.add(report);
  }

  /** An error unless it says otherwise. */
  add(report: Report): void {
    const { code, message, at } = report;
    const key = `${code}|${at.file.path}|${at.start}|${at.end}|${message}`;
    if (this.seen.has(key) || this.list.length >= MAX_PROBLEMS) return;
    this.seen.add(key);
    this.list.push({ ...report, severity: report.severity ?? 'error' });
  }
}
