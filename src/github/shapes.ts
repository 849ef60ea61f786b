import { at } from './event.js';

/**
 * Whether the data of an answer that tells of success is what GitHub's description says of it, as far as it is read here. What stands
 * between the runner and GitHub may answer in its place: with a page in HTML, with nothing, with half of an answer.
 * `route`: method and path as they are asked for, `GET /repos/{owner}/{repo}/pulls`.
 */
export function isGithubs(route: string, status: number, data: unknown): boolean {
  if (status === 204) return true;
  const parts = SHAPES[route.replace('/repos/{owner}/{repo}', '')] ?? isObject;
  return status >= 200 && status < 300 && parts(data);
}

type Shape = (data: unknown) => boolean;

const isObject: Shape = (data) => typeof data === 'object' && data !== null && !(data instanceof ArrayBuffer);
const isText: Shape = (data) => typeof data === 'string';
const isNumber: Shape = (data) => typeof data === 'number';
const isTruth: Shape = (data) => typeof data === 'boolean';

/** An object with at least these parts. */
function having(parts: Readonly<Record<string, Shape>>): Shape {
  return (data) => isObject(data) && Object.entries(parts).every(([key, shape]) => shape(at(data, key)));
}

function listOf(item: Shape): Shape {
  return (data) => Array.isArray(data) && data.every(item);
}

const isCheckRun = having({ id: isNumber, output: having({ annotations_count: isNumber }) });
const isPull = having({ number: isNumber, head: having({ sha: isText }) });
const isComment = having({ id: isNumber, html_url: isText });
const isEntry = having({ path: isText, mode: isText, type: isText, sha: isText });

const isPointer = having({ type: isText, sha: isText });

const isAbout = having({ full_name: isText, default_branch: isText });

/** What is read of each answer, without `/repos/{owner}/{repo}`. */
const SHAPES: Readonly<Record<string, Shape>> = {
  'GET ': isAbout,
  'GET /orgs/{org}/repos': listOf(having({ full_name: isText })),
  'GET /users/{username}/repos': listOf(having({ full_name: isText })),
  'GET /orgs/{org}/properties/values': listOf(having({ repository_full_name: isText, properties: Array.isArray })),
  'GET /branches/{branch}': having({
    name: isText,
    commit: having({ sha: isText, commit: having({ tree: having({ sha: isText }) }) }),
  }),
  'POST /check-runs': isCheckRun,
  'PATCH /check-runs/{check_run_id}': isCheckRun,
  'GET /commits/{ref}/check-runs': having({ check_runs: listOf(isCheckRun) }),
  'GET /pulls': listOf(isPull),
  'GET /pulls/{pull_number}': isPull,
  'GET /pulls/{pull_number}/files': listOf(having({ filename: isText })),
  'GET /pulls/{pull_number}/comments': listOf(having({ body: isText })),
  'GET /issues/{issue_number}/comments': listOf(isComment),
  'POST /issues/{issue_number}/comments': isComment,
  'GET /git/trees/{tree_sha}': having({ tree: listOf(isEntry), truncated: isTruth }),
  'GET /git/blobs/{file_sha}': having({ content: isText, encoding: isText }),
  'GET /properties/values': listOf(having({ property_name: isText })),
  'GET /git/ref/{ref}': having({ ref: isText, object: isPointer }),
  'GET /git/tags/{tag_sha}': having({ object: isPointer }),
  'GET /compare/{basehead}': having({ merge_base_commit: having({ sha: isText }) }),
  'GET /user': having({ login: isText }),
};
