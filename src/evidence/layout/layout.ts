import type { Books } from '../books.js';
import type { Detector } from '../detector.js';
import { tableOf } from '../word-table.js';
import { readCloudFolders, readFolderRoles } from './folder-roles.js';
import { readGalleries, readLessons } from './gallery.js';
import { readGoLibrary, readOperator, readTerraformModule } from './published.js';
import { readFunctionFolders, readServiceFolders } from './services.js';
import { readContracts, readSources } from './sources.js';
import { treeOf } from './tree.js';

/** What the shape of the tree says, without reading any file. */
export function layoutDetector({ knowledge, clouds }: Books): Detector {
  const roles = tableOf(knowledge.folders.roles, (role) => role.words);
  return {
    name: 'layout',
    extensions: [],
    wants: () => false,
    detect: () => [],
    detectTree: function* (files) {
      const tree = treeOf(files);
      yield* readFolderRoles(tree, roles);
      yield* readCloudFolders(tree, clouds);
      yield* readServiceFolders(tree, knowledge.folders);
      yield* readFunctionFolders(tree, knowledge.folders);
      yield* readGalleries(tree, knowledge.folders);
      yield* readLessons(tree, knowledge.folders);
      yield* readTerraformModule(tree);
      yield* readOperator(tree);
      yield* readGoLibrary(tree);
      yield* readSources(files, knowledge);
      yield* readContracts(files);
    },
  };
}
