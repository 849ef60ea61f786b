export const id = 769;
export const ids = [769];
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

/***/ 1769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openCommit: () => (/* binding */ openCommit)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/lib/compare.js
var compare = __webpack_require__(3746);
// EXTERNAL MODULE: ./build/src/lib/mistake.js
var mistake = __webpack_require__(2201);
// EXTERNAL MODULE: ./build/src/source/collector.js
var source_collector = __webpack_require__(3748);
// EXTERNAL MODULE: ./build/src/source/decode.js
var decode = __webpack_require__(8765);
// EXTERNAL MODULE: ./build/src/source/folder.js
var folder = __webpack_require__(5299);
// EXTERNAL MODULE: ./build/src/source/git.js
var git = __webpack_require__(8919);
;// CONCATENATED MODULE: ./build/src/source/git-objects.js

/** Bytes asked for in one go. */
const CHUNK = 16 * 1024 * 1024;
/** Bytes kept in all; beyond that each object is read when it is asked for. */
const KEPT = 256 * 1024 * 1024;
/** Contents of blobs from the object store of one repository, many per process. Nothing is checked out or fetched. */
class GitObjects {
    folder;
    contents = new Map();
    kept = 0;
    constructor(folder) {
        this.folder = folder;
    }
    /** True when the content of a blob is at hand. */
    has(object) {
        return this.contents.has(object);
    }
    /** The content of a blob; undefined when the clone does not have it. */
    read(object) {
        const known = this.contents.get(object);
        if (known !== undefined)
            return known;
        const result = (0,git/* git */.$)(this.folder, ['cat-file', 'blob', object]);
        return result.ok ? result.output : undefined;
    }
    /** Reads many blobs at once, as far as there is room to keep them. */
    prefetch(requests) {
        let chunk = [];
        let bytes = 0;
        const asked = new Set();
        for (const { object, size } of requests) {
            if (this.contents.has(object) || asked.has(object) || this.kept + bytes + size > KEPT)
                continue;
            if (bytes + size > CHUNK && chunk.length > 0) {
                this.fetch(chunk);
                chunk = [];
                bytes = 0;
            }
            asked.add(object);
            chunk.push(object);
            bytes += size;
        }
        if (chunk.length > 0)
            this.fetch(chunk);
    }
    /** Reads the answer of `git cat-file --batch`: for each object a line `<name> blob <size>`, the bytes, a line feed. */
    fetch(objects) {
        const result = (0,git/* git */.$)(this.folder, ['cat-file', '--batch'], `${objects.join('\n')}\n`);
        if (!result.ok)
            return;
        const { output } = result;
        for (let at = 0; at < output.length;) {
            const feed = output.indexOf(10, at);
            if (feed < 0)
                return;
            const [object = '', type, size] = output.toString('latin1', at, feed).split(' ');
            at = feed + 1;
            if (type !== 'blob')
                continue;
            const end = at + Number(size);
            this.contents.set(object, output.subarray(at, end));
            this.kept += end - at;
            at = end + 1;
        }
    }
}

// EXTERNAL MODULE: ./build/src/lib/paths.js
var paths = __webpack_require__(7569);
;// CONCATENATED MODULE: ./build/src/source/git-tree.js


const MODES = new Map([
    ['120000', 'link'],
    ['160000', 'submodule'],
]);
/** Reads the answer of `git ls-tree -r -l -z`. */
function parseTree(output) {
    return (0,git/* entriesOf */.M)(output).map((line) => {
        const tab = line.indexOf('\t');
        const [mode = '', , object = '', size = ''] = line.slice(0, tab).split(/ +/);
        return { path: line.slice(tab + 1), kind: MODES.get(mode) ?? 'file', object, size: Number(size) || 0 };
    });
}
/** More links than this on one path are a loop: the bound of Linux. */
const MAX_HOPS = 40;
/** Follows symbolic links inside one tree, as the file system would in a checkout of it. */
class TreeLinks {
    entries;
    targets;
    folders = new Set(['']);
    constructor(entries, 
    /** Where each link points, as written. */
    targets) {
        this.entries = entries;
        this.targets = targets;
        for (const path of entries.keys()) {
            for (let folder = (0,paths/* folderOf */.yS)(path); !this.folders.has(folder); folder = (0,paths/* folderOf */.yS)(folder))
                this.folders.add(folder);
        }
    }
    /** What a link stands for. */
    follow(path) {
        const place = this.resolve(path);
        if (typeof place !== 'string')
            return { kind: 'refused', ...place };
        if (this.entries.get(place)?.kind === 'file')
            return { kind: 'file' };
        if (!this.folders.has(place))
            return { kind: 'refused', ...DANGLING };
        return place === '' || path.startsWith(`${place}/`)
            ? { kind: 'refused', ...CONTAINS_ITSELF }
            : { kind: 'duplicate' };
    }
    /** The entry that a link leads to, when it is a file of the tree. */
    fileBehind(path) {
        const place = this.resolve(path);
        const entry = typeof place === 'string' ? this.entries.get(place) : undefined;
        return entry?.kind === 'file' ? entry : undefined;
    }
    resolve(path) {
        const waiting = path.split('/').reverse();
        let place = '';
        let hops = 0;
        for (let segment = waiting.pop(); segment !== undefined; segment = waiting.pop()) {
            if (segment === '' || segment === '.')
                continue;
            if (segment === '..') {
                if (place === '')
                    return OUTSIDE;
                place = (0,paths/* folderOf */.yS)(place);
                continue;
            }
            const next = place === '' ? segment : `${place}/${segment}`;
            const target = this.targets.get(next);
            if (target === undefined) {
                const isFolder = this.folders.has(next);
                if (!isFolder && (waiting.length > 0 || !this.entries.has(next)))
                    return DANGLING;
                place = next;
                continue;
            }
            if (++hops > MAX_HOPS)
                return LOOP;
            if (target.startsWith('/'))
                return OUTSIDE;
            waiting.push(...target.split('/').reverse());
        }
        return place;
    }
}
const OUTSIDE = {
    reason: 'link-outside-root',
    message: 'The link leads outside the repository and is not followed.',
};
const LOOP = { reason: 'link-loop', message: 'The link leads back to itself. Remove it.' };
const DANGLING = {
    reason: 'link-dangling',
    message: 'The link leads to nothing. Remove it, or create its target.',
};
const CONTAINS_ITSELF = {
    reason: 'link-loop',
    message: 'The link leads to a folder that contains it and is not followed.',
};

;// CONCATENATED MODULE: ./build/src/source/read-ahead.js
/** Files, and bytes, that are read along with one that was asked for. */
const MAX_FILES = 2000;
const MAX_BYTES = 8 * 1024 * 1024;
/**
 * Guesses what is asked for next: files of the same kind, in the order of paths. A process of git per file would cost more
 * than all of them together.
 */
class ReadAhead {
    entries;
    maxFileSize;
    byExtension;
    constructor(entries, maxFileSize) {
        this.entries = entries;
        this.maxFileSize = maxFileSize;
    }
    /** The file, and those that follow it (after the last one the first). */
    with(file) {
        const alike = this.extensions().get(extensionOf(file.path)) ?? [];
        const from = Math.max(0, alike.indexOf(file));
        const chosen = [file];
        let bytes = file.size;
        for (let i = 1; i < alike.length && chosen.length < MAX_FILES; i++) {
            const next = alike[(from + i) % alike.length];
            if (next === undefined || bytes + next.size > MAX_BYTES)
                break;
            chosen.push(next);
            bytes += next.size;
        }
        return chosen;
    }
    extensions() {
        if (this.byExtension !== undefined)
            return this.byExtension;
        this.byExtension = new Map();
        for (const entry of this.entries) {
            if (entry.kind !== 'file' || entry.size > this.maxFileSize)
                continue;
            const extension = extensionOf(entry.path);
            const known = this.byExtension.get(extension);
            if (known === undefined)
                this.byExtension.set(extension, [entry]);
            else
                known.push(entry);
        }
        return this.byExtension;
    }
}
/** `.yml` and `.yaml` are one kind. A name without a dot is a kind of its own. */
function extensionOf(path) {
    const extension = path.slice(Math.max(path.lastIndexOf('.'), path.lastIndexOf('/')) + 1).toLowerCase();
    return extension === 'yml' ? 'yaml' : extension;
}

// EXTERNAL MODULE: ./build/src/source/repository.js
var repository = __webpack_require__(1643);
// EXTERNAL MODULE: ./build/src/source/results.js
var results = __webpack_require__(7553);
;// CONCATENATED MODULE: ./build/src/source/commit.js












/** Links have short targets: a longer "link" is no link. */
const MAX_TARGET = 4096;
/**
 * A folder of a git repository as it was at a branch, tag or commit, read from the object store: nothing is checked out, and
 * the work tree is not looked at. `root` may be a sub-folder of a work tree or a bare repository; a folder that did not exist
 * at the commit has no files. Throws a UserMistake when git, the repository or the ref is missing.
 */
function openCommit(root, ref, limits = {}) {
    const bounds = { ...repository/* DEFAULT_LIMITS */.d, ...limits };
    const real = (0,folder/* realFolder */.P)(root);
    const commit = resolveCommit(root, real, ref);
    const objects = new GitObjects(real);
    const entries = new Map(listTree(real, commit).map((entry) => [entry.path, entry]));
    const links = new TreeLinks(entries, readTargets(entries, objects));
    const collector = new source_collector/* Collector */.g(bounds, (path) => links.follow(path));
    for (const entry of entries.values())
        collect(entry, collector);
    const paths = new Set(collector.files.map((file) => file.path));
    const blobOf = (path) => {
        const entry = paths.has(path) ? entries.get(path) : undefined;
        return entry?.kind === 'link' ? links.fileBehind(path) : entry;
    };
    const ahead = new ReadAhead([...entries.values()], bounds.maxFileSize);
    const read = (path) => {
        const blob = blobOf(path);
        if (blob === undefined)
            return (0,results/* missing */.LO)(path);
        if (blob.size > bounds.maxFileSize)
            return (0,results/* tooLarge */.g$)(blob.size, bounds.maxFileSize);
        if (!objects.has(blob.object))
            objects.prefetch(ahead.with(blob));
        const bytes = objects.read(blob.object);
        return bytes === undefined ? (0,results/* unreadable */.O$)('this clone does not have its content') : (0,decode/* decode */.D)(bytes);
    };
    const prefetch = (wanted) => {
        const blobs = wanted.map(blobOf).filter((blob) => blob !== undefined);
        objects.prefetch(blobs.filter((blob) => blob.size <= bounds.maxFileSize));
    };
    return {
        name: (0,external_node_path_.basename)((0,external_node_path_.resolve)(root)).replace(/(?<=.)\.git$/, '') || (0,external_node_path_.basename)(real),
        origin: { kind: 'git', root: (0,external_node_path_.resolve)(root), commit },
        files: collector.files.sort((0,compare.by)((file) => file.path)),
        skipped: collector.skipped.sort((0,compare.by)((skip) => skip.path)),
        has: (path) => paths.has(path),
        read,
        prefetch,
    };
}
/** The full name of the commit that a ref stands for; a branch that only the remote `origin` has is found as well. */
function resolveCommit(root, folder, ref) {
    if (ref.trim() === '' || ref.includes('\0'))
        throw new mistake/* UserMistake */.g(`The ref ${JSON.stringify(ref)} is not one. Give a branch, tag or commit.`);
    for (const candidate of [ref, `refs/remotes/origin/${ref}`]) {
        const result = (0,git/* git */.$)(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${candidate}^{commit}`]);
        const commit = result.ok ? /^[0-9a-f]{40,64}$/m.exec(result.output.toString('latin1'))?.[0] : undefined;
        if (commit !== undefined)
            return commit;
        if (!result.ok && result.missing)
            throw new mistake/* UserMistake */.g(`Reading ${ref} needs git, which is not installed. Install git.`);
    }
    const shallow = (0,git/* git */.$)(folder, ['rev-parse', '--is-shallow-repository']);
    if (!shallow.ok)
        throw new mistake/* UserMistake */.g(`${root}: this is not in a git repository, so there is no ${ref} to read. Leave out the ref.`);
    throw new mistake/* UserMistake */.g(shallow.output.toString('latin1').trim() === 'true'
        ? `${root}: there is no branch, tag or commit ${ref}. The clone is shallow: fetch its history (actions/checkout: fetch-depth: 0).`
        : `${root}: there is no branch, tag or commit ${ref}. Check its spelling, or fetch it.`);
}
function listTree(folder, commit) {
    const prefix = (0,git/* git */.$)(folder, ['rev-parse', '--show-prefix']);
    const path = prefix.ok ? prefix.output.toString('utf8').replace(/\n$/, '').replace(/\/$/, '') : '';
    const tree = (0,git/* git */.$)(folder, ['ls-tree', '-r', '-l', '-z', '--full-tree', path === '' ? commit : `${commit}:${path}`]);
    return tree.ok ? parseTree(tree.output).sort((0,compare.by)((entry) => entry.path)) : [];
}
function readTargets(entries, objects) {
    const links = [...entries.values()].filter((entry) => entry.kind === 'link' && entry.size <= MAX_TARGET);
    objects.prefetch(links);
    return new Map(links.map((link) => [link.path, objects.read(link.object)?.toString('utf8') ?? '']));
}
function collect(entry, collector) {
    if (collector.full)
        return;
    if (entry.path.split('/').length > collector.limits.maxDepth)
        collector.tooDeep(entry.path);
    else if (entry.kind === 'submodule')
        collector.submodule(entry.path);
    else
        collector.add(entry.path, entry.kind);
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
