import type { RepositoryFacts } from '../policy/policy-source.js';
import { answerOf } from './answer.js';
import type { Client } from './client.js';
import { at } from './event.js';

type Properties = NonNullable<RepositoryFacts['properties']>;

/**
 * What GitHub tells of a repository, in the `repository` of an event or as the answer about one. What is not there or not as GitHub
 * describes it counts as not known.
 */
export function factsIn(repository: unknown): RepositoryFacts {
  const name = at(repository, 'full_name');
  const topics = at(repository, 'topics');
  const language = at(repository, 'language');
  const properties = propertiesIn(at(repository, 'custom_properties'));
  return {
    ...(typeof name === 'string' && isName(name) ? { name } : {}),
    ...(isTexts(topics) ? { topics } : {}),
    ...(typeof language === 'string' || language === null ? { language } : {}),
    ...(properties === undefined ? {} : { properties }),
  };
}

/** Whether a text is `owner/name` as GitHub has them. */
export function isName(text: string): boolean {
  return /^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(text) && !/(?:^|\/)\.{1,2}$/.test(text);
}

/**
 * Asks GitHub what is known of the client's repository; what it does not give stays unknown, so that an entry of a policy which goes by
 * it cannot pass by unseen.
 */
export async function askFacts(client: Client): Promise<RepositoryFacts> {
  const { request, owner, repo } = client;
  try {
    const { data } = await request('GET /repos/{owner}/{repo}', { owner, repo });
    const facts = factsIn(data);
    return facts.properties === undefined ? { ...facts, ...(await askProperties(client)) } : facts;
  } catch (error) {
    answerOf(error);
    return {};
  }
}

async function askProperties({ request, owner, repo }: Client): Promise<Pick<RepositoryFacts, 'properties'>> {
  try {
    const { data } = await request('GET /repos/{owner}/{repo}/properties/values', { owner, repo });
    const values: Record<string, unknown> = Object.fromEntries(
      data.map(({ property_name, value }) => [property_name, value]),
    );
    const properties = propertiesIn(values);
    return properties === undefined ? {} : { properties };
  } catch (error) {
    // A repository of a person has none.
    return answerOf(error).kind === 'missing' ? { properties: {} } : {};
  }
}

function propertiesIn(values: unknown): Properties | undefined {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return undefined;
  const entries = Object.entries(values).filter(
    (entry): entry is [string, Properties[string]] =>
      entry[1] === null || typeof entry[1] === 'string' || isTexts(entry[1]),
  );
  return Object.fromEntries(entries);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
