export const id = 881;
export const ids = [881];
export const modules = {

/***/ 9881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  analyse: () => (/* binding */ analyse)
});

// EXTERNAL MODULE: ./build/src/documents/parse.js + 12 modules
var parse = __webpack_require__(1325);
// EXTERNAL MODULE: ./build/src/documents/location.js
var documents_location = __webpack_require__(6637);
// EXTERNAL MODULE: ./build/src/lib/compare.js
var compare = __webpack_require__(3746);
;// CONCATENATED MODULE: ./build/src/evidence/bound.js
/** Entries of one kind that one file may contribute; the rest is counted. */
const MAX_PER_KIND = 40;
/** Entries of one kind that the list of paths may contribute. */
const MAX_PATHS_PER_KIND = 2_000;
/**
 * Bounds what one file says: of each kind, one entry for every value first, then the others in the order seen.
 * Where entries were left out, the first entry of a value carries `details.count`, and the first of the kind `details.total`.
 */
function bound(evidence, limit = MAX_PER_KIND) {
    if (evidence.length <= limit)
        return evidence;
    return [...groupBy(evidence, (entry) => entry.kind).values()].flatMap((group) => boundKind(group, limit));
}
function boundKind(entries, limit) {
    if (entries.length <= limit)
        return entries;
    const byValue = groupBy(entries, (entry) => entry.value);
    const firsts = [...byValue.values()].slice(0, limit);
    const chosen = new Set();
    const counts = new Map();
    for (const group of firsts) {
        const [first] = group;
        if (first === undefined)
            continue;
        chosen.add(first);
        counts.set(first, group.length);
    }
    for (const entry of entries) {
        if (chosen.size >= limit)
            break;
        chosen.add(entry);
    }
    return entries
        .filter((entry) => chosen.has(entry))
        .map((entry, index) => counted(entry, counts.get(entry), index === 0 ? entries.length : undefined));
}
function counted(entry, count, total) {
    if (count === undefined && total === undefined)
        return entry;
    return {
        ...entry,
        details: {
            ...entry.details,
            ...(count === undefined ? {} : { count: String(count) }),
            ...(total === undefined ? {} : { total: String(total) }),
        },
    };
}
function groupBy(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const group = groups.get(keyOf(item));
        if (group === undefined)
            groups.set(keyOf(item), [item]);
        else
            group.push(item);
    }
    return groups;
}

;// CONCATENATED MODULE: ./build/src/evidence/file-path.js
/** Given the path before it in a sorted list, the folder's text is shared: looking folders up then costs next to nothing. */
function filePathOf(path, before) {
    const slash = path.lastIndexOf('/');
    const shared = before !== undefined && before.folder.length === slash && path.startsWith(before.folder);
    const name = path.slice(slash + 1).toLowerCase();
    return {
        path,
        folder: shared ? before.folder : slash < 0 ? '' : path.slice(0, slash),
        name,
        extension: name.slice(name.lastIndexOf('.') + 1 || name.length),
    };
}
/** Base name as written. */
function baseName(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}
/** The folder that holds a file or a folder; empty at the root. */
function parentOf(path) {
    const slash = path.lastIndexOf('/');
    return slash < 0 ? '' : path.slice(0, slash);
}
function segmentsOf(folder) {
    return folder === '' ? [] : folder.split('/');
}
function isYaml(file) {
    return file.extension === 'yml' || file.extension === 'yaml';
}

;// CONCATENATED MODULE: ./build/src/evidence/template-text.js
/**
 * True for text of a template engine (Helm, Jinja, ERB, Go templates): it is YAML only after rendering, so that syntax errors mean
 * nothing. `${{ }}` of GitHub workflows stands inside plain YAML and does not count.
 */
function looksLikeTemplate(text) {
    return /(?:^|[^$])\{\{|\{%|<%/m.test(text);
}

;// CONCATENATED MODULE: ./build/src/evidence/collect.js





/** Files that are read for evidence; a repository with more is sampled in path order, and a problem says so. */
const MAX_CANDIDATES = 20_000;
/** Asks every detector about every file. */
function collectEvidence(repository, detectors, parse) {
    return createCollector(repository, detectors, parse).finish();
}
/**
 * A file is read only when a detector wants its path, and parsed at most once, when one asks for it. `parse` never throws; it
 * may share its results with other stages.
 */
function createCollector(repository, { detectors, ignores }, parse) {
    const files = pathsOf(repository, ignores);
    const wanted = wantedOf(files, detectors);
    const waiting = new Map(wanted.slice(0, MAX_CANDIDATES).map((entry) => [entry.file.path, entry]));
    const evidence = [];
    const problems = [];
    const look = (path) => {
        const entry = waiting.get(path);
        if (entry === undefined)
            return;
        waiting.delete(path);
        const result = repository.read(path);
        if (!result.ok || result.text === '')
            return;
        const candidate = candidateOf(entry.file, result.text, parse);
        for (const item of bound(entry.by.flatMap((detector) => [...detector.detect(candidate)])))
            evidence.push(item);
        problems.push(...candidate.problems());
    };
    const finish = () => {
        const left = [...waiting.keys()];
        repository.prefetch(left);
        for (const path of left)
            look(path);
        for (const { detectTree } of detectors) {
            if (detectTree === undefined)
                continue;
            for (const item of bound([...detectTree(files)], MAX_PATHS_PER_KIND))
                evidence.push(item);
        }
        if (wanted.length > MAX_CANDIDATES)
            problems.push(tooMany(wanted.length));
        return { evidence: sorted(evidence), problems: problems.sort((0,compare.by)((problem) => problem.at.file.path)) };
    };
    return { look, finish };
}
function pathsOf(repository, ignores) {
    const byFolder = new Map();
    const files = [];
    let before;
    for (const { path } of repository.files) {
        const file = filePathOf(path, before);
        before = file;
        let ignored = byFolder.get(file.folder);
        if (ignored === undefined) {
            ignored = ignores(file.folder);
            byFolder.set(file.folder, ignored);
        }
        if (!ignored(file))
            files.push(file);
    }
    return files;
}
/** The files that a detector wants. Detectors are picked by extension first, which settles most files of a repository. */
function wantedOf(files, detectors) {
    const byExtension = new Map();
    const wanted = [];
    for (const file of files) {
        let candidates = byExtension.get(file.extension);
        if (candidates === undefined) {
            candidates = detectors.filter(({ extensions }) => extensions === undefined || extensions.includes(file.extension));
            byExtension.set(file.extension, candidates);
        }
        const interested = candidates.filter((detector) => detector.wants(file));
        if (interested.length > 0)
            wanted.push({ file, by: interested });
    }
    return wanted;
}
function candidateOf(file, text, parse) {
    let parsed;
    let source;
    return {
        ...file,
        text,
        parsed: () => {
            parsed ??= parse(file.path);
            return parsed;
        },
        source: () => {
            source ??= parsed?.file ?? { path: file.path, lineStarts: (0,documents_location/* lineStartsOf */.xV)(text) };
            return source;
        },
        problems: () => (parsed === undefined || looksLikeTemplate(text) ? [] : worst(parsed.problems)),
    };
}
/** The first error, else the first warning: a file that is not what its name says would be reported line by line. */
function worst(problems) {
    const first = problems.find((problem) => problem.severity === 'error') ?? problems[0];
    return first === undefined ? [] : [first];
}
function sorted(evidence) {
    return [...evidence].sort((0,compare.by)((entry) => entry.at.file.path, (entry) => entry.at.start, (entry) => entry.kind, (entry) => entry.value, (entry) => entry.name ?? ''));
}
function tooMany(count) {
    return {
        code: 'evidence-too-many-files',
        severity: 'warning',
        message: `${count} files could say something about the architecture; the first ${MAX_CANDIDATES} in path order were read.`,
        hint: 'Analyse a folder of the repository instead of its root.',
        at: (0,documents_location/* wholeFile */.AA)(''),
    };
}

;// CONCATENATED MODULE: ./build/src/evidence/emit.js
const MAX_SHOWN = 80;
const MAX_KEPT = 300;
/** Evidence from an observation: texts cut to a bounded length, absent readings left out. */
function observe(observation) {
    const { kind, value, name, message, at } = observation;
    const details = presentOnly(observation.details);
    return {
        kind,
        value: cut(value, MAX_KEPT),
        ...(name === undefined || name === '' ? {} : { name: cut(name, MAX_KEPT) }),
        ...(details === undefined ? {} : { details }),
        message,
        at,
    };
}
/** A text from the repository as it may stand in a message: one line, in backticks, not too long. */
function shown(text) {
    let oneLine = '';
    for (const char of text.slice(0, MAX_SHOWN + 1))
        oneLine += char < ' ' || char === '\u007f' ? ' ' : char;
    return `\`${cut(oneLine.replaceAll('`', "'"), MAX_SHOWN)}\``;
}
/** ` \`name\``, or nothing for a thing without a name. */
function named(name) {
    return name === undefined || name === '' ? '' : ` ${shown(name)}`;
}
/** The place of an entry's key. */
function atKey(entry, pointer) {
    return { file: entry.keyFile, start: entry.keyStart, end: entry.keyEnd, pointer };
}
function atNode(node, pointer) {
    return { file: node.file, start: node.start, end: node.end, pointer };
}
/** The entry of a mapping under a key, for evidence that points at the key. */
function entryAt(node, key) {
    return node?.kind === 'mapping' ? node.entries.get(key) : undefined;
}
/** The words of a message template with `{key}` filled in. */
function fill(template, values) {
    return template.replace(/\{(\w{1,20})\}/g, (whole, key) => Object.hasOwn(values, key) ? (values[key] ?? whole) : whole);
}
function presentOnly(details) {
    if (details === undefined)
        return undefined;
    const present = {};
    for (const [key, value] of Object.entries(details)) {
        if (value !== undefined && value !== '')
            present[key] = cut(value, MAX_KEPT);
    }
    return Object.keys(present).length === 0 ? undefined : present;
}
function cut(text, length) {
    return text.length <= length ? text : `${text.slice(0, length - 1)}\u2026`;
}

;// CONCATENATED MODULE: ./build/src/evidence/charts.js

/** Charts of known products. */
class ChartBook {
    byName = new Map();
    constructor(marks) {
        for (const mark of marks) {
            for (const chart of mark.charts)
                this.byName.set(chart, [...(this.byName.get(chart) ?? []), mark]);
        }
    }
    find(chart, repository) {
        const place = repository.toLowerCase();
        return this.byName.get(chart)?.find((mark) => mark.repository === undefined || place.includes(mark.repository));
    }
}
/** The release, and what the chart's product means where it is known. */
function* readRelease(release, book) {
    const chart = release.chart.slice(release.chart.lastIndexOf('/') + 1);
    const repository = `${release.repository ?? ''} ${release.chart}`;
    const mark = book.find(chart, repository);
    yield observe({
        kind: 'helm.release',
        value: chart,
        name: release.name,
        details: {
            tool: release.tool,
            namespace: release.namespace,
            repository: release.repository,
            product: mark?.value,
        },
        message: `The Helm chart ${shown(chart)} is installed${release.name === undefined ? '' : ` as${named(release.name)}`}.`,
        at: release.at,
    });
    if (mark === undefined)
        return;
    yield observe({
        kind: mark.kind,
        value: mark.value,
        name: release.name,
        details: { how: 'helm', source: release.tool, ...mark.details },
        message: `The Helm chart ${shown(chart)} brings ${mark.value}.`,
        at: release.at,
    });
}

;// CONCATENATED MODULE: ./build/src/evidence/word-table.js
/**
 * Looks up texts by names of which some end or begin with `*`. Compared in lower case.
 * Entries are found in the order in which they were given: the first that matches wins.
 */
class WordTable {
    exact = new Map();
    /** Words with an open end by their first letter, with an open beginning by their last letter, the others under ''. */
    open = new Map();
    size = 0;
    add(word, value) {
        const lower = word.toLowerCase();
        const rank = this.size++;
        const star = lower.indexOf('*');
        if (star < 0) {
            if (!this.exact.has(lower))
                this.exact.set(lower, { rank, value });
            return;
        }
        const [before, after] = [lower.slice(0, star), lower.slice(star + 1).replaceAll('*', '')];
        // A star at both ends: the word stands anywhere.
        if (star === 0 && lower.endsWith('*') && lower.length > 1)
            this.put('', { rank, value, inside: after });
        else
            this.put(before === '' ? `*${after.at(-1) ?? ''}` : before.charAt(0), { rank, value, before, after });
    }
    find(text) {
        const lower = text.toLowerCase();
        let best = this.exact.get(lower);
        for (const key of [lower.charAt(0), `*${lower.at(-1) ?? ''}`, '']) {
            for (const word of this.open.get(key) ?? []) {
                if (best !== undefined && best.rank < word.rank)
                    break;
                if (matches(word, lower))
                    best = word;
            }
        }
        return best?.value;
    }
    put(key, word) {
        const words = this.open.get(key);
        if (words === undefined)
            this.open.set(key, [word]);
        else
            words.push(word);
    }
}
function matches(word, text) {
    if ('inside' in word)
        return text.includes(word.inside);
    return (text.length >= word.before.length + word.after.length && text.startsWith(word.before) && text.endsWith(word.after));
}
/** A table of rows that each name several words. */
function tableOf(rows, wordsOf) {
    const table = new WordTable();
    for (const row of rows)
        for (const word of wordsOf(row))
            table.add(word, row);
    return table;
}
/** The first word, or pair of neighbouring words (`direct-connect`), of a text that the table knows. */
function firstWord(text, table) {
    const words = text.toLowerCase().split(/[^a-z0-9]+/, 20);
    for (const [index, word] of words.entries()) {
        const found = word === '' ? undefined : (table.find(`${word}-${words[index + 1] ?? ''}`) ?? table.find(word));
        if (found !== undefined)
            return found;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/src/evidence/events.js

function eventBook(knowledge) {
    const events = tableOf(knowledge.events, (event) => event.words);
    const clouds = tableOf(knowledge.functionClouds, (cloud) => cloud.words);
    return {
        eventOf: (word) => events.find(word)?.name ?? 'other',
        cloudOf: (provider) => clouds.find(provider)?.name ?? 'other',
    };
}

;// CONCATENATED MODULE: ./build/src/evidence/infrastructure/clouds.js

function cloudBook(knowledge) {
    const providers = tableOf(knowledge.clouds, (cloud) => cloud.providers);
    const words = tableOf(knowledge.clouds, (cloud) => cloud.words);
    const packages = tableOf(knowledge.clouds, (cloud) => cloud.packages);
    const links = tableOf(knowledge.links, (link) => link.words);
    const families = tableOf(knowledge.resourceTypes, (family) => family.types);
    const marks = tableOf(knowledge.resourceMarks, (mark) => mark.types);
    const names = new Map(knowledge.clouds.map((cloud) => [cloud.id, cloud.name]));
    return {
        ofProvider: (provider) => providers.find(provider)?.id,
        ofName: (name) => firstWord(name, words)?.id,
        ofPackage: (name) => firstWord(name, packages)?.id,
        ofType: (type) => typeCloud(type, providers),
        linkOfName: (name) => firstWord(name, links)?.name,
        categoryOf: (type) => families.find(type)?.category ?? 'other',
        markOf: (type) => marks.find(type),
        nameOf: (cloud) => names.get(cloud) ?? cloud,
    };
}
function typeCloud(type, providers) {
    if (type.startsWith('AWS::') || type.startsWith('Alexa::'))
        return 'aws';
    if (/^Microsoft\.[A-Za-z]+\//i.test(type))
        return 'azure';
    if (/^(?:[a-z]+\.(?:v1|v2|beta|alpha)\w*\.|gcp-types\/)/i.test(type))
        return 'gcp';
    const underscore = type.indexOf('_');
    return underscore < 0 ? undefined : providers.find(type.slice(0, underscore))?.id;
}

;// CONCATENATED MODULE: ./build/src/evidence/books.js



function booksOf(knowledge) {
    return {
        knowledge,
        clouds: cloudBook(knowledge),
        charts: new ChartBook(knowledge.charts),
        events: eventBook(knowledge),
    };
}

;// CONCATENATED MODULE: ./build/src/evidence/commands/arguments.js
/** Options that take no value, so that the word after them is an argument. */
const FLAGS = new Set([
    '-d',
    '--detach',
    '--build',
    '--install',
    '-i',
    '--atomic',
    '--wait',
    '--attachable',
    '--internal',
    '--ingress',
    '--with-registry-auth',
    '--prune',
    '--create-namespace',
    '--force',
    '--debug',
    '--dry-run',
    '-v',
    '--volumes',
    '--remove-orphans',
    '--auto-approve',
    '--ipv6',
    '--quiet',
    '-q',
    '-b',
    '-it',
]);
/** Words without options and their values; redirections and what follows them are left out. */
function argumentsOf(words) {
    const found = [];
    for (let index = 0; index < words.length; index++) {
        const word = words[index] ?? '';
        if (/^\d?[<>]/.test(word))
            break;
        if (word === '\\' || word === '||' || word === 'true')
            continue;
        if (!word.startsWith('-'))
            found.push(word);
        else if (!word.includes('=') && !FLAGS.has(word))
            index++;
    }
    return found;
}
/** The values of an option that may be repeated: `-f a.yml -f b.yml --file=c.yml`. */
function optionValues(words, ...names) {
    const values = [];
    for (const [index, word] of words.entries()) {
        for (const name of names) {
            const next = words[index + 1];
            if (word === name && next !== undefined)
                values.push(next);
            else if (word.startsWith(`${name}=`))
                values.push(word.slice(name.length + 1));
        }
    }
    return values;
}
/** The argument that names the thing, as the table says which it is. */
function nameOf(found) {
    const { nameAt } = found.mark;
    if (nameAt === undefined)
        return undefined;
    const given = argumentsOf(found.rest);
    return nameAt === 'last' ? given.at(-1) : given[nameAt];
}

;// CONCATENATED MODULE: ./build/src/evidence/commands/command-book.js
/** Finds the commands of rules/evidence/commands.yml. */
class CommandBook {
    byFirst = new Map();
    constructor(marks) {
        for (const mark of marks) {
            for (const text of mark.commands) {
                const words = text.split(' ');
                const first = words[0] ?? '';
                const rows = this.byFirst.get(first) ?? [];
                rows.push({ words, text, mark });
                this.byFirst.set(first, rows);
            }
        }
    }
    /** True when a text can hold a command at all. */
    mentions(text) {
        for (const word of this.byFirst.keys())
            if (text.includes(word))
                return true;
        return false;
    }
    find(command) {
        const program = programOf(command[0] ?? '');
        for (const row of this.byFirst.get(program) ?? []) {
            const found = follow(row, command);
            if (found !== undefined)
                return found;
        }
        return undefined;
    }
}
/** `/usr/local/bin/docker`, `./node_modules/.bin/serverless`, `docker.exe`. */
function programOf(word) {
    const bare = word.replace(/^[@+$>-]+(?=[A-Za-z])/, '');
    return bare.slice(bare.lastIndexOf('/') + 1).replace(/\.exe$/, '');
}
/** The row's words in order, with nothing but options and their values between them. */
function follow(row, command) {
    const between = [];
    let at = 1;
    for (const word of row.words.slice(1)) {
        let afterOption = false;
        while (at < command.length && command[at] !== word) {
            const passed = command[at] ?? '';
            const isOption = passed.startsWith('-');
            if (!isOption && !afterOption)
                return undefined;
            afterOption = isOption && !passed.includes('=');
            between.push(passed);
            at++;
        }
        if (at >= command.length)
            return undefined;
        at++;
    }
    return { mark: row.mark, words: row.text, rest: command.slice(at), between };
}

// EXTERNAL MODULE: ./build/src/documents/node.js
var documents_node = __webpack_require__(3098);
;// CONCATENATED MODULE: ./build/src/evidence/text-lines.js
/** Lines longer than this are data, not something a person wrote: they are left out. */
const MAX_LINE = 10_000;
/** The lines of a file; very long ones are skipped. */
function* linesOf(text) {
    let start = 0;
    while (start < text.length) {
        const newline = text.indexOf('\n', start);
        const end = newline < 0 ? text.length : newline;
        if (end - start <= MAX_LINE) {
            const carriage = end > start && text.charCodeAt(end - 1) === 13;
            yield { text: text.slice(start, carriage ? end - 1 : end), start };
        }
        start = end + 1;
    }
}
/** A stretch of a file's text as a location. */
function atText(file, start, length) {
    return { file: file.source(), start, end: start + length, pointer: '' };
}

;// CONCATENATED MODULE: ./build/src/evidence/commands/runnable-lines.js



const runnable_lines_MAX_LINE = 2_000;
const MAX_CONTINUED = 30;
/** The lines of a file that hold commands, continued lines joined. */
function* runnableLines(file, source) {
    if (source === 'package') {
        yield* packageScripts(file);
        return;
    }
    const lines = source === 'readme' ? codeLines(file.text) : linesOf(file.text);
    const continuation = file.extension === 'ps1' ? '`' : '\\';
    let target;
    let pending;
    for (const line of lines) {
        if (line.text.length > runnable_lines_MAX_LINE)
            continue;
        const joined = pending === undefined ? line.text.trim() : `${pending.text} ${line.text.trim()}`;
        const start = pending?.start ?? line.start + leading(line.text);
        const length = pending?.length ?? line.text.trim().length;
        const count = (pending?.count ?? 0) + 1;
        if (joined.endsWith(continuation) && count < MAX_CONTINUED && joined.length < runnable_lines_MAX_LINE) {
            pending = { text: joined.slice(0, -1), start, length, count };
            continue;
        }
        pending = undefined;
        if (source === 'makefile')
            target = targetOf(line.text) ?? target;
        if (joined === '' || joined.startsWith('#') || joined.startsWith('//'))
            continue;
        const at = atText(file, start, length);
        yield target === undefined ? { text: joined, at } : { text: joined, target, at };
    }
}
function leading(text) {
    return text.length - text.trimStart().length;
}
/** `deploy: build` of a Makefile, `deploy env:` of a justfile, `deploy:` of a Taskfile. */
function targetOf(line) {
    const name = /^[ ]{0,2}([A-Za-z0-9][\w./-]{0,80})(?:[ \t][^:=]{0,80})?:(?!=)/.exec(line)?.[1];
    return name === 'cmds' || name === 'deps' || name === 'vars' ? undefined : name;
}
function* packageScripts(file) {
    for (const entry of (0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(file.parsed().documents[0], 'scripts'))) {
        const text = (0,documents_node/* textOf */.b6)(entry.value);
        if (text !== undefined && text.length <= runnable_lines_MAX_LINE) {
            yield { text, target: entry.key, at: atKey(entry, `scripts.${entry.key}`) };
        }
    }
}
/** What a readme shows as code: fenced and indented blocks, and spans in backticks. */
function* codeLines(text) {
    let fence;
    for (const line of linesOf(text)) {
        const mark = /^[ \t]{0,8}(```|~~~)/.exec(line.text)?.[1];
        if (mark !== undefined) {
            fence = fence === undefined ? mark : fence === mark ? undefined : fence;
            continue;
        }
        if (fence !== undefined || /^(?: {4}|\t)/.test(line.text) || /^[ \t]{0,8}\$ /.test(line.text)) {
            yield line;
            continue;
        }
        if (line.text.length > runnable_lines_MAX_LINE)
            continue;
        for (const span of line.text.matchAll(/`([^`]{3,300})`/g)) {
            yield { text: span[1] ?? '', start: line.start + span.index + 1 };
        }
    }
}

;// CONCATENATED MODULE: ./build/src/evidence/commands/shell-words.js
/**
 * The commands in one line of a script, a recipe, a pipeline step or a readme, as words. Nothing is expanded but the variables given.
 * Leading prompts, recipe marks, YAML keys and list marks, `sudo`, assignments and runners (`npx`, `poetry run`) are left out.
 */
function commandsIn(line, variables) {
    const commands = [];
    for (const words of split(line)) {
        const expanded = words.map((word) => expand(word, variables));
        const start = shell_words_firstWord(expanded);
        if (start < expanded.length)
            commands.push(expanded.slice(start));
    }
    return commands;
}
/** `${`, a name, a default and `}`: nothing longer is a variable. */
const MAX_VARIABLE = 130;
const SEPARATORS = new Set([';', '&', '|', '(', ')', '`']);
/** Words outside quotes end at blanks, commands at separators; a comment ends the line. */
function split(line) {
    const commands = [];
    let words = [];
    let word = '';
    let quote = '';
    const endWord = () => {
        if (word !== '')
            words.push(word);
        word = '';
    };
    for (let index = 0; index < line.length; index++) {
        const char = line.charAt(index);
        if (quote !== '') {
            if (char === quote)
                quote = '';
            else
                word += char;
        }
        else if ((char === '$' && line[index + 1] === '(') || (char === '$' && line[index + 1] === '{')) {
            const variable = /^\$[({][A-Za-z_]\w{0,60}(?::-[^)}]{0,60})?[)}]/.exec(line.slice(index, index + MAX_VARIABLE))?.[0];
            if (variable !== undefined) {
                word += variable;
                index += variable.length - 1;
            }
        }
        else if (char === "'" || char === '"')
            quote = char;
        else if (char === '#' && word === '')
            break;
        else if (char === ' ' || char === '\t')
            endWord();
        else if (SEPARATORS.has(char)) {
            endWord();
            if (words.length > 0)
                commands.push(words);
            words = [];
        }
        else
            word += char;
    }
    endWord();
    if (words.length > 0)
        commands.push(words);
    return commands;
}
const SKIPPED = new Set([
    '-',
    '$',
    '>',
    '%',
    '@',
    '*',
    '!',
    'then',
    'do',
    'if',
    'else',
    'sudo',
    'exec',
    'time',
    'env',
    'npx',
    'bunx',
    'pnpx',
    'pnpm',
    'yarn',
    'dlx',
    'call',
    'nohup',
    'run:',
    'script:',
    'cmd:',
    'command:',
    'RUN',
    'sh',
    'bash',
    'eval',
    'uv',
    'poetry',
    'pipenv',
    'run',
    '--',
    'C:\\>',
    'PS>',
    'cmds:',
    'before_script:',
    'deploy:',
    'task:',
]);
/** The index of the word that names the program. */
function shell_words_firstWord(words) {
    let index = 0;
    while (index < words.length) {
        const word = words[index] ?? '';
        const isAssignment = /^[A-Za-z_]\w{0,60}=/.test(word);
        if (!SKIPPED.has(word) && !isAssignment)
            break;
        index++;
    }
    return index;
}
/** `$NAME`, `${NAME}`, `${NAME:-default}` and `$(NAME)` by the values given; a default stands where there is none. */
function expand(word, variables) {
    if (!word.includes('$'))
        return word;
    return word.replace(/\$(?:[({]([A-Za-z_]\w{0,60})(?::-([^)}]{0,60}))?[)}]|([A-Za-z_]\w{0,60}))/g, (whole, name, fallback, bare) => {
        return variables.get(name ?? bare) ?? fallback ?? whole;
    });
}
/** `NAME=value`, `NAME := value`, `NAME ?= value`, `export NAME=value`, `NAME: value` (pipelines), outside of commands. */
function assignmentIn(line) {
    const match = /^[ \t]*(?:export[ \t]+)?([A-Z_][A-Z0-9_]{0,60})(?:[ \t]*[?:]{0,2}=[ \t]*|:[ \t]+)["']?([\w./:@-]{1,120})["']?[ \t]*$/.exec(line);
    const [, name, value] = match ?? [];
    return name === undefined || value === undefined ? undefined : [name, value];
}

;// CONCATENATED MODULE: ./build/src/evidence/commands/sources.js

/** What a file is by its extension alone; the others need a look at the name. */
const BY_EXTENSION = new Map([
    ['sh', 'script'],
    ['bash', 'script'],
    ['zsh', 'script'],
    ['ps1', 'script'],
    ['bat', 'script'],
    ['cmd', 'script'],
    ['mk', 'makefile'],
    ['just', 'makefile'],
]);
const CI_NAMES = /^(?:\.gitlab-ci|bitbucket-pipelines|azure-pipelines.{0,40}|\.travis|\.drone|\.woodpecker|buildspec.{0,40}|cloudbuild.{0,40}|appveyor)\.ya?ml$/;
const CI_FOLDERS = /(?:^|\/)\.(?:github\/(?:workflows|actions(?:\/[^/]{1,80})?)|circleci|gitlab(?:\/[^/]{1,80}){0,3}|buildkite|woodpecker|azure-pipelines|drone)$/;
const READMES = /^(?:readme|deploy|deployment|install|installation|setup|quickstart|quick-start|getting[-_]started|usage|development)\b.{0,40}\.(?:md|markdown|rst|adoc|txt)$/;
/** Files without an extension, and names in which a dot is no extension. */
const NAMES = /^(?:(?:gnu)?makefile|\.?justfile|vagrantfile|rakefile|jenkinsfile|readme)(?:\..{1,40})?$/;
/** Undefined for files that hold no commands for people or machines to run. */
function commandSourceOf(file) {
    const source = BY_EXTENSION.get(file.extension);
    if (source !== undefined)
        return source;
    if (isYaml(file)) {
        if (/^taskfile(?:\..{1,40})?\.ya?ml$/.test(file.name))
            return 'makefile';
        return CI_NAMES.test(file.name) || CI_FOLDERS.test(file.folder) ? 'ci' : undefined;
    }
    if (file.extension === 'json')
        return file.name === 'package.json' ? 'package' : undefined;
    if (READMES.test(file.name))
        return 'readme';
    const name = NAMES.exec(file.name)?.[0];
    if (name === undefined)
        return undefined;
    if (name.includes('makefile') || name.includes('justfile'))
        return 'makefile';
    if (name.startsWith('jenkinsfile'))
        return 'ci';
    return name.startsWith('readme') ? (name === 'readme' ? 'readme' : undefined) : 'script';
}

;// CONCATENATED MODULE: ./build/src/evidence/commands/commands.js






/** Commands that deploy, in Makefiles, scripts, pipelines, package scripts and readmes. Nothing is ever run. */
function commandDetector({ knowledge, charts }) {
    const books = {
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
function* detect(file, books) {
    const source = commandSourceOf(file);
    if (source === undefined || !(books.commands.mentions(file.text) || installerIn(file.text, books) !== undefined))
        return;
    const variables = new Map();
    for (const line of runnableLines(file, source)) {
        const assignment = assignmentIn(line.text);
        if (assignment !== undefined) {
            variables.set(...assignment);
            continue;
        }
        const installer = installerIn(line.text, books);
        if (installer !== undefined)
            yield installerEvidence(installer, line, source);
        for (const command of commandsIn(line.text, variables)) {
            const found = books.commands.find(command);
            if (found !== undefined)
                yield* commandEvidence(found, line, source, books);
        }
    }
}
function installerIn(text, books) {
    return books.installers.find((mark) => mark.addresses.some((address) => text.includes(address)));
}
function installerEvidence(mark, line, source) {
    return observe({
        kind: mark.kind,
        value: mark.value,
        details: { source, target: line.target, ...mark.details },
        message: `A ${source} line installs ${mark.value}.`,
        at: line.at,
    });
}
function* commandEvidence(found, line, source, books) {
    const { mark } = found;
    const name = nameOf(found);
    if (mark.kind === 'command.network-create' && name === undefined)
        return;
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
            ...optionDetails(mark.kind, options),
        },
        message: message(mark.kind, found.words, name, source),
        at: line.at,
    });
    if (mark.value !== 'helm')
        return;
    const given = argumentsOf(found.rest);
    const chart = given[1] ?? given[0] ?? '';
    const repository = optionValues(found.rest, '--repo')[0] ?? '';
    const product = books.charts.find(chart.slice(chart.lastIndexOf('/') + 1), `${repository} ${chart}`);
    if (product === undefined)
        return;
    yield observe({
        kind: product.kind,
        value: product.value,
        name: given[0],
        details: { how: 'helm', source, target: line.target, ...product.details },
        message: `A ${source} line installs ${product.value} with Helm.`,
        at: line.at,
    });
}
function optionDetails(kind, options) {
    const joined = (...names) => optionValues(options, ...names).join(' ') || undefined;
    switch (kind) {
        case 'command.compose':
            return {
                files: joined('-f', '--file'),
                project: joined('-p', '--project-name'),
                profiles: joined('--profile'),
                directory: joined('--project-directory'),
            };
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
function message(kind, words, name, source) {
    const place = source === 'ci'
        ? 'A pipeline'
        : source === 'readme'
            ? 'The readme'
            : `A ${source === 'package' ? 'package script' : source}`;
    if (kind === 'command.network-create' && name !== undefined)
        return `${place} creates the Docker network ${shown(name)} by hand.`;
    return `${place} runs ${shown(words)}${name === undefined ? '' : ` for ${shown(name)}`}.`;
}

;// CONCATENATED MODULE: ./build/src/evidence/commands/pipelines.js





/** Pipelines of GitHub, and the ready-made deployment steps that pipelines of any kind use. */
function pipelineDetector(knowledge) {
    return {
        name: 'pipelines',
        extensions: ['yml', 'yaml'],
        wants: (file) => isYaml(file) && commandSourceOf(file) === 'ci',
        detect: (file) => pipelines_detect(file, knowledge.steps),
        detectTree: (files) => readWorkflows(files),
    };
}
function* pipelines_detect(file, steps) {
    for (const line of linesOf(file.text)) {
        const step = /^[ \t]*(?:-[ \t]+)?(?:uses|task|pipe|orb|[\w-]{1,40}-orb):[ \t]*["']?([\w./@-]{1,150})/.exec(line.text)?.[1];
        const mark = step === undefined
            ? undefined
            : steps.find((candidate) => candidate.steps.some((start) => startsWith(step, start)));
        if (step === undefined || mark === undefined)
            continue;
        yield observe({
            kind: mark.kind,
            value: mark.value,
            name: step,
            details: { source: 'ci', ...mark.details },
            message: `The pipeline ${shown(file.path)} uses the deployment step ${shown(step)}.`,
            at: atText(file, line.start + line.text.indexOf(step), step.length),
        });
    }
}
function startsWith(step, start) {
    return step.toLowerCase().startsWith(start.toLowerCase());
}
function* readWorkflows(files) {
    for (const file of files) {
        if (!isYaml(file) || !file.folder.endsWith('.github/workflows'))
            continue;
        yield observe({
            kind: 'ci.pipeline',
            value: 'github-actions',
            message: `${shown(file.path)} is a GitHub Actions workflow.`,
            at: (0,documents_location/* wholeFile */.AA)(file.path),
        });
    }
}

;// CONCATENATED MODULE: ./build/src/evidence/compose/compose-file.js


/** Folders whose YAML is never Compose although it may have `services:`. */
const NEVER = /(?:^|\/)\.(?:github|gitlab|circleci|drone|woodpecker|azure-pipelines)(?:\/|$)/;
const compose_file_CI_NAMES = /^(?:\.gitlab-ci|bitbucket-pipelines|azure-pipelines|\.travis|\.drone|\.woodpecker|serverless|appveyor)\b/;
/** Files that may be Compose files by their path; the content decides. */
function mayBeCompose(file) {
    return isYaml(file) && !NEVER.test(file.folder) && !compose_file_CI_NAMES.test(file.name);
}
/** The root of a Compose file; undefined for any other file. Tells by bytes before it parses. */
function composeRoot(file) {
    if (!/^services[ \t]*:/m.test(file.text))
        return undefined;
    const [root] = file.parsed().documents;
    if ((0,documents_node/* child */.jf)(root, 'apiVersion') !== undefined || (0,documents_node/* child */.jf)(root, 'stages') !== undefined)
        return undefined;
    const services = [...(0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(root, 'services'))];
    return services.some(({ value }) => value.kind === 'mapping') ? root : undefined;
}
function* servicesOf(root) {
    for (const entry of (0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(root, 'services'))) {
        yield { name: entry.key, entry, pointer: `services.${entry.key}` };
    }
}
/** Labels, which Compose takes as a mapping or as a list of `key=value`. */
function* labelsIn(node) {
    if (node?.kind === 'mapping') {
        for (const entry of node.entries.values())
            yield { key: entry.key, value: (0,documents_node/* textOf */.b6)(entry.value) ?? '', node: entry.value };
    }
    if (node?.kind !== 'sequence')
        return;
    for (const item of node.items) {
        const text = (0,documents_node/* textOf */.b6)(item);
        if (text === undefined)
            continue;
        const equals = text.indexOf('=');
        yield {
            key: equals < 0 ? text : text.slice(0, equals),
            value: equals < 0 ? '' : text.slice(equals + 1),
            node: item,
        };
    }
}

;// CONCATENATED MODULE: ./build/src/evidence/compose/devices.js



/** Compose files of devices: balena's feature labels, images and platforms of small hardware, device files. */
function deviceDetector(knowledge) {
    return {
        name: 'devices',
        extensions: ['yml', 'yaml'],
        wants: mayBeCompose,
        detect: (file) => devices_detect(file, knowledge.hardware),
    };
}
function* devices_detect(file, hardware) {
    if (!/balena|arm|rpi|raspberry|jetson|l4t|\/dev\/|bh\.cr|nvidia/i.test(file.text))
        return;
    const root = composeRoot(file);
    if (root === undefined)
        return;
    for (const { name, entry, pointer } of servicesOf(root)) {
        yield* readLabels(name, entry.value, pointer);
        yield* readImage(name, entry.value, pointer, hardware);
        yield* readDevices(name, entry.value, pointer, hardware);
    }
}
function* readLabels(service, node, pointer) {
    for (const label of labelsIn((0,documents_node/* child */.jf)(node, 'labels'))) {
        if (!label.key.startsWith('io.balena.') && !label.key.startsWith('io.resin.'))
            continue;
        yield observe({
            kind: 'edge.setting',
            value: 'balena-feature',
            name: service,
            details: { key: label.key, value: label.value },
            message: `Service ${shown(service)} asks a balena device for ${shown(label.key)}.`,
            at: atNode(label.node, `${pointer}.labels`),
        });
    }
}
function* readImage(service, node, pointer, hardware) {
    for (const key of ['image', 'platform']) {
        const entry = entryAt(node, key);
        const text = (0,documents_node/* textOf */.b6)(entry?.value);
        if (entry === undefined || text === undefined)
            continue;
        const mark = hardwareOf(text, hardware);
        if (mark !== undefined) {
            yield observe({
                kind: 'edge.hardware',
                value: mark.value,
                name: service,
                details: { source: 'compose' },
                message: `Service ${shown(service)} is made for small hardware (${shown(text)}).`,
                at: atKey(entry, `${pointer}.${key}`),
            });
        }
    }
}
function* readDevices(service, node, pointer, hardware) {
    for (const field of ['devices', 'volumes']) {
        for (const [index, item] of (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(node, field)).entries()) {
            const text = (0,documents_node/* textOf */.b6)(item) ?? (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(item, 'source')) ?? '';
            if (hardwareOf(text, hardware)?.value !== 'sensor')
                continue;
            yield observe({
                kind: 'edge.setting',
                value: 'device-access',
                name: service,
                details: { key: field, value: text },
                message: `Service ${shown(service)} reaches into the device ${shown(text)}.`,
                at: atNode(item, `${pointer}.${field}[${index}]`),
            });
        }
    }
}
function hardwareOf(text, hardware) {
    const lower = text.toLowerCase();
    return hardware.find((mark) => mark.prefixes.some((prefix) => lower.startsWith(prefix)));
}

;// CONCATENATED MODULE: ./build/src/evidence/image-marks.js

/** What an image says by running somewhere (rules/evidence/images.yml). */
function* readImageMark(image, marks) {
    // Some products are told by their registry: `nexus3.edgexfoundry.org:10004/core-data`.
    const mark = marks.find(image.repository) ?? marks.find(image.reference);
    if (mark === undefined)
        return;
    yield observe({
        kind: mark.kind,
        value: mark.value,
        name: image.name,
        details: { source: image.where === 'compose' ? 'compose' : 'manifest', ...mark.details },
        message: `${image.where === 'compose' ? 'Service' : 'Container'} ${shown(image.name)} runs ${shown(image.repository)}, a part of ${mark.value}.`,
        at: image.at,
    });
}

;// CONCATENATED MODULE: ./build/src/evidence/image-name.js
function imageNameOf(reference) {
    const withoutRegistry = reference.replace(/^\$\{[^}]{1,100}\}\//, '');
    const withoutDigest = withoutRegistry.split('@', 1)[0] ?? withoutRegistry;
    const slash = withoutDigest.lastIndexOf('/');
    const colon = withoutDigest.indexOf(':', slash + 1);
    const path = colon < 0 ? withoutDigest : withoutDigest.slice(0, colon);
    const first = path.indexOf('/');
    const host = first < 0 ? '' : path.slice(0, first);
    const isRegistry = host === 'localhost' || host.includes('.') || host.includes(':');
    const repository = (isRegistry ? path.slice(first + 1) : path).replace(/^library\//, '');
    return colon < 0 ? { repository } : { repository, tag: withoutDigest.slice(colon + 1) };
}

;// CONCATENATED MODULE: ./build/src/evidence/compose/images.js






/** Services of Compose files whose images belong to a mesh, an edge runtime, a functions platform or a connector. */
function composeImageDetector(knowledge) {
    const marks = tableOf(knowledge.images, (mark) => mark.images);
    return {
        name: 'compose-images',
        extensions: ['yml', 'yaml'],
        wants: mayBeCompose,
        detect: (file) => images_detect(file, marks),
    };
}
function* images_detect(file, marks) {
    const root = composeRoot(file);
    if (root === undefined)
        return;
    for (const { name, entry, pointer } of servicesOf(root)) {
        const image = entryAt(entry.value, 'image');
        const text = (0,documents_node/* textOf */.b6)(image?.value);
        if (image === undefined || text === undefined)
            continue;
        const { repository } = imageNameOf(text);
        yield* readImageMark({ repository, reference: text, name, where: 'compose', at: atKey(image, `${pointer}.image`) }, marks);
    }
}

;// CONCATENATED MODULE: ./build/src/evidence/compose/swarm.js



/**
 * Settings of a Compose file that only Swarm obeys (Compose specification, deploy section). `deploy.resources`, `replicas` and
 * restart policies are left out: `docker compose` obeys or ignores them on a single machine.
 */
function swarmDetector() {
    return { name: 'swarm', extensions: ['yml', 'yaml'], wants: mayBeCompose, detect: swarm_detect };
}
const DEPLOY_SETTINGS = new Map([
    ['placement', 'placement'],
    ['update_config', 'update-config'],
    ['rollback_config', 'rollback-config'],
    ['endpoint_mode', 'endpoint-mode'],
]);
function* swarm_detect(file) {
    if (!/overlay|deploy|external|swarm/.test(file.text))
        return;
    const root = composeRoot(file);
    if (root === undefined)
        return;
    for (const { name, entry, pointer } of servicesOf(root))
        yield* readDeploy(name, entry.value, pointer);
    for (const network of (0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(root, 'networks'))) {
        const driver = entryAt(network.value, 'driver');
        if (driver === undefined || (0,documents_node/* textOf */.b6)(driver.value) !== 'overlay')
            continue;
        yield observe({
            kind: 'swarm.setting',
            value: 'overlay-network',
            name: network.key,
            message: `Network ${shown(network.key)} spans several machines (driver overlay), which needs Swarm.`,
            at: atKey(driver, `networks.${network.key}.driver`),
        });
    }
    yield* readExternal(root, 'configs', 'external-config');
    yield* readExternal(root, 'secrets', 'external-secret');
}
function* readDeploy(service, node, pointer) {
    const deploy = (0,documents_node/* child */.jf)(node, 'deploy');
    for (const entry of (0,documents_node/* entriesOf */.Mc)(deploy)) {
        const setting = DEPLOY_SETTINGS.get(entry.key) ?? modeSetting(entry.key, (0,documents_node/* textOf */.b6)(entry.value));
        if (setting === undefined || isEmpty(entry.value))
            continue;
        yield observe({
            kind: 'swarm.setting',
            value: setting,
            name: service,
            message: `Service ${shown(service)} sets ${shown(`deploy.${entry.key}`)}, which Swarm obeys.`,
            at: atKey(entry, `${pointer}.deploy.${entry.key}`),
        });
    }
    const labels = entryAt(deploy, 'labels');
    if (labels !== undefined && mentionsTraefik(labels.value)) {
        yield observe({
            kind: 'swarm.setting',
            value: 'traefik-swarm',
            name: service,
            message: `Service ${shown(service)} gives Traefik its routes in ${shown('deploy.labels')}, where only its Swarm provider looks.`,
            at: atKey(labels, `${pointer}.deploy.labels`),
        });
    }
}
function modeSetting(key, value) {
    if (key !== 'mode')
        return undefined;
    if (value === 'global' || value === 'global-job')
        return 'global-mode';
    return value === 'replicated-job' ? 'replicated-job' : undefined;
}
function isEmpty(node) {
    return node.kind === 'scalar' ? node.value === undefined : node.kind === 'mapping' && node.entries.size === 0;
}
function mentionsTraefik(labels) {
    if (labels.kind === 'mapping')
        return [...labels.entries.keys()].some((key) => key.startsWith('traefik.'));
    return (0,documents_node/* itemsOf */.S3)(labels).some((label) => ((0,documents_node/* textOf */.b6)(label) ?? '').startsWith('traefik.'));
}
function* readExternal(root, section, setting) {
    for (const entry of (0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(root, section))) {
        const external = entryAt(entry.value, 'external');
        if (external === undefined || (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(entry.value, 'external')) === 'false')
            continue;
        yield observe({
            kind: 'swarm.setting',
            value: setting,
            name: entry.key,
            message: `${shown(entry.key)} in ${section} is kept by Swarm (external).`,
            at: atKey(external, `${section}.${entry.key}.external`),
        });
    }
}

;// CONCATENATED MODULE: ./build/src/evidence/consul-config.js


const ENTRY = /["']?kind["']?[ \t]*[=:][ \t]*["'](service-defaults|service-intentions|service-resolver|service-router|service-splitter|proxy-defaults|ingress-gateway|terminating-gateway|mesh-gateway|connect-proxy)["']/gi;
const SIDECAR = /["']?sidecar_service["']?[ \t]*[{:]/g;
/** Consul's own files (HCL, JSON) and Nomad jobs: configuration entries of its mesh, and services that ask for a sidecar proxy. */
function consulConfigDetector() {
    return { name: 'consul', extensions: ['hcl', 'nomad', 'json'], wants: isCandidate, detect: consul_config_detect };
}
function isCandidate(file) {
    if (file.extension === 'hcl' || file.extension === 'nomad')
        return true;
    return file.extension === 'json' && /consul|intention|connect|service/.test(file.path.toLowerCase());
}
function* consul_config_detect(file) {
    for (const match of file.text.matchAll(ENTRY))
        yield entryEvidence(file, (match[1] ?? '').toLowerCase(), match.index, match[0].length);
    for (const match of file.text.matchAll(SIDECAR))
        yield entryEvidence(file, 'sidecar_service', match.index, match[0].length);
}
function entryEvidence(file, value, start, length) {
    const name = /\bname["']?[ \t]*[=:][ \t]*["']([\w.-]{1,80})["']/i.exec(file.text.slice(start, start + 300))?.[1];
    return observe({
        kind: 'mesh.resource',
        value,
        name,
        details: {
            mesh: 'consul',
            topic: value.includes('intentions') ? 'security' : 'traffic',
            source: file.extension === 'nomad' ? 'nomad' : 'configuration',
        },
        message: `${shown(value)}${named(name)} configures the Consul service mesh.`,
        at: atText(file, start, length),
    });
}

;// CONCATENATED MODULE: ./build/src/evidence/dapr-run.js


/** dapr.yaml: several apps that the Dapr command-line program runs together, each with its sidecar. */
function daprRunDetector() {
    return {
        name: 'dapr-run',
        extensions: ['yml', 'yaml'],
        wants: (file) => /^dapr[\w-]{0,40}\.ya?ml$/.test(file.name),
        detect: dapr_run_detect,
    };
}
function* dapr_run_detect(file) {
    const [root] = file.parsed().documents;
    const apps = entryAt(root, 'apps');
    if (apps === undefined)
        return;
    const entries = (0,documents_node/* itemsOf */.S3)(apps.value);
    if (!entries.some((app) => (0,documents_node/* child */.jf)(app, 'appID') !== undefined || (0,documents_node/* child */.jf)(app, 'appDirPath') !== undefined))
        return;
    yield observe({
        kind: 'dapr.configuration',
        value: 'multi-app-run',
        message: `${shown(file.path)} runs ${entries.length} apps with Dapr.`,
        at: atKey(apps, 'apps'),
    });
    for (const [index, app] of entries.entries()) {
        const id = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(app, 'appID')) ?? (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(app, 'appDirPath'));
        yield observe({
            kind: 'dapr.sidecar',
            value: 'command',
            name: id,
            message: `App ${shown(id ?? '')} runs with a Dapr sidecar.`,
            at: atNode(app, `apps[${index}]`),
        });
    }
}

;// CONCATENATED MODULE: ./build/src/evidence/docker/instructions.js

const MAX_INSTRUCTION = 5_000;
/** The instructions in order (Dockerfile reference). Comments inside continued lines are left out. */
function* instructionsOf(file) {
    const values = new Map();
    let text = '';
    let start = 0;
    let length = 0;
    for (const line of linesOf(file.text)) {
        const trimmed = line.text.trim();
        if (trimmed.startsWith('#') || (trimmed === '' && text !== ''))
            continue;
        if (text === '') {
            start = line.start + line.text.length - line.text.trimStart().length;
            length = trimmed.length;
        }
        const continued = /[\\`]$/.test(trimmed);
        if (text.length < MAX_INSTRUCTION)
            text += `${text === '' ? '' : ' '}${continued ? trimmed.slice(0, -1).trim() : trimmed}`;
        if (continued)
            continue;
        const instruction = instructions_parse(text, values);
        if (instruction !== undefined)
            yield { ...instruction, at: atText(file, start, length) };
        text = '';
    }
}
function instructions_parse(text, values) {
    const match = /^([A-Za-z]{3,12})[ \t]+(.+)$/.exec(text);
    const [, word, rest] = match ?? [];
    if (word === undefined || rest === undefined)
        return undefined;
    const argument = word.toUpperCase() === 'ARG' ? /^(\w{1,80})=["']?([^"' \t]{1,200})/.exec(rest) : null;
    if (argument !== null)
        values.set(argument[1] ?? '', argument[2] ?? '');
    return { word: word.toUpperCase(), rest: instructions_expand(rest, values) };
}
/** `$NAME`, `${NAME}` and `${NAME:-default}`; a name without a value stays as written. */
function instructions_expand(text, values) {
    if (!text.includes('$'))
        return text;
    return text.replace(/\$(?:\{(\w{1,80})(?::?-([^}]{0,100}))?\}|(\w{1,80}))/g, (whole, name, fallback, bare) => {
        return values.get(name ?? bare) ?? fallback ?? whole;
    });
}

;// CONCATENATED MODULE: ./build/src/evidence/docker/dockerfile.js





/** Dockerfiles: that they exist (from the path alone), their base images, ports, and where code of the repository gets in. */
function dockerfileDetector(knowledge) {
    return {
        name: 'dockerfile',
        wants: isDockerfile,
        detect: (file) => dockerfile_detect(file, knowledge.hardware),
        detectTree: (files) => readPaths(files),
    };
}
/** `Dockerfile`, `Dockerfile.worker`, `worker.Dockerfile`, `Containerfile`. */
function isDockerfile(file) {
    if (file.extension === 'dockerfile')
        return true;
    if (!file.name.startsWith('dockerfile') && !file.name.startsWith('containerfile'))
        return false;
    return (/^(?:dockerfile|containerfile)(?:[-._][\w.-]{1,60})?$/.test(file.name) &&
        !/\.(?:md|txt|dockerignore|j2|ya?ml)$/.test(file.name));
}
function* readPaths(files) {
    for (const file of files) {
        if (!isDockerfile(file))
            continue;
        const variant = /^(?:dockerfile|containerfile)[-._](.+)$/.exec(file.name)?.[1] ?? /^(.+)\.dockerfile$/.exec(file.name)?.[1];
        const folder = file.folder === '' ? '.' : file.folder;
        yield observe({
            kind: 'dockerfile.file',
            value: folder,
            name: file.folder === '' ? variant : baseName(file.folder),
            details: { variant, source: 'path' },
            message: `${shown(file.path)} says how to build an image.`,
            at: (0,documents_location/* wholeFile */.AA)(file.path),
        });
    }
}
function* dockerfile_detect(file, hardware) {
    const instructions = [...instructionsOf(file)];
    const stages = instructions.filter((instruction) => instruction.word === 'FROM');
    const names = new Set();
    for (const stage of stages) {
        yield* readBase(stage, stage === stages.at(-1), names, hardware);
        const alias = /[ \t]AS[ \t]+(\S{1,80})/i.exec(stage.rest)?.[1];
        if (alias !== undefined)
            names.add(alias.toLowerCase());
    }
    yield* readPorts(instructions);
    yield* readOwnCode(instructions);
    yield* readCommand(instructions);
}
function* readBase(stage, final, names, hardware) {
    const words = stage.rest.split(/[ \t]+/).filter((word) => !word.startsWith('--'));
    const [reference = ''] = words;
    const alias = words[1]?.toUpperCase() === 'AS' ? words[2] : undefined;
    if (reference === '' || names.has(reference.toLowerCase()))
        return;
    const { repository, tag } = imageNameOf(reference);
    yield observe({
        kind: 'dockerfile.base',
        value: repository,
        name: alias,
        details: { tag, final: final ? 'true' : undefined },
        message: `The image${named(alias)} is built on ${shown(reference)}.`,
        at: stage.at,
    });
    const mark = hardware.find(({ prefixes }) => prefixes.some((prefix) => reference.toLowerCase().startsWith(prefix)));
    if (mark === undefined)
        return;
    yield observe({
        kind: 'edge.hardware',
        value: mark.value,
        details: { source: 'dockerfile' },
        message: `The image is built on ${shown(reference)}, which is made for small hardware.`,
        at: stage.at,
    });
}
function* readPorts(instructions) {
    for (const instruction of instructions) {
        if (instruction.word !== 'EXPOSE')
            continue;
        for (const word of instruction.rest.split(/[ \t]+/, 50)) {
            const port = /^(\d{1,5})(?:\/\w{3,4})?$/.exec(word)?.[1];
            if (port === undefined)
                continue;
            yield observe({
                kind: 'dockerfile.expose',
                value: port,
                message: `The image says that it listens on port ${port}.`,
                at: instruction.at,
            });
        }
    }
}
/** Commands that turn source code into a program. */
const BUILD = /\b(?:npm|yarn|pnpm|bun)[ \t]+(?:ci|install|run[ \t]+build|build)\b|\bpip3?[ \t]+install\b|\buv[ \t]+sync\b|\bpoetry[ \t]+install\b|\bgo[ \t]+build\b|\bcargo[ \t]+build\b|\bmvnw?\b|\bgradlew?\b|\bdotnet[ \t]+(?:publish|build)\b|\bcomposer[ \t]+install\b|\bbundle[ \t]+install\b|\bmix[ \t]+release\b|\bmake\b/;
function* readOwnCode(instructions) {
    const copy = instructions.find((instruction) => (instruction.word === 'COPY' || instruction.word === 'ADD') && !/--from=|https?:\/\//.test(instruction.rest));
    if (copy !== undefined) {
        yield observe({
            kind: 'dockerfile.own-code',
            value: 'copy',
            details: { command: copy.rest },
            message: `The image holds files of this repository (${shown(`${copy.word} ${copy.rest}`)}).`,
            at: copy.at,
        });
    }
    const build = instructions.find((instruction) => instruction.word === 'RUN' && BUILD.test(instruction.rest));
    if (build === undefined)
        return;
    yield observe({
        kind: 'dockerfile.own-code',
        value: 'build',
        details: { command: BUILD.exec(build.rest)?.[0] },
        message: 'The image builds code or installs what the code needs.',
        at: build.at,
    });
}
/** The last command or entry point decides. */
function* readCommand(instructions) {
    const starts = instructions.filter((instruction) => instruction.word === 'CMD' || instruction.word === 'ENTRYPOINT');
    const last = starts.findLast((instruction) => instruction.word === 'CMD') ?? starts.at(-1);
    if (last === undefined)
        return;
    const words = [...last.rest.matchAll(/"([^"]{1,200})"/g)].map((match) => match[1] ?? '');
    const command = last.rest.startsWith('[') ? words.join(' ') : last.rest;
    yield observe({
        kind: 'dockerfile.command',
        value: command,
        details: { instruction: last.word },
        message: `The image starts ${shown(command)}.`,
        at: last.at,
    });
}

;// CONCATENATED MODULE: ./build/src/evidence/edge/greengrass.js



/** Component recipes and deployments of AWS IoT Greengrass version 2. */
function greengrassDetector() {
    return {
        name: 'greengrass',
        extensions: ['yml', 'yaml', 'json'],
        wants: (file) => isYaml(file) || (file.extension === 'json' && /recipe|component|greengrass|deployment/.test(file.name)),
        detect: greengrass_detect,
    };
}
function* greengrass_detect(file) {
    if (!file.text.includes('RecipeFormatVersion') && !/["']?components["']?[ \t]*:/.test(file.text))
        return;
    if (file.text.includes('RecipeFormatVersion'))
        yield* readRecipe(file);
    else if (file.text.includes('aws.greengrass.'))
        yield* readDeployment(file);
}
function* readRecipe(file) {
    const [root] = file.parsed().documents;
    const version = entryAt(root, 'RecipeFormatVersion');
    if (version === undefined)
        return;
    const name = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(root, 'ComponentName'));
    yield observe({
        kind: 'edge.manifest',
        value: 'greengrass',
        name,
        details: { kind: 'component' },
        message: `Component${named(name)} runs on devices with AWS IoT Greengrass.`,
        at: atKey(version, 'RecipeFormatVersion'),
    });
    for (const entry of (0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(root, 'ComponentDependencies'))) {
        yield observe({
            kind: 'edge.module',
            value: 'greengrass',
            name: entry.key,
            message: `Component${named(name)} needs ${shown(entry.key)} on the device.`,
            at: atKey(entry, `ComponentDependencies.${entry.key}`),
        });
    }
}
function* readDeployment(file) {
    const [root] = file.parsed().documents;
    const components = entryAt(root, 'components');
    if (components === undefined)
        return;
    yield observe({
        kind: 'edge.manifest',
        value: 'greengrass',
        name: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(root, 'deploymentName')) ?? (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(root, 'targetArn')),
        details: { kind: 'deployment' },
        message: `${shown(file.path)} deploys Greengrass components to devices.`,
        at: atKey(components, 'components'),
    });
}

;// CONCATENATED MODULE: ./build/src/evidence/edge/iot-edge.js


/** Deployment manifests of Azure IoT Edge (`$edgeAgent`, `$edgeHub`) and its modules (module.json). */
function iotEdgeDetector() {
    return { name: 'azure-iot-edge', extensions: ['json', 'jsonc'], wants: iot_edge_isCandidate, detect: iot_edge_detect };
}
function iot_edge_isCandidate(file) {
    if (file.extension !== 'json')
        return /(?:deployment|edge).{0,40}\.jsonc$/.test(file.name);
    return (file.name === 'module.json' ||
        /deployment|iotedge|iot-edge|edge|manifest|layered/.test(file.name) ||
        /edge/i.test(file.folder));
}
function* iot_edge_detect(file) {
    if (file.name === 'module.json') {
        yield* readModuleFile(file);
        return;
    }
    if (!file.text.includes('$edgeAgent') && !file.text.includes('$edgeHub'))
        return;
    const [root] = file.parsed().documents;
    const holder = contentHolder(root);
    if (holder === undefined)
        return;
    const agent = entryAt(holder.node, '$edgeAgent') ?? entryAt(holder.node, '$edgeHub');
    if (agent === undefined)
        return;
    yield observe({
        kind: 'edge.manifest',
        value: 'azure-iot-edge',
        details: { kind: 'deployment' },
        message: `${shown(file.path)} deploys modules to devices with Azure IoT Edge.`,
        at: atKey(agent, `${holder.pointer}${agent.key}`),
    });
    const agentPointer = `${holder.pointer}$edgeAgent.properties.desired`;
    const desired = (0,documents_node/* descend */.Xn)(holder.node, '$edgeAgent', 'properties.desired');
    for (const group of ['systemModules', 'modules']) {
        for (const entry of (0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(desired, group)))
            yield moduleEvidence(entry, `${agentPointer}.${group}`);
    }
    yield* readRoutes((0,documents_node/* descend */.Xn)(holder.node, '$edgeHub', 'properties.desired'), `${holder.pointer}$edgeHub.properties.desired`);
}
/** The content stands under `modulesContent`, or under `content.modulesContent`, or at the root of older files. */
function contentHolder(root) {
    for (const path of [['modulesContent'], ['content', 'modulesContent'], ['moduleContent'], []]) {
        const node = (0,documents_node/* descend */.Xn)(root, ...path);
        if (node !== undefined && ((0,documents_node/* child */.jf)(node, '$edgeAgent') ?? (0,documents_node/* child */.jf)(node, '$edgeHub')) !== undefined) {
            return { node, pointer: path.map((key) => `${key}.`).join('') };
        }
    }
    return undefined;
}
function moduleEvidence(entry, pointer) {
    return observe({
        kind: 'edge.module',
        value: 'azure-iot-edge',
        name: entry.key,
        details: { image: (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(entry.value, 'settings', 'image')) },
        message: `Module ${shown(entry.key)} runs on the edge device.`,
        at: atKey(entry, `${pointer}.${entry.key}`),
    });
}
function* readRoutes(desired, pointer) {
    for (const entry of (0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(desired, 'routes'))) {
        const route = (0,documents_node/* textOf */.b6)(entry.value) ?? (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(entry.value, 'route'));
        if (route === undefined)
            continue;
        const upstream = route.includes('$upstream');
        yield observe({
            kind: 'edge.route',
            value: upstream ? 'upstream' : 'local',
            name: entry.key,
            message: `Route ${shown(entry.key)} sends messages ${upstream ? 'from the device to the cloud' : 'between modules of the device'}.`,
            at: atKey(entry, `${pointer}.routes.${entry.key}`),
        });
    }
}
function* readModuleFile(file) {
    const [root] = file.parsed().documents;
    const schema = entryAt(root, '$schema-version');
    const platforms = (0,documents_node/* descend */.Xn)(root, 'image', 'tag', 'platforms');
    const anchor = schema ?? entryAt(root, 'image');
    if (anchor === undefined || platforms === undefined)
        return;
    yield observe({
        kind: 'edge.module',
        value: 'azure-iot-edge',
        name: file.folder.slice(file.folder.lastIndexOf('/') + 1),
        details: { image: (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(root, 'image', 'repository')) },
        message: `${shown(file.path)} builds a module for Azure IoT Edge.`,
        at: atKey(anchor, anchor.key),
    });
    for (const entry of (0,documents_node/* entriesOf */.Mc)(platforms)) {
        if (!/^arm32|armhf/.test(entry.key))
            continue;
        yield observe({
            kind: 'edge.hardware',
            value: 'arm',
            details: { source: 'module' },
            message: `${shown(file.path)} builds for ${shown(entry.key)}.`,
            at: atKey(entry, `image.tag.platforms.${entry.key}`),
        });
    }
}

;// CONCATENATED MODULE: ./build/src/evidence/edge/mqtt-bridge.js


/** Bridges of Mosquitto: `connection NAME` with an `address` makes a local broker forward to a remote one (mosquitto.conf, Bridges). */
function mqttBridgeDetector() {
    return {
        name: 'mqtt-bridge',
        extensions: ['conf'],
        wants: (file) => file.extension === 'conf' && /mosquitto|bridge|mqtt/.test(file.path.toLowerCase()),
        detect: mqtt_bridge_detect,
    };
}
function* mqtt_bridge_detect(file) {
    let connection;
    for (const line of linesOf(file.text)) {
        const opening = /^connection[ \t]+(\S{1,100})/.exec(line.text);
        if (opening !== null)
            connection = { name: opening[1] ?? '', line };
        if (connection === undefined || !/^addresse?s?[ \t]+\S/.test(line.text))
            continue;
        yield observe({
            kind: 'edge.bridge',
            value: 'mqtt',
            name: connection.name,
            message: `The local MQTT broker forwards to a remote one${named(connection.name)}.`,
            at: atText(file, connection.line.start, connection.line.text.length),
        });
        connection = undefined;
    }
}

;// CONCATENATED MODULE: ./build/src/evidence/file-marks.js




/** Files that say something by their name alone (rules/evidence/files.yml). */
function fileMarkDetector(knowledge) {
    const marks = fileTable(knowledge.files.flatMap((mark) => mark.names.map((name) => [name, mark])));
    return {
        name: 'files',
        extensions: [],
        wants: () => false,
        detect: () => [],
        detectTree: (files) => read(files, marks),
    };
}
function* read(files, marks) {
    for (const file of files) {
        const mark = marks(file);
        if (mark === undefined || (mark.root === true && file.folder !== ''))
            continue;
        yield observe({
            kind: mark.kind,
            value: mark.value,
            details: mark.details,
            message: fill(mark.message, { path: file.path, folder: file.folder, name: baseName(file.path) }),
            at: (0,documents_location/* wholeFile */.AA)(file.path),
        });
    }
}
/** Looks up files by base name, or by folder and base name; names may hold one `*`. The folder's table is asked first. */
function fileTable(rows) {
    const byName = new WordTable();
    const byFolder = new Map();
    for (const [name, row] of rows) {
        const slash = name.lastIndexOf('/');
        if (slash < 0)
            byName.add(name, row);
        else {
            const folder = name.slice(0, slash).toLowerCase();
            const table = byFolder.get(folder) ?? new WordTable();
            table.add(name.slice(slash + 1), row);
            byFolder.set(folder, table);
        }
    }
    return (file) => byFolder.get(baseName(file.folder).toLowerCase())?.find(file.name) ?? byName.find(file.name);
}

;// CONCATENATED MODULE: ./build/src/evidence/helm.js





/** Charts and their dependencies, Helmfile releases, and values files by their name. */
function helmDetector({ charts: book }) {
    return {
        name: 'helm',
        extensions: ['yml', 'yaml', 'gotmpl'],
        wants: (file) => isChart(file) || isValues(file) || isHelmfile(file),
        detect: (file) => {
            if (isChart(file))
                return readChart(file, book);
            return isHelmfile(file) ? readHelmfile(file, book) : readValues(file);
        },
    };
}
function isChart(file) {
    return file.name === 'chart.yaml' || file.name === 'chart.yml' || file.name === 'requirements.yaml';
}
function isValues(file) {
    return isYaml(file) && /^(?:.{0,60}[-_.])?values(?:[-_.].{0,60})?\.ya?ml$/.test(file.name);
}
function isHelmfile(file) {
    return /^helmfile\.ya?ml(?:\.gotmpl)?$/.test(file.name) || /(?:^|\/)helmfile\.d$/.test(file.folder);
}
function* readChart(file, book) {
    const [root] = file.parsed().documents;
    const name = entryAt(root, 'name');
    const chartName = (0,documents_node/* textOf */.b6)(name?.value);
    const dependencies = (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(root, 'dependencies'));
    if (name !== undefined && chartName !== undefined && (0,documents_node/* child */.jf)(root, 'version') !== undefined) {
        const type = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(root, 'type')) === 'library' ? 'library' : 'application';
        yield observe({
            kind: 'helm.chart',
            value: type,
            name: chartName,
            details: { version: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(root, 'version')), dependencies: String(dependencies.length) },
            message: `${shown(chartName)} is a Helm chart${type === 'library' ? ' of helpers for other charts' : ''}.`,
            at: atKey(name, 'name'),
        });
    }
    for (const [index, dependency] of dependencies.entries()) {
        const chart = (0,documents_node/* child */.jf)(dependency, 'name');
        const text = (0,documents_node/* textOf */.b6)(chart);
        if (chart === undefined || text === undefined)
            continue;
        const repository = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(dependency, 'repository'));
        const mark = book.find(text, repository ?? '');
        const at = atNode(chart, `dependencies[${index}].name`);
        yield observe({
            kind: 'helm.dependency',
            value: text,
            name: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(dependency, 'alias')) ?? text,
            details: { repository, product: mark?.value, chart: chartName },
            message: `The chart${named(chartName)} depends on the chart ${shown(text)}.`,
            at,
        });
        if (mark === undefined)
            continue;
        yield observe({
            kind: mark.kind,
            value: mark.value,
            name: text,
            details: { how: 'helm', source: 'chart', ...mark.details },
            message: `The chart${named(chartName)} brings ${mark.value} with it.`,
            at,
        });
    }
}
function* readValues(file) {
    yield observe({
        kind: 'helm.values',
        value: baseName(file.path),
        message: `${shown(file.path)} holds values for a Helm chart.`,
        at: { file: file.source(), start: 0, end: 0, pointer: '' },
    });
    if (file.text.length > MAX_VALUES || !/\b(?:repository|image)["']?[ \t]*:/.test(file.text))
        return;
    for (const document of file.parsed().documents)
        yield* readImages(document, '', 0);
}
const MAX_VALUES = 200_000;
const MAX_DEPTH = 8;
/** `image: postgres:16`, or `repository: postgres` beside a tag. */
function* readImages(node, pointer, depth) {
    if (depth > MAX_DEPTH)
        return;
    for (const [index, item] of (0,documents_node/* itemsOf */.S3)(node).entries())
        yield* readImages(item, `${pointer}[${index}]`, depth + 1);
    for (const entry of (0,documents_node/* entriesOf */.Mc)(node)) {
        const place = pointer === '' ? entry.key : `${pointer}.${entry.key}`;
        const text = (0,documents_node/* textOf */.b6)(entry.value);
        const isImage = entry.key === 'image' || (entry.key === 'repository' && (0,documents_node/* child */.jf)(node, 'tag') !== undefined);
        if (text === undefined)
            yield* readImages(entry.value, place, depth + 1);
        else if (isImage && /^[a-z0-9][\w./:@-]*$/.test(text)) {
            const { repository, tag } = imageNameOf(text);
            yield observe({
                kind: 'kubernetes.image',
                value: repository,
                details: { tag: tag ?? (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(node, 'tag')), source: 'values' },
                message: `The values of a Helm chart name the image ${shown(text)}.`,
                at: atKey(entry, place),
            });
        }
    }
}
/** `releases:` of a Helmfile; one that is a template is read as far as it parses. */
function* readHelmfile(file, book) {
    for (const document of file.parsed().documents) {
        const repositories = repositoriesOf(document);
        for (const [index, release] of (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(document, 'releases')).entries()) {
            const chart = (0,documents_node/* child */.jf)(release, 'chart');
            const text = (0,documents_node/* textOf */.b6)(chart);
            if (chart === undefined || text === undefined)
                continue;
            yield* readRelease({
                chart: text,
                name: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(release, 'name')),
                namespace: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(release, 'namespace')),
                repository: repositories.get(text.split('/', 1)[0] ?? ''),
                tool: 'helmfile',
                at: atNode(chart, `releases[${index}].chart`),
            }, book);
        }
    }
}
function repositoriesOf(document) {
    const repositories = new Map();
    for (const repository of (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(document, 'repositories'))) {
        const name = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(repository, 'name'));
        const url = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(repository, 'url'));
        if (name !== undefined && url !== undefined)
            repositories.set(name, url);
    }
    return repositories;
}

;// CONCATENATED MODULE: ./build/src/evidence/infrastructure/ansible.js






/** Ansible playbooks and roles: machines of one's own, and which runtimes are installed on them. */
function ansibleDetector(knowledge) {
    const runtimes = tableOf(knowledge.runtimes, (runtime) => runtime.words);
    return {
        name: 'ansible',
        extensions: ['yml', 'yaml'],
        wants: isYaml,
        detect: (file) => ansible_detect(file, runtimes),
        detectTree,
    };
}
function* ansible_detect(file, runtimes) {
    if (/(?:^|\/)tasks$/.test(file.folder)) {
        yield* readTasks(file, runtimes);
        return;
    }
    if (!/^[ \t-]{0,8}hosts[ \t]*:/m.test(file.text) ||
        !/^[ \t]{0,8}(?:-[ \t]+)?(?:tasks|roles|become|import_playbook)[ \t]*:/m.test(file.text))
        return;
    const [root] = file.parsed().documents;
    if (root?.kind !== 'sequence')
        return;
    for (const [index, play] of (0,documents_node/* itemsOf */.S3)(root).entries()) {
        const hosts = entryAt(play, 'hosts');
        if (hosts === undefined)
            continue;
        const name = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(play, 'name')) ?? baseName(file.path);
        yield observe({
            kind: 'ansible.playbook',
            value: 'playbook',
            name,
            details: { hosts: (0,documents_node/* textOf */.b6)(hosts.value) },
            message: `An Ansible play sets up machines${named((0,documents_node/* textOf */.b6)(hosts.value))}.`,
            at: atKey(hosts, `[${index}].hosts`),
        });
        for (const role of (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(play, 'roles')))
            yield* readRole(role, `[${index}].roles`, runtimes);
    }
}
function* readRole(role, pointer, runtimes) {
    const name = (0,documents_node/* textOf */.b6)(role) ?? (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(role, 'role')) ?? (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(role, 'name')) ?? '';
    const runtime = firstWord(name, runtimes)?.name;
    if (runtime === undefined)
        return;
    yield observe({
        kind: 'ansible.install',
        value: runtime,
        name,
        message: `An Ansible role${named(name)} installs ${runtime}.`,
        at: { file: role.file, start: role.start, end: role.end, pointer },
    });
}
/** Task files of roles are read by their lines: they are full of templates. */
function* readTasks(file, runtimes) {
    const seen = new Set();
    for (const line of linesOf(file.text)) {
        const task = /^[ \t]*-[ \t]+name:[ \t]*(.{1,200})$/.exec(line.text)?.[1];
        const runtime = task === undefined || !/install|set ?up|initiali[sz]e|init\b|join|deploy|start/i.test(task)
            ? undefined
            : firstWord(task, runtimes)?.name;
        if (task === undefined || runtime === undefined || seen.has(runtime))
            continue;
        seen.add(runtime);
        yield observe({
            kind: 'ansible.install',
            value: runtime,
            name: task,
            message: `An Ansible task ${shown(task)} sets up ${runtime}.`,
            at: atText(file, line.start, line.text.length),
        });
    }
}
/** Roles by their layout: `roles/<name>/tasks/main.yml`. */
function* detectTree(files) {
    for (const file of files) {
        if (!/^main\.ya?ml$/.test(file.name) || !/(?:^|\/)roles\/[^/]+\/tasks$/.test(file.folder))
            continue;
        const role = baseName(parentOf(file.folder));
        yield observe({
            kind: 'ansible.playbook',
            value: 'role',
            name: role,
            details: { source: 'path' },
            message: `${shown(role)} is an Ansible role.`,
            at: (0,documents_location/* wholeFile */.AA)(file.path),
        });
    }
}

;// CONCATENATED MODULE: ./build/src/evidence/infrastructure/resource.js

/** The resource with its cloud and category. */
function resourceEvidence(kind, seen, clouds) {
    const cloud = clouds.ofType(seen.type);
    const category = clouds.categoryOf(seen.type);
    const place = cloud === undefined ? '' : ` on ${clouds.nameOf(cloud)}`;
    return observe({
        kind,
        value: seen.type,
        name: seen.name,
        details: { cloud, category, source: seen.source },
        message: `${shown(seen.type)}${named(seen.name)} is ${article(category)}${place}.`,
        at: seen.at,
    });
}
/** What the resource's type says besides: a function, a mesh, a topic, a platform's app. */
function* markEvidence(seen, clouds, source) {
    const mark = clouds.markOf(seen.type);
    if (mark === undefined)
        return;
    yield observe({
        kind: mark.kind,
        value: fill(mark.value, { type: seen.type, name: seen.name ?? seen.type }),
        name: seen.name,
        details: { framework: source, source, cloud: clouds.ofType(seen.type), ...mark.details },
        message: `${shown(seen.type)}${named(seen.name)} is declared in infrastructure code.`,
        at: seen.at,
    });
}
function article(category) {
    switch (category) {
        case 'other':
            return 'a resource';
        case 'compute':
            return 'a machine';
        case 'interconnect':
            return 'a link between sites';
        case 'storage':
        case 'messaging':
        case 'identity':
        case 'observability':
            return `a resource for ${category}`;
        default:
            return `${/^[aeiou]/.test(category) ? 'an' : 'a'} ${category}`;
    }
}

;// CONCATENATED MODULE: ./build/src/evidence/infrastructure/azure-templates.js




/** Azure resources in Bicep files and ARM templates. */
function azureTemplateDetector({ clouds }) {
    return {
        name: 'azure-templates',
        extensions: ['bicep', 'json'],
        wants: (file) => file.extension === 'bicep' || isArmCandidate(file),
        detect: (file) => (file.extension === 'bicep' ? readBicep(file, clouds) : readArm(file, clouds)),
    };
}
function isArmCandidate(file) {
    return file.extension === 'json' && /template|deploy|arm|azure|resources/.test(file.name);
}
function* report(seen, clouds) {
    yield resourceEvidence('azure.resource', seen, clouds);
    yield* markEvidence(seen, clouds, seen.source ?? 'arm');
}
/** `resource site 'Microsoft.Web/sites@2022-03-01' = {`; parents and existing resources are told by the same head. */
function* readBicep(file, clouds) {
    for (const line of linesOf(file.text)) {
        const head = /^[ \t]*resource[ \t]+(\w{1,100})[ \t]+'([^'@]{1,200})@[^']{1,40}'[ \t]*=[ \t]*(?!existing)/.exec(line.text);
        const [whole, name, type] = head ?? [];
        if (whole === undefined || type === undefined)
            continue;
        yield* report({ type, name, source: 'bicep', at: atText(file, line.start, whole.length) }, clouds);
    }
}
const MAX_NESTED = 5;
function* readArm(file, clouds) {
    if (!file.text.includes('deploymentTemplate.json') || !file.text.includes('Microsoft.'))
        return;
    const [root] = file.parsed().documents;
    yield* readResources((0,documents_node/* child */.jf)(root, 'resources'), 'resources', clouds, 0);
}
/** A list, or (language version 2) a mapping by symbolic name. */
function* readResources(resources, pointer, clouds, depth) {
    if (depth > MAX_NESTED)
        return;
    const places = [
        ...(0,documents_node/* itemsOf */.S3)(resources).map((item, index) => [item, `${pointer}[${index}]`]),
        ...[...(0,documents_node/* entriesOf */.Mc)(resources)].map((entry) => [entry.value, `${pointer}.${entry.key}`]),
    ];
    for (const [node, place] of places) {
        const type = entryAt(node, 'type');
        const text = (0,documents_node/* textOf */.b6)(type?.value);
        if (type === undefined || text === undefined)
            continue;
        const at = atKey(type, `${place}.type`);
        yield* report({ type: text, name: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(node, 'name')), source: 'arm', at }, clouds);
        yield* readResources((0,documents_node/* child */.jf)(node, 'resources'), `${place}.resources`, clouds, depth + 1);
    }
}

;// CONCATENATED MODULE: ./build/src/evidence/infrastructure/deployment-manager.js




/** Configurations of Google Cloud Deployment Manager: `resources:` with types such as `compute.v1.instance`. */
function deploymentManagerDetector({ clouds }) {
    return {
        name: 'deployment-manager',
        extensions: ['yml', 'yaml'],
        wants: isYaml,
        detect: (file) => deployment_manager_detect(file, clouds),
    };
}
function* deployment_manager_detect(file, clouds) {
    if (!/^resources[ \t]*:/m.test(file.text) || !/\btype[ \t]*:[ \t]*(?:[a-z]{2,30}\.v\d|gcp-types\/)/.test(file.text))
        return;
    const [root] = file.parsed().documents;
    for (const [index, resource] of (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(root, 'resources')).entries()) {
        const type = entryAt(resource, 'type');
        const text = (0,documents_node/* textOf */.b6)(type?.value);
        if (type === undefined || text === undefined || clouds.ofType(text) !== 'gcp')
            continue;
        const seen = { type: text, name: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(resource, 'name')), at: atKey(type, `resources[${index}].type`) };
        yield resourceEvidence('deployment-manager.resource', seen, clouds);
        yield* markEvidence(seen, clouds, 'deployment-manager');
    }
}

;// CONCATENATED MODULE: ./build/src/evidence/infrastructure/ecs-task.js



/** Task definitions of Amazon ECS, as its command line and deployment steps take them. */
function ecsTaskDetector() {
    return { name: 'ecs-task', extensions: ['json'], wants: ecs_task_isCandidate, detect: ecs_task_detect };
}
function ecs_task_isCandidate(file) {
    return file.extension === 'json' && /task|ecs|container|td\b/.test(file.name);
}
function* ecs_task_detect(file) {
    if (!file.text.includes('containerDefinitions'))
        return;
    const [root] = file.parsed().documents;
    const family = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(root, 'family'));
    for (const [index, container] of (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(root, 'containerDefinitions')).entries()) {
        const image = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(container, 'image'));
        if (image === undefined)
            continue;
        const name = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(container, 'name'));
        yield observe({
            kind: 'ecs.task',
            value: imageNameOf(image).repository,
            name,
            details: { family },
            message: `Container${named(name)} of an Amazon ECS task runs ${shown(image)}.`,
            at: atNode(container, `containerDefinitions[${index}]`),
        });
    }
}

;// CONCATENATED MODULE: ./build/src/evidence/infrastructure/pulumi.js


/** Pulumi projects, and the resources of those that are written in YAML. Providers of the others are among their dependencies. */
function pulumiDetector({ clouds }) {
    return {
        name: 'pulumi',
        extensions: ['yml', 'yaml'],
        wants: (file) => file.name === 'pulumi.yaml' || file.name === 'pulumi.yml',
        detect: (file) => pulumi_detect(file, clouds),
    };
}
function* pulumi_detect(file, clouds) {
    const [root] = file.parsed().documents;
    const runtime = entryAt(root, 'runtime');
    const name = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(root, 'name'));
    if (runtime === undefined)
        return;
    const language = (0,documents_node/* textOf */.b6)(runtime.value) ?? (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(runtime.value, 'name')) ?? 'other';
    yield observe({
        kind: 'pulumi.project',
        value: language,
        name,
        message: `Pulumi project${named(name)} makes cloud resources with ${language}.`,
        at: atKey(runtime, 'runtime'),
    });
    yield* readProviders((0,documents_node/* descend */.Xn)(root, 'resources'), clouds);
}
/** `type: aws:s3/bucket:Bucket`: the provider stands before the first colon. */
function* readProviders(resources, clouds) {
    const seen = new Set();
    for (const entry of (0,documents_node/* entriesOf */.Mc)(resources)) {
        const type = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(entry.value, 'type'));
        const provider = type?.split(':', 1)[0];
        if (provider === undefined || provider === 'pulumi' || seen.has(provider))
            continue;
        seen.add(provider);
        yield observe({
            kind: 'pulumi.provider',
            value: provider,
            details: { cloud: clouds.ofPackage(provider), source: 'resource' },
            message: `The Pulumi project makes resources of ${shown(provider)}.`,
            at: atKey(entry, `resources.${entry.key}`),
        });
    }
}

;// CONCATENATED MODULE: ./build/src/evidence/infrastructure/hcl-heads.js

/**
 * The blocks of a Terraform file, told from its lines: heads stand at the start of a line (terraform fmt), and the nesting follows
 * the braces outside strings and comments. Enough for what is declared; no expression is evaluated.
 */
function headsOf(file) {
    const heads = [];
    const path = [];
    let open;
    let comment = false;
    let heredoc;
    for (const line of linesOf(file.text)) {
        const text = line.text.trim();
        if (heredoc !== undefined) {
            if (text === heredoc)
                heredoc = undefined;
            continue;
        }
        if (comment || text.startsWith('/*')) {
            comment = !text.includes('*/');
            continue;
        }
        if (text === '' || text.startsWith('#') || text.startsWith('//'))
            continue;
        const indent = line.text.indexOf(text);
        const at = atText(file, line.start + indent, text.length);
        const head = headOf(text, path, at);
        if (head !== undefined) {
            const attributes = new Map(inlineAttributes(text));
            heads.push({ head: { ...head, attributes }, attributes });
            open = { attributes, depth: path.length + 1 };
        }
        else if (open !== undefined && path.length === open.depth) {
            for (const [key, value] of inlineAttributes(text))
                if (!open.attributes.has(key))
                    open.attributes.set(key, value);
        }
        heredoc = /<<[-~]?([A-Za-z_]\w{0,60})$/.exec(text)?.[1];
        hcl_heads_follow(text, path);
        if (open !== undefined && path.length < open.depth)
            open = undefined;
    }
    return heads.map(({ head }) => head);
}
function headOf(text, path, at) {
    const block = /^([a-z_]{1,40})(?:[ \t]+"([^"]{1,200})")?(?:[ \t]+"([^"]{1,200})")?[ \t]*\{/.exec(text);
    const [, word, label, name] = block ?? [];
    if (path.length === 0 && label !== undefined) {
        if (word === 'provider' || word === 'module')
            return { type: word, label, at };
        if (word === 'resource' && name !== undefined)
            return { type: 'resource', label, name, at };
    }
    if (path.length === 1 && path[0] === 'terraform' && label !== undefined && word === 'backend') {
        return { type: 'backend', label, at };
    }
    if (path.length === 1 && path[0] === 'terraform' && word === 'cloud' && label === undefined) {
        return { type: 'backend', label: 'cloud', at };
    }
    const required = /^"?([a-z][\w-]{0,60})"?[ \t]*=[ \t]*[{"]/.exec(text)?.[1];
    if (path.length === 2 && path[1] === 'required_providers' && required !== undefined) {
        return { type: 'required-provider', label: required, at };
    }
    return undefined;
}
/** `key = "text"` pairs of a line; also `{ source = "a", version = "b" }`. */
function* inlineAttributes(text) {
    for (const match of text.matchAll(/(?:^|[{,\s])([a-z_]{1,60})[ \t]*=[ \t]*"([^"$]{1,300})"/g)) {
        yield [match[1] ?? '', match[2] ?? ''];
    }
}
const hcl_heads_MAX_DEPTH = 100;
/** Follows the braces of a line that stand outside strings and comments; the path holds the first word of each open block. */
function hcl_heads_follow(text, path) {
    const word = /^"?([\w-]{1,60})/.exec(text)?.[1] ?? '';
    let quoted = false;
    for (let index = 0; index < text.length; index++) {
        const char = text[index];
        if (char === '\\' && quoted)
            index++;
        else if (char === '"')
            quoted = !quoted;
        else if (quoted)
            continue;
        else if (char === '#' || (char === '/' && text[index + 1] === '/'))
            return;
        else if (char === '{' && path.length < hcl_heads_MAX_DEPTH)
            path.push(word);
        else if (char === '}')
            path.pop();
    }
}

;// CONCATENATED MODULE: ./build/src/evidence/infrastructure/terraform-paths.js



const EXTENSIONS = new Map([
    ['tf', 'terraform'],
    ['tofu', 'opentofu'],
]);
/** What the paths of Terraform files say without being read: their folders, the clouds and the links that their names speak of. */
function* readTerraformPaths(files, clouds) {
    const folders = new Map();
    for (const file of files) {
        const tool = toolOf(file);
        if (tool === undefined)
            continue;
        const folder = folders.get(file.folder);
        if (folder === undefined)
            folders.set(file.folder, { first: file.path, tool, files: 1 });
        else
            folder.files++;
        yield* readName(file, clouds);
    }
    for (const [path, folder] of folders) {
        const module = isModule(path);
        const shownPath = path === '' ? '.' : path;
        yield observe({
            kind: 'terraform.folder',
            value: folder.tool,
            name: shownPath,
            details: { files: String(folder.files), module: module ? 'true' : undefined, source: 'path' },
            message: `${shown(shownPath)} holds ${folder.files} Terraform file${folder.files === 1 ? '' : 's'}.`,
            at: (0,documents_location/* wholeFile */.AA)(folder.first),
        });
    }
}
function toolOf(file) {
    if (file.name === 'terragrunt.hcl')
        return 'terragrunt';
    if (file.name.endsWith('.tf.json'))
        return 'terraform';
    return EXTENSIONS.get(file.extension);
}
function* readName(file, clouds) {
    const base = file.name.slice(0, file.name.indexOf('.'));
    const module = isModule(file.folder) ? 'true' : undefined;
    const cloud = clouds.ofName(base) ?? folderCloud(file.folder, clouds);
    if (cloud !== undefined) {
        yield observe({
            kind: 'terraform.cloud-file',
            value: cloud,
            name: base,
            details: { module, source: 'path' },
            message: `The path ${shown(file.path)} speaks of ${clouds.nameOf(cloud)}.`,
            at: (0,documents_location/* wholeFile */.AA)(file.path),
        });
    }
    const link = clouds.linkOfName(base);
    if (link === undefined)
        return;
    yield observe({
        kind: 'terraform.interconnect-file',
        value: link,
        name: base,
        details: { cloud, module, source: 'path' },
        message: `The name ${shown(file.path)} speaks of a link between sites (${link}).`,
        at: (0,documents_location/* wholeFile */.AA)(file.path),
    });
}
/** The nearest folder above that names a cloud. */
function folderCloud(folder, clouds) {
    return segmentsOf(folder)
        .map((segment) => clouds.ofName(segment))
        .findLast((cloud) => cloud !== undefined);
}
function isModule(folder) {
    return segmentsOf(folder).some((segment) => segment.toLowerCase() === 'modules');
}

;// CONCATENATED MODULE: ./build/src/evidence/infrastructure/terraform.js





/** Terraform and OpenTofu: providers, resources, modules and backends, and what the names of the files say. */
function terraformDetector({ clouds, charts }) {
    return {
        name: 'terraform',
        extensions: ['tf', 'tofu', 'hcl'],
        wants: (file) => file.extension === 'tf' || file.extension === 'tofu' || file.name === 'terragrunt.hcl',
        detect: (file) => terraform_detect(file, clouds, charts),
        detectTree: (files) => readTerraformPaths(files, clouds),
    };
}
function* terraform_detect(file, clouds, charts) {
    for (const head of headsOf(file)) {
        switch (head.type) {
            case 'provider':
                yield readProvider(head, clouds);
                break;
            case 'required-provider':
                yield readRequired(head, clouds);
                break;
            case 'resource':
                yield* readResource(head, clouds, charts);
                break;
            case 'module':
                yield readModule(head, clouds);
                break;
            case 'backend':
                yield observe({
                    kind: 'terraform.backend',
                    value: head.label,
                    message: `This Terraform configuration keeps its state in ${shown(head.label)}.`,
                    at: head.at,
                });
                break;
        }
    }
}
function readProvider(head, clouds) {
    const cloud = clouds.ofProvider(head.label);
    return observe({
        kind: 'terraform.provider',
        value: head.label,
        name: head.attributes.get('alias'),
        details: { cloud, region: head.attributes.get('region') ?? head.attributes.get('location') },
        message: `Terraform is configured for ${cloud === undefined ? shown(head.label) : clouds.nameOf(cloud)}.`,
        at: head.at,
    });
}
function readRequired(head, clouds) {
    return observe({
        kind: 'terraform.required-provider',
        value: head.label,
        details: { source: head.attributes.get('source'), cloud: clouds.ofProvider(head.label) },
        message: `Terraform needs the provider ${shown(head.label)} here.`,
        at: head.at,
    });
}
function* readResource(head, clouds, charts) {
    const seen = { type: head.label, name: head.name, at: head.at };
    yield resourceEvidence('terraform.resource', seen, clouds);
    yield* markEvidence(seen, clouds, 'terraform');
    const chart = head.label === 'helm_release' ? head.attributes.get('chart') : undefined;
    if (chart === undefined)
        return;
    yield* readRelease({
        chart,
        name: head.attributes.get('name') ?? head.name,
        namespace: head.attributes.get('namespace'),
        repository: head.attributes.get('repository'),
        tool: 'terraform',
        at: head.at,
    }, charts);
}
/** A module from a registry names its cloud: `terraform-aws-modules/eks/aws`. */
function readModule(head, clouds) {
    const source = head.attributes.get('source') ?? '';
    const local = source.startsWith('.') || source.startsWith('/');
    const parts = source.split(/[/?]/);
    return observe({
        kind: 'terraform.module',
        value: source,
        name: head.label,
        details: {
            cloud: clouds.ofName(parts.slice(-3).join('/')) ?? clouds.ofName(head.label),
            category: moduleCategory(source, clouds),
            local: local ? 'true' : undefined,
        },
        message: `Terraform uses the module${named(head.label)} from ${shown(source)}.`,
        at: head.at,
    });
}
/** The first word of a module's source that tells a category: `terraform-google-modules/kubernetes-engine/google` is a cluster. */
function moduleCategory(source, clouds) {
    const words = source.toLowerCase().split(/[^a-z0-9]+/, 20);
    return words.map((word) => clouds.categoryOf(`module:${word}`)).find((category) => category !== 'other');
}

;// CONCATENATED MODULE: ./build/src/evidence/kubernetes/crossplane.js


/** Providers of Crossplane: installed (`Provider`), configured (`ProviderConfig`) or required by a configuration package. */
function* readCrossplane(object, clouds) {
    if (object.group === 'pkg.crossplane.io' && object.kind === 'Provider') {
        const reference = (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(object.node, 'spec', 'package')) ?? object.name ?? '';
        yield provider(object, packageName(reference), clouds, object.at);
    }
    if (object.group === 'meta.pkg.crossplane.io') {
        for (const [index, dependency] of (0,documents_node/* itemsOf */.S3)((0,documents_node/* descend */.Xn)(object.node, 'spec', 'dependsOn')).entries()) {
            const reference = (0,documents_node/* child */.jf)(dependency, 'provider') ?? (0,documents_node/* child */.jf)(dependency, 'package');
            const text = (0,documents_node/* textOf */.b6)(reference);
            if (reference === undefined || text === undefined)
                continue;
            const at = atNode(reference, `${object.pointer}spec.dependsOn[${index}].provider`);
            yield provider(object, packageName(text), clouds, at);
        }
    }
    if (object.kind === 'ProviderConfig' && /\.(?:crossplane|upbound)\.io$/.test(object.group)) {
        yield provider(object, object.group, clouds, object.at);
    }
}
function provider(object, value, clouds, at) {
    return observe({
        kind: 'crossplane.provider',
        value,
        name: object.name,
        details: { cloud: clouds.ofPackage(value), kind: object.kind, source: object.source },
        message: `Crossplane ${object.kind}${named(object.name)} brings the provider ${shown(value)}.`,
        at,
    });
}
/** `provider-aws-s3` of `xpkg.upbound.io/upbound/provider-aws-s3:v1`. */
function packageName(reference) {
    const last = reference.slice(reference.lastIndexOf('/') + 1);
    return last.split(/[:@]/, 1)[0] ?? last;
}

;// CONCATENATED MODULE: ./build/src/evidence/kubernetes/dapr.js


/** Building blocks of Dapr; its component files have the same shape on a cluster and on a developer's machine. */
function* readDaprComponent(object) {
    if (object.group !== 'dapr.io' || object.kind !== 'Component')
        return;
    const type = (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(object.node, 'spec', 'type')) ?? 'unknown';
    yield observe({
        kind: 'dapr.component',
        value: type,
        name: object.name,
        details: { namespace: object.namespace, source: object.source },
        message: `Dapr component${named(object.name)} provides ${shown(type)}.`,
        at: object.at,
    });
}

;// CONCATENATED MODULE: ./build/src/evidence/kubernetes/gateway-api.js


/**
 * The parts of the Gateway API that speak of a mesh rather than of the way in: a route whose parent is a Service (the GAMMA
 * initiative), and a Gateway that is a waypoint of a mesh without sidecars.
 */
function* readMeshGateway(object) {
    if (object.group !== 'gateway.networking.k8s.io')
        return;
    for (const [index, parent] of (0,documents_node/* itemsOf */.S3)((0,documents_node/* descend */.Xn)(object.node, 'spec', 'parentRefs')).entries()) {
        const kind = entryAt(parent, 'kind');
        if (kind === undefined || (0,documents_node/* textOf */.b6)(kind.value) !== 'Service')
            continue;
        const service = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(parent, 'name'));
        yield observe({
            kind: 'mesh.resource',
            value: object.kind,
            name: object.name,
            details: { mesh: 'gateway-api', topic: 'traffic', namespace: object.namespace, group: object.group },
            message: `${object.kind}${named(object.name)} steers the traffic to the service${named(service)} inside the cluster.`,
            at: atKey(kind, `${object.pointer}spec.parentRefs[${index}].kind`),
        });
    }
    const className = entryAt((0,documents_node/* child */.jf)(object.node, 'spec'), 'gatewayClassName');
    const text = (0,documents_node/* textOf */.b6)(className?.value);
    if (className === undefined || text === undefined || !text.includes('waypoint'))
        return;
    yield observe({
        kind: 'mesh.resource',
        value: object.kind,
        name: object.name,
        details: { mesh: 'istio', topic: 'traffic', namespace: object.namespace, group: object.group },
        message: `${object.kind}${named(object.name)} is a waypoint of a mesh (${shown(text)}).`,
        at: atKey(className, `${object.pointer}spec.gatewayClassName`),
    });
}

;// CONCATENATED MODULE: ./build/src/evidence/kubernetes/workload.js




/** Kinds that run containers, with the way to their pod template. */
const POD_PATHS = new Map([
    ['Deployment', ['spec', 'template', 'spec']],
    ['StatefulSet', ['spec', 'template', 'spec']],
    ['DaemonSet', ['spec', 'template', 'spec']],
    ['ReplicaSet', ['spec', 'template', 'spec']],
    ['ReplicationController', ['spec', 'template', 'spec']],
    ['DeploymentConfig', ['spec', 'template', 'spec']],
    ['Job', ['spec', 'template', 'spec']],
    ['CronJob', ['spec', 'jobTemplate', 'spec', 'template', 'spec']],
    ['Pod', ['spec']],
    ['Rollout', ['spec', 'template', 'spec']],
    ['ScaledJob', ['spec', 'jobTargetRef', 'template', 'spec']],
    ['CloneSet', ['spec', 'template', 'spec']],
]);
/** API groups whose objects of these kinds are workloads. */
const WORKLOAD_GROUPS = new Set([
    '',
    'apps',
    'batch',
    'extensions',
    'apps.openshift.io',
    'argoproj.io',
    'keda.sh',
    'apps.kruise.io',
]);
function isWorkload(object) {
    return POD_PATHS.has(object.kind) && WORKLOAD_GROUPS.has(object.group);
}
/** The containers of a workload; none for other objects and for templates that were read by lines. */
function containersOf(object) {
    const path = POD_PATHS.get(object.kind);
    if (path === undefined || object.node === undefined)
        return [];
    const pod = (0,documents_node/* descend */.Xn)(object.node, ...path);
    const pointer = `${object.pointer}${path.join('.')}`;
    return [...containersUnder(pod, pointer, 'containers'), ...containersUnder(pod, pointer, 'initContainers')];
}
function* containersUnder(pod, pointer, key) {
    for (const [index, node] of (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(pod, key)).entries()) {
        yield {
            name: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(node, 'name')) ?? '',
            image: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(node, 'image')) ?? '',
            init: key === 'initContainers',
            nativeSidecar: key === 'initContainers' && (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(node, 'restartPolicy')) === 'Always',
            node,
            pointer: `${pointer}.${key}[${index}]`,
        };
    }
}
/** The workload itself and the images of its containers. */
function* readWorkload(object, marks) {
    if (!isWorkload(object))
        return;
    const containers = containersOf(object);
    const running = containers.filter((container) => !container.init || container.nativeSidecar);
    const images = containers.map((container) => imageNameOf(container.image).repository).filter((image) => image !== '');
    yield observe({
        kind: 'kubernetes.workload',
        value: object.kind,
        name: object.name,
        details: {
            source: object.source,
            apiVersion: object.apiVersion,
            namespace: object.namespace,
            containers: object.node === undefined ? undefined : String(running.length),
            images: images.length === 0 ? undefined : images.join(' '),
            replicas: (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(object.node, 'spec', 'replicas')),
            // A patch of Kustomize names the containers that it changes, but not what they run.
            patch: object.node !== undefined && images.length === 0 ? 'true' : undefined,
        },
        message: `${object.kind}${named(object.name)} runs containers on Kubernetes.`,
        at: object.at,
    });
    for (const container of containers)
        yield* workload_readImage(object, container, marks);
}
function* workload_readImage(object, container, marks) {
    const image = (0,documents_node/* child */.jf)(container.node, 'image');
    if (image === undefined || container.image === '')
        return;
    const { repository, tag } = imageNameOf(container.image);
    const at = atNode(image, `${container.pointer}.image`);
    yield observe({
        kind: 'kubernetes.image',
        value: repository,
        name: container.name,
        details: {
            workload: object.name,
            workloadKind: object.kind,
            tag,
            init: container.init ? 'true' : undefined,
            source: object.source,
        },
        message: `Container ${shown(container.name)} of ${object.kind}${named(object.name)} runs the image ${shown(container.image)}.`,
        at,
    });
    yield* readImageMark({ repository, reference: container.image, name: container.name, where: 'pod', at }, marks);
}
function* labelsOf(object) {
    const pod = POD_PATHS.get(object.kind);
    const template = pod === undefined || pod.length < 2 ? [] : [[...pod.slice(0, -1), 'metadata']];
    for (const holder of [['metadata'], ...template]) {
        yield* labelsUnder(object, [...holder, 'labels']);
        yield* labelsUnder(object, [...holder, 'annotations']);
    }
    if (pod !== undefined)
        yield* labelsUnder(object, [...pod, 'nodeSelector']);
}
function* labelsUnder(object, path) {
    for (const entry of (0,documents_node/* entriesOf */.Mc)((0,documents_node/* descend */.Xn)(object.node, ...path))) {
        const pointer = `${object.pointer}${path.join('.')}.${entry.key}`;
        yield { key: entry.key, value: (0,documents_node/* textOf */.b6)(entry.value) ?? '', at: atKey(entry, pointer) };
    }
}

;// CONCATENATED MODULE: ./build/src/evidence/kubernetes/labels.js



/** Labels and annotations that ask for something: proxy injection, a Dapr sidecar, an edge node. */
function* labels_readLabels(object, marks) {
    const labels = [...labelsOf(object)];
    for (const label of labels) {
        const mark = marks.get(label.key);
        if (mark === undefined)
            continue;
        const app = labels.find((other) => other.key === 'dapr.io/app-id')?.value;
        yield observe({
            kind: mark.kind,
            value: mark.value,
            name: (mark.kind === 'dapr.sidecar' ? app : undefined) ?? object.name,
            details: {
                setting: setting(mark, label.value),
                on: object.kind,
                key: label.key,
                source: object.source,
                ...mark.details,
            },
            message: `${object.kind}${named(object.name)} sets ${shown(`${label.key}: ${label.value}`)}.`,
            at: label.at,
        });
    }
}
/** The same from the lines of a template. */
function* readLabelLines(file, marks) {
    for (const line of linesOf(file.text)) {
        const label = /^[ \t]*["']?([\w.-]+(?:\/[\w.-]+)?)["']?:[ \t]*["']?([\w.-]*)["']?[ \t]*$/.exec(line.text);
        const [, key = '', value = ''] = label ?? [];
        const mark = marks.get(key);
        if (mark === undefined)
            continue;
        yield observe({
            kind: mark.kind,
            value: mark.value,
            details: { setting: setting(mark, value), key, source: 'template', ...mark.details },
            message: `A template sets ${shown(`${key}: ${value}`)}.`,
            at: atText(file, line.start + line.text.indexOf(key), key.length),
        });
    }
}
function setting(mark, value) {
    return (mark.off ?? []).includes(value.toLowerCase()) ? 'disabled' : 'enabled';
}

;// CONCATENATED MODULE: ./build/src/evidence/kubernetes/object.js


const MAX_LIST_NESTING = 4;
/** The objects in a parsed file; the items of lists stand for the list. */
function* objectsIn(documents) {
    for (const document of documents)
        yield* objectsOf(document, '', 0);
}
function* objectsOf(node, pointer, depth) {
    const kind = entryAt(node, 'kind');
    const kindText = (0,documents_node/* textOf */.b6)(kind?.value);
    const apiVersion = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(node, 'apiVersion'));
    if (kind === undefined || kindText === undefined || apiVersion === undefined)
        return;
    const items = (0,documents_node/* child */.jf)(node, 'items') ?? (kindText === 'Template' ? (0,documents_node/* child */.jf)(node, 'objects') : undefined);
    if ((kindText.endsWith('List') || kindText === 'Template') && items !== undefined) {
        if (depth >= MAX_LIST_NESTING)
            return;
        const key = kindText === 'Template' ? 'objects' : 'items';
        for (const [index, item] of (0,documents_node/* itemsOf */.S3)(items).entries()) {
            yield* objectsOf(item, `${pointer}${key}[${index}].`, depth + 1);
        }
        return;
    }
    const metadata = (0,documents_node/* child */.jf)(node, 'metadata');
    const name = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(metadata, 'name')) ?? (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(metadata, 'generateName'));
    const namespace = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(metadata, 'namespace'));
    yield {
        kind: kindText,
        apiVersion,
        group: groupOf(apiVersion),
        ...(name === undefined ? {} : { name }),
        ...(namespace === undefined ? {} : { namespace }),
        node,
        source: 'manifest',
        at: atKey(kind, `${pointer}kind`),
        pointer,
    };
}
/** `networking.k8s.io/v1` is of the group `networking.k8s.io`; `v1` of the core group, which has no name. */
function groupOf(apiVersion) {
    const slash = apiVersion.indexOf('/');
    return slash < 0 ? '' : apiVersion.slice(0, slash).toLowerCase();
}

;// CONCATENATED MODULE: ./build/src/evidence/kubernetes/releases.js



/** Charts that a controller installs: HelmRelease of Flux, HelmChart of K3s, Application of Argo CD, HelmChartInflationGenerator. */
function* readReleases(object, book) {
    for (const { holder, key, tool, repository } of chartsIn(object)) {
        const chart = (0,documents_node/* child */.jf)(holder, key);
        const text = (0,documents_node/* textOf */.b6)(chart);
        if (chart === undefined || text === undefined)
            continue;
        yield* readRelease({
            chart: text,
            name: object.name,
            namespace: object.namespace,
            repository: (0,documents_node/* textOf */.b6)(repository),
            tool,
            at: atNode(chart, object.pointer + key),
        }, book);
    }
}
function chartsIn(object) {
    const spec = (0,documents_node/* child */.jf)(object.node, 'spec');
    if (object.kind === 'HelmRelease') {
        const chart = (0,documents_node/* child */.jf)(spec, 'chart');
        return [
            {
                holder: (0,documents_node/* child */.jf)(chart, 'spec'),
                key: 'chart',
                tool: 'flux',
                repository: (0,documents_node/* descend */.Xn)(chart, 'spec', 'sourceRef', 'name'),
            },
            { holder: chart, key: 'name', tool: 'flux', repository: (0,documents_node/* child */.jf)(chart, 'repository') },
        ];
    }
    if (object.kind === 'HelmChart' && object.group === 'helm.cattle.io') {
        return [{ holder: spec, key: 'chart', tool: 'k3s', repository: (0,documents_node/* child */.jf)(spec, 'repo') }];
    }
    if (object.kind === 'Application' || object.kind === 'ApplicationSet') {
        const inner = object.kind === 'ApplicationSet' ? (0,documents_node/* descend */.Xn)(spec, 'template', 'spec') : spec;
        return [(0,documents_node/* child */.jf)(inner, 'source'), ...(0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(inner, 'sources')).slice(0, 10)].map((source) => ({
            holder: source,
            key: 'chart',
            tool: 'argocd',
            repository: (0,documents_node/* child */.jf)(source, 'repoURL'),
        }));
    }
    return [];
}

;// CONCATENATED MODULE: ./build/src/evidence/kubernetes/resource.js



/** Groups of Kubernetes itself that do not end in `.k8s.io`. */
const OWN_GROUPS = new Set(['', 'apps', 'batch', 'autoscaling', 'policy', 'extensions']);
/** API groups with their marks; the first whose group and kind fit decides. */
class ApiGroups {
    exact = new Map();
    suffixes = [];
    constructor(marks) {
        for (const mark of marks) {
            for (const group of mark.groups) {
                if (group.startsWith('*.'))
                    this.suffixes.push({ suffix: group.slice(1), mark });
                else
                    this.exact.set(group, [...(this.exact.get(group) ?? []), mark]);
            }
        }
    }
    find(group, kind) {
        const fits = (mark) => mark.only === undefined || mark.only.includes(kind);
        return (this.exact.get(group)?.find(fits) ??
            this.suffixes.find(({ suffix, mark }) => group.endsWith(suffix) && fits(mark))?.mark);
    }
}
/** Everything that is no workload: Kubernetes' own resources, and custom resources by what their API group is known for. */
function* resource_readResource(object, groups, clouds) {
    const mark = groups.find(object.group, object.kind);
    const details = { source: object.source, apiVersion: object.apiVersion, namespace: object.namespace };
    if (mark !== undefined) {
        yield observe({
            kind: mark.kind,
            value: fill(mark.value, { kind: object.kind, name: object.name ?? object.kind }),
            name: object.name,
            details: {
                ...details,
                group: object.group,
                kind: object.kind,
                ...mark.details,
                ...pointed(object),
                category: mark.details?.cloud === undefined ? undefined : categoryOf(object, clouds),
            },
            message: `${object.kind}${named(object.name)} is a resource of ${productOf(mark, object)} (${shown(object.group)}).`,
            at: object.at,
        });
        return;
    }
    if (isWorkload(object))
        return;
    if (object.kind === 'CustomResourceDefinition') {
        yield observe({
            kind: 'kubernetes.crd',
            value: (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(object.node, 'spec', 'names', 'kind')) ?? object.name ?? object.kind,
            name: object.name,
            details: { source: object.source, group: (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(object.node, 'spec', 'group')) },
            message: `A kind of custom resource${named(object.name)} is defined here.`,
            at: object.at,
        });
        return;
    }
    const own = OWN_GROUPS.has(object.group) || (object.group.endsWith('.k8s.io') && !object.group.includes('.x-k8s.io'));
    yield observe({
        kind: own ? 'kubernetes.resource' : 'kubernetes.custom-resource',
        value: object.kind,
        name: object.name,
        details: {
            ...details,
            ...(own ? { type: (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(object.node, 'spec', 'type')) } : { group: object.group }),
        },
        message: own
            ? `${object.kind}${named(object.name)} is a Kubernetes resource.`
            : `${object.kind}${named(object.name)} is a custom resource of ${shown(object.group)}.`,
        at: object.at,
    });
}
/** What a cloud's resource is: the first word of its group names the service (`rds.aws.upbound.io`), else its kind tells. */
function categoryOf(object, clouds) {
    const service = clouds.categoryOf(`module:${object.group.split('.', 1)[0] ?? ''}`);
    return service === 'other' ? clouds.categoryOf(object.kind) : service;
}
/** Whom the resource belongs to, in one word. */
function productOf(mark, object) {
    const { details } = mark;
    const plain = mark.value.includes('{') ? mark.kind.slice(0, mark.kind.indexOf('.')) : mark.value;
    const product = details?.mesh ?? details?.product ?? details?.framework ?? details?.broker ?? plain;
    return product === 'kubernetes' ? object.group : product;
}
/** Where a resource of a delivery controller points to, and who serves a progressive delivery. */
function pointed(object) {
    const { node } = object;
    return {
        url: (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(node, 'spec', 'source', 'repoURL')) ?? (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(node, 'spec', 'url')),
        path: (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(node, 'spec', 'source', 'path')) ?? (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(node, 'spec', 'path')),
        cluster: (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(node, 'spec', 'destination', 'server')) ?? (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(node, 'spec', 'destination', 'name')),
        provider: (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(node, 'spec', 'provider')),
        package: (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(node, 'spec', 'package')),
    };
}

;// CONCATENATED MODULE: ./build/src/evidence/kubernetes/sidecar.js



/**
 * Companions in a pod that holds several containers. The first container that is no known companion is the one that the others
 * accompany; where all are known, the first of them is (a Deployment of nginx with an exporter).
 */
function* readSidecars(object, companions) {
    const running = containersOf(object).filter((container) => !container.init || container.nativeSidecar);
    if (running.length < 2)
        return;
    const known = new Map();
    for (const container of running) {
        const companion = companions.find(imageNameOf(container.image).repository);
        if (companion !== undefined)
            known.set(container, companion);
    }
    const main = running.find((container) => !known.has(container) && !container.nativeSidecar) ?? running[0];
    for (const container of running) {
        const companion = known.get(container);
        if (container === main || (companion === undefined && !container.nativeSidecar))
            continue;
        yield observe({
            kind: 'kubernetes.sidecar',
            value: imageNameOf(container.image).repository,
            name: container.name,
            details: {
                workload: object.name,
                product: companion?.product,
                role: companion?.role ?? 'helper',
                source: object.source,
            },
            message: `Container ${shown(container.name)} accompanies ${shown(main?.name ?? '')} in ${object.kind}${named(object.name)}.`,
            at: atNode(container.node, container.pointer),
        });
    }
}

;// CONCATENATED MODULE: ./build/src/evidence/kubernetes/template.js




/**
 * The objects of a template, read line by line without rendering it: `apiVersion` and `kind` at the left margin, and the name below
 * `metadata`. A list of several alternatives in one document (`{{ if }}` around `kind`) counts each kind once.
 */
function* objectsInTemplate(file, source) {
    let draft = { inMetadata: false };
    for (const line of linesOf(file.text)) {
        if (line.text.startsWith('---')) {
            yield* finished(draft, file, source);
            draft = { inMetadata: false };
            continue;
        }
        const key = /^([ ]{0,4})(apiVersion|kind|metadata|name|namespace):(.*)$/.exec(line.text);
        if (key === null) {
            if (/^[a-zA-Z]/.test(line.text))
                draft.inMetadata = false;
            continue;
        }
        const [, indent = '', word = '', rest = ''] = key;
        const value = plainValue(rest);
        if (indent === '') {
            draft.inMetadata = word === 'metadata';
            if (word === 'apiVersion')
                draft.apiVersion ??= value ?? '';
            if (word === 'kind' && value !== undefined) {
                if (draft.kind !== undefined && draft.kind.value !== value) {
                    yield* finished(draft, file, source);
                    draft = { inMetadata: false, apiVersion: draft.apiVersion ?? '' };
                }
                draft.kind ??= { value, start: line.start, length: 'kind'.length };
            }
        }
        else if (draft.inMetadata && value !== undefined) {
            if (word === 'name')
                draft.name ??= value;
            if (word === 'namespace')
                draft.namespace ??= value;
        }
    }
    yield* finished(draft, file, source);
}
function* finished(draft, file, source) {
    if (draft.kind === undefined || draft.apiVersion === undefined)
        return;
    yield {
        kind: draft.kind.value,
        apiVersion: draft.apiVersion,
        group: groupOf(draft.apiVersion),
        ...(draft.name === undefined ? {} : { name: draft.name }),
        ...(draft.namespace === undefined ? {} : { namespace: draft.namespace }),
        source,
        at: atText(file, draft.kind.start, draft.kind.length),
        pointer: '',
    };
}
/** A value that the template does not fill in; undefined for one that it does. */
function plainValue(rest) {
    const value = rest.replace(/[ \t]#.*$/, '').trim();
    const text = /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
    return text === '' || /[{}%<>]/.test(text) ? undefined : text;
}
/** Images that the template names itself instead of taking them from the values. */
function* readImageLines(file) {
    for (const line of linesOf(file.text)) {
        const [, before = '', rest = ''] = /^([ \t]+(?:-[ \t]+)?image:[ \t]*)(\S.{0,300})$/.exec(line.text) ?? [];
        const reference = plainValue(rest);
        if (reference === undefined || !/^[a-z0-9][\w./:@-]*$/.test(reference))
            continue;
        const { repository, tag } = imageNameOf(reference);
        yield observe({
            kind: 'kubernetes.image',
            value: repository,
            details: { tag, source: 'template' },
            message: `A template runs the image ${shown(reference)}.`,
            at: atText(file, line.start + before.length, rest.length),
        });
    }
}

;// CONCATENATED MODULE: ./build/src/evidence/kubernetes/kubernetes.js













/** Larger files are bundles that a tool wrote; their objects are read from the lines. */
const MAX_PARSED = 200_000;
const TEMPLATE_EXTENSIONS = new Set(['j2', 'tpl', 'tmpl', 'gotmpl', 'erb', 'template', 'jinja2']);
/**
 * Objects of Kubernetes and of everything that extends it, from manifests and from templates read without rendering:
 * workloads, images, sidecars, resources, custom resources by API group (meshes, operators, functions, edge, delivery), labels.
 */
function kubernetesDetector({ knowledge, charts, clouds }) {
    const known = {
        groups: new ApiGroups(knowledge.apiGroups),
        foreign: new Set(knowledge.foreignGroups),
        labels: new Map(knowledge.labels.map((label) => [label.key, label])),
        charts,
        companions: tableOf(knowledge.companions, (companion) => companion.images),
        clouds,
        images: tableOf(knowledge.images, (mark) => mark.images),
    };
    const folders = new Set(knowledge.folders.roles.find((role) => role.name === 'kubernetes')?.words ?? []);
    return {
        name: 'kubernetes',
        wants: (file) => isYaml(file) || isTemplate(file) || (file.extension === 'json' && isIn(file, folders)),
        detect: (file) => kubernetes_detect(file, known),
    };
}
function* kubernetes_detect(file, known) {
    if (!file.text.includes('apiVersion') || !file.text.includes('kind'))
        return;
    const template = looksLikeTemplate(file.text);
    let byLines = file.text.length > MAX_PARSED || isTemplate(file) || (template && isIn(file, new Set(['templates'])));
    if (!byLines && template)
        byLines = file.parsed().problems.some((problem) => problem.severity === 'error');
    if (byLines) {
        yield* readLabelLines(file, known.labels);
        yield* readImageLines(file);
    }
    const objects = byLines
        ? objectsInTemplate(file, isIn(file, new Set(['templates'])) ? 'helm-template' : 'template')
        : objectsIn(file.parsed().documents);
    for (const object of objects) {
        if (!isForeign(object, known.foreign))
            yield* readObject(object, known);
    }
}
function* readObject(object, known) {
    yield* readWorkload(object, known.images);
    yield* readSidecars(object, known.companions);
    yield* readDaprComponent(object);
    yield* readCrossplane(object, known.clouds);
    yield* readReleases(object, known.charts);
    yield* readMeshGateway(object);
    yield* resource_readResource(object, known.groups, known.clouds);
    yield* labels_readLabels(object, known.labels);
}
/** Files that only look like objects: other tools' configuration, and the credentials file of kubectl. */
function isForeign(object, foreign) {
    return foreign.has(object.group) || (object.kind === 'Config' && object.group === '');
}
function isTemplate(file) {
    if (!TEMPLATE_EXTENSIONS.has(file.extension))
        return false;
    return /\.ya?ml\.\w+$/.test(file.name);
}
function isIn(file, folders) {
    return segmentsOf(file.folder).some((segment) => folders.has(segment.toLowerCase()));
}

;// CONCATENATED MODULE: ./build/src/evidence/kustomize.js



/** Folders that Kustomize builds: bases hold resources, overlays refer to other folders, components are mixed in. */
function kustomizeDetector({ charts: book }) {
    return {
        name: 'kustomize',
        extensions: ['yml', 'yaml', ''],
        wants: (file) => /^kustomization(?:\.ya?ml)?$/.test(file.name),
        detect: (file) => kustomize_detect(file, book),
    };
}
function* kustomize_detect(file, book) {
    const [root] = file.parsed().documents;
    // Flux has a kind of the same name, whose files are sometimes called so as well.
    if (root?.kind !== 'mapping' || ((0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(root, 'apiVersion')) ?? '').includes('fluxcd'))
        return;
    const resources = (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(root, 'resources'));
    const bases = (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(root, 'bases'));
    const folder = file.folder === '' ? '.' : file.folder;
    const role = roleOf(root, [...resources, ...bases]);
    yield observe({
        kind: 'kustomize.kustomization',
        value: role,
        name: folder,
        details: {
            resources: String(resources.length + bases.length),
            namespace: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(root, 'namespace')),
            images: String((0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(root, 'images')).length),
        },
        message: `${shown(folder)} is a Kustomize ${role}.`,
        at: { file: root.file, start: root.start, end: root.start, pointer: '' },
    });
    for (const [index, chart] of (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(root, 'helmCharts')).entries()) {
        const name = (0,documents_node/* child */.jf)(chart, 'name');
        const text = (0,documents_node/* textOf */.b6)(name);
        if (name === undefined || text === undefined)
            continue;
        yield* readRelease({
            chart: text,
            name: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(chart, 'releaseName')),
            namespace: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(chart, 'namespace')),
            repository: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(chart, 'repo')),
            tool: 'kustomize',
            at: atNode(name, `helmCharts[${index}].name`),
        }, book);
    }
}
function roleOf(root, references) {
    if ((0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(root, 'kind')) === 'Component')
        return 'component';
    const isFolder = (text) => !/\.(?:ya?ml|json)$/.test(text) || text.includes('://');
    return references.some((reference) => isFolder((0,documents_node/* textOf */.b6)(reference) ?? '.yaml')) ? 'overlay' : 'base';
}

;// CONCATENATED MODULE: ./build/src/evidence/layout/folder-roles.js



/** A folder named `services` far down in source code says nothing about the architecture. */
const folder_roles_MAX_DEPTH = 4;
/** Folders whose names say a role. */
function* readFolderRoles(tree, roles) {
    for (const folder of tree.values()) {
        if (folder.path === '' || segmentsOf(folder.path).length > folder_roles_MAX_DEPTH)
            continue;
        const role = roles.find(baseName(folder.path));
        if (role === undefined)
            continue;
        yield observe({
            kind: 'layout.folder',
            value: role.name,
            name: folder.path,
            details: { files: String(folder.total) },
            message: `The folder ${shown(folder.path)} is named after its role (${role.name}).`,
            at: (0,documents_location/* wholeFile */.AA)(folder.first),
        });
    }
}
/** Folders of configuration, and configuration files for clusters, that are named after a cloud. */
function* readCloudFolders(tree, clouds) {
    for (const parent of tree.values()) {
        if (segmentsOf(parent.path).length >= folder_roles_MAX_DEPTH)
            continue;
        const named = parent.children.flatMap((path) => {
            const folder = tree.get(path);
            const cloud = clouds.ofName(baseName(path));
            return folder === undefined || cloud === undefined || !holdsConfiguration(folder, tree)
                ? []
                : [{ path, cloud, at: folder.first }];
        });
        if (isClusterFolder(parent)) {
            for (const file of parent.files) {
                const cloud = isConfiguration(file.extension) ? clouds.ofName(file.name.replace(/\.\w+$/, '')) : undefined;
                if (cloud !== undefined)
                    named.push({ path: file.path, cloud, at: file.path });
            }
        }
        const all = new Set(named.map(({ cloud }) => cloud));
        for (const { path, cloud, at } of named) {
            const others = [...all].filter((other) => other !== cloud).sort();
            yield observe({
                kind: 'layout.cloud-folder',
                value: cloud,
                name: path,
                details: { siblings: others.length === 0 ? undefined : others.join(' ') },
                message: `${shown(path)} is named after ${clouds.nameOf(cloud)}.`,
                at: (0,documents_location/* wholeFile */.AA)(at),
            });
        }
    }
}
function isClusterFolder(folder) {
    return /^(?:clusters?|overlays|environments?|envs|federation|multi-?cluster)$/i.test(baseName(folder.path));
}
/** Directly in it, or one folder below. */
function holdsConfiguration(folder, tree) {
    const holds = (seen) => seen?.files.some((file) => isConfiguration(file.extension)) ?? false;
    return holds(folder) || folder.children.some((child) => holds(tree.get(child)));
}
function isConfiguration(extension) {
    return /^(?:tf|tofu|hcl|ya?ml|bicep|tfvars)$/.test(extension);
}

;// CONCATENATED MODULE: ./build/src/evidence/packages/npm.js


const FIELDS = [
    ['dependencies', false],
    ['optionalDependencies', false],
    ['peerDependencies', false],
    ['devDependencies', true],
];
/** package.json of npm and its relatives. */
function readNpm(file) {
    const [root] = file.parsed().documents;
    if (root?.kind !== 'mapping')
        return undefined;
    const dependencies = [];
    for (const [field, development] of FIELDS) {
        for (const entry of (0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(root, field))) {
            dependencies.push({ name: entry.key, development, at: atKey(entry, `${field}.${entry.key}`) });
        }
    }
    const anchor = entryAt(root, 'name') ?? root.entries.values().next().value;
    return {
        ecosystem: 'npm',
        tool: 'npm',
        name: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(root, 'name')),
        purpose: purposeOf(root),
        dependencies,
        at: anchor === undefined ? { file: file.source(), start: 0, end: 0, pointer: '' } : atKey(anchor, anchor.key),
    };
}
/** A published package says what it gives to others; an application starts and is private. */
function purposeOf(root) {
    if ((0,documents_node/* child */.jf)(root, 'workspaces') !== undefined)
        return 'workspace';
    const isPrivate = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(root, 'private')) === 'true';
    if (isPrivate)
        return 'application';
    if ((0,documents_node/* child */.jf)(root, 'bin') !== undefined)
        return 'cli';
    const starts = (0,documents_node/* descend */.Xn)(root, 'scripts', 'start') !== undefined || (0,documents_node/* descend */.Xn)(root, 'scripts', 'dev') !== undefined;
    const gives = ['exports', 'types', 'typings', 'module', 'files', 'publishConfig'].some((key) => (0,documents_node/* child */.jf)(root, key) !== undefined);
    if (gives && !starts)
        return 'library';
    return starts ? 'application' : undefined;
}

;// CONCATENATED MODULE: ./build/src/evidence/packages/toml-manifests.js


/** pyproject.toml: the standard project table (PEP 621), dependency groups (PEP 735) and Poetry. */
function readPyproject(file) {
    const [root] = file.parsed().documents;
    const project = (0,documents_node/* child */.jf)(root, 'project');
    const poetry = (0,documents_node/* descend */.Xn)(root, 'tool', 'poetry');
    if (project === undefined && poetry === undefined && (0,documents_node/* child */.jf)(root, 'build-system') === undefined)
        return undefined;
    const dependencies = [
        ...requirementList((0,documents_node/* child */.jf)(project, 'dependencies'), 'project.dependencies', false),
        ...[...(0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(project, 'optional-dependencies'))].flatMap((entry) => requirementList(entry.value, `project.optional-dependencies.${entry.key}`, false)),
        ...[...(0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(root, 'dependency-groups'))].flatMap((entry) => requirementList(entry.value, `dependency-groups.${entry.key}`, true)),
        ...keyed((0,documents_node/* child */.jf)(poetry, 'dependencies'), 'tool.poetry.dependencies', false),
        ...[...(0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(poetry, 'group'))].flatMap((entry) => keyed((0,documents_node/* child */.jf)(entry.value, 'dependencies'), `tool.poetry.group.${entry.key}.dependencies`, true)),
    ];
    const scripts = (0,documents_node/* child */.jf)(project, 'scripts') ?? (0,documents_node/* child */.jf)(poetry, 'scripts');
    const anchor = entryAt(project, 'name') ?? entryAt(poetry, 'name') ?? entryAt(root, 'project') ?? entryAt(root, 'tool');
    if (anchor === undefined)
        return undefined;
    return {
        ecosystem: 'python',
        tool: 'python',
        name: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(project, 'name')) ?? (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(poetry, 'name')),
        purpose: scripts !== undefined ? 'cli' : (0,documents_node/* child */.jf)(root, 'build-system') !== undefined ? 'library' : undefined,
        dependencies,
        at: atKey(anchor, anchor.key),
    };
}
/** Pipfile. */
function readPipfile(file) {
    const [root] = file.parsed().documents;
    const packages = entryAt(root, 'packages');
    if (packages === undefined)
        return undefined;
    return {
        ecosystem: 'python',
        tool: 'python',
        dependencies: [
            ...keyed(packages.value, 'packages', false),
            ...keyed((0,documents_node/* child */.jf)(root, 'dev-packages'), 'dev-packages', true),
        ],
        at: atKey(packages, 'packages'),
    };
}
/** Cargo.toml: a package, a workspace, or both. */
function readCargo(file) {
    const [root] = file.parsed().documents;
    const anchor = entryAt(root, 'package') ?? entryAt(root, 'workspace');
    if (anchor === undefined)
        return undefined;
    const isLibrary = (0,documents_node/* child */.jf)(root, 'lib') !== undefined && (0,documents_node/* child */.jf)(root, 'bin') === undefined;
    return {
        ecosystem: 'cargo',
        tool: 'cargo',
        name: (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(root, 'package', 'name')),
        purpose: isLibrary ? 'library' : anchor.key === 'workspace' ? 'workspace' : undefined,
        dependencies: [
            ...keyed((0,documents_node/* child */.jf)(root, 'dependencies'), 'dependencies', false),
            ...keyed((0,documents_node/* descend */.Xn)(root, 'workspace', 'dependencies'), 'workspace.dependencies', false),
            ...keyed((0,documents_node/* child */.jf)(root, 'dev-dependencies'), 'dev-dependencies', true),
        ],
        at: atKey(anchor, anchor.key),
    };
}
/** libs.versions.toml of Gradle: `module = "group:artifact"`, or group and name. */
function readVersionCatalog(file) {
    const libraries = entryAt(file.parsed().documents[0], 'libraries');
    if (libraries === undefined)
        return undefined;
    const dependencies = [];
    for (const entry of (0,documents_node/* entriesOf */.Mc)(libraries.value)) {
        const module = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(entry.value, 'module')) ?? (0,documents_node/* textOf */.b6)(entry.value);
        const artifact = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(entry.value, 'name')) ?? module?.split(':')[1];
        if (artifact !== undefined) {
            dependencies.push({ name: artifact, development: false, at: atKey(entry, `libraries.${entry.key}`) });
        }
    }
    return { ecosystem: 'maven', tool: 'gradle', dependencies, at: atKey(libraries, 'libraries') };
}
function keyed(node, pointer, development) {
    return [...(0,documents_node/* entriesOf */.Mc)(node)].map((entry) => ({
        name: entry.key,
        development,
        at: atKey(entry, `${pointer}.${entry.key}`),
    }));
}
function requirementList(node, pointer, development) {
    return (0,documents_node/* itemsOf */.S3)(node).flatMap((item, index) => {
        const name = requirementName((0,documents_node/* textOf */.b6)(item) ?? '');
        return name === undefined ? [] : [{ name, development, at: atNode(item, `${pointer}[${index}]`) }];
    });
}
/** The name in a requirement specifier (PEP 508): `celery[redis]>=5; python_version > "3.8"`. */
function requirementName(text) {
    return /^[ \t]*([A-Za-z0-9][A-Za-z0-9._-]{0,100})/.exec(text)?.[1];
}

;// CONCATENATED MODULE: ./build/src/evidence/packages/text-manifests.js




/** requirements.txt and its relatives: one specifier a line. */
function readRequirements(file) {
    const development = /dev|test|lint|docs/.test(file.name);
    const dependencies = [];
    for (const line of linesOf(file.text)) {
        const name = requirementName(line.text);
        const at = name === undefined ? -1 : line.text.indexOf(name);
        if (name !== undefined)
            dependencies.push({ name, development, at: atText(file, line.start + at, name.length) });
    }
    return { ecosystem: 'python', tool: 'python', dependencies, at: atText(file, 0, 0) };
}
/** Manifests whose dependencies are told line by line: each pattern's first group is the name. */
function readLines(file, ecosystem, tool, pattern, rest = {}) {
    const dependencies = [];
    for (const line of linesOf(file.text)) {
        for (const match of line.text.matchAll(pattern)) {
            const name = match[1] ?? '';
            const offset = match.index + match[0].indexOf(name);
            dependencies.push({
                name,
                development: isForTests(line.text),
                at: atText(file, line.start + offset, name.length),
            });
        }
    }
    return { ecosystem, tool, dependencies, at: atText(file, 0, 0), ...rest };
}
function isForTests(line) {
    return /\b(?:testImplementation|testCompile|testRuntime|androidTestImplementation)\b/.test(line);
}
/** pom.xml: the artifacts of dependencies and plugins; the project's own artifact is among them and harmless. */
function readMaven(file) {
    const purpose = /<packaging>pom<\/packaging>/.test(file.text) && file.text.includes('<modules>') ? 'workspace' : undefined;
    return readLines(file, 'maven', 'maven', /<artifactId>[ \t]*([\w.-]{1,150})[ \t]*<\/artifactId>/g, { purpose });
}
/** build.gradle and build.gradle.kts: `implementation 'group:artifact:version'`. */
function readGradle(file) {
    return readLines(file, 'maven', 'gradle', /["'][\w.-]{1,150}:([\w.-]{1,150})(?::[^"']{0,100})?["']/g);
}
/** go.mod: `module` and the lines of `require`. */
function readGoModule(file) {
    const name = /^module[ \t]+(\S{1,200})/m.exec(file.text)?.[1];
    return readLines(file, 'go', 'go', /^(?:require)?[ \t]+([\w.~-]{1,100}(?:\/[\w.~-]{1,100}){0,8})[ \t]+v\d/g, {
        name,
    });
}
/** Project files of .NET and central package versions. */
function readDotnet(file) {
    const sdk = /<Project[ \t]+Sdk="([^"]{1,100})"/.exec(file.text)?.[1] ?? '';
    const isProgram = /<OutputType>(?:Exe|WinExe)<\/OutputType>/.test(file.text) || /Web|Worker|Functions/.test(sdk);
    return readLines(file, 'dotnet', 'dotnet', /<Package(?:Reference|Version)[ \t][^>]{0,200}?\b(?:Include|Update)="([\w.-]{1,150})"/g, {
        name: file.name.replace(/\.\w+$/, ''),
        purpose: isProgram
            ? 'application'
            : file.text.includes('<IsPackable>true') || file.text.includes('<PackageId>')
                ? 'library'
                : undefined,
    });
}
/** Gemfile. */
function readGemfile(file) {
    return readLines(file, 'ruby', 'ruby', /^[ \t]*gem[ \t(]+["']([\w./-]{1,100})["']/g);
}
/** composer.json. */
function readComposer(file) {
    const [root] = file.parsed().documents;
    const anchor = entryAt(root, 'require') ?? entryAt(root, 'name');
    if (anchor === undefined)
        return undefined;
    const dependencies = ['require', 'require-dev'].flatMap((field) => [...(0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(root, field))].map((entry) => ({
        name: entry.key,
        development: field === 'require-dev',
        at: atKey(entry, `${field}.${entry.key}`),
    })));
    const type = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(root, 'type'));
    const purpose = type === 'library' ? 'library' : type === 'project' ? 'application' : undefined;
    return {
        ecosystem: 'composer',
        tool: 'composer',
        name: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(root, 'name')),
        purpose,
        dependencies,
        at: atKey(anchor, anchor.key),
    };
}

;// CONCATENATED MODULE: ./build/src/evidence/packages/libraries.js






const BY_NAME = new Map([
    ['package.json', readNpm],
    ['pyproject.toml', readPyproject],
    ['pipfile', readPipfile],
    ['pom.xml', readMaven],
    ['build.gradle', readGradle],
    ['build.gradle.kts', readGradle],
    ['libs.versions.toml', readVersionCatalog],
    ['go.mod', readGoModule],
    ['cargo.toml', readCargo],
    ['directory.packages.props', readDotnet],
    ['composer.json', readComposer],
    ['gemfile', readGemfile],
]);
const libraries_BY_EXTENSION = new Map([
    ['csproj', readDotnet],
    ['fsproj', readDotnet],
]);
/** Package manifests: what the package is for, and the dependencies that tell something about the architecture. */
function libraryDetector(knowledge) {
    const marks = new Map();
    for (const mark of knowledge.dependencies) {
        const table = marks.get(mark.ecosystem) ?? new WordTable();
        for (const name of mark.names)
            table.add(normalised(name, mark.ecosystem), mark);
        marks.set(mark.ecosystem, table);
    }
    return {
        name: 'libraries',
        wants: (file) => readerOf(file) !== undefined,
        detect: (file) => libraries_detect(file, marks),
    };
}
/** True for files that declare a package's dependencies. */
function isPackageManifest(file) {
    return readerOf(file) !== undefined && file.name !== 'libs.versions.toml' && file.name !== 'directory.packages.props';
}
function readerOf(file) {
    const reader = BY_NAME.get(file.name) ?? libraries_BY_EXTENSION.get(file.extension);
    if (reader !== undefined)
        return reader;
    return file.extension === 'txt' && /^requirements/.test(file.name) ? readRequirements : undefined;
}
function* libraries_detect(file, marks) {
    const reading = readerOf(file)?.(file);
    if (reading === undefined)
        return;
    yield observe({
        kind: 'package.manifest',
        value: reading.tool,
        name: reading.name,
        details: { purpose: reading.purpose, dependencies: String(reading.dependencies.length) },
        message: `${shown(file.path)} is the manifest of ${reading.purpose === undefined ? 'a package' : libraries_article(reading.purpose)}${named(reading.name)}.`,
        at: reading.at,
    });
    const table = marks.get(reading.ecosystem);
    for (const dependency of table === undefined ? [] : reading.dependencies) {
        const mark = table?.find(normalised(dependency.name, reading.ecosystem));
        if (mark !== undefined)
            yield dependencyEvidence(file, reading, dependency, mark);
    }
}
function dependencyEvidence(file, reading, dependency, mark) {
    return observe({
        kind: mark.kind,
        value: mark.value,
        name: dependency.name,
        details: {
            ecosystem: reading.ecosystem,
            source: 'dependency',
            development: dependency.development ? 'true' : undefined,
            package: reading.name ?? baseName(file.folder),
            ...mark.details,
        },
        message: `${shown(file.path)} depends on ${shown(dependency.name)}${dependency.development ? ' for development' : ''}.`,
        at: dependency.at,
    });
}
/** Python reads `-`, `_` and `.` in package names alike (PEP 503). */
function normalised(name, ecosystem) {
    return ecosystem === 'python' ? name.replaceAll(/[-_.]+/g, '-') : name;
}
function libraries_article(purpose) {
    return `${/^[aeiou]/.test(purpose) ? 'an' : 'a'} ${purpose === 'cli' ? 'command-line program' : purpose}`;
}

;// CONCATENATED MODULE: ./build/src/evidence/layout/services.js





/**
 * Sibling folders that each have their own Dockerfile, compose file or package manifest. Below folders named for services the
 * files may stand one level deeper (`services/basket/Basket.API/Dockerfile`).
 */
function* readServiceFolders(tree, knowledge) {
    const parents = new Set(knowledge.serviceParents);
    for (const parent of tree.values()) {
        const deeper = parents.has(baseName(parent.path).toLowerCase());
        const services = parent.children.flatMap((path) => {
            const folder = tree.get(path);
            const has = folder === undefined ? [] : contentsOf(folder, deeper ? tree : undefined);
            return folder === undefined || has.length === 0 ? [] : [{ folder, has }];
        });
        if (services.length < 2)
            continue;
        for (const { folder, has } of services) {
            yield observe({
                kind: 'layout.service-folder',
                value: folder.path,
                name: baseName(folder.path),
                details: {
                    has: has.join(' '),
                    siblings: String(services.length),
                    parent: parent.path === '' ? '.' : parent.path,
                },
                message: `The folder ${shown(folder.path)} is one of ${services.length} with its own ${has.join(' and ')}.`,
                at: (0,documents_location/* wholeFile */.AA)(folder.first),
            });
        }
    }
}
const KINDS = [
    ['dockerfile', isDockerfile],
    ['compose', isComposeName],
    ['manifest', isPackageManifest],
];
function isComposeName(file) {
    return isYaml(file) && /^(?:[\w-]{1,40}\.)?(?:docker-)?compose(?:[-._][\w.-]{1,60})?\.ya?ml$/.test(file.name);
}
function contentsOf(folder, tree) {
    const below = tree === undefined ? [] : folder.children.flatMap((path) => tree.get(path)?.files ?? []);
    const files = [...folder.files, ...below];
    return KINDS.filter(([, test]) => files.some(test)).map(([name]) => name);
}
const HANDLER = /^(?:index|handler|main|app|lambda_function|lambda_handler|function|function_app|__init__)\.(?:[jt]s|mjs|cjs|py|go|rb|java|cs|php)$|^function\.json$/;
/** Folders of functions, each with a handler. */
function* readFunctionFolders(tree, knowledge) {
    const parents = new Set(knowledge.functionParents);
    for (const parent of tree.values()) {
        if (!parents.has(baseName(parent.path).toLowerCase()))
            continue;
        const functions = parent.children.flatMap((path) => {
            const folder = tree.get(path);
            const handler = folder?.files.find((file) => HANDLER.test(file.name));
            return handler === undefined ? [] : [{ path, handler }];
        });
        for (const { path, handler } of functions) {
            yield observe({
                kind: 'layout.function-folder',
                value: path,
                name: baseName(path),
                details: { siblings: String(functions.length), handler: handler.name },
                message: `The folder ${shown(path)} looks like a function with its handler.`,
                at: (0,documents_location/* wholeFile */.AA)(handler.path),
            });
        }
    }
}

;// CONCATENATED MODULE: ./build/src/evidence/layout/gallery.js



/** Fewer siblings may well be the services of one system. */
const MIN_SIBLINGS = 8;
const gallery_NAMES = [
    ['compose', isComposeName],
    ['serverless', (file) => /^(?:(?:serverless|template|sam)\.\w{2,4}|cdk\.json)$/.test(file.name)],
    ['helm', (file) => /^chart\.ya?ml$/.test(file.name)],
    ['kubernetes', (file) => /^(?:deployment|service|kustomization|pod|statefulset)[\w-]{0,40}\.ya?ml$/.test(file.name)],
];
/** Extensions of files that can be deployed from. */
const CONFIGURATION = new Set(['yml', 'yaml', 'json', 'ts', 'js', 'tf', 'tofu']);
/** Folders with many children that each have a deployment file of their own: samples, charts or modules rather than one system. */
function* readGalleries(tree) {
    for (const parent of tree.values()) {
        if (parent.children.length < MIN_SIBLINGS)
            continue;
        const found = new Map();
        let readmes = 0;
        let siblings = 0;
        for (const path of parent.children) {
            const folder = tree.get(path);
            const technology = folder === undefined ? undefined : technologyOf(folder);
            if (folder === undefined || technology === undefined)
                continue;
            siblings++;
            found.set(technology, (found.get(technology) ?? 0) + 1);
            if (folder.files.some((file) => file.name.startsWith('readme')))
                readmes++;
        }
        if (siblings < MIN_SIBLINGS)
            continue;
        const [most] = [...found].sort((a, b) => b[1] - a[1]);
        const value = most !== undefined && most[1] * 3 >= siblings * 2 ? most[0] : 'mixed';
        yield observe({
            kind: 'layout.gallery',
            value,
            name: parent.path === '' ? '.' : parent.path,
            details: { count: String(siblings), readmes: String(readmes), children: String(parent.children.length) },
            message: `${shown(parent.path === '' ? '.' : parent.path)} holds ${siblings} folders that each can be deployed on their own.`,
            at: (0,documents_location/* wholeFile */.AA)(parent.first),
        });
    }
}
function technologyOf(folder) {
    const files = folder.files.filter((file) => CONFIGURATION.has(file.extension));
    if (files.some((file) => file.extension === 'tf' || file.extension === 'tofu'))
        return 'terraform';
    return gallery_NAMES.find(([, test]) => files.some(test))?.[0];
}

;// CONCATENATED MODULE: ./build/src/evidence/layout/published.js


/**
 * A root that has the standard structure of a reusable Terraform module (main, variables, outputs, and examples or sub-modules) and
 * nothing that only a configuration to be applied has: variable values, a backend, environments.
 */
function* readTerraformModule(tree) {
    const root = tree.get('');
    if (root === undefined)
        return;
    const names = new Set(root.files.map((file) => file.name));
    const has = (...wanted) => wanted.every((name) => names.has(`${name}.tf`));
    if (!has('variables', 'outputs') || has('backend') || [...names].some((name) => name.endsWith('.tfvars')))
        return;
    const examples = root.children.some((child) => /^(?:examples?|modules|test|tests)$/i.test(child));
    const folders = root.children.some((child) => /^(?:environments?|envs|live|apps?|src|services|k8s|kubernetes)$/i.test(child));
    const file = root.files.find((candidate) => candidate.name === 'variables.tf');
    if (!examples || folders || file === undefined)
        return;
    yield observe({
        kind: 'layout.publishes',
        value: 'terraform-module',
        details: { file: file.path },
        message: 'The root has the structure of a reusable Terraform module.',
        at: (0,documents_location/* wholeFile */.AA)(file.path),
    });
}

;// CONCATENATED MODULE: ./build/src/evidence/layout/sources.js



/** How much source code there is of each language, outside tests, examples and documentation. */
function* readSources(files, knowledge) {
    const languages = new Map(knowledge.languages.flatMap(({ name, words }) => words.map((word) => [word, name])));
    const asideFolder = asideFolders(new Set(knowledge.folders.aside));
    const counts = new Map();
    for (const file of files) {
        const language = languages.get(file.extension);
        if (language === undefined || TEST_NAME.test(file.name) || asideFolder(file.folder))
            continue;
        count(counts, language, file.path);
    }
    for (const [language, { first, count: found }] of counts) {
        yield observe({
            kind: 'layout.source',
            value: language,
            details: { count: String(found) },
            message: `${found} source file${found === 1 ? '' : 's'} of ${language} ${found === 1 ? 'is' : 'are'} here.`,
            at: (0,documents_location/* wholeFile */.AA)(first),
        });
    }
}
const CONTRACTS = [
    ['protobuf', (file) => file.extension === 'proto'],
    ['avro', (file) => file.extension === 'avsc' || file.extension === 'avdl'],
    ['graphql', (file) => file.extension === 'graphql' || file.extension === 'graphqls'],
    ['openapi', (file) => isText(file) && /(?:openapi|swagger)[\w.-]{0,60}\.(?:ya?ml|json)$/.test(file.name)],
    ['asyncapi', (file) => isText(file) && /asyncapi[\w.-]{0,60}\.(?:ya?ml|json)$/.test(file.name)],
];
function isText(file) {
    return file.extension === 'json' || isYaml(file);
}
/** Interface definitions by their file names. */
function* readContracts(files) {
    const counts = new Map();
    for (const file of files) {
        const contract = CONTRACTS.find(([, test]) => test(file))?.[0];
        if (contract !== undefined)
            count(counts, contract, file.path);
    }
    for (const [contract, { first, count: found }] of counts) {
        yield observe({
            kind: 'layout.contract',
            value: contract,
            details: { count: String(found) },
            message: `${found} ${contract} definition${found === 1 ? '' : 's'} such as ${shown(first)} ${found === 1 ? 'is' : 'are'} here.`,
            at: (0,documents_location/* wholeFile */.AA)(first),
        });
    }
}
function count(counts, key, path) {
    const known = counts.get(key);
    if (known === undefined)
        counts.set(key, { first: path, count: 1 });
    else
        known.count++;
}
const TEST_NAME = /(?:^test_|[._-](?:test|spec)s?\.|_test\.)/;
/** Tells folders that are no part of the system; each folder is taken apart once. */
function asideFolders(aside) {
    const known = new Map();
    return (folder) => {
        let answer = known.get(folder);
        if (answer === undefined) {
            answer = segmentsOf(folder.toLowerCase()).some((segment) => aside.has(segment));
            known.set(folder, answer);
        }
        return answer;
    };
}

;// CONCATENATED MODULE: ./build/src/evidence/layout/tree.js

function treeOf(files) {
    const tree = new Map();
    for (const file of files) {
        const folder = tree.get(file.folder) ?? folderAt(tree, file.folder, file.path);
        folder.files.push(file);
        folder.total++;
    }
    // Children are made before their parents are complete, so totals are added up from the longest paths to the shortest.
    for (const folder of [...tree.values()].sort((a, b) => b.path.length - a.path.length)) {
        const parent = folder.path === '' ? undefined : tree.get(parentOf(folder.path));
        if (parent !== undefined)
            parent.total += folder.total;
    }
    return tree;
}
/** The folder's entry, made together with those above it. */
function folderAt(tree, path, first) {
    const known = tree.get(path);
    if (known !== undefined)
        return known;
    const folder = { path, files: [], children: [], total: 0, first };
    tree.set(path, folder);
    if (path !== '')
        folderAt(tree, parentOf(path), first).children.push(path);
    return folder;
}

;// CONCATENATED MODULE: ./build/src/evidence/layout/layout.js







/** What the shape of the tree says, without reading any file. */
function layoutDetector({ knowledge, clouds }) {
    const roles = tableOf(knowledge.folders.roles, (role) => role.words);
    return {
        name: 'layout',
        extensions: [],
        wants: () => false,
        detect: () => [],
        detectTree: function* (files) {
            const tree = treeOf(files);
            yield* readFolderRoles(tree, roles);
            yield* readCloudFolders(tree, clouds);
            yield* readServiceFolders(tree, knowledge.folders);
            yield* readFunctionFolders(tree, knowledge.folders);
            yield* readGalleries(tree);
            yield* readTerraformModule(tree);
            yield* readSources(files, knowledge);
            yield* readContracts(files);
        },
    };
}

;// CONCATENATED MODULE: ./build/src/evidence/messaging/connectors.js




/** Connectors of Kafka Connect and Debezium (`connector.class`) in JSON, YAML and properties files, and AsyncAPI contracts. */
function connectorDetector() {
    return { name: 'messaging', extensions: ['yml', 'yaml', 'json', 'properties'], wants: connectors_isCandidate, detect: connectors_detect };
}
function connectors_isCandidate(file) {
    if (isYaml(file))
        return true;
    if (file.extension === 'properties')
        return true;
    if (file.extension !== 'json')
        return false;
    return (/connect|debezium|sink|source|outbox|asyncapi|cdc|register/.test(file.name) ||
        /connect|debezium|kafka/i.test(file.folder));
}
function* connectors_detect(file) {
    if (/^["'{ \t]{0,8}asyncapi["']?[ \t]*:/m.test(file.text))
        yield* readAsyncApi(file);
    const match = /["']?(?:debezium\.source\.)?connector\.class["']?[ \t]*[:=][ \t]*["']?([\w.$]{1,200})/.exec(file.text);
    const [whole, className] = match ?? [];
    if (match === null || whole === undefined || className === undefined)
        return;
    yield observe({
        kind: 'messaging.connector',
        value: className.includes('debezium') ? 'debezium' : 'kafka-connect',
        name: baseName(file.path).replace(/\.\w+$/, ''),
        details: { class: className },
        message: `${shown(file.path)} configures the connector ${shown(className)}.`,
        at: atText(file, match.index, whole.length),
    });
}
function* readAsyncApi(file) {
    const [root] = file.parsed().documents;
    const version = entryAt(root, 'asyncapi');
    if (version === undefined)
        return;
    const title = (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(root, 'info', 'title'));
    yield observe({
        kind: 'messaging.contract',
        value: 'asyncapi',
        name: title,
        details: { version: (0,documents_node/* textOf */.b6)(version.value) },
        message: `${shown(file.path)} is a contract for events${named(title)}.`,
        at: atKey(version, 'asyncapi'),
    });
    const broker = firstProtocol((0,documents_node/* child */.jf)(root, 'servers'));
    for (const entry of (0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(root, 'channels')))
        yield topicEvidence(entry, broker);
}
function topicEvidence(entry, broker) {
    const topic = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(entry.value, 'address')) ?? entry.key;
    return observe({
        kind: 'messaging.topic',
        value: topic,
        details: { broker, source: 'asyncapi' },
        message: `The contract names the channel ${shown(topic)}.`,
        at: atKey(entry, `channels.${entry.key}`),
    });
}
function firstProtocol(servers) {
    for (const entry of (0,documents_node/* entriesOf */.Mc)(servers))
        return (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(entry.value, 'protocol'));
    return undefined;
}

;// CONCATENATED MODULE: ./build/src/evidence/platform.js


/** Platforms whose files have to be read to know what they deploy: Render blueprints, App Engine, Heroku's app.json, Cloud Foundry. */
function platformDetector() {
    return {
        name: 'platform',
        extensions: ['yml', 'yaml', 'json'],
        wants: (file) => READERS.some(([pattern]) => pattern.test(file.name)),
        detect: function* (file) {
            const reader = READERS.find(([pattern]) => pattern.test(file.name));
            if (reader !== undefined)
                yield* reader[1](file);
        },
    };
}
const READERS = [
    [/^render\.ya?ml$/, readRender],
    [/^app\.json$/, readHerokuApp],
    [/^app(?:[-_.][\w-]{1,40})?\.ya?ml$/, readAppYaml],
    [/^manifest\.ya?ml$/, readCloudFoundry],
    [/^staticwebapp\.config\.json$/, readStaticWebApp],
    [/^amplify\.ya?ml$/, readAmplify],
];
/** Types of Render services by what they are. */
const RENDER_TYPES = new Map([
    ['web', 'web'],
    ['pserv', 'web'],
    ['worker', 'worker'],
    ['cron', 'job'],
    ['static', 'static'],
    ['redis', 'database'],
    ['keyvalue', 'database'],
]);
function* readRender(file) {
    const [root] = file.parsed().documents;
    for (const [index, service] of (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(root, 'services')).entries()) {
        const type = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(service, 'type')) ?? 'web';
        const name = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(service, 'name'));
        yield app('render', name, RENDER_TYPES.get(type) ?? 'web', atNode(service, `services[${index}]`));
    }
    for (const [index, database] of (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(root, 'databases')).entries()) {
        yield app('render', (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(database, 'name')), 'database', atNode(database, `databases[${index}]`));
    }
}
/** app.json is Expo's and others' as well: Heroku's has buildpacks, add-ons, a formation or environments. */
function* readHerokuApp(file) {
    const [root] = file.parsed().documents;
    const key = ['formation', 'addons', 'buildpacks', 'stack', 'environments', 'dokku'].find((name) => entryAt(root, name) !== undefined);
    const entry = key === undefined ? undefined : entryAt(root, key);
    if (entry === undefined || (0,documents_node/* child */.jf)(root, 'expo') !== undefined)
        return;
    yield app('heroku', (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(root, 'name')), 'web', atKey(entry, entry.key));
}
/** app.yaml of App Engine says `runtime:`; that of DigitalOcean has services and a region. */
function* readAppYaml(file) {
    if (file.text.includes('apiVersion'))
        return;
    const [root] = file.parsed().documents;
    const runtime = entryAt(root, 'runtime');
    const isAppEngine = runtime !== undefined &&
        /^(?:python|java|node|go|php|ruby|custom|dotnet|aspnetcore)/.test((0,documents_node/* textOf */.b6)(runtime.value) ?? '');
    if (isAppEngine) {
        yield app('app-engine', (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(root, 'service')), 'web', atKey(runtime, 'runtime'));
        return;
    }
    const services = (0,documents_node/* child */.jf)(root, 'services') ?? (0,documents_node/* descend */.Xn)(root, 'spec', 'services');
    if (services?.kind !== 'sequence' || (0,documents_node/* child */.jf)(root, 'name') === undefined)
        return;
    for (const [index, service] of (0,documents_node/* itemsOf */.S3)(services).entries()) {
        yield app('digitalocean-app-platform', (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(service, 'name')), 'web', atNode(service, `services[${index}]`));
    }
}
function* readCloudFoundry(file) {
    if (!/^applications[ \t]*:/m.test(file.text))
        return;
    const [root] = file.parsed().documents;
    for (const [index, application] of (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(root, 'applications')).entries()) {
        yield app('cloud-foundry', (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(application, 'name')), 'web', atNode(application, `applications[${index}]`));
    }
}
function* readStaticWebApp(file) {
    const first = [...(0,documents_node/* entriesOf */.Mc)(file.parsed().documents[0])][0];
    if (first !== undefined)
        yield app('azure-app-service', undefined, 'static', atKey(first, first.key));
}
function* readAmplify(file) {
    const [root] = file.parsed().documents;
    const anchor = entryAt(root, 'frontend') ?? entryAt(root, 'applications') ?? entryAt(root, 'backend');
    if (anchor !== undefined)
        yield app('amplify-hosting', undefined, 'web', atKey(anchor, anchor.key));
}
function app(platform, name, type, at) {
    return observe({
        kind: 'platform.app',
        value: platform,
        name,
        details: { type },
        message: `The ${type} service${named(name)} runs on ${shown(platform)}.`,
        at,
    });
}

;// CONCATENATED MODULE: ./build/src/evidence/serverless/emit-function.js

function functionEvidence(seen) {
    return observe({
        kind: 'serverless.function',
        value: seen.cloud,
        name: seen.name,
        details: {
            framework: seen.framework,
            handler: seen.handler,
            runtime: seen.runtime,
            events: seen.events === undefined ? undefined : String(seen.events),
            source: seen.source,
        },
        message: `Function${named(seen.name)} runs without a server of one's own (${seen.framework}).`,
        at: seen.at,
    });
}
function eventEvidence(event, functionName, word, at) {
    return observe({
        kind: 'serverless.event',
        value: event,
        name: functionName,
        details: { source: word },
        message: `Function${named(functionName)} is triggered by ${shown(word)}.`,
        at,
    });
}
/** The project file of a framework: one that has functions, or one that has none. */
function frameworkEvidence(seen) {
    const has = seen.functions > 0;
    return observe({
        kind: has ? 'serverless.framework' : 'serverless.no-functions',
        value: seen.framework,
        details: {
            provider: seen.provider,
            functions: String(seen.functions),
            runtime: seen.runtime,
            resources: seen.resources === undefined ? undefined : String(seen.resources),
        },
        message: has
            ? `${shown(seen.path)} deploys ${seen.functions} function${seen.functions === 1 ? '' : 's'} with ${seen.framework}.`
            : `${shown(seen.path)} is a file of ${seen.framework} that declares no function.`,
        at: seen.at,
    });
}

;// CONCATENATED MODULE: ./build/src/evidence/serverless/azure-functions.js




/** Azure Functions: host.json of a function app, function.json of each function (v1 to v3 programming models). */
function azureFunctionsDetector({ events }) {
    return {
        name: 'azure-functions',
        extensions: ['json'],
        wants: (file) => file.name === 'host.json' || file.name === 'function.json',
        detect: (file) => (file.name === 'host.json' ? readHost(file) : readFunction(file, events)),
    };
}
/** Keys that only the Functions host reads. */
const HOST_KEYS = [
    'extensionBundle',
    'functionTimeout',
    'extensions',
    'durableTask',
    'http',
    'queues',
    'managedDependency',
];
function* readHost(file) {
    const [root] = file.parsed().documents;
    const version = entryAt(root, 'version');
    if (version === undefined && !HOST_KEYS.some((key) => (0,documents_node/* child */.jf)(root, key) !== undefined))
        return;
    const anchor = version ?? [...(0,documents_node/* entriesOf */.Mc)(root)][0];
    if (anchor === undefined)
        return;
    yield observe({
        kind: 'serverless.framework',
        value: 'azure-functions',
        details: { provider: 'azure' },
        message: `${shown(file.path)} configures the host of an Azure function app.`,
        at: atKey(anchor, anchor.key),
    });
    const extensions = entryAt((0,documents_node/* child */.jf)(root, 'extensions'), 'durableTask') ?? entryAt(root, 'durableTask');
    if (extensions === undefined)
        return;
    yield observe({
        kind: 'serverless.workflow',
        value: 'durable-functions',
        message: `${shown(file.path)} configures durable functions.`,
        at: atKey(extensions, 'extensions.durableTask'),
    });
}
function* readFunction(file, events) {
    const [root] = file.parsed().documents;
    const bindings = (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(root, 'bindings'));
    const name = baseName(file.folder) || 'function';
    const triggers = bindings.filter((binding) => /trigger$/i.test((0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(binding, 'type')) ?? ''));
    const anchor = entryAt(root, 'bindings');
    if (anchor === undefined)
        return;
    yield functionEvidence({
        cloud: 'azure',
        name,
        framework: 'azure-functions',
        handler: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(root, 'scriptFile')) ?? (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(root, 'entryPoint')),
        events: triggers.length,
        at: atKey(anchor, 'bindings'),
    });
    for (const trigger of triggers) {
        const word = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(trigger, 'type')) ?? '';
        yield eventEvidence(events.eventOf(word), name, word, atNode(trigger, 'bindings'));
    }
}

;// CONCATENATED MODULE: ./build/src/evidence/serverless/cdk.js




/**
 * Modules as code imports them: `aws-cdk-lib/aws-lambda`, `aws_cdk.aws_lambda`, `import { aws_lambda as lambda } from 'aws-cdk-lib'`,
 * `software.amazon.awscdk.services.lambda`, `Amazon.CDK.AWS.Lambda`, `awscdk/v2/awslambda`.
 */
const IMPORT = /(?:aws-cdk(?:-lib)?\/|@aws-cdk\/|aws_cdk\.|\b)aws[-_]([a-z0-9][a-z0-9_-]{1,30})|awscdk\.services\.([a-z0-9]{1,30})|Amazon\.CDK\.AWS\.([A-Za-z0-9]{1,30})|awscdk\/v2\/aws([a-z0-9]{1,30})/g;
/** CDK applications (cdk.json), and the modules that code below their folder imports. */
function cdkDetector({ clouds }) {
    return {
        name: 'cdk',
        extensions: ['json', 'ts', 'js', 'py', 'java', 'cs', 'go'],
        wants: (file) => file.name === 'cdk.json' || isStackCode(file),
        detect: (file) => (file.name === 'cdk.json' ? readApp(file) : readImports(file, clouds)),
        detectTree: (files) => readStackNames(files, clouds),
    };
}
/** Where CDK projects keep their stacks by the tool's own templates: `lib/`, `bin/`, `*_stack.py`, `*Stack.java`. */
function isStackCode(file) {
    if (!/^(?:ts|js|py|java|cs|go)$/.test(file.extension) || file.name.endsWith('.d.ts'))
        return false;
    return (/(?:stack|construct|cdk|infra)/.test(file.name) ||
        /(?:^|\/)(?:lib|bin|stacks?|infra|infrastructure|cdk|constructs)$/i.test(file.folder) ||
        (file.name === 'index.ts' && file.folder.split('/').length <= 2));
}
function* readApp(file) {
    const app = entryAt(file.parsed().documents[0], 'app');
    if (app === undefined)
        return;
    yield observe({
        kind: 'cdk.app',
        value: 'aws-cdk',
        details: { command: (0,documents_node/* textOf */.b6)(app.value) },
        message: `${shown(file.path)} starts an AWS CDK application, which makes cloud resources from code.`,
        at: atKey(app, 'app'),
    });
}
function* readImports(file, clouds) {
    if (!/aws-cdk|aws_cdk|awscdk|Amazon\.CDK/.test(file.text))
        return;
    const seen = new Set();
    for (const line of linesOf(file.text)) {
        if (!/\b(?:import|from|require|using)\b|awscdk/.test(line.text))
            continue;
        for (const match of line.text.matchAll(IMPORT)) {
            const module = (match[1] ?? match[2] ?? match[3] ?? match[4] ?? '')
                .toLowerCase()
                .replaceAll('_', '-')
                .replace(/-alpha$/, '');
            const category = clouds.categoryOf(`cdk:${module}`);
            if (category === 'other' || seen.has(module))
                continue;
            seen.add(module);
            yield observe({
                kind: 'cdk.construct',
                value: module,
                details: { cloud: 'aws', category, source: 'code' },
                message: `${shown(file.path)} makes AWS resources of ${shown(module)}.`,
                at: atText(file, line.start + match.index, match[0].length),
            });
        }
    }
}
/** Stack files beside or below a cdk.json whose names say what they make: `lib/orders-lambda-stack.ts`. */
function* readStackNames(files, clouds) {
    const roots = new Set(files.filter((file) => file.name === 'cdk.json').map((file) => file.folder));
    if (roots.size === 0)
        return;
    for (const file of files) {
        if (!isStackCode(file) || !/stack|lambda|function|fargate|ecs|eks/.test(file.name) || !isBelow(file.folder, roots))
            continue;
        const word = /lambda|function/.test(file.name)
            ? 'lambda'
            : /fargate|ecs/.exec(file.name)
                ? 'ecs'
                : /eks/.exec(file.name)?.[0];
        if (word === undefined)
            continue;
        yield observe({
            kind: 'cdk.construct',
            value: word,
            details: { cloud: 'aws', category: clouds.categoryOf(`cdk:${word}`), source: 'path' },
            message: `The name of ${shown(file.path)} says that it makes ${word} resources on ${clouds.nameOf('aws')}.`,
            at: (0,documents_location/* wholeFile */.AA)(file.path),
        });
    }
}
function isBelow(folder, roots) {
    for (let at = folder;; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
        if (roots.has(at))
            return true;
        if (at === '')
            return false;
    }
}

;// CONCATENATED MODULE: ./build/src/evidence/serverless/cloudflare.js



/** wrangler.toml and wrangler.json(c): a Cloudflare Worker, or the settings of a Pages site. */
function cloudflareDetector() {
    return {
        name: 'cloudflare',
        extensions: ['toml', 'json', 'jsonc'],
        wants: (file) => /^wrangler(?:\.[\w-]{1,40})?\.(?:toml|jsonc?)$/.test(file.name),
        detect: cloudflare_detect,
    };
}
function* cloudflare_detect(file) {
    const [root] = file.parsed().documents;
    const main = entryAt(root, 'main') ?? entryAt(root, 'entry-point');
    const name = entryAt(root, 'name');
    const anchor = main ?? name ?? [...(0,documents_node/* entriesOf */.Mc)(root)][0];
    if (anchor === undefined)
        return;
    const pages = entryAt(root, 'pages_build_output_dir') ?? entryAt(root, 'site');
    const assets = (0,documents_node/* child */.jf)(root, 'assets');
    if (main === undefined && (pages !== undefined || assets !== undefined)) {
        yield observe({
            kind: 'platform.app',
            value: 'cloudflare-pages',
            name: (0,documents_node/* textOf */.b6)(name?.value),
            details: { type: 'static' },
            message: `${shown(file.path)} publishes a site on Cloudflare.`,
            at: atKey(anchor, anchor.key),
        });
        return;
    }
    const at = atKey(anchor, anchor.key);
    yield observe({
        kind: 'serverless.framework',
        value: 'cloudflare-workers',
        name: (0,documents_node/* textOf */.b6)(name?.value),
        details: { provider: 'cloudflare', functions: '1' },
        message: `${shown(file.path)} deploys a Cloudflare Worker.`,
        at,
    });
    yield observe({
        kind: 'edge.network-compute',
        value: 'cloudflare-workers',
        name: (0,documents_node/* textOf */.b6)(name?.value),
        message: `${shown(file.path)} runs code in Cloudflare's network.`,
        at,
    });
    yield functionEvidence({
        cloud: 'cloudflare',
        name: (0,documents_node/* textOf */.b6)(name?.value),
        framework: 'cloudflare-workers',
        handler: (0,documents_node/* textOf */.b6)(main?.value),
        at,
    });
    yield* readTriggers(root, (0,documents_node/* textOf */.b6)(name?.value));
}
function* readTriggers(root, name) {
    const triggers = [
        { event: 'schedule', entry: entryAt((0,documents_node/* child */.jf)(root, 'triggers'), 'crons'), pointer: 'triggers.crons' },
        { event: 'http', entry: entryAt(root, 'routes') ?? entryAt(root, 'route'), pointer: 'routes' },
        { event: 'queue', entry: entryAt((0,documents_node/* child */.jf)(root, 'queues'), 'consumers'), pointer: 'queues.consumers' },
        { event: 'email', entry: entryAt(root, 'send_email'), pointer: 'send_email' },
    ];
    for (const { event, entry, pointer } of triggers) {
        if (entry === undefined || (entry.value.kind === 'sequence' && (0,documents_node/* itemsOf */.S3)(entry.value).length === 0))
            continue;
        yield eventEvidence(event, name, entry.key, atKey(entry, pointer));
    }
}

;// CONCATENATED MODULE: ./build/src/evidence/serverless/cloudformation.js






/** CloudFormation and SAM templates, and the CloudFormation resources inside the files of other frameworks. */
function cloudFormationDetector(books) {
    return {
        name: 'cloudformation',
        extensions: ['yml', 'yaml', 'json', 'template'],
        wants: mayBeTemplate,
        detect: (file) => cloudformation_detect(file, books),
    };
}
function mayBeTemplate(file) {
    if (isYaml(file) || file.extension === 'template')
        return true;
    if (file.extension !== 'json')
        return false;
    return (/template|stack|cloudformation|cfn|infra|sam/.test(file.name) ||
        /(?:cloudformation|cfn|templates?|stacks?)$/i.test(file.folder));
}
function* cloudformation_detect(file, books) {
    if (!/\b(?:AWS|Alexa)::[A-Z]|AWSTemplateFormatVersion/.test(file.text))
        return;
    if (looksLikeTemplate(file.text) && file.parsed().problems.length > 0)
        return;
    const [root] = file.parsed().documents;
    const resources = [...resourcesOf(root)];
    const isTemplate = (0,documents_node/* child */.jf)(root, 'AWSTemplateFormatVersion') !== undefined ||
        (0,documents_node/* child */.jf)(root, 'Transform') !== undefined ||
        ((0,documents_node/* child */.jf)(root, 'Resources') !== undefined && resources.length > 0);
    const anchor = entryAt(root, 'AWSTemplateFormatVersion') ?? entryAt(root, 'Transform') ?? entryAt(root, 'Resources');
    if (isTemplate && anchor !== undefined)
        yield* readTemplate(file, root, resources, anchor);
    for (const resource of resources) {
        const name = resource.entry.key;
        const seen = { type: resource.type, name, at: atKey(resource.entry, resource.pointer) };
        yield resourceEvidence('cloudformation.resource', seen, books.clouds);
        if (isFunction(resource.type))
            yield* cloudformation_readFunction(resource, books.events);
        else
            yield* markEvidence(seen, books.clouds, 'cloudformation');
    }
}
function* readTemplate(file, root, resources, anchor) {
    const isSam = JSON.stringify((0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(root, 'Transform')) ?? itemsText((0,documents_node/* child */.jf)(root, 'Transform'))).includes('Serverless');
    yield observe({
        kind: 'cloudformation.template',
        value: isSam ? 'sam' : 'cloudformation',
        details: { resources: String(resources.length) },
        message: `${shown(file.path)} is ${isSam ? 'an AWS SAM' : 'a CloudFormation'} template.`,
        at: atKey(anchor, anchor.key),
    });
    if (!isSam)
        return;
    yield frameworkEvidence({
        framework: 'aws-sam',
        functions: resources.filter(({ type }) => isFunction(type)).length,
        provider: 'aws',
        runtime: (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(root, 'Globals', 'Function', 'Runtime')),
        resources: resources.length,
        path: file.path,
        at: atKey(anchor, anchor.key),
    });
}
/** `Resources:` at the root, or below `resources:` (Serverless Framework) as a mapping or as a list of parts. */
function* resourcesOf(root) {
    const inner = (0,documents_node/* child */.jf)(root, 'resources');
    const holders = [
        [(0,documents_node/* child */.jf)(root, 'Resources'), 'Resources'],
        [(0,documents_node/* child */.jf)(inner, 'Resources'), 'resources.Resources'],
    ];
    if (inner?.kind === 'sequence') {
        for (const [index, part] of inner.items.entries()) {
            holders.push([(0,documents_node/* child */.jf)(part, 'Resources'), `resources[${index}].Resources`]);
        }
    }
    for (const [holder, pointer] of holders) {
        for (const entry of (0,documents_node/* entriesOf */.Mc)(holder)) {
            const type = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(entry.value, 'Type'));
            if (type?.includes('::'))
                yield { type, entry, pointer: `${pointer}.${entry.key}` };
        }
    }
}
function isFunction(type) {
    return type === 'AWS::Serverless::Function' || type === 'AWS::Lambda::Function';
}
function* cloudformation_readFunction({ type, entry, pointer }, events) {
    const properties = (0,documents_node/* child */.jf)(entry.value, 'Properties');
    const triggers = [...(0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(properties, 'Events'))];
    yield functionEvidence({
        cloud: 'aws',
        name: entry.key,
        framework: type === 'AWS::Serverless::Function' ? 'aws-sam' : 'cloudformation',
        handler: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(properties, 'Handler')) ?? (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(properties, 'ImageUri')),
        runtime: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(properties, 'Runtime')),
        events: type === 'AWS::Serverless::Function' ? triggers.length : undefined,
        at: atKey(entry, pointer),
    });
    for (const trigger of triggers) {
        const word = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(trigger.value, 'Type'));
        if (word === undefined)
            continue;
        yield eventEvidence(events.eventOf(word), entry.key, word, atKey(trigger, `${pointer}.Properties.Events.${trigger.key}`));
    }
}
function itemsText(node) {
    return node?.kind === 'sequence' ? node.items.map((item) => (0,documents_node/* textOf */.b6)(item) ?? '') : [];
}

;// CONCATENATED MODULE: ./build/src/evidence/serverless/firebase.js



/** firebase.json: functions, and hosting of a site. */
function firebaseDetector() {
    return {
        name: 'firebase',
        extensions: ['json'],
        wants: (file) => file.name === 'firebase.json',
        detect: function* (file) {
            const [root] = file.parsed().documents;
            const functions = entryAt(root, 'functions');
            if (functions !== undefined) {
                const sources = sourcesOf(functions.value);
                yield frameworkEvidence({
                    framework: 'firebase',
                    functions: sources.length,
                    provider: 'google',
                    path: file.path,
                    at: atKey(functions, 'functions'),
                });
                for (const source of sources) {
                    yield functionEvidence({
                        cloud: 'firebase',
                        name: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(source, 'codebase')) ?? (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(source, 'source')) ?? 'functions',
                        framework: 'firebase',
                        handler: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(source, 'source')),
                        runtime: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(source, 'runtime')),
                        at: atKey(functions, 'functions'),
                    });
                }
            }
            yield* readHosting(entryAt(root, 'hosting'), file.path);
        },
    };
}
/** One code base, or a list of them. */
function sourcesOf(functions) {
    return functions.kind === 'sequence' ? (0,documents_node/* itemsOf */.S3)(functions) : [functions];
}
function* readHosting(hosting, path) {
    if (hosting === undefined)
        return;
    yield observe({
        kind: 'platform.app',
        value: 'firebase-hosting',
        details: { type: 'static' },
        message: `${shown(path)} hosts a site on Firebase.`,
        at: atKey(hosting, 'hosting'),
    });
}

;// CONCATENATED MODULE: ./build/src/evidence/serverless/function-manifests.js




/** Smaller manifests of functions in YAML: OpenFaaS stacks, OpenWhisk packages, DigitalOcean projects, Google function deployments. */
function functionManifestDetector() {
    return { name: 'function-manifests', extensions: ['yml', 'yaml'], wants: isYaml, detect: function_manifests_detect };
}
function* function_manifests_detect(file) {
    const { text } = file;
    if (/^provider[ \t]*:/m.test(text) && /^functions[ \t]*:/m.test(text) && /openfaas|\bfaas\b/.test(text))
        yield* readOpenFaas(file);
    else if (/^(?:packages|project)[ \t]*:/m.test(text) && /^\s{0,40}(?:actions|functions)[ \t]*:/m.test(text))
        yield* readPackages(file);
    else if (text.includes('gcloud') && /\bfunctions\b/.test(text))
        yield* readCloudBuild(file);
}
function* readOpenFaas(file) {
    const [root] = file.parsed().documents;
    const provider = (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(root, 'provider', 'name'));
    const functions = entryAt(root, 'functions');
    if (functions === undefined || (provider !== 'openfaas' && provider !== 'faas'))
        return;
    const entries = [...(0,documents_node/* entriesOf */.Mc)(functions.value)];
    const at = atKey(functions, 'functions');
    yield frameworkEvidence({ framework: 'openfaas', functions: entries.length, provider, path: file.path, at });
    for (const entry of entries) {
        yield functionEvidence({
            cloud: 'openfaas',
            name: entry.key,
            framework: 'openfaas',
            handler: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(entry.value, 'handler')),
            runtime: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(entry.value, 'lang')),
            at: atKey(entry, `functions.${entry.key}`),
        });
    }
}
/** `packages:` of OpenWhisk is a mapping, that of DigitalOcean a list. */
function* readPackages(file) {
    const [root] = file.parsed().documents;
    const packages = (0,documents_node/* child */.jf)(root, 'packages') ?? (0,documents_node/* descend */.Xn)(root, 'project', 'packages');
    const isList = packages?.kind === 'sequence';
    const cloud = isList ? 'digitalocean' : 'openwhisk';
    const framework = isList ? 'digitalocean-functions' : 'openwhisk';
    const functions = [];
    const holders = isList
        ? (0,documents_node/* itemsOf */.S3)(packages).map((item, index) => [item, `packages[${index}]`])
        : [...(0,documents_node/* entriesOf */.Mc)(packages)].map((entry) => [entry.value, `packages.${entry.key}`]);
    for (const [holder, pointer] of holders) {
        for (const entry of (0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(holder, 'actions'))) {
            const runtime = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(entry.value, 'runtime'));
            const handler = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(entry.value, 'function'));
            if (runtime === undefined && handler === undefined)
                continue;
            const at = atKey(entry, `${pointer}.actions.${entry.key}`);
            functions.push(functionEvidence({ cloud, name: entry.key, framework, handler, runtime, at }));
        }
        for (const [index, item] of (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(holder, 'functions')).entries()) {
            const name = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(item, 'name'));
            const runtime = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(item, 'runtime'));
            if (runtime === undefined)
                continue;
            functions.push(functionEvidence({ cloud, name, framework, runtime, at: atNode(item, `${pointer}.functions[${index}]`) }));
        }
    }
    const anchor = entryAt(root, 'packages') ?? entryAt(root, 'project');
    if (functions.length === 0 || anchor === undefined)
        return;
    yield frameworkEvidence({ framework, functions: functions.length, path: file.path, at: atKey(anchor, anchor.key) });
    yield* functions;
}
/** Steps of Google Cloud Build that deploy a function: `gcloud functions deploy NAME`. */
function* readCloudBuild(file) {
    const [root] = file.parsed().documents;
    for (const [index, step] of (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(root, 'steps')).entries()) {
        const args = (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(step, 'args')).map((arg) => (0,documents_node/* textOf */.b6)(arg) ?? '');
        const at = args.indexOf('functions');
        const list = entryAt(step, 'args');
        if (at < 0 || args[at + 1] !== 'deploy' || list === undefined)
            continue;
        yield functionEvidence({
            cloud: 'google',
            name: args.slice(at + 2).find((arg) => !arg.startsWith('-')),
            framework: 'google-cloud-functions',
            source: 'ci',
            at: atKey(list, `steps[${index}].args`),
        });
    }
}

;// CONCATENATED MODULE: ./build/src/evidence/serverless/netlify.js




/** Netlify: a site, and functions where netlify.toml names their folder or the default folder holds handlers. */
function netlifyDetector() {
    return { name: 'netlify', extensions: ['toml'], wants: (file) => file.name === 'netlify.toml', detect: netlify_detect, detectTree: netlify_detectTree };
}
function* netlify_detect(file) {
    const [root] = file.parsed().documents;
    const first = [...(0,documents_node/* entriesOf */.Mc)(root)][0];
    if (first === undefined)
        return;
    yield observe({
        kind: 'platform.app',
        value: 'netlify',
        details: { type: 'static' },
        message: `${shown(file.path)} configures a site on Netlify.`,
        at: atKey(first, first.key),
    });
    const build = (0,documents_node/* child */.jf)(root, 'build');
    const functions = entryAt(root, 'functions') ?? entryAt(build, 'functions');
    if (functions !== undefined) {
        yield frameworkEvidence({
            framework: 'netlify',
            functions: 1,
            provider: 'netlify',
            path: file.path,
            at: atKey(functions, 'functions'),
        });
        const handler = (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(root, 'functions', 'directory')) ?? (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(build, 'functions'));
        yield functionEvidence({
            cloud: 'netlify',
            framework: 'netlify',
            name: handler,
            handler,
            at: atKey(functions, 'functions'),
        });
    }
    const edge = entryAt(root, 'edge_functions');
    if (edge === undefined)
        return;
    yield observe({
        kind: 'edge.network-compute',
        value: 'netlify-edge',
        message: `${shown(file.path)} runs code in Netlify's network.`,
        at: atKey(edge, 'edge_functions'),
    });
}
/** Handlers in `netlify/functions` are functions without being declared. */
function* netlify_detectTree(files) {
    const handlers = files.filter((file) => file.folder.includes('netlify/functions') && /^(?:[jt]s|mjs|mts|cjs|go|py)$/.test(file.extension));
    const [first] = handlers;
    if (first === undefined)
        return;
    yield observe({
        kind: 'serverless.framework',
        value: 'netlify',
        details: { provider: 'netlify', functions: String(handlers.length), source: 'path' },
        message: `${shown('netlify/functions')} holds ${handlers.length} function${handlers.length === 1 ? '' : 's'}.`,
        at: (0,documents_location/* wholeFile */.AA)(first.path),
    });
}

;// CONCATENATED MODULE: ./build/src/evidence/serverless/serverless-framework.js





const FRAMEWORK = 'serverless-framework';
/** Files of the Serverless Framework: YAML and JSON are read, TypeScript and JavaScript by their lines. */
function serverlessFrameworkDetector({ events }) {
    return {
        name: FRAMEWORK,
        extensions: ['yml', 'yaml', 'json', 'ts', 'js'],
        wants: isServerlessFile,
        detect: (file) => (isCode(file) ? readCode(file) : readDocument(file, events)),
        detectTree: (files) => serverless_framework_readPaths(files),
    };
}
function isCode(file) {
    return file.extension === 'ts' || file.extension === 'js';
}
/** Configurations written as code say by their existence that something is deployed with the framework. */
function* serverless_framework_readPaths(files) {
    for (const file of files) {
        if (!isCode(file) || !isServerlessFile(file))
            continue;
        yield observe({
            kind: 'serverless.command',
            value: 'serverless',
            details: { source: 'path' },
            message: `${shown(file.path)} configures a deployment with the Serverless Framework.`,
            at: (0,documents_location/* wholeFile */.AA)(file.path),
        });
    }
}
function isServerlessFile(file) {
    return /^serverless(?:[-.][\w.-]{1,60})?\.(?:ya?ml|json|ts|js)$/.test(file.name);
}
function* readDocument(file, book) {
    const [root] = file.parsed().documents;
    const anchor = entryAt(root, 'service') ?? entryAt(root, 'provider') ?? entryAt(root, 'functions');
    const provider = (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(root, 'provider', 'name')) ?? (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(root, 'provider'));
    const component = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(root, 'component'));
    if (anchor === undefined ||
        (provider === undefined && component === undefined && (0,documents_node/* child */.jf)(root, 'functions') === undefined)) {
        return;
    }
    const cloud = book.cloudOf(provider ?? (component === undefined ? '' : 'aws'));
    const functions = functionsOf(root);
    const resources = [...(0,documents_node/* entriesOf */.Mc)((0,documents_node/* descend */.Xn)(root, 'resources', 'Resources'))].length;
    yield frameworkEvidence({
        framework: FRAMEWORK,
        functions: functions.length,
        provider: provider ?? component,
        runtime: (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(root, 'provider', 'runtime')),
        resources,
        path: file.path,
        at: atKey(anchor, anchor.key),
    });
    for (const { entry, pointer } of functions)
        yield* serverless_framework_readFunction(entry, pointer, cloud, root, book);
    yield* serverless_framework_readWorkflows(root);
}
/** `functions:` is a mapping, or a list of mappings when it is put together from several files; `constructs:` make functions too. */
function functionsOf(root) {
    const functions = (0,documents_node/* child */.jf)(root, 'functions');
    const places = [];
    for (const [index, holder] of (functions?.kind === 'sequence' ? functions.items : [functions]).entries()) {
        const base = functions?.kind === 'sequence' ? `functions[${index}]` : 'functions';
        // `- ${file(functions/orders.yml)}`: the functions stand in another file.
        const reference = (0,documents_node/* textOf */.b6)(holder);
        const own = entryAt(root, 'functions');
        if (reference?.includes('${file') && own !== undefined)
            places.push({ entry: own, pointer: base });
        for (const entry of (0,documents_node/* entriesOf */.Mc)(holder))
            places.push({ entry, pointer: `${base}.${entry.key}` });
    }
    for (const construct of (0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(root, 'constructs'))) {
        const worker = entryAt(construct.value, 'worker');
        if (worker !== undefined)
            places.push({ entry: { ...worker, key: construct.key }, pointer: `constructs.${construct.key}.worker` });
    }
    return places;
}
function* serverless_framework_readFunction(entry, pointer, cloud, root, book) {
    const events = (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(entry.value, 'events'));
    const isReference = entry.key === 'functions' && entry.value.kind !== 'mapping';
    const name = isReference ? undefined : entry.key;
    yield functionEvidence({
        cloud,
        name,
        framework: FRAMEWORK,
        handler: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(entry.value, 'handler')) ?? (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(entry.value, 'image')),
        runtime: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(entry.value, 'runtime')) ?? (0,documents_node/* textOf */.b6)((0,documents_node/* descend */.Xn)(root, 'provider', 'runtime')),
        events: isReference ? undefined : events.length,
        at: atKey(entry, pointer),
    });
    for (const [index, event] of events.entries()) {
        const key = event.kind === 'mapping' ? event.entries.values().next().value : undefined;
        const word = key?.key ?? (0,documents_node/* textOf */.b6)(event);
        if (word === undefined)
            continue;
        const place = `${pointer}.events[${index}]`;
        yield eventEvidence(book.eventOf(word), name, word, key === undefined ? atNode(event, place) : atKey(key, place));
    }
}
function* serverless_framework_readWorkflows(root) {
    for (const entry of (0,documents_node/* entriesOf */.Mc)((0,documents_node/* descend */.Xn)(root, 'stepFunctions', 'stateMachines'))) {
        yield observe({
            kind: 'serverless.workflow',
            value: 'step-functions',
            name: entry.key,
            message: `State machine ${shown(entry.key)} runs functions in order.`,
            at: atKey(entry, `stepFunctions.stateMachines.${entry.key}`),
        });
    }
}
/** A configuration written in TypeScript or JavaScript: functions are told by their handlers, or by being imported from elsewhere. */
function* readCode(file) {
    const lines = [...linesOf(file.text)];
    const functionsLine = lines.find((line) => /\bfunctions\b[ \t]*[:,]/.test(line.text));
    const handlers = lines.filter((line) => /\bhandler[ \t]*:/.test(line.text));
    const first = functionsLine ?? lines.find((line) => /\bprovider\b/.test(line.text)) ?? lines[0];
    if (first === undefined)
        return;
    const provider = /\bname[ \t]*:[ \t]*['"](aws|azure|google|cloudflare)['"]/.exec(file.text)?.[1];
    yield frameworkEvidence({
        framework: FRAMEWORK,
        functions: functionsLine === undefined ? 0 : Math.max(1, handlers.length),
        provider,
        path: file.path,
        at: atText(file, first.start, first.text.length),
    });
    if (functionsLine === undefined)
        return;
    for (const line of handlers.length === 0 ? [functionsLine] : handlers) {
        yield functionEvidence({
            cloud: provider ?? 'other',
            framework: FRAMEWORK,
            handler: /\bhandler[ \t]*:[ \t]*['"`]([^'"`]{1,200})['"`]/.exec(line.text)?.[1],
            at: atText(file, line.start, line.text.length),
        });
    }
}

;// CONCATENATED MODULE: ./build/src/evidence/serverless/vercel.js





/** Vercel: an app on its platform, and functions where vercel.json declares them or an `api` folder beside it holds handlers. */
function vercelDetector() {
    return { name: 'vercel', extensions: ['json'], wants: isVercel, detect: vercel_detect, detectTree: vercel_detectTree };
}
const vercel_HANDLER = /\.(?:[jt]sx?|mjs|py|go|rb)$/;
const NO_HANDLER = /(?:^|\/)[_.]|\.d\.ts$|\.(?:test|spec)\./;
function isVercel(file) {
    return file.name === 'vercel.json' || file.name === 'now.json';
}
function* vercel_detect(file) {
    const [root] = file.parsed().documents;
    const first = [...(0,documents_node/* entriesOf */.Mc)(root)].find((entry) => entry.key !== '$schema') ?? [...(0,documents_node/* entriesOf */.Mc)(root)][0];
    yield observe({
        kind: 'platform.app',
        value: 'vercel',
        name: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(root, 'name')),
        details: { type: 'web' },
        message: `${shown(file.path)} configures a deployment on Vercel.`,
        at: first === undefined ? { file: file.source(), start: 0, end: 0, pointer: '' } : atKey(first, first.key),
    });
    const functions = entryAt(root, 'functions');
    const declared = [...(0,documents_node/* entriesOf */.Mc)(functions?.value)];
    const builds = (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(root, 'builds')).filter((build) => isFunctionBuild(build));
    const anchor = functions ?? (builds.length === 0 ? undefined : entryAt(root, 'builds'));
    if (anchor !== undefined) {
        yield frameworkEvidence({
            framework: 'vercel',
            functions: declared.length + builds.length,
            provider: 'vercel',
            path: file.path,
            at: atKey(anchor, anchor.key),
        });
        for (const entry of declared) {
            const runtime = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(entry.value, 'runtime'));
            const at = atKey(entry, `functions.${entry.key}`);
            yield functionEvidence({
                cloud: 'vercel',
                name: entry.key,
                framework: 'vercel',
                handler: entry.key,
                runtime,
                at,
            });
        }
        for (const build of builds) {
            const handler = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(build, 'src'));
            yield functionEvidence({
                cloud: 'vercel',
                name: handler,
                framework: 'vercel',
                handler,
                at: atKey(anchor, 'builds'),
            });
        }
    }
    const crons = entryAt(root, 'crons');
    if (crons !== undefined)
        yield eventEvidence('schedule', undefined, 'crons', atKey(crons, 'crons'));
}
function isFunctionBuild(build) {
    return /^(?:@vercel|@now)\/(?:node|python|go|ruby|php|rust)/.test((0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(build, 'use')) ?? '');
}
/** Handlers in the `api` folder beside a vercel.json are functions without being declared. */
function* vercel_detectTree(files) {
    const roots = new Set(files.filter(isVercel).map((file) => file.folder));
    if (roots.size === 0)
        return;
    const seen = new Map();
    for (const file of files) {
        const root = apiRoot(file.folder);
        if (root === undefined || !roots.has(root) || !vercel_HANDLER.test(file.name) || NO_HANDLER.test(file.path))
            continue;
        const group = seen.get(root);
        if (group === undefined)
            seen.set(root, { path: file.path, count: 1 });
        else
            group.count++;
    }
    for (const [root, { path, count }] of [...seen].sort((a, b) => (0,compare/* compareText */.n)(a[0], b[0]))) {
        yield observe({
            kind: 'serverless.framework',
            value: 'vercel',
            name: root === '' ? 'api' : `${root}/api`,
            details: { provider: 'vercel', functions: String(count), source: 'path' },
            message: `The folder ${shown(root === '' ? 'api' : `${root}/api`)} beside vercel.json holds ${count} function${count === 1 ? '' : 's'}.`,
            at: (0,documents_location/* wholeFile */.AA)(path),
        });
    }
}
/** The folder that holds the `api` folder which a path is in; undefined for other paths. */
function apiRoot(folder) {
    if (folder === 'api' || folder.startsWith('api/'))
        return '';
    const at = `${folder}/`.indexOf('/api/');
    return at < 0 ? undefined : folder.slice(0, at);
}

;// CONCATENATED MODULE: ./build/src/evidence/settings.js



/** Keys of applications' configuration files that tell how the parts of a system talk to each other (rules/evidence/settings.yml). */
function settingDetector(knowledge) {
    // Several marks share a file name, so the table leads to all that name it.
    const byName = new Map();
    for (const mark of knowledge.settings) {
        for (const name of mark.files) {
            const keys = byName.get(name) ?? new Map();
            for (const key of mark.keys)
                if (!keys.has(key))
                    keys.set(key, mark);
            byName.set(name, keys);
        }
    }
    const tables = [...byName].map(([name, keys]) => fileTable([[name, keys]]));
    const first = fileTable([...byName.keys()].map((name) => [name, true]));
    return {
        name: 'settings',
        extensions: ['yml', 'yaml', 'json', 'toml'],
        wants: (file) => first(file) === true,
        detect: (file) => settings_detect(file, tables),
    };
}
function* settings_detect(file, tables) {
    const keys = new Map();
    for (const table of tables)
        for (const [key, mark] of table(file) ?? [])
            if (!keys.has(key))
                keys.set(key, mark);
    const words = [...keys.keys()].map((key) => key.slice(key.lastIndexOf('.') + 1));
    if (!words.some((word) => file.text.includes(word)))
        return;
    const seen = new Set();
    for (const document of file.parsed().documents) {
        for (const { path, entry } of keysOf(document, '', 0)) {
            const mark = keys.get(path);
            if (mark === undefined || seen.has(mark))
                continue;
            seen.add(mark);
            yield observe({
                kind: mark.kind,
                value: mark.value,
                details: { key: path, source: 'configuration', ...mark.details },
                message: `${shown(file.path)} sets ${shown(path)}.`,
                at: atKey(entry, path),
            });
        }
    }
}
const settings_MAX_DEPTH = 5;
/** Every key with its dotted path; keys that hold dots themselves (`spring.kafka:`) count as paths. */
function* keysOf(node, prefix, depth) {
    if (depth >= settings_MAX_DEPTH)
        return;
    for (const entry of (0,documents_node/* entriesOf */.Mc)(node)) {
        const path = prefix === '' ? entry.key : `${prefix}.${entry.key}`;
        yield* prefixesOf(path, prefix.length).map((shorter) => ({ path: shorter, entry }));
        yield* keysOf(entry.value, path, depth + 1);
    }
}
/** `spring.kafka.bootstrap-servers` written as one key stands for `spring` and `spring.kafka` as well. */
function prefixesOf(path, known) {
    const prefixes = [];
    for (let dot = path.indexOf('.', known + 1); dot > 0; dot = path.indexOf('.', dot + 1))
        prefixes.push(path.slice(0, dot));
    prefixes.push(path);
    return prefixes;
}

;// CONCATENATED MODULE: ./build/src/evidence/index.js





































/**
 * The detectors with what they know about the world. The kinds of evidence that they emit, and what value, name and details of each
 * hold, are listed in rules/evidence/kinds.yml; a test keeps the list complete.
 */
function createDetectors(knowledge) {
    const books = booksOf(knowledge);
    return {
        detectors: [
            fileMarkDetector(knowledge),
            layoutDetector(books),
            dockerfileDetector(knowledge),
            commandDetector(books),
            pipelineDetector(knowledge),
            libraryDetector(knowledge),
            settingDetector(knowledge),
            connectorDetector(),
            kubernetesDetector(books),
            helmDetector(books),
            kustomizeDetector(books),
            swarmDetector(),
            composeImageDetector(knowledge),
            deviceDetector(knowledge),
            daprRunDetector(),
            consulConfigDetector(),
            ecsTaskDetector(),
            serverlessFrameworkDetector(books),
            cloudFormationDetector(books),
            cdkDetector(books),
            azureFunctionsDetector(books),
            firebaseDetector(),
            cloudflareDetector(),
            vercelDetector(),
            netlifyDetector(),
            functionManifestDetector(),
            iotEdgeDetector(),
            greengrassDetector(),
            mqttBridgeDetector(),
            terraformDetector(books),
            pulumiDetector(books),
            azureTemplateDetector(books),
            deploymentManagerDetector(books),
            ansibleDetector(knowledge),
            platformDetector(),
        ],
        ignores: ignoring(knowledge),
    };
}
/** Vendored code is never looked at; translations and the like, and lock files, hold nothing that a detector could want. */
function ignoring(knowledge) {
    const vendored = new Set(knowledge.folders.vendored);
    const data = new Set(knowledge.folders.data);
    return (folder) => {
        const names = segmentsOf(folder.toLowerCase());
        if (names.some((name) => vendored.has(name)))
            return () => true;
        const isData = names.some((name) => data.has(name));
        return (file) => (isData && /^(?:ya?ml|json|toml)$/.test(file.extension)) || isLock(file);
    };
}
function isLock(file) {
    return file.name.includes('lock') && /[-.]lock(?:\.|$)/.test(file.name);
}

// EXTERNAL MODULE: ./build/src/facts/reachability.js + 10 modules
var reachability = __webpack_require__(7072);
;// CONCATENATED MODULE: ./build/src/facts/group.js
/** Values by key, both in order of appearance. */
function group_groupBy(values, key) {
    const groups = new Map();
    for (const value of values) {
        const name = key(value);
        const group = groups.get(name);
        if (group)
            group.push(value);
        else
            groups.set(name, [value]);
    }
    return groups;
}

;// CONCATENATED MODULE: ./build/src/facts/sheet.js

/** Reasons that a fact carries at most; what is beyond is counted in one more sentence. */
const REASON_LIMIT = 5;
/** A fact that is known. */
function known(id, value, evidence = []) {
    return { id, outcome: 'known', value, evidence: capped(evidence) };
}
/** How many there are; reasons are made only for the few that are shown. */
function knownCount(id, items, reason) {
    const shown = items.slice(0, REASON_LIMIT).map(reason);
    const next = items[REASON_LIMIT];
    const more = items.length - REASON_LIMIT;
    const rest = next === undefined ? [] : [{ message: `And ${more} more like these.`, at: reason(next).at }];
    return { id, outcome: 'known', value: items.length, evidence: [...shown, ...rest] };
}
/** A list of names with the reason for each: the value is the sorted list without repetitions. */
function knownList(id, items) {
    const byName = new Map();
    for (const [name, reason] of items)
        if (!byName.has(name))
            byName.set(name, reason);
    const names = [...byName.keys()].sort();
    return known(id, names, names.flatMap((name) => byName.get(name) ?? []));
}
function notApplicable(id, reason) {
    return { id, outcome: 'not-applicable', reason, evidence: [] };
}
/** What depends on something that could not be read: it is neither true nor false. */
function unknown(id, reason, evidence = []) {
    return { id, outcome: 'unknown', reason, evidence: capped(evidence) };
}
/** The first few reasons, and one that counts the others. */
function capped(reasons, limit = REASON_LIMIT) {
    const next = reasons[limit];
    if (next === undefined)
        return reasons;
    return [...reasons.slice(0, limit), { message: `And ${reasons.length - limit} more like these.`, at: next.at }];
}
function reasonOf(evidence) {
    return { message: evidence.message, at: evidence.at };
}
/** A reason that points at a whole file or folder. */
function pathReason(path, message) {
    return { message, at: (0,documents_location/* wholeFile */.AA)(path === '' ? '.' : path) };
}

;// CONCATENATED MODULE: ./build/src/facts/seen.js



function seenIn(evidence) {
    const ordered = [...evidence].sort((a, b) => (0,compare/* compareText */.n)(a.at.file.path, b.at.file.path) ||
        a.at.start - b.at.start ||
        (0,compare/* compareText */.n)(a.kind, b.kind) ||
        (0,compare/* compareText */.n)(a.value, b.value) ||
        (0,compare/* compareText */.n)(a.name ?? '', b.name ?? ''));
    const byKind = group_groupBy(ordered, (item) => item.kind);
    return { of: (...kinds) => kinds.flatMap((kind) => byKind.get(kind) ?? []) };
}
/** How many things stand behind the evidence: a file that lists only the first few says how many there are. */
function tally(evidence) {
    let sum = 0;
    for (const items of group_groupBy(evidence, (item) => item.at.file.path).values()) {
        let total = 0;
        let counts = 0;
        for (const item of items) {
            total = Math.max(total, numberIn(item, 'total'));
            counts += numberIn(item, 'count');
        }
        sum += Math.max(total, counts, items.length);
    }
    return sum;
}
/** A count among the details; 0 when it is absent or no number. */
function numberIn(item, detail) {
    const number = Number(item.details?.[detail] ?? 0);
    return Number.isFinite(number) && number > 0 ? number : 0;
}
/** A fact that counts what stands behind the evidence. */
function countFact(id, evidence) {
    const value = tally(evidence);
    const shown = evidence.slice(0, REASON_LIMIT).map(reasonOf);
    const last = shown.at(-1);
    const more = value - shown.length;
    const rest = last === undefined || more === 0 ? [] : [{ message: `And ${more} more like these.`, at: last.at }];
    return { id, outcome: 'known', value, evidence: [...shown, ...rest] };
}
/** A fact that lists the distinct values of the evidence. */
function valuesFact(id, evidence, value = (item) => item.value) {
    return knownList(id, evidence.flatMap((item) => {
        const name = value(item);
        return name === undefined ? [] : [[name, reasonOf(item)]];
    }));
}

;// CONCATENATED MODULE: ./build/src/facts/cloud.js

const RESOURCES = [
    'terraform.resource',
    'cloudformation.resource',
    'azure.resource',
    'deployment-manager.resource',
    'crossplane.resource',
];
/** Clouds that the infrastructure code deploys to, and what joins them. */
function cloudFacts(seen, words) {
    const clouds = new Set(words.clouds);
    const cloud = (item) => {
        const name = item.details?.cloud;
        return name !== undefined && clouds.has(name) ? name : undefined;
    };
    const resources = seen.of(...RESOURCES);
    const providers = seen.of('terraform.provider', 'pulumi.provider', 'crossplane.provider');
    const deployed = [...resources.filter((item) => !inModule(item)), ...seen.of('pulumi.provider')];
    const files = seen.of('terraform.cloud-file').filter((item) => item.details?.module !== 'true');
    const links = [
        ...resources.filter((item) => item.details?.category === 'interconnect'),
        ...seen.of('terraform.module').filter((item) => item.details?.category === 'interconnect'),
    ];
    return [
        valuesFact('cloud.providers', providers, cloud),
        valuesFact('cloud.required-providers', seen.of('terraform.required-provider'), cloud),
        valuesFact('cloud.deployed', deployed, cloud),
        valuesFact('cloud.used', [...deployed, ...seen.of('terraform.module').filter((item) => !inModule(item))], cloud),
        valuesFact('cloud.modules', seen.of('terraform.module'), cloud),
        valuesFact('cloud.named-files', files, (item) => (clouds.has(item.value) ? item.value : undefined)),
        valuesFact('cloud.named-folders', seen.of('layout.cloud-folder'), (item) => clouds.has(item.value) ? item.value : undefined),
        countFact('cloud.interconnects', links),
        valuesFact('cloud.interconnect-files', seen.of('terraform.interconnect-file')),
        countFact('cloud.resources', resources),
        countFact('cloud.roots', seen.of('terraform.provider', 'terraform.backend', 'pulumi.project')),
        countFact('cloud.crossplane', seen.of('crossplane.provider', 'crossplane.resource')),
        countFact('cloud.managed-stores', resources.filter((item) => ['database', 'cache', 'messaging'].includes(item.details?.category ?? ''))),
        countFact('cloud.clusters', resources.filter((item) => item.details?.category === 'cluster')),
        countFact('cloud.containers', resources.filter((item) => item.details?.category === 'container')),
        countFact('cloud.machines', resources.filter((item) => item.details?.category === 'compute')),
    ];
}
function inModule(item) {
    return /(^|\/)modules?\//.test(item.at.file.path);
}

;// CONCATENATED MODULE: ./build/src/facts/words.js
/** Names that are kept split: repositories use the same few names over and over. */
const REMEMBERED = 5000;
const remembered = new Map();
/** Parts of a name in lower case, split at anything but letters and digits, before capitals and between letters and digits. */
function wordsOf(name) {
    const before = remembered.get(name);
    if (before !== undefined)
        return before;
    const words = name
        .replace(/([a-z0-9])(?=[A-Z])|([A-Za-z])(?=[0-9])|([0-9])(?=[A-Za-z])/g, '$& ')
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .filter((word) => word !== '');
    if (remembered.size >= REMEMBERED)
        remembered.clear();
    remembered.set(name, words);
    return words;
}
/** True when one of the words is in the list. */
function mentions(name, words) {
    return wordsOf(name).some((word) => words.has(word));
}
/** A matcher for names with one `*` at an end, compared in lower case. Constant time for exact names. */
function nameMatcher(patterns) {
    const exact = new Set();
    const starts = [];
    const ends = [];
    for (const pattern of patterns) {
        if (pattern.endsWith('*'))
            starts.push(pattern.slice(0, -1));
        else if (pattern.startsWith('*'))
            ends.push(pattern.slice(1));
        else
            exact.add(pattern);
    }
    return (name) => {
        const lower = name.toLowerCase();
        return (exact.has(lower) || starts.some((start) => lower.startsWith(start)) || ends.some((end) => lower.endsWith(end)));
    };
}

// EXTERNAL MODULE: ./build/src/model/role.js
var role = __webpack_require__(639);
;// CONCATENATED MODULE: ./build/src/facts/compose/view.js



const INFRASTRUCTURE = new Set([
    ...role/* STORE_ROLES */.a,
    'coordination',
    'proxy',
    'vpn',
    'observability',
    'identity',
    'admin-tool',
    'dev-tool',
    'control-plane',
]);
const MISTAKEN = new Set([...role/* STORE_ROLES */.a, 'admin-tool', 'coordination']);
function viewOf(stacks, vocabulary) {
    const heads = new Set(vocabulary.store);
    const all = stacks.map((stack) => withOwnCode(stack, heads)).sort((a, b) => (0,compare/* compareText */.n)(a.id, b.id));
    const projects = new Map();
    for (const stack of all) {
        const project = stack.variantOf ?? stack.id;
        const variants = projects.get(project);
        if (variants)
            variants.push(stack);
        else
            projects.set(project, [stack]);
    }
    const production = new Set(vocabulary.production);
    const leading = [...projects.values()].flatMap((variants) => leader(variants, production) ?? []);
    return { leading, all, services: leading.flatMap((stack) => stack.services), vocabulary };
}
/** A role that only the name suggests is not believed of own code whose name ends otherwise: `kafka-word-counter` is no broker. */
function withOwnCode(stack, heads) {
    const mistaken = (service) => service.build !== undefined &&
        service.role.product === undefined &&
        MISTAKEN.has(service.role.role) &&
        !heads.has(wordsOf(service.name).findLast((word) => /[a-z]/.test(word)) ?? '');
    if (!stack.services.some(mistaken))
        return stack;
    return {
        ...stack,
        services: stack.services.map((service) => mistaken(service) ? { ...service, role: { ...service.role, role: 'app' } } : service),
    };
}
function leader(variants, production) {
    return (variants.find((stack) => stack.variant !== undefined && production.has(stack.variant)) ??
        variants.find((stack) => stack.variantOf === undefined) ??
        variants[0]);
}
function isStore(service) {
    return role/* STORE_ROLES */.a.has(service.role.role);
}
/** Built from a folder of the repository. */
function isBuilt(service) {
    return service.build !== undefined;
}
/** A part of the application itself, its own code or somebody else's: not what serves it. */
function isApplication(service) {
    const role = service.role.role;
    if (role === 'unknown')
        return true;
    return !INFRASTRUCTURE.has(role) && role !== 'sidecar-proxy' && role !== 'sidecar-agent';
}
function isInfrastructure(service) {
    return INFRASTRUCTURE.has(service.role.role);
}
/** Something that stays up: an application or a store, not a job, a tool or what watches them. */
function isLasting(service) {
    return isStore(service) || (isApplication(service) && service.role.role !== 'job');
}
/** What tells one unit of own code from another: folder and Dockerfile, inside the repository. Several services may run one unit. */
function unitOf(service) {
    const build = service.build;
    return build?.context === undefined ? undefined : `${build.context} ${build.dockerfile ?? ''}`;
}

;// CONCATENATED MODULE: ./build/src/facts/compose/companions.js



const IDS = [
    'compose.shared-namespaces',
    'compose.egress-namespaces',
    'compose.companion-pairs',
    'compose.service-proxies',
];
/** Companions: containers that live in another's network namespace, or stand beside it by name. */
function companionFacts(view) {
    if (view.services.length === 0)
        return IDS.map((id) => notApplicable(id, 'There is no Compose service.'));
    const egressWords = new Set(view.vocabulary.egress);
    const guests = view.leading.flatMap(guestsOf);
    const isEgress = ({ host, hostName }) => host === undefined ? mentions(hostName, egressWords) : companions_named(host, egressWords);
    const proxyWords = new Set(view.vocabulary.serviceProxy);
    const reason = ({ service, hostName }) => ({
        message: `\`${service.name}\` lives in the network namespace of \`${hostName}\`.`,
        at: service.networkMode?.at ?? service.at,
    });
    const proxies = view.services.filter((service) => service.role.role === 'sidecar-proxy' || companions_named(service, proxyWords));
    return [
        knownCount('compose.shared-namespaces', guests.filter((guest) => !isEgress(guest)), reason),
        knownCount('compose.egress-namespaces', guests.filter(isEgress), reason),
        knownCount('compose.companion-pairs', view.leading.flatMap((stack) => pairsOf(stack, view)), (pair) => ({
            message: `\`${pair.companion.name}\` accompanies \`${pair.service.name}\`.`,
            at: pair.companion.at,
        })),
        proxies.length > 1
            ? knownCount('compose.service-proxies', proxies, (service) => ({
                message: `\`${service.name}\` is a service proxy.`,
                at: service.at,
            }))
            : known('compose.service-proxies', proxies.length, []),
    ];
}
function guestsOf(stack) {
    const byName = new Map(stack.services.map((service) => [service.name, service]));
    for (const service of stack.services) {
        const container = service.containerName?.value;
        if (container !== undefined && !byName.has(container))
            byName.set(container, service);
    }
    return stack.services.flatMap((service) => {
        const mode = service.networkMode?.value;
        const hostName = mode?.kind === 'service' ? mode.service : mode?.kind === 'container' ? mode.container : undefined;
        return hostName === undefined ? [] : [{ service, hostName, host: byName.get(hostName) }];
    });
}
/** True when the service's name or its image mentions one of the words. */
function companions_named(service, words) {
    const image = service.image?.repository ?? '';
    return [service.name, image, service.build?.dockerfile ?? ''].some((text) => mentions(text, words));
}
/** Services whose names differ by a word for a companion: `orders` and `orders-envoy`. Exporters of stores are none. */
function pairsOf(stack, view) {
    const companionWords = new Set([...view.vocabulary.companion, ...view.vocabulary.serviceProxy]);
    const filler = new Set(view.vocabulary.filler);
    const exact = (name) => wordsOf(name)
        .filter((word) => !companionWords.has(word))
        .join(' ');
    const loose = (name) => exact(name)
        .split(' ')
        .filter((word) => !filler.has(word))
        .join(' ');
    const hosts = new Map();
    for (const service of stack.services) {
        if (!isApplication(service) || isStore(service) || mentions(service.name, companionWords))
            continue;
        for (const stem of [exact(service.name), loose(service.name)]) {
            if (stem !== '' && !hosts.has(stem))
                hosts.set(stem, service);
        }
    }
    return stack.services.flatMap((companion) => {
        if (!mentions(companion.name, companionWords))
            return [];
        const service = hosts.get(exact(companion.name)) ?? hosts.get(loose(companion.name));
        return service ? [{ service, companion }] : [];
    });
}

;// CONCATENATED MODULE: ./build/src/facts/compose/networks.js



const networks_IDS = [
    'compose.networks',
    'compose.bridging-services',
    'compose.guarded-stores',
    'compose.zones',
    'compose.subnets',
    'compose.internal-networks',
];
/** How the networks inside each project are cut: flat, or in layers joined by bridging services. */
function networkFacts(view) {
    if (view.services.length === 0)
        return networks_IDS.map((id) => notApplicable(id, 'There is no Compose service.'));
    const inside = view.leading.map(membersOf);
    const bridges = inside.flatMap(bridgesOf);
    const used = inside.flatMap(({ members, networks }) => [...members.keys()].flatMap((key) => networks.get(key) ?? []));
    return [
        knownCount('compose.networks', distinct(used), (network) => ({
            message: network.declared ? `Network \`${network.name}\` is declared.` : 'Services share the default network.',
            at: network.at,
        })),
        knownCount('compose.bridging-services', bridges, (bridge) => ({
            message: `\`${bridge.service.name}\` stands on ${listed(bridge.networks)} and joins them.`,
            at: bridge.service.at,
        })),
        knownCount('compose.guarded-stores', inside.flatMap(guardedStores), (store) => ({
            message: `\`${store.name}\` is kept off a network on which other services of its project stand.`,
            at: store.at,
        })),
        zoneFact(used, view),
        knownCount('compose.subnets', distinct(used).filter((network) => network.subnets.length > 0), (network) => ({ message: `Network \`${network.name}\` has its own subnet.`, at: network.at })),
        knownCount('compose.internal-networks', distinct(used).filter((network) => network.internal), (network) => ({ message: `Network \`${network.name}\` is internal.`, at: network.at })),
    ];
}
function membersOf(stack) {
    const networks = new Map(stack.networks.map((network) => [network.key, network]));
    const members = new Map();
    for (const service of stack.services) {
        for (const key of new Set(service.attachments.map((attachment) => attachment.network))) {
            const joined = members.get(key);
            if (joined)
                joined.push(service);
            else
                members.set(key, [service]);
        }
    }
    return { stack, networks, members };
}
/** A network counts when somebody else is on it: another service of the project, or whoever created an external one. */
function bridgesOf({ stack, networks, members }) {
    return stack.services.flatMap((service) => {
        const shared = [...new Set(service.attachments.map((attachment) => attachment.network))].filter((key) => (members.get(key)?.length ?? 0) > 1 || networks.get(key)?.external === true);
        return shared.length > 1 ? [{ service, networks: shared }] : [];
    });
}
/** Stores that are absent from a network which at least one of the project's other services joins, besides sharing one with a bridge. */
function guardedStores({ stack, members }) {
    if (members.size < 2)
        return [];
    return stack.services.filter((service) => isStore(service) &&
        service.attachments.length > 0 &&
        new Set(service.attachments.map((attachment) => attachment.network)).size < members.size);
}
/** Tiers that networks are named after: `dmz`, `app`, `data`. */
function zoneFact(used, view) {
    const zones = new Map();
    for (const tier of view.vocabulary.tiers) {
        const words = new Set(tier.words);
        const network = used.find((candidate) => candidate.declared && mentions(candidate.key, words));
        if (network)
            zones.set(tier.id, { message: `Network \`${network.key}\` is named after a tier.`, at: network.at });
    }
    return known('compose.zones', [...zones.keys()], [...zones.values()]);
}
function distinct(networks) {
    const byName = new Map();
    for (const network of networks)
        if (!byName.has(network.name))
            byName.set(network.name, network);
    return [...byName.values()];
}
function listed(names) {
    return names.map((name) => `\`${name}\``).join(' and ');
}

;// CONCATENATED MODULE: ./build/src/facts/compose/ownership.js



/** Shortest name by which a store can be told to belong to a service. */
const STEM_LENGTH = 3;
/** Database per service: services with a store of their own, by the store's name or because nobody else names it. */
function ownershipFacts(view, references) {
    const stores = view.services.filter(isStore);
    if (stores.length === 0) {
        return [notApplicable('compose.store-owners', 'No data store runs in Compose.')];
    }
    const applications = view.services.filter(isApplication);
    const byName = ownersByName(stores, applications, view);
    const byUse = ownersByUse(stores, applications, references);
    const owners = new Map();
    for (const store of stores) {
        const named = byName.get(store.id);
        const owner = named ?? byUse.get(store.id);
        // A store named after a service is that service's own, even where one image runs them all.
        const key = named?.id ?? (owner && ownerKey(owner));
        if (owner && key !== undefined && !owners.has(key))
            owners.set(key, { owner, store });
    }
    const reason = ({ owner, store }) => ({
        message: `\`${owner.name}\` has \`${store.name}\` for itself.`,
        at: store.at,
    });
    return [knownCount('compose.store-owners', [...owners.values()], reason)];
}
/** Services that run the same unit of code own together: a web process and its worker are one owner. */
function ownerKey(service) {
    return unitOf(service) ?? service.image?.repository ?? service.id;
}
/** `user-mongodb` belongs to `user-service`, `orderdb` to `ordering.api`. */
function ownersByName(stores, applications, view) {
    const storeWords = new Set(view.vocabulary.store);
    const filler = new Set(view.vocabulary.filler);
    const byPrefix = new Map();
    for (const service of applications) {
        const stem = wordsOf(service.name).filter((word) => !filler.has(word));
        const text = stem.join('');
        for (let length = STEM_LENGTH; length <= text.length; length++) {
            const prefix = text.slice(0, length);
            if (!byPrefix.has(prefix))
                byPrefix.set(prefix, service);
        }
    }
    const owners = new Map();
    for (const store of stores) {
        const stem = wordsOf(store.name)
            .map((word) => withoutStoreSuffix(word, storeWords))
            .filter((word) => !storeWords.has(word) && !filler.has(word))
            .join('');
        const owner = stem.length >= STEM_LENGTH ? byPrefix.get(stem) : undefined;
        if (owner)
            owners.set(store.id, owner);
    }
    return owners;
}
/** `catalogdb` without its `db`. */
function withoutStoreSuffix(word, storeWords) {
    if (storeWords.has(word))
        return word;
    for (let length = 2; length < word.length - 1; length++) {
        if (storeWords.has(word.slice(-length)))
            return word.slice(0, -length);
    }
    return word;
}
/** A store that exactly one unit of the application names. */
function ownersByUse(stores, applications, references) {
    const users = new Map(stores.map((store) => [store.id, new Map()]));
    for (const service of applications) {
        for (const target of references.get(service.id) ?? [])
            users.get(target)?.set(ownerKey(service), service);
    }
    const owners = new Map();
    for (const [store, named] of users) {
        const [only] = named.values();
        if (only && named.size === 1)
            owners.set(store, only);
    }
    return owners;
}

;// CONCATENATED MODULE: ./build/src/facts/compose/references.js
/** Longest text in which host names are looked for. */
const TEXT_LIMIT = 4000;
const ADDRESS_VARIABLE = /HOST|URL|URI|ADDR|SERVER|ENDPOINT|BROKER|BOOTSTRAP|DSN|CONNECTION|SERVICE|BACKEND|UPSTREAM|TARGET|PROXY|QUEUE|BUS|KAFKA|AMQP|NATS/i;
/** References among all services; a name is looked up in the service's own stack first, then in the others. */
function referencesOf(stacks) {
    const everywhere = directoryOf(stacks.flatMap((stack) => stack.services));
    const references = new Map();
    for (const stack of stacks) {
        const here = directoryOf(stack.services);
        for (const service of stack.services)
            references.set(service.id, targetsOf(service, here, everywhere));
    }
    return references;
}
function directoryOf(services) {
    const directory = new Map();
    for (const service of services) {
        const aliases = service.attachments.flatMap((attachment) => attachment.aliases);
        for (const name of [service.name, service.containerName?.value, service.hostname?.value, ...aliases]) {
            const key = name?.toLowerCase();
            if (key !== undefined && !directory.has(key))
                directory.set(key, service.id);
        }
    }
    return directory;
}
function targetsOf(service, here, everywhere) {
    const targets = new Set();
    const add = (name) => {
        const key = name.toLowerCase();
        const id = here.get(key) ?? everywhere.get(key);
        if (id !== undefined && id !== service.id)
            targets.add(id);
    };
    for (const dependency of service.dependsOn)
        add(dependency.service);
    for (const link of [...service.links, ...service.externalLinks])
        add(link.value.split(':')[0] ?? '');
    for (const variable of service.environment)
        for (const host of hostsIn(variable))
            add(host);
    for (const word of [...(service.command?.value ?? []), ...(service.entrypoint?.value ?? [])]) {
        for (const host of addressedHosts(word))
            add(host);
    }
    return targets;
}
function hostsIn(variable) {
    const value = variable.value?.slice(0, TEXT_LIMIT) ?? '';
    return ADDRESS_VARIABLE.test(variable.name) ? (value.match(/[A-Za-z0-9._-]+/g) ?? []) : addressedHosts(value);
}
/** Names in a text that stand where a host stands: after `//` or `@`, or before `:` and a port. */
function addressedHosts(text) {
    const hosts = [];
    for (const match of text.slice(0, TEXT_LIMIT).matchAll(/[A-Za-z0-9._-]+/g)) {
        const before = text[match.index - 1] ?? '';
        const after = text.slice(match.index + match[0].length, match.index + match[0].length + 2);
        const named = before === '@' || (before === '/' && text[match.index - 2] === '/');
        if (named || /^:\d/.test(after))
            hosts.push(match[0]);
    }
    return hosts;
}

;// CONCATENATED MODULE: ./build/src/facts/compose/services.js



const services_IDS = ['compose.gateways', 'compose.discovery', 'compose.service-projects'];
/** Signs of a system of services: a gateway, discovery, a project for each service. */
function serviceFacts(view) {
    if (view.services.length === 0)
        return services_IDS.map((id) => notApplicable(id, 'There is no Compose service.'));
    const gatewayWords = new Set(view.vocabulary.gateway);
    const other = new Set(view.vocabulary.notGateway);
    const discoveryWords = new Set(view.vocabulary.discovery);
    const has = (service, words) => [service.name, service.image?.repository ?? '', service.build?.contextText ?? ''].some((text) => mentions(text, words));
    const gateways = view.services.filter((service) => service.role.role === 'gateway' || (has(service, gatewayWords) && !has(service, other)));
    const discovery = view.services.filter((service) => has(service, discoveryWords));
    const folders = new Map(view.leading
        .filter((stack) => stack.path !== '' && stack.services.some(isApplication))
        .map((stack) => [stack.path, stack]));
    return [
        knownCount('compose.gateways', gateways, (service) => ({
            message: `\`${service.name}\` is a gateway to other services.`,
            at: service.at,
        })),
        knownCount('compose.discovery', discovery, (service) => ({
            message: `\`${service.name}\` lets services find each other.`,
            at: service.at,
        })),
        knownCount('compose.service-projects', [...folders.values()], (stack) => ({
            message: `Folder \`${stack.path}\` has a Compose project of its own.`,
            at: stack.at,
        })),
    ];
}

;// CONCATENATED MODULE: ./build/src/facts/compose/shape.js


/** How much there is: projects, services, own code, stores. */
function shapeFacts(view) {
    const files = filesFact(view);
    if (view.services.length === 0) {
        return [files, ...shape_IDS.map((id) => notApplicable(id, 'There is no Compose service.'))];
    }
    const running = view.leading.filter((stack) => stack.services.length > 0);
    const largest = running.reduce((most, stack) => (stack.services.length > most.services.length ? stack : most));
    const units = new Map();
    for (const service of view.services) {
        const unit = unitOf(service);
        if (unit !== undefined && !isInfrastructure(service) && !units.has(unit))
            units.set(unit, service);
    }
    const is = (what) => (service) => ({ message: `\`${service.name}\` ${what}.`, at: service.at });
    return [
        files,
        knownCount('compose.projects', running, (stack) => ({
            message: `Compose project \`${stack.name}\` has ${stack.services.length} services.`,
            at: stack.at,
        })),
        knownCount('compose.variants', view.all.filter((stack) => stack.variantOf !== undefined), (stack) => ({ message: `\`${stack.files.at(-1) ?? stack.id}\` is a variant of another project.`, at: stack.at })),
        knownCount('compose.services', view.services, is('is a service')),
        known('compose.largest-project', largest.services.length, [
            { message: `\`${largest.name}\` is the largest project.`, at: largest.at },
        ]),
        knownCount('compose.units', [...units.values()], (service) => ({
            message: `\`${service.name}\` is built from \`${service.build?.contextText ?? ''}\`.`,
            at: service.at,
        })),
        knownCount('compose.built-services', view.services.filter(isBuilt), is('is built from a Dockerfile')),
        knownCount('compose.stores', view.services.filter(isStore), is('holds data')),
        knownCount('compose.applications', view.services.filter(isApplication), is('is part of the application')),
        known('compose.only-infrastructure', view.services.every(isInfrastructure), view.services.slice(0, 5).map((service) => is(`serves as ${service.role.role}`)(service))),
    ];
}
/** Compose files that are there, also those of which no service could be read. */
function filesFact(view) {
    return knownCount('compose.files', view.leading, (stack) => ({
        message: `\`${stack.files[0] ?? stack.name}\` is a Compose file.`,
        at: stack.at,
    }));
}
const shape_IDS = [
    'compose.projects',
    'compose.variants',
    'compose.services',
    'compose.largest-project',
    'compose.units',
    'compose.built-services',
    'compose.stores',
    'compose.applications',
    'compose.only-infrastructure',
];

;// CONCATENATED MODULE: ./build/src/facts/compose/sharing.js


const sharing_IDS = [
    'compose.shared-networks',
    'compose.pooled-networks',
    'compose.foreign-networks',
    'compose.outside-stores',
];
/** Networks over which separately started projects meet. */
function sharingFacts(view) {
    if (view.services.length === 0)
        return sharing_IDS.map((id) => notApplicable(id, 'There is no Compose service.'));
    const meetings = meetingsOf(view);
    const shared = meetings.filter((meeting) => crosses(meeting.creators, meeting.joiners));
    const uncreated = meetings.filter((meeting) => meeting.creators.size === 0);
    const unread = view.all.flatMap((stack) => stack.networks.filter((network) => network.external && network.unknownName));
    if (meetings.length === 0 && unread.length > 0) {
        return sharing_IDS.map((id) => unknown(id, 'A variable without a value decides the name of the network.'));
    }
    return [
        knownCount('compose.shared-networks', shared, (meeting) => ({
            message: `Network \`${meeting.name}\` is created by one project and joined by another as external.`,
            at: meeting.network.at,
        })),
        knownCount('compose.pooled-networks', uncreated.filter((meeting) => meeting.joiners.size > 1), (meeting) => ({
            message: `${meeting.joiners.size} projects join network \`${meeting.name}\`, which none of them creates.`,
            at: meeting.network.at,
        })),
        knownCount('compose.foreign-networks', uncreated.filter((meeting) => meeting.joiners.size === 1), (meeting) => ({
            message: `Network \`${meeting.name}\` is external and no project here creates it.`,
            at: meeting.network.at,
        })),
        knownCount('compose.outside-stores', view.leading.filter(leansOutside), (stack) => ({
            message: `Project \`${stack.name}\` holds no data store and joins a network that is created elsewhere.`,
            at: stack.at,
        })),
    ];
}
/** Projects, not variants: an overlay that joins what its base creates joins two halves of one project. */
function meetingsOf(view) {
    const byName = new Map();
    for (const stack of view.all) {
        const project = stack.variantOf ?? stack.id;
        const joined = joinedBy(stack);
        for (const network of stack.networks) {
            if (!network.external || network.unknownName || !joined.has(network.key))
                continue;
            const meeting = byName.get(network.name) ?? {
                name: network.name,
                network,
                creators: new Set(),
                joiners: new Set(),
            };
            byName.set(network.name, meeting);
            meeting.joiners.add(project);
        }
    }
    for (const stack of view.all) {
        for (const network of stack.networks) {
            if (network.external || network.unknownName)
                continue;
            byName.get(network.name)?.creators.add(stack.variantOf ?? stack.id);
        }
    }
    return creditedBySuffix([...byName.values()], view);
}
/** Networks that something joins which stays up: a one-off job or a tool that looks in makes no second project. */
function joinedBy(stack) {
    return new Set(stack.services.filter(isLasting).flatMap(({ attachments }) => attachments.map(({ network }) => network)));
}
/**
 * `shop_default` is the network `default` of a project that runs as `shop`. What a project is called depends on the folder into
 * which it was cloned, so a network that nobody here creates by its full name is credited to the project with that key.
 */
function creditedBySuffix(meetings, view) {
    const byKey = new Map();
    for (const stack of view.all) {
        for (const network of stack.networks) {
            if (!network.external && network.nameAt === undefined && !byKey.has(network.key))
                byKey.set(network.key, stack);
        }
    }
    for (const meeting of meetings) {
        if (meeting.creators.size > 0)
            continue;
        for (let at = meeting.name.indexOf('_'); at > 0; at = meeting.name.indexOf('_', at + 1)) {
            const stack = byKey.get(meeting.name.slice(at + 1));
            if (stack)
                meeting.creators.add(stack.variantOf ?? stack.id);
        }
    }
    return meetings;
}
function crosses(creators, joiners) {
    for (const joiner of joiners)
        if ([...creators].some((creator) => creator !== joiner))
            return true;
    return false;
}
/** An application without a store of its own that stands on a network created elsewhere: what it stores is there. */
function leansOutside(stack) {
    const external = new Set(stack.networks.filter((network) => network.external).map((network) => network.key));
    if (external.size === 0 || stack.services.some(isStore))
        return false;
    return stack.services.some((service) => isApplication(service) && service.attachments.some(({ network }) => external.has(network)));
}

;// CONCATENATED MODULE: ./build/src/facts/compose/split.js




const split_IDS = [
    'compose.infrastructure-projects',
    'compose.application-projects',
    'compose.split',
    'compose.tier-projects',
];
/** How what runs is cut into separately started projects: infrastructure here, applications there; tier by tier. */
function splitFacts(view) {
    if (view.services.length === 0)
        return split_IDS.map((id) => notApplicable(id, 'There is no Compose service.'));
    const running = view.leading.filter((stack) => stack.services.length > 0);
    const excerpts = excerptsOf(running);
    const infrastructure = running.filter((stack) => stack.services.every(isInfrastructure) && stack.services.some(isStore) && !excerpts.has(stack));
    const applications = running.filter((stack) => stack.services.some(isLasting) && !stack.services.some(isStore));
    const says = (what) => (stack) => ({
        message: `Project \`${stack.name}\` (${stack.files[0] ?? ''}) ${what}.`,
        at: stack.at,
    });
    // Where one project already runs both, the others are excerpts of it or additions to it.
    const together = running.some((stack) => stack.services.some(isApplication) && stack.services.some(isStore));
    const split = infrastructure.length > 0 && applications.length > 0 && !together;
    const sides = [
        ...infrastructure.slice(0, 2).map(says('runs only infrastructure')),
        ...applications.slice(0, 2).map(says('runs applications and no data store')),
    ];
    return [
        knownCount('compose.infrastructure-projects', infrastructure, says('runs only infrastructure')),
        knownCount('compose.application-projects', applications, says('runs applications and no data store')),
        known('compose.split', split, split ? sides : []),
        tierFact(running, view.vocabulary),
    ];
}
/** Projects in one folder beyond which they are not compared with each other. */
const COMPARED_IN_FOLDER = 40;
/** Projects that repeat part of another one in their folder (its stores, for development): none of their own. */
function excerptsOf(running) {
    const excerpts = new Set();
    const folders = group_groupBy(running, (stack) => stack.path);
    for (const stacks of folders.values()) {
        const named = stacks
            .slice(0, COMPARED_IN_FOLDER)
            .map((stack) => ({ stack, names: new Set(stack.services.map((service) => service.name)) }));
        for (const { stack, names } of named) {
            const inside = named.some((other) => other.names.size > names.size && [...names].every((name) => other.names.has(name)));
            if (inside)
                excerpts.add(stack);
        }
    }
    return excerpts;
}
/** Tiers that separately started projects are named after. */
function tierFact(running, vocabulary) {
    const tiers = new Map();
    for (const stack of running) {
        const words = new Set(wordsOf(`${stack.files[0] ?? ''} ${stack.path}`));
        const tier = vocabulary.tiers.find((candidate) => candidate.words.some((word) => words.has(word)));
        if (tier && !tiers.has(tier.id)) {
            tiers.set(tier.id, { message: `\`${stack.files[0] ?? stack.name}\` is named after a tier.`, at: stack.at });
        }
    }
    return known('compose.tier-projects', tiers.size, [...tiers.values()]);
}

;// CONCATENATED MODULE: ./build/src/facts/edge.js




/** Software at many sites: edge runtimes, sites as folders, small hardware. */
function edgeFacts(seen, stacks, paths, words) {
    const runtimes = new Set(words.edgeRuntimes);
    const manifests = seen.of('edge.manifest');
    return [
        valuesFact('edge.runtimes', manifests.filter((item) => runtimes.has(item.value))),
        valuesFact('edge.tools', manifests.filter((item) => !runtimes.has(item.value))),
        countFact('edge.modules', seen.of('edge.module', 'edge.route')),
        valuesFact('edge.settings', seen.of('edge.setting')),
        valuesFact('edge.hardware', seen.of('edge.hardware')),
        valuesFact('edge.libraries', seen.of('edge.library')),
        countFact('edge.bridges', seen.of('edge.bridge')),
        valuesFact('edge.clusters', seen.of('edge.cluster')),
        servicesOfRuntimes(stacks, words),
        sitesOfProjects(stacks, words),
        sitesOfFolders(paths, words),
    ];
}
/** Services whose images come from an edge platform. */
function servicesOfRuntimes(stacks, words) {
    const edge = new Set(words.edgeImages);
    const services = stacks
        .flatMap((stack) => stack.services)
        .filter(({ image }) => image !== undefined && mentions(`${image.registry ?? ''}/${image.repository}`, edge));
    return knownCount('edge.services', services, (service) => ({
        message: `\`${service.name}\` is part of an edge platform.`,
        at: service.at,
    }));
}
/** Sites that separately deployed projects are named after: `edge-node/`, `cloud/`. */
function sitesOfProjects(stacks, words) {
    const sites = new Map();
    for (const stack of stacks) {
        // An `edge` of nothing but proxies is the edge of a network.
        if (!stack.services.some(isLasting))
            continue;
        const named = new Set(wordsOf(`${stack.path} ${stack.files[0] ?? ''}`));
        for (const site of words.sites) {
            if (!sites.has(site.id) && site.words.some((word) => named.has(word))) {
                sites.set(site.id, { message: `\`${stack.files[0] ?? stack.name}\` is named after a site.`, at: stack.at });
            }
        }
    }
    return known('edge.site-projects', [...sites.keys()].sort(), [...sites.values()]);
}
/** Sites that folders near the root are named after. */
function sitesOfFolders(paths, words) {
    const folders = new Set();
    for (const path of paths) {
        const parts = path.split('/').slice(0, -1);
        for (const part of parts.slice(0, 2))
            folders.add(part);
    }
    const sites = words.sites.filter((site) => [...folders].some((folder) => wordsOf(folder).some((word) => site.words.includes(word))));
    return known('edge.site-folders', sites.map((site) => site.id).sort());
}

;// CONCATENATED MODULE: ./build/src/facts/kubernetes.js


/** Workloads that an application is made of, as against Jobs and bare Pods. */
const SCALED = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Rollout']);
/** What is declared for Kubernetes. */
function kubernetesFacts(seen) {
    const workloads = seen.of('kubernetes.workload');
    const charts = seen.of('helm.chart').filter((chart) => chart.value === 'application');
    const crds = seen.of('kubernetes.crd');
    const releases = seen.of('helm.release', 'gitops.resource');
    const kustomizations = seen.of('kustomize.kustomization');
    const manifests = [...workloads, ...seen.of('kubernetes.resource'), ...charts, ...kustomizations, ...releases];
    return [
        countFact('kubernetes.workloads', workloads),
        countFact('kubernetes.scaled-workloads', workloads.filter((workload) => SCALED.has(workload.value))),
        countFact('kubernetes.resources', seen.of('kubernetes.resource')),
        countFact('kubernetes.custom-resources', seen.of('kubernetes.custom-resource')),
        countFact('kubernetes.charts', charts),
        countFact('kubernetes.kustomizations', kustomizations),
        countFact('kubernetes.releases', releases),
        countFact('kubernetes.definitions', crds),
        countFact('kubernetes.sidecars', seen.of('kubernetes.sidecar')),
        valuesFact('kubernetes.images', seen.of('kubernetes.image')),
        valuesFact('kubernetes.clusters', seen.of('kubernetes.cluster').filter((cluster) => cluster.details?.source !== 'readme')),
        known('kubernetes.manifests', tally(manifests), manifests.slice(0, 6).map(reasonOf)),
    ];
}

;// CONCATENATED MODULE: ./build/src/facts/layout.js


/** What the tree shows: Dockerfiles, service folders, what is published, platforms and commands. */
function layoutFacts(seen, paths, words) {
    const dockerfiles = seen.of('dockerfile.file');
    const folders = new Map(dockerfiles.map((item) => [item.value, item]));
    const serviceFolders = seen.of('layout.service-folder');
    const containerised = serviceFolders.filter((item) => /dockerfile|compose/.test(item.details?.has ?? ''));
    return [
        known('layout.paths', paths.length),
        knownCount('layout.dockerfiles', [...folders.values()], reasonOf),
        known('layout.root-dockerfile', folders.has('.'), dockerfiles.filter((item) => item.value === '.').map(reasonOf)),
        countFact('layout.service-folders', serviceFolders),
        countFact('layout.containerised-folders', containerised),
        countFact('layout.function-folders', seen.of('layout.function-folder')),
        valuesFact('layout.folders', seen.of('layout.folder')),
        knownCount('layout.cluster-files', paths.filter(isClusterFile(words)), (path) => pathReason(path, `\`${path}\` lies in a folder that is named after Kubernetes.`)),
        valuesFact('layout.publishes', seen.of('layout.publishes')),
        valuesFact('layout.galleries', seen.of('layout.gallery')),
        known('layout.gallery-size', seen.of('layout.gallery').reduce((most, item) => Math.max(most, numberIn(item, 'count')), 0)),
        valuesFact('layout.languages', seen.of('layout.source')),
        known('layout.sources', tally(seen.of('layout.source')), seen.of('layout.source').slice(0, 3).map(reasonOf)),
        valuesFact('layout.contracts', seen.of('layout.contract')),
        valuesFact('package.frameworks', seen.of('package.framework')),
        valuesFact('package.purposes', seen.of('package.manifest'), (item) => item.details?.purpose),
        valuesFact('library.microservices', seen.of('library.microservices')),
        valuesFact('dockerfile.own-code', seen.of('dockerfile.own-code')),
        valuesFact('command.networks', seen.of('command.network-create')),
        valuesFact('command.deploys', [...seen.of('command.deploy'), ...seen.of('ci.deploy')].filter(notFromReadme)),
        valuesFact('ansible.installs', seen.of('ansible.install')),
        valuesFact('platform.apps', seen.of('platform.app')),
    ];
}
/** A manifest or a template of one, in a folder that is named after what deploys it. */
function isClusterFile(words) {
    const folders = new Set(words.cluster);
    return (path) => {
        const parts = path.toLowerCase().split('/');
        const name = parts.pop() ?? '';
        return /\.ya?ml(\.[a-z0-9]+)?$/.test(name) && parts.some((part) => folders.has(part));
    };
}
function notFromReadme(item) {
    return item.details?.source !== 'readme';
}

;// CONCATENATED MODULE: ./build/src/facts/mesh.js


/** Service meshes and Dapr. */
function meshFacts(seen, words) {
    const bystanders = new Set(words.meshBystanders);
    const resources = seen.of('mesh.resource').filter((item) => !bystanders.has(item.details?.mesh ?? ''));
    const planes = seen.of('mesh.control-plane').filter((item) => !bystanders.has(item.value));
    const installed = planes.filter((item) => !isCommand(item));
    const injections = seen.of('mesh.injection').filter((item) => item.details?.setting !== 'disabled');
    const workloads = tally(seen.of('kubernetes.workload'));
    const steering = tally(resources);
    const share = steering === 0 ? 0 : steering / (steering + workloads);
    return [
        countFact('mesh.resources', resources),
        known('mesh.share', Math.round(share * 100) / 100, resources.slice(0, 3).map(reasonOf)),
        valuesFact('mesh.resource-kinds', resources),
        valuesFact('mesh.control-planes', installed),
        valuesFact('mesh.install-commands', planes.filter(isCommand)),
        countFact('mesh.injections', injections),
        valuesFact('mesh.products', [...resources, ...planes], (item) => item.details?.mesh ?? item.value),
        countFact('dapr.sidecars', seen.of('dapr.sidecar')),
        countFact('dapr.components', seen.of('dapr.component', 'dapr.configuration')),
    ];
}
/** Said in a script or a readme rather than declared. */
function isCommand(item) {
    return item.details?.how === 'command' || item.details?.source === 'readme';
}

;// CONCATENATED MODULE: ./build/src/facts/messaging.js




const COMPOSE_IDS = [
    'messaging.brokers',
    'messaging.log-brokers',
    'messaging.processors',
    'messaging.clients',
    'messaging.participants',
    'messaging.client-share',
    'messaging.direct-calls',
    'messaging.only-bus',
    'messaging.bus-project',
];
/** Brokers in Compose with those who name them, and what the code says about messages. */
function messagingFacts(view, references, seen) {
    const code = seen.of('messaging.client', 'messaging.config');
    return [
        ...(view.services.length === 0
            ? COMPOSE_IDS.map((id) => notApplicable(id, 'There is no Compose service.'))
            : busFacts(view, references)),
        valuesFact('messaging.libraries', seen.of('messaging.client')),
        valuesFact('messaging.code-clients', code, (item) => item.at.file.path.split('/').slice(0, -1)[0] ?? '.'),
        countFact('messaging.topics', seen.of('messaging.topic')),
        countFact('messaging.connectors', seen.of('messaging.connector')),
        countFact('messaging.contracts', seen.of('messaging.contract')),
    ];
}
function busFacts(view, references) {
    const brokers = view.services.filter((service) => service.role.role === 'broker');
    const logWords = new Set(view.vocabulary.logBrokers);
    const logs = brokers.filter((service) => [service.role.product ?? '', service.image?.repository ?? '', service.name].some((text) => mentions(text, logWords)));
    const isBroker = new Set(brokers.map((service) => service.id));
    const tools = new Set(view.vocabulary.streamProcessors);
    const processors = view.services.filter((service) => !isBroker.has(service.id) && isTool(service, tools));
    const bus = new Set([...isBroker, ...processors.map((service) => service.id)]);
    const applications = view.services.filter((service) => isApplication(service) && !bus.has(service.id));
    const clients = applications.filter((service) => touches(references.get(service.id), bus));
    const units = new Map([...clients].map((service) => [keyOf(service), service]));
    const participants = new Map([...clients, ...processors].map((service) => [keyOf(service), service]));
    const ids = new Set(applications.map((service) => service.id));
    const direct = applications.filter((service) => touches(references.get(service.id), ids));
    const share = applications.length === 0 ? Number(processors.length > 0) : clients.length / applications.length;
    const is = (what) => (service) => ({ message: `\`${service.name}\` ${what}.`, at: service.at });
    const stores = view.services.filter((service) => isStore(service) && !bus.has(service.id));
    return [
        knownCount('messaging.brokers', brokers, is('is a message broker')),
        knownCount('messaging.log-brokers', logs, is('keeps an ordered log of events')),
        knownCount('messaging.processors', processors, is('processes or moves events of the bus')),
        knownCount('messaging.clients', [...units.values()], is('is connected to the bus')),
        knownCount('messaging.participants', [...participants.values()], is('takes part in the bus')),
        known('messaging.client-share', Math.round(share * 100) / 100, clients.slice(0, 5).map(is('is connected to the bus'))),
        knownCount('messaging.direct-calls', direct, is('names another service of the application')),
        knownCount('messaging.bus-project', view.leading.filter((stack) => isBusProject(stack, isBroker)), (stack) => ({ message: `Project \`${stack.name}\` runs the bus and nothing else.`, at: stack.at })),
        known('messaging.only-bus', brokers.length > 0 && applications.length === 0 && stores.length === 0, brokers.slice(0, 3).map(is('is a message broker'))),
    ];
}
/** A project of brokers and what serves them, without any application. */
function isBusProject(stack, brokers) {
    return (stack.services.some((service) => brokers.has(service.id)) &&
        stack.services.every((service) => brokers.has(service.id) || !isLasting(service)));
}
/** Services that run the same code take part once. */
function keyOf(service) {
    return unitOf(service) ?? service.image?.reference ?? service.id;
}
/** The service's name, or the last part of its image's name up to one of its dashes, is one of the tools. */
function isTool(service, tools) {
    if (tools.has(service.name))
        return true;
    const image = service.image?.repository.slice(service.image.repository.lastIndexOf('/') + 1).replace(/^cp-/, '') ?? '';
    if (tools.has(image))
        return true;
    for (let dash = image.indexOf('-'); dash > 0; dash = image.indexOf('-', dash + 1)) {
        if (tools.has(image.slice(0, dash)))
            return true;
    }
    return false;
}
function touches(targets, wanted) {
    for (const target of targets ?? [])
        if (wanted.has(target))
            return true;
    return false;
}

;// CONCATENATED MODULE: ./build/src/facts/orchestration.js


/** Orchestrators other than Kubernetes: Swarm, Nomad, ECS. */
function orchestrationFacts(seen, stacks, words) {
    const decisive = new Set(words.swarmSettings);
    const settings = seen.of('swarm.setting').filter((setting) => decisive.has(setting.value));
    return [
        valuesFact('swarm.settings', settings),
        countFact('swarm.commands', seen.of('swarm.command')),
        knownCount('swarm.stacks', stacks.filter((stack) => stack.kind === 'swarm'), (stack) => ({ message: `\`${stack.name}\` is written for Docker Swarm.`, at: stack.at })),
        countFact('nomad.jobs', seen.of('nomad.job')),
        countFact('ecs.containers', seen.of('ecs.task')),
    ];
}

;// CONCATENATED MODULE: ./build/src/facts/serverless.js


/** Languages of infrastructure whose resources have a category. */
const serverless_RESOURCES = ['cloudformation.resource', 'terraform.resource', 'azure.resource', 'deployment-manager.resource'];
/** Functions that a platform runs on demand, whoever declares them. */
function serverlessFacts(seen) {
    const frameworks = seen.of('serverless.framework');
    const functions = seen.of('serverless.function');
    const constructs = seen.of('cdk.construct');
    const category = (items, ...wanted) => items.filter((item) => wanted.includes(item.details?.category ?? ''));
    const resources = seen.of(...serverless_RESOURCES);
    const folders = frameworks.map((item) => [folderOf(item), reasonOf(item)]);
    return [
        valuesFact('serverless.frameworks', frameworks),
        knownList('serverless.projects', folders),
        known('serverless.at-root', folders.some(([folder]) => folder === '.'), frameworks.slice(0, 5).map(reasonOf)),
        known('serverless.functions', tally(functions), functions.slice(0, 6).map(reasonOf)),
        valuesFact('serverless.events', seen.of('serverless.event')),
        countFact('serverless.workflows', seen.of('serverless.workflow')),
        countFact('serverless.function-resources', category(resources, 'function')),
        countFact('serverless.container-resources', category(resources, 'container', 'compute', 'cluster')),
        valuesFact('serverless.without-functions', seen.of('serverless.no-functions')),
        countFact('serverless.commands', seen.of('serverless.command')),
        valuesFact('serverless.libraries', seen.of('serverless.library'), (item) => item.name),
        valuesFact('cdk.apps', seen.of('cdk.app')),
        valuesFact('cdk.function-constructs', category(constructs, 'function', 'workflow')),
        valuesFact('cdk.managed-constructs', category(constructs, 'api', 'messaging', 'database', 'storage')),
        valuesFact('cdk.container-constructs', category(constructs, 'container', 'cluster', 'compute')),
    ];
}
function folderOf(item) {
    const path = item.at.file.path;
    const slash = path.lastIndexOf('/');
    return slash < 0 ? '.' : path.slice(0, slash);
}

;// CONCATENATED MODULE: ./build/src/facts/compute.js


















/**
 * What is true of the model: every fact by its id, known, not applicable or unknown, with a few of the reasons.
 * Linear in the size of the model (n log n where lists are sorted); the order of the input does not matter.
 */
function computeFacts(input) {
    const view = viewOf(input.stacks, input.vocabulary);
    const seen = seenIn(input.evidence);
    const references = referencesOf(view.leading);
    const facts = [
        ...shapeFacts(view),
        ...networkFacts(view),
        ...sharingFacts(view),
        ...splitFacts(view),
        ...companionFacts(view),
        ...ownershipFacts(view, references),
        ...serviceFacts(view),
        ...messagingFacts(view, references, seen),
        ...kubernetesFacts(seen),
        ...orchestrationFacts(seen, view.leading, input.vocabulary),
        ...meshFacts(seen, input.vocabulary),
        ...serverlessFacts(seen),
        ...edgeFacts(seen, view.leading, input.paths, input.vocabulary),
        ...cloudFacts(seen, input.vocabulary),
        ...layoutFacts(seen, input.paths, input.vocabulary),
    ];
    return new Map(facts.map((fact) => [fact.id, fact]));
}

;// CONCATENATED MODULE: ./build/src/facts/standing.js

const SPEAKS = { speaks: true };
/**
 * Tells which paths speak for the repository: tests, examples, documentation and vendored trees do not,
 * unless the repository holds nothing else of substance; templates and demonstrations do when nothing else deploys.
 */
function judgeStanding(input) {
    const reasonOf = reasonFinder(input);
    const isPaperwork = nameMatcher(input.standing.paperwork);
    const substance = input.paths.some((path) => reasonOf(path) === undefined && !isPaperwork(standing_baseName(path)));
    const reasons = new Set(input.deployments.map((path) => reasonOf(path)?.speaks ?? 'always'));
    // A path that speaks alone outranks nothing: it is heard only where no other path has anything to say.
    const heard = new Set();
    if (!reasons.has('always')) {
        heard.add('last');
        if (!reasons.has('last') && !substance)
            heard.add('alone');
    }
    return (path) => {
        const reason = reasonOf(path);
        if (reason === undefined)
            return SPEAKS;
        return { speaks: heard.has(reason.speaks), reason };
    };
}
/** The first reason of any folder above the path or of its own name; remembered per folder. */
function reasonFinder({ paths, standing }) {
    // What a Helm chart calls templates is the deployment itself.
    const charts = new Set(paths.filter((path) => /(^|\/)Chart\.ya?ml$/.test(path)).map(standing_parentOf));
    const matchers = standing.reasons.map((reason) => ({
        reason,
        folder: nameMatcher(reason.folders),
        file: nameMatcher(reason.files),
    }));
    const folders = new Map([['', undefined]]);
    const strongest = (a, b) => {
        if (a === undefined || b === undefined)
            return a ?? b;
        return standing.reasons.indexOf(a) <= standing.reasons.indexOf(b) ? a : b;
    };
    const ofFolder = (folder) => {
        if (folders.has(folder))
            return folders.get(folder);
        const parent = standing_parentOf(folder);
        const own = charts.has(parent) ? undefined : matchers.find((matcher) => matcher.folder(standing_baseName(folder)))?.reason;
        const found = strongest(own, ofFolder(parent));
        folders.set(folder, found);
        return found;
    };
    return (path) => {
        const own = matchers.find((matcher) => matcher.file(standing_baseName(path)))?.reason;
        return strongest(own, ofFolder(standing_parentOf(path)));
    };
}
function standing_baseName(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}
function standing_parentOf(path) {
    const slash = path.lastIndexOf('/');
    return slash < 0 ? '' : path.slice(0, slash);
}

;// CONCATENATED MODULE: ./build/src/facts/systems.js



/** Kinds of evidence that say that something is deployed where they stand. */
const DEPLOYS = new Set([
    'kubernetes.workload',
    'kubernetes.cluster',
    'helm.chart',
    'helm.release',
    'kustomize.kustomization',
    'gitops.resource',
    'swarm.command',
    'nomad.job',
    'ecs.task',
    'mesh.resource',
    'mesh.control-plane',
    'serverless.framework',
    'serverless.function',
    'cdk.app',
    'cloudformation.template',
    'edge.manifest',
    'terraform.provider',
    'terraform.resource',
    'terraform.folder',
    'terraform.cloud-file',
    'pulumi.project',
    'crossplane.resource',
    'azure.resource',
    'platform.app',
]);
/** Systems side by side from which on a repository is a collection. */
const GALLERY_SIZE = 6;
/** Galleries that are looked at: each costs a pass over the evidence. */
const GALLERIES_LOOKED_AT = 10;
/** One deployment in so many may lie outside a collection: what its samples share. */
const OUTSIDE_SHARE = 20;
function deploys(evidence) {
    return DEPLOYS.has(evidence.kind);
}
/**
 * Cuts a repository into systems: the folders in which something is deployed, without the folders that only say how
 * (`k8s`, `deploy`). What lies below another system is part of it, and projects that share a network are one system.
 */
function cutSystems(input) {
    const { stacks, evidence } = input;
    const structural = new Set(input.vocabulary.structural);
    const homes = new Set();
    for (const stack of stacks)
        homes.add(homeOfStack(stack, structural));
    for (const item of evidence)
        if (deploys(item))
            homes.add(homeOf(systems_folderOf(item.at.file.path), structural));
    const roots = topmost(homes);
    const collections = evidence.filter((item) => item.kind === 'layout.gallery').slice(0, GALLERIES_LOOKED_AT);
    const collection = collections.some((item) => isCollection(item, input));
    if (roots.length <= 1 || meet(stacks)) {
        const path = roots.length === 1 ? (roots[0] ?? '') : '';
        return { parts: [{ path: path || '.', because: whole(roots.length), stacks, evidence }], gallery: collection };
    }
    const within = rootFinder(new Set(roots));
    const stacksOf = group_groupBy(stacks, (stack) => within(homeOfStack(stack, structural)));
    const evidenceOf = group_groupBy(evidence, (item) => within(systems_folderOf(item.at.file.path)));
    const parts = roots.map((root) => ({
        path: root || '.',
        because: `Folder \`${root}\` is deployed on its own: nothing above it deploys and it shares no network with the others.`,
        stacks: stacksOf.get(root) ?? [],
        evidence: evidenceOf.get(root) ?? [],
    }));
    return { parts, gallery: collection || isGallery(roots, input) };
}
/** Systems side by side of which most explain themselves, without a Dockerfile above them that they could be built from. */
function isGallery(roots, { evidence, paths }) {
    if (roots.length < GALLERY_SIZE)
        return false;
    if (evidence.some((item) => item.kind === 'dockerfile.file' && item.value === '.'))
        return false;
    const explained = new Set(paths.filter((path) => /(^|\/)readme[^/]*$/i.test(path)).map(systems_folderOf));
    return roots.filter((root) => explained.has(root)).length * 2 >= roots.length;
}
/** A folder near the root with many samples, each with a readme of its own, beside which nothing else is deployed. */
function isCollection(item, { stacks, evidence }) {
    const count = numberIn(item, 'count');
    const readmes = numberIn(item, 'readmes');
    const folder = item.name ?? '.';
    if (count < GALLERY_SIZE || readmes * 2 < count || folder.includes('/'))
        return false;
    const inside = (path) => (folder === '.' ? path.includes('/') : path.startsWith(`${folder}/`));
    const deployed = [
        ...stacks.map((stack) => stack.files[0] ?? stack.path),
        ...evidence.filter(deploys).map((other) => other.at.file.path),
    ];
    return deployed.filter((path) => !inside(path)).length * OUTSIDE_SHARE <= deployed.length;
}
function whole(count) {
    if (count === 0)
        return 'Nothing here is deployed.';
    return count === 1 ? 'Everything that is deployed belongs together.' : 'The projects share a network.';
}
/** A stack lives where its file is, or above it where it builds code from there. */
function homeOfStack(stack, structural) {
    const home = homeOf(stack.path, structural);
    const contexts = stack.services.flatMap((service) => service.build?.context ?? []);
    const own = contexts.some((context) => context === stack.path || context.startsWith(`${stack.path}/`));
    return own ? home : contexts.reduce(commonFolder, home);
}
/** The folder up to the first one that only says how something is deployed. */
function homeOf(folder, structural) {
    const parts = folder.split('/').filter((part) => part !== '' && part !== '.');
    const cut = parts.findIndex((part) => structural.has(part.toLowerCase()));
    return (cut < 0 ? parts : parts.slice(0, cut)).join('/');
}
function commonFolder(a, b) {
    const left = a.split('/');
    const right = b === '.' ? [''] : b.split('/');
    let length = 0;
    while (length < left.length && left[length] === right[length])
        length++;
    return left.slice(0, length).join('/');
}
/** Folders that lie below no other of them, sorted. */
function topmost(homes) {
    const above = rootFinder(homes);
    return [...new Set([...homes].map((home) => above(home)))].sort(compare/* compareText */.n);
}
/** Finds the topmost of the folders that holds a folder; itself when none does. */
function rootFinder(roots) {
    return (folder) => {
        if (roots.has(''))
            return '';
        for (let slash = folder.indexOf('/'); slash >= 0; slash = folder.indexOf('/', slash + 1)) {
            const above = folder.slice(0, slash);
            if (roots.has(above))
                return above;
        }
        return folder;
    };
}
/** True when projects of different folders join networks of the same name. */
function meet(stacks) {
    const users = new Map();
    for (const stack of stacks) {
        for (const network of stack.networks) {
            if (network.unknownName || !network.declared)
                continue;
            const user = users.get(network.name);
            if (user !== undefined && user !== stack.path && (network.external || user !== stack.path))
                return true;
            if (user === undefined)
                users.set(network.name, stack.path);
        }
    }
    return false;
}
function systems_folderOf(path) {
    const slash = path.lastIndexOf('/');
    return slash < 0 ? '' : path.slice(0, slash);
}

;// CONCATENATED MODULE: ./build/src/facts/survey.js




/** Systems of a gallery that are told; the count of all is a fact. */
const SYSTEM_LIMIT = 100;
/** Decides which paths speak, cuts the repository into systems and computes the facts of the whole and of each. */
function survey(input) {
    const { knowledge } = input;
    const deployments = [
        ...input.stacks.flatMap((stack) => stack.files.slice(0, 1)),
        ...input.evidence.filter(deploys).map((item) => item.at.file.path),
    ];
    const standing = judgeStanding({ paths: input.paths, deployments, standing: knowledge.standing });
    const stacks = input.stacks.filter((stack) => standing(stack.files[0] ?? stack.path).speaks);
    const evidence = input.evidence.filter((item) => standing(item.at.file.path).speaks);
    const paths = input.paths.filter((path) => standing(path).speaks);
    const silent = [...new Set(deployments)].sort().flatMap((path) => {
        const { speaks, reason } = standing(path);
        return speaks || reason === undefined ? [] : [{ path, because: `It is ${reason.meaning}.` }];
    });
    const cut = cutSystems({ stacks, evidence, paths, vocabulary: knowledge.vocabulary });
    const { vocabulary } = knowledge;
    const about = [...cutFacts(cut), silentFact(silent)];
    const facts = withFacts(computeFacts({ stacks, evidence, paths, vocabulary, reachability: input.reachability }), about);
    const systems = cut.parts.slice(0, SYSTEM_LIMIT).map((part) => ({
        path: part.path,
        name: survey_nameOf(part),
        because: part.because,
        facts: cut.parts.length === 1 ? facts : factsOf(part, paths, knowledge),
    }));
    return { facts, systems, silent };
}
function factsOf(part, paths, knowledge) {
    const prefix = `${part.path}/`;
    return computeFacts({
        stacks: part.stacks,
        evidence: part.evidence,
        paths: under(paths, prefix),
        vocabulary: knowledge.vocabulary,
    });
}
/** The paths that begin so, of a sorted list. */
function under(paths, prefix) {
    let low = 0;
    let high = paths.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((paths[middle] ?? '') < prefix)
            low = middle + 1;
        else
            high = middle;
    }
    let end = low;
    while (paths[end]?.startsWith(prefix))
        end++;
    return paths.slice(low, end);
}
function cutFacts(cut) {
    const places = cut.parts.map((part) => pathReason(part.path, part.because));
    return [
        known('systems.count', cut.parts.length, places),
        known('systems.gallery', cut.gallery, cut.gallery ? places : []),
    ];
}
function silentFact(silent) {
    return known('systems.silent', silent.length, silent.slice(0, 6).map(({ path, because }) => pathReason(path, because)));
}
function survey_nameOf(part) {
    const [stack] = part.stacks;
    if (part.path !== '.')
        return part.path.slice(part.path.lastIndexOf('/') + 1);
    return part.stacks.length === 1 && stack ? stack.name : 'repository';
}
function withFacts(facts, more) {
    return new Map([...facts, ...more.map((fact) => [fact.id, fact])]);
}

// EXTERNAL MODULE: ./build/src/model/catalogue.js
var model_catalogue = __webpack_require__(7210);
// EXTERNAL MODULE: ./build/src/policy/config.js + 3 modules
var policy_config = __webpack_require__(7005);
// EXTERNAL MODULE: ./build/src/rulebook/load.js + 1 modules
var load = __webpack_require__(7625);
;// CONCATENATED MODULE: ./build/src/taxonomy/contradictions.js

const DIMENSIONS = ['infrastructure', 'granularity', 'network', 'deployment'];
/** What a reader could hold against the answer: its own contradictions, other patterns' signals, dimensions that read otherwise. */
function contradictionsOf(best, others, dimensions) {
    const own = best.against.flatMap((signal) => signal.evidence.slice(0, 1).map(({ at }) => ({ message: signal.because, at })));
    const rivals = others
        .filter((other) => other.fired.length > 0 && other.pattern.id !== 0)
        .slice(0, 3)
        .flatMap((other) => other.fired
        .slice(0, 2)
        .flatMap((signal) => signal.evidence.slice(0, 1).map(({ at }) => ({ message: `${other.pattern.name}: ${signal.because}`, at }))));
    return capped([...own, ...otherwiseRead(best, dimensions), ...rivals], 2 * REASON_LIMIT);
}
function otherwiseRead(best, dimensions) {
    const coordinate = best.pattern.coordinate;
    if (coordinate === undefined)
        return [];
    return DIMENSIONS.flatMap((name) => {
        const reading = dimensions[name];
        const expected = best.pattern.alsoReads?.find(({ dimension }) => dimension === name)?.values ?? [];
        if (['unknown', coordinate[name], ...expected].includes(reading.value))
            return [];
        const message = `${best.pattern.name} has ${name} \`${coordinate[name]}\`; here it reads \`${reading.value}\`.`;
        return reading.evidence.slice(0, 1).map(({ at }) => ({ message, at }));
    });
}

;// CONCATENATED MODULE: ./build/src/taxonomy/shares.js
/** Turns scores into shares that sum up to 1: the higher the temperature, the closer to each other. */
function sharesOf(scores, temperature) {
    const highest = Math.max(...scores);
    const powers = scores.map((score) => Math.exp((score - highest) / temperature));
    const sum = powers.reduce((all, power) => all + power, 0);
    return powers.map((power) => power / sum);
}
/** Confidence to three digits: more would claim a precision that nobody measured. */
function rounded(share) {
    return Math.floor(Math.max(0, Math.min(1, share)) * 1000) / 1000;
}

;// CONCATENATED MODULE: ./build/src/taxonomy/condition.js
/** True when the fact is known and compares as the condition says. An unknown fact satisfies nothing, not even `absent`. */
function holds(condition, facts) {
    const fact = facts.get(condition.fact);
    if (fact === undefined || fact.outcome === 'unknown')
        return false;
    if (condition.comparison === 'absent')
        return fact.outcome === 'not-applicable' || condition_isEmpty(fact);
    if (fact.outcome === 'not-applicable' || fact.value === undefined)
        return false;
    return condition_compare(condition, fact.value);
}
function condition_compare(condition, value) {
    switch (condition.comparison) {
        case 'present':
            return !isEmptyValue(value);
        case 'absent':
            return isEmptyValue(value);
        case 'at-least':
            return sizeOf(value) >= Number(condition.value);
        case 'at-most':
            return sizeOf(value) <= Number(condition.value);
        case 'is':
            return value === condition.value;
        case 'is-not':
            return value !== condition.value;
        case 'in':
            return textsOf(condition.value).includes(String(value));
        case 'includes':
            return textsOf(value).some((text) => textsOf(condition.value).includes(text));
    }
}
function condition_isEmpty(fact) {
    return fact.value === undefined || isEmptyValue(fact.value);
}
function isEmptyValue(value) {
    return value === false || value === 0 || value === '' || (Array.isArray(value) && value.length === 0);
}
function sizeOf(value) {
    if (typeof value === 'number')
        return value;
    return typeof value === 'object' ? value.length : Number(!isEmptyValue(value));
}
function textsOf(value) {
    if (value === undefined)
        return [];
    return typeof value === 'object' ? value : [String(value)];
}

;// CONCATENATED MODULE: ./build/src/taxonomy/signals.js


/** The signals that fire, strongest first, each with the reasons of its fact; a signal about something absent points at the whole repository. */
function firedSignals(signals, facts) {
    return signals
        .filter((signal) => fires(signal, facts))
        .sort((a, b) => b.weight - a.weight)
        .map((signal) => readingOf(signal, facts));
}
/** True when the signal's condition holds, all that it requires as well, and nothing that silences it. */
function fires(signal, facts) {
    return (holds(signal, facts) &&
        (signal.requires ?? []).every((condition) => holds(condition, facts)) &&
        !(signal.unless ?? []).some((condition) => holds(condition, facts)));
}
function totalWeight(signals) {
    return signals.reduce((sum, signal) => sum + signal.weight, 0);
}
function readingOf(signal, facts) {
    const own = facts.get(signal.fact)?.evidence ?? [];
    const required = (signal.requires ?? []).flatMap((condition) => facts.get(condition.fact)?.evidence ?? []);
    const evidence = own.length > 0 ? own : required.slice(0, REASON_LIMIT);
    return {
        fact: signal.fact,
        weight: signal.weight,
        because: signal.because,
        evidence: proven(evidence, signal.because),
    };
}
/** Never empty: what has no place of its own stands at the root. */
function proven(evidence, otherwise) {
    return evidence.length > 0 ? evidence : [pathReason('', otherwise)];
}

;// CONCATENATED MODULE: ./build/src/taxonomy/dimensions.js



/** Reads each dimension from the facts alone: what was observed, not what a pattern would have. */
function readDimensions(facts, dimensions, calibration) {
    const read = (name) => {
        const dimension = dimensions.find((candidate) => candidate.id === name);
        return dimension === undefined ? unread(name) : readDimension(facts, dimension, calibration);
    };
    return {
        infrastructure: read('infrastructure'),
        granularity: read('granularity'),
        network: read('network'),
        deployment: read('deployment'),
    };
}
function readDimension(facts, dimension, calibration) {
    const readings = dimension.values
        .map((value) => ({ value, fired: firedSignals(value.signals, facts) }))
        .filter(({ fired }) => fired.length > 0)
        .map((reading) => ({ ...reading, score: totalWeight(reading.fired) }));
    const [first, ...others] = readings;
    if (first === undefined)
        return unread(dimension.name);
    // The order of the values in the data decides between equal scores.
    const best = others.reduce((leader, reading) => (reading.score > leader.score ? reading : leader), first);
    const shares = sharesOf(readings.map((reading) => reading.score), calibration.dimensionTemperature);
    const share = shares[readings.indexOf(best)] ?? 0;
    const evidence = best.fired.flatMap((signal) => signal.evidence.slice(0, 2).map((reason) => ({ message: `${signal.because} ${reason.message}`, at: reason.at })));
    return {
        value: best.value.id,
        confidence: rounded(Math.min(share, calibration.ceiling)),
        evidence: proven(capped(evidence), best.value.meaning),
    };
}
function unread(name) {
    const message = `Nothing in the repository tells its ${name.toLowerCase()}.`;
    return { value: 'unknown', confidence: 0, evidence: proven([], message) };
}

;// CONCATENATED MODULE: ./build/src/taxonomy/rank.js



/** All patterns, best first; equal scores are decided by id, so that the order of the data does not matter. */
function rankPatterns(facts, book) {
    const scored = book.patterns
        .map((pattern) => {
        const fired = firedSignals(pattern.signals, facts);
        const against = firedSignals(pattern.contradictions ?? [], facts);
        return { pattern, fired, against, score: totalWeight(fired) - totalWeight(against) };
    })
        .sort((0,compare.by)((entry) => entry.pattern.id));
    // A pattern for which nothing speaks is no candidate; `none` always is one.
    const candidates = scored.filter((entry) => entry.pattern.id === 0 || entry.fired.length > 0);
    const shares = sharesOf(candidates.map((entry) => entry.score), book.calibration.temperature);
    const share = new Map(candidates.map((entry, index) => [entry.pattern.id, shares[index] ?? 0]));
    return scored
        .map((entry) => ({
        ...entry,
        confidence: rounded(Math.min(share.get(entry.pattern.id) ?? 0, book.calibration.ceiling)),
    }))
        .sort((0,compare.by)((entry) => (share.has(entry.pattern.id) ? 0 : 1), (entry) => -entry.score, (entry) => entry.pattern.id));
}

;// CONCATENATED MODULE: ./build/src/taxonomy/classify.js




/** Runners-up that are told. */
const RUNNERS_UP = 4;
/** Places the repository and each of its systems in the taxonomy: exactly one pattern each, or `none`. */
function classify(survey, book) {
    const pattern = readPattern(survey.facts, book);
    const systems = survey.systems.map((system) => ({
        path: system.path,
        name: system.name,
        pattern: system.facts === survey.facts ? pattern : readPattern(system.facts, book),
        because: system.because,
    }));
    return { pattern, systems };
}
/** The one pattern that the facts speak for most. */
function readPattern(facts, book) {
    const [best, ...others] = rankPatterns(facts, book);
    if (best === undefined)
        throw new Error('The taxonomy has no pattern.');
    const dimensions = readDimensions(facts, book.dimensions, book.calibration);
    return {
        id: best.pattern.id,
        slug: best.pattern.slug,
        name: best.pattern.name,
        confidence: best.confidence,
        runnersUp: others
            .filter((other) => other.confidence > 0)
            .slice(0, RUNNERS_UP)
            .map((other) => ({ slug: other.pattern.slug, confidence: other.confidence })),
        dimensions,
        fired: best.fired.length > 0 ? best.fired : [lookedAround(best.pattern)],
        missing: best.pattern.signals
            .filter((signal) => !fires(signal, facts))
            .map(({ fact, because }) => ({ fact, because })),
        contradictions: contradictionsOf(best, others, dimensions),
    };
}
/** What to show when nothing was found at all. */
function lookedAround(pattern) {
    return { fact: 'layout.paths', weight: 0, because: pattern.summary, evidence: proven([], pattern.summary) };
}

// EXTERNAL MODULE: ./build/src/app/files.js
var app_files = __webpack_require__(9438);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/src/lib/paged-list.js

/** Values a page: large enough to compress well, small enough to unpack without a peak. */
const PAGE = 2_000;
/** Pages that stay unpacked at the end: an ordinary run never compresses anything. */
const OPEN_PAGES = 10;
/**
 * A list to append to and iterate over, of plain JSON values. Past 20,000 values the oldest pages are kept compressed,
 * so that the report of ten thousand projects does not stand in memory whole.
 */
class PagedList {
    #sealed = [];
    #open = [];
    get length() {
        return this.#sealed.length * PAGE + this.#open.length;
    }
    add(value) {
        this.#open.push(value);
        if (this.#open.length < PAGE * OPEN_PAGES)
            return;
        for (let at = 0; at < this.#open.length; at += PAGE) {
            const page = JSON.stringify(this.#open.slice(at, at + PAGE));
            this.#sealed.push((0,external_node_zlib_.deflateRawSync)(page, { level: 1 }));
        }
        this.#open = [];
    }
    /** Orders the values while none is sealed yet; a sealed list keeps the order in which values were added. */
    sortWhileOpen(compare) {
        if (this.#sealed.length === 0)
            this.#open.sort(compare);
    }
    *[Symbol.iterator]() {
        for (const page of this.#sealed)
            yield* JSON.parse((0,external_node_zlib_.inflateRawSync)(page).toString('utf8'));
        yield* this.#open;
    }
}

;// CONCATENATED MODULE: ./build/src/lint/context.js
/** The context of one run, with the indexes over all stacks. */
function lintContext(input) {
    const networksByName = new Map();
    for (const stack of input.stacks) {
        for (const network of stack.networks) {
            if (network.unknownName)
                continue;
            const carriers = networksByName.get(network.name);
            if (carriers === undefined)
                networksByName.set(network.name, [{ stack, network }]);
            else
                carriers.push({ stack, network });
        }
    }
    const services = new Map(input.stacks.flatMap((stack) => stack.services.map((service) => [service.id, service])));
    return { ...input, services, networksByName };
}

// EXTERNAL MODULE: ./build/src/rulebook/preset.js
var rulebook_preset = __webpack_require__(5306);
;// CONCATENATED MODULE: ./build/src/lint/effective.js

/**
 * The rules that hold, in the order of the rulebook: what the preset turns on, at the level that it gives, and the choice's own
 * word last. A level in the choice turns on a rule that the preset leaves off. The choice must have been validated.
 */
function effectiveRules(book, choice) {
    const preset = book.presets.find(({ name }) => name === choice.preset);
    return book.rules.flatMap((rule) => {
        const setting = choice.rules.get(rule.id);
        const level = setting?.level ?? (0,rulebook_preset/* presetLevel */.k)(preset, rule);
        return level === 'off' ? [] : [{ rule, level, params: { ...rule.params, ...setting?.params } }];
    });
}

;// CONCATENATED MODULE: ./build/src/lint/memo.js
/** The same function, computed once per argument: for the indexes that several checks need of one stack. */
function memo(compute) {
    const known = new WeakMap();
    return (key) => {
        const before = known.get(key);
        if (before !== undefined)
            return before.value;
        const value = compute(key);
        known.set(key, { value });
        return value;
    };
}

;// CONCATENATED MODULE: ./build/src/lint/dependents.js

/**
 * Who waits for whom in a stack, by the name of the service that is waited for, in document order.
 * Empty for Swarm, which starts everything at once whatever `depends_on` says.
 */
const dependentsOf = memo((stack) => {
    const dependents = new Map();
    if (stack.kind === 'swarm')
        return dependents;
    for (const service of stack.services) {
        for (const dependency of service.dependsOn) {
            const list = dependents.get(dependency.service);
            if (list === undefined)
                dependents.set(dependency.service, [{ service, dependency }]);
            else
                list.push({ service, dependency });
        }
    }
    return dependents;
});
/** The places at which the other dependents say so, for findings that stand at the first one's. */
function otherPlaces(dependents) {
    return dependents
        .slice(1)
        .map(({ service, dependency }) => ({ at: dependency.at, message: `\`${service.name}\` waits for it as well.` }));
}
/** True when the engine starts the service's containers again after they end, also after success. */
function staysUp(service) {
    return service.restart?.value === 'always' || service.restart?.value === 'unless-stopped';
}

;// CONCATENATED MODULE: ./build/src/lint/sentence.js
const MAX_LISTED = 5;
/** `` `a` ``, `` `a` and `b` ``, or `` `a`, `b`, \u2026 and 3 more `` for use in messages. */
function sentence_listed(names) {
    const shown = names.slice(0, MAX_LISTED).map((name) => `\`${name}\``);
    const rest = names.length - shown.length;
    if (rest > 0)
        return `${shown.join(', ')} and ${rest} more`;
    const last = shown.pop();
    if (last === undefined)
        return '';
    return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}

;// CONCATENATED MODULE: ./build/src/lint/checks/dependency-condition.js


/** How sure the role must be: waiting for the end of a service that never ends would hold up everything. */
const SURE = 0.8;
/** Services that others wait for in a way that does not fit what they are; one finding per service waited for. */
const check = {
    name: 'dependency-condition',
    *run({ stacks }, params) {
        for (const stack of stacks) {
            const dependents = dependentsOf(stack);
            for (const service of stack.services) {
                const waiting = (dependents.get(service.name) ?? []).filter(({ service: waiter, dependency }) => dependency.condition === params.condition && !params.exceptDependents.includes(waiter.role.role));
                const [first] = waiting;
                if (first === undefined || !fits(service, params.roles))
                    continue;
                const violation = {
                    at: first.dependency.at,
                    subject: service.id,
                    values: {
                        service: service.name,
                        role: service.role.role,
                        restart: service.restart?.value ?? 'no',
                        dependents: sentence_listed(waiting.map((dependent) => dependent.service.name)),
                        wait: waiting.length === 1 ? 'waits' : 'wait',
                    },
                    value: service.name,
                    related: otherPlaces(waiting),
                };
                yield violation;
            }
        }
    },
};
function fits(service, roles) {
    if (roles.length === 0)
        return staysUp(service);
    return roles.includes(service.role.role) && service.role.confidence >= SURE && !(isJob(service) && staysUp(service));
}
function isJob(service) {
    return service.role.role === 'job';
}

;// CONCATENATED MODULE: ./build/src/lint/standing.js
/**
 * True when a stack is for development and tests only, judged by whole words in the name of its variant or first file, and by the
 * last word of a folder on its way: `docker-compose.test.yml`, `e2e/compose.yaml`. An override beside the first file changes nothing.
 */
function isForDevelopment(stack, words) {
    const [first = ''] = stack.files;
    const named = stack.variant ?? first.slice(first.lastIndexOf('/') + 1);
    const folders = stack.path.split('/').map((folder) => wordsIn(folder).at(-1) ?? '');
    return [...wordsIn(named), ...folders].some((word) => words.includes(word));
}
function wordsIn(text) {
    return text.toLowerCase().split(/[^a-z0-9]+/);
}

;// CONCATENATED MODULE: ./build/src/lint/checks/disabled-healthcheck.js


/** Services that switch their healthcheck off. Where others wait for it, `unreachable-condition` says more. */
const disabled_healthcheck_check = {
    name: 'disabled-healthcheck',
    *run({ stacks }, { developmentWords }) {
        for (const stack of stacks) {
            if (isForDevelopment(stack, developmentWords))
                continue;
            for (const service of stack.services) {
                const { healthcheck } = service;
                if (healthcheck?.disabled !== true)
                    continue;
                const waiting = dependentsOf(stack).get(service.name) ?? [];
                if (waiting.some(({ dependency }) => dependency.condition === 'service_healthy'))
                    continue;
                yield { at: healthcheck.at, subject: service.id, values: { service: service.name } };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/lint/publication.js
/** Reads the host address of a published port: none and the wildcards mean every interface. */
function reachOf(hostIp) {
    if (hostIp === undefined)
        return 'everywhere';
    if (hostIp === 'unknown')
        return 'unknown';
    const address = hostIp.replace(/^\[|\]$/g, '').toLowerCase();
    if (address === '' || address === '0.0.0.0' || address === '::' || address === '0:0:0:0:0:0:0:0')
        return 'everywhere';
    if (address === 'localhost' || address.startsWith('127.') || address === '::1')
        return 'loopback';
    return 'address';
}
/** Ports through which other machines reach the service. */
function outsidePorts(service) {
    if (service.networkMode !== undefined)
        return [];
    return service.ports.filter((port) => {
        const reach = reachOf(port.hostIp);
        return reach === 'everywhere' || reach === 'address';
    });
}
/**
 * A port as people write it: `8080`, `127.0.0.1:8080`, `53/udp`; the container's where the host's is not known, and words
 * where variables without a value decide both.
 */
function portName(port) {
    if (port.target === 0 && !/^[1-9]/.test(port.published ?? ''))
        return 'a port that a variable names';
    const number = /^[1-9]/.test(port.published ?? '') ? port.published : String(port.target);
    const host = port.hostIp === undefined || port.hostIp === 'unknown' ? '' : `${bracketed(port.hostIp)}:`;
    return `${host}${number}${port.protocol === 'tcp' ? '' : `/${port.protocol}`}`;
}
function bracketed(address) {
    return address.includes(':') && !address.startsWith('[') ? `[${address}]` : address;
}

;// CONCATENATED MODULE: ./build/src/lint/port-claims.js

/** What two claims must have in common to meet at all. */
function claimKey({ port }) {
    return `${port.published}/${port.protocol}`;
}
/** Single host ports that a service certainly asks for: none that the engine picks, ranges, or addresses that a variable decides. */
function claimsOf(service) {
    if (service.networkMode !== undefined)
        return [];
    return service.ports.flatMap((port) => {
        if (port.published === undefined || !/^\d+$/.test(port.published) || port.published === '0')
            return [];
        const reach = reachOf(port.hostIp);
        if (reach === 'unknown')
            return [];
        return [{ service, port, address: reach === 'everywhere' ? undefined : port.hostIp }];
    });
}
/** Whether two claims of one port exclude each other: their addresses overlap, and no profile keeps the services apart. */
function port_claims_meet(a, b) {
    if (a.address !== undefined && b.address !== undefined && a.address !== b.address)
        return false;
    const [x, y] = [a.service.profiles, b.service.profiles];
    return x.length === 0 || y.length === 0 || x.some((profile) => y.includes(profile));
}

;// CONCATENATED MODULE: ./build/src/lint/checks/duplicate-host-port.js



/** Services compared per port: beyond that, one more finding would tell nothing new. */
const MAX_COMPARED = 20;
/** Host ports that two services of a project publish on one address: the second of them does not start. */
const duplicate_host_port_check = {
    name: 'duplicate-host-port',
    *run({ stacks }) {
        for (const stack of stacks)
            yield* duplicatesIn(stack);
    },
};
/** One finding for each pair of services, with all the ports that they both ask for. */
function* duplicatesIn(stack) {
    const claims = new Map();
    const pairs = new Map();
    for (const claim of stack.services.flatMap(claimsOf)) {
        const before = claims.get(claimKey(claim)) ?? [];
        const other = before.find((candidate) => !isSame(candidate, claim) && port_claims_meet(candidate, claim));
        if (other !== undefined) {
            const pair = JSON.stringify([claim.service.id, other.service.id]);
            pairs.set(pair, [...(pairs.get(pair) ?? []), { claim, other }]);
        }
        if (before.length < MAX_COMPARED)
            claims.set(claimKey(claim), [...before, claim]);
    }
    for (const [first, ...others] of pairs.values())
        if (first !== undefined)
            yield violation(first, others);
}
/** Several ports of one line: a range that was expanded. */
function isSame(a, b) {
    return a.service.id === b.service.id && a.port.at.start === b.port.at.start;
}
function violation(first, others) {
    const { claim, other } = first;
    const ports = [first, ...others].map((clash) => portName(clash.claim.port));
    return {
        at: claim.port.at,
        subject: claim.service.id,
        values: {
            service: claim.service.name,
            ports: sentence_listed(ports),
            clash: claim.service === other.service
                ? 'twice, so it cannot start'
                : `as does \`${other.service.name}\`: only one of them can start`,
        },
        value: ports.join(' '),
        related: [first, ...others].map((clash) => ({
            at: clash.other.port.at,
            message: `\`${clash.other.service.name}\` publishes ${portName(clash.other.port)} here.`,
        })),
    };
}

;// CONCATENATED MODULE: ./build/src/lint/confidence.js
/** How sure a finding is that rests on the roles of services: no surer than the least certain of them. */
function confidenceIn(...services) {
    const least = Math.min(...services.map((service) => service.role.confidence));
    if (least >= 0.8)
        return 'high';
    return least >= 0.5 ? 'medium' : 'low';
}

;// CONCATENATED MODULE: ./build/src/lint/membership.js

/** The membership of a stack, computed once. */
const membershipOf = memo((stack) => {
    const members = new Map(stack.networks.map((network) => [network.key, []]));
    for (const service of stack.services) {
        const joined = new Set();
        for (const attachment of service.attachments) {
            if (joined.has(attachment.network))
                continue;
            joined.add(attachment.network);
            const list = members.get(attachment.network);
            if (list === undefined)
                members.set(attachment.network, [{ service, attachment }]);
            else
                list.push({ service, attachment });
        }
    }
    return {
        networks: new Map(stack.networks.map((network) => [network.key, network])),
        members,
        attached: stack.services.filter((service) => service.attachments.length > 0),
        services: new Map(stack.services.map((service) => [service.name, service])),
    };
});
/** The network that every attached service of the stack is on, if there is one. */
function flatNetworkOf(stack) {
    return flat(stack).network;
}
const flat = memo((stack) => {
    const { networks, members, attached } = membershipOf(stack);
    for (const [key, list] of members) {
        if (list.length === attached.length && attached.length > 0)
            return { network: networks.get(key) };
    }
    return {};
});

;// CONCATENATED MODULE: ./build/src/lint/needs.js




/** Services that a service names (dependencies, links, host names in environment and command), by id. Within one stack. */
const references = memo((stack) => referencesOf([stack]));
/** Roles that receive the traffic of others and hold no business with a data store of their own. */
const FRONT_ROLES = new Set(['proxy', 'gateway', 'frontend']);
/** Roles that may use a data store without saying so in a Compose file: their own code and configuration decide. */
const CLIENT_ROLES = new Set([
    'api',
    'app',
    'worker',
    'job',
    'identity',
    'coordination',
    'admin-tool',
    'dev-tool',
    'control-plane',
    'unknown',
]);
function needs_isStore(service) {
    return role/* STORE_ROLES */.a.has(service.role.role);
}
function isFront(service) {
    return FRONT_ROLES.has(service.role.role);
}
/** True when the service names the other one. */
function names(stack, service, other) {
    return references(stack).get(service.id)?.has(other.id) === true;
}
/** True when the service says, or may well have, a reason to open a connection to the store. */
function mayNeed(stack, service, store) {
    return needs_isStore(service) || CLIENT_ROLES.has(service.role.role) || names(stack, service, store);
}
/**
 * Ids of the data stores of a stack that another service stands in front of: one that may need the store, and is neither front
 * nor store. For the others there is no tier that a front could skip.
 */
const needs_guardedStores = memo((stack) => {
    const middle = stack.services.filter((service) => !needs_isStore(service) && !isFront(service));
    const stores = stack.services.filter(needs_isStore).map((store) => store.id);
    if (middle.some((service) => CLIENT_ROLES.has(service.role.role)))
        return new Set(stores);
    const named = new Set(middle.flatMap((service) => [...(references(stack).get(service.id) ?? [])]));
    return new Set(stores.filter((store) => named.has(store)));
});
/** Guarded stores on each network of a stack, by the network's key. */
const storesByNetwork = memo((stack) => {
    const guarded = needs_guardedStores(stack);
    const { members } = membershipOf(stack);
    return new Map([...members].map(([key, list]) => [key, list.flatMap(({ service }) => (guarded.has(service.id) ? [service] : []))]));
});
/** Stores beyond which the search ends, so that a crowded network of a hostile file costs no more than a large one. */
const MAX_SEARCHED = 1000;
/** Guarded stores on one network with the service that it neither names nor is likely to need, the first `most` of them. */
function needlessStores(stack, service, network, most = MAX_SEARCHED) {
    const needless = [];
    if (needs_isStore(service) || CLIENT_ROLES.has(service.role.role))
        return needless;
    for (const store of storesByNetwork(stack).get(network) ?? []) {
        if (names(stack, service, store))
            continue;
        needless.push(store);
        if (needless.length === most)
            break;
    }
    return needless;
}

;// CONCATENATED MODULE: ./build/src/lint/checks/exposure-path.js







/** Stores that a finding shows beside its own. */
const MAX_RELATED = 10;
/**
 * Data stores that the outside is too close to, with the shortest path. One finding for all stores of a stack that one published
 * service leads to. A store that is itself published, a direct path that the published service needs, and paths that
 * `flat-network` or `skipped-tier` explain are not reported here.
 */
const exposure_path_check = {
    name: 'exposure-path',
    *run(context, { maxHops }) {
        const shortest = shortestPaths(context.reachability);
        for (const stack of context.stacks) {
            const ways = new Map();
            for (const store of stack.services) {
                const paths = shortest.get(store.id) ?? [];
                const path = paths.find((candidate) => counts(context, stack, store, candidate, maxHops));
                if (path === undefined)
                    continue;
                const edge = path.published.service;
                const known = ways.get(edge);
                if (known === undefined)
                    ways.set(edge, [{ store, path }]);
                else
                    known.push({ store, path });
            }
            for (const [first, ...others] of ways.values())
                if (first !== undefined)
                    yield exposure_path_violation(context, first, others);
        }
    },
};
/** Paths of each store that start at a port open to other machines, shortest first. */
const shortestPaths = memo((reachability) => {
    const byStore = new Map();
    for (const path of reachability.paths.filter(isOpen)) {
        const paths = byStore.get(path.store);
        if (paths === undefined)
            byStore.set(path.store, [path]);
        else
            paths.push(path);
    }
    for (const paths of byStore.values())
        paths.sort((0,compare.by)(({ through }) => through.length));
    return byStore;
});
function isOpen(path) {
    const reach = reachOf(path.published.hostIp);
    return path.through.length > 1 && (reach === 'everywhere' || reach === 'address');
}
function counts(context, stack, store, path, maxHops) {
    const hops = path.through.length - 1;
    if (hops > maxHops)
        return false;
    if (hops > 1)
        return true;
    const edge = context.services.get(path.published.service);
    if (edge === undefined)
        return false;
    if (edge.stack !== stack.id)
        return edge.project !== store.project && !mayNeed(stack, edge, store);
    if (flatNetworkOf(stack) !== undefined)
        return false;
    return !(isFront(edge) && needs_guardedStores(stack).has(store.id)) && !mayNeed(stack, edge, store);
}
function exposure_path_violation(context, { store, path }, others) {
    const { published, through } = path;
    const edge = context.services.get(published.service);
    const port = edge?.ports[published.index];
    const hops = through.length - 1;
    return {
        at: store.at,
        subject: store.id,
        values: {
            store: store.name,
            stores: sentence_listed([store, ...others.map((other) => other.store)].map(({ name }) => name)),
            edge: edge?.name ?? published.service,
            port: /^\d/.test(published.hostPort) ? published.hostPort : String(published.port),
            distance: hops === 1 ? 'one connection' : `${hops} connections`,
            path: describe(context, through),
        },
        value: edge?.name ?? published.service,
        confidence: edge === undefined ? 'medium' : confidenceIn(edge, store),
        related: [
            ...(port === undefined ? [] : [{ at: port.at, message: 'The way in.' }]),
            ...others
                .slice(0, MAX_RELATED)
                .map((other) => ({ at: other.store.at, message: `It also leads to \`${other.store.name}\`.` })),
        ],
    };
}
/** `web -> backend (network app) -> db (network data)`. */
function describe({ reachability, services }, through) {
    return through
        .map((id, index) => {
        const name = services.get(id)?.name ?? id;
        const before = through[index - 1];
        const [via] = before === undefined ? [] : reachability.via(before, id);
        return via === undefined ? name : `${name} (network ${via})`;
    })
        .join(' -> ');
}

;// CONCATENATED MODULE: ./build/src/lint/checks/flat-network.js





/** Stores that a finding shows beside its own. */
const flat_network_MAX_RELATED = 10;
/**
 * One network for everything, although a service that is open to the outside has no business with a data store.
 * One finding per stack: the cause is the network, not the pairs that it joins.
 */
const flat_network_check = {
    name: 'flat-network',
    *run({ stacks }) {
        for (const stack of stacks) {
            const violation = judge(stack);
            if (violation !== undefined)
                yield violation;
        }
    },
};
function judge(stack) {
    const network = flatNetworkOf(stack);
    if (network === undefined)
        return undefined;
    for (const edge of stack.services) {
        const [port] = outsidePorts(edge);
        const stores = port === undefined ? [] : needlessStores(stack, edge, network.key);
        const [first, ...others] = stores;
        if (port !== undefined && first !== undefined)
            return flat_network_violation(stack, network, edge, port, [first, ...others]);
    }
    return undefined;
}
/** The place is the store's: it is the one to move, and it is the same in every variant of the project. */
function flat_network_violation(stack, network, edge, port, stores) {
    const [first, ...others] = stores;
    const attachment = first.attachments.find((candidate) => candidate.network === network.key);
    return {
        at: network.declared ? (attachment?.at ?? first.at) : first.at,
        subject: first.id,
        values: {
            network: network.key,
            services: String(membershipOf(stack).attached.length),
            edge: edge.name,
            port: portName(port),
            stores: sentence_listed(stores.map((store) => store.name)),
        },
        value: network.key,
        related: [
            { at: port.at, message: `\`${edge.name}\` is open to the outside here.` },
            ...others
                .slice(0, flat_network_MAX_RELATED)
                .map((store) => ({ at: store.at, message: `\`${store.name}\` is on the same network.` })),
        ],
        confidence: confidenceIn(edge, first),
    };
}

;// CONCATENATED MODULE: ./build/src/lint/checks/healthcheck-test.js
/** Healthchecks whose test does not do what it seems to. */
const healthcheck_test_check = {
    name: 'healthcheck-test',
    *run({ stacks }, { fault }) {
        const isFaulty = fault === 'none-as-text' ? isNoneAsText : cannotFail;
        for (const service of stacks.flatMap((stack) => stack.services)) {
            const test = service.healthcheck?.test;
            if (test === undefined || !isFaulty(test.value))
                continue;
            const command = test.value.slice(1).join(' ').trim();
            yield { at: test.at, subject: service.id, values: { service: service.name, test: command }, value: command };
        }
    },
};
function isNoneAsText([kind, ...words]) {
    return kind === 'CMD-SHELL' && words.join(' ').trim() === 'NONE';
}
/** Programs that succeed whatever happens. */
const ALWAYS = /^(?:true|:|exit 0|echo(?: [^|;&<>]*)?)$/;
const LONGEST = 4_000;
function cannotFail([kind, ...words]) {
    const text = words.join(' ').trim();
    if (text === '' || text.length > LONGEST)
        return false;
    if (kind !== 'CMD-SHELL')
        return kind === 'CMD' && words.length > 0 && (words[0] === 'true' || words[0] === 'echo');
    return ALWAYS.test(lastCommand(text));
}
/** The command that decides the outcome in the end: what stands after the last `||` or `;`, else the whole. */
function lastCommand(text) {
    const after = Math.max(text.lastIndexOf('||') + 1, text.lastIndexOf(';'), text.lastIndexOf('\n'));
    return text.slice(after < 1 ? 0 : after + 1).trim();
}

;// CONCATENATED MODULE: ./build/src/lint/sizes.js
const UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
/** A number of bytes for people: `512 MiB`, `1.5 GiB`. */
function sizeText(bytes) {
    let value = bytes;
    let unit = 0;
    while (value >= 1024 && unit < UNITS.length - 1) {
        value /= 1024;
        unit++;
    }
    return `${Number.isInteger(value) ? value : value.toFixed(1)} ${UNITS[unit]}`;
}
/** A duration in milliseconds for people: `90 seconds`, `15 minutes`, `2 hours`. */
function durationText(milliseconds) {
    if (milliseconds < 1000)
        return sizes_counted(milliseconds, 'millisecond');
    const seconds = milliseconds / 1000;
    if (seconds < 120)
        return sizes_counted(seconds, 'second');
    const minutes = seconds / 60;
    return minutes < 120 ? sizes_counted(minutes, 'minute') : sizes_counted(minutes / 60, 'hour');
}
function sizes_counted(value, unit) {
    const shown = Number(value.toFixed(1));
    return `${shown} ${unit}${shown === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./build/src/lint/checks/healthcheck-timing.js

/** Healthchecks whose timing has no effect or not the one that was meant. What a file leaves out has the engine's default. */
const healthcheck_timing_check = {
    name: 'healthcheck-timing',
    *run({ stacks }, { fault, limit }) {
        const judge = JUDGES[fault];
        for (const service of stacks.flatMap((stack) => stack.services)) {
            const { healthcheck } = service;
            if (healthcheck === undefined || healthcheck.disabled)
                continue;
            const verdict = judge(healthcheck, limit);
            if (verdict === undefined)
                continue;
            const { setting, values } = verdict;
            const value = String(setting.value);
            yield { at: setting.at, subject: service.id, values: { service: service.name, ...values }, value };
        }
    },
};
/** The engine's defaults, which it also takes for 0. */
const INTERVAL = 30_000;
const RETRIES = 3;
const JUDGES = {
    'timeout-above-interval': ({ interval, timeout }) => {
        const between = interval?.value || INTERVAL;
        if (timeout === undefined || timeout.value <= between)
            return undefined;
        return {
            setting: timeout,
            values: { timeout: durationText(timeout.value), interval: durationText(between) },
        };
    },
    'start-interval-alone': ({ startInterval, startPeriod }) => {
        if (startInterval === undefined || startInterval.value <= 0 || (startPeriod?.value ?? 0) > 0)
            return undefined;
        return { setting: startInterval, values: { startInterval: durationText(startInterval.value) } };
    },
    'no-retries': ({ retries }) => retries === undefined || retries.value > 0
        ? undefined
        : { setting: retries, values: { retries: `${retries.value}` } },
    slow: ({ interval, retries }, limit) => {
        const every = interval?.value || INTERVAL;
        const times = retries !== undefined && retries.value > 0 ? retries.value : RETRIES;
        const setting = every > INTERVAL ? (interval ?? retries) : (retries ?? interval);
        if (setting === undefined || every * times <= limit)
            return undefined;
        return {
            setting,
            values: { delay: durationText(every * times), interval: durationText(every), retries: String(times) },
        };
    },
    frequent: ({ interval }, limit) => {
        if (interval === undefined || interval.value <= 0 || interval.value >= limit)
            return undefined;
        return { setting: interval, values: { interval: durationText(interval.value) } };
    },
};

// EXTERNAL MODULE: ./build/src/model/units.js
var units = __webpack_require__(5596);
;// CONCATENATED MODULE: ./build/src/lint/checks/heap-above-limit.js


const heap_above_limit_UNITS = { bytes: 1, MiB: 1024 ** 2, GiB: 1024 ** 3 };
/** Programs that are told to take at least as much memory as their container may have: the largest such setting of each service. */
const heap_above_limit_check = {
    name: 'heap-above-limit',
    *run({ stacks }, params) {
        for (const service of stacks.flatMap((stack) => stack.services)) {
            const limit = service.resources.memoryLimit;
            if (limit === undefined || limit.value <= 0)
                continue;
            const largest = [...settingsOf(service, params)].sort((a, b) => b.bytes - a.bytes)[0];
            if (largest === undefined || largest.bytes < limit.value)
                continue;
            yield {
                at: largest.at,
                subject: service.id,
                values: {
                    service: service.name,
                    setting: largest.text,
                    size: sizeText(largest.bytes),
                    limit: sizeText(limit.value),
                },
                value: largest.text,
                related: [{ at: limit.at, message: 'The limit is set here.' }],
            };
        }
    },
};
function* settingsOf(service, { options, variables }) {
    for (const { name, value, unknown, at } of service.environment) {
        if (value === undefined || unknown === true)
            continue;
        const variable = variables.find((candidate) => candidate.name === name);
        const bytes = variable === undefined ? undefined : bytesOf(value, variable.unit);
        if (bytes !== undefined)
            yield { bytes, text: `${name}=${value}`, at };
        if (value.includes('-'))
            yield* optionsIn(value.split(/\s+/), options, at);
    }
    for (const words of [service.entrypoint, service.command]) {
        if (words !== undefined)
            yield* optionsIn(words.value.flatMap((word) => word.split(/\s+/)), options, words.at);
    }
}
function* optionsIn(words, options, at) {
    for (const [index, quoted] of words.entries()) {
        const word = quoted.replace(/^["']|["']$/g, '');
        const option = options.find(({ name }) => word.startsWith(name));
        if (option === undefined)
            continue;
        // `--maxmemory 1gb` stands in two words.
        const apart = word === option.name;
        const size = apart ? words[index + 1] : word.slice(option.name.length).replace(/^=/, '');
        const bytes = bytesOf(size ?? '', option.unit);
        if (bytes !== undefined)
            yield { bytes, text: apart ? `${word} ${size}` : word, at };
    }
}
/** A size in the notation of JVMs, Redis and database servers, which all count in powers of 1024. */
function bytesOf(text, unit) {
    const trimmed = text.trim();
    const bytes = (0,units/* parseBytes */.z_)(trimmed);
    if (bytes === undefined || bytes <= 0)
        return undefined;
    return /^[\d.]+$/.test(trimmed) ? bytesOfNumber(trimmed, unit) : bytes;
}
function bytesOfNumber(text, unit) {
    const bytes = Number(text) * heap_above_limit_UNITS[unit];
    return Number.isFinite(bytes) ? bytes : undefined;
}

;// CONCATENATED MODULE: ./build/src/lint/creators.js

/** The use of networks in the repository, computed once. Names that a variable without a value decides are left out. */
function networkUseOf(context) {
    return useOf(context.networksByName);
}
const useOf = memo((networksByName) => {
    const creators = new Map();
    const joiners = new Map();
    for (const [name, carriers] of networksByName) {
        for (const carrier of carriers)
            add(carrier.network.external ? joiners : creators, name, carrier);
    }
    return { creators, joiners };
});
/** Appends to the list under a key. */
function add(map, key, carrier) {
    const list = map.get(key);
    if (list === undefined)
        map.set(key, [carrier]);
    else
        list.push(carrier);
}
/** The project that a stack belongs to: variants are of the project that they are laid over. */
function projectOf(stack) {
    return stack.variantOf ?? stack.id;
}
/** Where the declaration of a network says that it is external, or else its key. */
function externalPlace(network) {
    return network.externalAt ?? network.at;
}

;// CONCATENATED MODULE: ./build/src/lint/joined-projects.js

/**
 * Stacks in groups that are meant to run on one machine, because some of them join networks (`external: true`) that others create
 * or join as well. Stacks that stand alone are left out; of a project with variants only the base counts.
 */
function joinedProjects({ stacks, networksByName }) {
    const parent = new Map();
    const rootOf = (project) => {
        let root = project;
        for (let next = parent.get(root); next !== undefined; next = parent.get(root))
            root = next;
        for (let step = project; step !== root;) {
            const next = parent.get(step) ?? root;
            parent.set(step, root);
            step = next;
        }
        return root;
    };
    for (const carriers of networksByName.values()) {
        if (!carriers.some(({ network }) => network.external))
            continue;
        const [first, ...others] = carriers.map(({ stack }) => projectOf(stack));
        if (first === undefined)
            continue;
        for (const other of others) {
            const [a, b] = [rootOf(first), rootOf(other)];
            if (a !== b)
                parent.set(b, a);
        }
    }
    const groups = new Map();
    for (const stack of stacks) {
        if (stack.variantOf !== undefined)
            continue;
        const root = rootOf(stack.id);
        const group = groups.get(root);
        if (group === undefined)
            groups.set(root, [stack]);
        else
            group.push(stack);
    }
    return [...groups.values()].filter((group) => group.length > 1);
}

;// CONCATENATED MODULE: ./build/src/lint/checks/host-port-across-projects.js



/**
 * Projects that are joined by a network and so run side by side, and publish the same host port. Files that share one project name
 * are parts or alternatives of one project, and are not compared.
 */
const host_port_across_projects_check = {
    name: 'host-port-across-projects',
    scope: 'repository',
    *run(context) {
        for (const group of joinedProjects(context))
            yield* clashesIn(group);
    },
};
/** Each port is compared with the first project that claims it: one finding per later project. */
function* clashesIn(group) {
    const first = new Map();
    for (const stack of group) {
        for (const claim of stack.services.flatMap(claimsOf)) {
            const key = claimKey(claim);
            const other = first.get(key);
            if (other === undefined)
                first.set(key, { stack, claim });
            else if (other.stack.name !== stack.name && port_claims_meet(other.claim, claim))
                yield host_port_across_projects_violation(stack, claim, other);
        }
    }
}
function host_port_across_projects_violation(stack, claim, other) {
    return {
        at: claim.port.at,
        subject: claim.service.id,
        values: {
            service: claim.service.name,
            project: stack.name,
            port: portName(claim.port),
            other: other.claim.service.name,
            otherProject: other.stack.name,
        },
        value: portName(claim.port),
        related: [{ at: other.claim.port.at, message: `\`${other.claim.service.name}\` publishes it here.` }],
    };
}

;// CONCATENATED MODULE: ./build/src/lint/checks/ignored-network-settings.js

/** Settings of external networks: whoever created the network decided them, and Compose ignores what stands here. */
const ignored_network_settings_check = {
    name: 'ignored-network-settings',
    *run({ stacks }) {
        for (const stack of stacks) {
            for (const network of stack.networks) {
                const settings = network.external ? ignored_network_settings_settingsOf(network) : [];
                if (settings.length === 0)
                    continue;
                yield {
                    at: network.at,
                    subject: `${stack.id}/${network.key}`,
                    values: { network: network.key, settings: sentence_listed(settings) },
                    value: settings.join(' '),
                };
            }
        }
    },
};
function ignored_network_settings_settingsOf({ driver, internal, attachable, subnets }) {
    const settings = [];
    if (driver !== undefined)
        settings.push('driver');
    if (internal)
        settings.push('internal');
    if (attachable)
        settings.push('attachable');
    if (subnets.length > 0)
        settings.push('ipam');
    return settings;
}

;// CONCATENATED MODULE: ./build/src/lint/checks/ignored-ports.js


/** `ports` of services whose `network_mode` leaves them without effect, or makes the engine refuse them. */
const ignored_ports_check = {
    name: 'ignored-ports',
    *run({ stacks }) {
        for (const { services } of stacks) {
            for (const service of services) {
                const mode = service.networkMode;
                const [first] = service.ports;
                const effect = mode === undefined ? undefined : effectOf(mode.value);
                if (mode === undefined || first === undefined || effect === undefined)
                    continue;
                yield {
                    at: first.at,
                    subject: service.id,
                    values: {
                        service: service.name,
                        ports: sentence_listed(service.ports.map(portName)),
                        mode: textOf(mode.value),
                        effect,
                    },
                    value: textOf(mode.value),
                    related: [{ at: mode.at, message: 'The network mode is set here.' }],
                };
            }
        }
    },
};
function effectOf(mode) {
    switch (mode.kind) {
        case 'host':
            return 'it listens on the ports of the machine whatever `ports` says';
        case 'none':
            return 'it has no network to publish from';
        case 'service':
        case 'container':
            return 'the container that owns the network has to publish them';
        default:
            return undefined;
    }
}
function textOf(mode) {
    switch (mode.kind) {
        case 'service':
            return `service:${mode.service}`;
        case 'container':
            return `container:${mode.container}`;
        case 'other':
            return mode.text;
        default:
            return mode.kind;
    }
}

;// CONCATENATED MODULE: ./build/src/lint/checks/internal-network.js



/**
 * Networks that could be `internal: true` without anyone noticing: data stores that publish nothing and have no other network,
 * and services that have their way out on another network.
 */
const internal_network_check = {
    name: 'internal-network',
    *run({ stacks }) {
        for (const stack of stacks) {
            const { members } = membershipOf(stack);
            for (const network of stack.networks) {
                const violation = internal_network_judge(stack, network, members.get(network.key) ?? []);
                if (violation !== undefined)
                    yield violation;
            }
        }
    },
};
function internal_network_judge(stack, network, members) {
    if (!network.declared || network.external || network.internal || network.unknownName)
        return undefined;
    const stores = members.filter(({ service }) => needs_isStore(service));
    if (stores.length === 0 || stores.length === members.length || !members.every(staysWhole))
        return undefined;
    return {
        at: network.at,
        subject: `${stack.id}/${network.key}`,
        values: { network: network.key, stores: sentence_listed(stores.map(({ service }) => service.name)) },
        value: network.key,
    };
}
/** True when the member loses nothing: a store that only listens here, or a service that also stands elsewhere. */
function staysWhole({ service }) {
    return needs_isStore(service)
        ? service.ports.length === 0 && service.attachments.length === 1
        : service.attachments.length > 1;
}

;// CONCATENATED MODULE: ./build/src/lint/health.js

/** A role read with less is not the image's own. */
const health_SURE = 0.85;
function healthSourceOf(service, catalogue) {
    const { healthcheck, image, build, role } = service;
    if (healthcheck?.disabled === true)
        return 'disabled';
    if ((healthcheck?.test?.value.length ?? 0) > 0)
        return 'file';
    if (build !== undefined || image === undefined || image.unknown || role.product === undefined)
        return 'unknown';
    const product = productsOf(catalogue).get(role.product);
    if (product === undefined || role.confidence < health_SURE)
        return 'unknown';
    if (product.hasHealthcheck === true)
        return 'image';
    // Who sets only the timing, or `disable: false`, seems to know of a check in the image.
    return healthcheck === undefined || isOfficial(image) ? 'none' : 'unknown';
}
/**
 * Docker's official images never declare a check: their maintainers leave it to the user on purpose. Of other images of a known
 * product we only know that the maker's own does not.
 */
function isOfficial(image) {
    return image !== undefined && image.registry === undefined && !image.repository.includes('/');
}
/** A command that tells whether the product is healthy, as a Compose file writes it; undefined when none is known. */
function healthCommand(service, catalogue) {
    return productsOf(catalogue)
        .get(service.role.product ?? '')
        ?.healthcheck?.replaceAll('$', '$$$$');
}
/** Products by id. */
const productsOf = memo((catalogue) => new Map(catalogue.products.map((product) => [product.id, product])));

;// CONCATENATED MODULE: ./build/src/lint/checks/limit-value.js


/** Limits that do not do what they seem to. */
const limit_value_check = {
    name: 'limit-value',
    *run(context, { fault }) {
        const judge = limit_value_JUDGES[fault];
        for (const service of context.stacks.flatMap((stack) => stack.services)) {
            for (const { setting, values, related } of judge(service, context)) {
                yield {
                    at: setting.at,
                    subject: service.id,
                    values: { service: service.name, ...values },
                    value: String(setting.value),
                    related: related ?? [],
                };
            }
        }
    },
};
/** The engine refuses to create a container with less: `linuxMinMemory` in its sources, and a hundredth of a core. */
const LEAST_MEMORY = 6 * 1024 ** 2;
const LEAST_CORES = 0.01;
const limit_value_JUDGES = {
    *zero({ resources: { memoryLimit, cpuLimit } }) {
        if (memoryLimit?.value === 0)
            yield { setting: memoryLimit, values: { resource: 'memory' } };
        if (cpuLimit?.value === 0)
            yield { setting: cpuLimit, values: { resource: 'CPU' } };
    },
    *refused({ resources: { memoryLimit, cpuLimit } }) {
        if (memoryLimit !== undefined && memoryLimit.value > 0 && memoryLimit.value < LEAST_MEMORY) {
            const { value } = memoryLimit;
            const meant = value >= 6 && value < 1024 ** 2 ? ` Write \`${value}m\` if ${value} MiB are meant.` : '';
            yield { setting: memoryLimit, values: { limit: sizeText(value), least: sizeText(LEAST_MEMORY), meant } };
        }
        if (cpuLimit !== undefined && cpuLimit.value > 0 && cpuLimit.value < LEAST_CORES) {
            yield {
                setting: cpuLimit,
                values: { limit: `${cpuLimit.value} cores`, least: `${LEAST_CORES} cores`, meant: '' },
            };
        }
    },
    *'below-minimum'({ resources: { memoryLimit }, role }, { catalogue }) {
        const product = productsOf(catalogue).get(role.product ?? '');
        const minimum = product?.minimumMemory;
        if (memoryLimit === undefined || minimum === undefined || product?.role !== role.role)
            return;
        if (memoryLimit.value < LEAST_MEMORY || memoryLimit.value >= minimum.bytes)
            return;
        yield {
            setting: memoryLimit,
            values: {
                limit: sizeText(memoryLimit.value),
                minimum: sizeText(minimum.bytes),
                product: product.name,
                source: minimum.source,
            },
        };
    },
    *'memory-reservation'({ resources: { memoryLimit, memoryReservation } }) {
        yield* contradiction(memoryReservation, memoryLimit, sizeText);
    },
    *'cpu-reservation'({ resources: { cpuLimit, cpuReservation } }) {
        yield* contradiction(cpuReservation, cpuLimit, (cores) => `${cores} cores`);
    },
};
function* contradiction(reservation, limit, text) {
    if (limit === undefined || reservation === undefined || limit.value <= 0 || reservation.value <= limit.value)
        return;
    yield {
        setting: reservation,
        values: { reservation: text(reservation.value), limit: text(limit.value) },
        related: [{ at: limit.at, message: 'The limit is set here.' }],
    };
}

;// CONCATENATED MODULE: ./build/src/lint/checks/missing-healthcheck.js



/** Services of known images that have no healthcheck, neither in the file nor in the image. Own builds and unknown images are not judged. */
const missing_healthcheck_check = {
    name: 'missing-healthcheck',
    *run({ stacks, catalogue }, { roles, exceptRoles, awaited, exceptDependents }) {
        for (const stack of stacks) {
            const dependents = dependentsOf(stack);
            for (const service of stack.services) {
                const { role } = service.role;
                if (roles?.includes(role) === false || exceptRoles.includes(role))
                    continue;
                const waiting = (dependents.get(service.name) ?? []).filter((d) => !exceptDependents.includes(d.service.role.role));
                // Waiting for health that never comes is another rule's finding.
                if ((awaited && waiting.length === 0) || waiting.some((d) => d.dependency.condition === 'service_healthy'))
                    continue;
                if (healthSourceOf(service, catalogue) !== 'none')
                    continue;
                yield missing_healthcheck_violation(service, waiting, healthCommand(service, catalogue));
            }
        }
    },
};
function missing_healthcheck_violation(service, waiting, command) {
    const official = isOfficial(service.image);
    return {
        at: service.healthcheck?.at ?? service.at,
        subject: service.id,
        values: {
            service: service.name,
            role: service.role.role,
            where: official ? 'in this file nor in its image' : 'in this file nor, as far as is known, in its image',
            dependents: sentence_listed(waiting.map((dependent) => dependent.service.name)),
            wait: waiting.length === 1 ? 'waits' : 'wait',
            suggestion: command === undefined ? '' : ` A test to start from: \`${command}\`.`,
        },
        related: waiting.map((dependent) => ({
            at: dependent.dependency.at,
            message: `\`${dependent.service.name}\` waits for it.`,
        })),
        confidence: official ? 'high' : 'medium',
    };
}

;// CONCATENATED MODULE: ./build/src/lint/checks/missing-limit.js


const LIMITS = { memory: 'memoryLimit', cpu: 'cpuLimit', processes: 'pidsLimit' };
const MAX_PLACES = 20;
/**
 * Services without a limit, as one finding per stack. What a variant sets counts for its base, and a variant only answers for the
 * services that its base does not have. Stacks for development and tests are left alone.
 */
const missing_limit_check = {
    name: 'missing-limit',
    scope: 'repository',
    *run({ stacks }, { resource, developmentWords }) {
        const limited = (service) => service.resources[LIMITS[resource]] !== undefined;
        const serious = stacks.filter((stack) => !isForDevelopment(stack, developmentWords));
        const limitedInVariant = new Map();
        for (const { variantOf, services } of serious) {
            if (variantOf === undefined)
                continue;
            const names = limitedInVariant.get(variantOf) ?? new Set();
            limitedInVariant.set(variantOf, names);
            for (const service of services)
                if (limited(service))
                    names.add(service.name);
        }
        const ofBase = new Map(stacks.map((stack) => [stack.id, new Set(stack.services.map(({ name }) => name))]));
        for (const stack of serious) {
            const settled = limitedInVariant.get(stack.id);
            const inBase = ofBase.get(stack.variantOf ?? '');
            const open = stack.services.filter((service) => !limited(service) && settled?.has(service.name) !== true && inBase?.has(service.name) !== true);
            if (open.length > 0)
                yield missing_limit_violation(stack, open);
        }
    },
};
function missing_limit_violation(stack, open) {
    const names = sentence_listed(open.map(({ name }) => name));
    const all = open.length > 1 && open.length === stack.services.length;
    return {
        at: stack.at,
        subject: stack.id,
        values: {
            services: all ? `${open.length === 2 ? 'Both' : `All ${open.length}`} services (${names})` : names,
            have: open.length === 1 ? 'has' : 'have',
        },
        related: open.slice(0, MAX_PLACES).map(({ name, at }) => ({ at, message: `\`${name}\` has no limit.` })),
    };
}

;// CONCATENATED MODULE: ./build/src/lint/namesake.js


/**
 * The network that a project seems to mean when nothing has the name that it asks for: one that a single other project nearby
 * declares under that key, and that therefore really carries the project's name in front.
 * Near are one folder, a folder and the one above it, and two folders side by side.
 */
function namesake(context, joiner) {
    if (networkUseOf(context).creators.has(joiner.network.name))
        return undefined;
    const { name } = joiner.network;
    const { path } = joiner.stack;
    const { inFolder, belowFolder } = createdNear(context.networksByName);
    const lists = [inFolder.get(place(name, path)), belowFolder.get(place(name, path))];
    if (path !== '')
        lists.push(inFolder.get(place(name, namesake_parent(path))), belowFolder.get(place(name, namesake_parent(path))));
    let found;
    for (const list of lists) {
        for (const carrier of list ?? []) {
            const project = projectOf(carrier.stack);
            if (project === projectOf(joiner.stack))
                continue;
            if (found !== undefined && projectOf(found.stack) !== project)
                return undefined;
            found ??= carrier;
        }
    }
    return found;
}
const createdNear = memo((networksByName) => {
    const inFolder = new Map();
    const belowFolder = new Map();
    for (const carriers of networksByName.values()) {
        for (const carrier of carriers) {
            const { network, stack } = carrier;
            if (network.external)
                continue;
            add(inFolder, place(network.key, stack.path), carrier);
            if (stack.path !== '')
                add(belowFolder, place(network.key, namesake_parent(stack.path)), carrier);
        }
    }
    return { inFolder, belowFolder };
});
function place(key, path) {
    return JSON.stringify([key, path]);
}
function namesake_parent(path) {
    return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

;// CONCATENATED MODULE: ./build/src/lint/checks/missing-network-creator.js



/** External networks that nothing in the repository creates. One finding per network, with every project that joins it. */
const missing_network_creator_check = {
    name: 'missing-network-creator',
    scope: 'repository',
    *run(context, { provided }) {
        const { creators, joiners } = networkUseOf(context);
        const known = new Set([...provided, ...(context.createdNetworks ?? []).map(({ name }) => name)]);
        for (const [name, carriers] of joiners) {
            if (creators.has(name) || known.has(name))
                continue;
            const missing = carriers.filter((carrier) => namesake(context, carrier) === undefined);
            const violation = missing_network_creator_judge(name, missing);
            if (violation !== undefined)
                yield violation;
        }
    },
};
function missing_network_creator_judge(name, carriers) {
    const [first, ...others] = carriers;
    if (first === undefined)
        return undefined;
    const projects = new Map(carriers.map((carrier) => [projectOf(carrier.stack), carrier.stack.name]));
    return {
        at: externalPlace(first.network),
        subject: `${first.stack.id}/${first.network.key}`,
        values: { network: name, projects: sentence_listed([...new Set(projects.values())]) },
        value: name,
        related: others
            .filter((carrier) => projectOf(carrier.stack) !== projectOf(first.stack))
            .map(({ stack, network }) => ({ at: externalPlace(network), message: `\`${stack.name}\` joins it as well.` })),
    };
}

;// CONCATENATED MODULE: ./build/src/lint/checks/missing-volume-creator.js


/** External volumes that no project of the repository creates. One finding per volume. */
const missing_volume_creator_check = {
    name: 'missing-volume-creator',
    scope: 'repository',
    *run({ stacks }) {
        const created = new Set();
        const external = new Map();
        for (const stack of stacks) {
            for (const volume of stack.volumes) {
                if (!volume.external)
                    created.add(volume.name);
                else if (external.get(volume.name)?.push({ stack, volume }) === undefined)
                    external.set(volume.name, [{ stack, volume }]);
            }
        }
        for (const [name, carriers] of external) {
            const [first, ...others] = carriers;
            if (first === undefined || name === '' || created.has(name))
                continue;
            yield {
                at: first.volume.at,
                subject: `${first.stack.id}/${first.volume.key}`,
                values: { volume: name, projects: sentence_listed([...new Set(carriers.map(({ stack }) => stack.name))]) },
                value: name,
                related: others
                    .filter(({ stack }) => projectOf(stack) !== projectOf(first.stack))
                    .map(({ stack, volume }) => ({ at: volume.at, message: `\`${stack.name}\` uses it as well.` })),
            };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/lint/checks/network-mode.js
/** Services with a certain `network_mode`. */
const network_mode_check = {
    name: 'network-mode',
    *run({ stacks }, { modes, exceptRoles }) {
        for (const { services } of stacks) {
            for (const service of services) {
                const mode = service.networkMode;
                if (mode === undefined || exceptRoles.includes(service.role.role))
                    continue;
                const { kind } = mode.value;
                if (!modes.some((reported) => reported === kind))
                    continue;
                yield { at: mode.at, subject: service.id, values: { service: service.name, mode: kind }, value: kind };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/lint/checks/network-name-mismatch.js


/** External networks whose name is the key, and not the real name, of the network that another project creates. */
const network_name_mismatch_check = {
    name: 'network-name-mismatch',
    scope: 'repository',
    *run(context) {
        for (const [name, carriers] of networkUseOf(context).joiners) {
            const reported = new Set();
            for (const carrier of carriers) {
                const creator = namesake(context, carrier);
                const project = projectOf(carrier.stack);
                if (creator === undefined || reported.has(project))
                    continue;
                reported.add(project);
                const [file] = creator.stack.files;
                yield {
                    at: carrier.network.nameAt ?? externalPlace(carrier.network),
                    subject: `${carrier.stack.id}/${carrier.network.key}`,
                    values: {
                        network: name,
                        real: creator.network.name,
                        creator: creator.stack.name,
                        file: file ?? creator.stack.path,
                    },
                    value: `${name} ${creator.network.name}`,
                    related: [{ at: creator.network.at, message: `Here \`${creator.network.name}\` is created.` }],
                };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/lint/checks/own-external-network.js

/** External networks that the same project creates under another key: it asks for what it has yet to make. */
const own_external_network_check = {
    name: 'own-external-network',
    *run({ stacks }) {
        for (const stack of stacks) {
            const own = new Map(stack.networks
                .filter((network) => !network.external && !network.unknownName)
                .map((network) => [network.name, network]));
            for (const network of stack.networks) {
                const created = network.external && !network.unknownName ? own.get(network.name) : undefined;
                if (created === undefined)
                    continue;
                yield {
                    at: externalPlace(network),
                    subject: `${stack.id}/${network.key}`,
                    values: { network: network.key, name: network.name, created: created.key, project: stack.name },
                    value: network.name,
                    related: [{ at: created.at, message: `\`${created.key}\` creates it.` }],
                };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/lint/checks/problem.js
/** Places that a finding shows beside its own. */
const problem_MAX_RELATED = 10;
/** Reports what reading and loading found wrong. The problem says it all; the rule groups, levels and explains. */
const problem_check = {
    name: 'problem',
    scope: 'repository',
    *run(context, { codes, group }) {
        const wanted = new Set(codes);
        const groups = new Map();
        for (const problem of context.problems) {
            if (!wanted.has(problem.code))
                continue;
            const { path } = problem.at.file;
            const key = group === 'file' ? path : JSON.stringify([path, problem.code, problem.message]);
            // A file that several projects read gives each problem several times.
            const place = `${problem.at.start} ${problem.message}`;
            const places = groups.get(key);
            if (places === undefined)
                groups.set(key, new Map([[place, problem]]));
            else if (!places.has(place))
                places.set(place, problem);
        }
        for (const places of groups.values()) {
            const [first, ...others] = places.values();
            if (first !== undefined)
                yield problem_violation(first, others);
        }
    },
};
function problem_violation(first, others) {
    const more = others.length === 0
        ? ''
        : `The same in ${others.length} more ${others.length === 1 ? 'place' : 'places'} of this file.`;
    return {
        at: first.at,
        subject: first.at.file.path,
        values: { problem: first.message, code: first.code, hint: first.hint ?? '', more },
        value: `${first.code} ${first.message}`,
        related: [...(first.related ?? []), ...others.slice(0, problem_MAX_RELATED).map(({ at, message }) => ({ at, message }))],
    };
}

;// CONCATENATED MODULE: ./build/src/lint/development.js
/**
 * True when the place's file or the stack's variant is for a developer's machine only, judged by the words of its name
 * (`compose.override.yaml`, `docker-compose.dev.yml`): what is practical there is a mistake elsewhere.
 */
function forDevelopment(stack, path, words) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const parts = `${name} ${stack.variant ?? ''}`.toLowerCase().split(/[^a-z0-9]+/);
    return parts.some((part) => words.includes(part));
}

;// CONCATENATED MODULE: ./build/src/lint/role-noun.js
const NOUNS = {
    search: 'search engine',
    broker: 'message broker',
    'object-store': 'object store',
    coordination: 'coordination service',
    gateway: 'API gateway',
    'admin-tool': 'administration tool',
    'dev-tool': 'development tool',
    identity: 'identity service',
    observability: 'monitoring tool',
};
/** What to call a service of a role in a sentence. */
function roleNoun(role) {
    return NOUNS[role] ?? role.replaceAll('-', ' ');
}

;// CONCATENATED MODULE: ./build/src/lint/checks/published-port.js





/** Services of certain roles that publish ports on every interface. An address that a variable decides is not judged. */
const published_port_check = {
    name: 'published-port',
    *run({ stacks }, params) {
        for (const stack of stacks) {
            for (const service of stack.services) {
                const violation = published_port_judge(stack, service, params);
                if (violation !== undefined)
                    yield violation;
            }
        }
    },
};
function published_port_judge(stack, service, { roles, minimumConfidence, developmentWords }) {
    const { role, confidence } = service.role;
    if (service.networkMode !== undefined || !roles.includes(role) || confidence < minimumConfidence)
        return undefined;
    const open = service.ports.filter((port) => reachOf(port.hostIp) === 'everywhere');
    const [first, ...others] = open;
    if (first === undefined || forDevelopment(stack, first.at.file.path, developmentWords))
        return undefined;
    return {
        at: first.at,
        subject: service.id,
        values: { service: service.name, role: roleNoun(role), ports: sentence_listed(open.map(portName)) },
        value: open.map(portName).join(' '),
        confidence: confidenceIn(service),
        related: others.map((port) => ({
            at: port.at,
            message: `\`${service.name}\` publishes ${portName(port)} as well.`,
        })),
    };
}

;// CONCATENATED MODULE: ./build/src/lint/checks/skipped-tier.js





/** Places that a finding shows beside its own. */
const skipped_tier_MAX_RELATED = 10;
/**
 * Proxies, gateways and frontends on a network with a data store, although another service stands between them; one finding per
 * network. Where everything is on one network that is the cause, and `flat-network` says so once.
 */
const skipped_tier_check = {
    name: 'skipped-tier',
    *run({ stacks }) {
        for (const stack of stacks) {
            if (flatNetworkOf(stack) !== undefined)
                continue;
            for (const [network, members] of membershipOf(stack).members) {
                const [first, ...others] = members.filter(({ service }) => isFront(service) && needlessStores(stack, service, network, 1).length > 0);
                if (first !== undefined)
                    yield skipped_tier_violation(stack, network, first, others);
            }
        }
    },
};
function skipped_tier_violation(stack, network, first, others) {
    const { service: front, attachment } = first;
    const stores = needlessStores(stack, front, network);
    return {
        at: attachment.at,
        subject: front.id,
        values: {
            service: front.name,
            role: roleNoun(front.role.role),
            stores: sentence_listed(stores.map((store) => store.name)),
            network,
            others: others.length === 0 ? '' : ` So can ${sentence_listed(others.map(({ service }) => service.name))}.`,
        },
        value: network,
        confidence: confidenceIn(front, ...stores.slice(0, 1)),
        related: [
            ...others.map((other) => ({ at: other.attachment.at, message: `\`${other.service.name}\` is on it as well.` })),
            ...stores.map((store) => ({ at: store.at, message: `\`${store.name}\` is on this network.` })),
        ].slice(0, skipped_tier_MAX_RELATED),
    };
}

;// CONCATENATED MODULE: ./build/src/lint/checks/unnamed-shared-network.js


/** Networks that other projects join by a name that the creator only gets from its folder or project name. */
const unnamed_shared_network_check = {
    name: 'unnamed-shared-network',
    scope: 'repository',
    *run(context) {
        const { creators, joiners } = networkUseOf(context);
        for (const [name, carriers] of creators) {
            const reported = new Set();
            for (const { stack, network } of carriers) {
                const project = projectOf(stack);
                const others = (joiners.get(name) ?? []).filter((joiner) => projectOf(joiner.stack) !== project);
                const [first] = others;
                if (first === undefined || network.nameAt !== undefined || reported.has(project))
                    continue;
                reported.add(project);
                yield {
                    at: network.at,
                    subject: `${stack.id}/${network.key}`,
                    values: {
                        network: network.key,
                        name,
                        project: stack.name,
                        joiners: sentence_listed([...new Set(others.map((joiner) => joiner.stack.name))]),
                    },
                    value: name,
                    related: others.map((joiner) => ({
                        at: joiner.network.at,
                        message: `\`${joiner.stack.name}\` joins it by that name.`,
                    })),
                };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/lint/addresses.js
/** Longest value in which host names are looked for, in characters. */
const addresses_LONGEST = 4000;
/** What can stand between a host and its port, or end the host. */
const HOST_END = /^(?::\d|[/,?#\s]|$)/;
/**
 * Host names in the value of a variable, as written, each once: in URLs (`postgres://user@db:5432/app`), in lists of addresses
 * (`broker:9092,other:9092`), and the whole value of a variable that is named after a host.
 */
function addresses_hostsIn({ name, value }) {
    if (value === undefined)
        return [];
    const text = value.slice(0, addresses_LONGEST);
    const hosts = new Set();
    for (const match of text.matchAll(/[A-Za-z0-9][A-Za-z0-9._-]*/g)) {
        const before = text.slice(Math.max(0, match.index - 2), match.index);
        const after = text.slice(match.index + match[0].length, match.index + match[0].length + 2);
        if (!HOST_END.test(after))
            continue;
        const inUrl = before.endsWith('//') || before.endsWith('@');
        const inList = (before === '' || before.endsWith(',')) && /^:\d/.test(after);
        const alone = /(^|_)(HOST|HOSTNAME)$/i.test(name) && match[0].length === text.length;
        if (inUrl || inList || alone)
            hosts.add(match[0]);
    }
    return [...hosts];
}

;// CONCATENATED MODULE: ./build/src/lint/checks/unreachable-address.js


/**
 * Services that are given the address of another service of their project with which they share no network.
 * A service on a network that is created elsewhere may meet another container of that name there; it is not judged.
 */
const unreachable_address_check = {
    name: 'unreachable-address',
    *run(context) {
        for (const stack of context.stacks) {
            const flat = flatNetworkOf(stack) !== undefined;
            for (const service of stack.services) {
                // On a network with everybody, everybody's name is known.
                if ((flat && service.attachments.length > 0) || seesStrangers(stack, service))
                    continue;
                for (const variable of service.environment)
                    yield* unreachable_address_judge(context, stack, service, variable);
            }
        }
    },
};
function* unreachable_address_judge({ reachability }, stack, service, variable) {
    for (const host of addresses_hostsIn(variable)) {
        const target = membershipOf(stack).services.get(host);
        if (target === undefined || target === service || reachability.resolves(service.id, host).length > 0)
            continue;
        yield {
            at: variable.at,
            subject: service.id,
            values: { service: service.name, variable: variable.name, target: target.name },
            value: `${variable.name} ${host}`,
            related: [{ at: target.at, message: `\`${target.name}\` is here.` }],
        };
    }
}
function seesStrangers(stack, service) {
    const { networks } = membershipOf(stack);
    const mode = service.networkMode?.value.kind;
    if (mode === 'container' || mode === 'other')
        return true;
    return service.attachments.some(({ network }) => networks.get(network)?.external !== false);
}

;// CONCATENATED MODULE: ./build/src/lint/checks/unreachable-condition.js



/**
 * Services that others wait to see healthy although nothing ever says that they are; one finding per service waited for.
 * Only where it is certain: a check that is switched off, or an official image.
 */
const unreachable_condition_check = {
    name: 'unreachable-condition',
    *run(context) {
        for (const stack of context.stacks) {
            const dependents = dependentsOf(stack);
            for (const service of stack.services) {
                const waiting = (dependents.get(service.name) ?? []).filter(({ dependency }) => dependency.condition === 'service_healthy');
                const [first] = waiting;
                if (first === undefined)
                    continue;
                const violation = unreachable_condition_judge(context, service, first, waiting);
                if (violation !== undefined)
                    yield violation;
            }
        }
    },
};
function unreachable_condition_judge({ catalogue }, service, first, waiting) {
    const source = healthSourceOf(service, catalogue);
    if (source !== 'disabled' && !(source === 'none' && isOfficial(service.image)))
        return undefined;
    return {
        at: first.dependency.at,
        subject: service.id,
        values: {
            service: service.name,
            dependents: sentence_listed(waiting.map((dependent) => dependent.service.name)),
            wait: waiting.length === 1 ? 'waits' : 'wait',
            reason: source === 'disabled' ? 'has its healthcheck switched off' : 'has no healthcheck',
        },
        value: service.name,
        related: [
            { at: service.healthcheck?.at ?? service.at, message: `\`${service.name}\` is here.` },
            ...otherPlaces(waiting),
        ],
    };
}

;// CONCATENATED MODULE: ./build/src/lint/checks/unused-network.js


/**
 * Networks that a project declares and none of its services joins, in any of its variants. A network that other projects join,
 * and those of a project without services, are there for others.
 */
const unused_network_check = {
    name: 'unused-network',
    scope: 'repository',
    *run(context, { external }) {
        const used = usedNetworks(context.stacks);
        const { joiners } = networkUseOf(context);
        for (const stack of context.stacks) {
            if (stack.services.length === 0 || stack.unknown.length > 0)
                continue;
            for (const network of stack.networks) {
                if (!network.declared || network.external !== external || used.has(identity(stack, network)))
                    continue;
                // Settings for the default network are there for services to come.
                if (!external && (network.key === 'default' || joiners.has(network.name)))
                    continue;
                yield {
                    at: network.at,
                    subject: `${stack.id}/${network.key}`,
                    values: { network: network.key, project: stack.name },
                    value: network.key,
                };
            }
        }
    },
};
function usedNetworks(stacks) {
    const used = new Set();
    for (const stack of stacks) {
        const { members } = membershipOf(stack);
        for (const network of stack.networks) {
            if ((members.get(network.key)?.length ?? 0) > 0)
                used.add(identity(stack, network));
        }
    }
    return used;
}
/** A network of a project, the same in all its variants. */
function identity(stack, network) {
    return JSON.stringify([projectOf(stack), network.key]);
}

;// CONCATENATED MODULE: ./build/src/lint/checks/index.js



























const checks_CHECKS = [
    check,
    disabled_healthcheck_check,
    duplicate_host_port_check,
    exposure_path_check,
    flat_network_check,
    healthcheck_test_check,
    healthcheck_timing_check,
    heap_above_limit_check,
    host_port_across_projects_check,
    ignored_network_settings_check,
    ignored_ports_check,
    internal_network_check,
    limit_value_check,
    missing_healthcheck_check,
    missing_limit_check,
    missing_network_creator_check,
    missing_volume_creator_check,
    network_mode_check,
    network_name_mismatch_check,
    own_external_network_check,
    problem_check,
    published_port_check,
    skipped_tier_check,
    unnamed_shared_network_check,
    unreachable_address_check,
    unreachable_condition_check,
    unused_network_check,
];

;// CONCATENATED MODULE: ./build/src/lint/message.js
const PLACEHOLDER = /\{([A-Za-z][A-Za-z0-9]*)\}/g;
/** Names of the placeholders of a template. */
function placeholders(template) {
    return [...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
}
/** The template with its placeholders filled, and the names for which there was no value (they stay as they are). */
function message_fill(template, values) {
    const unknown = [];
    const text = template.replace(PLACEHOLDER, (placeholder, name) => {
        if (Object.hasOwn(values, name))
            return values[name] ?? '';
        unknown.push(name);
        return placeholder;
    });
    return { text, unknown };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/src/lib/hash.js

/** The first 32 hexadecimal digits of the SHA-256 of the parts, joined so that no two lists of parts collide. */
function digest(...parts) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const part of parts)
        hash.update(`${part.length}:${part}`);
    return hash.digest('hex').slice(0, 32);
}

;// CONCATENATED MODULE: ./build/src/lint/settle.js


const MAX_NAMES = 5;
/**
 * Turns drafts into findings: sorts them, joins those with one cause, drops repetitions and gives each its fingerprint.
 * `shared` says whether several stacks read a file: only then is it remembered what was reported there.
 */
function settle(drafts, shared, seen) {
    const sorted = [...drafts].sort((0,compare.by)(({ finding }) => finding.at.file.path, ({ finding }) => finding.at.start, ({ finding }) => finding.at.end, ({ finding }) => finding.ruleId, ({ finding }) => finding.at.pointer, ({ value }) => value));
    const counts = new Map();
    const findings = [];
    for (const draft of joinCauses(sorted)) {
        const { finding } = draft;
        const base = digest(finding.ruleId, finding.at.file.path, finding.at.pointer, settle_normalised(draft.value));
        const earlier = counts.get(base);
        if (earlier?.last === finding.at.start)
            continue;
        const number = (earlier?.starts ?? 0) + 1;
        counts.set(base, { starts: number, last: finding.at.start });
        if (shared(finding.at.file.path)) {
            const key = `${base} ${finding.at.start}`;
            if (seen.has(key))
                continue;
            seen.add(key);
        }
        findings.push({ ...finding, fingerprint: number === 1 ? base : digest(base, String(number)) });
    }
    return findings;
}
/** A value as the fingerprint sees it: reformatting a file changes nothing. */
function settle_normalised(value) {
    return value.trim().replace(/\s+/g, ' ');
}
/**
 * One node that an anchor or `extends` gives to several services is one cause: the first finding stays and names the others.
 * The drafts are sorted, so that those of one place and rule stand together.
 */
function joinCauses(sorted) {
    const joined = [];
    let group = [];
    const close = () => {
        const [first, ...others] = group;
        if (first === undefined)
            return;
        const subjects = new Set(others.map(({ finding }) => finding.subject));
        subjects.delete(first.finding.subject);
        const message = `${first.finding.message}${subjects.size === 0 ? '' : alsoFor([...subjects])}`;
        joined.push({ ...first, finding: { ...first.finding, message } });
    };
    for (const draft of sorted) {
        const first = group[0];
        if (first !== undefined && sameCause(first, draft))
            group.push(draft);
        else {
            close();
            group = [draft];
        }
    }
    close();
    return joined;
}
function sameCause(a, b) {
    const [x, y] = [a.finding, b.finding];
    return (x.ruleId === y.ruleId &&
        x.at.file.path === y.at.file.path &&
        x.at.start === y.at.start &&
        x.at.end === y.at.end &&
        x.at.pointer !== y.at.pointer);
}
function alsoFor(subjects) {
    const names = subjects.map((subject) => `\`${subject.slice(subject.lastIndexOf('/') + 1)}\``);
    const shown = names.slice(0, MAX_NAMES).join(', ');
    const rest = names.length - MAX_NAMES;
    return ` The same place sets it for ${shown}${rest > 0 ? ` and ${rest} more` : ''}.`;
}

;// CONCATENATED MODULE: ./build/src/lint/run.js



/** Runs the rules over the whole context. For repositories of any size use `lintPages`. */
function lint(context, rules, checks = CHECKS) {
    const pages = [...lintPages(context, rules, checks)];
    return { findings: pages.flatMap((page) => page.findings), defects: pages.flatMap((page) => page.defects) };
}
/**
 * Runs the rules stack by stack, so that only one stack's findings are in memory at a time. A stack comes before its variants,
 * and what a variant has in common with it is reported once. A rule is named at most once among the defects.
 */
function* lintPages(context, rules, checks = checks_CHECKS) {
    const byName = new Map(checks.map((check) => [check.name, check]));
    const runs = rules
        .filter(({ rule }) => rule.appliesTo === undefined || rule.appliesTo.includes(context.pattern))
        .map((effective) => ({ effective, check: byName.get(effective.rule.check) }));
    const shared = sharedFiles(context.stacks);
    const seen = new Set();
    const broken = new Set();
    const page = (scope, stack) => {
        const scoped = stack === undefined ? context : { ...context, stacks: [stack] };
        const drafts = [];
        const defects = [];
        for (const { effective, check } of runs) {
            if ((check?.scope ?? 'stack') !== scope)
                continue;
            const defect = collect(scoped, effective, check, drafts);
            if (defect === undefined || broken.has(defect.ruleId))
                continue;
            broken.add(defect.ruleId);
            defects.push(defect);
        }
        const findings = settle(drafts, (path) => shared.has(path), seen);
        return { ...(stack === undefined ? {} : { stack: stack.id }), findings, defects };
    };
    for (const stack of basesFirst(context.stacks))
        yield page('stack', stack);
    yield page('repository');
}
/** Runs one rule and adds what it finds. What it found before it failed stays. */
function collect(context, { rule, level, params }, check, drafts) {
    if (check === undefined)
        return { ruleId: rule.id, message: `The check "${rule.check}" does not exist.` };
    const unknown = new Set();
    try {
        // The parameters were validated against the check's schema when the rule was loaded.
        for (const violation of check.run(context, params)) {
            const message = message_fill(rule.message, violation.values);
            for (const name of message.unknown)
                unknown.add(name);
            drafts.push(draft(rule.id, level, message.text.replace(/ {2,}/g, ' ').trim(), violation));
        }
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return { ruleId: rule.id, message: `The check "${check.name}" failed: ${reason}` };
    }
    if (unknown.size === 0)
        return undefined;
    return {
        ruleId: rule.id,
        message: `The message names {${[...unknown].join('}, {')}}, which the check does not give.`,
    };
}
function draft(ruleId, level, message, violation) {
    return {
        finding: {
            ruleId,
            level,
            message,
            at: violation.at,
            related: violation.related ?? [],
            subject: violation.subject,
            disposition: 'active',
            confidence: violation.confidence ?? 'high',
            ...(violation.fix === undefined ? {} : { fix: violation.fix }),
        },
        value: violation.value ?? '',
    };
}
/** Paths that more than one stack was loaded from. */
function sharedFiles(stacks) {
    const once = new Set();
    const shared = new Set();
    for (const stack of stacks) {
        for (const path of new Set(stack.files)) {
            if (once.has(path))
                shared.add(path);
            else
                once.add(path);
        }
    }
    return shared;
}
/** The stacks in order, those that are a variant of another after all that are not. */
function basesFirst(stacks) {
    return [
        ...stacks.filter((stack) => stack.variantOf === undefined),
        ...stacks.filter((stack) => stack.variantOf !== undefined),
    ];
}

;// CONCATENATED MODULE: ./build/src/app/findings.js


/** A finding with concrete lines and columns: the one place where they are computed. */
function reportFinding(finding) {
    return {
        ruleId: finding.ruleId,
        level: finding.level,
        message: finding.message,
        location: reportLocation(finding.at),
        related: finding.related.map(({ at, message }) => ({ location: reportLocation(at), message })),
        subject: finding.subject,
        fingerprint: finding.fingerprint,
        disposition: finding.disposition,
        confidence: finding.confidence,
        ...(finding.fix === undefined ? {} : { fix: finding.fix }),
    };
}
/** By path, place and rule: the order of every report. */
const compareFindings = (0,compare.by)((finding) => finding.location.path, (finding) => finding.location.line, (finding) => finding.location.column, (finding) => finding.ruleId, (finding) => finding.fingerprint);
function reportLocation(at) {
    return (0,documents_location/* positionOf */.df)(at);
}

;// CONCATENATED MODULE: ./build/src/app/lint.js





/** Runs the rules that hold and makes their findings concrete stack by stack, so that only one stack's are in memory as objects of the model. */
function lintRepository(input) {
    const rules = effectiveRules(input.book, input.config);
    const context = lintContext({
        stacks: input.stacks,
        reachability: input.reachability,
        catalogue: input.catalogue,
        problems: input.problems,
        pattern: input.pattern,
        createdNetworks: input.evidence
            .filter((evidence) => evidence.kind === 'command.network-create')
            .map((evidence) => ({ name: evidence.value, at: evidence.at })),
    });
    const linted = { ...nothingLinted(), rules };
    const byRule = new Map();
    const defects = [];
    for (const page of lintPages(context, rules)) {
        defects.push(...page.defects);
        for (const finding of page.findings) {
            linted.findings.add(reportFinding(finding));
            byRule.set(finding.ruleId, (byRule.get(finding.ruleId) ?? 0) + 1);
            if (finding.disposition === 'active')
                linted.counts[finding.level]++;
            else
                linted.counts.quieted++;
        }
    }
    linted.findings.sortWhileOpen(compareFindings);
    return { ...linted, byRule, defects };
}
/** What there is when no rule was run. */
function nothingLinted() {
    return {
        findings: new PagedList(),
        counts: { error: 0, warning: 0, note: 0, quieted: 0 },
        byRule: new Map(),
        rules: [],
        defects: [],
    };
}

// EXTERNAL MODULE: ./build/src/app/narrow.js
var narrow = __webpack_require__(3430);
;// CONCATENATED MODULE: ./build/src/policy/verdict.js
const LEVELS = ['error', 'warning', 'note'];
/** Whether the run passes. A check of ours that failed makes it an error: a gate must not turn green because a check crashed. */
function verdict(counts, failOn, defects = []) {
    const [defect] = defects;
    if (defect !== undefined) {
        const others = defects.length === 1 ? '' : ` (and ${defects.length - 1} more)`;
        const because = `The rule ${defect.ruleId} could not be checked${others}, so nothing is claimed. ${defect.message}`;
        return { outcome: 'error', failOn, because };
    }
    if (failOn === 'never')
        return { outcome: 'pass', failOn, because: 'Findings are shown and fail nothing.' };
    const failing = LEVELS.slice(0, LEVELS.indexOf(failOn) + 1).filter((level) => counts[level] > 0);
    if (failing.length === 0) {
        return { outcome: 'pass', failOn, because: `No finding is at the level ${failOn} or above.` };
    }
    const parts = failing.map((level) => `${counts[level]} ${level}${counts[level] === 1 ? '' : 's'}`);
    return { outcome: 'fail', failOn, because: `${sentence(parts)}, and the run fails from the level ${failOn}.` };
}
function sentence(parts) {
    const last = parts.at(-1) ?? '';
    return `There ${parts.length === 1 && last.startsWith('1 ') ? 'is' : 'are'} ${parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`}`;
}

// EXTERNAL MODULE: ./build/src/app/version.js + 1 modules
var version = __webpack_require__(8739);
;// CONCATENATED MODULE: ./build/src/app/report.js




/** Where the documentation of a rule stands. */
const RULE_PAGES = 'https://github.com/groundplan/groundplan/blob/main/docs/rules';
/** All that a run found as plain values. */
function toReport(input) {
    const { repository, options, classification, stacks, linted, config } = input;
    const { origin } = repository;
    return {
        tool: { name: 'groundplan', version: version/* VERSION */.x },
        target: {
            path: options.target,
            ...(origin.kind === 'git' ? { commit: origin.commit } : {}),
            files: repository.files.length,
        },
        pattern: reportPattern(classification.pattern),
        systems: classification.systems.map((system) => ({
            path: system.path,
            name: system.name,
            pattern: system.pattern.slug,
            confidence: system.pattern.confidence,
            because: system.because,
        })),
        stacks: stacks.map(reportStack),
        findings: linted.findings,
        counts: linted.counts,
        verdict: verdict(linted.counts, config.failOn, linted.defects),
        limits: limitsOf(repository, stacks),
        rules: reportRules(linted),
        notices: noticesOf(input),
    };
}
function reportPattern(pattern) {
    const { dimensions } = pattern;
    return {
        id: pattern.id,
        slug: pattern.slug,
        name: pattern.name,
        confidence: pattern.confidence,
        runnersUp: pattern.runnersUp,
        dimensions: {
            infrastructure: reportDimension(dimensions.infrastructure),
            granularity: reportDimension(dimensions.granularity),
            network: reportDimension(dimensions.network),
            deployment: reportDimension(dimensions.deployment),
        },
        fired: pattern.fired.map((signal) => ({ ...signal, evidence: signal.evidence.map(reportEvidence) })),
        missing: pattern.missing,
        contradictions: pattern.contradictions.map(reportEvidence),
    };
}
function reportDimension({ value, confidence, evidence }) {
    return { value, confidence, evidence: evidence.map(reportEvidence) };
}
function reportEvidence({ message, at }) {
    const { path, line, column } = (0,documents_location/* positionOf */.df)(at);
    return { path, line, column, message };
}
function reportStack(stack) {
    return {
        id: stack.id,
        name: stack.name,
        kind: stack.kind,
        path: stack.path,
        files: stack.files,
        ...(stack.variantOf === undefined ? {} : { variantOf: stack.variantOf }),
        services: stack.services.length,
        networks: stack.networks.length,
    };
}
/** What was not looked at, and why: files that the source left out and parts that a project names but that could not be read. */
function limitsOf(repository, stacks) {
    const unread = stacks.flatMap((stack) => stack.unknown.map(({ at, message }) => ({ path: at.file.path, reason: 'not-read', message })));
    return [...repository.skipped.map(({ path, reason, message }) => ({ path, reason, message })), ...unread].sort((0,compare.by)((limit) => limit.path, (limit) => limit.reason, (limit) => limit.message));
}
function reportRules({ rules, byRule }) {
    return rules
        .filter(({ rule }) => byRule.has(rule.id))
        .map(({ rule, level }) => ({
        id: rule.id,
        title: rule.title,
        category: rule.category,
        level,
        why: rule.why,
        fix: rule.fix,
        helpUri: `${RULE_PAGES}/${rule.id}.md`,
        findings: byRule.get(rule.id) ?? 0,
    }))
        .sort((0,compare.by)((rule) => rule.id));
}
function noticesOf({ stacks, repository, classification }) {
    const notices = [];
    if (repository.files.length === 0)
        notices.push('There is no file here to look at.');
    else if (stacks.length === 0 && classification.pattern.slug === 'none') {
        notices.push('No Compose file was found, and no Kubernetes, Helm, serverless, edge or Terraform file either. Looked for compose.yaml, docker-compose*.yml and files of other names with Compose services.');
    }
    return notices;
}

// EXTERNAL MODULE: ./build/src/app/stacks.js + 69 modules
var stacks = __webpack_require__(4138);
;// CONCATENATED MODULE: ./build/src/app/analyse.js














/**
 * The main job: a repository in, its pattern and its findings out. Throws UserMistake for a broken configuration and an unknown
 * preset or level; whatever else the repository holds ends in the report.
 */
async function analyse(repository, options) {
    const book = (0,load/* loadRulebook */.w)();
    const config = await (0,policy_config/* loadConfig */.Z9)(repository, book, options);
    const scope = (0,narrow/* narrow */.s)(repository, config);
    await (0,parse/* prepareParsers */.e)(scope.files.map((file) => file.path));
    const files = (0,app_files/* openFiles */.K)(scope);
    const catalogue = (0,model_catalogue/* assembleCatalogue */.k)(book.roles, book.hints);
    const collector = createCollector(scope, createDetectors(book.evidence), files.parse);
    const loaded = (0,stacks/* loadStacks */.u)(scope, files, catalogue, collector.look);
    const observed = collector.finish();
    const reach = (0,reachability/* reachability */.o)(loaded.stacks, loaded.listening);
    const surveyed = survey({
        stacks: loaded.stacks,
        evidence: observed.evidence,
        paths: scope.files.map((file) => file.path),
        knowledge: book,
        reachability: reach,
    });
    const classification = classify(surveyed, book);
    const problems = [
        ...loaded.problems,
        ...files.problems().filter(isMistake),
        ...observed.problems,
    ];
    const linted = options.only === 'classification'
        ? nothingLinted()
        : lintRepository({
            book,
            config,
            pattern: config.pattern ?? classification.pattern.slug,
            stacks: loaded.stacks,
            reachability: reach,
            catalogue,
            problems,
            evidence: observed.evidence,
        });
    const report = toReport({ repository: scope, options, config, book, classification, stacks: loaded.stacks, linted });
    return { report, stacks: loaded.stacks, reachability: reach };
}
/** A template that evidence is read from line by line is no mistake; for a Compose file the loader has said so itself. */
function isMistake(problem) {
    return problem.code !== 'yaml-template';
}


/***/ }),

/***/ 5306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ presetLevel)
/* harmony export */ });
/** The level that a preset alone gives a rule. */
function presetLevel(preset, rule) {
    const own = preset?.rules?.[rule.id];
    if (own !== undefined)
        return own;
    if (rule.status === 'deprecated')
        return 'off';
    if (rule.status === 'preview' && preset?.preview !== true)
        return 'off';
    if (rule.optional === true && preset?.optional !== true)
        return 'off';
    return preset?.levels?.[rule.level] ?? rule.level;
}


/***/ })

};
