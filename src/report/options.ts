import type { Report, Write } from './report.js';

/** How to render, apart from what. */
export interface RenderOptions {
  /** ANSI colours; the text reads the same without. */
  readonly colour: boolean;
  /** Columns that prose is wrapped to. */
  readonly width: number;
  /** Leaves out findings and verdict. */
  readonly only?: 'classification';
  /** Folder of the repository that was analysed, relative to its root: stands before every path that GitHub is to find. */
  readonly pathPrefix?: string;
  /** Address of the repository's files at the commit analysed (`https://…/blob/<commit>`), for links. */
  readonly blobUrl?: string;
}

/** A pure function of the report. Findings may be iterated several times; what it writes never stands in memory as a whole. */
export type Renderer = (report: Report, options: RenderOptions, write: Write) => void;

/** A path of the report as seen from the root of the repository that GitHub knows. */
export function pathFromRoot(path: string, options: RenderOptions): string {
  return options.pathPrefix === undefined || options.pathPrefix === '' ? path : `${options.pathPrefix}/${path}`;
}
