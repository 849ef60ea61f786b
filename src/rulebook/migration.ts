/**
 * The shape of rules/migrations: what is to be done so that a repository becomes one of a pattern, in order. The steps are told with the
 * names and lines of the repository, by what `each` of a step selects from it; a step that selects nothing is done already.
 */
export interface Migration {
  /** Slug of the pattern that it leads to. */
  readonly pattern: string;
  /** Files among which services are dealt out. Each part belongs to one of them; `rest` is what no other one has. */
  readonly files?: readonly FilePlan[];
  /** Networks, and who joins them. A service joins every one that has its part. */
  readonly networks?: readonly NetworkPlan[];
  /** Slugs of patterns from which `scaffold --from` changes a Compose project by itself. Absent: none. */
  readonly converts?: readonly string[];
  /** @minItems 1 */
  readonly steps: readonly MigrationStep[];
}

export interface FilePlan {
  /** `{file}` is the main Compose file: what belongs there stays. */
  readonly file: string;
  readonly parts: readonly Part[];
}

export interface NetworkPlan {
  /** Its key, or with `{project}` its name. */
  readonly network: string;
  /** It is made only where the repository has a service of one of these. Absent: of any that joins it. */
  readonly needs?: readonly Part[];
  readonly parts: readonly Part[];
  /** Parts that join as well where the repository has no service of another one. */
  readonly otherwise?: { readonly lacks: Part; readonly parts: readonly Part[] };
  /** True: with a subnet of its own. */
  readonly subnet?: true;
}

/**
 * A kind of services, by their roles. `stores`: databases, caches, object stores, search. `bus`: brokers and what coordinates them.
 * `entries`: proxies and gateways. `frontends`, `apps`: own code that stays up; `jobs`: own code that ends. `identity`: who people are. `tools`: pages over stores, for
 * people who run it. `helpers`: monitoring, ways in for its people. `companions`: proxies and agents beside a service. `unknown`: nothing tells what it is for. `rest`: all that no other file has.
 */
export type Part =
  | 'stores'
  | 'bus'
  | 'entries'
  | 'frontends'
  | 'apps'
  | 'jobs'
  | 'identity'
  | 'tools'
  | 'helpers'
  | 'companions'
  | 'unknown'
  | 'rest';

/**
 * What a step goes over.
 * `services`: those of the parts. `undeployed`: those of them that no manifest of Kubernetes runs by that name. `databases`: where there
 * are several. `passing`: services of the parts that do not come back after a restart of the machine. `sharing`: those on the network of
 * another service or of the host. `users`: services that use stores or brokers, with the networks that they are on then. `functions`:
 * what the provider of functions calls.
 * `units`: own code among them, what runs the same code once. `built`: the same of what is built here.
 * `workloads`: what manifests of Kubernetes run and no Compose project has a service for. `moves`: files with the services that belong there and are beside others today.
 * `networks`: those of the plan that are not there yet. `joins`: services that are not on the networks of the plan. `ports`: ports that
 * services of the parts publish. `waits`: `depends_on` from one of the plan's files into another. `calls`: own services that use each
 * other. `shared`: databases that several own services use. `projects`: Compose projects beside the main one. `declared`: networks that
 * Compose files declare. `volumes`: named volumes of services of the parts. `read`: files by which today's pattern was read.
 */
export type Selection =
  | 'services'
  | 'undeployed'
  | 'databases'
  | 'passing'
  | 'sharing'
  | 'users'
  | 'functions'
  | 'units'
  | 'built'
  | 'workloads'
  | 'moves'
  | 'networks'
  | 'joins'
  | 'ports'
  | 'waits'
  | 'calls'
  | 'shared'
  | 'projects'
  | 'declared'
  | 'volumes'
  | 'read';

export interface MigrationStep {
  /**
   * What to do, in the imperative. A template: `{project}` is the repository's name, `{file}` its main Compose file, `{starter}` its Makefile or one to write, `{names}` what was
   * selected, `{first}` the name of the first of it.
   */
  readonly do: string;
  /** What it is good for, or how it is done. A template as well. */
  readonly how?: string;
  readonly each?: Selection;
  /** Of services, ports and volumes: which. Absent: all. */
  readonly parts?: readonly Part[];
  /** One line for each of what was selected. A template of the values that the selection gives. */
  readonly item?: string;
  /** The step is only for repositories that have a service of one of these parts. */
  readonly has?: readonly Part[];
  /** The step is only for repositories that have none. */
  readonly lacks?: readonly Part[];
  /** True: only where there is a Compose project; false: only where there is none. */
  readonly compose?: boolean;
  /** True: only where manifests of Kubernetes run something; false: only where none does. */
  readonly manifests?: boolean;
  /** Only where today's pattern is one of these. */
  readonly from?: readonly string[];
  /** Only where it is none of these. */
  readonly notFrom?: readonly string[];
  /** Ids of rules that hold what the step does. */
  readonly rules?: readonly string[];
}

/** Loads rules/migrations: a file of its own, which only a recommendation needs. */
export async function loadMigrations(): Promise<readonly Migration[]> {
  const file = await import('./generated/migrations.json', { with: { type: 'json' } });
  return (file.default as unknown as { readonly migrations: readonly Migration[] }).migrations;
}
