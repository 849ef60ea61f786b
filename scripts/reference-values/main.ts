import { writeFileSync } from 'node:fs';
import { type Command, Compose, type Question } from './compose.js';
import { dotenvFile, rawFile } from './dotenv-files.js';
import { digest, type FileResult, fileMistake, render, type TemplateResult, templateMistake } from './recording.js';
import { template } from './templates.js';

/*
 * Records what a `docker compose` makes of generated texts, for __tests__/compose/reference.test.ts to replay:
 *   node build/scripts/reference-values/main.js docker compose
 * No engine is needed. Many texts are asked for at once; when Compose refuses one it names it, and the rest is asked again.
 */
const FOLDER = '__tests__/compose/golden';
const COUNT = { templates: 10_000, dotenv: 1_500, raw: 400 };
const AT_ONCE = 100;

const [program, ...args] = process.argv.slice(2);
if (program === undefined) throw new Error('Name the command to ask: docker compose');
const command: Command = [program, ...args];

await write('templates', COUNT.templates, template, askTemplates);
await write('dotenv-files', COUNT.dotenv, dotenvFile, (compose, cases) => askFiles(compose, cases, undefined));
await write('raw-files', COUNT.raw, rawFile, (compose, cases) => askFiles(compose, cases, 'raw'));

/** The cases of a few indices. */
type Cases = ReadonlyMap<number, string>;
type Ask<Result> = (compose: Compose, cases: Cases) => Promise<ReadonlyMap<number, Result>>;

async function write<R>(name: string, count: number, make: (index: number) => string, ask: Ask<R>): Promise<void> {
  const cases = Array.from({ length: count }, (_, index) => make(index));
  const chunks: Cases[] = [];
  for (let from = 0; from < count; from += AT_ONCE) {
    chunks.push(new Map(cases.slice(from, from + AT_ONCE).map((text, offset) => [from + offset, text])));
  }
  const results = new Map<number, R>();
  const work = async () => {
    const compose = new Compose(command);
    for (let chunk = chunks.pop(); chunk !== undefined; chunk = chunks.pop()) {
      for (const [index, result] of await ask(compose, chunk)) results.set(index, result);
    }
    compose.remove();
  };
  await Promise.all([work(), work(), work()]);
  const compose = new Compose(command);
  const version = await compose.version();
  compose.remove();
  const ordered = cases.map((_, index) => results.get(index));
  writeFileSync(`${FOLDER}/${name}.json`, render({ compose: version, cases: digest(cases), results: ordered }));
}

async function askTemplates(compose: Compose, cases: Cases): Promise<ReadonlyMap<number, TemplateResult>> {
  const left = new Map(cases);
  const results = new Map<number, TemplateResult>();
  while (left.size > 0) {
    const environment = Object.fromEntries([...left].map(([index, text]) => [`V${index}`, text]));
    const answer = await compose.ask(new Map([['a', { environment }]]));
    if ('values' in answer) {
      for (const [name, value] of Object.entries(answer.values.get('a') ?? {}))
        results.set(Number(name.slice(1)), value);
      break;
    }
    const message = answer.refused.slice(
      answer.refused.search(/invalid interpolation format|error while interpolating/),
    );
    const index = Number(/services\.a\.environment\.V(\d+)/.exec(message)?.[1]);
    if (!left.delete(index)) throw new Error(`not understood: ${answer.refused}`);
    results.set(index, templateMistake(message));
  }
  return results;
}

async function askFiles(
  compose: Compose,
  cases: Cases,
  format: string | undefined,
): Promise<ReadonlyMap<number, FileResult>> {
  const left = new Set(cases.keys());
  for (const [index, text] of cases) compose.write(`f${index}.env`, text);
  const results = new Map<number, FileResult>();
  while (left.size > 0) {
    const services = new Map<string, Question>();
    for (const index of left) services.set(`s${index}`, { env_file: [{ path: `f${index}.env`, format }] });
    const answer = await compose.ask(services);
    if ('values' in answer) {
      for (const [name, values] of answer.values) results.set(Number(name.slice(1)), values);
      break;
    }
    const message = answer.refused.slice(answer.refused.search(/failed to (?:read|parse)/));
    const index = Number(/\/f(\d+)\.env/.exec(message)?.[1]);
    if (!left.delete(index)) throw new Error(`not understood: ${answer.refused}`);
    results.set(index, fileMistake(message));
  }
  return results;
}
