/**
 * Draws repositories as Mermaid, and has each picture read by Mermaid itself, whose rules GitHub draws by.
 *
 *     npm run pictures -- DIR…     exit code 1 when one is not taken, or is above GitHub's limits
 */
import { graphsOf } from '../src/app/graph.js';
import { writeMermaid } from '../src/report/picture/mermaid.js';
import { openLocal } from '../src/source/local.js';
import { mermaidParser } from './pictures/parse-mermaid.js';

/** GitHub draws none with more. */
const CHARACTERS = 50_000;
const LINES = 500;

const parse = await mermaidParser();
let [drawn, failed, mostCharacters, mostLines, mostServices] = [0, 0, 0, 0, 0];
for (const path of process.argv.slice(2)) {
  try {
    const { graph } = await graphsOf(openLocal(path), {});
    const pieces: string[] = [];
    writeMermaid(graph, {}, (piece) => pieces.push(piece));
    const text = pieces.join('');
    const lines = text.match(/^\s*[nzhef]\d+ [-.=~]/gm)?.length ?? 0;
    const problem = text.length >= CHARACTERS || lines >= LINES ? 'above the limits of GitHub' : await parse(text);
    if (problem !== undefined) throw new Error(problem);
    drawn++;
    mostCharacters = Math.max(mostCharacters, text.length);
    mostLines = Math.max(mostLines, lines);
    mostServices = Math.max(mostServices, graph.services.length);
  } catch (error) {
    failed++;
    console.error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
console.log(
  `${drawn} pictures read by Mermaid, ${failed} failed; at most ${mostCharacters} characters, ${mostLines} lines, ${mostServices} services`,
);
if (failed > 0) process.exitCode = 1;
