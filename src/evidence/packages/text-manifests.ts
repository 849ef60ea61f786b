import { child, entriesOf, textOf } from '../../documents/node.js';
import type { Ecosystem } from '../../model/evidence-knowledge.js';
import type { CandidateFile } from '../detector.js';
import { atKey, entryAt } from '../emit.js';
import { atText, linesOf } from '../text-lines.js';
import type { Dependency, PackageReading } from './package-reading.js';
import { requirementName } from './toml-manifests.js';

/** requirements.txt and its relatives: one specifier a line. */
export function readRequirements(file: CandidateFile): PackageReading {
  const development = /dev|test|lint|docs/.test(file.name);
  const dependencies: Dependency[] = [];
  for (const line of linesOf(file.text)) {
    const name = requirementName(line.text);
    const at = name === undefined ? -1 : line.text.indexOf(name);
    if (name !== undefined) dependencies.push({ name, development, at: atText(file, line.start + at, name.length) });
  }
  return { ecosystem: 'python', tool: 'python', dependencies, at: atText(file, 0, 0) };
}

/** Manifests whose dependencies are told line by line: each pattern's first group is the name. */
function readLines(
  file: CandidateFile,
  ecosystem: Ecosystem,
  tool: string,
  pattern: RegExp,
  rest: Partial<PackageReading> = {},
): PackageReading {
  const dependencies: Dependency[] = [];
  for (const line of linesOf(file.text)) {
    for (const match of line.text.matchAll(pattern)) {
      const name = match[1] ?? '';
      const offset = match.index + match[0].indexOf(name);
      dependencies.push({
        name,
        development: isForTests(line.text),
        at: atText(file, line.start + offset, name.length),
      });
    }
  }
  return { ecosystem, tool, dependencies, at: atText(file, 0, 0), ...rest };
}

function isForTests(line: string): boolean {
  return /\b(?:testImplementation|testCompile|testRuntime|androidTestImplementation)\b/.test(line);
}

/** pom.xml: the artifacts of dependencies and plugins; the project's own artifact is among them and harmless. */
export function readMaven(file: CandidateFile): PackageReading {
  const purpose =
    /<packaging>pom<\/packaging>/.test(file.text) && file.text.includes('<modules>') ? 'workspace' : undefined;
  return readLines(file, 'maven', 'maven', /<artifactId>[ \t]*([\w.-]{1,150})[ \t]*<\/artifactId>/g, { purpose });
}

/** build.gradle and build.gradle.kts: `implementation 'group:artifact:version'`. */
export function readGradle(file: CandidateFile): PackageReading {
  return readLines(file, 'maven', 'gradle', /["'][\w.-]{1,150}:([\w.-]{1,150})(?::[^"']{0,100})?["']/g);
}

/** go.mod: `module` and the lines of `require`; what only other modules need says nothing about this one. */
export function readGoModule(file: CandidateFile): PackageReading {
  const name = /^module[ \t]+(\S{1,200})/m.exec(file.text)?.[1];
  return readLines(
    file,
    'go',
    'go',
    /^(?:require)?[ \t]+([\w.~-]{1,100}(?:\/[\w.~-]{1,100}){0,8})[ \t]+v\d(?!.*\/\/[ \t]*indirect)/g,
    {
      name,
    },
  );
}

/** Project files of .NET and central package versions. */
export function readDotnet(file: CandidateFile): PackageReading {
  const sdk = /<Project[ \t]+Sdk="([^"]{1,100})"/.exec(file.text)?.[1] ?? '';
  const isProgram = /<OutputType>(?:Exe|WinExe)<\/OutputType>/.test(file.text) || /Web|Worker|Functions/.test(sdk);
  return readLines(
    file,
    'dotnet',
    'dotnet',
    /<(?:Package(?:Reference|Version)|package)[ \t][^>]{0,200}?\b(?:Include|Update|id)="([\w.-]{1,150})"/g,
    {
      name: file.name.replace(/\.\w+$/, ''),
      purpose: isProgram
        ? 'application'
        : file.text.includes('<IsPackable>true') || file.text.includes('<PackageId>')
          ? 'library'
          : undefined,
    },
  );
}

/** Gemfile. */
export function readGemfile(file: CandidateFile): PackageReading {
  return readLines(file, 'ruby', 'ruby', /^[ \t]*gem[ \t(]+["']([\w./-]{1,100})["']/g);
}

/** composer.json. */
export function readComposer(file: CandidateFile): PackageReading | undefined {
  const [root] = file.parsed().documents;
  const anchor = entryAt(root, 'require') ?? entryAt(root, 'name');
  if (anchor === undefined) return undefined;
  const dependencies = (['require', 'require-dev'] as const).flatMap((field) =>
    [...entriesOf(child(root, field))].map((entry) => ({
      name: entry.key,
      development: field === 'require-dev',
      at: atKey(entry, `${field}.${entry.key}`),
    })),
  );
  const type = textOf(child(root, 'type'));
  const purpose = type === 'library' ? 'library' : type === 'project' ? 'application' : undefined;
  return {
    ecosystem: 'composer',
    tool: 'composer',
    name: textOf(child(root, 'name')),
    purpose,
    dependencies,
    at: atKey(anchor, anchor.key),
  };
}
