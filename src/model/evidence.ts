import type { Location } from '../documents/location.js';

/** One thing seen in the repository that says something about its architecture. Detectors only observe; judging is taxonomy's. */
export interface Evidence {
  /** Technology and observation, dotted: `kubernetes.workload`, `terraform.provider`, `mesh.resource`. Documented by its detector. */
  readonly kind: string;
  /** What exactly, in the technology's own words: `Deployment`, `aws`, `VirtualService`. */
  readonly value: string;
  /** The thing's own name where it has one: `checkout`, `module.vpc`. */
  readonly name?: string;
  /** Further readings of the same thing, for facts that need them (namespace, image, apiVersion). */
  readonly details?: Readonly<Record<string, string>>;
  /** One sentence for a newcomer: "Deployment `checkout` runs on Kubernetes." */
  readonly message: string;
  readonly at: Location;
}
