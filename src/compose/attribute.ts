/** The types that an attribute may have in a file, before short forms are made long. */
export type Type = 'string' | 'integer' | 'number' | 'boolean' | 'null' | 'mapping' | 'list';

/** How two files' values become one; without a rule, mappings merge by key, lists append and scalars are replaced. */
export type MergeRule =
  /** The later value stands alone, null included. */
  | 'replace'
  /** Mapping or `key=value` list: by key. */
  | 'pairs'
  /** Text or list of texts: appended. */
  | 'texts'
  /** Host names with addresses: a host may have several. */
  | 'hosts'
  /** Short forms are made long first, then mappings merge by key. */
  | 'long'
  /** By key when both name the same driver, else replaced. */
  | 'same-driver'
  /** Entries with the same `subnet` merge. */
  | 'by-subnet';

/** What makes two items of a list the same, so that the later one takes the place of the earlier one. */
export type Identity =
  | 'name' // text up to `=`
  | 'text'
  | 'path'
  | 'port'
  | 'mount-target'
  | 'device-target'
  | 'secret-target'
  | 'config-target';

/** The short notations, each with one function in normalise/. */
export type ShortForm =
  | 'build'
  | 'command'
  | 'contexts'
  | 'dependencies'
  | 'devices'
  | 'env-files'
  | 'external'
  | 'gpus'
  | 'hosts'
  | 'labels'
  | 'late-texts'
  | 'names'
  | 'pairs'
  | 'ports'
  | 'service'
  | 'sources'
  | 'ssh'
  | 'test'
  | 'texts'
  | 'volumes';

/** What a text must look like beyond its type. */
export type Format =
  | 'bytes'
  | 'duration'
  /** A whole number that is not negative. */
  | 'count'
  /** Not a fraction. */
  | 'whole'
  /** A text says true or false. */
  | 'boolean'
  /** A text is a whole number. */
  | 'integer'
  /** A text is a number. */
  | 'number'
  /** A text has octal digits, a number no fraction. */
  | 'octal'
  /** A text is never made a number. */
  | 'unquoted';

export type Cast = 'integer' | 'number' | 'boolean';

/** Paths that are relative to the project's folder. */
export type PathKind =
  | 'file'
  /** May be a URL as well. */
  | 'context'
  /** On the engine's side, which may run Windows; an empty one is the project's folder. */
  | 'host-file'
  /** The same, where the mount is a bind. */
  | 'bind'
  /** The same, where the local driver makes a bind of it. */
  | 'device';

/** How `docker compose config` writes a value; without one, as it is. */
export type Shown =
  | 'integer'
  /** A number, in single precision. */
  | 'number'
  | 'boolean'
  /** A boolean that is left out when it is true, written when it is false. */
  | 'opt-out'
  /** Numbers and booleans become texts. */
  | 'text'
  /** As `text`; null becomes an empty text. */
  | 'text-or-empty'
  /** As `text`; null stays. */
  | 'text-or-null'
  /** One text or several: always a list of texts. */
  | 'texts'
  /** A size: its bytes, as a decimal text. */
  | 'bytes'
  /** As Go writes a duration: `1m30s`. */
  | 'duration'
  /** Octal with a leading zero, as a text: `0440`. */
  | 'file-mode'
  /** A number; `all` is -1. */
  | 'device-count'
  /** A sorted list of `host=address`. */
  | 'hosts'
  /** A list of `id`, or `id: path`. */
  | 'ssh'
  /** One number, or a mapping of soft and hard. */
  | 'ulimit'
  /** Not part of the resolved project. */
  | 'never'
  /** Compose 2.40 leaves it out. */
  | 'in-5';

/** `when-set`: when a file gives it, even a zero. `always`: even when no file gives it. */
export type Kept = 'when-set' | 'always';

/** All that the loader knows about one attribute of the Compose format. */
export interface Attribute {
  /** Any type when it is not there. */
  readonly is?: readonly Type[];
  /** A mapping that takes any key. */
  readonly open?: true;
  /** False where a mapping takes no `x-` keys. */
  readonly extensions?: false;
  /** Keys that a mapping must have. */
  readonly requires?: readonly string[];
  /** What each key must look like. */
  readonly keys?: RegExp;
  /** The only values allowed. */
  readonly values?: readonly string[];
  readonly pattern?: RegExp;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Items of a list must differ. */
  readonly distinct?: true;
  /** What a text becomes, with or without variables in it. */
  readonly cast?: Cast;
  /** Docker Compose 2 does not know it. */
  readonly newIn5?: true;
  /** Docker Compose 2 leaves it a text. */
  readonly castIn5?: true;
  readonly merge?: MergeRule;
  readonly same?: Identity;
  readonly short?: ShortForm;
  readonly format?: Format;
  readonly path?: PathKind;
  /** When the resolved project shows it although it is empty: never, where nothing is said. */
  readonly keepsEmpty?: { readonly json?: Kept; readonly yaml?: Kept };
  readonly shown?: Shown;
  /** Its key in the resolved project as JSON, where that is another one. */
  readonly jsonKey?: string;
}

/** The attributes of a format by their place. Branches that are alike are one object. */
export interface AttributeTree {
  readonly attribute: Attribute | undefined;
  /** In the order in which `docker compose config` prints them. */
  readonly children: ReadonlyMap<string, AttributeTree>;
  /** For keys that are not among the children. */
  readonly any: AttributeTree | undefined;
  readonly item: AttributeTree | undefined;
  /** Whether this attribute or one below it is cast, or is a path: walks skip the other branches. */
  readonly casts: boolean;
  readonly paths: boolean;
}

/** The attribute of a mapping's key. */
export function attributeBelow(tree: AttributeTree | undefined, key: string): AttributeTree | undefined {
  return tree === undefined ? undefined : (tree.children.get(key) ?? tree.any);
}
