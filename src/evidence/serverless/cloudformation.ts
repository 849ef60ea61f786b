import { child, descend, type Entry, entriesOf, type Node, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { Books } from '../books.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, entryAt, observe, shown } from '../emit.js';
import type { EventBook } from '../events.js';
import { type FilePath, isYaml } from '../file-path.js';
import { readAdmissions } from '../infrastructure/cloudformation-admissions.js';
import { markEvidence, resourceEvidence } from '../infrastructure/resource.js';
import { looksLikeTemplate } from '../template-text.js';
import { atText } from '../text-lines.js';
import { eventEvidence, frameworkEvidence, functionEvidence } from './emit-function.js';

/** CloudFormation and SAM templates, and the CloudFormation resources inside the files of other frameworks. */
export function cloudFormationDetector(books: Books): Detector {
  return {
    name: 'cloudformation',
    extensions: ['yml', 'yaml', 'json', 'template'],
    wants: mayBeTemplate,
    detect: (file) => detect(file, books),
  };
}

function mayBeTemplate(file: FilePath): boolean {
  if (isYaml(file) || file.extension === 'template') return true;
  if (file.extension !== 'json') return false;
  return (
    /template|stack|cloudformation|cfn|infra|sam/.test(file.name) ||
    /(?:cloudformation|cfn|templates?|stacks?)$/i.test(file.folder)
  );
}

function* detect(file: CandidateFile, books: Books): Iterable<Evidence> {
  if (!/\b(?:AWS|Alexa)::[A-Z]|AWSTemplateFormatVersion/.test(file.text)) return;
  if (looksLikeTemplate(file.text) && file.parsed().problems.length > 0) return;
  const [root] = file.parsed().documents;
  const resources = [...resourcesOf(root)];
  const isTemplate =
    child(root, 'AWSTemplateFormatVersion') !== undefined ||
    child(root, 'Transform') !== undefined ||
    (child(root, 'Resources') !== undefined && resources.length > 0);
  const anchor = entryAt(root, 'AWSTemplateFormatVersion') ?? entryAt(root, 'Transform') ?? entryAt(root, 'Resources');
  if (isTemplate && anchor !== undefined) yield* readTemplate(file, root, resources, anchor);
  if (isTemplate) yield* readImport(file);
  for (const resource of resources) {
    const name = resource.entry.key;
    const seen = { type: resource.type, name, at: atKey(resource.entry, resource.pointer) };
    yield resourceEvidence('cloudformation.resource', seen, books.clouds);
    yield* readAdmissions(resource, books.admissions);
    if (isFunction(resource.type)) yield* readFunction(resource, books.events);
    else yield* markEvidence(seen, books.clouds, 'cloudformation');
  }
}

/** Ways to name what another stack made: an export, or a parameter kept in the parameter store. */
const IMPORT = /Fn::ImportValue|!ImportValue|resolve:ssm:|AWS::SSM::Parameter::Value/;

function* readImport(file: CandidateFile): Iterable<Evidence> {
  const match = IMPORT.exec(file.text);
  if (match === null) return;
  yield observe({
    kind: 'cloudformation.import',
    value: match[0].includes('ssm') || match[0].includes('SSM') ? 'parameter' : 'export',
    message: `${shown(file.path)} uses what another stack made.`,
    at: atText(file, match.index, match[0].length),
  });
}

function* readTemplate(
  file: CandidateFile,
  root: Node | undefined,
  resources: readonly TemplateResource[],
  anchor: Entry,
): Iterable<Evidence> {
  const isSam = JSON.stringify(textOf(child(root, 'Transform')) ?? itemsText(child(root, 'Transform'))).includes(
    'Serverless',
  );
  yield observe({
    kind: 'cloudformation.template',
    value: isSam ? 'sam' : 'cloudformation',
    details: { resources: String(resources.length) },
    message: `${shown(file.path)} is ${isSam ? 'an AWS SAM' : 'a CloudFormation'} template.`,
    at: atKey(anchor, anchor.key),
  });
  if (!isSam) return;
  yield frameworkEvidence({
    framework: 'aws-sam',
    functions: resources.filter(({ type }) => isFunction(type)).length,
    provider: 'aws',
    runtime: textOf(descend(root, 'Globals', 'Function', 'Runtime')),
    resources: resources.length,
    path: file.path,
    at: atKey(anchor, anchor.key),
  });
}

/** A resource of a template, with the way to it. */
export interface TemplateResource {
  readonly type: string;
  readonly entry: Entry;
  readonly pointer: string;
}

/** `Resources:` at the root, or below `resources:` (Serverless Framework) as a mapping or as a list of parts. */
export function* resourcesOf(root: Node | undefined): Iterable<TemplateResource> {
  const inner = child(root, 'resources');
  const holders: [Node | undefined, string][] = [
    [child(root, 'Resources'), 'Resources'],
    [child(inner, 'Resources'), 'resources.Resources'],
  ];
  if (inner?.kind === 'sequence') {
    for (const [index, part] of inner.items.entries()) {
      holders.push([child(part, 'Resources'), `resources[${index}].Resources`]);
    }
  }
  for (const [holder, pointer] of holders) {
    for (const entry of entriesOf(holder)) {
      const type = textOf(child(entry.value, 'Type'));
      if (type?.includes('::')) yield { type, entry, pointer: `${pointer}.${entry.key}` };
    }
  }
}

function isFunction(type: string): boolean {
  return type === 'AWS::Serverless::Function' || type === 'AWS::Lambda::Function';
}

function* readFunction({ type, entry, pointer }: TemplateResource, events: EventBook): Iterable<Evidence> {
  const properties = child(entry.value, 'Properties');
  const triggers = [...entriesOf(child(properties, 'Events'))];
  yield functionEvidence({
    cloud: 'aws',
    name: entry.key,
    framework: type === 'AWS::Serverless::Function' ? 'aws-sam' : 'cloudformation',
    handler: textOf(child(properties, 'Handler')) ?? textOf(child(properties, 'ImageUri')),
    runtime: textOf(child(properties, 'Runtime')),
    events: type === 'AWS::Serverless::Function' ? triggers.length : undefined,
    at: atKey(entry, pointer),
  });
  for (const trigger of triggers) {
    const word = textOf(child(trigger.value, 'Type'));
    if (word === undefined) continue;
    yield eventEvidence(
      events.eventOf(word),
      entry.key,
      word,
      atKey(trigger, `${pointer}.Properties.Events.${trigger.key}`),
    );
  }
}

function itemsText(node: Node | undefined): readonly string[] {
  return node?.kind === 'sequence' ? node.items.map((item) => textOf(item) ?? '') : [];
}
