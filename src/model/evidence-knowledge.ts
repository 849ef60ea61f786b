/**
 * What the detectors know about the world: the shapes of rules/evidence/*.yml. Every file there holds one or more of the
 * top-level keys below; together they are one `EvidenceKnowledge`. Names are compared in lower case unless said otherwise.
 */
export interface EvidenceKnowledge {
  /** Every kind of evidence: kinds.yml. */
  readonly kinds: readonly EvidenceKind[];
  /** What folder names say: folders.yml. */
  readonly folders: FolderKnowledge;
  /** Files that say something by their name alone: files.yml. */
  readonly files: readonly FileMark[];
  /** Custom resources by API group: api-groups.yml. */
  readonly apiGroups: readonly ApiGroup[];
  /** API groups and versions of files that look like Kubernetes objects and are none: api-groups.yml. */
  readonly foreignGroups: readonly string[];
  /** Labels and annotations of Kubernetes objects: labels.yml. */
  readonly labels: readonly LabelMark[];
  /** Helm charts of products: charts.yml. */
  readonly charts: readonly ChartMark[];
  /** Companion images in a pod, most specific first: companions.yml. */
  readonly companions: readonly Companion[];
  /** Images that say something where they run: images.yml. */
  readonly images: readonly ImageMark[];
  /** Images and platforms of small hardware: hardware.yml. */
  readonly hardware: readonly HardwareMark[];
  /** Clouds and the words that name them: clouds.yml. */
  readonly clouds: readonly Cloud[];
  /** Words in file names that name a link between sites: clouds.yml. */
  readonly links: readonly NamedWords[];
  /** Resource types of all infrastructure languages, most specific first: resource-types.yml. */
  readonly resourceTypes: readonly ResourceFamily[];
  /** Resource types that say something of their own: resource-types.yml. */
  readonly resourceMarks: readonly ResourceMark[];
  /** Firewall rules that let one group of machines in to another. */
  readonly admissions: readonly AdmissionRule[];
  /** Ports for looking after machines: a rule for one says nothing about the tiers. */
  readonly adminPorts: readonly string[];
  /** What a development host starts, by the methods and images that start it. */
  readonly appHostParts: readonly AppHostPart[];
  /** Methods of such a host that have to do with Dapr. */
  readonly daprMethods: DaprMethods;
  /** Packages that tell something: dependencies-*.yml. */
  readonly dependencies: readonly DependencyMark[];
  /** Commands that deploy: commands.yml. */
  readonly commands: readonly CommandMark[];
  /** Addresses of installers: commands.yml. */
  readonly installers: readonly InstallerMark[];
  /** Runtimes that Ansible roles and tasks install: commands.yml. */
  readonly runtimes: readonly NamedWords[];
  /** Ready-made deployment steps of pipelines: commands.yml. */
  readonly steps: readonly StepMark[];
  /** Keys of configuration files: settings.yml. */
  readonly settings: readonly SettingMark[];
  /** Triggers of functions in the words of the frameworks: events.yml. */
  readonly events: readonly NamedWords[];
  /** Plugins and providers of function frameworks: events.yml. */
  readonly functionClouds: readonly NamedWords[];
  /** Programming languages by file extension: languages.yml. */
  readonly languages: readonly NamedWords[];
  /** What a readme calls its repository, by pattern: claims.yml. */
  readonly claims: readonly NamedWords[];
  /** Words before a claim that deny it, leave it behind or compare with it: claims.yml. */
  readonly claimDenials: readonly string[];
}

export interface EvidenceKind {
  /** Dotted: `kubernetes.workload`. */
  readonly id: string;
  /** strong: the thing itself is declared; weak: it is mentioned, prepared or suggested. */
  readonly strength: 'strong' | 'weak';
  /** What `value` holds. */
  readonly value: string;
  /** What it tells, and what `name` and `details` hold. */
  readonly meaning: string;
}

/** What a mark emits when it matches. */
export interface Mark {
  readonly kind: string;
  readonly value: string;
  readonly details?: Readonly<Record<string, string>>;
}

/** Words that stand for one name; a word that ends with `*` stands for all that begin so, one that begins with `*` for all that end so. */
export interface NamedWords {
  readonly name: string;
  readonly words: readonly string[];
}

export interface FolderKnowledge {
  /** Folders of other people's code: nothing below is read. */
  readonly vendored: readonly string[];
  /** Folders whose content is no part of the system (tests, examples, documentation): not counted as its source. */
  readonly aside: readonly string[];
  /** Folders of YAML and JSON that no detector wants: translations and such. */
  readonly data: readonly string[];
  /** `layout.folder` values and the folder names that say them. */
  readonly roles: readonly NamedWords[];
  /** Folders that hold one folder for each service. */
  readonly serviceParents: readonly string[];
  /** Folders whose children are parts of one system, however many there are. */
  readonly systemParents: readonly string[];
  /** Folders that hold one folder for each function. */
  readonly functionParents: readonly string[];
}

export interface FileMark extends Mark {
  /** Base names (`fly.toml`, `*.nomad`) or a folder and a base name (`.ebextensions/*.config`); one `*` each. */
  readonly names: readonly string[];
  /** `{path}`, `{folder}` and `{name}` are filled. */
  readonly message: string;
  /** True: only at the root of the repository. */
  readonly root?: boolean;
}

export interface ApiGroup extends Mark {
  /** `networking.istio.io`; `*.crossplane.io` for all below. */
  readonly groups: readonly string[];
  /** Kinds that it is about; absent: all of the group. */
  readonly only?: readonly string[];
  /** Placeholder `{kind}` in `value` is filled with the resource's kind. */
  readonly value: string;
}

export interface LabelMark extends Mark {
  /** Label, annotation or node label; case kept. */
  readonly key: string;
  /** Values that switch it off: `details.setting` is then `disabled`. */
  readonly off?: readonly string[];
}

export interface ChartMark extends Mark {
  /** Chart names without repository. */
  readonly charts: readonly string[];
  /** A word that the repository's name or URL must hold, for chart names that are too common (`base`). */
  readonly repository?: string;
}

export interface Companion {
  /** Image repositories without registry and tag; a `*` at one end. */
  readonly images: readonly string[];
  readonly product: string;
  readonly role: 'proxy' | 'agent' | 'exporter' | 'auth' | 'helper';
}

export interface ImageMark extends Mark {
  /** Image repositories without registry and tag; a `*` at one end or both. */
  readonly images: readonly string[];
}

export interface HardwareMark {
  readonly value: string;
  /** Beginnings of image names or platforms: `arm32v7/`, `linux/arm/`. */
  readonly prefixes: readonly string[];
}

export interface Cloud {
  readonly id: string;
  readonly name: string;
  /** Words in file and folder names. */
  readonly words: readonly string[];
  /** Terraform providers. */
  readonly providers: readonly string[];
  /** Words in Pulumi and Crossplane package names. */
  readonly packages: readonly string[];
}

export interface ResourceFamily {
  /** compute, cluster, container, function, database, ... */
  readonly category: string;
  /** Types, e.g. `aws_instance`, `AWS::ECS::Service`, `Microsoft.Web/sites`; a `*` at the end. */
  readonly types: readonly string[];
}

export interface ResourceMark extends Mark {
  readonly types: readonly string[];
  /** Placeholder `{type}` is filled with the resource type, `{name}` with the resource's name. */
  readonly value: string;
}

/** Where a firewall resource says who may enter which group of machines. */
export interface AdmissionRule {
  /** Resource types of any language. */
  readonly types: readonly string[];
  /** The name of the blocks or of the entry that hold its rules. Absent: the resource is one rule. */
  readonly block?: string;
  /** What names the group that is entered. Absent: the resource itself is the group. */
  readonly group?: readonly string[];
  /** What names the group that may enter. */
  readonly from: readonly string[];
  /** What names addresses that may enter. */
  readonly anyone: readonly string[];
  /** What names the port. */
  readonly port: string;
  /** What has to say this value where it is written at all. */
  readonly only?: { readonly key: string; readonly value: string };
}

/** A role of what a development host (.NET Aspire, Project Tye) starts. */
export interface AppHostPart {
  readonly role: 'service' | 'gateway' | 'broker' | 'cache' | 'database' | 'object-store';
  /** Methods of Aspire's builder without `Add`; a `*` at an end. */
  readonly methods: readonly string[];
  /** Image repositories without tag; a `*` at an end. */
  readonly images: readonly string[];
}

export interface DaprMethods {
  /** Methods that put a sidecar beside the service before them. */
  readonly sidecar: readonly string[];
  /** Methods that add a building block. */
  readonly components: readonly string[];
}

export interface SettingMark extends Mark {
  /** Names of files, as in FileMark. */
  readonly files: readonly string[];
  /** Dotted paths of keys from the document's root; all that lies below counts: `spring.kafka`. */
  readonly keys: readonly string[];
}

export interface DependencyMark extends Mark {
  readonly ecosystem: Ecosystem;
  /** Package names; a `*` at one end. For Maven and Gradle the artifact, or `group:artifact`. */
  readonly names: readonly string[];
}

export type Ecosystem =
  | 'npm'
  | 'python'
  | 'maven'
  | 'go'
  | 'cargo'
  | 'dotnet'
  | 'composer'
  | 'ruby'
  | 'elixir'
  | 'dart';

export interface CommandMark extends Mark {
  /** The command's words in order; options may stand between them: `docker stack deploy`. Alternatives are separate entries. */
  readonly commands: readonly string[];
  /** Which argument names the thing: its position after the words from 0, or `last`. Absent: none. */
  readonly nameAt?: number | 'last';
  /** Options whose value names the thing: `--name`. The first that is given. */
  readonly nameOptions?: readonly string[];
}

export interface InstallerMark extends Mark {
  /** Parts of the address; case kept. */
  readonly addresses: readonly string[];
}

export interface StepMark extends Mark {
  /** Beginnings of the action, orb, pipe or task name. */
  readonly steps: readonly string[];
}
