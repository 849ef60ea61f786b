import type { EvidenceKnowledge } from '../model/evidence-knowledge.js';
import { tableOf } from './word-table.js';

/** Translates the frameworks' words for triggers and providers. */
export interface EventBook {
  readonly eventOf: (word: string) => string;
  readonly cloudOf: (provider: string) => string;
}

export function eventBook(knowledge: EvidenceKnowledge): EventBook {
  const events = tableOf(knowledge.events, (event) => event.words);
  const clouds = tableOf(knowledge.functionClouds, (cloud) => cloud.words);
  return {
    eventOf: (word) => events.find(word)?.name ?? 'other',
    cloudOf: (provider) => clouds.find(provider)?.name ?? 'other',
  };
}
