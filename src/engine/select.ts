import { didYouMean } from '../lib/suggest.js';
import type { Container } from './containers.js';

/** Which containers are meant; exactly one of the fields is set. */
export type Wanted =
  | { readonly by: 'name'; readonly name: string }
  /** Absolute path of a project's folder. */
  | { readonly by: 'folder'; readonly folder: string }
  | { readonly by: 'project'; readonly project: string }
  | { readonly by: 'all' };

export type Selection =
  | { readonly ok: true; readonly containers: readonly Container[] }
  | { readonly ok: false; readonly message: string };

/** Names that a message lists at most. */
const LISTED = 20;

/** The containers that are meant, of those that run. What is not there is told with what is. */
export function selectContainers(running: readonly Container[], wanted: Wanted): Selection {
  switch (wanted.by) {
    case 'all':
      return some(running, 'no container is running.');
    case 'project': {
      const projects = [...new Set(running.flatMap(({ project }) => project ?? []))];
      const hint = didYouMean(wanted.project, projects);
      const known = projects.length === 0 ? 'No Compose project is running.' : `Running projects: ${listed(projects)}.`;
      return some(
        running.filter(({ project }) => project === wanted.project),
        `no container of a project "${wanted.project}" is running.${hint} ${known}`,
      );
    }
    case 'folder':
      return some(
        running.filter(({ folder }) => folder === wanted.folder),
        `no container of the project in ${wanted.folder} is running. Start it, name a container or a --project, or take --all. ${runningText(running)}`,
      );
    case 'name':
      return byName(running, wanted.name);
  }
}

/** By its name, the beginning of its id, or the name of the Compose service that it runs. */
function byName(running: readonly Container[], name: string): Selection {
  const exact = running.filter((container) => container.name === name);
  if (exact.length > 0) return { ok: true, containers: exact };
  const services = running.filter(({ service }) => service === name);
  const projects = [...new Set(services.flatMap(({ project }) => project ?? []))];
  if (projects.length > 1) {
    const names = services.map((container) => container.name);
    return { ok: false, message: `several projects run a service "${name}". Name one of ${listed(names)}.` };
  }
  if (services.length > 0) return { ok: true, containers: services };
  const ids = /^[0-9a-f]{4,64}$/.test(name) ? running.filter(({ id }) => id.startsWith(name)) : [];
  if (ids.length === 1) return { ok: true, containers: ids };
  const known = running.flatMap((container) => [container.name, container.service ?? container.name]);
  return {
    ok: false,
    message: `no container "${name}" is running.${didYouMean(name, known)} ${runningText(running)}`,
  };
}

function some(containers: readonly Container[], otherwise: string): Selection {
  return containers.length > 0 ? { ok: true, containers } : { ok: false, message: otherwise };
}

function runningText(running: readonly Container[]): string {
  return running.length === 0 ? 'No container is running.' : `Running: ${listed(running.map(({ name }) => name))}.`;
}

function listed(names: readonly string[]): string {
  const more = names.length - LISTED;
  return names.slice(0, LISTED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
