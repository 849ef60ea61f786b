export { discoverProjects } from './discover.js';
export type { Discovery, LeftOut, ProjectGroup } from './group.js';
export { loadProject } from './load.js';
