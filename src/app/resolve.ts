import { resolveProject } from '../compose/load.js';
import { composeOutput, type Trace } from '../compose/print/output.js';
import { type ProvenanceEntry, provenanceEntry } from '../compose/print/provenance.js';
import type { ComposeProject } from '../compose/project.js';
import type { ResolveRequest } from '../compose/request.js';
import { type Location, positionOf } from '../documents/location.js';
import type { ParsedFile } from '../documents/node.js';
import { parseText } from '../documents/parse.js';
import type { Problem } from '../documents/problem.js';
import { by } from '../lib/compare.js';
import type { Plain } from '../lib/json.js';
import type { Repository } from '../source/repository.js';
import { withRecovery } from './recovery.js';

export { DEFAULT_NAMES as DEFAULT_COMPOSE_NAMES } from '../compose/discovery/file-names.js';
export type { ResolveRequest } from '../compose/request.js';

/** Something that was found while a project was loaded, at its place. Lines and columns count from 1. */
export interface Remark {
  readonly severity: 'error' | 'warning' | 'unknown';
  readonly code: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint?: string;
  readonly related: readonly { readonly path: string; readonly line: number; readonly message: string }[];
}

/** A resolved project. */
export interface Resolved {
  /** By place. With an error among them the project does not load, and there is nothing to print. */
  readonly remarks: readonly Remark[];
  /** As `docker compose config` prints it; undefined where the project does not load. */
  readonly output?: Plain;
  readonly provenance?: readonly ProvenanceEntry[];
}

export interface ResolveOptions {
  readonly format: 'yaml' | 'json';
  /** Also networks, volumes, secrets, configs and models that no service uses. */
  readonly allResources: boolean;
  readonly provenance: boolean;
}

/** Loads one Compose project of a repository and tells what it comes to. Never throws for what the files hold. */
export function resolveCompose(
  repository: Repository,
  request: ResolveRequest,
  options: ResolveOptions,
): Promise<Resolved> {
  return withRecovery(async () => resolvedOf(repository, request, options, parserOf(repository)));
}

/** What a request comes to, with the trees that `parse` gives. Throws RecoveryNeeded. */
export function resolvedOf(
  repository: Repository,
  request: ResolveRequest,
  options: ResolveOptions,
  parse: (path: string) => ParsedFile,
): Resolved {
  const project = resolveProject(repository, request, parse);
  const remarks = remarksOf(project);
  if (remarks.some(({ severity }) => severity === 'error')) return { remarks };
  const provenance: ProvenanceEntry[] = [];
  const trace: Trace = (path, node) => provenance.push(provenanceEntry(path, node));
  const output = composeOutput(
    project,
    { ...options, dialect: request.dialect },
    options.provenance ? trace : undefined,
  );
  return { remarks, output, ...(options.provenance && { provenance }) };
}

function parserOf(repository: Repository) {
  const parsed = new Map<string, ReturnType<typeof parseText>>();
  return (path: string) => {
    const known = parsed.get(path);
    if (known !== undefined) return known;
    const made = parseText(path, repository.read(path));
    parsed.set(path, made);
    return made;
  };
}

function remarksOf({ problems, unknown }: ComposeProject): Remark[] {
  return [
    ...problems.map((problem) => remarkOf(problem)),
    ...unknown.map(({ at, message }) => remarkOf({ code: 'compose-unknown', message, at }, 'unknown')),
  ].sort(
    by(
      ({ path }) => path,
      ({ line }) => line,
      ({ column }) => column,
      ({ message }) => message,
    ),
  );
}

function remarkOf(
  problem: Omit<Problem, 'severity'> & { readonly severity?: Problem['severity'] },
  kind?: 'unknown',
): Remark {
  const { code, message, hint, at, related = [] } = problem;
  return {
    severity: kind ?? problem.severity ?? 'error',
    code,
    ...placeOf(at),
    message,
    ...(hint === undefined ? {} : { hint }),
    related: related.map((other) => ({ ...placeOf(other.at), message: other.message })),
  };
}

function placeOf(at: Location): Pick<Remark, 'path' | 'line' | 'column'> {
  const { path, line, column } = positionOf(at);
  return { path, line, column };
}
