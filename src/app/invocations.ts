import type { Invocation } from '../compose/discovery/invocation.js';
import type { EvidenceCollector } from '../evidence/collect.js';
import { baseName, folderOf } from '../lib/paths.js';
import type { Evidence } from '../model/evidence.js';

const HOW: Readonly<Record<string, Invocation['how']>> = {
  makefile: 'makefile',
  script: 'script',
  unit: 'script',
  package: 'package-script',
  ci: 'ci',
  readme: 'readme',
};

/** How the repository's own commands start Compose, in the order of their places. */
export function invocationsOf(collector: EvidenceCollector): readonly Invocation[] {
  return collector.lookFor('commands').flatMap((evidence) => invocationOf(evidence) ?? []);
}

function invocationOf({ kind, value, details = {}, at }: Evidence): Invocation | undefined {
  const how = HOW[details.source ?? ''];
  // A stack of Swarm is made of its files in the same way, and has no files but those that are named.
  const starts = kind === 'command.compose' || (kind === 'swarm.command' && details.files !== undefined);
  if (!starts || how === undefined) return undefined;
  const { target, directory } = details;
  const command = target === undefined ? undefined : commandOf(at.file.path, how, target);
  return {
    how,
    starts: value === 'up' || kind === 'swarm.command',
    ...(command !== undefined && { command }),
    ...(target !== undefined && { target }),
    files: wordsOf(details.files),
    profiles: wordsOf(details.profiles),
    envFiles: wordsOf(details.envFiles),
    ...(details.project !== undefined && { project: details.project }),
    ...(directory !== undefined && { directory }),
    folder: details.folder ?? '',
    at,
  };
}

function wordsOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(' ').filter((word) => word !== '');
}

/** What a person types to start a task of a file. */
function commandOf(path: string, how: Invocation['how'], target: string): string | undefined {
  if (how === 'package-script') return `npm run ${target}`;
  if (how !== 'makefile') return undefined;
  const name = baseName(path).toLowerCase();
  if (name.includes('justfile') || name.endsWith('.just')) return `just ${target}`;
  if (name.startsWith('taskfile')) return `task ${target}`;
  if (name.endsWith('.toml')) return `cargo make ${target}`;
  const folder = folderOf(path);
  return folder === '' || name.endsWith('.mk') ? `make ${target}` : `make -C ${folder} ${target}`;
}
