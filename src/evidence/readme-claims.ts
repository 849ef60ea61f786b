import type { Evidence } from '../model/evidence.js';
import type { EvidenceKnowledge, NamedWords } from '../model/evidence-knowledge.js';
import type { CandidateFile, Detector } from './detector.js';
import { observe, shown } from './emit.js';
import type { FilePath } from './file-path.js';
import { atText, type Line, linesOf } from './text-lines.js';

/** The title and the first paragraphs: further down a readme speaks of alternatives, plans and other projects. */
const MOST_LINES = 15;
const MOST_CHARACTERS = 1_500;

/** Words after which a pattern is denied, left behind or compared with. */
const DENIALS: ReadonlySet<string> = new Set([
  'not',
  'no',
  'non',
  'without',
  'instead',
  'than',
  'from',
  'unlike',
  'versus',
  'vs',
]);

/** What a readme calls its repository in its first lines: `An event-driven shop`. */
export function readmeClaimDetector(knowledge: EvidenceKnowledge): Detector {
  const claims = knowledge.claims;
  return {
    name: 'readme-claims',
    extensions: ['md', 'markdown', 'rst', 'adoc', 'txt', ''],
    wants: isReadme,
    detect: (file) => claimsIn(file, claims),
  };
}

function isReadme(file: FilePath): boolean {
  return /^readme(?:\.(?:md|markdown|rst|adoc|txt))?$/.test(file.name);
}

function* claimsIn(file: CandidateFile, claims: readonly NamedWords[]): Iterable<Evidence> {
  const found = new Set<string>();
  for (const line of openingOf(file.text)) {
    const words = wordsOf(line.text);
    for (const { name, words: phrases } of claims) {
      if (found.has(name)) continue;
      const phrase = phrases.find((candidate) => isSaid(words, candidate));
      if (phrase === undefined) continue;
      found.add(name);
      yield observe({
        kind: 'readme.claim',
        value: name,
        details: { source: 'readme', phrase },
        message: `The readme opens with the words ${shown(phrase)}.`,
        at: atText(file, line.start, line.text.length),
      });
    }
  }
}

/** The first lines of running text, titles among them: no code, pictures, badges, tables of contents or markup. */
function* openingOf(text: string): Iterable<Line> {
  let fenced = false;
  let lines = 0;
  for (const line of linesOf(text.slice(0, 4 * MOST_CHARACTERS))) {
    if (/^\s{0,8}(?:```|~~~)/.test(line.text)) fenced = !fenced;
    else if (!fenced && line.start < MOST_CHARACTERS * 2 && isProse(line.text)) {
      yield line;
      if (++lines === MOST_LINES) return;
    }
  }
}

function isProse(line: string): boolean {
  return (
    /\p{L}{2}/u.test(line) && !/^\s{0,8}(?:<|!\[|\[!\[|\[[^\]]{0,80}\]:|[-*+] {0,3}\[[^\]]{0,80}\]\(#|\|)/.test(line)
  );
}

/** Words of a line in lower case, addresses left out. */
function wordsOf(line: string): readonly string[] {
  return line
    .slice(0, MOST_CHARACTERS)
    .replace(/\]\([^)\s]{0,300}\)|https?:\/\/\S{0,300}/g, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** True when the phrase stands among the words and the three before it do not deny it. */
function isSaid(words: readonly string[], phrase: string): boolean {
  const parts = phrase.split(' ');
  const [first] = parts;
  return words.some(
    (word, index) =>
      word === first &&
      parts.every((part, offset) => words[index + offset] === part) &&
      !words.slice(Math.max(0, index - 3), index).some((before) => DENIALS.has(before)),
  );
}
