import type { RenderOptions } from '../options.js';
import type { Report, Write } from '../report.js';
import type { Html } from './markup.js';
import { type Sources, sourcesOf } from './source.js';

/** The page that is being written. */
export interface Page {
  readonly report: Report;
  readonly options: RenderOptions;
  readonly sources: Sources;
  readonly add: (part: Html) => void;
  /** Characters written so far. */
  readonly size: () => number;
  /** A number that no other element of the page has. */
  readonly number: () => number;
  /** Id of the entry that says what a rule means; undefined for a rule that has none. */
  readonly ruleAnchor: (id: string) => string | undefined;
  /** Excerpts of reasons that the page has, by place: the next one links there. */
  readonly excerpts: Map<string, string>;
}

export function pageOf(report: Report, options: RenderOptions, write: Write): Page {
  let size = 0;
  let number = 0;
  const anchors = new Map(report.rules.map(({ id }, index) => [id, `rule-${index + 1}`]));
  return {
    report,
    options,
    sources: sourcesOf(report.sourceOf),
    add({ markup }) {
      size += markup.length;
      write(markup);
    },
    size: () => size,
    number: () => ++number,
    ruleAnchor: (id) => anchors.get(id),
    excerpts: new Map(),
  };
}
