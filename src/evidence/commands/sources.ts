import { type FilePath, isYaml } from '../file-path.js';

/** Where commands are written down. */
export type CommandSource = 'makefile' | 'script' | 'ci' | 'readme' | 'package';

const SCRIPT_EXTENSIONS: ReadonlySet<string> = new Set(['sh', 'bash', 'zsh', 'ps1', 'bat', 'cmd']);

const CI_NAMES =
  /^(?:\.gitlab-ci|bitbucket-pipelines|azure-pipelines.{0,40}|\.travis|\.drone|\.woodpecker|buildspec.{0,40}|cloudbuild.{0,40}|appveyor)\.ya?ml$|^jenkinsfile/;

const CI_FOLDERS =
  /(?:^|\/)\.(?:github\/(?:workflows|actions(?:\/[^/]{1,80})?)|circleci|gitlab(?:\/[^/]{1,80}){0,3}|buildkite|woodpecker|azure-pipelines|drone)$/;

const READMES =
  /^(?:readme|deploy|deployment|install|installation|setup|quickstart|quick-start|getting[-_]started|usage|development)\b.{0,40}\.(?:md|markdown|rst|adoc|txt)$|^readme$/;

/** Undefined for files that hold no commands for people or machines to run. */
export function commandSourceOf(file: FilePath): CommandSource | undefined {
  if (/^(?:gnu)?makefile(?:\..{1,40})?$/.test(file.name) || file.extension === 'mk') return 'makefile';
  if (/^\.?justfile$/.test(file.name) || file.extension === 'just' || /^taskfile(?:\..{1,40})?\.ya?ml$/.test(file.name))
    return 'makefile';
  if (SCRIPT_EXTENSIONS.has(file.extension) || file.name === 'vagrantfile' || file.name === 'rakefile') return 'script';
  if (CI_NAMES.test(file.name) || ((isYaml(file) || file.name === 'action.yml') && CI_FOLDERS.test(file.folder)))
    return 'ci';
  if (READMES.test(file.name)) return 'readme';
  return file.name === 'package.json' ? 'package' : undefined;
}
