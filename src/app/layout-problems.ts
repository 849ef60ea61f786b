import { type Location, wholeFile } from '../documents/location.js';
import type { Problem } from '../documents/problem.js';
import type { EntryResult, LayoutAssessment } from '../layout/assessment.js';
import { loadLayouts } from '../layout/load.js';
import { CONFIG_PATHS, type Config, type LayoutSetting } from '../policy/config.js';
import type { Repository } from '../source/repository.js';
import { assessConfigured } from './layout.js';
import type { Observed } from './observe.js';

/** Compares the tree with what the configuration asks of it. */
export async function judgeLayout(
  { files }: Repository,
  config: Config,
  layout: LayoutSetting,
  { surveyed }: Observed,
): Promise<LayoutAssessment> {
  const paths = files.map(({ path }) => path);
  return assessConfigured({ paths, config, layout, book: await loadLayouts(), facts: surveyed.facts });
}

/** What is not as the configuration asks, each at the file that it is about, else where the layout is asked for. */
export function layoutProblems(
  assessment: LayoutAssessment | undefined,
  { files }: Repository,
  config: Config,
  elsewhere: Location,
): readonly Problem[] {
  if (assessment === undefined || config.layout === undefined || files.length === 0) return [];
  const asked = askedAt(config, elsewhere);
  const placeOf = placesIn(files);
  const at = (path: string): Location => placeOf(path) ?? asked;
  const { entries, order, names, score, points, profile } = assessment;
  const problems: Problem[] = entries.flatMap((entry) => ofEntry(entry, profile.title, asked, at));
  for (const name of order.unsorted) {
    const message = `\`${name}\` belongs to no concern.`;
    problems.push({ code: 'layout-unsorted-entry', severity: 'warning', message, at: at(name) });
  }
  for (const { title, homes } of order.concerns) {
    const [home = '', ...others] = homes;
    for (const other of others) {
      problems.push({
        code: 'layout-two-homes',
        severity: 'warning',
        message: `\`${other}\` is a second home of ${title}, beside \`${home}\`.`,
        at: at(other),
        related: [{ at: at(home), message: `This is the other home of ${title}.` }],
      });
    }
  }
  for (const { kind, path, message } of names?.violations ?? []) {
    const code = kind === 'name' ? 'layout-name' : 'layout-count';
    problems.push({ code, severity: 'warning', message, at: at(path) });
  }
  const { minScore } = config.layout;
  if (minScore !== undefined && score < minScore) {
    const message = `The layout comes to ${score} % of ${profile.title} (${points.got} of ${points.possible} points), and ${minScore} % are asked for.`;
    const [first] = assessment.missing;
    const hint = first === undefined ? {} : { hint: `Most useful: ${first.todo}` };
    problems.push({ code: 'layout-score', severity: 'error', message, at: asked, ...hint });
  }
  return problems;
}

function ofEntry(
  { level, status, what, why, such, paths, lacking }: EntryResult,
  title: string,
  asked: Location,
  at: (path: string) => Location,
): Problem[] {
  if (status === 'found') {
    return paths.map((path) => ({
      code: 'layout-forbidden-entry',
      severity: 'error',
      message: `\`${path}\` should not be there: ${what}.`,
      hint: why,
      at: at(path),
    }));
  }
  if (level !== 'required' || (status !== 'missing' && status !== 'partly')) return [];
  const example = such === undefined ? '' : `, such as \`${such}\``;
  const missing = (where: string, place: Location): Problem => ({
    code: 'layout-missing-entry',
    severity: 'warning',
    message: `The layout "${title}" asks for ${what}${where}${example}.`,
    hint: why,
    at: place,
  });
  return lacking === undefined ? [missing('', asked)] : lacking.map((path) => missing(` in \`${path}\``, at(path)));
}

/** Where the repository itself asks for the layout, else its configuration. */
function askedAt({ path, provenance }: Config, elsewhere: Location): Location {
  for (const key of ['layout.profile', 'layout.min-score', 'layout.entries', 'layout.naming']) {
    const said = provenance.settings.get(key)?.steps.at(-1)?.at;
    if (said !== undefined && (said.file.path === path || CONFIG_PATHS.includes(said.file.path))) return said;
  }
  return elsewhere;
}

/** Places of paths: a file itself, the first file of a folder; undefined for the root and for what is not there. */
function placesIn(files: Repository['files']): (path: string) => Location | undefined {
  let firsts: ReadonlyMap<string, string> | undefined;
  return (path) => {
    if (!path.endsWith('/')) return wholeFile(path);
    firsts ??= firstFiles(files);
    const first = firsts.get(path);
    return first === undefined ? undefined : wholeFile(first);
  };
}

/** The first file of each folder, which ends in `/`. A tree may have as many folders as files: each is looked for in no list. */
function firstFiles(files: Repository['files']): ReadonlyMap<string, string> {
  const firsts = new Map<string, string>();
  for (const { path } of files) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end + 1);
      // Whoever has this folder has those above it as well.
      if (firsts.has(folder)) break;
      firsts.set(folder, path);
    }
  }
  return firsts;
}
