import type { Location, PhysicalLocation } from 'sarif';
import { uriOfPath } from '../escape/uri.js';
import { pathFromRoot, type RenderOptions } from '../options.js';
import type { ReportLocation } from '../report.js';
import { messageText } from './message.js';

/** Name of the address that every path is relative to: the root of the repository, wherever it was checked out. */
export const ROOT = '%SRCROOT%';

/** SARIF 2.1.0, section 3.4. */
export function artifactLocation(path: string, options: RenderOptions): { uri: string; uriBaseId: string } {
  return { uri: uriOfPath(pathFromRoot(path, options)), uriBaseId: ROOT };
}

/** SARIF 2.1.0, sections 3.29 and 3.30: lines and columns from 1, the end column the first that is no longer part. */
export function physicalLocation(location: ReportLocation, options: RenderOptions): PhysicalLocation {
  const { path, line, column, endLine, endColumn } = location;
  return {
    artifactLocation: artifactLocation(path, options),
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}

/** A place with what it has to do with the finding. */
export function relatedLocation(
  id: number,
  { location, message }: { readonly location: ReportLocation; readonly message: string },
  options: RenderOptions,
): Location {
  return { id, physicalLocation: physicalLocation(location, options), message: { text: messageText(message) } };
}
