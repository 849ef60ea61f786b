/** A file of rules/peers that is named after another tool: all of its rules for Compose files. */
export interface PeerFile {
  /** What stands before the slash in a rule's `covers.peers`. */
  readonly tool: string;
  /** As its makers write it. */
  readonly name: string;
  /** Where its rules are listed. */
  readonly source: string;
  /** Version or day of the list. */
  readonly version: string;
  /** How its rules are named in configurations and comments, where that is not the id. Whole sentences. */
  readonly named?: string;
  readonly rules: readonly PeerRule[];
}

/** Either a rule's `covers.peers` names it, or `notCovered` says why none does. */
export interface PeerRule {
  readonly id: string;
  /** Another name that configurations use. */
  readonly alias?: string;
  /** How the meaning differs. Whole sentences. */
  readonly remark?: string;
  /** Why there is no such rule. Whole sentences. */
  readonly notCovered?: string;
  /** What it reports and Groundplan does not, on purpose. */
  readonly differences?: readonly PeerDifference[];
}

/** Findings of the tool are of this kind when every expression that is given matches. */
export interface PeerDifference {
  /** Whole sentences. */
  readonly why: string;
  /** Regular expression over the tool's message. */
  readonly message?: string;
  /** Regular expression over the line of the file that is reported. */
  readonly line?: string;
  /** Regular expression over the path of the file. */
  readonly file?: string;
  /** True: only where the repository builds the image of the line. */
  readonly built?: true;
}

/** rules/peers/concerns.yml: everything that a rule of any tool for Compose files is about, and what none of them looks at. */
export interface ConcernFile {
  readonly concerns: readonly Concern[];
}

export interface Concern {
  /** As `covers.rows` names it. */
  readonly number: number;
  readonly concern: string;
  /** Rule in docs/example-rules that shows how an organisation's own rule covers it. */
  readonly ownRule?: string;
}
