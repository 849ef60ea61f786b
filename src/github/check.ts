import { cut } from '../report/escape/cut.js';
import { markdownText } from '../report/escape/markdown.js';
import { printable } from '../report/escape/terminal.js';
import { headline } from '../report/headline.js';
import type { RenderOptions } from '../report/options.js';
import { counted } from '../report/phrases.js';
import type { Report } from '../report/report.js';
import { type Annotation, annotationsOf } from './annotations.js';
import { answerOf } from './answer.js';
import type { Client } from './client.js';
import { createOnce } from './create.js';

/** A check run as it is to stand on GitHub. */
export interface CheckRun {
  readonly name: string;
  readonly head: string;
  /** `neutral`: it would fail, and the policy does not block yet. */
  readonly conclusion: 'success' | 'neutral' | 'failure';
  /** Tells this run of the workflow from every other. */
  readonly externalId: string;
  /** Where all of it can be read: the run of the workflow. */
  readonly details?: string;
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly annotations: readonly Annotation[];
}

export interface CheckSettings {
  readonly name: string;
  readonly head: string;
  readonly externalId: string;
  readonly runUrl?: string;
  /** The report as Markdown. */
  readonly page: string;
}

/** GitHub's limits, in characters. */
const TITLE = 255;
const PAGE = 65_535;
/** Annotations that GitHub takes in one request. */
const BATCH = 50;

/** What the check run of a report says. */
export function checkRunOf(report: Report, options: RenderOptions, settings: CheckSettings): CheckRun {
  const { annotations, left } = annotationsOf(report, options);
  const { runUrl, page } = settings;
  const link = runUrl === undefined ? 'The report has them all.' : `[The run](${runUrl}) has them all in its report.`;
  const more = left === 0 ? '' : `\n\n${counted(left, 'finding is', 'findings are')} not shown at a line. ${link}`;
  return {
    name: settings.name,
    head: settings.head,
    conclusion: conclusionOf(report),
    externalId: settings.externalId,
    ...(runUrl === undefined ? {} : { details: runUrl }),
    title: cut(printable(headline(report)), TITLE),
    summary: `${markdownText(report.verdict.because)}${more}`,
    text: Buffer.byteLength(page) > PAGE ? 'The report is too long to be shown here.' : page,
    annotations,
  };
}

/** A check run that says why there is no report: nothing that an earlier one of this commit said may stand. */
export function failedCheck(title: string, page: string, settings: Omit<CheckSettings, 'page'>): CheckRun {
  const { name, head, externalId, runUrl } = settings;
  return {
    name,
    head,
    conclusion: 'failure',
    externalId,
    ...(runUrl === undefined ? {} : { details: runUrl }),
    title: cut(printable(title), TITLE),
    summary: cut(page, PAGE / 4),
    text: '',
    annotations: [],
  };
}

function conclusionOf({ verdict }: Report): CheckRun['conclusion'] {
  if (verdict.outcome !== 'pass') return 'failure';
  return verdict.held ? 'neutral' : 'success';
}

/** What became of a check run. */
export interface PostedCheck {
  readonly url?: string;
  /** How many annotations it has. */
  readonly annotations: number;
  /** What did not work though the check run stands, for people. */
  readonly problems: readonly string[];
}

/**
 * Creates the check run, completed, then appends the annotations that one request cannot hold. Throws what GitHub answers when
 * there is no check run at the end; when only annotations lack, that is a problem to tell.
 */
export async function postCheckRun(client: Client, check: CheckRun): Promise<PostedCheck> {
  const [first = [], ...others] = batchesOf(check.annotations);
  const problems: string[] = [];
  let annotated = first.length;
  const created = await create(client, check, first).catch(async (error: unknown) => {
    const { kind, said } = answerOf(error);
    if (kind !== 'refused' || first.length === 0) throw error;
    // One annotation that GitHub does not take must not cost the check run.
    const bare = await create(client, check, []);
    annotated = 0;
    problems.push(`The check run has no annotations: GitHub does not take them (${printable(said)}).`);
    return bare;
  });
  const { owner, repo } = client;
  for (const annotations of annotated === 0 ? [] : others) {
    try {
      const after = annotated + annotations.length;
      const append = async (): Promise<Created> => {
        const { data } = await client.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
          owner,
          repo,
          check_run_id: created.id,
          output: { title: check.title, summary: check.summary, text: check.text, annotations: [...annotations] },
        });
        return createdOf(data);
      };
      await createOnce(append, async () => {
        const found = await find(client, check);
        return found !== undefined && found.annotations >= after ? found : undefined;
      });
      annotated = after;
    } catch (error) {
      const missing = check.annotations.length - annotated;
      const { said, status } = answerOf(error);
      const why = said === '' ? (status === 0 ? 'no answer' : `status ${status}`) : printable(said);
      problems.push(`${counted(missing, 'annotation is', 'annotations are')} missing from the check run: ${why}.`);
      break;
    }
  }
  return { annotations: annotated, problems, ...(created.url === undefined ? {} : { url: created.url }) };
}

interface Created {
  readonly id: number;
  readonly url?: string;
  /** How many annotations it has. */
  readonly annotations: number;
}

async function create(client: Client, check: CheckRun, annotations: readonly Annotation[]): Promise<Created> {
  const { owner, repo } = client;
  const post = async (): Promise<Created> => {
    const { data } = await client.request('POST /repos/{owner}/{repo}/check-runs', {
      owner,
      repo,
      name: check.name,
      head_sha: check.head,
      external_id: check.externalId,
      status: 'completed',
      conclusion: check.conclusion,
      ...(check.details === undefined ? {} : { details_url: check.details }),
      output: { title: check.title, summary: check.summary, text: check.text, annotations: [...annotations] },
    });
    return createdOf(data);
  };
  return createOnce(post, () => find(client, check));
}

/** The check run of this very run, where it was created and the answer was lost. */
async function find(client: Client, { name, head, externalId }: CheckRun): Promise<Created | undefined> {
  const { owner, repo } = client;
  const { data } = await client.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    owner,
    repo,
    ref: head,
    check_name: name,
    filter: 'all',
    per_page: 100,
  });
  const found = data.check_runs.find(({ external_id }) => external_id === externalId);
  return found === undefined ? undefined : createdOf(found);
}

function createdOf({
  id,
  html_url,
  output,
}: {
  readonly id: number | bigint;
  readonly html_url: string | null;
  readonly output: { readonly annotations_count: number | bigint };
}): Created {
  const annotations = Number(output.annotations_count);
  return { id: Number(id), annotations, ...(html_url === null ? {} : { url: html_url }) };
}

function batchesOf(annotations: readonly Annotation[]): readonly (readonly Annotation[])[] {
  return Array.from({ length: Math.ceil(annotations.length / BATCH) }, (_, index) =>
    annotations.slice(index * BATCH, (index + 1) * BATCH),
  );
}
