import { wholeFile } from '../../documents/location.js';
import { parseAlone } from '../../documents/parse.js';
import { quoted } from '../../lib/quoted.js';
import { plainOf } from '../../policy/plain.js';
import type { Repository } from '../../source/repository.js';
import type { Draft } from './draft.js';
import { policyDraft } from './said.js';

const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;
/** Workflows of one version that are looked at. */
const MOST_FILES = 200;
const SELF = './';

/**
 * Workflows that run this check and are different: inputs of a step can let pass what the configuration would not. Where the steps
 * that run it, and when they do, are as before, that is no more than worth a word.
 */
export async function workflowChanges(
  base: Repository,
  head: Repository,
  nowAt: (path: string) => string,
): Promise<Draft[]> {
  const isOurs = [base, head].some((one) => /^name:\s*['"]?Groundplan\b/m.test(textOf(one, 'action.yml') ?? ''));
  const drafts: Draft[] = [];
  const seen = new Set<string>();
  for (const path of workflowsOf(base)) {
    const now = nowAt(path);
    seen.add(now);
    const [before, after] = [textOf(base, path), textOf(head, now)];
    if (before === after || ![before, after].some((text) => mentions(text, isOurs))) continue;
    const [old, young] = [await runsOf(path, before, isOurs), await runsOf(now, after, isOurs)];
    if (old === NOTHING && young === NOTHING) continue;
    const effect = old === young && WORKFLOW.test(now) ? 'neutral' : 'opens';
    const isThere = head.has(now);
    const message = isThere
      ? `The workflow that runs this check changes: ${quoted(now)}.`
      : `The workflow that runs this check is gone: ${quoted(path)}.`;
    drafts.push(policyDraft({ effect, message }, wholeFile(isThere ? now : path), isThere ? 'head' : 'base'));
  }
  for (const path of workflowsOf(head)) {
    if (seen.has(path) || base.has(path)) continue;
    const text = textOf(head, path);
    if (!mentions(text, isOurs) || (await runsOf(path, text, isOurs)) === NOTHING) continue;
    const message = `A workflow that runs this check is new: ${quoted(path)}.`;
    drafts.push(policyDraft({ effect: 'neutral', message }, wholeFile(path), 'head'));
  }
  return drafts;
}

function workflowsOf({ files }: Repository): readonly string[] {
  return files
    .map(({ path }) => path)
    .filter((path) => WORKFLOW.test(path))
    .slice(0, MOST_FILES);
}

function textOf(repository: Repository, path: string): string | undefined {
  const read = repository.read(path);
  return read.ok ? read.text.replaceAll('\r\n', '\n') : undefined;
}

function mentions(text: string | undefined, isOurs: boolean): boolean {
  return text !== undefined && (/groundplan/i.test(text) || (isOurs && text.includes(SELF)));
}

/** No step runs it. */
const NOTHING = '';

/** When and how a workflow runs this check, as a text to compare; what cannot be read is compared as it stands. */
async function runsOf(path: string, text: string | undefined, isOurs: boolean): Promise<string> {
  if (text === undefined) return NOTHING;
  const { documents } = await parseAlone(path, text);
  const [root] = documents;
  const plain = root === undefined ? undefined : plainOf(root);
  if (plain === undefined) return text;
  const { jobs, ...workflow } = mapping(plain.value);
  const runs = Object.entries(mapping(jobs)).flatMap(([name, value]) => {
    const { steps, ...job } = mapping(value);
    const own = (Array.isArray(steps) ? steps : []).filter((step) => isRun(mapping(step), isOurs));
    return own.length === 0 ? [] : [[name, job, own]];
  });
  return runs.length === 0 ? NOTHING : JSON.stringify([workflow, runs]);
}

function isRun({ uses }: Readonly<Record<string, unknown>>, isOurs: boolean): boolean {
  return typeof uses === 'string' && (/groundplan/i.test(uses) || (isOurs && uses === SELF));
}

function mapping(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
