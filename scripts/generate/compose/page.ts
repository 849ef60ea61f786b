import { code, NOTICE, page, table } from '../markdown.js';
import type { Expanded, Format } from './shapes.js';

/** The documentation page of all attributes: a table for each block, blocks that are alike once. */
export function formatPage({ root }: Format): string {
  const blocks = new Blocks();
  blocks.add('', root);
  return page(NOTICE, '# Attributes of a Compose file', ...INTRODUCTION, ...blocks.all);
}

const ADDRESS = 'https://raw.githubusercontent.com/groundplan/groundplan/main/docs/schema/compose.schema.json';
const SETTINGS = { 'yaml.schemas': { [ADDRESS]: ['compose*.y*ml', 'docker-compose*.y*ml'] } };

const INTRODUCTION = [
  'All that the loader knows of the format, from `rules/compose`. An attribute is one entry there: its types, its short notation, how files merge, what it looks like in the resolved project.',
  '**In an editor** the same table completes and checks while you write: [its JSON Schema](schema/compose.schema.json). For one file, as its first line:',
  code(`# yaml-language-server: $schema=${ADDRESS}`, 'yaml'),
  'For all files, in the settings of Visual Studio Code (extension YAML) or of any other client of yaml-language-server; a path works as well as an address:',
  code(JSON.stringify(SETTINGS, undefined, 2), 'json'),
  'In JetBrains IDEs: Settings, Languages & Frameworks, Schemas and DTDs, JSON Schema Mappings. The schema speaks of files as they are before variables are filled in: it marks a variable where only certain words are allowed.',
];

class Blocks {
  readonly all: string[] = [];
  /** Where each block stands, by what it is. */
  private readonly places = new Map<string, string>();

  add(path: string, block: Expanded): void {
    this.places.set(keyOf(block), path);
    const below: [string, Expanded][] = [];
    const rows = [...block.keys].map(([key, one]) => {
      const at = path === '' ? key : `${path}.${key}`;
      const nested = nestedIn(at, one);
      const known = nested === undefined ? undefined : this.places.get(keyOf(nested[1]));
      if (nested !== undefined && known === undefined) {
        this.places.set(keyOf(nested[1]), nested[0]);
        below.push(nested);
      }
      return [
        `\`${key}\``,
        kindOf(one),
        meaningOf(one, known),
        one.default === undefined ? '' : `\`${one.default}\``,
        sinceOf(one),
      ];
    });
    this.all.push(
      path === '' ? '## Top level' : `## ${path}`,
      table(['key', 'type', 'meaning', 'default', 'since'], rows),
    );
    for (const [at, one] of below) this.add(at, one);
  }
}

/** The block below an attribute that has keys of its own: itself, its entries or its items. */
function nestedIn(path: string, one: Expanded): [string, Expanded] | undefined {
  if (one.any !== undefined) return nestedIn(`${path}.NAME`, one.any);
  if (one.keys.size > 0) return [path, one];
  return one.item === undefined ? undefined : nestedIn(`${path}[]`, one.item);
}

function keyOf(block: Expanded): string {
  return JSON.stringify([...block.keys].map(([key, one]) => [key, one.type, one.meaning]));
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  null: 'empty',
  mapping: 'mapping',
  list: 'list',
};

function kindOf(one: Expanded): string {
  if (one.values !== undefined) return one.values.map((word) => `\`${word}\``).join(', ') + (one.item ? ', list' : '');
  const words: Partial<Record<string, string>> = { bytes: 'size', duration: 'duration' };
  const types = [one.type ?? []].flat().map((type) => TYPES[type] ?? type);
  const format = one.format === undefined ? undefined : words[one.format];
  const text = format === undefined ? types : types.map((type) => (type === 'text' ? format : type));
  const bounds = [
    one.minimum === undefined ? undefined : `from ${one.minimum}`,
    one.maximum === undefined ? undefined : `to ${one.maximum}`,
  ].filter((bound) => bound !== undefined);
  return [text.join(', '), ...bounds].join(' ');
}

function meaningOf(one: Expanded, sameAs: string | undefined): string {
  const parts = [
    one.meaning,
    one.deprecated === undefined ? undefined : `**Deprecated:** ${one.deprecated}`,
    one['replaced-by'] === undefined ? undefined : `**Deprecated:** use \`${one['replaced-by']}\`.`,
    sameAs === undefined ? undefined : `Keys as in [${sameAs}](#${anchorOf(sameAs)}).`,
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}

/** As GitHub makes anchors of headings. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9_ -]/g, '')
    .replaceAll(' ', '-');
}

function sinceOf(one: Expanded): string {
  return one.since?.replace('Docker Compose ', '') ?? '';
}
