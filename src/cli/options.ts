/** What `recommend` asks that has a yes or a no. */
type Need =
  | 'edge'
  | 'regulated'
  | 'event-triggered'
  | 'multi-cloud'
  | 'service-mesh'
  | 'kubernetes'
  | 'event-processing'
  | 'companions'
  | 'shared-stores';

type NeedOptions = { readonly [key in Need | `no-${Need}`]?: boolean };

/** The values of all options of all commands. */
export interface CommandOptions extends NeedOptions {
  readonly format?: readonly string[];
  readonly output?: string;
  readonly config?: string;
  readonly ref?: string;
  readonly base?: string;
  readonly 'all-findings'?: boolean;
  readonly 'policy-from'?: string;
  readonly policy?: string;
  readonly policies?: string;
  readonly offline?: boolean;
  readonly repository?: string;
  readonly team?: readonly string[];
  readonly property?: readonly string[];
  readonly 'fail-on'?: string;
  readonly preset?: string;
  readonly baseline?: string;
  readonly 'write-baseline'?: string;
  readonly 'prune-baseline'?: boolean;
  readonly file?: readonly string[];
  readonly profile?: readonly string[];
  readonly variables?: readonly string[];
  readonly 'env-file'?: readonly string[];
  readonly env?: readonly string[];
  readonly 'project-directory'?: string;
  readonly 'project-name'?: string;
  readonly 'compose-version'?: string;
  readonly all?: boolean;
  readonly 'all-resources'?: boolean;
  readonly provenance?: boolean;
  readonly why?: boolean;
  readonly 'dry-run'?: boolean;
  readonly unsafe?: boolean;
  readonly rule?: readonly string[];
  /** Of `fleet`. */
  readonly dir?: string;
  readonly owner?: string;
  readonly list?: string;
  readonly topic?: readonly string[];
  readonly language?: readonly string[];
  readonly name?: readonly string[];
  readonly except?: readonly string[];
  readonly archived?: boolean;
  readonly forks?: boolean;
  readonly today?: string;
  readonly previous?: string;
  readonly plan?: string;
  readonly shard?: string;
  readonly shards?: string;
  readonly 'max-hours'?: string;
  /** Of `recommend`. */
  readonly 'team-size'?: string;
  readonly stage?: string;
  readonly to?: string;
  /** Of `monitor`. */
  readonly duration?: string;
  readonly interval?: string;
  readonly 'output-dir'?: string;
  readonly project?: string;
  readonly snapshot?: boolean;
  readonly quiet?: boolean;
  /** Of `capacity`. */
  readonly samples?: readonly string[];
  readonly plot?: string;
  readonly cpus?: string;
  readonly memory?: string;
  /** Of `layout`. */
  readonly 'min-score'?: string;
  /** Of `scaffold`. */
  readonly from?: string;
  readonly write?: boolean;
}
