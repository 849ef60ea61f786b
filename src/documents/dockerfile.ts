import { commandLineOf } from './dockerfile/command-line.js';
import { type Instruction, type InstructionWord, readInstructions } from './dockerfile/instructions.js';
import { expandVariables, Variables } from './dockerfile/variables.js';
import { type Located, lineStartsOf } from './location.js';

export type { Instruction } from './dockerfile/instructions.js';

/** What a Dockerfile builds, read without running anything. Arguments are replaced by their defaults where they have one. */
export interface Dockerfile {
  /** In order; the last one is what the image is made from unless another is asked for. */
  readonly stages: readonly Stage[];
  /** All instructions that Docker knows, also those before the first stage. */
  readonly instructions: readonly Instruction[];
}

/** From one `FROM` to the next. Of instructions that replace each other the last one is here. */
export interface Stage {
  /** What the stage starts from: an image, or the name of an earlier stage. */
  readonly image: Located<string>;
  /** Index of the earlier stage that `image` names. */
  readonly parent?: number;
  /** As written. */
  readonly name?: string;
  /** A number, a range `8000-8010`, or what is left of an argument without a default; without the protocol. */
  readonly expose: readonly Located<string>[];
  readonly command?: Located<string>;
  readonly entrypoint?: Located<string>;
}

type OpenStage = { -readonly [P in keyof Stage]: Stage[P] } & { readonly expose: Located<string>[] };

/** Parses a Dockerfile (Dockerfile reference: directives, continued lines, here-documents). Never throws. */
export function parseDockerfile(path: string, text: string): Dockerfile {
  const instructions = readInstructions({ path, lineStarts: lineStartsOf(text) }, text);
  const reader = new StageReader();
  for (const instruction of instructions) reader.read(instruction);
  return { stages: reader.stages, instructions };
}

class StageReader {
  readonly stages: OpenStage[] = [];
  private readonly variables: Variables[] = [];
  /** Index of the last stage of each name, in lower case. */
  private readonly names = new Map<string, number>();
  /** Arguments before the first FROM, which only FROM lines see until a stage declares them again. */
  private readonly globals = new Variables();

  read(instruction: Instruction): void {
    const { keyword, words, text, at } = instruction;
    const stage = this.stages.at(-1);
    const values = this.variables.at(-1);
    if (keyword === 'FROM') this.open(instruction);
    else if (keyword === 'ARG') this.declare(instruction, values);
    else if (stage === undefined || values === undefined) return;
    else if (keyword === 'ENV') setVariables(words, values);
    else if (keyword === 'EXPOSE') for (const word of words) stage.expose.push(exposed(word, values));
    else if (keyword === 'CMD') stage.command = { value: commandLineOf(text), at };
    else if (keyword === 'ENTRYPOINT') stage.entrypoint = { value: commandLineOf(text), at };
  }

  private open({ words: [image, as, name] }: Instruction): void {
    if (image === undefined) return;
    const base = expandVariables(image.text, this.globals);
    const parent = this.names.get(base.toLowerCase());
    const isNamed = as?.text.toLowerCase() === 'as' && name !== undefined;
    if (isNamed) this.names.set(name.text.toLowerCase(), this.stages.length);
    this.stages.push({
      image: { value: base, at: image.at },
      ...(parent === undefined ? {} : { parent }),
      ...(isNamed ? { name: name.text } : {}),
      expose: [],
    });
    this.variables.push(new Variables(parent === undefined ? undefined : this.variables[parent]));
  }

  private declare({ words }: Instruction, values: Variables | undefined): void {
    const known = values ?? this.globals;
    for (const { text } of words) {
      const [name, value] = assignment(text);
      const inherited = values === undefined ? undefined : this.globals.get(name);
      const given = value === undefined ? inherited : expandVariables(unquoted(value), known);
      if (given !== undefined) known.set(name, given);
    }
  }
}

function exposed(word: InstructionWord, values: Variables): Located<string> {
  const expanded = expandVariables(word.text, values);
  const slash = expanded.indexOf('/');
  return { value: slash < 0 ? expanded : expanded.slice(0, slash), at: word.at };
}

function assignment(text: string): [name: string, value: string | undefined] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text, undefined] : [text.slice(0, equals), text.slice(equals + 1)];
}

function unquoted(text: string): string {
  const quote = text.charAt(0);
  return (quote === '"' || quote === "'") && text.length > 1 && text.endsWith(quote) ? text.slice(1, -1) : text;
}

/** `ENV A=1 B=2`, or the old `ENV A value with blanks`. Within one instruction all values are those from before it. */
function setVariables(words: readonly InstructionWord[], values: Variables): void {
  const [first, ...rest] = words;
  if (first === undefined) return;
  if (!first.text.includes('=')) {
    values.set(first.text, expandVariables(rest.map((word) => word.text).join(' '), values));
    return;
  }
  const given: [string, string][] = [];
  for (const { text } of words) {
    const [name, value] = assignment(text);
    if (value !== undefined) given.push([name, expandVariables(unquoted(value), values)]);
  }
  for (const [name, value] of given) values.set(name, value);
}
