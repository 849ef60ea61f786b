import type { Mark } from './picture.js';

/** The sign before what is marked, so that colour is not all that tells it. */
export const SIGNS: Readonly<Record<Mark, string>> = { added: '+', removed: '−', changed: '~' };
