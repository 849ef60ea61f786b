import { openFiles } from '../../src/app/files.js';
import { discoverProjects } from '../../src/compose/discovery/discover.js';
import { loadProject } from '../../src/compose/load.js';
import { toStack } from '../../src/compose/stack.js';
import type { RoleReading } from '../../src/model/role.js';
import type { Stack } from '../../src/model/stack.js';
import { memory } from '../../src/source/memory.js';
import type { RecordedTopology } from './record.js';

/** Who reaches whom does not depend on what services are for. */
const NO_ROLE: RoleReading = { role: 'unknown', confidence: 0, evidence: [] };

/** The stacks of a recorded topology, read from its files as a run reads them. Throws when a file has a problem. */
export function stacksOf({ files }: Pick<RecordedTopology, 'files'>): readonly Stack[] {
  const repository = memory(Object.fromEntries(Object.entries(files).map(([path, lines]) => [path, lines.join('\n')])));
  const { parse } = openFiles(repository);
  const projects = discoverProjects(repository, parse).groups.map((group) => loadProject(repository, group, parse));
  const problem = projects.flatMap(({ problems }) => problems)[0];
  if (problem !== undefined) throw new Error(`${problem.at.file.path}: ${problem.message}`);
  return projects.map((project) => toStack(project, () => NO_ROLE));
}
