import { listed } from '../../lint/sentence.js';
import type { Place } from '../../report/choosing/shape.js';

/** One thing that a step is done to: the values for its template, and where it stands. */
export interface Selected {
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
  readonly places: readonly Place[];
}

/** Names of services, each once, as a list in a sentence. */
export function namesOf(services: readonly { readonly name: string }[]): string {
  return listed([...new Set(services.map(({ name }) => name))]);
}
