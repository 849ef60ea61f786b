export const id = 920;
export const ids = [920];
export const modules = {

/***/ 8920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   graph: () => (/* binding */ graph)
/* harmony export */ });
/* harmony import */ var _lib_mistake_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2201);
/* harmony import */ var _output_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3135);
/* harmony import */ var _repository_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7461);



/** `graph`: services, networks and who reaches whom. */
async function graph(path, options) {
    const [format = 'json', ...more] = options.format ?? [];
    if (more.length > 0 || format !== 'json')
        throw new _lib_mistake_js__WEBPACK_IMPORTED_MODULE_0__/* .UserMistake */ .g('graph knows the format json, once. Use --format json.');
    const repository = await (0,_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .openRepository */ .h_)(path, options);
    const { graphOf } = await Promise.all(/* import() */[__webpack_require__.e(326), __webpack_require__.e(625), __webpack_require__.e(50), __webpack_require__.e(837)]).then(__webpack_require__.bind(__webpack_require__, 7837));
    const found = await graphOf(repository, { config: (0,_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .configOf */ .W1)(options) });
    const output = options.output === undefined ? (0,_output_js__WEBPACK_IMPORTED_MODULE_1__/* .standardOutput */ .d)() : (0,_output_js__WEBPACK_IMPORTED_MODULE_1__/* .fileOutput */ .U)(options.output);
    output.write(`${JSON.stringify(found, undefined, 2)}\n`);
    output.close();
    return 0;
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


/***/ })

};
