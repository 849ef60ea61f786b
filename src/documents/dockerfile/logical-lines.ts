import { JoinedText } from '../../lib/joined-text.js';
import type { SourceFile } from '../location.js';
import type { Comment } from '../node.js';
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
  /** Where the line that closes it ends; undefined when nothing closes it. */
  readonly end?: number;
}

const ESCAPE_DIRECTIVE = /^#[ \t]*escape[ \t]*=[ \t]*([\\`])[ \t]*$/i;
const DIRECTIVE = /^#[ \t]*[a-z]+[ \t]*=/i;

/** The lines of a Dockerfile, joined where they go on. */
export class LogicalLines {
  readonly comments: Comment[] = [];
  private readonly lines: readonly Line[];
  /** The character that continues a line. */
  private readonly continuation: string;
  private next = 0;

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
      if (content.startsWith('#')) this.addComment(line);
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

  /** The lines up to the one that closes a here-document, which starts at the next line. */
  readHereDocument({ name, stripTabs }: HereDocument): HereDocumentBody {
    const body: string[] = [];
    for (let line = this.lines[this.next++]; line !== undefined; line = this.lines[this.next++]) {
      const content = stripTabs ? line.text.replace(/^\t+/, '') : line.text;
      if (content === name) return { text: body.join('\n'), end: line.start + line.text.length };
      body.push(content);
    }
    return { text: body.join('\n') };
  }

  private addComment({ text, start }: Line): void {
    const at = text.indexOf('#');
    this.comments.push({ text: text.slice(at + 1).trim(), start: start + at, end: start + text.length });
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
