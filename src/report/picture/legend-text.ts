import type { Picture, PictureLink } from './picture.js';

/** What signs and colours of a Mermaid picture mean, in one line of plain text: only those that are in it. Empty where none is. */
export function legendText({ frames, hubs, links }: Picture): string {
  const zones = frames.flatMap((frame) => frame.zones);
  const marked = [...zones, ...zones.flatMap(({ nodes }) => nodes), ...hubs, ...links];
  const marks = new Set(marked.map(({ mark }) => mark));
  const has = (test: (link: PictureLink) => boolean): boolean => links.some(test);
  return [
    ...(marks.has('added') ? ['+ green: new'] : []),
    ...(has(({ opens, mark }) => opens === true && mark === 'added') ? ['thickest green line: opens something'] : []),
    ...(marks.has('changed') ? ['~ yellow: changed'] : []),
    ...(marks.has('removed') ? ['− dashed red: gone'] : []),
    ...(has(({ onPath, mark }) => onPath && mark === undefined) ? ['orange: a way from outside to a data store'] : []),
    ...(has(({ kind }) => kind === 'member') ? ['violet line: is on that network'] : []),
  ].join(' · ');
}
