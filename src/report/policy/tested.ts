/** What the examples of policies came to. `policy test` writes it; its JSON Schema is published. */
export interface TestedPolicies {
  readonly policies: readonly TestedPolicy[];
  /** Lines `path:line:column: message`; with them, the policies that have them are not among `policies`. */
  readonly mistakes: readonly string[];
}

export interface TestedPolicy {
  readonly path: string;
  readonly examples: readonly TestedExample[];
  /** What the policy lacks: an example of either kind. */
  readonly lacks: readonly string[];
}

export interface TestedExample {
  readonly name: string;
  readonly line: number;
  /** Absent when it is as the policy says. One sentence for each expectation that is not met. */
  readonly wrong?: string;
}
