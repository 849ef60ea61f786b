import type { LateRenderer, Renderer, RenderOptions } from '../../src/report/options.js';
import type { Report } from '../../src/report/report.js';

/** All that a renderer writes, as one text. */
export function rendered(renderer: Renderer, report: Report, options: Partial<RenderOptions> = {}): string {
  const pieces: string[] = [];
  renderer(report, { colour: false, width: 100, ...options }, (text) => pieces.push(text));
  return pieces.join('');
}

/** The same of a renderer that may have to wait for something. */
export async function renderedInTime(
  renderer: Renderer | LateRenderer,
  report: Report,
  options: Partial<RenderOptions> = {},
): Promise<string> {
  const pieces: string[] = [];
  await renderer(report, { colour: false, width: 100, ...options }, (text) => pieces.push(text));
  return pieces.join('');
}
