import type { Report } from '../report.js';
import type { Html } from './markup.js';

/** The picture of what is deployed; undefined when there is none. */
export async function pictureOf(_report: Report): Promise<Html | undefined> {
  return undefined;
}
