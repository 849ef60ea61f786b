import { child, entriesOf, itemsOf, type Node, textOf } from '../documents/node.js';
import { baseName } from '../lib/paths.js';
import type { Evidence } from '../model/evidence.js';
import type { Books } from './books.js';
import { type ChartBook, readRelease } from './charts.js';
import type { CandidateFile, Detector } from './detector.js';
import { atKey, atNode, entryAt, named, observe, shown } from './emit.js';
import { type FilePath, isYaml } from './file-path.js';
import { imageNameOf } from './image-name.js';

/** Charts and their dependencies, Helmfile releases, and values files by their name. */
export function helmDetector({ charts: book }: Books): Detector {
  return {
    name: 'helm',
    extensions: ['yml', 'yaml', 'gotmpl'],
    wants: (file) => isChart(file) || isValues(file) || isHelmfile(file),
    detect: (file) => {
      if (isChart(file)) return readChart(file, book);
      return isHelmfile(file) ? readHelmfile(file, book) : readValues(file);
    },
  };
}

function isChart(file: FilePath): boolean {
  return file.name === 'chart.yaml' || file.name === 'chart.yml' || file.name === 'requirements.yaml';
}

function isValues(file: FilePath): boolean {
  return isYaml(file) && /^(?:.{0,60}[-_.])?values(?:[-_.].{0,60})?\.ya?ml$/.test(file.name);
}

function isHelmfile(file: FilePath): boolean {
  return /^helmfile\.ya?ml(?:\.gotmpl)?$/.test(file.name) || /(?:^|\/)helmfile\.d$/.test(file.folder);
}

function* readChart(file: CandidateFile, book: ChartBook): Iterable<Evidence> {
  const [root] = file.parsed().documents;
  const name = entryAt(root, 'name');
  const chartName = textOf(name?.value);
  const dependencies = itemsOf(child(root, 'dependencies'));
  if (name !== undefined && chartName !== undefined && child(root, 'version') !== undefined) {
    const type = textOf(child(root, 'type')) === 'library' ? 'library' : 'application';
    yield observe({
      kind: 'helm.chart',
      value: type,
      name: chartName,
      details: { version: textOf(child(root, 'version')), dependencies: String(dependencies.length) },
      message: `${shown(chartName)} is a Helm chart${type === 'library' ? ' of helpers for other charts' : ''}.`,
      at: atKey(name, 'name'),
    });
  }
  for (const [index, dependency] of dependencies.entries()) {
    const chart = child(dependency, 'name');
    const text = textOf(chart);
    if (chart === undefined || text === undefined) continue;
    const repository = textOf(child(dependency, 'repository'));
    const mark = book.find(text, repository ?? '');
    const at = atNode(chart, `dependencies[${index}].name`);
    yield observe({
      kind: 'helm.dependency',
      value: text,
      name: textOf(child(dependency, 'alias')) ?? text,
      details: { repository, product: mark?.value, chart: chartName },
      message: `The chart${named(chartName)} depends on the chart ${shown(text)}.`,
      at,
    });
    if (mark === undefined) continue;
    yield observe({
      kind: mark.kind,
      value: mark.value,
      name: text,
      details: { how: 'helm', source: 'chart', ...mark.details },
      message: `The chart${named(chartName)} brings ${mark.value} with it.`,
      at,
    });
  }
}

function* readValues(file: CandidateFile): Iterable<Evidence> {
  yield observe({
    kind: 'helm.values',
    value: baseName(file.path),
    message: `${shown(file.path)} holds values for a Helm chart.`,
    at: { file: file.source(), start: 0, end: 0, pointer: '' },
  });
  if (file.text.length > MAX_VALUES || !/\b(?:repository|image)["']?[ \t]*:/.test(file.text)) return;
  for (const document of file.parsed().documents) yield* readImages(document, '', 0);
}

const MAX_VALUES = 200_000;
const MAX_DEPTH = 8;

/** `image: postgres:16`, or `repository: postgres` beside a tag. */
function* readImages(node: Node, pointer: string, depth: number): Iterable<Evidence> {
  if (depth > MAX_DEPTH) return;
  for (const [index, item] of itemsOf(node).entries()) yield* readImages(item, `${pointer}[${index}]`, depth + 1);
  for (const entry of entriesOf(node)) {
    const place = pointer === '' ? entry.key : `${pointer}.${entry.key}`;
    const text = textOf(entry.value);
    const isImage = entry.key === 'image' || (entry.key === 'repository' && child(node, 'tag') !== undefined);
    if (text === undefined) yield* readImages(entry.value, place, depth + 1);
    else if (isImage && /^[a-z0-9][\w./:@-]*$/.test(text)) {
      const { repository, tag } = imageNameOf(text);
      yield observe({
        kind: 'kubernetes.image',
        value: repository,
        details: { tag: tag ?? textOf(child(node, 'tag')), source: 'values' },
        message: `The values of a Helm chart name the image ${shown(text)}.`,
        at: atKey(entry, place),
      });
    }
  }
}

/** `releases:` of a Helmfile; one that is a template is read as far as it parses. */
function* readHelmfile(file: CandidateFile, book: ChartBook): Iterable<Evidence> {
  for (const document of file.parsed().documents) {
    const repositories = repositoriesOf(document);
    for (const [index, release] of itemsOf(child(document, 'releases')).entries()) {
      const chart = child(release, 'chart');
      const text = textOf(chart);
      if (chart === undefined || text === undefined) continue;
      yield* readRelease(
        {
          chart: text,
          name: textOf(child(release, 'name')),
          namespace: textOf(child(release, 'namespace')),
          repository: repositories.get(text.split('/', 1)[0] ?? ''),
          tool: 'helmfile',
          at: atNode(chart, `releases[${index}].chart`),
        },
        book,
      );
    }
  }
}

function repositoriesOf(document: Node): ReadonlyMap<string, string> {
  const repositories = new Map<string, string>();
  for (const repository of itemsOf(child(document, 'repositories'))) {
    const name = textOf(child(repository, 'name'));
    const url = textOf(child(repository, 'url'));
    if (name !== undefined && url !== undefined) repositories.set(name, url);
  }
  return repositories;
}
