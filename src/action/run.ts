import { readFileSync } from 'node:fs';
import type { AnalyseOptions } from '../app/analysis.js';
import { blobUrl } from '../github/blob-url.js';
import { readEvent, type WorkflowEvent } from '../github/event.js';
import { UserMistake } from '../lib/mistake.js';
import { PolicyFailure } from '../policy/policy-source.js';
import { formatNamed } from '../report/formats.js';
import type { RenderOptions } from '../report/options.js';
import type { Report } from '../report/report.js';
import type { Repository } from '../source/repository.js';
import { annotate } from './annotate.js';
import { type Api, apiOf } from './api.js';
import type { OpenedBase } from './base.js';
import { type Inputs, readInputs } from './inputs.js';
import type { ActionIo } from './io.js';
import { markdownOf } from './markdown-of.js';
import { outputsOf } from './outputs.js';
import { fileToRead, folderToAnalyse, pathInRepository } from './places.js';
import type { PlanSettings, Posted } from './post.js';
import { reportFiles, writeReports } from './reports.js';
import { runUrlOf } from './run-url.js';
import { say } from './say.js';

/** 0 the verdict passes, 1 it fails, 2 a mistake in what the workflow gives, 3 a defect of ours: every one but 0 fails the step. */
export type ExitCode = 0 | 1 | 2 | 3;

const WIDTH = 120;

/** Runs the action. Never throws: what goes wrong is one error annotation that says what to do. */
export async function run(io: ActionIo): Promise<ExitCode> {
  try {
    return await analyseAndReport(io);
  } catch (error) {
    if (error instanceof UserMistake) {
      annotate(io, 'error', error.lines.join('\n'));
      return 2;
    }
    tellDefect('error', error, io);
    return 3;
  }
}

function tellDefect(level: 'error' | 'warning', error: unknown, io: ActionIo): void {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const what =
    level === 'error' ? "A defect of Groundplan's" : "A defect of Groundplan's, which does not touch the verdict";
  annotate(io, level, `${what}: ${message.split('\n')[0]}. Please report it, with the log of a run in debug mode.`);
  if (io.debug) say(io, stack ?? '');
}

async function analyseAndReport(io: ActionIo): Promise<ExitCode> {
  const inputs = readInputs(io.input);
  const api = apiOf(inputs, io);
  if (inputs.postFrom !== undefined) {
    const { postFrom } = await import('./post-from.js');
    await postFrom(inputs.postFrom, inputs, api, io);
    return 0;
  }
  const event = readEvent(io.event?.name ?? '', io.event?.payload(), io.commit);
  refuseTarget(event, inputs, io);
  const folder = folderToAnalyse(inputs.workingDirectory, io);
  const files = reportFiles(inputs, io);
  const options: AnalyseOptions = {
    target: inputs.workingDirectory,
    config: given('config-file', inputs.configFile, io),
    preset: inputs.preset,
    baseline: given('baseline', inputs.baseline, io),
    failOn: inputs.failOn,
    onlyNew: inputs.onlyNew,
    fixes: 'shown',
    today: new Date().toISOString().slice(0, 10),
  };
  const repository = await open(folder, inputs.ref);
  const judged = await judge(repository, options, { folder, event, inputs, api }, io);
  if (judged === undefined) return 2;
  const { report: found } = judged;
  const { requireFiles } = await import('../app/require-files.js');
  requireFiles(found);
  // What can be applied with a click must hold.
  const report =
    inputs.suggestions && event.pull !== undefined
      ? await (await import('../app/fix/tried.js')).withTriedFixes(repository, found, judged.options)
      : found;

  const rendering = renderingOf(report, folder, io);
  await (await formatNamed('text').load())(report, rendering, io.log);
  const posted = await postReport(report, { event, api, inputs, rendering }, io);
  // Where a check run shows them already, they would stand at their lines twice.
  if (inputs.annotations && !posted.annotated) await (await formatNamed('github').load())(report, rendering, io.log);
  if (inputs.summary) {
    await addSummary(await markdownOf(report, { ...rendering, page: 'summary' }), io);
    if (inputs.samples.length > 0) {
      const { measuredMarkdown } = await import('./measured.js');
      const settings = { samples: inputs.samples, repository, options: judged.options };
      await addSummary(await measuredMarkdown(settings, io), io);
    }
  }
  for (const [name, value] of outputsOf(report, posted)) io.setOutput(name, value);
  await handOver(report, event, inputs, rendering, io);
  await writeReports(files, report, { ...rendering, colour: false }, io);
  return exitCodeOf(report, io);
}

interface Place {
  readonly folder: string;
  readonly event: WorkflowEvent;
  readonly inputs: Inputs;
  readonly api: Api;
}

/** Analyses by the policy that holds. Undefined where that could not be loaded and the gate is closed, which has been told then. */
async function judge(
  repository: Repository,
  asked: AnalyseOptions,
  place: Place,
  io: ActionIo,
): Promise<{ readonly report: Report; readonly options: AnalyseOptions } | undefined> {
  const { inputs, event, api } = place;
  const { analyse } = await import('../app/analyse.js');
  const base = await openBase(place, io);
  const compared = base === undefined ? asked : { ...asked, base };
  try {
    const options = await heldTo(compared, base, place, io);
    return { report: (await analyse(repository, options)).report, options };
  } catch (error) {
    const { postClosed, tellClosed, withoutPolicy } = await import('./closed.js');
    if (error instanceof UserMistake && event.pull !== undefined) {
      await postClosed('The configuration has mistakes', error.lines, { event, inputs, api, io });
    }
    if (!(error instanceof PolicyFailure)) throw error;
    if (inputs.onPolicyError === 'fail') {
      await tellClosed(error, { event, inputs, api, io });
      return undefined;
    }
    const options = { ...compared, config: { path: '.groundplan.yml', text: '' }, policy: { from: 'head' as const } };
    return { report: withoutPolicy((await analyse(repository, options)).report, error, inputs, io), options };
  }
}

/** The options with the policies that hold, and the version that decides over a change. Throws PolicyFailure where there is none. */
async function heldTo(
  options: AnalyseOptions,
  base: OpenedBase | undefined,
  { event, folder, inputs, api }: Place,
  io: ActionIo,
): Promise<AnalyseOptions> {
  const { isChange, policiesOf } = await import('./policies.js');
  const policy = policiesOf(inputs, event, api, io);
  if (!isChange(event)) return { ...options, policy };
  const { prefix } = pathInRepository(folder, io);
  const settings = { folder, prefix, event, api: apiOf(inputs, io, true) };
  const { configOfBase, decidingVersion } = await import('./deciding.js');
  const decidedBy = base?.isTip === true ? undefined : await decidingVersion(settings);
  const config = await configOfBase(options.config, io, settings);
  return { ...options, config, policy: { ...policy, ...(decidedBy === undefined ? {} : { decidedBy }) } };
}

/**
 * On pull_request_target the workspace holds the base, and the token may write: the pull request is looked at as data, from git's
 * objects, or not at all. Throws UserMistake.
 */
function refuseTarget({ name }: WorkflowEvent, { ref }: Inputs, io: ActionIo): void {
  if (name !== 'pull_request_target') return;
  if (ref === undefined) {
    throw new UserMistake(
      'On pull_request_target the workspace holds the base branch, not the pull request. Run on pull_request; or fetch the head without checking it out, and give its commit as the input ref.',
    );
  }
  say(io, 'pull_request_target: the commit is read as data from git, and nothing of it is executed.');
}

/** Leaves behind what another workflow can post, where this one cannot or where it is asked for. */
async function handOver(
  report: Report,
  { name, pull }: WorkflowEvent,
  { handoverFile, id = 'default' }: Inputs,
  { pathPrefix = '' }: RenderOptions,
  io: ActionIo,
): Promise<void> {
  if (pull === undefined || (handoverFile === undefined && (name !== 'pull_request' || pull.outside === undefined))) {
    return;
  }
  const { writeHandover } = await import('./hand-over.js');
  writeHandover(report, { pull: pull.number, head: pull.head, id, folder: pathPrefix }, handoverFile, io);
}

/**
 * Brings to GitHub what the inputs want there. The API is loaded where something is to be posted. Whatever happens to it, the
 * verdict stands.
 */
async function postReport(
  report: Report,
  {
    event,
    api,
    inputs,
    rendering,
  }: Pick<PlanSettings, 'event' | 'api' | 'inputs'> & { readonly rendering: RenderOptions },
  io: ActionIo,
): Promise<Posted> {
  const options = { ...rendering, colour: false };
  const page = (): Promise<string> => markdownOf(report, { ...options, page: 'comment' });
  const settings = { event, api, inputs, options, page, io };
  try {
    const { planOf, post } = await import('./post.js');
    const plan = await planOf(report, settings);
    if (plan !== undefined) return await post(plan, settings);
  } catch (error) {
    tellDefect('warning', error, io);
  }
  return { annotated: false };
}

/** The file of the workspace that an input names. Throws UserMistake when it cannot be read. */
function given(
  input: string,
  path: string | undefined,
  io: ActionIo,
): { readonly path: string; readonly text: string } | undefined {
  return path === undefined ? undefined : { path, text: readFileSync(fileToRead(input, path, io), 'utf8') };
}

/** The version to compare with, which git and the API are asked for where there may be one. What goes wrong costs the comparison alone. */
async function openBase(
  { folder, event, api, inputs: { ref, baseRef, token } }: Place,
  io: ActionIo,
): Promise<OpenedBase | undefined> {
  if (baseRef === undefined && event.base === undefined) return undefined;
  const { prefix } = pathInRepository(folder, io);
  const hidden = (text: string): string => (token === '' ? text : text.replaceAll(token, '***'));
  const warn = (message: string): void => annotate(io, 'warning', hidden(message));
  const note = (message: string): void => say(io, hidden(message));
  try {
    const { baseOf } = await import('./base.js');
    return await baseOf({ folder, prefix, ref, baseRef, event, api, warn, note });
  } catch (error) {
    tellDefect('warning', error, io);
    return undefined;
  }
}

async function open(folder: string, ref: string | undefined): Promise<Repository> {
  if (ref === undefined) return (await import('../source/local.js')).openLocal(folder);
  return (await import('../source/commit.js')).openCommit(folder, ref);
}

function renderingOf(report: Report, folder: string, io: ActionIo): RenderOptions {
  const { prefix, atWorkspace } = pathInRepository(folder, io);
  const { server, repository } = io;
  // Of a repository that was checked out elsewhere, it is not known which one it is.
  const address = atWorkspace ? blobUrl({ server, repository, commit: report.target.commit ?? io.commit }) : undefined;
  return { colour: io.colour, width: WIDTH, pathPrefix: prefix, blobUrl: address, runUrl: runUrlOf(io) };
}

/** The summary is a convenience: a runner that takes none must not fail the step. */
async function addSummary(markdown: string, io: ActionIo): Promise<void> {
  if (markdown === '') return;
  try {
    await io.addSummary(markdown);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    annotate(io, 'warning', `No job summary: ${reason}`);
  }
}

function exitCodeOf({ verdict }: Report, io: ActionIo): ExitCode {
  switch (verdict.outcome) {
    case 'pass':
      return 0;
    case 'fail':
      return 1;
    case 'error':
      annotate(io, 'error', verdict.because);
      return 3;
  }
}
