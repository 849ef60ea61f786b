import type { Evidence } from '../../model/evidence.js';
import type { Books } from '../books.js';
import { type ChartBook, readRelease } from '../charts.js';
import type { CandidateFile, Detector } from '../detector.js';
import { named, observe, shown } from '../emit.js';
import type { CloudBook } from './clouds.js';
import { type HclHead, headsOf } from './hcl-heads.js';
import { markEvidence, resourceEvidence } from './resource.js';
import { readTerraformPaths } from './terraform-paths.js';

/** Terraform and OpenTofu: providers, resources, modules and backends, and what the names of the files say. */
export function terraformDetector({ clouds, charts }: Books): Detector {
  return {
    name: 'terraform',
    extensions: ['tf', 'tofu', 'hcl'],
    wants: (file) => file.extension === 'tf' || file.extension === 'tofu' || file.name === 'terragrunt.hcl',
    detect: (file) => detect(file, clouds, charts),
    detectTree: (files) => readTerraformPaths(files, clouds),
  };
}

function* detect(file: CandidateFile, clouds: CloudBook, charts: ChartBook): Iterable<Evidence> {
  for (const head of headsOf(file)) {
    switch (head.type) {
      case 'provider':
        yield readProvider(head, clouds);
        break;
      case 'required-provider':
        yield readRequired(head, clouds);
        break;
      case 'resource':
        yield* readResource(head, clouds, charts);
        break;
      case 'module':
        yield readModule(head, clouds);
        break;
      case 'backend':
        yield observe({
          kind: 'terraform.backend',
          value: head.label,
          message: `This Terraform configuration keeps its state in ${shown(head.label)}.`,
          at: head.at,
        });
        break;
    }
  }
}

function readProvider(head: HclHead, clouds: CloudBook): Evidence {
  const cloud = clouds.ofProvider(head.label);
  return observe({
    kind: 'terraform.provider',
    value: head.label,
    name: head.attributes.get('alias'),
    details: { cloud, region: head.attributes.get('region') ?? head.attributes.get('location') },
    message: `Terraform is configured for ${cloud === undefined ? shown(head.label) : clouds.nameOf(cloud)}.`,
    at: head.at,
  });
}

function readRequired(head: HclHead, clouds: CloudBook): Evidence {
  return observe({
    kind: 'terraform.required-provider',
    value: head.label,
    details: { source: head.attributes.get('source'), cloud: clouds.ofProvider(head.label) },
    message: `Terraform needs the provider ${shown(head.label)} here.`,
    at: head.at,
  });
}

function* readResource(head: HclHead, clouds: CloudBook, charts: ChartBook): Iterable<Evidence> {
  const seen = { type: head.label, name: head.name, at: head.at };
  yield resourceEvidence('terraform.resource', seen, clouds);
  yield* markEvidence(seen, clouds, 'terraform');
  const chart = head.label === 'helm_release' ? head.attributes.get('chart') : undefined;
  if (chart === undefined) return;
  yield* readRelease(
    {
      chart,
      name: head.attributes.get('name') ?? head.name,
      namespace: head.attributes.get('namespace'),
      repository: head.attributes.get('repository'),
      tool: 'terraform',
      at: head.at,
    },
    charts,
  );
}

/** A module from a registry names its cloud: `terraform-aws-modules/eks/aws`. */
function readModule(head: HclHead, clouds: CloudBook): Evidence {
  const source = head.attributes.get('source') ?? '';
  const local = source.startsWith('.') || source.startsWith('/');
  const parts = source.split(/[/?]/);
  return observe({
    kind: 'terraform.module',
    value: source,
    name: head.label,
    details: {
      cloud: clouds.ofName(parts.slice(-3).join('/')) ?? clouds.ofName(head.label),
      category: moduleCategory(source, clouds),
      local: local ? 'true' : undefined,
    },
    message: `Terraform uses the module${named(head.label)} from ${shown(source)}.`,
    at: head.at,
  });
}

/** The first word of a module's source that tells a category: `terraform-google-modules/kubernetes-engine/google` is a cluster. */
function moduleCategory(source: string, clouds: CloudBook): string | undefined {
  const words = source.toLowerCase().split(/[^a-z0-9]+/, 20);
  return words.map((word) => clouds.categoryOf(`module:${word}`)).find((category) => category !== 'other');
}
