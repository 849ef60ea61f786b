import type { Location } from '../../documents/location.js';
import type { Measure, Program, ProgramSetting } from '../../model/program.js';
import type { Service } from '../../model/stack.js';

/** What is asked of a container to tell what its programs are told. */
export type Subject = Pick<Service, 'command' | 'entrypoint' | 'environment' | 'build' | 'mounts'> & {
  /** Product of its image, by id; absent where it runs something else. */
  readonly product?: string;
};

/** The files of the repository, paths relative to its root. */
export interface FileSource {
  readonly has: (path: string) => boolean;
  /** Names of the files in a folder. */
  readonly namesIn: (folder: string) => readonly string[];
  /** The text; undefined when it cannot be read. */
  readonly text: (path: string) => string | undefined;
}

/** A program of a container with what it is told. */
export interface ProgramReading {
  readonly program: Program;
  /** One for each measure of which something is known, in the order of the program's settings. */
  readonly settings: readonly SettingReading[];
}

export interface SettingReading {
  readonly measure: Measure;
  readonly setting: ProgramSetting;
  /**
   * `set`: a number is written; `default`: nothing is, and the program takes what it takes then; `cores`: as many as the machine has
   * cores, or a multiple; `unknown`: something is written whose value only a run would tell.
   */
  readonly basis: 'set' | 'default' | 'cores' | 'unknown';
  /** Pieces, or bytes. Absent for `cores` and `unknown`, and for a share. */
  readonly value?: number;
  /** Of the memory limit, from 0 to 1 and above. */
  readonly share?: number;
  /** As written: `--workers 4`, `WEB_CONCURRENCY=4`. Values that are no number are left out. Empty for a default. */
  readonly text: string;
  /** Where it is written; absent for a default. */
  readonly at?: Location;
}

/** The setting of one measure. */
export function settingOf(
  readings: readonly ProgramReading[],
  measure: Measure,
  isMeant: (program: Program) => boolean = () => true,
): { readonly program: Program; readonly reading: SettingReading } | undefined {
  for (const { program, settings } of readings) {
    if (!isMeant(program)) continue;
    const reading = settings.find((one) => one.measure === measure);
    if (reading !== undefined) return { program, reading };
  }
  return undefined;
}
