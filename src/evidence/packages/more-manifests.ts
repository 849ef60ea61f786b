import { child, entriesOf, textOf } from '../../documents/node.js';
import type { CandidateFile } from '../detector.js';
import { atKey, entryAt } from '../emit.js';
import { atText, linesOf } from '../text-lines.js';
import type { Dependency, PackageReading } from './package-reading.js';
import { requirementName } from './toml-manifests.js';

/** mix.exs of Elixir: `{:broadway_kafka, "~> 0.4"}`. */
export function readMix(file: CandidateFile): PackageReading {
  const dependencies: Dependency[] = [];
  for (const line of linesOf(file.text)) {
    if (/^[ \t]*#/.test(line.text)) continue;
    for (const match of line.text.matchAll(
      /\{[ \t]*:([a-z][a-z0-9_]{0,80})[ \t]*,[ \t]*(?:["~]|github:|git:|path:|in_umbrella:|only:)/g,
    )) {
      const name = match[1] ?? '';
      const at = atText(file, line.start + match.index + match[0].indexOf(name), name.length);
      dependencies.push({ name, development: /only:[ \t]*\[?:(?:dev|test)/.test(line.text), at });
    }
  }
  const name = /\bapp:[ \t]*:([a-z][a-z0-9_]{0,80})/.exec(file.text)?.[1];
  const purpose = /\bpackage:/.test(file.text) ? 'library' : undefined;
  return { ecosystem: 'elixir', tool: 'elixir', name, purpose, dependencies, at: atText(file, 0, 0) };
}

/** pubspec.yaml of Dart and Flutter. */
export function readPubspec(file: CandidateFile): PackageReading | undefined {
  const [root] = file.parsed().documents;
  const anchor = entryAt(root, 'name');
  if (anchor === undefined) return undefined;
  const dependencies = (['dependencies', 'dev_dependencies'] as const).flatMap((field) =>
    [...entriesOf(child(root, field))].map((entry) => ({
      name: entry.key,
      development: field === 'dev_dependencies',
      at: atKey(entry, `${field}.${entry.key}`),
    })),
  );
  return { ecosystem: 'dart', tool: 'dart', name: textOf(anchor.value), dependencies, at: atKey(anchor, 'name') };
}

/** build.sbt of Scala: `"org.apache.kafka" %% "kafka-clients" % "3.7.0"`. */
export function readSbt(file: CandidateFile): PackageReading {
  const dependencies: Dependency[] = [];
  for (const line of linesOf(file.text)) {
    if (/^[ \t]*\/\//.test(line.text)) continue;
    for (const match of line.text.matchAll(/"[\w.-]{1,150}"[ \t]*%%?%?[ \t]*"([\w.-]{1,150})"/g)) {
      const name = match[1] ?? '';
      const at = atText(file, line.start + match.index + match[0].lastIndexOf(name), name.length);
      dependencies.push({ name, development: /%[ \t]*"?Test\b/i.test(line.text), at });
    }
  }
  const name = /^[ \t]*(?:ThisBuild[ \t]*\/[ \t]*)?name[ \t]*:=[ \t]*"([^"]{1,100})"/m.exec(file.text)?.[1];
  return { ecosystem: 'maven', tool: 'sbt', name, dependencies, at: atText(file, 0, 0) };
}

const MAX_LIST = 10_000;

/** setup.py of Python: the list that `install_requires` holds; what a program puts together is not followed. */
export function readSetup(file: CandidateFile): PackageReading | undefined {
  const call = /\bsetup[ \t]*\(/.exec(file.text);
  if (call === null) return undefined;
  const dependencies: Dependency[] = [];
  const list = /\binstall_requires[ \t]*=[ \t]*\[/.exec(file.text);
  if (list !== null) {
    const start = list.index + list[0].length;
    const rest = file.text.slice(start, start + MAX_LIST);
    const end = /^[ \t]*\]|["'][ \t]*,?[ \t]*\]/m.exec(rest);
    const body = end === null ? rest : rest.slice(0, end.index + 1);
    for (const match of body.matchAll(/(["'])([^"'\n]{1,200})\1/g)) {
      const name = requirementName(match[2] ?? '');
      if (name === undefined) continue;
      dependencies.push({ name, development: false, at: atText(file, start + match.index + 1, name.length) });
    }
  }
  const name = /\bname[ \t]*=[ \t]*["']([\w.-]{1,100})["']/.exec(file.text.slice(call.index))?.[1];
  const purpose = /\b(?:entry_points|scripts)[ \t]*=/.test(file.text) ? 'cli' : 'library';
  return {
    ecosystem: 'python',
    tool: 'python',
    name,
    purpose,
    dependencies,
    at: atText(file, call.index, call[0].length),
  };
}
