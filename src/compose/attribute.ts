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
  | 'dependencies'
  | 'devices'
  | 'env-files'
  | 'external'
  | 'gpus'
  | 'hosts'
  | 'labels'
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
export type Format = 'bytes' | 'duration';

/** Paths that are relative to the project's folder; a context may also be a URL, a bind source only counts for binds. */
export type PathKind = 'file' | 'context' | 'bind' | 'device';

/** All that the loader knows about one attribute of the Compose format. */
export interface Attribute {
  readonly is: readonly Type[];
  /** A mapping that takes any key. */
  readonly open?: true;
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
  readonly cast?: 'integer' | 'number' | 'boolean';
  readonly merge?: MergeRule;
  readonly same?: Identity;
  readonly short?: ShortForm;
  readonly format?: Format;
  readonly path?: PathKind;
}

export interface AttributeTree {
  readonly attribute: Attribute | undefined;
  readonly children: ReadonlyMap<string, AttributeTree>;
  /** For keys that are not among the children. */
  readonly any: AttributeTree | undefined;
  readonly item: AttributeTree | undefined;
  /** Whether this attribute or one below it is cast, or is a path: walks skip the other branches. */
  readonly casts: boolean;
  readonly paths: boolean;
}

interface Branch {
  attribute: Attribute | undefined;
  readonly children: Map<string, Branch>;
  any: Branch | undefined;
  item: Branch | undefined;
  casts: boolean;
  paths: boolean;
}

/** Makes a tree of a table keyed by paths such as `services.*.ports.[].target`. */
export function attributeTree(table: Readonly<Record<string, Attribute>>): AttributeTree {
  const root = branch();
  for (const [path, attribute] of Object.entries(table)) {
    const trail = [root];
    for (const segment of path === '' ? [] : path.split('.')) trail.push(step(trail.at(-1) ?? root, segment));
    const last = trail.at(-1) ?? root;
    last.attribute = attribute;
    for (const passed of trail) {
      passed.casts ||= attribute.cast !== undefined;
      passed.paths ||= attribute.path !== undefined;
    }
  }
  return root;
}

function step(from: Branch, segment: string): Branch {
  if (segment === '*') {
    from.any ??= branch();
    return from.any;
  }
  if (segment === '[]') {
    from.item ??= branch();
    return from.item;
  }
  const next = from.children.get(segment) ?? branch();
  from.children.set(segment, next);
  return next;
}

function branch(): Branch {
  return { attribute: undefined, children: new Map(), any: undefined, item: undefined, casts: false, paths: false };
}

/** The attribute of a mapping's key. */
export function attributeBelow(tree: AttributeTree | undefined, key: string): AttributeTree | undefined {
  return tree === undefined ? undefined : (tree.children.get(key) ?? tree.any);
}

/** A tree as JSON: empty parts are left out, a regular expression is its source. */
export interface CompiledTree {
  readonly attribute?: Omit<Attribute, 'keys' | 'pattern'> & { readonly keys?: string; readonly pattern?: string };
  readonly children?: Readonly<Record<string, CompiledTree>>;
  readonly any?: CompiledTree;
  readonly item?: CompiledTree;
  readonly casts?: true;
  readonly paths?: true;
}

export function compileTree({ attribute, children, any, item, casts, paths }: AttributeTree): CompiledTree {
  return {
    ...(attribute === undefined
      ? {}
      : { attribute: { ...attribute, keys: attribute.keys?.source, pattern: attribute.pattern?.source } }),
    ...(children.size === 0
      ? {}
      : { children: Object.fromEntries([...children].map(([key, tree]) => [key, compileTree(tree)])) }),
    ...(any === undefined ? {} : { any: compileTree(any) }),
    ...(item === undefined ? {} : { item: compileTree(item) }),
    ...(casts ? { casts } : {}),
    ...(paths ? { paths } : {}),
  };
}

export function reviveTree({ attribute, children, any, item, casts, paths }: CompiledTree): AttributeTree {
  const below = new Map<string, AttributeTree>();
  for (const key in children) {
    const tree = children[key];
    if (tree !== undefined) below.set(key, reviveTree(tree));
  }
  return {
    attribute: attribute === undefined ? undefined : reviveAttribute(attribute),
    children: below,
    any: any === undefined ? undefined : reviveTree(any),
    item: item === undefined ? undefined : reviveTree(item),
    casts: casts === true,
    paths: paths === true,
  };
}

function reviveAttribute(attribute: NonNullable<CompiledTree['attribute']>): Attribute {
  const { keys, pattern } = attribute;
  if (keys === undefined && pattern === undefined) return attribute as Attribute;
  return {
    ...attribute,
    keys: keys === undefined ? undefined : new RegExp(keys),
    pattern: pattern === undefined ? undefined : new RegExp(pattern),
  };
}
