import { wholeFile } from '../../documents/location.js';
import type { Evidence } from '../../model/evidence.js';
import type { EvidenceKnowledge, StepMark } from '../../model/evidence-knowledge.js';
import type { CandidateFile, Detector } from '../detector.js';
import { observe, shown } from '../emit.js';
import { type FilePath, isYaml } from '../file-path.js';
import { atText, linesOf } from '../text-lines.js';
import { commandSourceOf } from './sources.js';

/** Pipelines of GitHub, and the ready-made deployment steps that pipelines of any kind use. */
export function pipelineDetector(knowledge: EvidenceKnowledge): Detector {
  return {
    name: 'pipelines',
    extensions: ['yml', 'yaml'],
    wants: (file) => isYaml(file) && commandSourceOf(file) === 'ci',
    detect: (file) => detect(file, knowledge.steps),
    detectTree: (files) => readWorkflows(files),
  };
}

function* detect(file: CandidateFile, steps: readonly StepMark[]): Iterable<Evidence> {
  for (const line of linesOf(file.text)) {
    const step = /^[ \t]*(?:-[ \t]+)?(?:uses|task|pipe|orb|[\w-]{1,40}-orb):[ \t]*["']?([\w./@-]{1,150})/.exec(
      line.text,
    )?.[1];
    const mark =
      step === undefined
        ? undefined
        : steps.find((candidate) => candidate.steps.some((start) => startsWith(step, start)));
    if (step === undefined || mark === undefined) continue;
    yield observe({
      kind: mark.kind,
      value: mark.value,
      name: step,
      details: { source: 'ci', ...mark.details },
      message: `The pipeline ${shown(file.path)} uses the deployment step ${shown(step)}.`,
      at: atText(file, line.start + line.text.indexOf(step), step.length),
    });
  }
}

function startsWith(step: string, start: string): boolean {
  return step.toLowerCase().startsWith(start.toLowerCase());
}

function* readWorkflows(files: readonly FilePath[]): Iterable<Evidence> {
  for (const file of files) {
    if (!isYaml(file) || !file.folder.endsWith('.github/workflows')) continue;
    yield observe({
      kind: 'ci.pipeline',
      value: 'github-actions',
      message: `${shown(file.path)} is a GitHub Actions workflow.`,
      at: wholeFile(file.path),
    });
  }
}
