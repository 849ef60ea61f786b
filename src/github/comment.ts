import { markdownText } from '../report/escape/markdown.js';
import { headline, isClean } from '../report/headline.js';
import type { Report } from '../report/report.js';
import { MARKER_ROOM, type Marker, markerLine, readMarker } from './marker.js';

/** When a comment is wanted. `changes`: when the pull request changes something that is worth a look. */
export type CommentWish = 'always' | 'changes' | 'on-failure' | 'never';

/** Characters that GitHub takes of a comment. */
const COMMENT = 65_536;
/** Characters of a page that still fits with the marker. */
export const PAGE_ROOM = COMMENT - MARKER_ROOM;

/** What the comment of a run says. */
export interface CommentPlan {
  /** `resolve`: nothing is written where nothing was said before. */
  readonly action: 'write' | 'resolve';
  readonly marker: Omit<Marker, 'state'>;
  /** Markdown, without the marker. */
  readonly page: string;
}

export interface CommentSettings {
  readonly marker: Omit<Marker, 'state'>;
  readonly runUrl?: string;
  /** The report as Markdown. */
  readonly page: string;
  /** Markdown that stands before whatever is said, where the report is a stranger's. */
  readonly caution?: string;
}

/** What to say in the pull request; undefined when nothing is wanted. */
export function commentOf(report: Report, wish: CommentWish, settings: CommentSettings): CommentPlan | undefined {
  const { marker, runUrl, caution = '' } = settings;
  if (wish === 'never') return undefined;
  const wanted = wish === 'always' || (wish === 'on-failure' ? isFailure(report) : !isClean(report));
  if (!wanted) return { action: 'resolve', marker, page: caution + allClear(report, caution === '') };
  const page = caution + settings.page;
  return { action: 'write', marker, page: page.length > PAGE_ROOM ? caution + minimal(report, runUrl) : page };
}

/** Whether it fails, or would if the policy did more than warn. */
function isFailure({ verdict }: Report): boolean {
  return verdict.outcome !== 'pass' || (verdict.held && verdict.enforcement !== 'observe');
}

/** The whole text of the comment, from what stands there now. */
export function bodyOf({ action, marker, page }: CommentPlan, before: string | undefined): string {
  if (action === 'write') return markerLine({ ...marker, state: 'open' }) + page;
  const line = markerLine({ ...marker, state: 'resolved' });
  const folded = before === undefined ? '' : foldedBefore(before);
  const body = `${line}${page}${folded}`;
  return body.length > COMMENT ? line + page : body;
}

const FOLD_START = '\n<!-- groundplan before -->\n<details><summary>What stood here before</summary>\n\n';
const FOLD_END = '\n\n</details>\n';

/** What was said, folded away; as it is where it was folded away before. */
function foldedBefore(before: string): string {
  const read = readMarker(before);
  if (read === undefined) return '';
  const { marker, content } = read;
  if (marker.state === 'open') return `${FOLD_START}${content.trim()}${FOLD_END}`;
  const at = content.indexOf(FOLD_START);
  return at < 0 ? '' : content.slice(at);
}

/** Without the sign where nobody of ours has looked. */
function allClear(report: Report, sure: boolean): string {
  return `### ${sure ? '✅ ' : ''}Groundplan: ${markdownText(headline(report))}\n\nNothing here calls for a look any more.\n`;
}

/** For a page that does not fit. */
function minimal(report: Report, runUrl: string | undefined): string {
  const where = runUrl === undefined ? "the run's summary" : `[the run's summary](${runUrl})`;
  return `### Groundplan: ${markdownText(headline(report))}\n\n${markdownText(report.verdict.because)}\n\nThe report is too long for a comment: see ${where}.\n`;
}
