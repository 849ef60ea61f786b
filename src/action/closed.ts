import type { WorkflowEvent } from '../github/event.js';
import type { PolicyFailure } from '../policy/policy-source.js';
import { markdownText } from '../report/escape/markdown.js';
import type { Report } from '../report/report.js';
import { annotate } from './annotate.js';
import type { Api } from './api.js';
import type { Inputs } from './inputs.js';
import type { ActionIo } from './io.js';

const TITLE = 'The policy could not be loaded';
/** Lines that are shown one by one. */
const MOST = 20;

interface Where {
  readonly event: WorkflowEvent;
  readonly inputs: Inputs;
  readonly api: Api;
  readonly io: ActionIo;
}

/** Says at the step that the gate is closed, since it is not known what holds, and why, and on GitHub as `postClosed` does. */
export async function tellClosed({ lines }: PolicyFailure, where: Where): Promise<void> {
  const { inputs, io } = where;
  for (const line of lines.slice(0, MOST)) annotate(io, 'error', hidden(line, inputs));
  await postClosed(TITLE, lines, where);
}

/**
 * Says in the summary, in the check run and in the comment that nothing was judged, and why. What an earlier run said must not stand as if
 * it were about this one. What cannot be posted is a warning.
 */
export async function postClosed(title: string, lines: readonly string[], where: Where): Promise<void> {
  const { inputs, io } = where;
  const shown = lines.slice(0, MOST).map((line) => `- ${markdownText(hidden(line, inputs))}`);
  if (lines.length > MOST) shown.push(`- and ${lines.length - MOST} more`);
  const page = `It is not known what holds, so the gate is closed.\n\n${shown.join('\n')}\n`;
  io.setOutput('verdict', 'error');
  if (inputs.summary) await io.addSummary(`### Groundplan: ${title}\n\n${page}`).catch(() => undefined);
  const { failedPlan, post } = await import('./post.js');
  const plan = failedPlan(title, page, where);
  if (plan !== undefined) await post(plan, where);
}

/** The same report, which says that no policy was looked at: that nothing failed is no word on the policy. */
export function withoutPolicy(report: Report, { lines }: PolicyFailure, inputs: Inputs, io: ActionIo): Report {
  const told = lines.map((line) => hidden(line, inputs));
  for (const line of told.slice(0, MOST)) annotate(io, 'warning', `${TITLE}: ${line}`);
  const because = `${TITLE}, so nothing is said of it: this is by the built-in preset alone. ${report.verdict.because}`;
  const notices = [...told.slice(0, MOST).map((line) => `${TITLE}: ${line}`), ...report.notices];
  return { ...report, notices, verdict: { ...report.verdict, because } };
}

function hidden(text: string, { token, policyToken }: Inputs): string {
  return [token, policyToken].reduce(
    (shown, secret) => (secret === '' ? shown : shown.replaceAll(secret, '***')),
    text,
  );
}
