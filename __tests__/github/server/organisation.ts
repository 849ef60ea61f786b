import type { Operation } from './description.js';
import { aboutValues, type Reply } from './operations.js';
import type { State } from './state.js';

/** What GitHub answers of an owner's repositories; undefined for a call that is of none. `seen`: those that the token sees. */
export function listed(
  { name, inPath, example, status }: Operation,
  query: URLSearchParams,
  seen: readonly State[],
): Reply | undefined {
  const [template] = Array.isArray(example) ? (example as object[]) : [];
  const paged = <T>(items: readonly T[]): readonly T[] => {
    const size = Number(query.get('per_page') ?? 30);
    return items.slice((Number(query.get('page') ?? 1) - 1) * size).slice(0, size);
  };
  const of = (owner: string | undefined): readonly State[] =>
    seen.filter(({ repository }) => repository.toLowerCase().startsWith(`${owner?.toLowerCase()}/`));
  switch (name) {
    case 'GET /orgs/{org}/repos':
    case 'GET /users/{username}/repos': {
      const owned = of(inPath.org ?? inPath.username).filter(
        ({ owner }) => owner === (name.includes('/orgs/') ? 'organisation' : 'user'),
      );
      if (owned.length === 0 && name.includes('/orgs/')) return { status: 404 };
      const body = paged(owned).map((state) => {
        const { custom_properties: _left, ...values } = aboutValues(state) as Record<string, unknown>;
        return {
          ...template,
          custom_properties: undefined,
          ...values,
          owner: { ...(template as { owner: object }).owner, type: state.owner === 'user' ? 'User' : 'Organization' },
          html_url: `https://github.com/${state.repository}`,
          size: state.about.size,
        };
      });
      return { status, body };
    }
    case 'GET /orgs/{org}/properties/values': {
      const body = paged(of(inPath.org)).map(({ repository, about }) => ({
        repository_id: 1,
        repository_name: repository.split('/')[1],
        repository_full_name: repository,
        properties: Object.entries(about.properties).map(([property_name, value]) => ({ property_name, value })),
      }));
      return { status, body };
    }
    default:
      return undefined;
  }
}
