import { UserMistake } from '../lib/mistake.js';
import { didYouMean } from '../lib/suggest.js';
import type { LateRenderer, Renderer } from './options.js';

export interface Format {
  readonly name: string;
  /** What it is for, in a few words. */
  readonly purpose: string;
  /** Loads the renderer: a run pays only for the format that it writes. */
  readonly load: () => Promise<Renderer | LateRenderer>;
}

/** Every format that a report can be written in. */
export const FORMATS: readonly Format[] = [
  { name: 'text', purpose: 'for people, in a terminal', load: async () => (await import('./text.js')).renderText },
  { name: 'json', purpose: 'everything, for programs', load: async () => (await import('./json.js')).renderJson },
  {
    name: 'sarif',
    purpose: 'SARIF 2.1.0, for code scanning',
    load: async () => (await import('./sarif.js')).renderSarif,
  },
  {
    name: 'github',
    purpose: 'workflow commands, for annotations on GitHub',
    load: async () => (await import('./github.js')).renderGithub,
  },
  {
    name: 'markdown',
    purpose: 'Markdown, for a job summary or a comment',
    load: async () => (await import('./markdown.js')).renderMarkdown,
  },
  {
    name: 'html',
    purpose: 'a page for a browser, in one file',
    load: async () => (await import('./html.js')).renderHtml,
  },
];

/** The format of that name. Throws UserMistake with the nearest name when there is none. */
export function formatNamed(name: string): Format {
  const format = FORMATS.find((candidate) => candidate.name === name);
  if (format !== undefined) return format;
  const names = FORMATS.map((candidate) => candidate.name);
  throw new UserMistake(`unknown format "${name}".${didYouMean(name, names)} There are ${names.join(', ')}.`);
}
