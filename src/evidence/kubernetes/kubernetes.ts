import type { Evidence } from '../../model/evidence.js';
import type { Companion, ImageMark, LabelMark } from '../../model/evidence-knowledge.js';
import type { Books } from '../books.js';
import type { ChartBook } from '../charts.js';
import type { CandidateFile, Detector } from '../detector.js';
import { type FilePath, isYaml, segmentsOf } from '../file-path.js';
import type { CloudBook } from '../infrastructure/clouds.js';
import { looksLikeTemplate } from '../template-text.js';
import { tableOf, type WordTable } from '../word-table.js';
import { composedObjects, readCrossplane } from './crossplane.js';
import { readDaprComponent } from './dapr.js';
import { readMeshGateway } from './gateway-api.js';
import { readLabelLines, readLabels } from './labels.js';
import { type KubernetesObject, objectsIn } from './object.js';
import { readReleases } from './releases.js';
import { ApiGroups, readResource } from './resource.js';
import { readSidecars } from './sidecar.js';
import { objectsInTemplate, readImageLines } from './template.js';
import { readWorkload } from './workload.js';

/** Larger files are bundles that a tool wrote; their objects are read from the lines. */
const MAX_PARSED = 200_000;

const TEMPLATE_EXTENSIONS: ReadonlySet<string> = new Set(['j2', 'tpl', 'tmpl', 'gotmpl', 'erb', 'template', 'jinja2']);

interface Knowledge {
  readonly groups: ApiGroups;
  readonly foreign: ReadonlySet<string>;
  readonly labels: ReadonlyMap<string, LabelMark>;
  readonly charts: ChartBook;
  readonly companions: WordTable<Companion>;
  readonly clouds: CloudBook;
  readonly images: WordTable<ImageMark>;
}

/**
 * Objects of Kubernetes and of everything that extends it, from manifests and from templates read without rendering:
 * workloads, images, sidecars, resources, custom resources by API group (meshes, operators, functions, edge, delivery), labels.
 */
export function kubernetesDetector({ knowledge, charts, clouds }: Books): Detector {
  const known: Knowledge = {
    groups: new ApiGroups(knowledge.apiGroups),
    foreign: new Set(knowledge.foreignGroups),
    labels: new Map(knowledge.labels.map((label) => [label.key, label])),
    charts,
    companions: tableOf(knowledge.companions, (companion) => companion.images),
    clouds,
    images: tableOf(knowledge.images, (mark) => mark.images),
  };
  const folders = new Set(knowledge.folders.roles.find((role) => role.name === 'kubernetes')?.words ?? []);
  return {
    name: 'kubernetes',
    wants: (file) => isYaml(file) || isTemplate(file) || (file.extension === 'json' && isIn(file, folders)),
    detect: (file) => detect(file, known),
  };
}

function* detect(file: CandidateFile, known: Knowledge): Iterable<Evidence> {
  if (!mayDeclareObjects(file)) return;
  if (isReadByLines(file)) {
    yield* readLabelLines(file, known.labels);
    yield* readImageLines(file);
  }
  for (const object of objectsOfFile(file, known.foreign)) yield* readObject(object, known);
}

function mayDeclareObjects(file: CandidateFile): boolean {
  return file.text.includes('apiVersion') && file.text.includes('kind');
}

/** Whether the objects of a file can only be told from its lines. */
function isReadByLines(file: CandidateFile): boolean {
  const template = looksLikeTemplate(file.text);
  if (file.text.length > MAX_PARSED || isTemplate(file) || (template && isIn(file, new Set(['templates']))))
    return true;
  return template && file.parsed().problems.some((problem) => problem.severity === 'error');
}

/** The objects of Kubernetes that a file declares, without those of other tools that only look like some. */
export function* objectsOfFile(file: CandidateFile, foreign: ReadonlySet<string>): Iterable<KubernetesObject> {
  if (!mayDeclareObjects(file)) return;
  const objects = isReadByLines(file)
    ? objectsInTemplate(file, isIn(file, new Set(['templates'])) ? 'helm-template' : 'template')
    : objectsIn(file.parsed().documents);
  for (const object of objects) if (!isForeign(object, foreign)) yield object;
}

function* readObject(object: KubernetesObject, known: Knowledge): Iterable<Evidence> {
  yield* readWorkload(object, known.images);
  yield* readSidecars(object, known.companions);
  yield* readDaprComponent(object);
  yield* readCrossplane(object, known.clouds);
  yield* readReleases(object, known.charts);
  yield* readMeshGateway(object);
  yield* readResource(object, known.groups, known.clouds);
  yield* readLabels(object, known.labels);
  for (const composed of composedObjects(object)) yield* readResource(composed, known.groups, known.clouds);
}

/** Files that only look like objects: other tools' configuration, and the credentials file of kubectl. */
function isForeign(object: KubernetesObject, foreign: ReadonlySet<string>): boolean {
  return foreign.has(object.group) || (object.kind === 'Config' && object.group === '');
}

function isTemplate(file: FilePath): boolean {
  if (!TEMPLATE_EXTENSIONS.has(file.extension)) return false;
  return /\.ya?ml\.\w+$/.test(file.name);
}

function isIn(file: FilePath, folders: ReadonlySet<string>): boolean {
  return segmentsOf(file.folder).some((segment) => folders.has(segment.toLowerCase()));
}
