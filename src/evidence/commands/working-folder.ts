import type { CandidateFile } from '../detector.js';
import { linesOf } from '../text-lines.js';
import type { CommandSource } from './sources.js';

const MAX_BLOCKS = 500;

/** Follows `cd` through a file's commands, and the folders that pipelines and Taskfiles name for theirs. Nothing is looked up. */
export class WorkingFolder {
  private readonly blocks: readonly Block[];
  private readonly lasting: boolean;
  private base = '';
  private below = '';
  private before = '';
  private inParentheses = false;

  constructor(file: CandidateFile, source: CommandSource) {
    this.blocks = blocksOf(file, source);
    this.lasting = source === 'script' || source === 'readme' || source === 'ci';
  }

  /** Relative to the file's folder or to one above it, as written; empty when the file says nothing. */
  get path(): string {
    return [this.base, this.below].filter((part) => part !== '').join('/');
  }

  /** Each line of a Makefile and each package script starts where its file stands; the lines of a script follow one another. */
  startLine(text: string, offset: number): void {
    if (this.inParentheses) this.below = this.before;
    if (!this.lasting) this.below = '';
    this.inParentheses = text.startsWith('(');
    this.before = this.below;
    const block = this.blocks.findLast(({ start }) => start <= offset);
    if (block === undefined || this.base === block.folder) return;
    this.base = block.folder;
    this.below = '';
  }

  /** Takes a command that changes the folder; false for any other. */
  follow(words: readonly string[]): boolean {
    const [program, ...rest] = words;
    if (program !== 'cd' && program !== 'pushd' && program !== 'popd') return false;
    const target = rest.find((word) => !/^(?:--|\/d|-[LP])$/i.test(word)) ?? '';
    // Of a folder that starts with a variable, only what follows is known.
    const known = /[$`%~)}]/.test(target) ? target.replace(/^.*[$`%~)}](?:\w{0,60}%?)?/, '') : target;
    const parts = known.split('/').filter((part) => part !== '' && part !== '.');
    if (program === 'popd' || target === '' || target === '-' || known !== target || target.startsWith('/')) {
      this.below = target.startsWith('/') ? '' : parts.join('/');
    } else this.below = [this.below, ...parts].filter((part) => part !== '').join('/');
    if (this.below.length > 300) this.below = '';
    return true;
  }
}

/** A task's name: a key with more below it that is none of a task's own. */
const TASK =
  /^ {1,4}(?!(?:cmds|deps|vars|env|dotenv|sources|generates|status|preconditions|requires|platforms):)[\w:-]{1,80}:[ \t]*$/;

interface Block {
  readonly start: number;
  readonly folder: string;
}

/** Steps of a pipeline with their `working-directory`, tasks of a Taskfile with their `dir`. */
function blocksOf(file: CandidateFile, source: CommandSource): readonly Block[] {
  const key = source === 'ci' ? 'working-directory' : /^taskfile/.test(file.name) ? 'dir' : undefined;
  if (key === undefined || !file.text.includes(`${key}:`)) return [];
  const starts = source === 'ci' ? /^[ \t]*-[ \t]/ : TASK;
  const value = new RegExp(`^[ \\t]*(?:-[ \\t]+)?${key}:[ \\t]*["']?([\\w./-]{1,200})`);
  const blocks: { start: number; folder: string }[] = [];
  for (const { text, start } of linesOf(file.text)) {
    if (starts.test(text) && blocks.length < MAX_BLOCKS) blocks.push({ start, folder: '' });
    const folder = value.exec(text)?.[1];
    const block = blocks.at(-1);
    if (folder === undefined || block === undefined) continue;
    block.folder = folder
      .split('/')
      .filter((part) => part !== '' && part !== '.')
      .join('/');
  }
  return blocks;
}
