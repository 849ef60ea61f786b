import { type HclBlock, type HclLiteral, literalsOf, parseHcl, parseHclJson } from '../../documents/hcl.js';
import { baseName } from '../../lib/paths.js';
import type { Evidence } from '../../model/evidence.js';
import type { Books } from '../books.js';
import { type ChartBook, readRelease } from '../charts.js';
import type { CandidateFile, Detector } from '../detector.js';
import { named, observe, shown } from '../emit.js';
import type { CloudBook } from './clouds.js';
import { markEvidence, resourceEvidence } from './resource.js';
import { readAdmissions, readModuleAdmissions } from './terraform-admissions.js';
import { isTerraform, readTerraformName, readTerraformPaths } from './terraform-paths.js';

/** Terraform and OpenTofu: providers, resources, modules and backends, and what the names of the files say. */
export function terraformDetector(books: Books): Detector {
  return {
    name: 'terraform',
    extensions: ['tf', 'tofu', 'hcl', 'json'],
    wants: isTerraform,
    detect: (file) => detect(file, books),
    // A file without text may have one that is not at hand: its name speaks.
    detectEmpty: (file) => readTerraformName(file, books.clouds),
    detectTree: (files) => readTerraformPaths(files),
  };
}

function* detect(file: CandidateFile, { clouds, charts, admissions }: Books): Iterable<Evidence> {
  const { path, text } = file;
  const blocks = [...(file.extension === 'json' ? parseHclJson(file.parsed(), text) : parseHcl(path, text))];
  if (blocks.some(({ type }) => type === 'resource' || type === 'module')) yield* readTerraformName(file, clouds);
  for (const block of blocks) {
    const [label, name] = block.labels;
    if (block.type === 'terraform') yield* readSettings(block, clouds, file);
    else if (label === undefined) continue;
    else if (block.type === 'provider') yield readProvider(label, block, clouds);
    else if (block.type === 'module') {
      yield readModule(label, block, clouds);
      yield* readModuleAdmissions(label, block);
    } else if (block.type === 'resource' && name !== undefined) {
      yield* readResource(label, name, block, clouds, charts);
      yield* readAdmissions(label, name, block, admissions);
    }
  }
}

function* readSettings(terraform: HclBlock, clouds: CloudBook, { folder }: CandidateFile): Iterable<Evidence> {
  // Terragrunt: the module that a folder applies.
  if (attributeOf(terraform, 'source') !== undefined) yield readModule(baseName(folder), terraform, clouds);
  for (const block of terraform.blocks) {
    if (block.type === 'required_providers') yield* readRequired(block, clouds);
    const backend = block.type === 'backend' ? block.labels[0] : block.type === 'cloud' ? 'cloud' : undefined;
    if (backend === undefined) continue;
    yield observe({
      kind: 'terraform.backend',
      value: backend,
      message: `This Terraform configuration keeps its state in ${shown(backend)}.`,
      at: block.at,
    });
  }
}

function* readRequired({ attributes }: HclBlock, clouds: CloudBook): Iterable<Evidence> {
  for (const [provider, attribute] of attributes) {
    yield observe({
      kind: 'terraform.required-provider',
      value: provider,
      details: { source: textOf(literalsOf(attribute).get('source')), cloud: clouds.ofProvider(provider) },
      message: `Terraform needs the provider ${shown(provider)} here.`,
      at: attribute.keyAt,
    });
  }
}

/** The text of an attribute directly in the block, where it is a plain one that says something. */
function attributeOf(block: HclBlock, name: string): string | undefined {
  return textOf(block.attributes.get(name)?.value);
}

function textOf(value: HclLiteral | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function readProvider(label: string, block: HclBlock, clouds: CloudBook): Evidence {
  const cloud = clouds.ofProvider(label);
  return observe({
    kind: 'terraform.provider',
    value: label,
    name: attributeOf(block, 'alias'),
    details: { cloud, region: attributeOf(block, 'region') ?? attributeOf(block, 'location') },
    message: `Terraform is configured for ${cloud === undefined ? shown(label) : clouds.nameOf(cloud)}.`,
    at: block.at,
  });
}

function* readResource(
  type: string,
  name: string,
  block: HclBlock,
  clouds: CloudBook,
  charts: ChartBook,
): Iterable<Evidence> {
  const seen = { type, name, at: block.at };
  yield resourceEvidence('terraform.resource', seen, clouds);
  yield* markEvidence(seen, clouds, 'terraform');
  const chart = type === 'helm_release' ? attributeOf(block, 'chart') : undefined;
  if (chart === undefined) return;
  yield* readRelease(
    {
      chart,
      name: attributeOf(block, 'name') ?? name,
      namespace: attributeOf(block, 'namespace'),
      repository: attributeOf(block, 'repository'),
      tool: 'terraform',
      at: block.at,
    },
    charts,
  );
}

/** A module from a registry names its cloud: `terraform-aws-modules/eks/aws`. */
function readModule(label: string, block: HclBlock, clouds: CloudBook): Evidence {
  const source = attributeOf(block, 'source') ?? '';
  const local = source.startsWith('.') || source.startsWith('/');
  const parts = source.split(/[/?]/);
  return observe({
    kind: 'terraform.module',
    value: source,
    name: label,
    details: {
      cloud: clouds.ofName(parts.slice(-3).join('/')) ?? clouds.ofName(label),
      category: moduleCategory(source, clouds),
      local: local ? 'true' : undefined,
    },
    message: `Terraform uses the module${named(label)} from ${shown(source)}.`,
    at: block.at,
  });
}

/** The first word of a module's source that tells a category: `terraform-google-modules/kubernetes-engine/google` is a cluster. */
function moduleCategory(source: string, clouds: CloudBook): string | undefined {
  const words = source.toLowerCase().split(/[^a-z0-9]+/, 20);
  return words.map((word) => clouds.categoryOf(`module:${word}`)).find((category) => category !== 'other');
}
