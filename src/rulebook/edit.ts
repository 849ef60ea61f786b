/** How a finding of a rule is mended in the files. Only where the right text is certain. */
export interface RuleEdit {
  /** What it does, as a sentence in the imperative. `{name}` stands for the values that the check gives. */
  readonly description: string;
  /**
   * True: something that works today may stop working, so a person must ask for it. Absent: the services run, and reach each other,
   * as before.
   */
  readonly unsafe?: boolean;
  /**
   * Which places of a finding it is made at: the finding's own, the related ones, both, where its subject is declared, or where each
   * of the things that it speaks for is.
   */
  readonly places: 'own' | 'related' | 'all' | 'subject' | 'members';
  readonly change: Change;
}

/** The mechanisms. Each one changes only the characters that it must. */
export type Change =
  | SetKey
  | RemoveKey
  | RemoveDeclaration
  | StoreNetwork
  | QuoteScalar
  | Unquote
  | AddItem
  | BindPort
  | AwaitDependency
  | AddLineBreak
  | NameBesideExternal
  | Sort;

/** Sets a key below the service or network of the place. A value that is there already is replaced. */
export interface SetKey {
  readonly action: 'set-key';
  readonly of: 'service' | 'network';
  /**
   * Keys from there to the value.
   * @minItems 1
   */
  readonly path: readonly string[];
  /**
   * What to write. `{name}` stands for the values that the check gives, `{probe}` for the documented healthcheck of the service's
   * image, `{minimumMemory}` for the memory that its vendor asks for at least: without one there is no fix.
   */
  readonly value: string | number | boolean;
  /** More keys beside it, where the mapping around it is made anew. */
  readonly beside?: Readonly<Record<string, string | number | boolean>>;
}

/** Removes the key at the place, with its value. */
export interface RemoveKey {
  readonly action: 'remove-key';
}

/** Removes the network, volume, secret or config that is declared at the place, unless a service of some file names it. */
export interface RemoveDeclaration {
  readonly action: 'remove-declaration';
}

/** Puts the stores of a project on an internal network of their own, with the services that use them or may do so. */
export interface StoreNetwork {
  readonly action: 'store-network';
}

/** Puts the plain value at the place in quotes. */
export interface QuoteScalar {
  readonly action: 'quote-scalar';
}

/** Takes the quotes from the key or value at the place. */
export interface Unquote {
  readonly action: 'unquote';
}

/** Ends the file of the place with a line break, or puts an empty line before the key of the place and the comments above it. */
export interface AddLineBreak {
  readonly action: 'add-line-break';
  readonly where: 'end-of-file' | 'before-key';
}

/** Adds an item to a list below the service of the place, or makes the list. */
export interface AddItem {
  readonly action: 'add-item';
  readonly of: 'service' | 'network';
  /** @minItems 1 */
  readonly path: readonly string[];
  readonly item: string;
}

/** Publishes the port at the place on one address of the machine only. */
export interface BindPort {
  readonly action: 'bind-port';
  readonly address: string;
}

/** Makes the entry of `depends_on` at the place wait for a condition; a short list becomes a mapping. */
export interface AwaitDependency {
  readonly action: 'await-dependency';
  readonly condition: 'service_healthy' | 'service_completed_successfully';
}

/** Writes `external: true` and the name beside it where the name stands below `external`. Other problems that a rule reports have no fix. */
export interface NameBesideExternal {
  readonly action: 'name-beside-external';
}

/**
 * Moves whole lines, with the comments above and behind them, until the keys or entries stand in the usual order: those beside the
 * key of the place, or the entries below it.
 */
export interface Sort {
  readonly action: 'sort';
  readonly what: 'top-level-keys' | 'service-keys' | 'services' | 'entries';
}

/** rules/fixes/probes.yml: healthchecks that are documented for an image, with programs that are in it. */
export interface ProbeFile {
  readonly probes: readonly Probe[];
}

export interface Probe {
  /** Repositories without registry and tag, as `Image.repository`: `postgres`, `bitnami/redis`. Only from Docker Hub or a registry below. */
  readonly images: readonly string[];
  /** As in a Compose file, but with a single `$`: `CMD` or `CMD-SHELL` first. */
  readonly test: readonly string[];
  /** Variables that change where the image listens: with one of them set the test is not certain. */
  readonly exceptVariables?: readonly string[];
  /** Where its maker documents the command. */
  readonly source: string;
}
