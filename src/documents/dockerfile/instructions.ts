import type { JoinedText } from '../../lib/joined-text.js';
import { type Word, wordsOf } from '../../lib/words.js';
import type { Location, SourceFile } from '../location.js';
import { hereDocumentsOf } from './here-documents.js';
import { LogicalLines } from './logical-lines.js';

/** One instruction with its continued lines joined and its comments left out. */
export interface Instruction {
  /** In capitals. */
  readonly keyword: string;
  /** `--name=value` before the arguments; an empty value for `--name`. */
  readonly flags: ReadonlyMap<string, string>;
  /** The arguments after the flags. */
  readonly text: string;
  readonly words: readonly InstructionWord[];
  /** Contents of its here-documents, in order. */
  readonly hereDocuments: readonly string[];
  readonly at: Location;
}

export interface InstructionWord {
  readonly text: string;
  readonly at: Location;
}

const KEYWORDS: ReadonlySet<string> = new Set([
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
]);
const WITH_HERE_DOCUMENTS: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD']);

/** Splits a Dockerfile into instructions; lines that are none are left out. */
export function readInstructions(file: SourceFile, text: string): Instruction[] {
  const lines = new LogicalLines(file, text);
  const instructions: Instruction[] = [];
  for (let line = lines.read(); line !== undefined; line = lines.read()) {
    const { joined } = line;
    const { keyword, keywordAt, flags, text: content, offset } = split(joined.text);
    if (!KEYWORDS.has(keyword)) continue;
    const start = joined.sourceOf(keywordAt);
    let { end } = line;
    const hereDocuments: string[] = [];
    for (const document of WITH_HERE_DOCUMENTS.has(keyword) ? hereDocumentsOf(content) : []) {
      const body = lines.readHereDocument(document);
      if (body === undefined) break;
      end = body.end;
      hereDocuments.push(body.text);
    }
    const words = wordsOf(content).map((word) => placed(word, offset, joined, file));
    instructions.push({ keyword, flags, text: content, words, hereDocuments, at: { file, start, end, pointer: '' } });
  }
  return instructions;
}

interface Split {
  readonly keyword: string;
  readonly keywordAt: number;
  readonly flags: ReadonlyMap<string, string>;
  readonly text: string;
  /** Where `text` starts in the joined line. */
  readonly offset: number;
}

const FLAG = /\s*--([A-Za-z][A-Za-z0-9-]*)(?:=(\S*))?(?=\s|$)/y;

/** A line that is not empty. */
function split(line: string): Split {
  const [head = '', keyword = ''] = /^\s*(\S+)/.exec(line) ?? [];
  const flags = new Map<string, string>();
  let offset = head.length;
  for (;;) {
    FLAG.lastIndex = offset;
    const flag = FLAG.exec(line);
    if (flag === null) break;
    flags.set(flag[1] ?? '', flag[2] ?? '');
    offset = FLAG.lastIndex;
  }
  while (/\s/.test(line.charAt(offset))) offset++;
  return {
    keyword: keyword.toUpperCase(),
    keywordAt: head.length - keyword.length,
    flags,
    text: line.slice(offset),
    offset,
  };
}

function placed(word: Word, offset: number, joined: JoinedText, file: SourceFile): InstructionWord {
  const [start, end] = joined.rangeOf(offset + word.start, offset + word.end);
  return { text: word.text, at: { file, start, end, pointer: '' } };
}
