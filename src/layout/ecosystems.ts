import type { LayoutKnowledge } from '../rulebook/layout.js';
import type { LayoutAssessment } from './assessment.js';
import type { Search } from './search.js';

/** Manifests further down say what an example or a part is made of, not the repository. */
const DEEPEST = 4;

/** Asks for the manifests of every ecosystem; the answer is read after the search has run. */
export function askEcosystems({ ecosystems }: LayoutKnowledge, search: Search): () => LayoutAssessment['ecosystems'] {
  const asked = ecosystems.map((one) => ({ ...one, number: search.ask(one.manifests.map((name) => `**/${name}`)) }));
  return () =>
    asked.flatMap(({ id, title, number }) => {
      const [because] = search.of(number).paths;
      return because === undefined || because.split('/').length > DEEPEST ? [] : [{ id, title, because }];
    });
}
