import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { addRepository, type LocalGithub } from '../github/server/server.js';
import type { About } from '../github/server/state.js';
import { cloud, cluster, events, library, microservices, monolith, openStore, serverless, tiers } from './contents.js';
import { type Commit, commitOf, type Files, nameOf, publishCommit, writeMirror } from './git-objects.js';

/** A repository of the organisation. */
export interface Fixture {
  /** Without its owner. */
  readonly name: string;
  /** Absent: nothing was ever pushed. */
  readonly files?: Files;
  readonly about?: Partial<About>;
  /** More entries than this are not listed at once. */
  readonly treeLimit?: number;
  /** Paths of contents that neither GitHub nor the mirror has. */
  readonly lacking?: readonly string[];
}

export const OWNER = 'acme';
export const DAY = '2030-06-15';

/** What is given to all repositories: stores that anyone reaches fail, and waivers end. */
export const POLICY = `preset: recommended
fail-on: error
exceptions: { waivers: merged, longest-waiver: 365 }
repositories:
  - match: { topics: [regulated] }
    expected-patterns: [multi-tier]
  - match: { properties: { tier: experimental } }
    enforcement: observe
waivers:
  - rules: [published-store-port]
    repositories: [legacy-*]
    owner: "@acme/platform"
    reason: Moved behind the gateway with the next release.
    since: 2030-03-01
    until: 2030-07-01
`;
export const POLICY_NAME = 'acme/policies/base.yml@v1';

const OWNERS: Files = { '.github/CODEOWNERS': '* @acme/payments\n' };

/** Forty-eight repositories as they stand in organisations, the awkward ones among them. */
export const FIXTURES: readonly Fixture[] = [
  ...['billing', 'checkout', 'invoices', 'ledger', 'payouts', 'refunds'].map((name) => ({
    name,
    files: { ...monolith(name), ...OWNERS },
    about: { language: 'TypeScript', topics: ['payments'] },
  })),
  ...['accounts', 'cards', 'kyc', 'loans'].map((name) => ({
    name,
    files: tiers(name),
    about: { language: 'Java', topics: ['payments', 'regulated'] },
  })),
  ...['legacy-crm', 'legacy-shop', 'wiki', 'survey'].map((name) => ({
    name,
    files: openStore(name),
    about: { language: 'Python' },
  })),
  ...['catalog', 'search', 'delivery'].map((name, index) => ({
    name,
    files: microservices(name, ['orders', 'stock', 'prices', 'users'].slice(0, 3 + (index % 2))),
    about: { language: 'Go', topics: ['shop'] },
  })),
  ...['notifications', 'audit-trail', 'imports'].map((name) => ({
    name,
    files: events(name),
    about: { language: 'JavaScript' },
  })),
  ...['thumbnails', 'reports'].map((name) => ({ name, files: serverless(name), about: { language: 'JavaScript' } })),
  ...['ingest', 'metrics', 'identity'].map((name) => ({ name, files: cluster(name), about: { language: 'Go' } })),
  ...['landing-zone', 'lambda-tools'].map((name) => ({ name, files: cloud(name), about: { language: 'HCL' } })),
  ...['ui-kit', 'logger', 'eslint-config', 'docs'].map((name) => ({ name, files: library(name) })),
  // Their own policies: one extends the shared one, one waives, one has mistakes, one names a policy that is nowhere.
  {
    name: 'own-policy',
    files: { ...openStore('own-policy'), '.groundplan.yml': `extends: ${POLICY_NAME}\nfail-on: warning\n` },
  },
  {
    name: 'waived',
    files: {
      ...openStore('waived'),
      '.groundplan.yml': `waivers:
  - rules: [published-store-port]
    owner: "@acme/shop"
    reason: The importer needs it.
    since: 2030-01-10
    until: 2030-06-25
`,
    },
  },
  {
    name: 'commented',
    files: {
      'compose.yaml':
        'services:\n  db:\n    image: postgres:16.4\n    # groundplan: ignore published-store-port until 2030-08-01 -- local development\n    ports: ["5432:5432"]\n',
    },
  },
  {
    name: 'bad-config',
    files: { ...monolith('bad-config'), '.groundplan.yml': 'preset: strictest\nrules: { nonsense: off }\n' },
  },
  {
    name: 'lost-policy',
    files: { ...library('lost-policy'), '.groundplan.yml': 'extends: acme/policies/gone.yml@v1\n' },
  },
  {
    name: 'broken-yaml',
    files: { 'compose.yaml': 'services:\n  web: [unclosed\n  db: {{{\n', 'docker-compose.prod.yml': '\u0000\u0001' },
  },
  { name: 'experiment', files: openStore('experiment'), about: { properties: { tier: 'experimental' } } },
  // Awkward ones.
  { name: 'new-and-empty' },
  { name: 'fork-of-nginx', files: library('fork'), about: { fork: true } },
  { name: 'old-portal', files: openStore('old-portal'), about: { archived: true } },
  { name: 'secret-plans', files: monolith('secret-plans'), about: { private: true } },
  { name: 'renamed-branch', files: monolith('renamed-branch'), about: { defaultBranch: 'trunk' } },
  {
    name: 'links',
    files: {
      'real/compose.yaml': monolith('links')['compose.yaml'] ?? '',
      'compose.yaml': '-> real/compose.yaml',
      'out.yml': '-> ../../etc/passwd',
      'vendor/lib': '@ 1234567890123456789012345678901234567890',
    },
  },
  { name: 'huge', files: huge(), treeLimit: 60, about: { size: 900_000 } },
  { name: 'lacking', files: monolith('lacking'), lacking: ['compose.yaml'] },
  { name: 'deleted-meanwhile', files: monolith('deleted-meanwhile') },
];

/** More files than are listed at once, below folders that are. */
function huge(): Files {
  const files: Record<string, string> = { ...microservices('huge', ['orders', 'stock', 'prices', 'users']) };
  for (let group = 0; group < 4; group++)
    for (let file = 0; file < 30; file++) files[`assets/${group}/${file}.svg`] = `<svg id="${group}-${file}"/>`;
  return files;
}

/** The commit of a fixture; undefined where nothing was pushed. */
export function commitsOf(fixtures: readonly Fixture[]): ReadonlyMap<string, Commit | undefined> {
  return new Map(fixtures.map(({ name, files }) => [name, files === undefined ? undefined : commitOf(files)]));
}

/** Puts the organisation on the local GitHub, in place of what was there. */
export function publish(
  github: LocalGithub,
  fixtures: readonly Fixture[],
  commits: ReadonlyMap<string, Commit | undefined>,
): void {
  github.repositories.clear();
  for (const { name, about, treeLimit, lacking = [] } of fixtures) {
    const state = addRepository(github, `${OWNER}/${name}`);
    Object.assign(state.about, about);
    if (treeLimit !== undefined) state.treeLimit = treeLimit;
    const commit = commits.get(name);
    if (commit === undefined) state.about.empty = true;
    else publishCommit(state, commit);
    for (const path of lacking) state.blobs.delete(nameOf('blob', Buffer.from(commit?.files[path] ?? '')));
  }
}

/** Writes the organisation as bare mirrors: `acme/shop.git`. */
export function writeMirrors(
  folder: string,
  fixtures: readonly Fixture[],
  commits: ReadonlyMap<string, Commit | undefined>,
): void {
  for (const { name, about, lacking } of fixtures) {
    const mirror = join(folder, OWNER, `${name}.git`);
    mkdirSync(mirror, { recursive: true });
    writeMirror(mirror, about?.defaultBranch ?? 'main', commits.get(name), lacking);
  }
}
