import { wholeFile } from '../../documents/location.js';
import type { Evidence } from '../../model/evidence.js';
import type { EvidenceKnowledge, HardwareMark } from '../../model/evidence-knowledge.js';
import type { CandidateFile, Detector } from '../detector.js';
import { named, observe, shown } from '../emit.js';
import { baseName, type FilePath } from '../file-path.js';
import { imageNameOf } from '../image-name.js';
import { type Instruction, instructionsOf } from './instructions.js';

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
    !/\.(?:md|txt|dockerignore|j2|ya?ml)$/.test(file.name)
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
  const instructions = [...instructionsOf(file)];
  const stages = instructions.filter((instruction) => instruction.word === 'FROM');
  const names = new Set<string>();
  for (const stage of stages) {
    yield* readBase(stage, stage === stages.at(-1), names, hardware);
    const alias = /[ \t]AS[ \t]+(\S{1,80})/i.exec(stage.rest)?.[1];
    if (alias !== undefined) names.add(alias.toLowerCase());
  }
  yield* readPorts(instructions);
  yield* readOwnCode(instructions);
  yield* readCommand(instructions);
}

function* readBase(
  stage: Instruction,
  final: boolean,
  names: ReadonlySet<string>,
  hardware: readonly HardwareMark[],
): Iterable<Evidence> {
  const words = stage.rest.split(/[ \t]+/).filter((word) => !word.startsWith('--'));
  const [reference = ''] = words;
  const alias = words[1]?.toUpperCase() === 'AS' ? words[2] : undefined;
  if (reference === '' || names.has(reference.toLowerCase())) return;
  const { repository, tag } = imageNameOf(reference);
  yield observe({
    kind: 'dockerfile.base',
    value: repository,
    name: alias,
    details: { tag, final: final ? 'true' : undefined },
    message: `The image${named(alias)} is built on ${shown(reference)}.`,
    at: stage.at,
  });
  const mark = hardware.find(({ prefixes }) => prefixes.some((prefix) => reference.toLowerCase().startsWith(prefix)));
  if (mark === undefined) return;
  yield observe({
    kind: 'edge.hardware',
    value: mark.value,
    details: { source: 'dockerfile' },
    message: `The image is built on ${shown(reference)}, which is made for small hardware.`,
    at: stage.at,
  });
}

function* readPorts(instructions: readonly Instruction[]): Iterable<Evidence> {
  for (const instruction of instructions) {
    if (instruction.word !== 'EXPOSE') continue;
    for (const word of instruction.rest.split(/[ \t]+/, 50)) {
      const port = /^(\d{1,5})(?:\/\w{3,4})?$/.exec(word)?.[1];
      if (port === undefined) continue;
      yield observe({
        kind: 'dockerfile.expose',
        value: port,
        message: `The image says that it listens on port ${port}.`,
        at: instruction.at,
      });
    }
  }
}

/** Commands that turn source code into a program. */
const BUILD =
  /\b(?:npm|yarn|pnpm|bun)[ \t]+(?:ci|install|run[ \t]+build|build)\b|\bpip3?[ \t]+install\b|\buv[ \t]+sync\b|\bpoetry[ \t]+install\b|\bgo[ \t]+build\b|\bcargo[ \t]+build\b|\bmvnw?\b|\bgradlew?\b|\bdotnet[ \t]+(?:publish|build)\b|\bcomposer[ \t]+install\b|\bbundle[ \t]+install\b|\bmix[ \t]+release\b|\bmake\b/;

function* readOwnCode(instructions: readonly Instruction[]): Iterable<Evidence> {
  const copy = instructions.find(
    (instruction) =>
      (instruction.word === 'COPY' || instruction.word === 'ADD') && !/--from=|https?:\/\//.test(instruction.rest),
  );
  if (copy !== undefined) {
    yield observe({
      kind: 'dockerfile.own-code',
      value: 'copy',
      details: { command: copy.rest },
      message: `The image holds files of this repository (${shown(`${copy.word} ${copy.rest}`)}).`,
      at: copy.at,
    });
  }
  const build = instructions.find((instruction) => instruction.word === 'RUN' && BUILD.test(instruction.rest));
  if (build === undefined) return;
  yield observe({
    kind: 'dockerfile.own-code',
    value: 'build',
    details: { command: BUILD.exec(build.rest)?.[0] },
    message: 'The image builds code or installs what the code needs.',
    at: build.at,
  });
}

/** The last command or entry point decides. */
function* readCommand(instructions: readonly Instruction[]): Iterable<Evidence> {
  const starts = instructions.filter((instruction) => instruction.word === 'CMD' || instruction.word === 'ENTRYPOINT');
  const last = starts.findLast((instruction) => instruction.word === 'CMD') ?? starts.at(-1);
  if (last === undefined) return;
  const words = [...last.rest.matchAll(/"([^"]{1,200})"/g)].map((match) => match[1] ?? '');
  const command = last.rest.startsWith('[') ? words.join(' ') : last.rest;
  yield observe({
    kind: 'dockerfile.command',
    value: command,
    details: { instruction: last.word },
    message: `The image starts ${shown(command)}.`,
    at: last.at,
  });
}
