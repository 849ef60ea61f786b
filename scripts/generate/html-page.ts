import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PICTURE_ID } from '../../src/report/html/picture.js';
import { svgStyle } from '../../src/report/picture/svg-style.js';

const FOLDER = 'src/report/html/browser';

/** The style and the script of the HTML report as one module, with the hashes by which its policy allows them. */
export function htmlPage(root: string): string {
  const style = `${compact(readFileSync(join(root, FOLDER, 'style.css'), 'utf8'))}\n${svgStyle(PICTURE_ID)}`;
  const script = compact(readFileSync(join(root, FOLDER, 'script.js'), 'utf8'));
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
