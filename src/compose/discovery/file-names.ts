import { baseName } from '../../lib/paths.js';

/** In the order in which Compose looks for them: the first that is there is used. */
export const DEFAULT_NAMES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];

/** Laid over a default file when no files are named on the command line; the first that is there is used. */
export const OVERRIDE_NAMES = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];

const COMPOSE = /^(?:.+[._-])?docker-compose(?:[._-].+)?\.ya?ml$|^(?:.+\.)?compose(?:[._-].+)?\.ya?ml$/i;
const YAML = /\.ya?ml$/i;
const DEPENDENCIES = /(?:^|\/)(?:node_modules|bower_components|vendor|third_party|site-packages|\.git|\.venv|venv)\//;

/** Words for where a system runs: a file named by one of them is a variant of its neighbours. */
const ENVIRONMENTS = new Set(
  (
    'prod production prd live dev devel develop development local test tests testing e2e integration it ci qa uat ' +
    'stage staging stg preprod preview demo example sample debug override release'
  ).split(' '),
);

export function isComposeName(path: string): boolean {
  return COMPOSE.test(baseName(path));
}

export function isYamlName(path: string): boolean {
  return YAML.test(path);
}

/** Whether a file belongs to a package that was copied into the repository. */
export function isInDependencies(path: string): boolean {
  return DEPENDENCIES.test(path);
}

/** What sets a file apart from its neighbours: `prod` of `docker-compose.prod.yml`; its stem when nothing does. */
export function variantName(path: string): string {
  const stem = baseName(path).replace(YAML, '');
  const rest = stem.replace(/^(?:docker-)?compose[._-]?/i, '').replace(/[._-]?(?:docker-)?compose$/i, '');
  return rest === '' ? stem : rest;
}

const BASES = new Set(['base', 'common', 'core', 'main', 'shared']);

/** Whether a file says of itself that others are laid over it. */
export function namesBase(path: string): boolean {
  return wordsOf(path).some((word) => BASES.has(word));
}

function wordsOf(path: string): string[] {
  return variantName(path).toLowerCase().split(/[._-]/);
}

export function namesEnvironment(path: string): boolean {
  return isEnvironment(variantName(path));
}

/** Whether one of a name's words says where a system runs. */
export function isEnvironment(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[._:-]/)
    .some((word) => ENVIRONMENTS.has(word));
}
