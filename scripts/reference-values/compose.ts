import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VARIABLES } from './templates.js';

/** A `docker compose` to ask: the command and its first arguments. */
export type Command = readonly [string, ...string[]];

/** The environments of the services by name, or the message that Compose refuses the project with. */
export type Answer =
  | { readonly values: ReadonlyMap<string, Readonly<Record<string, string>>> }
  | { readonly refused: string };

/** What stands in one service of a question. */
export interface Question {
  readonly environment?: Readonly<Record<string, string>>;
  readonly env_file?: readonly { readonly path: string; readonly format?: string }[];
}

function single(text: string): string {
  return text.replaceAll('$$', '$');
}

/** A folder of our own in which Compose is asked; `VARIABLES` is all that its environment holds. */
export class Compose {
  private readonly folder = mkdtempSync(join(tmpdir(), 'reference-values-'));

  constructor(private readonly command: Command) {}

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  async ask(services: ReadonlyMap<string, Question>): Promise<Answer> {
    const entries = [...services].map(([name, service]) => [name, { image: 'x', ...service }]);
    this.write('compose.yaml', JSON.stringify({ name: 'asked', services: Object.fromEntries(entries) }));
    const { error, stdout, stderr } = await this.run('-f', 'compose.yaml', 'config', '--format', 'json');
    if (error) return { refused: stderr };
    const model = JSON.parse(stdout) as { services: Record<string, { environment?: Record<string, string> }> };
    // What `config` prints can be read again: it writes `$$` for each `$`.
    const environments = Object.entries(model.services).map(([name, { environment = {} }]) => {
      const plain = Object.entries(environment).map(([key, value]) => [single(key), single(value)]);
      return [name, Object.fromEntries(plain) as Record<string, string>] as const;
    });
    return { values: new Map(environments) };
  }

  async version(): Promise<string> {
    return (await this.run('version', '--short')).stdout.trim();
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  private run(...args: string[]): Promise<{ error: boolean; stdout: string; stderr: string }> {
    const [program, ...first] = this.command;
    const env = { ...VARIABLES, PATH: process.env.PATH, HOME: process.env.HOME };
    return new Promise((resolve) => {
      execFile(program, [...first, ...args], { cwd: this.folder, env, maxBuffer: 1 << 28 }, (error, stdout, stderr) =>
        resolve({ error: error !== null, stdout, stderr }),
      );
    });
  }
}
