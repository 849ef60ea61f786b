import { once } from '../../lib/once.js';
import { baseName } from '../../lib/paths.js';
import type { Evidence } from '../../model/evidence.js';
import type { DependencyMark, Ecosystem, EvidenceKnowledge } from '../../model/evidence-knowledge.js';
import type { CandidateFile, Detector } from '../detector.js';
import { named, observe, shown } from '../emit.js';
import type { FilePath } from '../file-path.js';
import { WordTable } from '../word-table.js';
import { readMix, readPubspec, readSbt, readSetup } from './more-manifests.js';
import { readNpm } from './npm.js';
import type { Dependency, PackageReading } from './package-reading.js';
import {
  readComposer,
  readDotnet,
  readGemfile,
  readGoModule,
  readGradle,
  readMaven,
  readRequirements,
} from './text-manifests.js';
import { readCargo, readPipfile, readPyproject, readVersionCatalog } from './toml-manifests.js';

type Reader = (file: CandidateFile) => PackageReading | undefined;

const BY_NAME: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['package.json', readNpm],
  ['pyproject.toml', readPyproject],
  ['pipfile', readPipfile],
  ['pom.xml', readMaven],
  ['build.gradle', readGradle],
  ['build.gradle.kts', readGradle],
  ['libs.versions.toml', readVersionCatalog],
  ['go.mod', readGoModule],
  ['cargo.toml', readCargo],
  ['directory.packages.props', readDotnet],
  ['composer.json', readComposer],
  ['gemfile', readGemfile],
  ['mix.exs', readMix],
  ['pubspec.yaml', readPubspec],
  ['build.sbt', readSbt],
  ['setup.py', readSetup],
  ['packages.config', readDotnet],
]);

const BY_EXTENSION: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['csproj', readDotnet],
  ['fsproj', readDotnet],
]);

/** Package manifests: what the package is for, and the dependencies that tell something about the architecture. */
export function libraryDetector(knowledge: EvidenceKnowledge): Detector {
  const marks = once(() => marksOf(knowledge));
  return {
    name: 'libraries',
    wants: (file) => readerOf(file) !== undefined,
    detect: (file) => detect(file, marks()),
  };
}

function marksOf({ dependencies }: EvidenceKnowledge): ReadonlyMap<Ecosystem, WordTable<DependencyMark>> {
  const marks = new Map<Ecosystem, WordTable<DependencyMark>>();
  for (const mark of dependencies) {
    const table = marks.get(mark.ecosystem) ?? new WordTable<DependencyMark>();
    for (const name of mark.names) table.add(normalised(name, mark.ecosystem), mark);
    marks.set(mark.ecosystem, table);
  }
  return marks;
}

/** True for files that declare a package's dependencies. */
export function isPackageManifest(file: FilePath): boolean {
  return readerOf(file) !== undefined && file.name !== 'libs.versions.toml' && file.name !== 'directory.packages.props';
}

function readerOf(file: FilePath): Reader | undefined {
  const reader = BY_NAME.get(file.name) ?? BY_EXTENSION.get(file.extension);
  if (reader !== undefined) return reader;
  return file.extension === 'txt' && /^requirements/.test(file.name) ? readRequirements : undefined;
}

function* detect(file: CandidateFile, marks: ReadonlyMap<Ecosystem, WordTable<DependencyMark>>): Iterable<Evidence> {
  const reading = readerOf(file)?.(file);
  if (reading === undefined) return;
  yield observe({
    kind: 'package.manifest',
    value: reading.tool,
    name: reading.name,
    details: { purpose: reading.purpose, dependencies: String(reading.dependencies.length) },
    message: `${shown(file.path)} is the manifest of ${reading.purpose === undefined ? 'a package' : article(reading.purpose)}${named(reading.name)}.`,
    at: reading.at,
  });
  const table = marks.get(reading.ecosystem);
  for (const dependency of table === undefined ? [] : reading.dependencies) {
    const mark = table?.find(normalised(dependency.name, reading.ecosystem));
    if (mark !== undefined) yield dependencyEvidence(file, reading, dependency, mark);
  }
}

function dependencyEvidence(
  file: CandidateFile,
  reading: PackageReading,
  dependency: Dependency,
  mark: DependencyMark,
): Evidence {
  return observe({
    kind: mark.kind,
    value: mark.value,
    name: dependency.name,
    details: {
      ecosystem: reading.ecosystem,
      source: 'dependency',
      development: dependency.development ? 'true' : undefined,
      package: reading.name ?? baseName(file.folder),
      ...mark.details,
    },
    message: `${shown(file.path)} depends on ${shown(dependency.name)}${dependency.development ? ' for development' : ''}.`,
    at: dependency.at,
  });
}

/** Python reads `-`, `_` and `.` in package names alike (PEP 503). */
function normalised(name: string, ecosystem: Ecosystem): string {
  return ecosystem === 'python' ? name.replaceAll(/[-_.]+/g, '-') : name;
}

function article(purpose: string): string {
  return `${/^[aeiou]/.test(purpose) ? 'an' : 'a'} ${purpose === 'cli' ? 'command-line program' : purpose}`;
}
