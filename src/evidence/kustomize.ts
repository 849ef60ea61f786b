import { child, descend, itemsOf, type Node, textOf } from '../documents/node.js';
import type { Evidence } from '../model/evidence.js';
import type { Books } from './books.js';
import { type ChartBook, readRelease } from './charts.js';
import type { CandidateFile, Detector } from './detector.js';
import { atNode, observe, shown } from './emit.js';

/** Folders that Kustomize builds: bases hold resources, overlays refer to other folders, components are mixed in. */
export function kustomizeDetector({ charts: book }: Books): Detector {
  return {
    name: 'kustomize',
    extensions: ['yml', 'yaml', ''],
    wants: (file) => /^kustomization(?:\.ya?ml)?$/.test(file.name),
    detect: (file) => detect(file, book),
  };
}

function* detect(file: CandidateFile, book: ChartBook): Iterable<Evidence> {
  const [root] = file.parsed().documents;
  // Flux has a kind of the same name, whose files are sometimes called so as well.
  if (root?.kind !== 'mapping' || (textOf(child(root, 'apiVersion')) ?? '').includes('fluxcd')) return;
  const resources = itemsOf(child(root, 'resources'));
  const bases = itemsOf(child(root, 'bases'));
  const folder = file.folder === '' ? '.' : file.folder;
  const role = roleOf(root, [...resources, ...bases]);
  yield observe({
    kind: 'kustomize.kustomization',
    value: role,
    name: folder,
    details: {
      resources: String(resources.length + bases.length),
      namespace: textOf(child(root, 'namespace')),
      images: String(itemsOf(child(root, 'images')).length),
    },
    message: `${shown(folder)} is a Kustomize ${role}.`,
    at: { file: root.file, start: root.start, end: root.start, pointer: '' },
  });
  for (const [index, chart] of itemsOf(child(root, 'helmCharts')).entries()) {
    const name = child(chart, 'name');
    const text = textOf(name);
    if (name === undefined || text === undefined) continue;
    yield* readRelease(
      {
        chart: text,
        name: textOf(child(chart, 'releaseName')),
        namespace: textOf(child(chart, 'namespace')),
        repository: textOf(child(chart, 'repo')),
        tool: 'kustomize',
        at: atNode(name, `helmCharts[${index}].name`),
      },
      book,
    );
  }
}

function roleOf(root: Node, references: readonly Node[]): 'base' | 'overlay' | 'component' {
  if (textOf(descend(root, 'kind')) === 'Component') return 'component';
  const isFolder = (text: string): boolean => !/\.(?:ya?ml|json)$/.test(text) || text.includes('://');
  return references.some((reference) => isFolder(textOf(reference) ?? '.yaml')) ? 'overlay' : 'base';
}
