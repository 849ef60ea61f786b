import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { HANDOVER_NAME, type Handover, handoverText } from '../github/handover.js';
import type { Report } from '../report/report.js';
import { annotate } from './annotate.js';
import type { ActionIo } from './io.js';
import { fileToWrite, temporaryFile } from './places.js';

/** Writes what another workflow can post, and says where. What goes wrong is a warning. */
export function writeHandover(
  report: Report,
  place: Pick<Handover, 'pull' | 'head' | 'id' | 'folder'>,
  path: string | undefined,
  io: ActionIo,
): void {
  try {
    const file =
      path === undefined
        ? temporaryFile('handover-file', `${place.id}/${HANDOVER_NAME}`, io)
        : fileToWrite('handover-file', path, io);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, handoverText(report, place));
    io.setOutput('handover-file', file);
  } catch (error) {
    annotate(io, 'warning', `No handover-file: ${error instanceof Error ? error.message : String(error)}`);
  }
}
