import type { CommandMark } from '../../model/evidence-knowledge.js';

/** A command of the table found in a line. */
export interface CommandFound {
  readonly mark: CommandMark;
  /** The table's words, e.g. `docker compose up`. */
  readonly words: string;
  /** What follows the words: options and arguments. */
  readonly rest: readonly string[];
  /** Options before the last of the words: `docker compose -f infra.yml up`. */
  readonly between: readonly string[];
}

interface Row {
  readonly words: readonly string[];
  readonly text: string;
  readonly mark: CommandMark;
}

/** Finds the commands of rules/evidence/commands.yml. */
export class CommandBook {
  private readonly byFirst = new Map<string, Row[]>();
  private readonly programs: RegExp;

  constructor(marks: readonly CommandMark[]) {
    for (const mark of marks) {
      for (const text of mark.commands) {
        const words = text.split(' ');
        const first = words[0] ?? '';
        const rows = this.byFirst.get(first) ?? [];
        rows.push({ words, text, mark });
        this.byFirst.set(first, rows);
      }
    }
    const names = [...this.byFirst.keys()].map((name) => name.replace(/[^\w-]/g, '\\$&'));
    this.programs = new RegExp(names.join('|'));
  }

  /** True when a text can hold a command at all. */
  mentions(text: string): boolean {
    return this.programs.test(text);
  }

  find(command: readonly string[]): CommandFound | undefined {
    const program = programOf(command[0] ?? '');
    for (const row of this.byFirst.get(program) ?? []) {
      const found = follow(row, command);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** `/usr/local/bin/docker`, `./node_modules/.bin/serverless`, `docker.exe`. */
function programOf(word: string): string {
  const bare = word.replace(/^[@+$>-]+(?=[A-Za-z])/, '');
  return bare.slice(bare.lastIndexOf('/') + 1).replace(/\.exe$/, '');
}

/** The row's words in order, with nothing but options and their values between them. */
function follow(row: Row, command: readonly string[]): CommandFound | undefined {
  const between: string[] = [];
  let at = 1;
  for (const word of row.words.slice(1)) {
    let afterOption = false;
    while (at < command.length && command[at] !== word) {
      const passed = command[at] ?? '';
      const isOption = passed.startsWith('-');
      if (!isOption && !afterOption) return undefined;
      afterOption = isOption && !passed.includes('=');
      between.push(passed);
      at++;
    }
    if (at >= command.length) return undefined;
    at++;
  }
  return { mark: row.mark, words: row.text, rest: command.slice(at), between };
}
