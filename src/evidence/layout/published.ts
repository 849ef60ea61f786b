import { wholeFile } from '../../documents/location.js';
import type { Evidence } from '../../model/evidence.js';
import { observe, shown } from '../emit.js';
import { isYaml } from '../file-path.js';
import type { Tree } from './tree.js';

/**
 * A root that has the standard structure of a reusable Terraform module (main, variables, and outputs with sub-modules, or examples)
 * and nothing that only a configuration to be applied has: variable values, a backend, environments, locked provider versions.
 */
export function* readTerraformModule(tree: Tree): Iterable<Evidence> {
  const root = tree.get('');
  if (root === undefined) return;
  const names = new Set(root.files.map((file) => file.name));
  if (![...names].some((name) => isTerraformName(name))) yield* readModuleLibrary(tree, names);
  const has = (...wanted: string[]): boolean => wanted.every((name) => names.has(`${name}.tf`));
  if (!has('variables') || has('backend') || names.has('.terraform.lock.hcl')) return;
  if ([...names].some((name) => name.endsWith('.tfvars'))) return;
  const shows = (folder: RegExp): boolean => root.children.some((child) => folder.test(child));
  const examples = shows(/^examples?$/i) || (has('outputs') && shows(/^(?:modules|tests?)$/i));
  const folders = root.children.some((child) =>
    /^(?:environments?|envs|live|apps?|src|services|k8s|kubernetes)$/i.test(child),
  );
  const file = root.files.find((candidate) => candidate.name === 'variables.tf');
  if (!examples || folders || file === undefined) return;
  yield observe({
    kind: 'layout.publishes',
    value: 'terraform-module',
    details: { file: file.path },
    message: 'The root has the structure of a reusable Terraform module.',
    at: wholeFile(file.path),
  });
}

/** Folders whose Terraform files nobody applies as they stand: modules, and those who show or test them. */
const LIBRARY_FOLDER = /(?:^|\/)(?:modules?|examples?|tests?|fixtures)(?:\/|$)/i;

/** Names at a root that say that something is deployed from it. */
const DEPLOYED_ROOT = /^(?:dockerfile|containerfile|procfile|vagrantfile|jenkinsfile)$|compose.{0,40}\.ya?ml$/i;

/** Modules beside each other and no configuration that is applied: others use them by their paths. */
function* readModuleLibrary(tree: Tree, atRoot: ReadonlySet<string>): Iterable<Evidence> {
  if ([...atRoot].some((name) => DEPLOYED_ROOT.test(name))) return;
  const modules: string[] = [];
  for (const { path, files } of tree.values()) {
    const file = files.find(({ name }) => isTerraformName(name));
    if (file === undefined) continue;
    if (!LIBRARY_FOLDER.test(path)) return;
    if (/(?:^|\/)modules?\/[^/]+$/i.test(path)) modules.push(file.path);
  }
  const [first] = modules;
  if (first === undefined || modules.length < LIBRARY_SIZE) return;
  yield observe({
    kind: 'layout.publishes',
    value: 'terraform-module',
    details: { file: first },
    message: `${modules.length} Terraform modules lie side by side and no configuration here applies them.`,
    at: wholeFile(first),
  });
}

/** Modules from which on they are a library. */
const LIBRARY_SIZE = 2;

function isTerraformName(name: string): boolean {
  return /\.(?:tf|tofu)(?:\.json)?$|^terragrunt\.hcl$/.test(name);
}

/** Folders, and a file, in which Go operators keep the code that reacts to their custom resources. */
const CONTROLLER_FILE = 'controller.go';
const CONTROLLER_FOLDER = /(?:^|\/)(?:controllers?|operators?|reconcilers?|pkg\/apis?)(?:\/|$)/;

/** A name by which custom resource definitions are kept. */
const DEFINITION = /(?:^|[/._-])(?:crds?|customresourcedefinitions?)(?:[/._-]|$)/;

/** A Go program with controllers and definitions of custom resources of its own: others install it on their clusters. */
export function* readOperator(tree: Tree): Iterable<Evidence> {
  const module = tree.get('')?.files.find((file) => file.name === 'go.mod');
  if (module === undefined) return;
  let controllers = false;
  let definition: string | undefined;
  for (const folder of tree.values()) {
    const path = folder.path.toLowerCase();
    const named = CONTROLLER_FOLDER.test(path);
    controllers ||= folder.files.some((file) => (named ? file.extension === 'go' : file.name === CONTROLLER_FILE));
    definition ??= folder.files.find((file) => isYaml(file) && DEFINITION.test(file.path.toLowerCase()))?.path;
    if (controllers && definition !== undefined) break;
  }
  if (!controllers || definition === undefined) return;
  yield observe({
    kind: 'layout.publishes',
    value: 'operator',
    details: { file: definition },
    message: `${shown(definition)} defines resources for which Go controllers are written here: an operator.`,
    at: wholeFile(definition),
  });
}

/** A root package of fewer files may well hold what a program embeds. */
const MIN_GO_FILES = 3;

/** A Go module whose root is a package to be imported: its files lie at the root and no program is built from them. */
export function* readGoLibrary(tree: Tree): Iterable<Evidence> {
  const root = tree.get('');
  const module = root?.files.find((file) => file.name === 'go.mod');
  if (root === undefined || module === undefined) return;
  const sources = root.files.filter((file) => file.extension === 'go' && !file.name.endsWith('_test.go'));
  if (sources.length < MIN_GO_FILES || root.files.some((file) => file.name.startsWith('dockerfile'))) return;
  if (root.children.some((child) => /^(?:cmd|cli|apps?|server)$/i.test(child))) return;
  const holdsProgram = (path: string): boolean => tree.get(path)?.files.some(({ name }) => name === 'main.go') ?? false;
  const own = root.children.filter(
    (child) => !/^_?(?:examples?|tests?|testing|benchmarks?|internal|scripts|tools)$/i.test(child),
  );
  if (['', ...own].some(holdsProgram)) return;
  yield observe({
    kind: 'layout.publishes',
    value: 'package',
    details: { file: module.path },
    message: `The root is a Go package of ${sources.length} files that other modules import.`,
    at: wholeFile(module.path),
  });
}
