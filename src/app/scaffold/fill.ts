import type { Scaffold, ScaffoldStep } from '../../rulebook/scaffold.js';

/** What a project is called in the skeletons: with a hyphen, and where none can stand. */
const PLACEHOLDER = /acme([-_])shop/g;

/** Names of a project are part of names of hosts, containers and networks. */
const LONGEST_NAME = 40;

/** A file as it is to be written. */
export interface FilledFile {
  /** With `/`, relative to the folder that is written. */
  readonly path: string;
  readonly text: string;
  /** Whether it is a program that is started by its name. */
  readonly executable: boolean;
}

/** What is told of a skeleton that was written, or would be. */
export interface WrittenScaffold {
  /** Slug. */
  readonly pattern: string;
  /** Of the project. */
  readonly name: string;
  /** Without their text. */
  readonly files: readonly Omit<FilledFile, 'text'>[];
  readonly steps: readonly ScaffoldStep[];
}

/** The files of a skeleton with the name of the project in them. */
export function fillScaffold({ files }: Pick<Scaffold, 'files'>, name: string): readonly FilledFile[] {
  return files.map(({ path, text }) => {
    const filled = withName(text, name);
    return { path: withName(path, name), text: filled, executable: filled.startsWith('#!') };
  });
}

/** The same text with the name of the project in place of the one that the skeletons have. */
export function withName(text: string, name: string): string {
  return text.replace(PLACEHOLDER, (_, joint: string) => (joint === '_' ? name.replaceAll('-', '_') : name));
}

/** Whether a project can have this name: `[a-z][a-z0-9-]*`, not ending in a hyphen, at most 40 characters. */
export function isProjectName(name: string): boolean {
  return name.length <= LONGEST_NAME && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name);
}

/** The name that a folder gives its project: `Café (2)` becomes `cafe-2`. Undefined where no letter is left of it. */
export function nameOfFolder(folder: string): string | undefined {
  const plain = folder.normalize('NFKD').replace(/\p{M}/gu, '');
  const words = plain.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const name = words
    .join('-')
    .replace(/^[0-9-]+/, '')
    .slice(0, LONGEST_NAME)
    .replace(/-$/, '');
  return isProjectName(name) ? name : undefined;
}
