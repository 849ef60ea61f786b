import type { EvidenceKnowledge } from '../model/evidence-knowledge.js';
import { ChartBook } from './charts.js';
import { type EventBook, eventBook } from './events.js';
import { type AdmissionBook, admissionBook } from './infrastructure/admissions.js';
import { type CloudBook, cloudBook } from './infrastructure/clouds.js';

/** What detectors know about the world, with the tables that several of them look things up in. */
export interface Books {
  readonly knowledge: EvidenceKnowledge;
  readonly clouds: CloudBook;
  readonly charts: ChartBook;
  readonly events: EventBook;
  readonly admissions: AdmissionBook;
}

export function booksOf(knowledge: EvidenceKnowledge): Books {
  return {
    knowledge,
    clouds: cloudBook(knowledge),
    charts: new ChartBook(knowledge.charts),
    events: eventBook(knowledge),
    admissions: admissionBook(knowledge),
  };
}
