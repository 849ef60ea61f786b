import { createDetectors } from '../evidence/index.js';
import { memo } from '../lint/memo.js';
import { assembleCatalogue, type Catalogue } from '../model/catalogue.js';
import { createRoleReader } from '../model/roles.js';
import type { Rulebook } from '../rulebook/rulebook.js';

/**
 * What is made of the rulebook's data before anything is read. A run that compares two versions, or that looks twice, makes it
 * once: it takes about as long as a small repository.
 */
const byHints = memo((hints: Rulebook['hints']) => memo((roles: Rulebook['roles']) => assembleCatalogue(roles, hints)));

/** The images and words that tell roles. */
export const catalogueOf = ({ roles, hints }: Rulebook): Catalogue => byHints(hints)(roles);

/** The detectors of evidence, with what they know. They keep nothing of what they see. */
export const detectorsOf = memo((knowledge: Rulebook['evidence']) => createDetectors(knowledge));

/** Reads what services are for. It keeps a bounded number of images that it has recognised. */
export const roleReaderOf = memo((catalogue: Catalogue) => createRoleReader(catalogue));
