import { uriOfPath } from '../escape/uri.js';
import { isWhole } from '../options.js';
import type { FleetRow } from './fleet.js';

/** Characters of a path to which a link is made. */
const LONGEST_PATH = 240;

/** An address of the web as it may stand in a page; undefined for what is none. */
export function webAddress(url: string | undefined): string | undefined {
  return url !== undefined &&
    url.length <= 2_000 &&
    /^https?:\/\/[\w.:-]+(?:\/[\w./~%@+,:;=-]*)?(?:#[\w-]*)?$/.test(url)
    ? url
    : undefined;
}

/** Web address of a repository, where it is one of the web. */
export function repositoryUrl({ url }: FleetRow): string | undefined {
  return webAddress(url?.split('#', 1)[0])?.replace(/\/+$/, '');
}

/** Web address of its files at the commit that was looked at. */
export function filesUrl(row: FleetRow): string | undefined {
  const repository = repositoryUrl(row);
  const { commit } = row;
  if (repository === undefined || commit === undefined || !/^[0-9a-f]{7,64}$/.test(commit)) return undefined;
  return `${repository}/blob/${commit}`;
}

/** Web address of a line there; undefined for what has no line. */
export function lineUrl(row: FleetRow, path: string, line: number): string | undefined {
  const files = filesUrl(row);
  if (files === undefined || isWhole(path) || path.length > LONGEST_PATH) return undefined;
  return `${files}/${uriOfPath(path)}#L${line}`;
}
