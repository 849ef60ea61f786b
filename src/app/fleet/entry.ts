import { by } from '../../lib/compare.js';
import { nameMatcher } from '../../policy/path-globs.js';

/** One repository that a fleet is made of, as it is known before anything of it is read. */
export interface FleetEntry {
  /** `owner/name`; of a folder of clones the path below it. */
  readonly repository: string;
  /** Default branch. */
  readonly branch?: string;
  readonly url?: string;
  readonly language?: string | null;
  readonly topics?: readonly string[];
  readonly archived?: boolean;
  readonly fork?: boolean;
  readonly properties?: Readonly<Record<string, string | readonly string[] | null>>;
  /** Kilobytes of the repository with its history, as far as they are known. */
  readonly size: number;
  /** Of a folder of clones: the path of the clone below it, where that is another one. */
  readonly folder?: string;
}

/** Which repositories of a source are meant. Every bound that is given must be met, by one of its values. */
export interface Selection {
  readonly topics: readonly string[];
  /** Case does not matter. */
  readonly languages: readonly string[];
  /** Globs of `owner/name`, or of the name alone. */
  readonly names: readonly string[];
  readonly except: readonly string[];
  /** Whether archived repositories, and forks, are meant as well. */
  readonly archived: boolean;
  readonly forks: boolean;
}

/** The repositories that are meant, each once, by name. */
export function selected(entries: readonly FleetEntry[], selection: Selection): readonly FleetEntry[] {
  const { topics, archived, forks } = selection;
  const languages = new Set(selection.languages.map((language) => language.toLowerCase()));
  const named = globsOf(selection.names);
  const excepted = globsOf(selection.except);
  const meant = entries.filter((entry) => {
    if (entry.archived === true && !archived) return false;
    if (entry.fork === true && !forks) return false;
    if (topics.length > 0 && !topics.some((topic) => entry.topics?.includes(topic))) return false;
    if (languages.size > 0 && !languages.has((entry.language ?? '').toLowerCase())) return false;
    if (selection.names.length > 0 && !named(entry.repository)) return false;
    return !excepted(entry.repository);
  });
  const distinct = new Map(meant.map((entry) => [entry.repository.toLowerCase(), entry]));
  return [...distinct.values()].sort(by(({ repository }) => repository));
}

function globsOf(globs: readonly string[]): (repository: string) => boolean {
  const whole = nameMatcher(globs.filter((glob) => glob.includes('/')));
  const alone = nameMatcher(globs.filter((glob) => !glob.includes('/')));
  return (repository) => whole(repository) || alone(repository.slice(repository.lastIndexOf('/') + 1));
}
