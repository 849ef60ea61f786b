import { wholeFile } from '../../documents/location.js';
import type { Evidence } from '../../model/evidence.js';
import type { CandidateFile, Detector } from '../detector.js';
import { observe, shown } from '../emit.js';
import type { FilePath } from '../file-path.js';
import { atText, linesOf } from '../text-lines.js';

/** Procfile: the processes that Heroku and platforms like it (Dokku, Scalingo, Railway) start. `Procfile.dev` is for developers. */
export function procfileDetector(): Detector {
  return { name: 'procfile', extensions: [''], wants: (file) => file.name === 'procfile', detect, detectEmpty };
}

function* detect(file: CandidateFile): Iterable<Evidence> {
  for (const line of linesOf(file.text)) {
    const [, name, command] = /^([A-Za-z0-9_-]{1,60})[ \t]*:[ \t]*(\S.{0,500})$/.exec(line.text) ?? [];
    if (name === undefined || command === undefined) continue;
    yield observe({
      kind: 'platform.app',
      value: 'heroku',
      name,
      details: { type: typeOf(name), source: 'procfile' },
      message: `A Heroku-like platform starts the process ${shown(name)}.`,
      at: atText(file, line.start, line.text.length),
    });
  }
}

function* detectEmpty(file: FilePath): Iterable<Evidence> {
  yield observe({
    kind: 'platform.app',
    value: 'heroku',
    details: { source: 'procfile' },
    message: `${shown(file.path)} is there for a Heroku-like platform.`,
    at: wholeFile(file.path),
  });
}

/** `web` alone gets requests; `release` runs once for each release. */
function typeOf(process: string): string {
  if (process === 'web') return 'web';
  return process === 'release' || /cron|clock|schedul/.test(process) ? 'job' : 'worker';
}
