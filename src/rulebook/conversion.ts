import type { Role } from '../model/role.js';

/** What a monolith becomes when networks part its layers: `rules/conversions/layered-monolith.yml`. */
export interface LayeredConversion {
  /** The layers from the inside out; their keys are the names of the networks. */
  readonly networks: readonly LayerNetwork[];
  /** Where each role stands. A role that no place names has the last one, which is for what nobody knows. */
  readonly places: readonly LayerPlace[];
  /** The range that the subnets are taken from. Each project begins at another place of it, told by its name. */
  readonly subnets: { readonly range: string; readonly prefix: number };
}

export interface LayerNetwork {
  readonly key: string;
  /** A network on which nothing but stores and their users meet may be closed to the internet. */
  readonly closable?: boolean;
}

export interface LayerPlace {
  /** Empty: every other role. */
  readonly roles: readonly Role[];
  readonly networks: readonly string[];
  /** Ends the sentence "`db` stands on `data`: …". */
  readonly because: string;
  /** True where nothing told the place. */
  readonly unknown?: boolean;
}

/** How a project is cut in two: `rules/conversions/externalized-infrastructure.yml`. */
export interface SplitConversion {
  /** First is what lives long and creates the networks, second what joins it. */
  readonly stacks: { readonly infra: SplitStack; readonly apps: SplitStack };
  /** Roles that are infrastructure by themselves. */
  readonly infrastructure: readonly Role[];
  /** Roles that stand with those whom they serve: on the side of the infrastructure where they name nothing else. */
  readonly companions: readonly Role[];
  /** The network on which what faces outwards meets the applications. */
  readonly frontNetwork: string;
  /** The Makefile; `{…}` is replaced. Lines of a recipe begin with a tab, written as `→`. */
  readonly makefile: MakefileTexts;
}

export interface SplitStack {
  /** In names of targets: `start-infra`. */
  readonly name: string;
  /** Put behind the first part of a file's name: `compose.infra.yml`. Empty: the file keeps its name. */
  readonly file: string;
  /** Put behind the project's name. */
  readonly project: string;
  /** Ends the sentence "`db` goes to `infra`: it is a database, and …". */
  readonly because: string;
}

export interface MakefileTexts {
  readonly file: string;
  /** Beside a Makefile that is there already. */
  readonly beside: string;
  readonly head: string;
  readonly stack: string;
  readonly wait: string;
  readonly all: string;
  /** Seconds between two tries, and how many there are. */
  readonly tries: number;
  readonly pause: number;
}

export interface Conversions {
  readonly layering: LayeredConversion;
  readonly splitting: SplitConversion;
}

/** Loads rules/conversions. It is a file of its own: only `scaffold --from` reads it. */
export async function loadConversions(): Promise<Conversions> {
  const file = await import('./generated/conversions.json', { with: { type: 'json' } });
  return file.default as unknown as Conversions;
}
