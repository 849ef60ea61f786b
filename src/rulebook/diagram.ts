/** The shape of a pattern's drawing. One structure, drawn for the terminal by src/report/text/diagram.ts and as Mermaid for the pages. */
export interface Diagram {
  /** What the reader looks at, in one sentence. */
  readonly caption: string;
  /** From top to bottom; the items of a row from left to right. */
  readonly rows: readonly DiagramRow[];
  /** Who turns to whom. */
  readonly edges: readonly DiagramEdge[];
}

export type DiagramRow = readonly DiagramItem[];

export type DiagramItem = DiagramNode | DiagramGroup;

/** Something that runs, or somebody who uses it. */
export interface DiagramNode {
  /** Unique in the diagram, and what is written in its box: `orders-db`. */
  readonly node: string;
  readonly kind: NodeKind;
  /** Second line in the box: the networks that it joins, or what it does. */
  readonly note?: string;
}

/**
 * `outside`: a person or a system that is not deployed here. `service`: software of the team's own. `store`: keeps data.
 * `bus`: passes messages on. `helper`: proxies, gateways, agents and other software that serves the services.
 */
export type NodeKind = 'outside' | 'service' | 'store' | 'bus' | 'helper';

/** What is together: in one file, on one network, in one place. */
export interface DiagramGroup {
  /** Its name, unique in the diagram: `compose.yaml`. */
  readonly group: string;
  readonly kind: GroupKind;
  /** What is special about it: `joins the network with external: true`. */
  readonly note?: string;
  readonly rows: readonly DiagramRow[];
}

export type GroupKind = 'file' | 'folder' | 'network' | 'namespace' | 'cluster' | 'cloud' | 'provider' | 'repository';

export interface DiagramEdge {
  /** Names of nodes. */
  readonly from: string;
  readonly to: string;
  /** What passes, in a few words: `SQL`. */
  readonly label: string;
  /** Goes both ways. */
  readonly both?: boolean;
}
