import type { Location } from '../../documents/location.js';
import type { Evidence } from '../../model/evidence.js';
import type { InstallerMark } from '../../model/evidence-knowledge.js';
import type { Books } from '../books.js';
import type { ChartBook } from '../charts.js';
import type { CandidateFile, Detector } from '../detector.js';
import { fill, observe, shown } from '../emit.js';
import { argumentsOf, nameOf, optionValues } from './arguments.js';
import { CommandBook, type CommandFound } from './command-book.js';
import { composeDetails } from './compose-options.js';
import { type RunnableLine, runnableLines } from './runnable-lines.js';
import { ScriptVariables } from './script-variables.js';
import { type Command, commandsIn } from './shell-words.js';
import { type CommandSource, commandSourceOf } from './sources.js';
import { WorkingFolder } from './working-folder.js';

interface CommandBooks {
  readonly commands: CommandBook;
  readonly charts: ChartBook;
  readonly installers: readonly InstallerMark[];
}

/** Commands that deploy, in Makefiles, scripts, pipelines, package scripts and readmes. Nothing is ever run. */
export function commandDetector({ knowledge, charts }: Books): Detector {
  const books: CommandBooks = {
    commands: new CommandBook(knowledge.commands),
    charts,
    installers: knowledge.installers,
  };
  return {
    name: 'commands',
    wants: (file) => commandSourceOf(file) !== undefined,
    detect: (file) => detect(file, books),
  };
}

function* detect(file: CandidateFile, books: CommandBooks): Iterable<Evidence> {
  const source = commandSourceOf(file);
  if (source === undefined || !(books.commands.mentions(file.text) || installerIn(file.text, books) !== undefined))
    return;
  const variables = new ScriptVariables();
  const folder = new WorkingFolder(file, source);
  const seen = new Set<string>();
  for (const line of runnableLines(file, source)) {
    folder.startLine(line.text, line.at.start);
    if (variables.note(line.text)) continue;
    const installer = installerIn(line.text, books);
    if (installer !== undefined) yield installerEvidence(installer, line, source);
    if (!mayMatter(line.text, books)) continue;
    for (const text of variables.lines(line.text)) {
      for (const command of commandsIn(text, variables.words)) {
        if (folder.follow(command.words)) continue;
        const found = books.commands.find(command.words);
        if (found === undefined) continue;
        const at = placeOf(found, line, file);
        const context = { line: { ...line, at }, source, folder: folder.path, command, variables: variables.words };
        for (const item of commandEvidence(found, context, books)) if (isNew(item, seen)) yield item;
      }
    }
  }
}

/** What changes the folder, or stands for something else: a variable of a shell, of make, of a batch file or of a template. */
const FOLDER_OR_VARIABLE = /[$%]|\{\{|\b(?:cd|pushd|popd)\b/;

/** Most lines of a readme hold no command: they are not taken apart. */
function mayMatter(text: string, { commands }: CommandBooks): boolean {
  return FOLDER_OR_VARIABLE.test(text) || commands.mentions(text);
}

/** Lines that one command may be continued over. */
const MAX_CONTINUED = 30;

/** A command may stand on a continued line of its own: its place is the first line from there that holds its words. */
function placeOf({ words }: CommandFound, line: RunnableLine, file: CandidateFile): Location {
  const { start, end } = line.at;
  const [program = '', ...rest] = words.split(' ');
  const last = rest.at(-1) ?? program;
  if (!/[\\`][ \t]*$/.test(file.text.slice(start, end))) return line.at;
  const from = file.text.lastIndexOf('\n', start) + 1;
  let offset = from;
  for (const text of file.text.slice(from, from + MAX_LOOKED_AT).split('\n', MAX_CONTINUED)) {
    if (text.includes(program) && text.includes(last)) {
      const indent = text.length - text.trimStart().length;
      return { ...line.at, start: offset + indent, end: offset + text.trimEnd().length };
    }
    offset += text.length + 1;
  }
  return line.at;
}

const MAX_LOOKED_AT = 4_000;

/** Compose is started the same way in many lines of a file: once for each target is enough. */
function isNew({ kind, value, details }: Evidence, seen: Set<string>): boolean {
  if (kind !== 'command.compose') return true;
  const key = JSON.stringify([value, details]);
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

/** Where and how a command stands. */
interface CommandContext {
  readonly line: RunnableLine;
  readonly source: CommandSource;
  /** Folder that it runs in, relative to its file, as far as the file says. */
  readonly folder: string;
  readonly command: Command;
  readonly variables: ReadonlyMap<string, string>;
}

function installerIn(text: string, books: CommandBooks): InstallerMark | undefined {
  return books.installers.find((mark) => mark.addresses.some((address) => text.includes(address)));
}

function installerEvidence(mark: InstallerMark, line: RunnableLine, source: CommandSource): Evidence {
  return observe({
    kind: mark.kind,
    value: mark.value,
    details: { source, target: line.target, ...mark.details },
    message: `${PLACES[source]} fetches the installer of ${mark.value}.`,
    at: line.at,
  });
}

function* commandEvidence(
  found: CommandFound,
  { line, source, folder, command, variables }: CommandContext,
  books: CommandBooks,
): Iterable<Evidence> {
  const { mark } = found;
  const name = nameOf(found);
  if (/^command\.(?:network|volume)-create$/.test(mark.kind) && name === undefined) return;
  const options = [...found.between, ...found.rest];
  yield observe({
    kind: mark.kind,
    value: fill(mark.value, { name: name ?? '' }),
    name,
    details: {
      command: found.words,
      target: line.target,
      source,
      ...mark.details,
      ...(mark.kind === 'command.compose'
        ? { ...composeDetails(found, (name) => command.assignments.get(name) ?? variables.get(name)), folder }
        : optionDetails(mark.kind, options)),
      ...(mark.kind === 'swarm.command' && { folder }),
    },
    message: message(mark.kind, found.words, name, source),
    at: line.at,
  });
  if (mark.value !== 'helm') return;
  const given = argumentsOf(found.rest);
  const chart = given[1] ?? given[0] ?? '';
  const repository = optionValues(found.rest, '--repo')[0] ?? '';
  const product = books.charts.find(chart.slice(chart.lastIndexOf('/') + 1), `${repository} ${chart}`);
  if (product === undefined) return;
  yield observe({
    kind: product.kind,
    value: product.value,
    name: given[0],
    details: { how: 'helm', source, target: line.target, ...product.details },
    message: `${PLACES[source]} ${source === 'readme' ? 'shows how Helm installs' : 'installs'} ${product.value}${source === 'readme' ? '' : ' with Helm'}.`,
    at: line.at,
  });
}

function optionDetails(kind: string, options: readonly string[]): Readonly<Record<string, string | undefined>> {
  const joined = (...names: string[]): string | undefined => optionValues(options, ...names).join(' ') || undefined;
  switch (kind) {
    case 'swarm.command':
      return { files: joined('-c', '--compose-file') };
    case 'command.network-create':
      return { driver: joined('-d', '--driver') };
    case 'command.deploy':
      return { files: joined('-f', '--filename', '-k', '--values') };
    default:
      return {};
  }
}

const PLACES: Readonly<Record<CommandSource, string>> = {
  makefile: 'A makefile',
  script: 'A script',
  ci: 'A pipeline',
  readme: 'The readme',
  package: 'A package script',
  unit: 'A systemd unit',
};

function message(kind: string, words: string, name: string | undefined, source: CommandSource): string {
  const place = PLACES[source];
  const by = name === undefined ? '' : ` for ${shown(name)}`;
  // A readme shows commands, also those that somebody else runs or that have been replaced.
  if (source === 'readme') return `${place} shows the command ${shown(words)}${by}.`;
  if (kind === 'command.network-create' && name !== undefined)
    return `${place} creates the Docker network ${shown(name)} by hand.`;
  if (kind === 'command.volume-create' && name !== undefined)
    return `${place} creates the Docker volume ${shown(name)} by hand.`;
  return `${place} runs ${shown(words)}${by}.`;
}
