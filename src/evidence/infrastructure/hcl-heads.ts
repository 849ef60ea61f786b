import type { Location } from '../../documents/location.js';
import type { CandidateFile } from '../detector.js';
import { atText, linesOf } from '../text-lines.js';

/** The head of a block that says something, with the plain text attributes directly inside the block. */
export interface HclHead {
  readonly type: 'provider' | 'required-provider' | 'resource' | 'module' | 'backend';
  /** Resource type, provider, module or backend name. */
  readonly label: string;
  /** The second label of a resource. */
  readonly name?: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly at: Location;
}

/**
 * The blocks of a Terraform file, told from its lines: heads stand at the start of a line (terraform fmt), and the nesting follows
 * the braces outside strings and comments. Enough for what is declared; no expression is evaluated.
 */
export function headsOf(file: CandidateFile): readonly HclHead[] {
  const heads: { head: HclHead; attributes: Map<string, string> }[] = [];
  const path: string[] = [];
  let open: { attributes: Map<string, string>; depth: number } | undefined;
  let comment = false;
  let heredoc: string | undefined;
  for (const line of linesOf(file.text)) {
    const text = line.text.trim();
    if (heredoc !== undefined) {
      if (text === heredoc) heredoc = undefined;
      continue;
    }
    if (comment || text.startsWith('/*')) {
      comment = !text.includes('*/');
      continue;
    }
    if (text === '' || text.startsWith('#') || text.startsWith('//')) continue;
    const indent = line.text.indexOf(text);
    const at = atText(file, line.start + indent, text.length);
    const head = headOf(text, path, at);
    if (head !== undefined) {
      const attributes = new Map(inlineAttributes(text));
      heads.push({ head: { ...head, attributes }, attributes });
      open = { attributes, depth: path.length + 1 };
    } else if (open !== undefined && path.length === open.depth) {
      for (const [key, value] of inlineAttributes(text)) if (!open.attributes.has(key)) open.attributes.set(key, value);
    }
    heredoc = /<<[-~]?([A-Za-z_]\w{0,60})$/.exec(text)?.[1];
    follow(text, path);
    if (open !== undefined && path.length < open.depth) open = undefined;
  }
  return heads.map(({ head }) => head);
}

function headOf(text: string, path: readonly string[], at: Location): Omit<HclHead, 'attributes'> | undefined {
  const block = /^([a-z_]{1,40})(?:[ \t]+"([^"]{1,200})")?(?:[ \t]+"([^"]{1,200})")?[ \t]*\{/.exec(text);
  const [, word, label, name] = block ?? [];
  if (path.length === 0 && label !== undefined) {
    if (word === 'provider' || word === 'module') return { type: word, label, at };
    if (word === 'resource' && name !== undefined) return { type: 'resource', label, name, at };
  }
  if (path.length === 1 && path[0] === 'terraform' && label !== undefined && word === 'backend') {
    return { type: 'backend', label, at };
  }
  if (path.length === 1 && path[0] === 'terraform' && word === 'cloud' && label === undefined) {
    return { type: 'backend', label: 'cloud', at };
  }
  const required = /^"?([a-z][\w-]{0,60})"?[ \t]*=[ \t]*[{"]/.exec(text)?.[1];
  if (path.length === 2 && path[1] === 'required_providers' && required !== undefined) {
    return { type: 'required-provider', label: required, at };
  }
  return undefined;
}

/** `key = "text"` pairs of a line; also `{ source = "a", version = "b" }`. */
function* inlineAttributes(text: string): Iterable<[string, string]> {
  for (const match of text.matchAll(/(?:^|[{,\s])([a-z_]{1,60})[ \t]*=[ \t]*"([^"$]{1,300})"/g)) {
    yield [match[1] ?? '', match[2] ?? ''];
  }
}

const MAX_DEPTH = 100;

/** Follows the braces of a line that stand outside strings and comments; the path holds the first word of each open block. */
function follow(text: string, path: string[]): void {
  const word = /^"?([\w-]{1,60})/.exec(text)?.[1] ?? '';
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (char === '\\' && quoted) index++;
    else if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === '#' || (char === '/' && text[index + 1] === '/')) return;
    else if (char === '{' && path.length < MAX_DEPTH) path.push(word);
    else if (char === '}') path.pop();
  }
}
