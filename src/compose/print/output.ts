import { type Entry, type MappingNode, type Node, type ScalarNode, textOf } from '../../documents/node.js';
import { compareText } from '../../lib/compare.js';
import type { Plain } from '../../lib/json.js';
import { type Attribute, type AttributeTree, attributeBelow } from '../attribute.js';
import { composeAttributes } from '../attributes.js';
import type { Dialect } from '../context.js';
import type { ComposeProject } from '../project.js';
import { withoutUnused } from '../used.js';
import { isEmpty, plainScalar, shownOptOut, shownScalar } from './scalar.js';

export type OutputFormat = 'yaml' | 'json';

export interface OutputOptions {
  readonly format: OutputFormat;
  readonly dialect: Dialect;
  /** Also networks, volumes, secrets, configs and models that no service uses. */
  readonly allResources: boolean;
}

/** Told of every value that is printed, with the keys and indices that lead to it. */
export type Trace = (path: readonly (string | number)[], node: Node) => void;

/**
 * A loaded project as the plain value that `docker compose config` prints: which attributes are left out when empty, and how a
 * size, a duration or a mode is written, is in the attribute table.
 */
export function composeOutput(project: ComposeProject, options: OutputOptions, trace?: Trace): Plain {
  const root = options.allResources ? project.root : withoutUnused(project.root);
  const printer = new Printer(options, trace);
  const { name: _, ...rest } = printer.structure(root, composeAttributes());
  return { name: project.name, ...rest };
}

type PlainMapping = Readonly<Record<string, Plain>>;

class Printer {
  private readonly path: (string | number)[] = [];

  constructor(
    private readonly options: OutputOptions,
    private readonly trace: Trace | undefined,
  ) {}

  /** A mapping whose keys the format knows: those that are empty are left out, in the order of the table. */
  structure(node: MappingNode, tree: AttributeTree): PlainMapping {
    const result: Record<string, Plain> = {};
    for (const [key, below] of tree.children) {
      const written = node.entries.get(key)?.value;
      // Most attributes of a format are not used.
      if (written === undefined && below.attribute?.keepsEmpty === undefined) continue;
      const value = this.field(key, written, below);
      if (value !== undefined) set(result, this.keyOf(key, below.attribute), value);
    }
    // As in the reference, JSON has the project's own extensions alone.
    if (this.options.format === 'json' && this.path.length > 0) return result;
    const extensions = [...node.entries.values()].filter(({ key }) => key.startsWith('x-') && !tree.children.has(key));
    for (const { key, value } of sorted(extensions)) {
      set(
        result,
        key,
        this.below(key, () => this.plain(value)),
      );
    }
    return result;
  }

  private note(node: Node): void {
    this.trace?.([...this.path], node);
  }

  private keyOf(key: string, attribute: Attribute | undefined): string {
    return this.options.format === 'json' ? (attribute?.jsonKey ?? key) : key;
  }

  private field(key: string, node: Node | undefined, tree: AttributeTree): Plain | undefined {
    const { attribute } = tree;
    if (
      attribute?.shown === 'never' ||
      (attribute?.shown === 'in-5' && this.options.dialect === '2.40') ||
      (key === 'models' && this.path.length === 0 && this.options.format === 'json')
    ) {
      return undefined;
    }
    const keeps = attribute?.keepsEmpty?.[this.options.format];
    if (node === undefined || (node.kind === 'scalar' && node.value === undefined)) {
      return keeps === 'always' ? this.below(key, () => this.absent(tree)) : undefined;
    }
    if (attribute?.shown === 'opt-out' && node.kind === 'scalar') return shownOptOut(node, this.options.dialect);
    const value = this.below(key, () => this.value(node, tree));
    return keeps === undefined && isEmpty(value, attribute?.shown) ? undefined : value;
  }

  /** What stands for an attribute that is printed although nobody set it. */
  private absent(tree: AttributeTree): Plain {
    const types = tree.attribute?.is ?? [];
    if (types.includes('mapping') && !types.includes('list')) {
      const nothing = { path: '', lineStarts: [] };
      return this.structure({ kind: 'mapping', file: nothing, start: 0, end: 0, entries: new Map() }, tree);
    }
    if (types.includes('list')) return null;
    const shown = tree.attribute?.shown;
    if (shown === 'integer') return 0;
    if (shown === 'bytes') return '0';
    return types.includes('string') ? '' : types.includes('boolean') ? false : 0;
  }

  private value(node: Node, tree: AttributeTree | undefined): Plain {
    if (tree === undefined) return this.plain(node);
    const { attribute } = tree;
    switch (node.kind) {
      case 'scalar':
        this.note(node);
        if (attribute?.shown === 'ulimit') return this.ulimit(node);
        return node.value === undefined && attribute?.shown === undefined ? null : shownScalar(node, attribute?.shown);
      case 'sequence': {
        const items = node.items.map((item, index) => this.below(index, () => this.value(item, tree.item)));
        if (items.length === 0 || isReplacement(node)) this.note(node);
        return attribute?.shown === 'hosts' ? items.sort((a, b) => compareText(String(a), String(b))) : items;
      }
      case 'mapping':
        if (node.entries.size === 0 || isReplacement(node)) this.note(node);
        if (attribute?.shown === 'ssh') return this.ssh(node);
        return tree.children.size > 0 && tree.any === undefined ? this.structure(node, tree) : this.named(node, tree);
    }
  }

  /** A mapping of names: every entry is printed, also an empty one. */
  private named(node: MappingNode, tree: AttributeTree): PlainMapping {
    const result: Record<string, Plain> = {};
    for (const { key, value } of sorted(node.entries.values())) {
      set(
        result,
        key,
        this.below(key, () => this.value(value, attributeBelow(tree, key))),
      );
    }
    return result;
  }

  private ssh(node: MappingNode): Plain {
    return sorted(node.entries.values()).map(({ key, value }) => {
      this.below(key, () => this.note(value));
      const path = textOf(value) ?? '';
      return path === '' ? key : `${key}: ${path}`;
    });
  }

  /** One number for both limits; the reference takes 0 for a limit that nobody set. */
  private ulimit(node: ScalarNode): Plain {
    const value = shownScalar(node, 'ulimit');
    if (value !== 0) return value;
    return this.options.format === 'json' ? {} : { soft: 0, hard: 0 };
  }

  /** A value of the user's own, as it was written; the reference writes an empty list as null in JSON. */
  private plain(node: Node): Plain {
    switch (node.kind) {
      case 'scalar':
        this.note(node);
        return plainScalar(node);
      case 'sequence':
        if (node.items.length === 0 && this.options.format === 'json') return null;
        return node.items.map((item, index) => this.below(index, () => this.plain(item)));
      case 'mapping': {
        const result: Record<string, Plain> = {};
        for (const { key, value } of sorted(node.entries.values())) {
          set(
            result,
            key,
            this.below(key, () => this.plain(value)),
          );
        }
        return result;
      }
    }
  }

  private below<T>(step: string | number, visit: () => T): T {
    this.path.push(step);
    const result = visit();
    this.path.pop();
    return result;
  }
}

function sorted(entries: Iterable<Entry>): Entry[] {
  return [...entries].sort((a, b) => compareText(a.key, b.key));
}

/** Whether a collection took the place of another one as a whole: none of its values can tell. */
function isReplacement({ via = [] }: Node): boolean {
  return via.some(({ kind }) => kind === 'override');
}

/** Sets a key whatever it is called: `__proto__` is a name like any other. */
function set(target: Record<string, Plain>, key: string, value: Plain): void {
  if (key !== '__proto__') target[key] = value;
  else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}
