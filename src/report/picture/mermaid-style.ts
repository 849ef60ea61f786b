import type { PictureLink, PictureNode, Shape } from './picture.js';

/** Opening and closing characters of each shape, and what stands before its name. */
export const MERMAID_SHAPES: Readonly<Record<Shape, readonly [open: string, close: string, icon: string]>> = {
  store: ['[(', ')]', '🗄️'],
  cache: ['[(', ')]', '⚡'],
  files: ['[(', ')]', '📦'],
  search: ['[(', ')]', '🔍'],
  queue: ['>', ']', '📨'],
  proxy: ['{{', '}}', '🔀'],
  frontend: ['([', '])', '🖥️'],
  service: ['(', ')', '⚙️'],
  worker: ['[[', ']]', '🔨'],
  job: ['[/', '/]', '⏱️'],
  monitor: ['[', ']', '📈'],
  identity: ['[', ']', '🔑'],
  tool: ['[', ']', '🔧'],
  project: ['[[', ']]', '🗂️'],
  unknown: ['[', ']', '❔'],
};

const STORES: ReadonlySet<Shape> = new Set(['store', 'cache', 'files', 'search', 'queue']);

/** Fill, border and text go together, so that each is read on a white page and on a black one. */
export const CLASSES: readonly string[] = [
  'classDef plain fill:#f6f8fa,stroke:#6e7781,color:#1f2328',
  'classDef store fill:#ddf4ff,stroke:#0969da,color:#0a3069',
  'classDef proxy fill:#fbefff,stroke:#8250df,color:#3e1f79',
  'classDef exposed fill:#fff1e5,stroke:#d1570a,color:#5c2400,stroke-width:3px',
  'classDef added fill:#dafbe1,stroke:#1a7f37,color:#044f1e,stroke-width:3px',
  'classDef removed fill:#ffebe9,stroke:#cf222e,color:#82071e,stroke-width:2px,stroke-dasharray:6 4',
  'classDef changed fill:#fff8c5,stroke:#9a6700,color:#4d2d00,stroke-width:3px',
  'classDef edge fill:#1f2328,stroke:#8c959f,color:#ffffff',
  'classDef hub fill:#eaeef2,stroke:#6e7781,color:#1f2328,stroke-dasharray:2 2',
  'classDef note fill:#fff8c5,stroke:#d4a72c,color:#4d2d00',
  'classDef network fill:none,stroke:#8c959f,stroke-width:2px',
  'classDef internal fill:none,stroke:#0969da,stroke-width:2px,stroke-dasharray:8 3',
  'classDef bridge fill:none,stroke:#8250df,stroke-width:2px,stroke-dasharray:2 4',
  'classDef project fill:none,stroke:#6e7781,stroke-width:3px',
  'classDef joined fill:none,stroke:#1a7f37,stroke-width:3px',
];

/** The class of a node: what a reviewer looks for first wins. */
export function classOf({ mark, exposed, shape }: PictureNode): string {
  if (mark !== undefined) return mark;
  if (exposed) return 'exposed';
  if (STORES.has(shape)) return 'store';
  return shape === 'proxy' ? 'proxy' : 'plain';
}

/** How a line is written. */
export function arrowOf({ kind, mark }: PictureLink): string {
  if (mark === 'removed') return '-.->';
  if (mark === 'added') return kind === 'member' ? '===' : '==>';
  switch (kind) {
    case 'uses':
      return '-->';
    case 'reach':
      return '-.->';
    case 'published':
      return '-->';
    case 'member':
      return '---';
    case 'namespace':
      return '-.-';
  }
}

/** Colours of lines that are seen on both pages: at least 3 to 1 on white and on #0d1117. */
export function lineStyleOf({ kind, mark, opens, onPath }: PictureLink): string {
  if (mark === 'removed') return 'stroke:#e5534b,stroke-width:2px,stroke-dasharray:6 4';
  if (mark === 'added') return `stroke:#2da44e,stroke-width:${opens === true ? 5 : 3}px`;
  if (onPath)
    return kind === 'reach'
      ? 'stroke:#db6d28,stroke-width:3px,stroke-dasharray:5 3'
      : 'stroke:#db6d28,stroke-width:3px';
  if (kind === 'member') return 'stroke:#8250df,stroke-width:2px';
  return 'stroke:#848d97,stroke-width:1.5px';
}
