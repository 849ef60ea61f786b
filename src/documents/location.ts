/**
 * Where something stands. Offsets are kept and lines are computed once, when reported: most values of a run are never reported.
 */
export interface SourceFile {
  readonly path: string;
  /** Offset (UTF-16 code units) at which each line starts; the first is 0. Empty when the file was never read. */
  readonly lineStarts: readonly number[] | Uint32Array;
}

export interface Location {
  readonly file: SourceFile;
  /** Offsets in UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Keys and indices from the document's root, e.g. `services.db.ports[0]`; empty for a whole file. Part of fingerprints, never a line. */
  readonly pointer: string;
  /** Places that what stands here passed through on its way into the project; that of its node, never a copy. */
  readonly via?: readonly Via[];
}

/** One step on a value's way into a project. */
export interface Via {
  /**
   * `variable-file` is the entry of `env_file` or `label_file` that names the file in which the value is written.
   * `default` is the text of a `${NAME:-default}` or `${NAME:+alternative}` that the value is made of. `process` and `option` are
   * a `$NAME` that the environment of the process or an option of the command line set.
   */
  readonly kind:
    | 'alias'
    | 'merge-key'
    | 'extends'
    | 'include'
    | 'override'
    | 'env-file'
    | 'variable-file'
    | 'default'
    | 'process'
    | 'option';
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
  /** The variable whose value or default this is. */
  readonly variable?: string;
}

/** A concrete place: lines and columns count from 1, columns in UTF-16 code units, the end column exclusive (SARIF 3.30). */
export interface Position {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A value together with the place that set it. */
export interface Located<T> {
  readonly value: T;
  readonly at: Location;
}

/** The place of a whole file, for evidence that is the file's existence. */
export function wholeFile(path: string): Location {
  return { file: { path, lineStarts: [0] }, start: 0, end: 0, pointer: '' };
}

/** Offsets at which the lines of a text start. CR LF, LF and a lone CR each end a line. */
export function lineStartsOf(text: string): Uint32Array {
  // The common case is left to the engine's own search, which every file of a run goes through.
  if (text.includes('\r')) return lineStartsWithReturns(text);
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  const starts = new Uint32Array(count);
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts[line++] = at + 1;
  return starts;
}

function lineStartsWithReturns(text: string): Uint32Array {
  const starts: number[] = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) starts.push(i + 1);
    else if (code === 13 && text.charCodeAt(i + 1) !== 10) starts.push(i + 1);
  }
  return Uint32Array.from(starts);
}

/** Makes a location concrete. */
export function positionOf(location: Location): Position {
  const [line, column] = lineAndColumn(location.file.lineStarts, location.start);
  const [endLine, endColumn] = lineAndColumn(location.file.lineStarts, Math.max(location.start, location.end));
  return { path: location.file.path, line, column, endLine, endColumn };
}

function lineAndColumn(lineStarts: SourceFile['lineStarts'], offset: number): [number, number] {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return [low + 1, offset - (lineStarts[low] ?? 0) + 1];
}
