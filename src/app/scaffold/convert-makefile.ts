import type { MakefileTexts, SplitConversion } from '../../rulebook/conversion.js';

/** One way to start both stacks. */
export interface StartedSet {
  /** Behind the names of targets: `-prod`; empty for the project as it starts by itself. */
  readonly suffix: string;
  readonly infra: ComposeCall;
  readonly apps: ComposeCall;
  /** Services of the infrastructure that tell their health. */
  readonly waits: readonly Wait[];
}

/** How Compose is called for one stack: the words behind `docker compose`. */
export interface ComposeCall {
  readonly words: readonly string[];
}

export interface Wait {
  readonly service: string;
  /** Its container's name, where the file gives it one. */
  readonly container?: string;
}

interface Stack {
  /** `infra`, or `infra-prod` where the variant starts other files. */
  readonly name: string;
  readonly variable: string;
}

/** The Makefile that starts and stops both stacks, waits for health and puts everything in order. */
export function makefileText({ makefile, stacks }: SplitConversion, sets: readonly StartedSet[]): string {
  const writer = new Writer(makefile);
  for (const set of sets) {
    const variable = (name: string): string => name.replace(/[^A-Za-z\d]+/g, '_').toUpperCase();
    const named = (name: string): Stack => ({ name: name + set.suffix, variable: variable(name + set.suffix) });
    const infra = writer.stack(named(stacks.infra.name), set.infra, []);
    const waits = set.waits.map((wait) => writer.wait(wait, infra));
    const apps = writer.stack(named(stacks.apps.name), set.apps, waits);
    writer.all(set.suffix, infra, apps);
  }
  return writer.text();
}

class Writer {
  private readonly variables: string[] = [];
  private readonly targets: string[] = [];
  private readonly body: string[] = [];
  private readonly stacks = new Map<string, Stack>();
  private readonly waits = new Set<string>();

  constructor(private readonly texts: MakefileTexts) {}

  /** The targets of one stack; the same call in another set has them already. */
  stack(stack: Stack, { words }: ComposeCall, waits: readonly string[]): Stack {
    const call = words.map(makeWord).join(' ');
    const key = JSON.stringify([call, waits]);
    const known = this.stacks.get(key);
    if (known !== undefined) return known;
    this.stacks.set(key, stack);
    this.variables.push(`${stack.variable} := docker compose ${call}`);
    const after = waits.map((wait) => ` ${wait}`).join('');
    this.add(this.texts.stack, { stack: stack.name, variable: stack.variable, waits: after });
    return stack;
  }

  wait({ service, container }: Wait, { variable }: Stack): string {
    const target = `wait-${service}`;
    if (this.waits.has(service)) return target;
    this.waits.add(service);
    const { tries, pause, wait } = this.texts;
    this.add(wait, {
      service,
      container: container === undefined ? `$$($(${variable}) ps -q ${service})` : makeWord(container),
      tries: String(tries),
      pause: String(pause),
      seconds: String(tries * pause),
    });
    return target;
  }

  all(variant: string, infra: Stack, apps: Stack): void {
    const { name, variable } = infra;
    this.add(this.texts.all, {
      variant,
      infra: name,
      apps: apps.name,
      infraVariable: variable,
      appsVariable: apps.variable,
    });
  }

  private add(template: string, values: Readonly<Record<string, string>>): void {
    const text = filled(template, values);
    for (const [, names = ''] of text.matchAll(/^([\w. -]+):(?!=)/gm)) this.targets.push(...names.split(' '));
    this.body.push(text);
  }

  text(): string {
    const phony = wrapped('.PHONY:', this.targets);
    const [head, body] = [this.texts.head, this.body.join('')].map((part) => part.replaceAll('→', '\t'));
    return `${head}${phony}\n\n${this.variables.join('\n')}\n${body}`;
  }
}

/** `{name}` of the names that are known is replaced; other braces stay. */
function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : whole,
  );
}

/** A word of a recipe that make and the shell both take as it is. */
function makeWord(word: string): string {
  const safe = /^[\w./:@%+,=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
  return safe.replaceAll('$', '$$$$').replaceAll('#', '\\#');
}

const WIDTH = 110;

function wrapped(first: string, words: readonly string[]): string {
  const lines = [first];
  for (const word of words) {
    const last = lines.length - 1;
    const line = lines[last] ?? '';
    if (line.length + word.length < WIDTH) lines[last] = `${line} ${word}`;
    else lines.push(`  ${word}`);
  }
  return lines.join(' \\\n');
}
