import type { Location } from '../documents/location.js';
import type { Node } from '../documents/node.js';

/** The languages of files that declare resources. */
export type Dialect = 'kubernetes' | 'terraform' | 'cloudformation' | 'serverless-framework' | 'azure-iot-edge';

/** Something that a file declares for somebody else to make: an object of a cluster, a resource of a cloud, a function. */
export interface Resource {
  readonly dialect: Dialect;
  /**
   * As the language calls it: `Deployment`, `aws_db_instance`, `AWS::Lambda::Function`, `function`. Blocks of Terraform that are no
   * resource go by their type (`provider`, `module`, `terraform`, `variable`), what it looks up by `data.` and the type.
   */
  readonly kind: string;
  /** `apps` of `apps/v1`: absent for Kubernetes' core group and for other languages. */
  readonly group?: string;
  /** Absent where a template decides it, and for what has no name. */
  readonly name?: string;
  /** Where names refer to each other: a namespace (empty: the one that it is applied to), a folder, a file. Absent where a template decides it. */
  readonly scope?: string;
  /** What it says. Absent where only a template knows. */
  readonly body?: Node;
  /** What stands between the root of the document and the body: `items[3]`, `Resources.Orders.Properties`. */
  readonly pointer: string;
  /** Parts of the body that lie at a place that depends on the kind: `pod` and `template` of what runs containers. */
  readonly parts?: ReadonlyMap<string, ResourcePart>;
  /** What holds for settings that the body does not have. */
  readonly defaults?: Node;
  /** True when it only changes another one of the same name. */
  readonly patch: boolean;
  /** True when it is for a developer's machine or for tests, by the name of its folder or file. */
  readonly rehearsal: boolean;
  readonly at: Location;
}

export interface ResourcePart {
  readonly node: Node;
  readonly pointer: string;
}
