import {
  type Alias,
  Composer,
  isAlias,
  isMap,
  isSeq,
  Lexer,
  type Pair,
  type ParsedNode,
  Parser,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Comment, Entry, Node } from '../node.js';
import { MAX_NESTING, tooDeep } from '../syntax.js';
import { blockText, blockTextEnd } from './block-text.js';
import { SyntaxErrors } from './syntax-errors.js';
import { withTag } from './tag.js';
import type { YamlTree } from './tree.js';

type Contents = ParsedNode | Scalar | Alias | YAMLMap | YAMLSeq | null | undefined;

/** Typing, merge keys and duplicate keys are ours: the library only sees text. */
const OPTIONS = {
  keepSourceTokens: false,
  prettyErrors: false,
  logLevel: 'silent',
  schema: 'failsafe',
  uniqueKeys: false,
} as const;

/**
 * Reads any YAML text with the `yaml` library and rebuilds its documents as our nodes. Broken text gives what could be read,
 * with its problems reported to the tree.
 */
export function readWithLibrary(text: string, tree: YamlTree): { documents: Node[]; comments: Comment[] } {
  const documents: Node[] = [];
  const comments: Comment[] = [];
  const errors = new SyntaxErrors(text, tree);
  const composer = new Composer(OPTIONS);
  errors.listenTo(composer);
  const builder = new Builder(text, tree);
  const take = (composed: Iterable<{ contents: Contents; range?: readonly number[] }>): void => {
    for (const { contents, range } of composed) {
      documents.push(builder.node(contents, range?.[1] ?? text.length));
    }
  };
  const parser = new Parser();
  // The parser's own state tells the offset of a comment and the depth of nesting before anything recursive runs.
  const state = parser as unknown as {
    readonly stack: readonly unknown[];
    readonly type: string;
    readonly offset: number;
  };
  for (const lexeme of new Lexer().lex(text)) {
    const { offset } = state;
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') errors.add(offset, offset + lexeme.length, 'UNEXPECTED_TOKEN', token.message);
      else take(composer.next(token));
    }
    if (state.type === 'comment' && lexeme.startsWith('#')) {
      comments.push({ text: lexeme.slice(1).trim(), start: offset, end: offset + lexeme.length });
    }
    if (state.stack.length > MAX_NESTING) {
      tree.problems.push(tooDeep(tree.file, offset));
      return { documents, comments };
    }
  }
  for (const token of parser.end()) take(composer.next(token));
  take(composer.end(false, text.length));
  return { documents, comments };
}

class Builder {
  constructor(
    private readonly text: string,
    private readonly tree: YamlTree,
  ) {}

  node(source: Contents, emptyAt: number): Node {
    if (source === null || source === undefined) return this.empty(emptyAt);
    if (isAlias(source)) {
      const [start, end] = rangeOf(source, emptyAt);
      return this.tree.alias(source.source, start, end);
    }
    const [start, end] = rangeOf(source, emptyAt);
    const anchor = source.anchor === undefined ? undefined : this.tree.openAnchor(source.anchor, start, end);
    const untagged = this.untagged(source, emptyAt);
    const node = source.tag === undefined ? untagged : withTag(source.tag, untagged, this.tree);
    if (anchor !== undefined) this.tree.closeAnchor(anchor, node);
    return node;
  }

  private untagged(source: Exclude<Contents, null | undefined | Alias>, emptyAt: number): Node {
    const [start, end] = rangeOf(source, emptyAt);
    if (isMap(source)) return this.mapping(source, start, end);
    if (isSeq(source)) {
      const items = source.items.map((item) => this.node(item as Contents, start));
      return this.tree.sequence(items, start, source.flow ? end : Math.max(start, lastEnd(items.at(-1)) ?? end));
    }
    const scalar = source as Scalar;
    if (scalar.source === '' && start === end) return this.empty(start);
    const plain = scalar.type === 'PLAIN' || scalar.type === undefined;
    const value = String(scalar.value ?? '');
    if (scalar.type !== 'BLOCK_LITERAL' && scalar.type !== 'BLOCK_FOLDED')
      return this.tree.scalar(value, plain, start, end);
    return this.tree.scalar(blockText(value, this.text, end), false, start, blockTextEnd(this.text, start, end, value));
  }

  /** A value that is not written stands right after its colon, dash, anchor or tag. */
  private empty(offset: number): Node {
    let at = offset;
    while (this.text[at - 1] === ' ' || this.text[at - 1] === '\t') at--;
    return this.tree.scalar('', true, at, at);
  }

  private mapping(source: YAMLMap, start: number, end: number): Node {
    const open = { entries: new Map<string, Entry>() };
    let last = start;
    for (const pair of source.items as Pair<Contents, Contents>[]) {
      const key = this.node(pair.key, last);
      const at = key.via?.at(-1) ?? key;
      const value = this.node(pair.value, at.end);
      last = Math.max(at.end, (value.via?.at(-1) ?? value).end);
      if (key.kind === 'scalar') {
        this.tree.add(open, key, at, value);
        continue;
      }
      this.tree.report(at.start, at.end, {
        code: 'complex-key',
        message: 'A key must be text, not a mapping or a list.',
        hint: 'Quote the key if its brackets or braces are meant literally.',
      });
      const text = this.text.slice(at.start, at.end);
      this.tree.add(open, this.tree.scalar(text, false, at.start, at.end), at, value);
    }
    return this.tree.mapping(open, start, source.flow ? end : Math.max(start, last));
  }
}

function lastEnd(node: Node | undefined): number | undefined {
  return node === undefined ? undefined : (node.via?.at(-1) ?? node).end;
}

function rangeOf(source: { range?: readonly [number, number, number] | null }, emptyAt: number): [number, number] {
  return source.range ? [source.range[0], source.range[1]] : [emptyAt, emptyAt];
}
