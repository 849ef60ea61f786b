import type { PolicyOptions } from '../app/analysis.js';
import type { Client } from '../github/client.js';
import { UserMistake } from '../lib/mistake.js';
import { once } from '../lib/once.js';
import { PolicyFailure, type PolicySource, type RepositoryFacts } from '../policy/policy-source.js';
import { tellingPolicies } from '../policy/telling.js';
import { complain } from './complain.js';
import type { CommandOptions } from './options.js';

const SERVER = 'https://github.com';
const API = 'https://api.github.com';
/** Where a token is looked for, in this order. */
const TOKENS = ['GROUNDPLAN_TOKEN', 'GITHUB_TOKEN', 'GH_TOKEN'] as const;

/**
 * What policies of other repositories a command is held to, where they come from, and what is known of the repository in `path`. Nothing
 * is asked or loaded before something goes by it. Throws UserMistake.
 */
export function policyOptionsOf(path: string, options: CommandOptions): PolicyOptions {
  const { policy: shared } = options;
  const given = factsGiven(options);
  return {
    ...(shared === undefined ? {} : { shared }),
    source: tellingPolicies(policySourceOf(options), complain),
    facts: given,
    askFacts: once(() => askedFacts(path, options, given)),
    server: process.env.GITHUB_SERVER_URL ?? SERVER,
  };
}

/** Where policies of other repositories come from: the folder that --policies names, else GitHub, unless --offline forbids to ask. */
export function policySourceOf(
  { policies: folder, offline }: Pick<CommandOptions, 'policies' | 'offline'>,
  environment: Environment = process.env,
): PolicySource {
  const opened = once(async (): Promise<PolicySource> => {
    if (folder !== undefined) return (await import('../app/policy-folder.js')).folderPolicies(folder);
    const { githubPolicies } = await import('../github/policy-source.js');
    const { token } = credentials(environment);
    return githubPolicies({ open: once(() => openApi(environment)), tokenName: TOKENS[0], signedIn: token !== '' });
  });
  return {
    open: async (named) => {
      if (offline === true && folder === undefined) {
        throw new PolicyFailure(
          `${named.owner}/${named.repo}@${named.ref}: --offline forbids to ask GitHub for it. Name a folder of clones with --policies.`,
        );
      }
      return (await opened()).open(named);
    },
  };
}

/** What the options say of the repository. */
function factsGiven({ repository, topic, language, team, property }: CommandOptions): RepositoryFacts {
  if (repository !== undefined && !/^[\w.-]+\/[\w.-]+$/.test(repository)) {
    throw new UserMistake(`--repository is owner/name, not "${repository}".`);
  }
  return {
    ...(repository === undefined ? {} : { name: repository }),
    ...(topic === undefined ? {} : { topics: topic }),
    ...(language === undefined ? {} : { language: language.at(-1) ?? null }),
    ...(team === undefined ? {} : { teams: team }),
    ...(property === undefined ? {} : { properties: propertiesOf(property) }),
  };
}

/** `name=value`; a name that is given several times has several values. */
function propertiesOf(given: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const values = new Map<string, string[]>();
  for (const text of given) {
    const at = text.indexOf('=');
    if (at < 1) throw new UserMistake(`--property is name=value, not "${text}".`);
    const name = text.slice(0, at);
    values.set(name, [...(values.get(name) ?? []), text.slice(at + 1)]);
  }
  return Object.fromEntries(values);
}

/** The name by git's remote, and what GitHub tells of it where that is not given and may be asked for. */
async function askedFacts(path: string, options: CommandOptions, given: RepositoryFacts): Promise<RepositoryFacts> {
  const name = given.name ?? (await nameByRemote(path));
  if (name === undefined) return {};
  const isKnown = given.topics !== undefined && given.language !== undefined && given.properties !== undefined;
  if (isKnown || options.offline === true || options.policies !== undefined) return { name };
  const { askFacts } = await import('../github/facts.js');
  const [owner = '', repo = ''] = name.split('/');
  return { ...(await askFacts({ ...(await openApi(process.env)), owner, repo })), name };
}

async function nameByRemote(path: string): Promise<string | undefined> {
  const { originOf } = await import('../source/history.js');
  const { repositoryAt } = await import('../github/remote.js');
  const address = originOf(path);
  return address === undefined ? undefined : repositoryAt(address, process.env.GITHUB_SERVER_URL ?? SERVER);
}

interface Environment {
  readonly [name: string]: string | undefined;
}

/** GitHub's API with the token of the environment, without one as anybody. */
async function openApi(environment: Environment): Promise<Client> {
  const { openClient } = await import('../github/client.js');
  return openClient({ ...credentials(environment), repository: '' });
}

/** What the environment says of GitHub. No value of it is shown anywhere. */
function credentials(env: Environment): { readonly token: string; readonly api: string; readonly proxied: boolean } {
  const token = TOKENS.map((name) => env[name] ?? '').find((value) => value !== '') ?? '';
  const proxied = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].some((name) => (env[name] ?? '') !== '');
  return { token, api: env.GITHUB_API_URL ?? API, proxied };
}
