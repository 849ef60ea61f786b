import { JoinedText } from '../../lib/joined-text.js';
import type { SourceFile } from '../location.js';
import type { HereDocument } from './here-documents.js';

interface Line {
  readonly text: string;
  readonly start: number;
}

/** An instruction's line with what continues it. */
export interface LogicalLine {
  readonly joined: JoinedText;
  /** Where its last part ends in the file. */
  readonly end: number;
}

export interface HereDocumentBody {
  readonly text: string;
  /** Where the line that closes it ends. */
  readonly end: number;
}

const ESCAPE_DIRECTIVE = /^#[ \t]*escape[ \t]*=[ \t]*([\\`])[ \t]*$/i;
const DIRECTIVE = /^#[ \t]*[a-z]+[ \t]*=/i;

/** The lines of a Dockerfile, joined where they go on. */
export class LogicalLines {
  private readonly lines: readonly Line[];
  /** The character that continues a line. */
  private readonly continuation: string;
  private next = 0;
  /** After one that nothing closes no more are looked for: what seemed to announce it was part of a command. */
  private hasHereDocuments = true;

  constructor(file: SourceFile, text: string) {
    const starts = [...file.lineStarts];
    this.lines = starts.map((start, i) => ({
      start,
      text: text.slice(start, starts[i + 1] ?? text.length).replace(/[\r\n]+$/, ''),
    }));
    this.continuation = continuationOf(this.lines);
  }

  /** The next line that is no comment and not empty; undefined at the end. */
  read(): LogicalLine | undefined {
    const joined = new JoinedText();
    let started = false;
    let end = 0;
    for (let line = this.lines[this.next++]; line !== undefined; line = this.lines[this.next++]) {
      const content = line.text.trim();
      // Neither comments nor empty lines end an instruction that goes on.
      if (content === '' || content.startsWith('#')) continue;
      started = true;
      const written = line.text.trimEnd();
      const goesOn = written.endsWith(this.continuation);
      const kept = goesOn ? written.slice(0, -1) : written;
      joined.add(kept, line.start);
      end = line.start + kept.length;
      if (!goesOn) break;
    }
    return started ? { joined, end } : undefined;
  }

  /** The lines up to the one that closes a here-document, which starts at the next line; undefined when nothing closes it. */
  readHereDocument({ name, stripTabs }: HereDocument): HereDocumentBody | undefined {
    if (!this.hasHereDocuments) return undefined;
    const body: string[] = [];
    for (let i = this.next; i < this.lines.length; i++) {
      const { text = '', start = 0 } = this.lines[i] ?? {};
      const content = stripTabs ? text.replace(/^\t+/, '') : text;
      if (content === name) {
        this.next = i + 1;
        return { text: body.join('\n'), end: start + text.length };
      }
      body.push(content);
    }
    this.hasHereDocuments = false;
    return undefined;
  }
}

/** A backslash, unless a directive at the top of the file says otherwise. */
function continuationOf(lines: readonly Line[]): string {
  for (const { text } of lines) {
    const character = ESCAPE_DIRECTIVE.exec(text)?.[1];
    if (character !== undefined) return character;
    if (!DIRECTIVE.test(text)) break;
  }
  return '\\';
}
