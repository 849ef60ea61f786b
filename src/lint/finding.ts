import type { Location } from '../documents/location.js';
import type { Level } from '../rulebook/rule.js';

/** One thing to change, with the place, the reason and the remedy. Nothing is ever dropped: it only gets a disposition. */
export interface Finding {
  readonly ruleId: string;
  readonly level: Level;
  /** What is wrong here, naming the subject. */
  readonly message: string;
  readonly at: Location;
  readonly related: readonly { readonly at: Location; readonly message: string }[];
  /** Id of the service, network or stack that it is about; a path for a file. */
  readonly subject: string;
  /** Rule, path, symbolic path and normalised value; never a line number. Equal ones are numbered in document order. */
  readonly fingerprint: string;
  readonly disposition: Disposition;
  readonly confidence: 'high' | 'medium' | 'low';
  readonly fix?: Fix;
  /** What the check said of it, for its fix. */
  readonly values?: Readonly<Record<string, string>>;
}

export type Disposition = 'active' | 'suppressed' | 'baselined' | 'waived';

export interface Fix {
  readonly description: string;
  /** True: something that works today may stop working. */
  readonly unsafe?: boolean;
  /** Offsets into the file as it is; applied from the end backwards. */
  readonly edits: readonly {
    readonly path: string;
    readonly start: number;
    readonly end: number;
    readonly text: string;
  }[];
}
