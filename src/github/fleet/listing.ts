import { answerOf } from '../answer.js';
import { at } from '../event.js';
import type { FleetClient } from './client.js';
import { isHere } from './moved.js';

/** A repository as GitHub lists it. */
export interface ListedRepository {
  /** `owner/name`. */
  readonly repository: string;
  readonly branch?: string;
  readonly url?: string;
  /** Null: GitHub tells of none. Absent, as all of these: the repository could not be had. */
  readonly language?: string | null;
  readonly topics?: readonly string[];
  readonly archived?: boolean;
  readonly fork?: boolean;
  readonly properties?: Readonly<Record<string, string | readonly string[] | null>>;
  /** Kilobytes with its history. */
  readonly size: number;
}

/** What was listed, and what could not be, as sentences. */
export interface Listing {
  readonly repositories: readonly ListedRepository[];
  readonly remarks: readonly string[];
}

const PAGE = 100;
/** A million repositories. */
const MOST_PAGES = 10_000;

/**
 * The repositories of an organisation or a user that the token sees, or single ones. `names`: each `owner`, or `owner/name`. Throws
 * what GitHub answers where an owner cannot be listed; of a single repository that cannot be had the name alone is given.
 */
export async function listRepositories(client: FleetClient, names: readonly string[]): Promise<Listing> {
  const repositories: ListedRepository[] = [];
  const remarks: string[] = [];
  for (const name of names) {
    const [owner = '', repo] = name.split('/');
    if (repo === undefined) {
      const { listed, organisation } = await ofOwner(client, owner);
      const lacksProperties = organisation && listed.some(({ properties }) => properties === undefined);
      const properties = lacksProperties ? await propertiesOf(client, owner, remarks) : undefined;
      repositories.push(...listed.map((one) => withProperties(one, properties)));
    } else {
      repositories.push(await single(client, owner, repo, remarks));
    }
  }
  return { repositories, remarks };
}

async function ofOwner(
  { request }: FleetClient,
  owner: string,
): Promise<{ readonly listed: ListedRepository[]; readonly organisation: boolean }> {
  try {
    const listed = await pages(async (page) => {
      const { data } = await request('GET /orgs/{org}/repos', {
        org: owner,
        type: 'all',
        sort: 'full_name',
        per_page: PAGE,
        page,
      });
      return data;
    });
    return { listed: listed.map(listedOf), organisation: true };
  } catch (error) {
    if (answerOf(error).kind !== 'missing') throw error;
  }
  const listed = await pages(async (page) => {
    const { data } = await request('GET /users/{username}/repos', {
      username: owner,
      type: 'owner',
      sort: 'full_name',
      per_page: PAGE,
      page,
    });
    return data;
  });
  return { listed: listed.map(listedOf), organisation: false };
}

async function single(
  { request }: FleetClient,
  owner: string,
  repo: string,
  remarks: string[],
): Promise<ListedRepository> {
  try {
    const { data, url } = await request('GET /repos/{owner}/{repo}', { owner, repo });
    const one = listedOf(data);
    if (!isHere(url, owner, repo)) remarks.push(`${owner}/${repo} is called ${one.repository} now.`);
    return one;
  } catch (error) {
    // Its row says what is amiss.
    answerOf(error);
    return { repository: `${owner}/${repo}`, size: 0 };
  }
}

/** Custom properties by `owner/name` in small letters. A token that may not see them is told of: policies may go by them. */
async function propertiesOf(
  { request }: FleetClient,
  org: string,
  remarks: string[],
): Promise<ReadonlyMap<string, ListedRepository['properties']>> {
  try {
    const all = await pages(async (page) => {
      const { data } = await request('GET /orgs/{org}/properties/values', { org, per_page: PAGE, page });
      return data;
    });
    return new Map(
      all.map(({ repository_full_name, properties }) => [
        repository_full_name.toLowerCase(),
        propertiesIn(Object.fromEntries(properties.map(({ property_name, value }) => [property_name, value]))),
      ]),
    );
  } catch (error) {
    const { status } = answerOf(error);
    remarks.push(
      `Custom properties of ${org} are not known (${status}): give the token the permission "Custom properties: read" of the organisation, if policies go by them.`,
    );
    return new Map();
  }
}

async function pages<T>(get: (page: number) => Promise<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const items = await get(page);
    all.push(...items);
    if (items.length < PAGE) break;
  }
  return all;
}

function withProperties(
  listed: ListedRepository,
  known: ReadonlyMap<string, ListedRepository['properties']> | undefined,
): ListedRepository {
  const properties = listed.properties ?? known?.get(listed.repository.toLowerCase());
  return properties === undefined ? listed : { ...listed, properties };
}

function listedOf(data: unknown): ListedRepository {
  const text = (key: string): string | undefined => {
    const value = at(data, key);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const topics = at(data, 'topics');
  const size = at(data, 'size');
  const branch = text('default_branch');
  const url = text('html_url');
  // Those of users have none.
  const properties =
    propertiesIn(at(data, 'custom_properties')) ?? (at(data, 'owner', 'type') === 'User' ? {} : undefined);
  return {
    repository: text('full_name') ?? '',
    ...(branch === undefined ? {} : { branch }),
    ...(url === undefined || !/^https?:\/\//.test(url) ? {} : { url }),
    language: text('language') ?? null,
    topics: Array.isArray(topics) ? topics.filter((topic) => typeof topic === 'string').sort() : [],
    archived: at(data, 'archived') === true,
    fork: at(data, 'fork') === true,
    ...(properties === undefined ? {} : { properties }),
    size: typeof size === 'number' && size > 0 ? size : 0,
  };
}

function propertiesIn(value: unknown): ListedRepository['properties'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value).filter(
    ([, one]) =>
      one === null || typeof one === 'string' || (Array.isArray(one) && one.every((item) => typeof item === 'string')),
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
