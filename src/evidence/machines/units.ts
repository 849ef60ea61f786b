import type { Evidence } from '../../model/evidence.js';
import type { CandidateFile, Detector } from '../detector.js';
import { observe, shown } from '../emit.js';
import type { FilePath } from '../file-path.js';
import { imageNameOf } from '../image-name.js';
import { atText, type Line, linesOf } from '../text-lines.js';

/** Process managers of a machine: units of systemd and of Podman (Quadlet), programs of Supervisor, apps of PM2. */
export function unitDetector(): Detector {
  return {
    name: 'units',
    extensions: ['service', 'container', 'conf', 'ini', 'js', 'cjs', 'json'],
    wants: isCandidate,
    detect,
  };
}

const PM2 = /^(?:ecosystem\.config\.c?js|ecosystem\.json|pm2\.(?:config\.c?js|json)|processes\.json)$/;
const SUPERVISOR = /(?:^|[./_-])supervisor(?:d|\.d)?(?=[./_-]|$)/;

function isCandidate(file: FilePath): boolean {
  if (file.extension === 'service' || file.extension === 'container') return true;
  if (file.extension === 'conf' || file.extension === 'ini') return SUPERVISOR.test(file.path.toLowerCase());
  return PM2.test(file.name);
}

function* detect(file: CandidateFile): Iterable<Evidence> {
  if (file.extension === 'service') yield* readUnit(file);
  else if (file.extension === 'container') yield* readQuadlet(file);
  else if (PM2.test(file.name)) yield* readPm2(file);
  else yield* readSupervisor(file);
}

/** `[Service]` with what it starts; avahi and others use the extension for other things. */
function* readUnit(file: CandidateFile): Iterable<Evidence> {
  if (!/^\[Service\]/m.test(file.text)) return;
  for (const line of linesOf(file.text)) {
    const command = /^ExecStart[ \t]*=[ \t]*[-@:+!]{0,4}(\S.*)$/.exec(line.text)?.[1];
    if (command === undefined) continue;
    yield unit(file, line, { value: 'systemd', name: nameOf(file), command });
    return;
  }
}

function* readQuadlet(file: CandidateFile): Iterable<Evidence> {
  if (!/^\[Container\]/m.test(file.text)) return;
  for (const line of linesOf(file.text)) {
    const image = /^Image[ \t]*=[ \t]*(\S{1,300})/.exec(line.text)?.[1];
    if (image === undefined) continue;
    yield unit(file, line, { value: 'quadlet', name: nameOf(file), image: imageNameOf(image).repository });
    return;
  }
}

function* readSupervisor(file: CandidateFile): Iterable<Evidence> {
  for (const line of linesOf(file.text)) {
    const name = /^\[program:([\w. %()-]{1,80})\]/.exec(line.text)?.[1];
    if (name !== undefined) yield unit(file, line, { value: 'supervisor', name });
  }
}

function* readPm2(file: CandidateFile): Iterable<Evidence> {
  for (const line of linesOf(file.text)) {
    const script = /["']?\bscript["']?[ \t]*:[ \t]*["'`]([^"'`]{1,200})/.exec(line.text)?.[1];
    if (script !== undefined) yield unit(file, line, { value: 'pm2', name: script });
  }
}

interface UnitSeen {
  readonly value: 'systemd' | 'quadlet' | 'supervisor' | 'pm2';
  readonly name: string;
  readonly command?: string;
  readonly image?: string;
}

function unit(file: CandidateFile, line: Line, { value, name, command, image }: UnitSeen): Evidence {
  return observe({
    kind: 'process.unit',
    value,
    name,
    details: { command, image },
    message: `${TOOLS[value]} keeps ${shown(name)} running.`,
    at: atText(file, line.start, line.text.length),
  });
}

const TOOLS: Readonly<Record<UnitSeen['value'], string>> = {
  systemd: 'systemd',
  quadlet: 'systemd with Podman',
  supervisor: 'Supervisor',
  pm2: 'PM2',
};

function nameOf(file: CandidateFile): string {
  return file.path.slice(file.path.lastIndexOf('/') + 1);
}
