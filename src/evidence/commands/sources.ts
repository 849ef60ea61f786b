import { type FilePath, isYaml } from '../file-path.js';

/** Where commands are written down. */
export type CommandSource = 'makefile' | 'script' | 'ci' | 'readme' | 'package' | 'unit';

/** What a file is by its extension alone; the others need a look at the name. */
const BY_EXTENSION: ReadonlyMap<string, CommandSource> = new Map([
  ['sh', 'script'],
  ['bash', 'script'],
  ['zsh', 'script'],
  ['ps1', 'script'],
  ['bat', 'script'],
  ['cmd', 'script'],
  ['mk', 'makefile'],
  ['just', 'makefile'],
  ['service', 'unit'],
]);

const CI_NAMES =
  /^(?:\.gitlab-ci|bitbucket-pipelines|azure-pipelines.{0,40}|\.travis|\.drone|\.woodpecker|buildspec.{0,40}|cloudbuild.{0,40}|appveyor)\.ya?ml$/;

const CI_FOLDERS =
  /(?:^|\/)\.(?:github\/(?:workflows|actions(?:\/[^/]{1,80})?)|circleci|gitlab(?:\/[^/]{1,80}){0,3}|buildkite|woodpecker|azure-pipelines|drone)$/;

const READMES =
  /^(?:readme|deploy|deployment|install|installation|setup|quickstart|quick-start|getting[-_]started|usage|development)\b.{0,40}\.(?:md|markdown|rst|adoc|txt)$/;

/** Files without an extension, and names in which a dot is no extension. */
const NAMES = /^(?:(?:gnu)?makefile|\.?justfile|vagrantfile|rakefile|jenkinsfile|readme)(?:\..{1,40})?$/;

/** Undefined for files that hold no commands for people or machines to run. */
export function commandSourceOf(file: FilePath): CommandSource | undefined {
  const source = BY_EXTENSION.get(file.extension);
  if (source !== undefined) return source;
  if (isYaml(file)) {
    if (/^taskfile(?:\..{1,40})?\.ya?ml$/.test(file.name)) return 'makefile';
    return CI_NAMES.test(file.name) || CI_FOLDERS.test(file.folder) ? 'ci' : undefined;
  }
  if (file.extension === 'json') return file.name === 'package.json' ? 'package' : undefined;
  if (READMES.test(file.name)) return 'readme';
  const name = NAMES.exec(file.name)?.[0];
  if (name === undefined) return undefined;
  if (name.includes('makefile') || name.includes('justfile')) return 'makefile';
  if (name.startsWith('jenkinsfile')) return 'ci';
  return name.startsWith('readme') ? (name === 'readme' ? 'readme' : undefined) : 'script';
}

/** True for what make reads, of the files that describe tasks: not for justfiles, Taskfiles and the `Makefile.toml` of Cargo. */
export function isMakefile({ name, extension }: FilePath): boolean {
  return extension === 'mk' || (/^(?:gnu)?makefile/.test(name) && extension !== 'toml');
}
