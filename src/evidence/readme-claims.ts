import type { Evidence } from '../model/evidence.js';
import type { EvidenceKnowledge, NamedWords } from '../model/evidence-knowledge.js';
import type { CandidateFile, Detector } from './detector.js';
import { observe, shown } from './emit.js';
import type { FilePath } from './file-path.js';
import { atText, type Line, linesOf } from './text-lines.js';

/** The title and the first paragraphs: further down a readme speaks of alternatives, plans and other projects. */
const MOST_LINES = 15;
const MOST_CHARACTERS = 1_500;

/** A first heading below the title is often `About`; what follows the next ones is how to use it. */
const MOST_HEADINGS = 1;

/** What a readme calls its repository in its first lines: `An event-driven shop`. */
export function readmeClaimDetector(knowledge: EvidenceKnowledge): Detector {
  const { claims } = knowledge;
  const denials = new Set(knowledge.claimDenials);
  return {
    name: 'readme-claims',
    extensions: ['md', 'markdown', 'rst', 'adoc', 'txt', ''],
    wants: isReadme,
    detect: (file) => claimsIn(file, claims, denials),
  };
}

function isReadme(file: FilePath): boolean {
  return /^readme(?:\.(?:md|markdown|rst|adoc|txt))?$/.test(file.name);
}

function* claimsIn(
  file: CandidateFile,
  claims: readonly NamedWords[],
  denials: ReadonlySet<string>,
): Iterable<Evidence> {
  const found = new Set<string>();
  for (const line of openingOf(file.text)) {
    const words = wordsOf(line.text);
    for (const { name, words: phrases } of claims) {
      if (found.has(name)) continue;
      const said = phrases.map((phrase) => placeOf(words, phrase, denials)).find((place) => place !== undefined);
      if (said === undefined) continue;
      found.add(name);
      const text = line.text.slice(said.start, said.end);
      yield observe({
        kind: 'readme.claim',
        value: name,
        details: { source: 'readme', phrase: text },
        message: `The readme says ${shown(text)} of it.`,
        at: atText(file, line.start + said.start, text.length),
      });
    }
  }
}

/** The title and what follows it, up to the second heading below it: no code, pictures, badges, tables of contents or markup. */
function* openingOf(text: string): Iterable<Line> {
  let fenced = false;
  let lines = 0;
  let headings = 0;
  for (const line of linesOf(text.slice(0, 2 * MOST_CHARACTERS))) {
    if (/^\s{0,8}(?:```|~~~)/.test(line.text)) fenced = !fenced;
    else if (!fenced && isProse(line.text)) {
      if (/^\s{0,3}(?:#{2,6}|={2,6})\s/.test(line.text) && ++headings > MOST_HEADINGS) return;
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

/** A word of a line in lower case, with where it stands. */
interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Words of a line; those of addresses are left out. */
function wordsOf(line: string): readonly Word[] {
  const text = line.slice(0, MOST_CHARACTERS);
  const addresses = [...text.matchAll(/\]\([^)\s]{0,300}\)|https?:\/\/\S{0,300}/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].flatMap((match): Word[] => {
    const [start, end] = [match.index, match.index + match[0].length];
    if (addresses.some((address) => start >= address.start && end <= address.end)) return [];
    return [{ text: match[0].toLowerCase(), start, end }];
  });
}

/** Where the phrase stands among the words, unless the three before it deny it. */
function placeOf(
  words: readonly Word[],
  phrase: string,
  denials: ReadonlySet<string>,
): { readonly start: number; readonly end: number } | undefined {
  const parts = phrase.split(' ');
  const at = words.findIndex(
    (_, index) =>
      parts.every((part, offset) => words[index + offset]?.text === part) &&
      !words.slice(Math.max(0, index - 3), index).some(({ text }) => denials.has(text)),
  );
  const first = words[at];
  const last = words[at + parts.length - 1];
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end };
}
