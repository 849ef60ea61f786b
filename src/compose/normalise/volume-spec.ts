import { posix } from 'node:path';
import { hasHole, withoutHoles } from './marked.js';

/** A mount in short notation, taken apart. Parts may hold marks of unset variables. */
export interface VolumeSpec {
  readonly type: 'bind' | 'volume';
  readonly source?: string;
  readonly target: string;
  readonly readOnly: boolean;
  readonly propagation?: string;
  readonly selinux?: string;
  readonly nocopy: boolean;
  /** One or two characters: the reference takes them for a target without looking any further. */
  readonly bare?: true;
}

export interface VolumeMistake {
  readonly mistake: string;
}

const PROPAGATIONS = new Set(['rprivate', 'private', 'rshared', 'shared', 'rslave', 'slave']);

/** Reads `[source:]target[:options]` (Compose Specification, services, "volumes", short syntax). */
export function readVolumeSpec(text: string): VolumeSpec | VolumeMistake {
  if (text === '') return { mistake: 'it is empty' };
  if (text.length <= 2) return { type: 'volume', target: cleaned(text), readOnly: false, nocopy: false, bare: true };
  const sections = sectionsOf(text);
  if (sections.includes('')) return { mistake: 'a section between colons is empty' };
  if (sections.length > 3) return { mistake: 'it has too many colons' };
  const [first = '', second, options] = sections;
  if (second === undefined) return { type: 'volume', target: cleaned(first), readOnly: false, nocopy: false };
  return {
    type: isPath(first) ? 'bind' : 'volume',
    source: first,
    target: cleaned(second),
    ...optionsOf(options?.split(',') ?? []),
  };
}

function optionsOf(options: readonly string[]): Pick<VolumeSpec, 'readOnly' | 'propagation' | 'selinux' | 'nocopy'> {
  return {
    readOnly: options.findLast((option) => option === 'ro' || option === 'rw') === 'ro',
    propagation: options.findLast((option) => PROPAGATIONS.has(option)),
    selinux: options.findLast((option) => option === 'z' || option === 'Z'),
    nocopy: options.includes('nocopy'),
  };
}

/** Splits at colons; a single letter before a colon is a Windows drive, which the reference takes for a path. */
function sectionsOf(text: string): string[] {
  const sections: string[] = [];
  let section = '';
  for (const part of text.split(':')) {
    section = section === '' ? part : `${section}:${part}`;
    if (isDrive(section) || isOpen(section)) continue;
    sections.push(section);
    section = '';
  }
  if (section !== '') sections.push(section);
  return sections;
}

/** Whether the last `${` of a section is still open: a colon inside it separates nothing. */
function isOpen(section: string): boolean {
  const start = section.lastIndexOf('${');
  return start >= 0 && section.indexOf('}', start) < 0;
}

function isDrive(section: string): boolean {
  return /^\p{L}$/u.test(section);
}

/** Whether a source is a path; where a variable decides, a path is the more likely reading. */
function isPath(source: string): boolean {
  const text = withoutHoles(source);
  if (hasHole(source[0] ?? '')) return true;
  return /^(?:[./~]|\\\\|\p{L}:)/u.test(text);
}

function cleaned(target: string): string {
  if (hasHole(target) || target === '') return target;
  const path = posix.normalize(target);
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
