/** What `rules/scaffolds/<slug>/scaffold.yml` says; the files that are written stand beside it, in `files/`. */
export interface ScaffoldFile {
  /**
   * Slug of the pattern; the folder has the same name.
   * @pattern ^[a-z][a-z0-9-]*$
   */
  readonly pattern: string;
  /** What is written, in one sentence with a full stop. */
  readonly summary: string;
  /**
   * The first commands to run in the new folder, in order.
   * @minItems 1
   */
  readonly steps: readonly ScaffoldStep[];
}

export interface ScaffoldStep {
  /** A command for the shell. */
  readonly run: string;
  /** What it does, without a full stop. */
  readonly what: string;
}

/** A skeleton of one pattern with the text of all its files. The project is called `acme-shop` in it. */
export interface Scaffold extends ScaffoldFile {
  /** Paths with `/`, relative to the folder that is written, sorted. */
  readonly files: readonly SkeletonFile[];
}

export interface SkeletonFile {
  readonly path: string;
  readonly text: string;
}

/** All skeletons: a file of its own that only `scaffold` reads. */
export async function loadScaffolds(): Promise<readonly Scaffold[]> {
  const scaffolds = await import('./generated/scaffolds.json', { with: { type: 'json' } });
  return scaffolds.default as unknown as readonly Scaffold[];
}
