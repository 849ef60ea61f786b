/** Findings that were there when the file was written: they stay in the report and do not count. */
export interface BaselineFile {
  readonly version: 1;
  readonly findings: readonly BaselineEntry[];
}

/** One finding, known again by what does not change when lines move, files are renamed or written anew: never by a line. */
export interface BaselineEntry {
  readonly rule: string;
  readonly path: string;
  /** Keys from the document's root to the finding's place, then to the places related to it in the same file. */
  readonly places: readonly string[];
  /** Of a finding that speaks for several things, services or images: their names. One that is not among them is new. */
  readonly members?: readonly string[];
  /** Digest of the offending value, which may be a secret. Absent where there is none. */
  readonly value?: string;
  /**
   * How many findings are alike in all of that. Absent: one.
   * @minimum 1
   */
  readonly count?: number;
  /** What the finding said, for people. */
  readonly message?: string;
}
