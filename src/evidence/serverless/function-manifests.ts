import { child, descend, entriesOf, itemsOf, type Node, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, atNode, entryAt } from '../emit.js';
import { isYaml } from '../file-path.js';
import { frameworkEvidence, functionEvidence } from './emit-function.js';

/** Smaller manifests of functions in YAML: OpenFaaS stacks, OpenWhisk packages, DigitalOcean projects, Google function deployments. */
export function functionManifestDetector(): Detector {
  return { name: 'function-manifests', extensions: ['yml', 'yaml'], wants: isYaml, detect };
}

function* detect(file: CandidateFile): Iterable<Evidence> {
  const { text } = file;
  if (/^func\.ya?ml$/.test(file.name)) yield* readFunctionFile(file);
  else if (/^provider[ \t]*:/m.test(text) && /^functions[ \t]*:/m.test(text) && /openfaas|\bfaas\b/.test(text))
    yield* readOpenFaas(file);
  else if (/^(?:packages|project)[ \t]*:/m.test(text) && /^\s{0,40}(?:actions|functions)[ \t]*:/m.test(text))
    yield* readPackages(file);
  else if (text.includes('gcloud') && /\bfunctions\b/.test(text)) yield* readCloudBuild(file);
}

/** func.yaml: one function of Knative (`specVersion`) or of the Fn project (`schema_version`). */
function* readFunctionFile(file: CandidateFile): Iterable<Evidence> {
  const [root] = file.parsed().documents;
  const anchor = entryAt(root, 'specVersion') ?? entryAt(root, 'schema_version') ?? entryAt(root, 'runtime');
  const runtime = textOf(child(root, 'runtime'));
  if (anchor === undefined || runtime === undefined) return;
  const framework = child(root, 'schema_version') === undefined ? 'knative' : 'fn';
  const at = atKey(anchor, anchor.key);
  yield frameworkEvidence({
    framework: framework,
    functions: 1,
    runtime,
    path: file.path,
    at,
  });
  const cloud = framework === 'fn' ? 'other' : 'knative';
  yield functionEvidence({ cloud, name: textOf(child(root, 'name')), framework, runtime, at });
}

function* readOpenFaas(file: CandidateFile): Iterable<Evidence> {
  const [root] = file.parsed().documents;
  const provider = textOf(descend(root, 'provider', 'name'));
  const functions = entryAt(root, 'functions');
  if (functions === undefined || (provider !== 'openfaas' && provider !== 'faas')) return;
  const entries = [...entriesOf(functions.value)];
  const at = atKey(functions, 'functions');
  yield frameworkEvidence({ framework: 'openfaas', functions: entries.length, provider, path: file.path, at });
  for (const entry of entries) {
    yield functionEvidence({
      cloud: 'openfaas',
      name: entry.key,
      framework: 'openfaas',
      handler: textOf(child(entry.value, 'handler')),
      runtime: textOf(child(entry.value, 'lang')),
      at: atKey(entry, `functions.${entry.key}`),
    });
  }
}

/** `packages:` of OpenWhisk is a mapping, that of DigitalOcean a list. */
function* readPackages(file: CandidateFile): Iterable<Evidence> {
  const [root] = file.parsed().documents;
  const packages = child(root, 'packages') ?? descend(root, 'project', 'packages');
  const isList = packages?.kind === 'sequence';
  const cloud = isList ? 'digitalocean' : 'openwhisk';
  const framework = isList ? 'digitalocean-functions' : 'openwhisk';
  const functions: Evidence[] = [];
  const holders: (readonly [Node, string])[] = isList
    ? itemsOf(packages).map((item, index) => [item, `packages[${index}]`] as const)
    : [...entriesOf(packages)].map((entry) => [entry.value, `packages.${entry.key}`] as const);
  for (const [holder, pointer] of holders) {
    for (const entry of entriesOf(child(holder, 'actions'))) {
      const runtime = textOf(child(entry.value, 'runtime'));
      const handler = textOf(child(entry.value, 'function'));
      if (runtime === undefined && handler === undefined) continue;
      const at = atKey(entry, `${pointer}.actions.${entry.key}`);
      functions.push(functionEvidence({ cloud, name: entry.key, framework, handler, runtime, at }));
    }
    for (const [index, item] of itemsOf(child(holder, 'functions')).entries()) {
      const name = textOf(child(item, 'name'));
      const runtime = textOf(child(item, 'runtime'));
      if (runtime === undefined) continue;
      functions.push(
        functionEvidence({ cloud, name, framework, runtime, at: atNode(item, `${pointer}.functions[${index}]`) }),
      );
    }
  }
  const anchor = entryAt(root, 'packages') ?? entryAt(root, 'project');
  if (functions.length === 0 || anchor === undefined) return;
  yield frameworkEvidence({ framework, functions: functions.length, path: file.path, at: atKey(anchor, anchor.key) });
  yield* functions;
}

/** Steps of Google Cloud Build that deploy a function: `gcloud functions deploy NAME`. */
function* readCloudBuild(file: CandidateFile): Iterable<Evidence> {
  const [root] = file.parsed().documents;
  for (const [index, step] of itemsOf(child(root, 'steps')).entries()) {
    const args = itemsOf(child(step, 'args')).map((arg) => textOf(arg) ?? '');
    const at = args.indexOf('functions');
    const list = entryAt(step, 'args');
    if (at < 0 || args[at + 1] !== 'deploy' || list === undefined) continue;
    yield functionEvidence({
      cloud: 'google',
      name: args.slice(at + 2).find((arg) => !arg.startsWith('-')),
      framework: 'google-cloud-functions',
      source: 'ci',
      at: atKey(list, `steps[${index}].args`),
    });
  }
}
