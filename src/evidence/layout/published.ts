import { wholeFile } from '../../documents/location.js';
import type { Evidence } from '../../model/evidence.js';
import { observe } from '../emit.js';
import type { Tree } from './tree.js';

/**
 * A root that has the standard structure of a reusable Terraform module (main, variables, outputs, and examples or sub-modules) and
 * nothing that only a configuration to be applied has: variable values, a backend, environments.
 */
export function* readTerraformModule(tree: Tree): Iterable<Evidence> {
  const root = tree.get('');
  if (root === undefined) return;
  const names = new Set(root.files.map((file) => file.name));
  const has = (...wanted: string[]): boolean => wanted.every((name) => names.has(`${name}.tf`));
  if (!has('variables', 'outputs') || has('backend') || [...names].some((name) => name.endsWith('.tfvars'))) return;
  const examples = root.children.some((child) => /^(?:examples?|modules|test|tests)$/i.test(child));
  const folders = root.children.some((child) =>
    /^(?:environments?|envs|live|apps?|src|services|k8s|kubernetes)$/i.test(child),
  );
  const file = root.files.find((candidate) => candidate.name === 'variables.tf');
  if (!examples || folders || file === undefined) return;
  yield observe({
    kind: 'layout.publishes',
    value: 'terraform-module',
    details: { file: file.path },
    message: 'The root has the structure of a reusable Terraform module.',
    at: wholeFile(file.path),
  });
}
