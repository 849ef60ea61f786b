import type { ValidateFunction } from 'ajv';
import type { Rule } from '../../../src/rulebook/rule.js';
import { type DataFile, readData } from '../data.js';
import { filesBelow } from '../outputs.js';
import type { Concern, ConcernFile, PeerFile } from './shape.js';

/** Other tools' rules, and the concerns that they and ours are about. */
export interface Peers {
  readonly tools: readonly PeerFile[];
  readonly concerns: readonly Concern[];
}

const FOLDER = 'rules/peers';
const CONCERNS = `${FOLDER}/concerns.yml`;

/** All of rules/peers. Errors are lines `path:line:column: message`, all of them. */
export function readPeers(
  root: string,
  validators: ReadonlyMap<string, ValidateFunction>,
): { readonly peers: Peers; readonly errors: readonly string[] } {
  const read = filesBelow(root, FOLDER).map((path) => {
    const validate = validators.get(path === CONCERNS ? 'concerns' : 'peer');
    if (validate === undefined) throw new Error(`There is no schema for ${path}.`);
    return readData(root, path, validate);
  });
  const files = read.flatMap(({ file }) => file ?? []);
  // The validators that were generated from these types have passed the values.
  const tools = files.filter(({ path }) => path !== CONCERNS).map(({ value }) => value as unknown as PeerFile);
  const concerns = files
    .filter(({ path }) => path === CONCERNS)
    .flatMap(({ value }) => (value as unknown as ConcernFile).concerns);
  return { peers: { tools, concerns }, errors: read.flatMap(({ errors }) => errors) };
}

/** Where the rules' `covers` and the lists of rules/peers do not fit together. */
export function peerMistakes(rules: readonly DataFile[], { tools, concerns }: Peers): string[] {
  const listed = new Set(tools.flatMap(({ tool, rules: list }) => list.map(({ id }) => `${tool}/${id}`)));
  const numbers = new Set(concerns.map(({ number }) => number));
  const covered = new Set<string>();
  const mistakes: string[] = [];
  for (const { path, value, placeOf } of rules) {
    const { covers, examples } = value as unknown as Rule;
    const complain = (message: string): void => {
      mistakes.push(`${path}:${placeOf({ path: ['covers'], part: 'key' })}: ${message}`);
    };
    for (const row of covers?.rows ?? []) if (!numbers.has(row)) complain(`${CONCERNS} has no concern ${row}.`);
    for (const [row, name] of Object.entries(covers?.shown ?? {})) {
      if (covers?.rows.includes(Number(row)) !== true) complain(`${row} is none of the rows.`);
      if (!examples.fails.some((example) => example.name === name))
        complain(`no example that fails is named "${name}".`);
    }
    for (const peer of covers?.peers ?? []) {
      covered.add(peer);
      if (!listed.has(peer)) complain(`${FOLDER} lists no rule "${peer}".`);
    }
  }
  for (const { tool, rules: list } of tools) {
    for (const { id, notCovered } of list) {
      const name = `${tool}/${id}`;
      if (covered.has(name) === (notCovered !== undefined))
        mistakes.push(
          notCovered === undefined
            ? `${FOLDER}/${tool}.yml: no rule covers "${id}", and it does not say why.`
            : `${FOLDER}/${tool}.yml: "${id}" says why no rule covers it, and a rule does.`,
        );
    }
    mistakes.push(...repeated(list.map(({ id }) => id)).map((id) => `${FOLDER}/${tool}.yml: "${id}" stands twice.`));
  }
  mistakes.push(
    ...repeated(concerns.map(({ number }) => number)).map((number) => `${CONCERNS}: ${number} stands twice.`),
  );
  return mistakes;
}

function repeated<T>(values: readonly T[]): T[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
