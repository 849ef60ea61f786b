import { UserMistake } from '../lib/mistake.js';
import { didYouMean } from '../lib/suggest.js';
import type { LateRenderer, Renderer } from './options.js';

export interface Format {
  readonly name: string;
  /** What it is for, in a few words. */
  readonly purpose: string;
  /**
   * Where its paths start when the command line writes it: at the root of the repository, where platforms look for files, or here,
   * where editors do. Absent: at the folder that is looked at, as people read them.
   */
  readonly paths?: 'repository' | 'here';
  /** Loads the renderer: a run pays only for the format that it writes. */
  readonly load: () => Promise<Renderer | LateRenderer>;
}

/** Every format that a report can be written in. */
export const FORMATS: readonly Format[] = [
  { name: 'text', purpose: 'for people, in a terminal', load: async () => (await import('./text.js')).renderText },
  { name: 'json', purpose: 'everything, for programs', load: async () => (await import('./json.js')).renderJson },
  {
    name: 'sarif',
    paths: 'repository',
    purpose: 'SARIF 2.1.0, for code scanning',
    load: async () => (await import('./sarif.js')).renderSarif,
  },
  {
    name: 'github',
    paths: 'repository',
    purpose: 'workflow commands, for annotations on GitHub',
    load: async () => (await import('./github.js')).renderGithub,
  },
  {
    name: 'markdown',
    paths: 'repository',
    purpose: 'Markdown, for a job summary or a comment',
    load: async () => (await import('./markdown.js')).renderMarkdown,
  },
  {
    name: 'html',
    purpose: 'a page for a browser, in one file',
    load: async () => (await import('./html.js')).renderHtml,
  },
  {
    name: 'gitlab',
    paths: 'repository',
    purpose: 'Code Quality report, for merge requests on GitLab',
    load: async () => (await import('./gitlab.js')).renderGitlab,
  },
  {
    name: 'junit',
    paths: 'repository',
    purpose: 'JUnit XML, for test results on GitLab, Jenkins, CircleCI',
    load: async () => (await import('./junit.js')).renderJunit,
  },
  {
    name: 'rdjson',
    paths: 'here',
    purpose: 'Reviewdog Diagnostic Format, for reviewdog',
    load: async () => (await import('./rdjson.js')).renderRdjson,
  },
  {
    name: 'unix',
    paths: 'here',
    purpose: 'one line a finding, for editors and problem matchers',
    load: async () => (await import('./unix.js')).renderUnix,
  },
];

/** The format of that name. Throws UserMistake with the nearest name when there is none. */
export function formatNamed(name: string): Format {
  const format = FORMATS.find((candidate) => candidate.name === name);
  if (format !== undefined) return format;
  const names = FORMATS.map((candidate) => candidate.name);
  throw new UserMistake(`unknown format "${name}".${didYouMean(name, names)} There are ${names.join(', ')}.`);
}
