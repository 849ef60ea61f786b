import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { MonitorMetadata } from '../../app/samples/metadata.js';
import { HEADER, rowText, type Sample } from '../../app/samples/row.js';
import { createSpread, type Spread } from '../../app/samples/spread.js';
import { UserMistake } from '../../lib/mistake.js';

/** The files of one container's measurement. */
export interface Recorder {
  /** Path of the file with the samples. */
  readonly path: string;
  readonly cpu: Spread;
  readonly memory: Spread;
  /** Writes a row; it is in the file when this returns. Throws UserMistake when it cannot be written. */
  readonly add: (sample: Sample) => void;
  readonly writeMetadata: (metadata: MonitorMetadata) => void;
  /** Closes the samples, and writes the summary. */
  readonly finish: (summary: string) => void;
}

/**
 * Opens `stress_test_<container>_<stamp>.csv`, `metadata_….json` and `summary_….txt` in the folder, which is made when it is missing. A file
 * that is there is never written over: a number is put behind the stamp. Throws UserMistake.
 */
export function openRecorder(folder: string, container: string, start: Date): Recorder {
  // Names of containers are letters, digits, `_`, `.` and `-`; whatever else an engine says stays out of paths.
  const name = `${container.replace(/[^A-Za-z0-9_.-]/g, '_').slice(0, 180)}_${stampOf(start)}`;
  const write = <T>(path: string, act: () => T): T => {
    try {
      return act();
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      throw new UserMistake(
        `cannot write ${path}: ${code === 'ENOSPC' ? 'no space left' : message}. Choose another folder with --output-dir.`,
      );
    }
  };
  write(folder, () => mkdirSync(folder, { recursive: true }));
  const { descriptor, unique } = write(join(folder, name), () => openNew(folder, name));
  const path = join(folder, `stress_test_${unique}.csv`);
  const append = (text: string): void => {
    const bytes = Buffer.from(text, 'utf8');
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
  };
  write(path, () => append(HEADER));
  const [cpu, memory] = [createSpread(), createSpread()];
  return {
    path,
    cpu,
    memory,
    add(sample) {
      write(path, () => append(rowText(sample)));
      cpu.add(sample.cpuPercent);
      memory.add(sample.memory);
    },
    writeMetadata(metadata) {
      const file = join(folder, `metadata_${unique}.json`);
      write(file, () => writeFileSync(file, `${JSON.stringify(metadata, undefined, 2)}\n`));
    },
    finish(summary) {
      const file = join(folder, `summary_${unique}.txt`);
      write(file, () => {
        closeSync(descriptor);
        writeFileSync(file, summary);
      });
    },
  };
}

function openNew(folder: string, name: string): { readonly descriptor: number; readonly unique: string } {
  for (let number = 1; ; number++) {
    const unique = number === 1 ? name : `${name}-${number}`;
    try {
      return { descriptor: openSync(join(folder, `stress_test_${unique}.csv`), 'wx'), unique };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || number === 1000) throw error;
    }
  }
}

/** `20301231_235959`, in local time, as people look for files. */
function stampOf(moment: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${moment.getFullYear()}${two(moment.getMonth() + 1)}${two(moment.getDate())}`;
  return `${day}_${two(moment.getHours())}${two(moment.getMinutes())}${two(moment.getSeconds())}`;
}
