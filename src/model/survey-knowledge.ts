/**
 * What finding facts and cutting a repository into systems need to know about the world: rules/systems/standing.yml is its
 * `standing`, rules/systems/vocabulary.yml its `vocabulary`. All words are lower case.
 */
export interface SurveyKnowledge {
  readonly standing: Standing;
  readonly vocabulary: Vocabulary;
}

/** Which paths speak for the repository: standing.yml. */
export interface Standing {
  /** Reasons why a path may not speak, most certain first. */
  readonly reasons: readonly StandingReason[];
  /** Base names of files that say nothing about what a repository is (readme, licence, tool settings); a `*` at one end. */
  readonly paperwork: readonly string[];
}

export interface StandingReason {
  /** Kebab-case: `vendored`, `test`. */
  readonly id: string;
  /** Completes the sentence "it is ...": `vendored code`. */
  readonly meaning: string;
  /** Names of folders; a `*` at one end stands for any text. */
  readonly folders: readonly string[];
  /** Base names of files, likewise. */
  readonly files: readonly string[];
  /**
   * `never`: such a path does not speak. `alone`: it speaks when the repository holds nothing else of substance.
   * `last`: it speaks when nothing else says how anything is deployed.
   */
  readonly speaks: 'never' | 'alone' | 'last';
}

/** Names that tell what a thing is: vocabulary.yml. Words are compared with the parts of a name, split at anything but letters and digits. */
export interface Vocabulary {
  /** Parts of a data store's name that are not the name of its owner: `db`, `postgres`. */
  readonly store: readonly string[];
  /** Parts of a companion's name that are not the name of the service that it accompanies: `envoy`, `sidecar`. */
  readonly companion: readonly string[];
  /** Parts of any service's name that say nothing about what it is for: `service`, `api`. */
  readonly filler: readonly string[];
  /** Words in images of VPN clients that only carry traffic out. */
  readonly egress: readonly string[];
  /** Namespaces of images whose owners package other people's software: their images have nothing to do with each other. */
  readonly packagers: readonly string[];
  /** Words in images of service proxies that stand next to each service. */
  readonly serviceProxy: readonly string[];
  /** Catalogue products of brokers that keep an ordered log, around which systems are built. */
  readonly logBrokers: readonly string[];
  /** Words in names of variables that hold the address of a broker. */
  readonly brokers: readonly string[];
  /** Images of what lives on a bus and moves or changes its events: connectors, stream processors, schema registries. */
  readonly streamProcessors: readonly string[];
  /** Words beside `gateway` that make it a gateway to something else than the system's services: `payment`. */
  readonly notGateway: readonly string[];
  /** Words in images of service discovery and configuration servers. */
  readonly discovery: readonly string[];
  /** Words in names of gateways of several services. */
  readonly gateway: readonly string[];
  /** Words in names of files, folders and networks that name a tier, from the outside in. */
  readonly tiers: readonly Tier[];
  /** Ends of words in names of machines that say nothing about the tier: the `servers` of `webservers`. */
  readonly machine: readonly string[];
  /** Folders that hold one folder for each machine. */
  readonly machineFolders: readonly string[];
  /** Words in names of folders and files that name a site of a distributed system. */
  readonly sites: readonly Site[];
  /** Extensions of source files: a folder without any builds what others wrote. */
  readonly code: readonly string[];
  /** Names of files that declare a package of code; a `*` at one end. */
  readonly manifests: readonly string[];
  /** Ids of facts that measure one system, and are not added up over systems that have nothing to do with each other. */
  readonly withinOneSystem: readonly string[];
  /** Words in names of what serves or watches a system on its cluster: it tells least about the system itself. */
  readonly addons: readonly string[];
  /** Names of variants that run in production. */
  readonly production: readonly string[];
  /** Names of variants that run on the machine of a developer or of a test. */
  readonly rehearsal: readonly string[];
  /** Values of `edge.manifest` of runtimes that exist only to run software on devices and at sites. */
  readonly edgeRuntimes: readonly string[];
  /** Words in images of edge platforms. */
  readonly edgeImages: readonly string[];
  /** Clouds that run workloads, as against services that are bought beside one. */
  readonly clouds: readonly string[];
  /** Values of `swarm.setting` that make no sense on a single host. */
  readonly swarmSettings: readonly string[];
  /** Values of a mesh resource's `mesh` whose resources also serve clusters without a mesh. */
  readonly meshBystanders: readonly string[];
  /** Names of folders that hold manifests for a cluster. */
  readonly cluster: readonly string[];
  /** Names of folders that say how something is deployed and not what: they belong to the folder above. */
  readonly structural: readonly string[];
}

export interface Tier {
  readonly id: 'dmz' | 'web' | 'app' | 'data';
  readonly words: readonly string[];
  /** Words that name the tier only in names of machines, groups of machines and folders of one machine each. */
  readonly machines: readonly string[];
}

export interface Site {
  readonly id: 'edge' | 'fog' | 'cloud' | 'device';
  readonly words: readonly string[];
}
