import type { Facts } from '../facts/fact.js';
import { assess } from '../layout/assess.js';
import type { LayoutAssessment } from '../layout/assessment.js';
import { inferProfile } from '../layout/infer/infer.js';
import { loadLayouts } from '../layout/load.js';
import { type ResolvedProfile, resolveProfile } from '../layout/resolve.js';
import { UserMistake } from '../lib/mistake.js';
import { quoted } from '../lib/quoted.js';
import { didYouMean } from '../lib/suggest.js';
import type { Config, LayoutSetting } from '../policy/config.js';
import { readProfile } from '../policy/layout-file.js';
import type { LayoutBook, LayoutProfile } from '../rulebook/layout.js';
import { loadRulebook } from '../rulebook/load.js';
import type { Repository } from '../source/repository.js';
import { classify } from '../taxonomy/classify.js';
import type { AnalyseOptions } from './analysis.js';
import { narrow } from './narrow.js';
import { observe } from './observe.js';
import { setUp } from './own-rules.js';
import { withRecovery } from './recovery.js';

/** A profile of the user's own: the path for messages, and the text of the file. */
export interface GivenProfile {
  readonly path: string;
  readonly text: string;
}

export interface LayoutOptions extends Pick<AnalyseOptions, 'config' | 'policy'> {
  /** Names of shipped profiles, and profiles that were read from files; together they are one. Empty: that of the pattern. */
  readonly profiles: readonly (string | GivenProfile)[];
}

/** The profile where a repository is of no pattern. */
const BASE = 'base';

/** Compares a repository's tree with a profile. Throws UserMistake for an unknown profile and one with mistakes. */
export function layoutOf(repository: Repository, options: LayoutOptions): Promise<LayoutAssessment> {
  return withRecovery(() => layoutOnce(repository, options));
}

async function layoutOnce(repository: Repository, options: LayoutOptions): Promise<LayoutAssessment> {
  const book = await loadLayouts();
  const rules = loadRulebook();
  const { config } = await setUp(repository, rules, options);
  const survey = async () => (await observe(narrow(repository, config), rules)).surveyed;
  const { profiles } = options;
  const paths = repository.files.map(({ path }) => path);
  const common = { paths, knowledge: book.layoutKnowledge };
  if (profiles.length > 0) {
    const profile = await together(profiles, book);
    const facts = asksForFacts(profile) ? (await survey()).facts : undefined;
    return assess({ ...common, profile, facts, because: 'It was asked for.' });
  }
  if (config.layout !== undefined) {
    const facts = (await survey()).facts;
    return assessConfigured({ paths, config, layout: config.layout, book, facts });
  }
  if (config.pattern !== undefined) {
    const profile = resolved(patternProfile(config.pattern, book), book);
    const facts = asksForFacts(profile) ? (await survey()).facts : undefined;
    return assess({ ...common, profile, facts, because: 'The configuration declares this pattern.' });
  }
  const surveyed = await survey();
  const { pattern } = classify(surveyed, rules);
  const because =
    pattern.id === 0
      ? 'The repository is of no pattern, so this is what every repository has.'
      : `The repository reads as ${pattern.name} (${Math.round(100 * pattern.confidence)} %).`;
  const profile = resolved(patternProfile(pattern.slug, book), book);
  return assess({ ...common, profile, facts: surveyed.facts, because });
}

/** What is compared with the profile that a configuration names. */
export interface ConfiguredLayout {
  readonly paths: readonly string[];
  readonly config: Pick<Config, 'pattern'>;
  readonly layout: LayoutSetting;
  readonly book: LayoutBook;
  readonly facts: Facts;
}

/** Compares a tree with the profile of the configuration. Throws UserMistake where that builds on something unknown. */
export function assessConfigured({ paths, config, layout, book, facts }: ConfiguredLayout): LayoutAssessment {
  const { entries, naming, profile: given } = layout;
  const own = typeof given === 'object' ? [given] : [];
  const all = { ...book, layouts: [...own, ...book.layouts] };
  const base =
    typeof given === 'object'
      ? given
      : (all.layouts.find(({ name }) => name === given) ?? patternProfile(config.pattern ?? BASE, book));
  const added = entries.length > 0 || Object.keys(naming).length > 0;
  // What the configuration adds is laid over the profile, as a profile that builds on it.
  const profile = resolved(base, all);
  const laid = added
    ? resolved(
        { name: 'added', title: base.title, summary: base.summary, extends: ['base'], entries, naming },
        {
          ...all,
          layouts: [
            {
              ...base,
              name: 'base',
              entries: profile.entries,
              concerns: profile.concerns,
              naming: profile.naming,
              counts: profile.counts,
              ignore: profile.ignore,
              extends: [],
            },
          ],
        },
      )
    : profile;
  return assess({
    paths,
    profile: { ...laid, name: base.name, extends: profile.extends },
    knowledge: book.layoutKnowledge,
    facts,
    because: added ? 'The configuration names it, and adds to it.' : 'The configuration names it.',
  });
}

/** A profile of the repository as YAML, by which it scores 100 %. */
export async function inferLayout(repository: Repository, name: string): Promise<string> {
  return inferProfile({ paths: repository.files.map(({ path }) => path), name, book: await loadLayouts() });
}

function patternProfile(slug: string, { layouts }: LayoutBook): LayoutProfile {
  const profile = layouts.find(({ pattern }) => pattern === slug) ?? layouts.find(({ name }) => name === BASE);
  if (profile === undefined) throw new Error(`There is no layout profile ${BASE}.`);
  return profile;
}

/** One profile of all that were given. */
async function together(given: readonly (string | GivenProfile)[], book: LayoutBook): Promise<ResolvedProfile> {
  const own: LayoutProfile[] = [];
  const mistakes: string[] = [];
  const names: string[] = [];
  for (const one of given) {
    if (typeof one === 'string') {
      names.push(one);
      continue;
    }
    const read = await readProfile(one.path, one.text);
    if ('mistakes' in read) mistakes.push(...read.mistakes);
    else {
      own.push(read.profile);
      names.push(read.profile.name);
    }
  }
  if (mistakes.length > 0) throw new UserMistake(...mistakes);
  const all = { ...book, layouts: [...own, ...book.layouts] };
  const unknown = names.find((name) => !all.layouts.some((profile) => profile.name === name));
  if (unknown !== undefined) {
    const shipped = book.layouts.map(({ name }) => name);
    const hint = didYouMean(unknown, shipped);
    throw new UserMistake(
      `there is no layout profile ${quoted(unknown)}.${hint} There are ${shipped.join(', ')}, or the path of a YAML file.`,
    );
  }
  const [only, ...more] = names;
  const first = all.layouts.find(({ name }) => name === only);
  if (first !== undefined && more.length === 0) return resolved(first, all);
  return resolved({ name: names.join(' + '), title: names.join(' + '), summary: '', extends: names }, all);
}

function resolved(profile: LayoutProfile, { layouts }: LayoutBook): ResolvedProfile {
  // A profile may build on a shipped one of its own name.
  const found = resolveProfile(profile, (name) => layouts.find((one) => one.name === name && one !== profile));
  if ('mistake' in found) throw new UserMistake(found.mistake);
  return found;
}

/** Whether anything goes by what only reading the files tells. */
function asksForFacts({ entries }: ResolvedProfile): boolean {
  return entries.some(({ when = [], metBy = [] }) => metBy.length > 0 || when.some((condition) => 'fact' in condition));
}
