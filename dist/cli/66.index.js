export const id = 66;
export const ids = [66];
export const modules = {

/***/ 4066:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  check: () => (/* binding */ check),
  classify: () => (/* binding */ classify)
});

// EXTERNAL MODULE: ./build/src/lib/mistake.js
var mistake = __webpack_require__(2201);
// EXTERNAL MODULE: ./build/src/lib/suggest.js
var suggest = __webpack_require__(5895);
;// CONCATENATED MODULE: ./build/src/report/formats.js


/** Every format that a report can be written in. */
const FORMATS = [
    { name: 'text', purpose: 'for people, in a terminal', load: async () => (await __webpack_require__.e(/* import() */ 104).then(__webpack_require__.bind(__webpack_require__, 6104))).renderText },
    { name: 'json', purpose: 'everything, for programs', load: async () => (await __webpack_require__.e(/* import() */ 912).then(__webpack_require__.bind(__webpack_require__, 7912))).renderJson },
    {
        name: 'sarif',
        purpose: 'SARIF 2.1.0, for code scanning',
        load: async () => (await __webpack_require__.e(/* import() */ 387).then(__webpack_require__.bind(__webpack_require__, 7387))).renderSarif,
    },
    {
        name: 'github',
        purpose: 'workflow commands, for annotations on GitHub',
        load: async () => (await __webpack_require__.e(/* import() */ 593).then(__webpack_require__.bind(__webpack_require__, 6593))).renderGithub,
    },
    {
        name: 'markdown',
        purpose: 'Markdown, for a job summary or a comment',
        load: async () => (await __webpack_require__.e(/* import() */ 579).then(__webpack_require__.bind(__webpack_require__, 8579))).renderMarkdown,
    },
];
/** The format of that name. Throws UserMistake with the nearest name when there is none. */
function formatNamed(name) {
    const format = FORMATS.find((candidate) => candidate.name === name);
    if (format !== undefined)
        return format;
    const names = FORMATS.map((candidate) => candidate.name);
    throw new mistake/* UserMistake */.g(`unknown format "${name}".${(0,suggest/* didYouMean */.a)(name, names)} There are ${names.join(', ')}.`);
}

// EXTERNAL MODULE: ./build/src/cli/output.js
var cli_output = __webpack_require__(3135);
// EXTERNAL MODULE: ./build/src/cli/repository.js + 1 modules
var repository = __webpack_require__(7461);
// EXTERNAL MODULE: ./build/src/cli/terminal.js
var terminal = __webpack_require__(9342);
;// CONCATENATED MODULE: ./build/src/cli/check.js





/** `check`: everything, and the verdict as exit code. */
async function check(path, options) {
    const report = await analyseAndRender(path, options);
    switch (report.verdict.outcome) {
        case 'pass':
            return 0;
        case 'fail':
            return 1;
        case 'error':
            process.stderr.write(`groundplan: ${report.verdict.because}\n`);
            return 3;
    }
}
/** `classify`: the architecture alone. */
async function classify(path, options) {
    await analyseAndRender(path, options, 'classification');
    return 0;
}
async function analyseAndRender(path, options, only) {
    // Formats and files are looked at first: a misspelt format must not cost a whole run.
    const destinations = destinationsOf(options);
    const { report } = await (0,repository/* analysePath */.$h)(path, options, only);
    for (const destination of destinations)
        await render(report, destination, only);
    return report;
}
async function render(report, { format, file }, only) {
    const renderer = await format.load();
    const output = file === undefined ? (0,cli_output/* standardOutput */.d)() : (0,cli_output/* fileOutput */.U)(file);
    renderer(report, { ...(0,terminal/* terminalStyle */.w)(file !== undefined), ...(only === undefined ? {} : { only }) }, output.write);
    output.close();
}
/** `--format json --format sarif=out.sarif --output report.json`, checked before anything runs. */
function destinationsOf(options) {
    const destinations = (options.format ?? ['text']).map((value) => {
        const at = value.indexOf('=');
        const format = formatNamed(at < 0 ? value : value.slice(0, at));
        if (at >= 0 && at === value.length - 1)
            throw new mistake/* UserMistake */.g(`--format ${value} names no file after "=".`);
        return at < 0 ? { format } : { format, file: value.slice(at + 1) };
    });
    const toScreen = destinations.filter((destination) => destination.file === undefined);
    if (toScreen.length > 1) {
        const names = toScreen.map((destination) => destination.format.name).join(' and ');
        throw new mistake/* UserMistake */.g(`${names} cannot share standard output. Write all but one to files: --format ${toScreen[1]?.format.name}=FILE.`);
    }
    if (options.output === undefined)
        return destinations;
    if (toScreen.length === 0)
        throw new mistake/* UserMistake */.g('--output has nothing to write: every --format names a file of its own.');
    return destinations.map((destination) => ({ file: options.output, ...destination }));
}


/***/ }),

/***/ 3135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ fileOutput),
/* harmony export */   d: () => (/* binding */ standardOutput)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _lib_mistake_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2201);


/** Text is gathered to pieces of this many characters before it is written: a report of many findings is millions of small writes. */
const PIECE = 64 * 1024;
/** Opens a file for writing, made anew. Throws UserMistake when that cannot be done. */
function fileOutput(path) {
    let descriptor;
    try {
        descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, 'w');
    }
    catch (error) {
        throw new _lib_mistake_js__WEBPACK_IMPORTED_MODULE_1__/* .UserMistake */ .g(`cannot write ${path}: ${reasonOf(error)}. Give a file in a folder that exists and is writable.`);
    }
    return buffered((text) => writeFully(descriptor, text), () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor));
}
/** Standard output. A reader that has gone away (`| head`) ends the writing silently, as every Unix tool does. */
function standardOutput() {
    let gone = false;
    return buffered((text) => {
        if (gone)
            return;
        try {
            writeFully(1, text);
        }
        catch (error) {
            if (error.code !== 'EPIPE')
                throw error;
            gone = true;
        }
    }, () => { });
}
function buffered(flush, close) {
    let pending = [];
    let size = 0;
    const drain = () => {
        if (size > 0)
            flush(pending.join(''));
        pending = [];
        size = 0;
    };
    return {
        write: (text) => {
            pending.push(text);
            size += text.length;
            if (size >= PIECE)
                drain();
        },
        close: () => {
            drain();
            close();
        },
    };
}
function writeFully(descriptor, text) {
    const bytes = Buffer.from(text, 'utf8');
    const pause = new Int32Array(new SharedArrayBuffer(4));
    for (let at = 0; at < bytes.length;) {
        try {
            at += (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(descriptor, bytes, at);
        }
        catch (error) {
            // A full pipe in non-blocking mode: wait for the reader instead of losing the rest.
            if (error.code !== 'EAGAIN')
                throw error;
            Atomics.wait(pause, 0, 0, 5);
        }
    }
}
/** The reason of a system error in words, without its code and path. */
function reasonOf(error) {
    switch (error.code) {
        case 'ENOENT':
            return 'its folder does not exist';
        case 'EISDIR':
            return 'it is a folder';
        case 'EACCES':
        case 'EPERM':
        case 'EROFS':
            return 'permission denied';
        default:
            return error instanceof Error ? error.message : String(error);
    }
}


/***/ }),

/***/ 7461:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $h: () => (/* binding */ analysePath),
  W1: () => (/* binding */ configOf),
  h_: () => (/* binding */ openRepository)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/lib/mistake.js
var mistake = __webpack_require__(2201);
// EXTERNAL MODULE: ./build/src/lib/suggest.js
var suggest = __webpack_require__(5895);
;// CONCATENATED MODULE: ./build/src/cli/command-names.js
/** First words of the commands, for suggestions; commands.ts says what each does. */
const COMMAND_NAMES = ['check', 'classify', 'graph', 'explain', 'rules'];

;// CONCATENATED MODULE: ./build/src/cli/repository.js





/** Opens the folder, or the commit of it that `--ref` names. Throws UserMistake. */
async function openRepository(path, options) {
    if ((0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false }) === undefined && !path.includes('/')) {
        const hint = (0,suggest/* didYouMean */.a)(path, COMMAND_NAMES).replace('Did you mean', 'Did you mean the command');
        if (hint !== '')
            throw new mistake/* UserMistake */.g(`there is no folder "${path}".${hint}`);
    }
    if (options.ref !== undefined)
        return (await __webpack_require__.e(/* import() */ 769).then(__webpack_require__.bind(__webpack_require__, 1769))).openCommit(path, options.ref);
    return (await __webpack_require__.e(/* import() */ 649).then(__webpack_require__.bind(__webpack_require__, 649))).openLocal(path);
}
/** Opens and analyses what a command was given. Throws UserMistake. */
async function analysePath(path, options, only) {
    const config = configOf(options);
    const repository = await openRepository(path, options);
    const { analyse } = await Promise.all(/* import() */[__webpack_require__.e(326), __webpack_require__.e(625), __webpack_require__.e(50), __webpack_require__.e(881)]).then(__webpack_require__.bind(__webpack_require__, 9881));
    return analyse(repository, { target: path, config, preset: options.preset, failOn: options['fail-on'], only });
}
/** The file that --config names. Throws UserMistake when it cannot be read. */
function configOf(options) {
    return options.config === undefined ? undefined : readConfig(options.config);
}
function readConfig(path) {
    try {
        return { path, text: (0,external_node_fs_.readFileSync)(path, 'utf8') };
    }
    catch (error) {
        const folder = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false })?.isDirectory() === true;
        const reason = folder
            ? 'it is a folder'
            : error.code === 'ENOENT'
                ? 'there is no such file'
                : 'it cannot be read';
        throw new mistake/* UserMistake */.g(`cannot read the configuration ${path}: ${reason}. Give a YAML file with --config (looked in ${(0,external_node_path_.dirname)(path)}).`);
    }
}


/***/ }),

/***/ 9342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ terminalStyle)
/* harmony export */ });
/** How to write text to standard output: colour by NO_COLOR (no-color.org) and FORCE_COLOR, else only to a terminal. */
function terminalStyle(toFile) {
    const width = process.stdout.columns ?? 100;
    const force = process.env.FORCE_COLOR;
    if (process.env.NO_COLOR !== undefined && process.env.NO_COLOR !== '')
        return { colour: false, width };
    if (force !== undefined)
        return { colour: force !== '0' && force !== 'false' && !toFile, width };
    return { colour: !toFile && process.stdout.isTTY === true && process.env.TERM !== 'dumb', width };
}


/***/ })

};
