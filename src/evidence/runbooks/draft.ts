import type { Located } from '../../documents/location.js';
import type { Runbook, RunbookFormat, Task } from '../../model/runbook.js';

/** What a reader of one format makes of its file: the same for all, before the commands are looked at. */
export interface RunbookDraft extends Partial<Pick<Runbook, 'open' | 'repeated' | 'blanks' | 'swallowed'>> {
  readonly format: RunbookFormat;
  readonly tasks: readonly TaskDraft[];
  /** Assignments that hold for all tasks, as a shell would write them. */
  readonly assignments: readonly string[];
}

export interface TaskDraft extends Omit<Task, 'steps'> {
  /** Commands, continued lines joined. */
  readonly lines: readonly Located<string>[];
  /** True when all lines run in one shell, so that a `cd` lasts. */
  readonly lasting: boolean;
  /** Folder that it starts in, relative to the repository; absent where that is not known. */
  readonly folder?: string;
  /** Tasks that run when it is through. */
  readonly after?: readonly Located<string>[];
}
