import { UserMistake } from '../lib/mistake.js';
import type { Report } from '../report/report.js';

/** A run that read no file at all has checked nothing, and must not pass for one that found nothing wrong. Throws UserMistake. */
export function requireFiles({ target: { path, files } }: Report): void {
  if (files > 0) return;
  throw new UserMistake(
    `there is no file to look at in ${path}: nothing was checked. Name another folder, or look at \`exclude\` in .groundplan.yml.`,
  );
}
