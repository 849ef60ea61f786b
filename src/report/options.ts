import type { Report, Write } from './report.js';

/** How to render, apart from what. */
export interface RenderOptions {
  /** ANSI colours; the text reads the same without. */
  readonly colour: boolean;
  /** Columns that prose is wrapped to. */
  readonly width: number;
  /** `classification` leaves out findings and verdict, `comparison` all but what a change does: formats that cannot show it as all. */
  readonly only?: 'classification' | 'comparison';
  /** Folder of the repository that was analysed, relative to its root: stands before every path that GitHub is to find. */
  readonly pathPrefix?: string;
  /** Where Markdown is to be shown, which bounds its length; a comment unless given. */
  readonly page?: 'comment' | 'summary';
  /** Address of the run that looked, where a reader finds the rest. */
  readonly runUrl?: string;
  /** Address of the repository's files at the commit analysed (`https://…/blob/<commit>`), for links. */
  readonly blobUrl?: string;
}

/** A pure function of the report. Findings may be iterated several times; what it writes never stands in memory as a whole. */
export type Renderer = (report: Report, options: RenderOptions, write: Write) => void;

/** A renderer that has done when its promise has: it lays out a picture, or loads what only some reports need. */
export type LateRenderer = (report: Report, options: RenderOptions, write: Write) => Promise<void>;

/** Whether a path stands for the repository as a whole, which has no lines. */
export function isWhole(path: string): boolean {
  return path === '' || path === '.';
}

/** A path of the report as seen from the root of the repository that GitHub knows. */
export function pathFromRoot(path: string, { pathPrefix = '' }: RenderOptions): string {
  if (pathPrefix === '') return path;
  return isWhole(path) ? pathPrefix : `${pathPrefix}/${path}`;
}
