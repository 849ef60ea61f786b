import type { SentAnnotation, State } from './state.js';

type Body = Readonly<Record<string, unknown>>;

/** What GitHub refuses of calls that its description allows: measured limits and rules that its prose has. */
export function refusals(
  operation: string,
  body: Body,
  inPath: Readonly<Record<string, string>>,
  state: State,
): string[] {
  const [verb, path = ''] = operation.split(' ');
  if (path.includes('/check-runs') && verb !== 'GET') return checkRun(body, verb === 'POST' ? state : undefined);
  if (path.endsWith('/comments') && verb === 'POST') return comment(body);
  if (path.endsWith('/comments/{comment_id}') && verb === 'PATCH') return comment(body);
  if (path.endsWith('/reviews')) return review(body, Number(inPath.pull_number), state);
  return [];
}

function checkRun(body: Body, state: State | undefined): string[] {
  const output = (body.output ?? {}) as Body;
  const annotations = (output.annotations ?? []) as readonly SentAnnotation[];
  const known = state && new Set([...state.commits, ...[...state.pulls.values()].map(({ head }) => head)]);
  return [
    ...(known !== undefined && !known.has(String(body.head_sha)) ? [`No commit found for SHA: ${body.head_sha}`] : []),
    ...(body.conclusion !== undefined && body.status !== 'completed' ? ['conclusion needs status completed'] : []),
    ...(body.status === 'completed' && body.conclusion === undefined ? ['status completed needs a conclusion'] : []),
    ...(String(output.title ?? 'x').trim() === '' ? ['title is blank'] : []),
    ...(String(output.title ?? '').length > 255 ? ['title is too long (maximum is 255 characters)'] : []),
    ...['summary', 'text'].flatMap((key) =>
      Buffer.byteLength(String(output[key] ?? '')) > 65_535 ? [`${key} exceeds a maximum bytesize of 65535`] : [],
    ),
    ...annotations.flatMap(annotation),
  ];
}

function annotation(sent: SentAnnotation): string[] {
  const { path, start_line, end_line, start_column, message, title, raw_details } = sent;
  return [
    ...(path === '' || path.startsWith('/') || path.startsWith('./') ? [`"${path}" is no path`] : []),
    ...(start_line < 1 || end_line < start_line ? [`lines ${start_line} to ${end_line}`] : []),
    ...(start_column !== undefined && start_line !== end_line ? ['columns of several lines'] : []),
    ...(message === '' ? ['message is blank'] : []),
    ...[message, raw_details ?? ''].flatMap((text) =>
      Buffer.byteLength(text) > 64 * 1024 ? ['a text of an annotation exceeds 64 KB'] : [],
    ),
    ...((title ?? '').length > 255 ? ['title of an annotation is too long'] : []),
  ];
}

function comment({ body }: Body): string[] {
  const text = String(body);
  if (text.trim() === '') return ["body can't be blank"];
  return text.length > 65_536 ? ['body is too long (maximum is 65536 characters)'] : [];
}

function review(body: Body, pull: number, state: State): string[] {
  const {
    comments = [],
    event,
    commit_id,
  } = body as {
    comments?: readonly { path: string; body: string; line?: number; start_line?: number; side?: string }[];
    event?: string;
    commit_id?: string;
  };
  const files = new Map((state.pulls.get(pull)?.files ?? []).map(({ filename, patch = '' }) => [filename, patch]));
  return [
    ...(event === 'COMMENT' && String(body.body ?? '').trim() === '' ? ["body can't be blank"] : []),
    ...(commit_id !== state.pulls.get(pull)?.head ? ['commit_id is not part of the pull request'] : []),
    ...comments.flatMap(({ path, line = 0, start_line = line, side, body: text }) => {
      const lines = rightLines(files.get(path) ?? '');
      const whole = Array.from({ length: line - start_line + 1 }, (_, index) => start_line + index);
      const inDiff = side === 'RIGHT' && whole.length > 0 && whole.every((one) => lines.has(one));
      return [
        ...(inDiff ? [] : ['Pull request review thread line must be part of the diff']),
        ...comment({ body: text }),
      ];
    }),
  ];
}

/** Numbers of the lines that a patch shows of the new version. */
function rightLines(patch: string): ReadonlySet<number> {
  const lines = new Set<number>();
  let next = 0;
  for (const line of patch.split('\n')) {
    const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)/.exec(line);
    if (hunk !== null) next = Number(hunk[1]);
    else if (/^[ +]/.test(line)) lines.add(next++);
  }
  return lines;
}
