import type { Fact } from './fact.js';
import { countFact, type Seen, tally, valuesFact } from './seen.js';
import { known, knownCount, reasonOf } from './sheet.js';

/** What the tree shows: Dockerfiles, service folders, what is published, platforms and commands. */
export function layoutFacts(seen: Seen, paths: readonly string[]): readonly Fact[] {
  const dockerfiles = seen.of('dockerfile.file');
  const folders = new Map(dockerfiles.map((item) => [item.value, item]));
  const serviceFolders = seen.of('layout.service-folder');
  const containerised = serviceFolders.filter((item) => /dockerfile|compose/.test(item.details?.has ?? ''));
  return [
    known('layout.paths', paths.length),
    knownCount('layout.dockerfiles', [...folders.values()], reasonOf),
    known('layout.root-dockerfile', folders.has('.'), dockerfiles.filter((item) => item.value === '.').map(reasonOf)),
    countFact('layout.service-folders', serviceFolders),
    countFact('layout.containerised-folders', containerised),
    countFact('layout.function-folders', seen.of('layout.function-folder')),
    valuesFact('layout.folders', seen.of('layout.folder')),
    known('layout.cluster-files', filesIn(seen, 'kubernetes', 'helm', 'gitops'), []),
    valuesFact('layout.publishes', seen.of('layout.publishes')),
    valuesFact('layout.galleries', seen.of('layout.gallery')),
    known(
      'layout.gallery-size',
      Math.max(0, ...seen.of('layout.gallery').map((item) => Number(item.details?.count ?? 0))),
    ),
    valuesFact('layout.languages', seen.of('layout.source')),
    known('layout.sources', tally(seen.of('layout.source')), seen.of('layout.source').slice(0, 3).map(reasonOf)),
    valuesFact('layout.contracts', seen.of('layout.contract')),
    valuesFact('package.frameworks', seen.of('package.framework')),
    valuesFact('package.purposes', seen.of('package.manifest'), (item) => item.details?.purpose),
    valuesFact('library.microservices', seen.of('library.microservices')),
    valuesFact('dockerfile.own-code', seen.of('dockerfile.own-code')),
    valuesFact('command.networks', seen.of('command.network-create')),
    valuesFact('command.deploys', [...seen.of('command.deploy'), ...seen.of('ci.deploy')].filter(notFromReadme)),
    valuesFact('ansible.installs', seen.of('ansible.install')),
    valuesFact('platform.apps', seen.of('platform.app')),
  ];
}

/** Files in folders that are named after a role. */
function filesIn(seen: Seen, ...roles: string[]): number {
  return seen
    .of('layout.folder')
    .filter((folder) => roles.includes(folder.value))
    .reduce((sum, folder) => sum + Number(folder.details?.files ?? 0), 0);
}

function notFromReadme(item: { readonly details?: Readonly<Record<string, string>> }): boolean {
  return item.details?.source !== 'readme';
}
