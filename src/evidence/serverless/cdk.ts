import { wholeFile } from '../../documents/location.js';
import { textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { Books } from '../books.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, entryAt, observe, shown } from '../emit.js';
import type { FilePath } from '../file-path.js';
import type { CloudBook } from '../infrastructure/clouds.js';
import { atText, linesOf } from '../text-lines.js';

/**
 * Modules as code imports them: `aws-cdk-lib/aws-lambda`, `aws_cdk.aws_lambda`, `import { aws_lambda as lambda } from 'aws-cdk-lib'`,
 * `software.amazon.awscdk.services.lambda`, `Amazon.CDK.AWS.Lambda`, `awscdk/v2/awslambda`.
 */
const IMPORT =
  /(?:aws-cdk(?:-lib)?\/|@aws-cdk\/|aws_cdk\.|\b)aws[-_]([a-z0-9][a-z0-9_-]{1,30})|awscdk\.services\.([a-z0-9]{1,30})|Amazon\.CDK\.AWS\.([A-Za-z0-9]{1,30})|awscdk\/v2\/aws([a-z0-9]{1,30})/g;

/** A line of an import that is written over several: `from aws_cdk import (`, and below it `aws_lambda as _lambda,`. */
const MEMBER = /^\s*aws_\w{1,40}(?:\s+as\s+\w{1,40})?\s*(?:,|\)|$)/;

/** A line that is a comment in one of the languages. */
const COMMENT = /^\s*(?:\*|\/[/*]|#)/;

/** CDK applications (cdk.json), and the modules that code below their folder imports. */
export function cdkDetector({ clouds }: Books): Detector {
  return {
    name: 'cdk',
    extensions: ['json', 'ts', 'js', 'py', 'java', 'cs', 'go'],
    wants: (file) => file.name === 'cdk.json' || isStackCode(file),
    detect: (file) => (file.name === 'cdk.json' ? readApp(file) : readImports(file, clouds)),
    detectTree: (files) => readStackNames(files, clouds),
  };
}

/** Where CDK projects keep their stacks by the tool's own templates: `lib/`, `bin/`, `*_stack.py`, `*Stack.java`. */
function isStackCode(file: FilePath): boolean {
  if (!/^(?:ts|js|py|java|cs|go)$/.test(file.extension) || file.name.endsWith('.d.ts')) return false;
  return (
    /(?:stack|construct|cdk|infra)/.test(file.name) ||
    /(?:^|\/)(?:lib|bin|stacks?|infra|infrastructure|cdk|constructs)$/i.test(file.folder) ||
    (file.name === 'index.ts' && file.folder.split('/').length <= 2)
  );
}

function* readApp(file: CandidateFile): Iterable<Evidence> {
  const app = entryAt(file.parsed().documents[0], 'app');
  if (app === undefined) return;
  yield observe({
    kind: 'cdk.app',
    value: 'aws-cdk',
    details: { command: textOf(app.value) },
    message: `${shown(file.path)} starts an AWS CDK application, which makes cloud resources from code.`,
    at: atKey(app, 'app'),
  });
}

function* readImports(file: CandidateFile, clouds: CloudBook): Iterable<Evidence> {
  if (!/aws-cdk|aws_cdk|awscdk|Amazon\.CDK/.test(file.text)) return;
  const seen = new Set<string>();
  for (const line of linesOf(file.text)) {
    const imports = /\b(?:import|from|require|using)\b|awscdk/.test(line.text) || MEMBER.test(line.text);
    if (COMMENT.test(line.text) || !imports) continue;
    for (const match of line.text.matchAll(IMPORT)) {
      const module = (match[1] ?? match[2] ?? match[3] ?? match[4] ?? '')
        .toLowerCase()
        .replaceAll('_', '-')
        .replace(/-alpha$/, '');
      const category = clouds.categoryOf(`cdk:${module}`);
      if (category === 'other' || seen.has(module)) continue;
      seen.add(module);
      yield observe({
        kind: 'cdk.construct',
        value: module,
        details: { cloud: 'aws', category, source: 'code' },
        message: `${shown(file.path)} makes AWS resources of ${shown(module)}.`,
        at: atText(file, line.start + match.index, match[0].length),
      });
    }
  }
}

/** Stack files beside or below a cdk.json whose names say what they make: `lib/orders-lambda-stack.ts`. */
function* readStackNames(files: readonly FilePath[], clouds: CloudBook): Iterable<Evidence> {
  const roots = new Set(files.filter((file) => file.name === 'cdk.json').map((file) => file.folder));
  if (roots.size === 0) return;
  for (const file of files) {
    if (!isStackCode(file) || !/stack|lambda|function|fargate|ecs|eks/.test(file.name) || !isBelow(file.folder, roots))
      continue;
    const word = /lambda|function/.test(file.name)
      ? 'lambda'
      : /fargate|ecs/.exec(file.name)
        ? 'ecs'
        : /eks/.exec(file.name)?.[0];
    if (word === undefined) continue;
    yield observe({
      kind: 'cdk.construct',
      value: word,
      details: { cloud: 'aws', category: clouds.categoryOf(`cdk:${word}`), source: 'path' },
      message: `The name of ${shown(file.path)} says that it makes ${word} resources on ${clouds.nameOf('aws')}.`,
      at: wholeFile(file.path),
    });
  }
}

function isBelow(folder: string, roots: ReadonlySet<string>): boolean {
  for (let at = folder; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    if (roots.has(at)) return true;
    if (at === '') return false;
  }
}
