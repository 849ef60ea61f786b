import { closeSync, openSync, readSync } from 'node:fs';
import { outranks, readRow } from '../../app/fleet/row-text.js';
import { UserMistake } from '../../lib/mistake.js';
import type { FleetRow } from '../../report/fleet/fleet.js';
import { linesOf } from './lines.js';

interface Place {
  readonly descriptor: number;
  readonly offset: number;
  readonly length: number;
}

/** Rows in files, each read when it is asked for. Of several rows of a repository one holds, whichever file was read first. */
export class RowIndex {
  private readonly places = new Map<string, Place>();
  private readonly descriptors: number[] = [];
  /** Lines that are no rows. */
  unread = 0;

  /** Throws UserMistake when a file cannot be read. */
  constructor(paths: readonly string[]) {
    for (const path of paths) this.add(path);
  }

  get repositories(): readonly string[] {
    return [...this.places.keys()];
  }

  text(repository: string): string | undefined {
    const place = this.places.get(repository);
    if (place === undefined) return undefined;
    const bytes = Buffer.alloc(place.length);
    readSync(place.descriptor, bytes, 0, place.length, place.offset);
    return bytes.toString('utf8');
  }

  row(repository: string): FleetRow | undefined {
    const text = this.text(repository);
    return text === undefined ? undefined : readRow(text);
  }

  close(): void {
    for (const descriptor of this.descriptors) closeSync(descriptor);
    this.descriptors.length = 0;
    this.places.clear();
  }

  private add(path: string): void {
    let descriptor: number;
    try {
      descriptor = openSync(path, 'r');
    } catch {
      throw new UserMistake(`cannot read ${path}. Give the fleet.jsonl of a run.`);
    }
    this.descriptors.push(descriptor);
    for (const { text, offset, length, torn } of linesOf(descriptor)) {
      const row = torn ? undefined : readRow(text);
      if (row === undefined) {
        this.unread++;
        continue;
      }
      const before = this.text(row.repository);
      if (before === undefined || outranks(text, before))
        this.places.set(row.repository, { descriptor, offset, length });
    }
  }
}
