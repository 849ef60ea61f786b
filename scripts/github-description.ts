/**
 * Cuts GitHub's own description of its REST API down to the operations that are called here, for the tests to hold every call to.
 *
 *     npm pack @octokit/openapi && tar xzf octokit-openapi-*.tgz
 *     npm run compile && node build/scripts/github-description.js package/generated/api.github.com.json
 *
 * writes __tests__/github/server/generated/description.json. Prose is left out, references are resolved, and of what GitHub answers the
 * example stays.
 */
import { readFileSync, writeFileSync } from 'node:fs';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

const REPOSITORY = '/repos/{owner}/{repo}';
const OPERATIONS = [
  'GET /user',
  'GET /rate_limit',
  'GET /orgs/{org}/repos',
  'GET /orgs/{org}/properties/values',
  'GET /users/{username}/repos',
  'GET /installation/repositories',
  `GET ${REPOSITORY}`,
  `GET ${REPOSITORY}/branches/{branch}`,
  `GET ${REPOSITORY}/properties/values`,
  `GET ${REPOSITORY}/commits/{ref}`,
  `GET ${REPOSITORY}/git/commits/{commit_sha}`,
  `GET ${REPOSITORY}/git/ref/{ref}`,
  `GET ${REPOSITORY}/git/tags/{tag_sha}`,
  `POST ${REPOSITORY}/check-runs`,
  `PATCH ${REPOSITORY}/check-runs/{check_run_id}`,
  `GET ${REPOSITORY}/commits/{ref}/check-runs`,
  `GET ${REPOSITORY}/compare/{basehead}`,
  `GET ${REPOSITORY}/git/blobs/{file_sha}`,
  `GET ${REPOSITORY}/git/trees/{tree_sha}`,
  `GET ${REPOSITORY}/issues/{issue_number}/comments`,
  `POST ${REPOSITORY}/issues/{issue_number}/comments`,
  `PATCH ${REPOSITORY}/issues/comments/{comment_id}`,
  `DELETE ${REPOSITORY}/issues/comments/{comment_id}`,
  `GET ${REPOSITORY}/pulls`,
  `GET ${REPOSITORY}/pulls/{pull_number}`,
  `GET ${REPOSITORY}/pulls/{pull_number}/comments`,
  `GET ${REPOSITORY}/pulls/{pull_number}/files`,
  `POST ${REPOSITORY}/pulls/{pull_number}/reviews`,
];

/** What is for people or for generators of clients. */
const LEFT_OUT = new Set(['description', 'example', 'examples', 'externalDocs', 'x-github', 'x-multi-segment']);

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('Give the path of api.github.com.json.');
const description = JSON.parse(readFileSync(source, 'utf8')) as JsonObject;

writeFileSync(
  '__tests__/github/server/generated/description.json',
  `${JSON.stringify(Object.fromEntries(OPERATIONS.map((operation) => [operation, cut(operation)])), undefined, 1)}\n`,
);

function cut(operation: string): Json {
  const [method = '', path = ''] = operation.split(' ');
  const found = at(description, ['paths', path, method.toLowerCase()]);
  const parameters = asList(at(found, ['parameters'])).map((parameter) => {
    const { name, in: place, required, schema } = resolved(parameter) as JsonObject;
    return { name: name ?? '', in: place ?? '', required: required === true, schema: plain(schema ?? {}) };
  });
  const body = at(found, ['requestBody', 'content', 'application/json', 'schema']);
  const responses = Object.entries((at(found, ['responses']) ?? {}) as JsonObject);
  const [status = '', success] = responses.find(([code]) => code.startsWith('2')) ?? [];
  const examples = at(resolved(success ?? {}), ['content', 'application/json', 'examples']);
  const [example] = Object.values((examples ?? {}) as JsonObject);
  return {
    parameters,
    ...(body === undefined ? {} : { body: plain(body) }),
    status: Number(status),
    failures: responses.map(([code]) => Number(code)).filter((code) => code >= 400),
    ...(example === undefined ? {} : { example: at(resolved(example), ['value']) ?? {} }),
  };
}

function plain(value: Json): Json {
  const found = resolved(value);
  if (Array.isArray(found)) return found.map(plain);
  if (typeof found !== 'object' || found === null) return found;
  return Object.fromEntries(
    Object.entries(found)
      // A property may be called as one of them.
      .filter(([key, below]) => !LEFT_OUT.has(key) || (key === 'description' && typeof below === 'object'))
      .map(([key, below]) => [key, plain(below)]),
  );
}

function resolved(value: Json): Json {
  const reference = at(value, ['$ref']);
  return typeof reference === 'string' ? resolved(at(description, reference.slice(2).split('/')) ?? {}) : value;
}

function at(value: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (found, key) =>
      typeof found === 'object' && found !== null && !Array.isArray(found) ? (found as JsonObject)[key] : undefined,
    value,
  );
}

function asList(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
