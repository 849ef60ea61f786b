import { wholeFile } from '../../documents/location.js';
import type { Evidence } from '../../model/evidence.js';
import { observe, shown } from '../emit.js';
import { type FilePath, segmentsOf } from '../file-path.js';
import type { CloudBook } from './clouds.js';

const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['tf', 'terraform'],
  ['tofu', 'opentofu'],
]);

interface Folder {
  readonly first: string;
  readonly tool: string;
  files: number;
}

/** The folders of Terraform files, without reading any. */
export function* readTerraformPaths(files: readonly FilePath[]): Iterable<Evidence> {
  const folders = new Map<string, Folder>();
  for (const file of files) {
    const tool = toolOf(file);
    if (tool === undefined) continue;
    const folder = folders.get(file.folder);
    if (folder === undefined) folders.set(file.folder, { first: file.path, tool, files: 1 });
    else folder.files++;
  }
  for (const [path, folder] of folders) {
    const module = isModule(path);
    const shownPath = path === '' ? '.' : path;
    yield observe({
      kind: 'terraform.folder',
      value: folder.tool,
      name: shownPath,
      details: { files: String(folder.files), module: module ? 'true' : undefined, source: 'path' },
      message: `${shown(shownPath)} holds ${folder.files} Terraform file${folder.files === 1 ? '' : 's'}.`,
      at: wholeFile(folder.first),
    });
  }
}

/** `main.tf`, `main.tf.json`, the same of OpenTofu, and what Terragrunt reads. */
export function isTerraform(file: FilePath): boolean {
  return toolOf(file) !== undefined;
}

function toolOf(file: FilePath): string | undefined {
  if (file.name === 'terragrunt.hcl') return 'terragrunt';
  const extension = file.extension === 'json' ? /\.([a-z]+)\.json$/.exec(file.name)?.[1] : file.extension;
  return EXTENSIONS.get(extension ?? '');
}

/** The cloud and the link between sites that the name of a file speaks of. The caller knows that the file declares something. */
export function* readTerraformName(file: FilePath, clouds: CloudBook): Iterable<Evidence> {
  const base = file.name.slice(0, file.name.indexOf('.'));
  const module = isModule(file.folder) ? 'true' : undefined;
  const cloud = clouds.ofName(base) ?? folderCloud(file.folder, clouds);
  if (cloud !== undefined) {
    yield observe({
      kind: 'terraform.cloud-file',
      value: cloud,
      name: base,
      details: { module, source: 'path' },
      message: `The path ${shown(file.path)} speaks of ${clouds.nameOf(cloud)}.`,
      at: wholeFile(file.path),
    });
  }
  const link = clouds.linkOfName(base);
  if (link === undefined) return;
  yield observe({
    kind: 'terraform.interconnect-file',
    value: link,
    name: base,
    details: { cloud, module, source: 'path' },
    message: `The name ${shown(file.path)} speaks of a link between sites (${link}).`,
    at: wholeFile(file.path),
  });
}

/** The nearest folder above that names a cloud. */
function folderCloud(folder: string, clouds: CloudBook): string | undefined {
  return segmentsOf(folder)
    .map((segment) => clouds.ofName(segment))
    .findLast((cloud) => cloud !== undefined);
}

function isModule(folder: string): boolean {
  return segmentsOf(folder).some((segment) => segment.toLowerCase() === 'modules');
}
