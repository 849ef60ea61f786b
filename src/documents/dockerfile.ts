import { expandArguments } from './dockerfile/arguments.js';
import { type CommandLine, commandLineOf } from './dockerfile/command-line.js';
import { type Instruction, type InstructionWord, readInstructions } from './dockerfile/instructions.js';
import { type Located, type Location, lineStartsOf, type SourceFile } from './location.js';
import type { Comment } from './node.js';
import type { Problem } from './problem.js';
import { problemAt } from './syntax.js';

export type { CommandLine } from './dockerfile/command-line.js';
export type { Instruction } from './dockerfile/instructions.js';

/** What a Dockerfile builds, read without running anything. Arguments are replaced by their defaults where they have one. */
export interface Dockerfile {
  readonly file: SourceFile;
  /** In order; the last one is what the image is made from unless another is asked for. */
  readonly stages: readonly Stage[];
  readonly instructions: readonly Instruction[];
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
}

/** From one `FROM` to the next. Of instructions that replace each other the last one is here. */
export interface Stage {
  /** What the stage starts from: an image, or the name of an earlier stage. */
  readonly image: Located<string>;
  /** Index of the earlier stage that `image` names. */
  readonly parent?: number;
  readonly name?: Located<string>;
  readonly platform?: string;
  readonly expose: readonly Located<ExposedPort>[];
  readonly command?: Located<CommandLine>;
  readonly entrypoint?: Located<CommandLine>;
  /** Without a command for `HEALTHCHECK NONE`. */
  readonly healthcheck?: Located<{ readonly command?: CommandLine }>;
  readonly user?: Located<string>;
  readonly workdir?: Located<string>;
  /** Stages and images that files are copied from. */
  readonly copiesFrom: readonly Located<string>[];
  readonly at: Location;
}

export interface ExposedPort {
  /** A number, a range `8000-8010`, or what is left of an argument without a default. */
  readonly port: string;
  readonly protocol: string;
}

type OpenStage = { -readonly [P in keyof Stage]: Stage[P] } & {
  expose: Located<ExposedPort>[];
  copiesFrom: Located<string>[];
  /** Values of ARG and ENV, as far as the file says them. */
  values: Map<string, string>;
};

/** Parses a Dockerfile (Dockerfile reference: directives, continued lines, here-documents). Never throws. */
export function parseDockerfile(path: string, text: string): Dockerfile {
  const file: SourceFile = { path, lineStarts: lineStartsOf(text) };
  const read = readInstructions(file, text);
  const reader = new StageReader();
  for (const instruction of read.instructions) reader.read(instruction);
  const problems = [...read.problems];
  if (reader.stages.length === 0) {
    problems.push(
      problemAt(file, 0, 0, {
        code: 'dockerfile-syntax',
        message: 'There is no FROM instruction, so nothing can be built.',
        hint: 'Start with FROM and a base image.',
      }),
    );
  }
  const stages = reader.stages.map(({ values: _, ...stage }) => stage);
  return { file, stages, instructions: read.instructions, comments: read.comments, problems };
}

class StageReader {
  readonly stages: OpenStage[] = [];
  /** Arguments before the first FROM, which only FROM lines see until a stage declares them again. */
  private readonly globals = new Map<string, string>();

  read(instruction: Instruction): void {
    const stage = this.stages.at(-1);
    if (instruction.keyword === 'FROM') this.open(instruction);
    else if (instruction.keyword === 'ARG') this.declare(instruction, stage);
    else if (stage !== undefined) this.add(instruction, stage);
  }

  private open(instruction: Instruction): void {
    const [image, as, name] = instruction.words;
    if (image === undefined) return;
    const pointer = `stages[${this.stages.length}]`;
    const base = expandArguments(image.text, this.globals);
    const parent = this.stages.findLastIndex((stage) => stage.name?.value === base.toLowerCase());
    const platform = instruction.flags.get('platform');
    this.stages.push({
      image: located(base, image, `${pointer}.image`),
      ...(parent < 0 ? {} : { parent }),
      ...(as?.text.toLowerCase() === 'as' && name !== undefined
        ? { name: located(name.text.toLowerCase(), name, `${pointer}.name`) }
        : {}),
      ...(platform === undefined ? {} : { platform: expandArguments(platform, this.globals) }),
      expose: [],
      copiesFrom: [],
      values: new Map(this.stages[parent]?.values),
      at: { ...instruction.at, pointer },
    });
  }

  private declare({ words }: Instruction, stage: OpenStage | undefined): void {
    const known = stage?.values ?? this.globals;
    for (const { text } of words) {
      const [name, value] = assignment(text);
      const inherited = stage === undefined ? undefined : this.globals.get(name);
      const given = value === undefined ? inherited : expandArguments(unquoted(value), known);
      if (given !== undefined) known.set(name, given);
    }
  }

  private add(instruction: Instruction, stage: OpenStage): void {
    const { keyword, words, at } = instruction;
    const pointer = `stages[${this.stages.length - 1}]`;
    const first = words[0];
    const place = { ...at, pointer: `${pointer}.${keyword.toLowerCase()}` };
    switch (keyword) {
      case 'ENV':
        setVariables(words, stage.values);
        break;
      case 'EXPOSE':
        for (const word of words) {
          const value = exposedPort(expandArguments(word.text, stage.values));
          stage.expose.push(located(value, word, `${pointer}.expose[${stage.expose.length}]`));
        }
        break;
      case 'CMD':
        stage.command = { value: commandLineOf(instruction.text), at: place };
        break;
      case 'ENTRYPOINT':
        stage.entrypoint = { value: commandLineOf(instruction.text), at: place };
        break;
      case 'HEALTHCHECK':
        stage.healthcheck = { value: healthcheck(instruction), at: place };
        break;
      case 'USER':
        if (first !== undefined) stage.user = located(expandArguments(first.text, stage.values), first, place.pointer);
        break;
      case 'WORKDIR':
        stage.workdir = { value: expandArguments(instruction.text.trim(), stage.values), at: place };
        break;
      case 'COPY':
      case 'ADD': {
        const from = instruction.flags.get('from');
        if (from !== undefined) stage.copiesFrom.push({ value: expandArguments(from, this.globals), at: place });
        break;
      }
    }
  }
}

function located<T>(value: T, word: InstructionWord, pointer: string): Located<T> {
  return { value, at: { ...word.at, pointer } };
}

function assignment(text: string): [name: string, value: string | undefined] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text, undefined] : [text.slice(0, equals), text.slice(equals + 1)];
}

function unquoted(text: string): string {
  const quote = text.charAt(0);
  return (quote === '"' || quote === "'") && text.length > 1 && text.endsWith(quote) ? text.slice(1, -1) : text;
}

/** `ENV A=1 B=2`, or the old `ENV A value with blanks`. */
function setVariables(words: readonly InstructionWord[], values: Map<string, string>): void {
  const [first, ...rest] = words;
  if (first === undefined) return;
  if (!first.text.includes('=')) {
    values.set(first.text, expandArguments(rest.map((word) => word.text).join(' '), values));
    return;
  }
  const before = new Map(values);
  for (const { text } of words) {
    const [name, value] = assignment(text);
    if (value !== undefined) values.set(name, expandArguments(unquoted(value), before));
  }
}

function exposedPort(text: string): ExposedPort {
  const [port = '', protocol = 'tcp'] = text.split('/');
  return { port, protocol: protocol.toLowerCase() };
}

function healthcheck({ text }: Instruction): { readonly command?: CommandLine } {
  const kind = /^CMD(?=\s|$)/i.exec(text);
  return kind === null ? {} : { command: commandLineOf(text.slice(kind[0].length)) };
}
