import type { Write } from '../report/report.js';

/** All of the world that the action touches beside files: what the runner gives and takes. */
export interface ActionIo {
  /** An input, without space around it; empty when it was not given. */
  readonly input: (name: string) => string;
  readonly setOutput: (name: string, value: string) => void;
  /** Appends Markdown to the job's summary. */
  readonly addSummary: (markdown: string) => Promise<void>;
  /** The step's log. */
  readonly log: Write;
  /** The folder that the repository was checked out to. */
  readonly workspace: string;
  /** The runner's folder for temporary files. */
  readonly temporary?: string;
  /** Address of the server, `owner/name` of the repository and the commit that the workflow runs for, where the runner says. */
  readonly server?: string;
  readonly repository?: string;
  readonly commit?: string;
  /** Whether the runner logs for debugging. */
  readonly debug: boolean;
  readonly colour: boolean;
}
