import type { Rulebook } from '../../rulebook/rulebook.js';
import { type LoadedRule, loadOrganisationRules, type RuleFile } from '../organisation-rules.js';
import { lineAt, placeIn } from '../plain.js';
import { RULE_FILES, ruleFileMistake } from '../rule-file-path.js';
import type { Piece } from './pieces.js';
import { byWay, stepsTo } from './policy-file.js';

/** Files of rules that are read at most, of all policies together. */
const MOST_FILES = 200;

/** The rules that policies bring. */
export interface LayerRules {
  /** By the piece that names their files first; the furthest first. */
  readonly of: ReadonlyMap<Piece, readonly LoadedRule[]>;
  /** Ids of rules that have mistakes. */
  readonly broken: readonly string[];
  readonly own: readonly string[];
  readonly shared: readonly string[];
  /** Rules that were left out, since another version of their policy brings them already. */
  readonly notices: readonly string[];
  /** Whether a file of a shared policy could not be read. */
  readonly isLacking: boolean;
}

/**
 * Reads and checks the rules that pieces of policies name, each from the repository of its policy. A file is read once; an id that is
 * there already, in the catalogue or further away, is a mistake that names both places; in another version of the same repository it is
 * the same rule, and the one further away stands.
 */
export async function layerRules(pieces: readonly Piece[], builtIn: Rulebook): Promise<LayerRules> {
  const files: RuleFile[] = [];
  const pieceOf = new Map<string, Piece>();
  const lines = { own: [] as string[], shared: [] as string[], notices: [] as string[], isLacking: false };
  const tell = ({ file }: Piece, line: string) => {
    if (file.home.own) lines.own.push(line);
    else lines.shared.push(`${line}${byWay(stepsTo(file))}`);
  };
  const seen = new Set<string>();
  for (const piece of pieces) {
    const { home, root } = piece.file;
    for (const [index, text] of (piece.settings[RULE_FILES] ?? []).entries()) {
      if (root === undefined || ruleFileMistake(text) !== undefined) continue;
      const at = placeIn(root, [...piece.at, RULE_FILES, String(index)], 'value');
      const found = await home.yamlAt(text);
      if ('missing' in found) {
        tell(piece, lineAt(at, found.missing));
        continue;
      }
      for (const path of found.paths) {
        const key = `${home.key}:${path}`;
        if (seen.has(key)) continue;
        seen.add(key);
        if (files.length === MOST_FILES) {
          tell(piece, lineAt(at, `Policies name more than ${MOST_FILES} files of rules. Leave some out.`));
          return { of: new Map(), broken: [], ...lines };
        }
        const name = home.nameOf(path);
        const result = await home.read(path);
        if (!result.ok) {
          lines.isLacking ||= !home.own;
          tell(piece, home.own ? `${name}: ${result.message}` : lineAt(at, `${name}: ${result.message}`));
          continue;
        }
        files.push({ path: name, text: result.text, repository: home.repository, version: home.key });
        pieceOf.set(name, piece);
      }
    }
  }
  if (files.length === 0) return { of: new Map(), broken: [], ...lines };
  const loaded = await loadOrganisationRules(files, builtIn);
  const of = new Map<Piece, LoadedRule[]>();
  for (const rule of loaded.rules) {
    const piece = pieceOf.get(rule.path);
    if (piece !== undefined) of.set(piece, [...(of.get(piece) ?? []), rule]);
  }
  for (const { path, line } of loaded.mistakesByFile) {
    const piece = pieceOf.get(path);
    if (piece !== undefined) tell(piece, line);
  }
  for (const { path, line } of loaded.leftOut) {
    const piece = pieceOf.get(path);
    if (piece !== undefined) lines.notices.push(`${line}${byWay(stepsTo(piece.file))}`);
  }
  return { of, broken: loaded.broken, ...lines };
}
