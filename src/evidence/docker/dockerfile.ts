import { type Instruction, parseDockerfile, type Stage } from '../../documents/dockerfile.js';
import { wholeFile } from '../../documents/location.js';
import { baseName } from '../../lib/paths.js';
import type { Evidence } from '../../model/evidence.js';
import type { EvidenceKnowledge, HardwareMark } from '../../model/evidence-knowledge.js';
import type { CandidateFile, Detector } from '../detector.js';
import { named, observe, shown } from '../emit.js';
import type { FilePath } from '../file-path.js';
import { imageNameOf } from '../image-name.js';

/** Dockerfiles: that they exist (from the path alone), their base images, ports, and where code of the repository gets in. */
export function dockerfileDetector(knowledge: EvidenceKnowledge): Detector {
  return {
    name: 'dockerfile',
    wants: isDockerfile,
    detect: (file) => detect(file, knowledge.hardware),
    detectTree: (files) => readPaths(files),
  };
}

/** `Dockerfile`, `Dockerfile.worker`, `worker.Dockerfile`, `Containerfile`. */
export function isDockerfile(file: FilePath): boolean {
  if (file.extension === 'dockerfile') return true;
  if (!file.name.startsWith('dockerfile') && !file.name.startsWith('containerfile')) return false;
  return (
    /^(?:dockerfile|containerfile)(?:[-._][\w.-]{1,60})?$/.test(file.name) &&
    !/\.(?:md|txt|dockerignore|j2|ya?ml|json|toml|[cm]?[jt]sx?|py|go|rs|rb|java|kt|cs|php)$/.test(file.name)
  );
}

function* readPaths(files: readonly FilePath[]): Iterable<Evidence> {
  for (const file of files) {
    if (!isDockerfile(file)) continue;
    const variant =
      /^(?:dockerfile|containerfile)[-._](.+)$/.exec(file.name)?.[1] ?? /^(.+)\.dockerfile$/.exec(file.name)?.[1];
    const folder = file.folder === '' ? '.' : file.folder;
    yield observe({
      kind: 'dockerfile.file',
      value: folder,
      name: file.folder === '' ? variant : baseName(file.folder),
      details: { variant, source: 'path' },
      message: `${shown(file.path)} says how to build an image.`,
      at: wholeFile(file.path),
    });
  }
}

function* detect(file: CandidateFile, hardware: readonly HardwareMark[]): Iterable<Evidence> {
  const { stages, instructions } = parseDockerfile(file.path, file.text);
  for (const stage of stages) {
    if (stage.parent === undefined) yield* readBase(stage, stage === stages.at(-1), hardware);
    yield* readPorts(stage);
  }
  yield* readOwnCode(instructions);
  yield* readCommand(stages);
}

function* readBase(stage: Stage, final: boolean, hardware: readonly HardwareMark[]): Iterable<Evidence> {
  const { value: reference, at } = stage.image;
  const { repository, tag } = imageNameOf(reference);
  yield observe({
    kind: 'dockerfile.base',
    value: repository,
    name: stage.name,
    details: { tag, final: final ? 'true' : undefined },
    message: `The image${named(stage.name)} is built on ${shown(reference)}.`,
    at,
  });
  const mark = hardware.find(({ prefixes }) => prefixes.some((prefix) => reference.toLowerCase().startsWith(prefix)));
  if (mark === undefined) return;
  yield observe({
    kind: 'edge.hardware',
    value: mark.value,
    details: { source: 'dockerfile' },
    message: `The image is built on ${shown(reference)}, which is made for small hardware.`,
    at,
  });
}

function* readPorts(stage: Stage): Iterable<Evidence> {
  for (const { value: port, at } of stage.expose) {
    if (!/^\d{1,5}$/.test(port)) continue;
    yield observe({
      kind: 'dockerfile.expose',
      value: port,
      message: `The image says that it listens on port ${port}.`,
      at,
    });
  }
}

/** Commands that turn source code into a program. */
const BUILD =
  /\b(?:npm|yarn|pnpm|bun)[ \t]+(?:ci|install|run[ \t]+build|build)\b|\bpip3?[ \t]+install\b|\buv[ \t]+sync\b|\bpoetry[ \t]+install\b|\bgo[ \t]+build\b|\bcargo[ \t]+build\b|\bmvnw?\b|\bgradlew?\b|\bdotnet[ \t]+(?:publish|build)\b|\bcomposer[ \t]+install\b|\bbundle[ \t]+install\b|\bmix[ \t]+release\b|\bmake\b/;

function* readOwnCode(instructions: readonly Instruction[]): Iterable<Evidence> {
  const copy = instructions.find(copiesOwnFiles);
  if (copy !== undefined) {
    yield observe({
      kind: 'dockerfile.own-code',
      value: 'copy',
      details: { command: copy.text },
      message: `The image holds files of this repository (${shown(`${copy.keyword} ${copy.text}`)}).`,
      at: copy.at,
    });
  }
  for (const instruction of instructions) {
    if (instruction.keyword !== 'RUN') continue;
    const command = [instruction.text, ...instruction.hereDocuments].map((text) => BUILD.exec(text)?.[0]).find(Boolean);
    if (command === undefined) continue;
    yield observe({
      kind: 'dockerfile.own-code',
      value: 'build',
      details: { command },
      message: 'The image builds code or installs what the code needs.',
      at: instruction.at,
    });
    return;
  }
}

/** Not from another stage or image, not downloaded, and not written in the Dockerfile itself. */
function copiesOwnFiles({ keyword, flags, text, hereDocuments }: Instruction): boolean {
  if (keyword !== 'COPY' && keyword !== 'ADD') return false;
  return !flags.has('from') && hereDocuments.length === 0 && !/https?:\/\//.test(text);
}

/** What the image that the last stage makes starts: its command, else its entry point, or those of the stages it is built on. */
function* readCommand(stages: readonly Stage[]): Iterable<Evidence> {
  let stage = stages.at(-1);
  while (stage !== undefined && stage.command === undefined && stage.entrypoint === undefined) {
    stage = stage.parent === undefined ? undefined : stages[stage.parent];
  }
  const start = stage?.command ?? stage?.entrypoint;
  if (stage === undefined || start === undefined) return;
  yield observe({
    kind: 'dockerfile.command',
    value: start.value,
    details: { instruction: start === stage.command ? 'CMD' : 'ENTRYPOINT' },
    message: `The image starts ${shown(start.value)}.`,
    at: start.at,
  });
}
