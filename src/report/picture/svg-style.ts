/** Colours on a white page and on a dark one: each text at least 4.5 to 1 on what is behind it, each line 3 to 1. */
const COLOURS: readonly (readonly [name: string, light: string, dark: string])[] = [
  ['page', '#ffffff', '#0d1117'],
  ['text', '#1f2328', '#e6edf3'],
  ['soft', '#59636e', '#9198a1'],
  ['node', '#f6f8fa', '#1b222b'],
  ['line', '#6e7781', '#7d8590'],
  ['store', '#ddf4ff', '#10263f'],
  ['store-line', '#0969da', '#4493f8'],
  ['proxy', '#fbefff', '#271a3d'],
  ['proxy-line', '#8250df', '#ab7df8'],
  ['open', '#fff1e5', '#3a1d0a'],
  ['open-line', '#bc4c00', '#f0883e'],
  ['added', '#dafbe1', '#0f2d1a'],
  ['added-line', '#1a7f37', '#3fb950'],
  ['removed', '#ffebe9', '#3a1316'],
  ['removed-line', '#cf222e', '#f85149'],
  ['changed', '#fff8c5', '#332a0b'],
  ['changed-line', '#9a6700', '#d29922'],
];

/**
 * The style of a picture whose root has this id: nothing else on a page is touched. It follows the reader's system, and a page that
 * sets `data-theme` to `light` or `dark` on its root.
 */
export function svgStyle(id: string): string {
  const set = (index: 1 | 2): string => COLOURS.map((colour) => `--${colour[0]}:${colour[index]}`).join(';');
  const root = `#${id}`;
  return [
    `${root}{${set(1)};color-scheme:light dark;font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;background:var(--page)}`,
    `@media(prefers-color-scheme:dark){${root}{${set(2)}}}`,
    `:root[data-theme=light] ${root}{${set(1)}}`,
    `:root[data-theme=dark] ${root}{${set(2)}}`,
    ...RULES.map(
      ([selector, rule]) =>
        `${selector
          .split(',')
          .map((one) => `${root} ${one}`)
          .join(',')}{${rule}}`,
    ),
  ].join('\n');
}

const RULES: readonly (readonly [selector: string, rule: string])[] = [
  ['text', 'fill:var(--text);font-size:13px'],
  ['.name', 'font-weight:600'],
  ['.detail,.title,.key', 'font-size:11px'],
  ['.detail', 'fill:var(--soft)'],
  ['.title', 'font-weight:600'],
  ['.outline', 'fill:var(--node);stroke:var(--line);stroke-width:1.3'],
  ['.glyph', 'fill:none;stroke:var(--text);stroke-width:1.3;stroke-linecap:round;stroke-linejoin:round'],
  ['.store .outline', 'fill:var(--store);stroke:var(--store-line)'],
  ['.proxy .outline', 'fill:var(--proxy);stroke:var(--proxy-line)'],
  ['.exposed .outline', 'fill:var(--open);stroke:var(--open-line);stroke-width:2.2'],
  ['.exposed .warn', 'fill:var(--open-line);font-weight:600'],
  ['.added .outline', 'fill:var(--added);stroke:var(--added-line);stroke-width:2.6'],
  ['.removed .outline', 'fill:var(--removed);stroke:var(--removed-line);stroke-width:2;stroke-dasharray:6 4'],
  ['.changed .outline', 'fill:var(--changed);stroke:var(--changed-line);stroke-width:2.6'],
  ['.edge .outline', 'fill:var(--text);stroke:var(--text)'],
  ['.edge text', 'fill:var(--page)'],
  ['.edge .glyph', 'stroke:var(--page)'],
  ['.hub .outline', 'stroke-dasharray:2 3'],
  ['.box', 'fill:none;stroke:var(--line);stroke-width:1.6'],
  ['.box.project', 'stroke-width:2.4'],
  ['.box.internal', 'stroke:var(--store-line);stroke-dasharray:9 4'],
  ['.box.bridge', 'stroke:var(--proxy-line);stroke-dasharray:2 4'],
  ['.box.added', 'stroke:var(--added-line);stroke-width:2.6'],
  ['.box.changed', 'stroke:var(--changed-line);stroke-width:2.6'],
  ['.box.removed', 'stroke:var(--removed-line);stroke-dasharray:6 4'],
  ['.link', 'fill:none;stroke:var(--line);stroke-width:1.4'],
  ['.link.reach', 'stroke-dasharray:6 4'],
  ['.link.namespace', 'stroke-dasharray:2 3'],
  ['.link.member', 'stroke:var(--proxy-line);stroke-width:1.6'],
  ['.link.path', 'stroke:var(--open-line);stroke-width:2.4'],
  ['.link.added', 'stroke:var(--added-line);stroke-width:3;stroke-dasharray:none'],
  ['.link.opens', 'stroke-width:4.5'],
  ['.link.removed', 'stroke:var(--removed-line);stroke-width:2;stroke-dasharray:6 4'],
  ['.label', 'font-size:11px;paint-order:stroke;stroke:var(--page);stroke-width:4px;stroke-linejoin:round'],
  ['.head', 'fill:var(--line)'],
  ['.head.path', 'fill:var(--open-line)'],
  ['.head.added', 'fill:var(--added-line)'],
  ['.head.removed', 'fill:var(--removed-line)'],
];
