import type { Report, ReportFound, ReportStack } from './report.js';

/** A project or a variant of one, as a list shows it. */
export interface ProjectLine {
  /** Laid over one another, in this order. */
  readonly layers: readonly string[];
  /** Included or extended by them. */
  readonly parts: readonly string[];
  /** Absent for the project itself. */
  readonly variant?: string;
  /** The strongest sign that its files belong together. */
  readonly sign?: ReportFound;
}

/** Files of one project that are shown; of more, the first and the last ones say enough. */
const MOST_FILES = 8;

/** The projects of more than one file or variant, each followed by its variants; the others have nothing to explain. */
export function projectsOf(stacks: Report['stacks']): readonly ProjectLine[] {
  const variants = new Map<string, ReportStack[]>();
  for (const stack of stacks) {
    if (stack.variantOf === undefined) continue;
    const list = variants.get(stack.variantOf);
    if (list === undefined) variants.set(stack.variantOf, [stack]);
    else list.push(stack);
  }
  const lines: ProjectLine[] = [];
  for (const stack of stacks) {
    if (stack.variantOf !== undefined) continue;
    const own = variants.get(stack.id) ?? [];
    if (stack.files.length > 1 || own.length > 0) lines.push(...[stack, ...own].map(lineOf));
  }
  return lines;
}

function lineOf({ files, layers, variantOf, variant, found }: ReportStack): ProjectLine {
  const sign = found.find(({ how }) => how !== 'include');
  const parts = files.filter((path) => !layers.includes(path));
  return {
    layers,
    parts,
    ...(variantOf !== undefined && { variant: variant ?? '' }),
    ...(sign !== undefined && { sign }),
  };
}

/** The files of a project, those in the middle of a long list counted. */
export function shortened(files: readonly string[]): readonly string[] {
  if (files.length <= MOST_FILES) return files;
  const left = files.length - MOST_FILES + 1;
  return [...files.slice(0, MOST_FILES - 2), `${left} more files`, ...files.slice(-1)];
}

/** What no command says, in words; undefined for what stands at a place that a reader wants to see. */
export function wordsFor(how: ReportFound['how']): string | undefined {
  switch (how) {
    case 'default-name':
    case 'override':
      return 'read by Compose itself';
    case 'name-of-overlay':
      return 'by its name';
    case 'content':
      return 'by its content';
    default:
      return undefined;
  }
}
