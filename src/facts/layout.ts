import { quoted } from '../lib/quoted.js';
import type { Vocabulary } from '../model/survey-knowledge.js';
import type { Fact } from './fact.js';
import { countFact, numberIn, type Seen, tally, valuesFact } from './seen.js';
import { known, knownCount, pathReason, reasonOf } from './sheet.js';

/** What a platform keeps beside an application: sites without code of their own, and stores. */
const BESIDES: ReadonlySet<string> = new Set(['static', 'database']);

/** What the tree shows: Dockerfiles, service folders, what is published, platforms and commands. */
export function layoutFacts(seen: Seen, paths: readonly string[], words: Vocabulary): readonly Fact[] {
  const dockerfiles = seen.of('dockerfile.file');
  const folders = new Map(dockerfiles.map((item) => [item.value, item]));
  const serviceFolders = seen.of('layout.service-folder');
  const platforms = seen.of('platform.app');
  const containerised = serviceFolders.filter((item) => /dockerfile|compose/.test(item.details?.has ?? ''));
  return [
    known('layout.paths', paths.length),
    knownCount('layout.dockerfiles', [...folders.values()], reasonOf),
    known('layout.root-dockerfile', folders.has('.'), dockerfiles.filter((item) => item.value === '.').map(reasonOf)),
    countFact('layout.service-folders', serviceFolders),
    countFact('layout.containerised-folders', containerised),
    countFact('layout.function-folders', seen.of('layout.function-folder')),
    valuesFact('layout.folders', seen.of('layout.folder')),
    knownCount('layout.cluster-files', paths.filter(isClusterFile(words)), (path) =>
      pathReason(path, `${quoted(path)} lies in a folder that is named after Kubernetes.`),
    ),
    valuesFact('layout.publishes', seen.of('layout.publishes')),
    countFact('layout.lessons', seen.of('layout.lessons')),
    valuesFact('layout.galleries', seen.of('layout.gallery')),
    known(
      'layout.gallery-size',
      seen.of('layout.gallery').reduce((most, item) => Math.max(most, numberIn(item, 'count')), 0),
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
    valuesFact('platform.apps', platforms),
    valuesFact(
      'platform.whole-apps',
      platforms.filter((item) => !BESIDES.has(item.details?.type ?? '')),
    ),
    // Of the root alone: what a readme further down says is said of a part.
    valuesFact(
      'readme.claims',
      seen.of('readme.claim').filter((item) => !item.at.file.path.includes('/')),
    ),
    valuesFact('deploy.hosts', seen.of('deploy.host')),
    valuesFact('process.managers', seen.of('process.unit').filter(notFromReadme)),
  ];
}

/** A manifest or a template of one, in a folder that is named after what deploys it. */
function isClusterFile(words: Vocabulary): (path: string) => boolean {
  const folders = new Set(words.cluster);
  return (path) => {
    const parts = path.toLowerCase().split('/');
    const name = parts.pop() ?? '';
    return /\.ya?ml(\.[a-z0-9]+)?$/.test(name) && parts.some((part) => folders.has(part));
  };
}

function notFromReadme(item: { readonly details?: Readonly<Record<string, string>> }): boolean {
  return item.details?.source !== 'readme';
}
