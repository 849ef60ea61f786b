import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PICTURE_ID } from '../../src/report/html/picture.js';
import { svgStyle } from '../../src/report/picture/svg-style.js';

const REPORT = 'src/report/html/browser';
const FLEET = 'src/report/fleet/browser';

/** The style and the script of the HTML report as one module, with the hashes by which its policy allows them. */
export function htmlPage(root: string): string {
  return pageOf(root, {
    styles: [`${REPORT}/style.css`],
    drawn: svgStyle(PICTURE_ID),
    scripts: [`${REPORT}/theme.js`, `${REPORT}/script.js`],
  });
}

/** The same of the dashboard of a fleet, which looks like a report and adds what only it has. */
export function fleetPage(root: string): string {
  return pageOf(root, {
    styles: [`${REPORT}/style.css`, `${FLEET}/fleet.css`],
    scripts: [`${REPORT}/theme.js`, `${FLEET}/fleet.js`],
  });
}

interface Parts {
  readonly styles: readonly string[];
  readonly drawn?: string;
  readonly scripts: readonly string[];
}

function pageOf(root: string, { styles, drawn, scripts }: Parts): string {
  const text = (paths: readonly string[]): string =>
    paths.map((path) => compact(readFileSync(join(root, path), 'utf8'))).join('\n');
  const style = drawn === undefined ? text(styles) : `${text(styles)}\n${drawn}`;
  const script = text(scripts);
  const page = { style, styleHash: sourceHash(style), script, scriptHash: sourceHash(script) };
  return `${JSON.stringify(page, undefined, 1)}\n`;
}

/** Without indentation and lines of comments, which readers of the page do not need. */
function compact(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'))
    .join('\n');
}

/** As a content security policy names it (CSP 3, 2.3.1). */
function sourceHash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
