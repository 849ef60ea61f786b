import type { Patience } from '../github/client.js';
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
  /** What the workflow runs for: the event's name and what the runner says of it; undefined when it says nothing. */
  readonly event?: { readonly name: string; readonly payload: () => unknown };
  /** Address of the REST API, where the runner says. */
  readonly api?: string;
  /** Number and attempt of the workflow's run. */
  readonly run?: number;
  readonly attempt?: number;
  /** Whether the environment names a proxy. */
  readonly proxied?: boolean;
  /** How long to wait for GitHub, other than usual. */
  readonly patience?: Partial<Patience>;
  /** Whether the runner logs for debugging. */
  readonly debug: boolean;
  readonly colour: boolean;
}
