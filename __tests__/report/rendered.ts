import type { Renderer, RenderOptions } from '../../src/report/options.js';
import type { Report } from '../../src/report/report.js';

/** All that a renderer writes, as one text. */
export function rendered(renderer: Renderer, report: Report, options: Partial<RenderOptions> = {}): string {
  const pieces: string[] = [];
  renderer(report, { colour: false, width: 100, ...options }, (text) => pieces.push(text));
  return pieces.join('');
}
