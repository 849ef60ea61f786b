export const id = 649;
export const ids = [649];
export const modules = {

/***/ 3746:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   by: () => (/* binding */ by),
/* harmony export */   n: () => (/* binding */ compareText)
/* harmony export */ });
/** Orders two strings by code unit: the same on every machine and locale, so that reports are reproducible. */
function compareText(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
/** A comparator that orders values by the first key that differs. */
function by(...keys) {
    return (a, b) => {
        for (const key of keys) {
            const x = key(a);
            const y = key(b);
            if (x < y)
                return -1;
            if (x > y)
                return 1;
        }
        return 0;
    };
}


/***/ }),

/***/ 7569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fl: () => (/* binding */ baseName),
/* harmony export */   o1: () => (/* binding */ resolvePath),
/* harmony export */   uJ: () => (/* binding */ joinPath),
/* harmony export */   yS: () => (/* binding */ folderOf)
/* harmony export */ });
/** Folder of a repository path, `/`-separated; empty for a file at the root. */
function folderOf(path) {
    const slash = path.lastIndexOf('/');
    return slash < 0 ? '' : path.slice(0, slash);
}
/** Last segment of a repository path. */
function baseName(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}
/** Joins a folder (empty for the root) and a name or relative path, without resolving `..`. */
function joinPath(folder, name) {
    return folder === '' ? name : `${folder}/${name}`;
}
/**
 * Resolves `.`, `..` and doubled slashes of a path relative to a folder of the repository.
 * Undefined when it leaves the repository or is absolute; empty for the root itself.
 */
function resolvePath(folder, relative) {
    if (relative.startsWith('/'))
        return undefined;
    const segments = folder === '' ? [] : folder.split('/');
    for (const segment of relative.split('/')) {
        if (segment === '' || segment === '.')
            continue;
        if (segment !== '..')
            segments.push(segment);
        else if (segments.pop() === undefined)
            return undefined;
    }
    return segments.join('/');
}


/***/ }),

/***/ 3748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ Collector)
/* harmony export */ });
/** Collects what a listing finds, within the limits, and says what it leaves out. */
class Collector {
    limits;
    follow;
    files = [];
    skipped = [];
    /** True once the limit on files is reached: the listing stops. */
    full = false;
    constructor(limits, follow) {
        this.limits = limits;
        this.follow = follow;
    }
    add(path, kind) {
        if (kind === 'file')
            this.addFile({ path, kind: 'file' });
        else if (kind === 'other') {
            this.skip(path, 'not-a-regular-file', 'It is a pipe, socket or device, which is never opened.');
        }
        else if (kind === 'link') {
            const link = this.follow(path);
            if (link.kind === 'file')
                this.addFile({ path, kind: 'link' });
            else if (link.kind === 'refused')
                this.skip(path, link.reason, link.message);
        }
    }
    skip(path, reason, message) {
        this.skipped.push({ path, reason, message });
    }
    submodule(path) {
        this.skip(path, 'submodule', 'It is a repository of its own (a submodule). Check it separately.');
    }
    /** Reports the folder that is too deep, once. */
    tooDeep(path) {
        const { maxDepth } = this.limits;
        const folder = path.split('/').slice(0, maxDepth).join('/');
        if (this.skipped.at(-1)?.path === folder)
            return;
        this.skip(folder, 'too-deep', `It lies deeper than ${maxDepth} folders, and what is in there is not read.`);
    }
    addFile(file) {
        if (this.full)
            return;
        if (this.files.length >= this.limits.maxFiles) {
            this.full = true;
            this.skip(file.path, 'too-many-files', `Only the first ${this.limits.maxFiles} files are read; this and later ones are not.`);
            return;
        }
        if (file.path.includes('\uFFFD')) {
            this.skip(file.path, 'unreadable', 'Its name is not valid UTF-8. Rename it.');
            return;
        }
        this.files.push(file);
    }
}


/***/ }),

/***/ 8765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ decode),
/* harmony export */   E: () => (/* binding */ withoutMark)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);

/**
 * Turns the bytes of a file into text: UTF-8, or UTF-16 where a byte order mark says so. The mark itself is dropped, so that
 * the first character of a file is at column 1.
 */
function decode(bytes) {
    const buffer = node_buffer__WEBPACK_IMPORTED_MODULE_0__.Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (buffer[0] === 0xff && buffer[1] === 0xfe && !(buffer.length >= 4 && buffer[2] === 0 && buffer[3] === 0)) {
        return decodeUtf16('utf-16le', 'UTF-16 (little endian)', buffer);
    }
    if (buffer[0] === 0xfe && buffer[1] === 0xff)
        return decodeUtf16('utf-16be', 'UTF-16 (big endian)', buffer);
    if (buffer.includes(0))
        return { ok: false, reason: 'binary', message: 'The file is binary: it has NUL bytes.' };
    if (!(0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(buffer)) {
        return { ok: false, reason: 'encoding', message: 'The file is not valid UTF-8. Save it as UTF-8.' };
    }
    return { ok: true, text: withoutMark(buffer.toString('utf8')) };
}
/** A text without the byte order mark that may start it. */
function withoutMark(text) {
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
function decodeUtf16(encoding, name, buffer) {
    try {
        return { ok: true, text: new TextDecoder(encoding, { fatal: true }).decode(buffer) };
    }
    catch {
        return {
            ok: false,
            reason: 'encoding',
            message: `The file starts as ${name}, but is not valid. Save it as UTF-8.`,
        };
    }
}


/***/ }),

/***/ 5299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ realFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _lib_mistake_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2201);



/** The real path of a folder that the user named. Throws a UserMistake when there is none that can be read. */
function realFolder(root) {
    if (root.includes('\0'))
        throw new _lib_mistake_js__WEBPACK_IMPORTED_MODULE_2__/* .UserMistake */ .g(`${JSON.stringify(root)}: this is not a path. Give the path of a repository.`);
    try {
        const real = node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root));
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(real).isDirectory()) {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(real, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.R_OK | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
            return real;
        }
    }
    catch (error) {
        throw new _lib_mistake_js__WEBPACK_IMPORTED_MODULE_2__/* .UserMistake */ .g(`${root}: ${explain(error.code)}`);
    }
    throw new _lib_mistake_js__WEBPACK_IMPORTED_MODULE_2__/* .UserMistake */ .g(`${root}: this is a file, not a folder. Give the folder of the repository that holds it.`);
}
function explain(code) {
    if (code === 'ENOENT' || code === 'ENOTDIR')
        return 'there is no such folder. Give the path of a repository.';
    if (code === 'ELOOP')
        return 'the links on this path lead in a circle. Give the path of a repository.';
    return `the folder cannot be read (${code ?? 'unknown error'}). Check its permissions.`;
}


/***/ }),

/***/ 8919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ git),
/* harmony export */   M: () => (/* binding */ entriesOf)
/* harmony export */ });
/* harmony import */ var node_module__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8995);

/** Answers of git above this size (bytes) are a failure: such a repository is walked instead, within its limits. */
const MAX_ANSWER = 256 * 1024 * 1024;
const TIMEOUT_MS = 60_000;
/**
 * Options that keep git from running or fetching anything that the repository's own configuration names, from writing,
 * and from refusing a work tree that another user owns (a container's checkout).
 */
const HARDENED = [
    '--no-pager',
    '--no-optional-locks',
    '--no-replace-objects',
    ...[
        'core.fsmonitor=false',
        'core.hooksPath=/dev/null',
        'core.quotePath=false',
        'safe.directory=*',
        'protocol.allow=never',
    ].flatMap((setting) => ['-c', setting]),
];
/** Runs git in a folder without a shell. A failure is a value with the first line that git printed. */
function git(folder, args, input) {
    // Loaded when it is needed: it brings the network stack along, a tenth of the start of a run without git.
    const { spawnSync } = (0,node_module__WEBPACK_IMPORTED_MODULE_0__.createRequire)(import.meta.url)('node:child_process');
    const result = spawnSync('git', [...HARDENED, ...args], {
        cwd: folder,
        input: input ?? '',
        maxBuffer: MAX_ANSWER,
        timeout: TIMEOUT_MS,
        windowsHide: true,
        stdio: ['pipe', 'pipe', 'pipe'],
    });
    if (result.error === undefined && result.status === 0)
        return { ok: true, output: result.stdout, warnings: result.stderr.toString('utf8') };
    const code = result.error?.code;
    const printed = result.stderr?.toString('utf8').split('\n')[0] ?? '';
    return { ok: false, missing: code === 'ENOENT', message: printed || result.error?.message || 'git failed' };
}
/** The entries of an answer printed with `-z`. */
function entriesOf(output) {
    const entries = output.toString('utf8').split('\0');
    entries.pop();
    return entries;
}


/***/ }),

/***/ 649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openLocal: () => (/* binding */ openLocal)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/lib/compare.js
var compare = __webpack_require__(3746);
// EXTERNAL MODULE: ./build/src/source/collector.js
var source_collector = __webpack_require__(3748);
// EXTERNAL MODULE: ./build/src/source/decode.js
var decode = __webpack_require__(8765);
// EXTERNAL MODULE: ./build/src/source/folder.js
var folder = __webpack_require__(5299);
// EXTERNAL MODULE: ./build/src/lib/paths.js
var paths = __webpack_require__(7569);
;// CONCATENATED MODULE: ./build/src/source/folders.js



/** Folders of a work tree, each read once. A folder reached through a link is not a folder of the tree. */
class Folders {
    root;
    collector;
    known = new Map();
    constructor(root, collector) {
        this.root = root;
        this.collector = collector;
    }
    /** The names in a folder and what they are; undefined when it is none, or cannot be read (which is then reported). */
    list(folder) {
        if (this.known.has(folder))
            return this.known.get(folder);
        const listing = folder === '' || this.kindOf(folder) === 'folder' ? this.read(folder) : undefined;
        this.known.set(folder, listing);
        return listing;
    }
    kindOf(path) {
        const folder = (0,paths/* folderOf */.yS)(path);
        return this.list(folder)?.get(folder === '' ? path : path.slice(folder.length + 1));
    }
    read(folder) {
        try {
            const entries = (0,external_node_fs_.readdirSync)((0,external_node_path_.join)(this.root, folder), { withFileTypes: true });
            return new Map(entries.map((entry) => [entry.name, kindOf(entry)]));
        }
        catch (error) {
            const code = error.code ?? 'unknown error';
            this.collector.skip(folder, 'unreadable', `The folder cannot be read (${code}). Check its permissions.`);
            return undefined;
        }
    }
}
function kindOf(entry) {
    if (entry.isFile())
        return 'file';
    if (entry.isDirectory())
        return 'folder';
    return entry.isSymbolicLink() ? 'link' : 'other';
}

// EXTERNAL MODULE: ./build/src/source/git.js
var git = __webpack_require__(8919);
;// CONCATENATED MODULE: ./build/src/source/links.js


/**
 * Looks where a link leads. Links to regular files inside the root are files; links to folders inside the root are not
 * followed, because their content is listed at its own place.
 */
function inspectLink(root, path) {
    const absolute = (0,external_node_path_.join)(root, path);
    let target;
    try {
        target = external_node_fs_.realpathSync.native(absolute);
    }
    catch (error) {
        return refusedLink(error.code);
    }
    if (!isInside(root, target)) {
        return refuse('link-outside-root', 'The link leads outside the repository and is not followed.');
    }
    if (isGitInternal(root, target))
        return refuse('link-outside-root', "The link leads into git's own files and is not followed.");
    const stat = (0,external_node_fs_.statSync)(target, { throwIfNoEntry: false });
    if (stat === undefined)
        return refusedLink('ENOENT');
    if (stat.isFile())
        return { kind: 'file' };
    if (!stat.isDirectory())
        return refuse('not-a-regular-file', 'The link leads to a pipe, socket or device, which is never opened.');
    return isInside(target, (0,external_node_path_.join)(absolute, '..'))
        ? refuse('link-loop', 'The link leads to a folder that contains it and is not followed.')
        : { kind: 'duplicate' };
}
/** True when an absolute real path is the root or below it. */
function isInside(root, path) {
    return path === root || path.startsWith(root.endsWith(external_node_path_.sep) ? root : root + external_node_path_.sep);
}
/** True for git's own folder of the root, whose content (credentials among it) is never read. */
function isGitInternal(root, path) {
    return isInside((0,external_node_path_.join)(root, '.git'), path);
}
function refusedLink(code) {
    if (code === 'ELOOP')
        return refuse('link-loop', 'The link leads back to itself. Remove it.');
    if (code === 'EACCES' || code === 'EPERM')
        return refuse('unreadable', `The link cannot be followed (${code}).`);
    return refuse('link-dangling', 'The link leads to nothing. Remove it, or create its target.');
}
function refuse(reason, message) {
    return { kind: 'refused', reason, message };
}

// EXTERNAL MODULE: ./build/src/source/repository.js
var repository = __webpack_require__(1643);
// EXTERNAL MODULE: ./build/src/source/results.js
var results = __webpack_require__(7553);
;// CONCATENATED MODULE: ./build/src/source/glob.js
const ANY = { kind: 'any' };
const STAR = { kind: 'star' };
/** Parses `*`, `?`, `[a-z]`, `[!a-z]`, `[[:digit:]]` and backslash escapes (glob(7), as git's wildmatch reads them). */
function parseSegment(text) {
    const tokens = [];
    const characters = [...text];
    for (let i = 0; i < characters.length; i++) {
        const character = characters[i] ?? '';
        if (character === '*') {
            if (tokens.at(-1) !== STAR)
                tokens.push(STAR);
        }
        else if (character === '?')
            tokens.push(ANY);
        else if (character === '\\' && i + 1 < characters.length)
            tokens.push(characters[++i] ?? '');
        else if (character === '[') {
            const found = parseClass(characters, i);
            // A bracket that never closes matches nothing, as in git.
            tokens.push(found?.token ?? { kind: 'class', negated: false, ranges: [] });
            i = found?.end ?? characters.length;
        }
        else
            tokens.push(character);
    }
    return tokens;
}
/** True when the whole name meets the pattern. Goes back only to the last star: at worst the product of the two lengths. */
function matchSegment(pattern, name) {
    const characters = isAsciiOnly(name) ? name : [...name];
    let p = 0;
    let s = 0;
    let starAt = -1;
    let resume = 0;
    while (s < characters.length) {
        const token = pattern[p];
        if (token === STAR) {
            starAt = p++;
            resume = s;
        }
        else if (token !== undefined && matchToken(token, characters[s] ?? '')) {
            p++;
            s++;
        }
        else if (starAt >= 0) {
            p = starAt + 1;
            s = ++resume;
        }
        else
            return false;
    }
    while (pattern[p] === STAR)
        p++;
    return p === pattern.length;
}
function matchToken(token, character) {
    if (typeof token === 'string')
        return token === character;
    if (token.kind !== 'class')
        return true;
    const code = character.codePointAt(0) ?? 0;
    return token.ranges.some(([from, to]) => code >= from && code <= to) !== token.negated;
}
function isAsciiOnly(text) {
    for (let i = 0; i < text.length; i++)
        if (text.charCodeAt(i) > 127)
            return false;
    return true;
}
const NAMED = new Map([
    [
        'alpha',
        [
            [65, 90],
            [97, 122],
        ],
    ],
    ['digit', [[48, 57]]],
    [
        'alnum',
        [
            [48, 57],
            [65, 90],
            [97, 122],
        ],
    ],
    ['upper', [[65, 90]]],
    ['lower', [[97, 122]]],
    [
        'space',
        [
            [9, 13],
            [32, 32],
        ],
    ],
    [
        'blank',
        [
            [9, 9],
            [32, 32],
        ],
    ],
    [
        'punct',
        [
            [33, 47],
            [58, 64],
            [91, 96],
            [123, 126],
        ],
    ],
    [
        'xdigit',
        [
            [48, 57],
            [65, 70],
            [97, 102],
        ],
    ],
    [
        'cntrl',
        [
            [0, 31],
            [127, 127],
        ],
    ],
    ['print', [[32, 126]]],
    ['graph', [[33, 126]]],
]);
function parseClass(characters, open) {
    let i = open + 1;
    const negated = characters[i] === '!' || characters[i] === '^';
    if (negated)
        i++;
    const ranges = [];
    for (let first = true; i < characters.length; first = false) {
        if (characters[i] === ']' && !first)
            return { token: { kind: 'class', negated, ranges }, end: i };
        if (characters[i] === '[' && characters[i + 1] === ':') {
            const close = characters.indexOf(']', i + 2);
            const name = characters.slice(i + 2, close - 1).join('');
            if (close > 0 && characters[close - 1] === ':' && NAMED.has(name)) {
                ranges.push(...(NAMED.get(name) ?? []));
                i = close + 1;
                continue;
            }
        }
        if (characters[i] === '\\')
            i++;
        const from = characters[i++]?.codePointAt(0);
        if (from === undefined)
            return undefined;
        if (characters[i] === '-' && characters[i + 1] !== undefined && characters[i + 1] !== ']') {
            i += characters[i + 1] === '\\' ? 2 : 1;
            const to = characters[i++]?.codePointAt(0);
            if (to !== undefined)
                ranges.push([from, to]);
        }
        else
            ranges.push([from, from]);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/src/source/gitignore.js


/** Every file is held against every rule: beyond this many the rules of one .gitignore file are not used, and more is listed. */
const MAX_RULES = 5000;
function parseIgnoreRules(text) {
    const rules = [];
    for (const line of (0,decode/* withoutMark */.E)(text).split('\n')) {
        const pattern = parsePattern(line);
        if (pattern !== undefined && rules.push(pattern) === MAX_RULES)
            break;
    }
    return rules;
}
/**
 * What the rules say about a path relative to their folder: true ignored, false taken back by `!`, undefined nothing.
 * The caller does not descend into ignored folders, so that their parents never need to be asked again.
 */
function verdictOf(rules, segments, isFolder) {
    const name = segments.at(-1) ?? '';
    for (let i = rules.length - 1; i >= 0; i--) {
        const rule = rules[i];
        if (rule === undefined || (rule.foldersOnly && !isFolder))
            continue;
        const [only] = rule.segments;
        const met = rule.anywhere && only !== undefined
            ? only === '**' || matchSegment(only, name)
            : matchPath(rule.segments, segments);
        if (met)
            return !rule.negated;
    }
    return undefined;
}
function parsePattern(line) {
    let text = trimEnd(line.endsWith('\r') ? line.slice(0, -1) : line);
    if (text === '' || text.startsWith('#'))
        return undefined;
    const negated = text.startsWith('!');
    if (negated)
        text = text.slice(1);
    const foldersOnly = text.endsWith('/');
    if (foldersOnly)
        text = text.slice(0, -1);
    const anywhere = !text.includes('/');
    if (text.startsWith('/'))
        text = text.slice(1);
    if (text === '')
        return undefined;
    const segments = text.split('/').map((segment) => (segment === '**' ? '**' : parseSegment(segment)));
    return { negated, foldersOnly, anywhere, segments };
}
/** Trailing blanks do not count, unless a backslash holds them. */
function trimEnd(text) {
    let end = text.length;
    while (end > 0 && text[end - 1] === ' ')
        end--;
    let slashes = 0;
    while (end - slashes > 0 && text[end - slashes - 1] === '\\')
        slashes++;
    return slashes % 2 === 1 && end < text.length ? text.slice(0, end + 1) : text.slice(0, end);
}
/** Greedy with one point of return: `**` takes as little as it must, so the work is the product of the two lengths. */
function matchPath(pattern, path) {
    let p = 0;
    let s = 0;
    let starAt = -1;
    let resume = 0;
    while (s < path.length) {
        const segment = pattern[p];
        if (segment === '**') {
            if (p === pattern.length - 1)
                return true;
            starAt = p++;
            resume = s;
        }
        else if (segment !== undefined && matchSegment(segment, path[s] ?? '')) {
            p++;
            s++;
        }
        else if (starAt >= 0) {
            p = starAt + 1;
            s = ++resume;
        }
        else
            return false;
    }
    return p === pattern.length;
}

;// CONCATENATED MODULE: ./build/src/source/walk.js



/**
 * Lists a folder without git: everything that its .gitignore files, nested ones included, do not exclude.
 * Git's own folders are never entered. The rules of a deeper file decide before those above it (gitignore(5)).
 */
function walk(collector, folders, read) {
    const visit = (folder, depth, above) => {
        const listing = folders.list(folder);
        if (listing === undefined)
            return;
        const levels = listing.get('.gitignore') === 'file' ? withRules(above, depth, read((0,paths/* joinPath */.uJ)(folder, '.gitignore'))) : above;
        for (const name of [...listing.keys()].sort(compare/* compareText */.n)) {
            if (collector.full)
                return;
            const kind = listing.get(name);
            const path = (0,paths/* joinPath */.uJ)(folder, name);
            if (kind === undefined || name === '.git' || isIgnored(levels, path, kind === 'folder'))
                continue;
            if (kind !== 'folder')
                collector.add(path, kind);
            else if (depth + 1 >= collector.limits.maxDepth)
                collector.tooDeep(path);
            else
                visit(path, depth + 1, levels);
        }
    };
    visit('', 0, []);
}
function withRules(above, depth, file) {
    return file.ok ? [...above, { depth, rules: parseIgnoreRules(file.text) }] : above;
}
function isIgnored(levels, path, isFolder) {
    if (levels.length === 0)
        return false;
    const segments = path.split('/');
    for (let i = levels.length - 1; i >= 0; i--) {
        const level = levels[i];
        const verdict = level && verdictOf(level.rules, segments.slice(level.depth), isFolder);
        if (verdict !== undefined)
            return verdict;
    }
    return false;
}

;// CONCATENATED MODULE: ./build/src/source/local.js












/**
 * A folder of the file system as a repository. Inside a git work tree: the tracked files and the untracked ones that are not
 * ignored; anywhere else everything that .gitignore files do not exclude. Throws a UserMistake when there is no such folder.
 */
function openLocal(root, limits = {}) {
    const bounds = { ...repository/* DEFAULT_LIMITS */.d, ...limits };
    const absolute = (0,external_node_path_.resolve)(root);
    const real = (0,folder/* realFolder */.P)(root);
    const collector = new source_collector/* Collector */.g(bounds, (path) => inspectLink(real, path));
    const folders = new Folders(real, collector);
    const listed = listWithGit(real, collector);
    if (listed === undefined)
        walk(collector, folders, (path) => readInside(real, path, bounds));
    else
        collectListed(listed, collector, folders);
    const files = collector.files;
    const paths = new Set(files.map((file) => file.path));
    return {
        name: (0,external_node_path_.basename)(absolute) || (0,external_node_path_.basename)(real),
        origin: { kind: 'local', root: absolute, tracked: listed !== undefined },
        files: files.sort((0,compare.by)((file) => file.path)),
        skipped: collector.skipped.sort((0,compare.by)((skip) => skip.path)),
        has: (path) => paths.has(path),
        read: (path) => (paths.has(path) ? readInside(real, path, bounds) : (0,results/* missing */.LO)(path)),
        prefetch: () => { },
    };
}
/** The paths that git counts as part of the folder; undefined when git cannot say, or ignores the folder as a whole. */
function listWithGit(root, collector) {
    if (!hasGitAbove(root))
        return undefined;
    const result = (0,git/* git */.$)(root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
    if (!result.ok || result.output.length === 0)
        return undefined;
    for (const [, folder = '', why] of result.warnings.matchAll(/^warning: could not open directory '(.*)\/': (.*)$/gm)) {
        collector.skip(folder, 'unreadable', `The folder cannot be read (${why}). Check its permissions.`);
    }
    return [...new Set((0,git/* entriesOf */.M)(result.output))].sort(compare/* compareText */.n);
}
/** True when the folder or one above it holds a `.git`: only then is there anything to ask git about. */
function hasGitAbove(folder) {
    if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, '.git')))
        return true;
    const above = (0,external_node_path_.dirname)(folder);
    return above !== folder && hasGitAbove(above);
}
function collectListed(listed, collector, folders) {
    for (const path of listed) {
        if (collector.full)
            return;
        // Git prints an untracked repository inside the work tree as a folder.
        const name = path.endsWith('/') ? path.slice(0, -1) : path;
        if (name.split('/').length > collector.limits.maxDepth) {
            collector.tooDeep(name);
            continue;
        }
        const kind = folders.kindOf(name);
        if (kind === 'folder')
            collector.submodule(name);
        else if (kind !== undefined)
            collector.add(name, kind);
    }
}
/** Reads a regular file whose real place, links resolved, is inside the root. Nothing else is opened. */
function readInside(root, path, limits) {
    try {
        const real = external_node_fs_.realpathSync.native((0,external_node_path_.join)(root, path));
        if (!isInside(root, real) || isGitInternal(root, real))
            return (0,results/* unreadable */.O$)('it lies outside the repository');
        if (!(0,external_node_fs_.statSync)(real).isFile())
            return (0,results/* unreadable */.O$)('it is not a regular file');
        const descriptor = (0,external_node_fs_.openSync)(real, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0) | (external_node_fs_.constants.O_NONBLOCK ?? 0));
        try {
            const stat = (0,external_node_fs_.fstatSync)(descriptor);
            if (!stat.isFile())
                return (0,results/* unreadable */.O$)('it is not a regular file');
            if (stat.size > limits.maxFileSize)
                return (0,results/* tooLarge */.g$)(stat.size, limits.maxFileSize);
            return (0,decode/* decode */.D)((0,external_node_fs_.readFileSync)(descriptor));
        }
        finally {
            (0,external_node_fs_.closeSync)(descriptor);
        }
    }
    catch (error) {
        const code = error.code;
        return code === 'ENOENT' || code === 'ENOTDIR' ? (0,results/* missing */.LO)(path) : (0,results/* unreadable */.O$)(code ?? 'unknown error');
    }
}


/***/ }),

/***/ 1643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ DEFAULT_LIMITS)
/* harmony export */ });
const DEFAULT_LIMITS = { maxFiles: 200_000, maxDepth: 64, maxFileSize: 5 * 1024 * 1024 };


/***/ }),

/***/ 7553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LO: () => (/* binding */ missing),
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   g$: () => (/* binding */ tooLarge)
/* harmony export */ });
function missing(path) {
    return { ok: false, reason: 'missing', message: `There is no file ${path} in the repository.` };
}
function tooLarge(size, limit) {
    return {
        ok: false,
        reason: 'too-large',
        message: `The file has ${size} bytes; files above ${limit} bytes are not read.`,
    };
}
function unreadable(why) {
    return { ok: false, reason: 'unreadable', message: `The file cannot be read: ${why}.` };
}


/***/ })

};
