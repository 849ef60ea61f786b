import { wholeFile } from '../../documents/location.js';
import { child, descend, type Entry, entriesOf, itemsOf, type Node, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { Books } from '../books.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, atNode, entryAt, observe, shown } from '../emit.js';
import type { EventBook } from '../events.js';
import type { FilePath } from '../file-path.js';
import { atText, linesOf } from '../text-lines.js';
import { eventEvidence, frameworkEvidence, functionEvidence } from './emit-function.js';

const FRAMEWORK = 'serverless-framework';

/** Files of the Serverless Framework: YAML and JSON are read, TypeScript and JavaScript by their lines. */
export function serverlessFrameworkDetector({ events }: Books): Detector {
  return {
    name: FRAMEWORK,
    extensions: ['yml', 'yaml', 'json', 'ts', 'js'],
    wants: isServerlessFile,
    detect: (file) => (isCode(file) ? readCode(file) : readDocument(file, events)),
    detectTree: (files) => readPaths(files),
  };
}

function isCode(file: FilePath): boolean {
  return file.extension === 'ts' || file.extension === 'js';
}

/** Configurations written as code say by their existence that something is deployed with the framework. */
function* readPaths(files: readonly FilePath[]): Iterable<Evidence> {
  // The framework is installed beside its configuration: a module of that name elsewhere is a module.
  const packages = new Set(files.filter(({ name }) => name === 'package.json').map(({ folder }) => folder));
  for (const file of files) {
    if (!isCode(file) || !isServerlessFile(file) || !packages.has(file.folder)) continue;
    yield observe({
      kind: 'serverless.command',
      value: 'serverless',
      details: { source: 'path' },
      message: `${shown(file.path)} configures a deployment with the Serverless Framework.`,
      at: wholeFile(file.path),
    });
  }
}

/** By its name. */
export function isServerlessFile(file: FilePath): boolean {
  // Code of that name is common: only the exact name is the framework's.
  return /^serverless(?:(?:[-.][\w.-]{1,60})?\.(?:ya?ml|json)|\.(?:ts|js))$/.test(file.name);
}

function* readDocument(file: CandidateFile, book: EventBook): Iterable<Evidence> {
  const [root] = file.parsed().documents;
  const anchor = entryAt(root, 'service') ?? entryAt(root, 'provider') ?? entryAt(root, 'functions');
  const provider = textOf(descend(root, 'provider', 'name')) ?? textOf(child(root, 'provider'));
  const component = textOf(child(root, 'component'));
  if (
    anchor === undefined ||
    (provider === undefined && component === undefined && child(root, 'functions') === undefined)
  ) {
    return;
  }
  const cloud = book.cloudOf(provider ?? (component === undefined ? '' : 'aws'));
  const functions = functionsOf(root);
  const resources = [...entriesOf(descend(root, 'resources', 'Resources'))].length;
  yield frameworkEvidence({
    framework: FRAMEWORK,
    functions: functions.length,
    provider: provider ?? component,
    runtime: textOf(descend(root, 'provider', 'runtime')),
    resources,
    whole: functions.length === 1 && functions.some(({ entry }) => answersAll(entry)),
    path: file.path,
    at: atKey(anchor, anchor.key),
  });
  for (const { entry, pointer } of functions) yield* readFunction(entry, pointer, cloud, root, book);
  yield* readWorkflows(root);
}

/** True for a function that gets the requests for every address: a web application as a whole. */
function answersAll(fn: Entry): boolean {
  return itemsOf(child(fn.value, 'events')).some((event) => {
    const request = child(event, 'http') ?? child(event, 'httpApi');
    const address = textOf(request) ?? textOf(child(request, 'path')) ?? '';
    return address.includes('{proxy+}') || address === '*';
  });
}

/** Where a function is declared. */
export interface FunctionPlace {
  readonly entry: Entry;
  readonly pointer: string;
}

/** `functions:` is a mapping, or a list of mappings when it is put together from several files; `constructs:` make functions too. */
export function functionsOf(root: Node | undefined): readonly FunctionPlace[] {
  const functions = child(root, 'functions');
  const places: FunctionPlace[] = [];
  for (const [index, holder] of (functions?.kind === 'sequence' ? functions.items : [functions]).entries()) {
    const base = functions?.kind === 'sequence' ? `functions[${index}]` : 'functions';
    // `- ${file(functions/orders.yml)}`: the functions stand in another file.
    const reference = textOf(holder);
    const own = entryAt(root, 'functions');
    if (reference?.includes('${file') && own !== undefined) places.push({ entry: own, pointer: base });
    for (const entry of entriesOf(holder)) places.push({ entry, pointer: `${base}.${entry.key}` });
  }
  for (const construct of entriesOf(child(root, 'constructs'))) {
    const worker = entryAt(construct.value, 'worker');
    if (worker !== undefined)
      places.push({ entry: { ...worker, key: construct.key }, pointer: `constructs.${construct.key}.worker` });
  }
  return places;
}

function* readFunction(
  entry: Entry,
  pointer: string,
  cloud: string,
  root: Node | undefined,
  book: EventBook,
): Iterable<Evidence> {
  const events = itemsOf(child(entry.value, 'events'));
  const isReference = entry.key === 'functions' && entry.value.kind !== 'mapping';
  const name = isReference ? undefined : entry.key;
  yield functionEvidence({
    cloud,
    name,
    framework: FRAMEWORK,
    handler: textOf(child(entry.value, 'handler')) ?? textOf(child(entry.value, 'image')),
    runtime: textOf(child(entry.value, 'runtime')) ?? textOf(descend(root, 'provider', 'runtime')),
    events: isReference ? undefined : events.length,
    at: atKey(entry, pointer),
  });
  for (const [index, event] of events.entries()) {
    const key = event.kind === 'mapping' ? event.entries.values().next().value : undefined;
    const word = key?.key ?? textOf(event);
    if (word === undefined) continue;
    const place = `${pointer}.events[${index}]`;
    yield eventEvidence(book.eventOf(word), name, word, key === undefined ? atNode(event, place) : atKey(key, place));
  }
}

function* readWorkflows(root: Node | undefined): Iterable<Evidence> {
  for (const entry of entriesOf(descend(root, 'stepFunctions', 'stateMachines'))) {
    yield observe({
      kind: 'serverless.workflow',
      value: 'step-functions',
      name: entry.key,
      message: `State machine ${shown(entry.key)} runs functions in order.`,
      at: atKey(entry, `stepFunctions.stateMachines.${entry.key}`),
    });
  }
}

/** A configuration written in TypeScript or JavaScript: functions are told by their handlers, or by being imported from elsewhere. */
function* readCode(file: CandidateFile): Iterable<Evidence> {
  if (!/@serverless\/typescript|\bprovider\b[ \t]*[:,}]/.test(file.text)) return;
  const lines = [...linesOf(file.text)];
  const functionsLine = lines.find((line) => /\bfunctions\b[ \t]*[:,]/.test(line.text));
  const handlers = lines.filter((line) => /\bhandler[ \t]*:/.test(line.text));
  const first = functionsLine ?? lines.find((line) => /\bprovider\b/.test(line.text)) ?? lines[0];
  if (first === undefined) return;
  const provider = /\bname[ \t]*:[ \t]*['"](aws|azure|google|cloudflare)['"]/.exec(file.text)?.[1];
  yield frameworkEvidence({
    framework: FRAMEWORK,
    functions: functionsLine === undefined ? 0 : Math.max(1, handlers.length),
    provider,
    path: file.path,
    at: atText(file, first.start, first.text.length),
  });
  if (functionsLine === undefined) return;
  for (const line of handlers.length === 0 ? [functionsLine] : handlers) {
    yield functionEvidence({
      cloud: provider ?? 'other',
      framework: FRAMEWORK,
      handler: /\bhandler[ \t]*:[ \t]*['"`]([^'"`]{1,200})['"`]/.exec(line.text)?.[1],
      at: atText(file, line.start, line.text.length),
    });
  }
}
