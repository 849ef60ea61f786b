import type { Operation } from './description.js';
import type { Comment, SentAnnotation, State } from './state.js';

type Body = Readonly<Record<string, unknown>>;

export interface Request {
  readonly operation: Operation;
  readonly query: URLSearchParams;
  readonly body: Body;
  readonly author: string;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

/** Carries a call out on the state, and answers as the description's example does, with the values of the state. */
export function carryOut({ operation, query, body, author }: Request, state: State): Reply {
  const { name, inPath, example, status } = operation;
  const like = (values: object, template: unknown = example): object => ({ ...(template as object), ...values });
  const first = Array.isArray(example) ? example[0] : example;
  const paged = <T>(items: readonly T[]): readonly T[] => {
    const size = Number(query.get('per_page') ?? 30);
    return items.slice((Number(query.get('page') ?? 1) - 1) * size).slice(0, size);
  };
  const asComment = ({ id, issue, author: login, body: text }: Comment): object =>
    like(
      {
        id,
        html_url: `https://github.com/${state.repository}/pull/${issue}#issuecomment-${id}`,
        body: text,
        user: userOf(login, first),
      },
      first,
    );
  switch (name.replace('/repos/{owner}/{repo}', '')) {
    case 'GET /user':
      return { status, body: like({ login: author }) };
    case 'POST /check-runs': {
      const output = body.output as { title: string; summary: string; text?: string; annotations?: SentAnnotation[] };
      const { annotations = [], ...rest } = output;
      const check = {
        id: state.nextId++,
        name: String(body.name),
        head: String(body.head_sha),
        externalId: String(body.external_id),
        details: String(body.details_url),
        status: String(body.status),
        conclusion: String(body.conclusion),
        output: rest,
        annotations: [...annotations],
      };
      state.checks.push(check);
      return { status, body: like(checkValues(check, state)) };
    }
    case 'PATCH /check-runs/{check_run_id}': {
      const check = state.checks.find(({ id }) => String(id) === inPath.check_run_id);
      if (check === undefined) return { status: 404 };
      const { annotations = [], ...rest } = body.output as typeof check.output & { annotations?: SentAnnotation[] };
      check.annotations.push(...annotations);
      check.output = { ...check.output, ...rest };
      return { status, body: like(checkValues(check, state)) };
    }
    case 'GET /commits/{ref}/check-runs': {
      const found = state.checks.filter(
        ({ head, name: called }) => head === inPath.ref && called === (query.get('check_name') ?? called),
      );
      const [template] = (example as { check_runs: unknown[] }).check_runs;
      return {
        status,
        body: {
          total_count: found.length,
          check_runs: paged(found).map((one) => like(checkValues(one, state), template)),
        },
      };
    }
    case 'GET /issues/{issue_number}/comments':
      if (!state.pulls.has(Number(inPath.issue_number))) return { status: 404 };
      return {
        status,
        body: paged(state.comments.filter(({ issue }) => issue === Number(inPath.issue_number))).map(asComment),
      };
    case 'POST /issues/{issue_number}/comments': {
      if (!state.pulls.has(Number(inPath.issue_number))) return { status: 404 };
      const comment = { id: state.nextId++, issue: Number(inPath.issue_number), author, body: String(body.body) };
      state.comments.push(comment);
      return { status, body: asComment(comment) };
    }
    case 'PATCH /issues/comments/{comment_id}': {
      const comment = state.comments.find(({ id }) => String(id) === inPath.comment_id);
      if (comment === undefined) return { status: 404 };
      comment.body = String(body.body);
      return { status, body: asComment(comment) };
    }
    case 'DELETE /issues/comments/{comment_id}': {
      const at = state.comments.findIndex(({ id }) => String(id) === inPath.comment_id);
      if (at < 0) return { status: 404 };
      state.comments.splice(at, 1);
      return { status };
    }
    case 'GET /pulls/{pull_number}': {
      const pull = state.pulls.get(Number(inPath.pull_number));
      if (pull === undefined) return { status: 404 };
      return { status, body: pullValues(Number(inPath.pull_number), pull, example, state) };
    }
    case 'GET /pulls': {
      const found = [...state.pulls].filter(([, { headLabel }]) => headLabel === (query.get('head') ?? headLabel));
      return { status, body: paged(found.map(([number, pull]) => pullValues(number, pull, first, state))) };
    }
    case 'GET /pulls/{pull_number}/files':
      return {
        status,
        body: paged(state.pulls.get(Number(inPath.pull_number))?.files ?? []).map((file) =>
          like({ patch: undefined, ...file }, first),
        ),
      };
    case 'GET /pulls/{pull_number}/comments':
      return {
        status,
        body: paged(
          state.reviews
            .filter(({ pull }) => pull === Number(inPath.pull_number))
            .flatMap(({ comments, author: login }) =>
              comments.map((comment) => like({ ...comment, user: userOf(login, first) }, first)),
            ),
        ),
      };
    case 'POST /pulls/{pull_number}/reviews': {
      const comments = (body.comments ?? []) as readonly {
        path: string;
        line: number;
        start_line?: number;
        body: string;
      }[];
      state.reviews.push({
        pull: Number(inPath.pull_number),
        commit: String(body.commit_id),
        event: String(body.event),
        body: String(body.body),
        author,
        comments: comments.map(({ path, line, start_line, body: text }) => ({
          id: state.nextId++,
          path,
          line,
          start_line,
          body: text,
        })),
      });
      return { status, body: like({ id: state.nextId++, body: body.body }) };
    }
    case 'GET /git/trees/{tree_sha}': {
      const name = inPath.tree_sha ?? '';
      if (!state.trees.has(name)) return { status: state.about.empty ? 409 : 404 };
      const all = query.has('recursive') ? below(name, '', state) : (state.trees.get(name) ?? []);
      return {
        status,
        body: {
          sha: name,
          url: 'https://api.github.com/',
          tree: all.slice(0, state.treeLimit),
          truncated: all.length > state.treeLimit,
        },
      };
    }
    case 'GET /git/blobs/{file_sha}': {
      const content = state.blobs.get(inPath.file_sha ?? '');
      if (content === undefined) return { status: 404 };
      const text = content.toString('base64').replace(/.{60}/g, '$&\n');
      return { status, body: like({ sha: inPath.file_sha, size: content.length, content: text, encoding: 'base64' }) };
    }
    case 'GET /branches/{branch}': {
      const sha = state.refs.get(`heads/${inPath.branch}`)?.sha;
      const tree = sha === undefined ? undefined : state.treeOf.get(sha);
      if (sha === undefined || tree === undefined) return { status: 404 };
      const { commit } = example as { commit: { commit: { tree: object } } };
      const inner = { ...commit.commit, tree: { ...commit.commit.tree, sha: tree } };
      return { status, body: like({ name: inPath.branch, commit: { ...commit, sha, commit: inner } }) };
    }
    case 'GET /git/ref/{ref}': {
      const pointer = state.refs.get(inPath.ref ?? '');
      if (pointer === undefined) return { status: 404 };
      return { status, body: like({ ref: `refs/${inPath.ref}`, object: pointer }) };
    }
    case 'GET /git/tags/{tag_sha}': {
      const pointer = state.tagObjects.get(inPath.tag_sha ?? '');
      if (pointer === undefined) return { status: 404 };
      return { status, body: like({ sha: inPath.tag_sha, object: pointer }) };
    }
    case 'GET /git/commits/{commit_sha}': {
      const sha = inPath.commit_sha ?? '';
      // Trees are known by the names of their commits too.
      if (!state.trees.has(sha) || state.tagObjects.has(sha)) return { status: 404 };
      return {
        status,
        body: like({ sha, tree: { url: 'https://api.github.com/', sha: state.treeOf.get(sha) ?? sha } }),
      };
    }
    case 'GET /properties/values': {
      const properties = Object.entries(state.about.properties);
      return { status, body: properties.map(([property_name, value]) => ({ property_name, value })) };
    }
    case 'GET ':
      return { status, body: like(aboutValues(state)) };
    case 'GET /compare/{basehead}': {
      const sha = state.mergeBases.get(inPath.basehead ?? '');
      if (sha === undefined) return { status: 404 };
      return {
        status,
        body: like({
          ahead_by: inPath.basehead?.endsWith(`...${sha}`) === true ? 0 : 1,
          merge_base_commit: { ...(example as { merge_base_commit: object }).merge_base_commit, sha },
        }),
      };
    }
    default:
      return { status: 501 };
  }
}

/** A repository as GitHub tells it. */
export function aboutValues({ repository, about }: State): object {
  const [, name] = repository.split('/');
  return {
    name,
    full_name: repository,
    private: about.private,
    visibility: about.private ? 'private' : 'public',
    topics: about.topics,
    language: about.language,
    default_branch: about.defaultBranch,
    archived: about.archived,
    fork: about.fork,
    custom_properties: about.properties,
  };
}

function below(name: string, prefix: string, state: State): State['trees'] extends Map<string, infer T> ? T : never {
  return (state.trees.get(name) ?? []).flatMap((entry) => {
    const whole = { ...entry, path: `${prefix}${entry.path}` };
    return entry.type === 'tree' ? [whole, ...below(entry.sha, `${whole.path}/`, state)] : [whole];
  });
}

function userOf(login: string, template: unknown): object {
  const { user } = template as { user: object };
  return { ...user, login, type: login.endsWith('[bot]') ? 'Bot' : 'User' };
}

function checkValues(
  { id, name, head, externalId, status, conclusion, output, annotations }: State['checks'][number],
  state: State,
): object {
  return {
    id,
    name,
    head_sha: head,
    external_id: externalId,
    status,
    conclusion,
    output: { ...output, annotations_count: annotations.length },
    html_url: `https://github.com/${state.repository}/runs/${id}`,
  };
}

function pullValues(
  number: number,
  { head, base }: { head: string; base: string },
  template: unknown,
  state: State,
): object {
  const like = template as { head: object; base: { repo: object } };
  return {
    ...like,
    number,
    head: { ...like.head, sha: head },
    base: { ...like.base, sha: base, repo: { ...like.base.repo, full_name: state.repository } },
  };
}
