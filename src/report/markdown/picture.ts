import { isOther } from '../headline.js';
import { counted } from '../phrases.js';
import { writeMermaid } from '../picture/mermaid.js';
import type { Report } from '../report.js';
import { prose } from './inline.js';
import type { Room } from './room.js';

/** Nodes that are still read in the width of a comment; where they do not fit, fewer are tried. */
const NODES = [24, 12, 6];
/** Services of a picture that is shown unfolded. */
const UNFOLDED = 40;

/** The services inside their networks, with what a change adds and removes. Smaller where the room is small. */
export function addPicture(report: Report, room: Room): void {
  const { graph, comparison } = report;
  if (graph.services.length === 0) return;
  const changed = comparison !== undefined && (comparison.changes.length > 0 || isOther(comparison));
  const open = changed && graph.services.length <= UNFOLDED ? ' open' : '';
  const title = `${counted(graph.services.length, 'service')} on ${counted(graph.networks.length, 'network')}`;
  for (const limit of NODES) {
    const pieces: string[] = [];
    const options = { limit, note: false, ...(comparison === undefined ? {} : { comparison }) };
    const { leftOut, legend } = writeMermaid(graph, options, (text) => pieces.push(text));
    const picture = `\`\`\`mermaid\n${pieces.join('').trimEnd()}\n\`\`\`\n\n`;
    const notes = [legend, ...leftOut]
      .filter((note) => note !== '')
      .map((note) => `${prose(note)}\n\n`)
      .join('');
    if (room.add(`<details${open}><summary>${title}</summary>\n\n${picture}${notes}</details>\n\n`)) return;
  }
  room.add(`The picture of ${title} is too large for this page: \`groundplan graph --format svg\` draws it.\n\n`);
}
