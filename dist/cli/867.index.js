export const id = 867;
export const ids = [867];
export const modules = {

/***/ 752:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ nameOf),
/* harmony export */   l: () => (/* binding */ readArguments)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _lib_mistake_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2201);
/* harmony import */ var _lib_suggest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5895);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8908);




/** Reads the command line. Throws UserMistake that names what is wrong and the nearest right word. */
function readArguments(argv) {
    const { command, rest } = commandOf(argv);
    if (command === undefined)
        return { kind: 'help' };
    const options = {
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'V' },
    };
    for (const { name, short, multiple } of command.options) {
        options[name] = { type: 'string', ...(short ? { short } : {}), ...(multiple ? { multiple } : {}) };
    }
    const { values, positionals } = parse(rest, options);
    if (values.help === true)
        return { kind: 'help', ...(argv.length === rest.length ? {} : { command }) };
    if (values.version === true)
        return { kind: 'version' };
    const [argument, surplus] = positionals;
    if (surplus !== undefined || (argument !== undefined && command.argument === undefined)) {
        throw new _lib_mistake_js__WEBPACK_IMPORTED_MODULE_1__/* .UserMistake */ .g(`${nameOf(command)} takes ${command.argument === undefined ? 'no argument' : 'one argument'}; "${surplus ?? argument}" is one too many.`);
    }
    if (argument === undefined && command.argument?.startsWith('<')) {
        throw new _lib_mistake_js__WEBPACK_IMPORTED_MODULE_1__/* .UserMistake */ .g(`${nameOf(command)} needs ${command.argument}.`);
    }
    return { kind: 'run', command, argument, options: values };
}
/** The command that the first words name, or the default one; undefined for `help`. */
function commandOf(argv) {
    const [first, second] = argv;
    if (first === 'help') {
        const about = _commands_js__WEBPACK_IMPORTED_MODULE_2__/* .COMMANDS */ .L.find(({ words }) => words[0] === second);
        return about === undefined ? { command: undefined, rest: [] } : { command: about, rest: ['--help'] };
    }
    const command = _commands_js__WEBPACK_IMPORTED_MODULE_2__/* .COMMANDS */ .L.find(({ words }) => words[0] === first);
    if (command === undefined)
        return { command: _commands_js__WEBPACK_IMPORTED_MODULE_2__/* .COMMANDS */ .L[0], rest: argv };
    const [, subcommand] = command.words;
    const named = subcommand !== undefined && second !== undefined && !second.startsWith('-');
    if (named && second !== subcommand) {
        throw new _lib_mistake_js__WEBPACK_IMPORTED_MODULE_1__/* .UserMistake */ .g(`there is no command "${first} ${second}".${(0,_lib_suggest_js__WEBPACK_IMPORTED_MODULE_3__/* .didYouMean */ .a)(second, [subcommand])} There is ${nameOf(command)}.`);
    }
    return { command, rest: argv.slice(named ? 2 : 1) };
}
function parse(args, options) {
    try {
        return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({ args: [...args], options, allowPositionals: true, strict: true });
    }
    catch (error) {
        const { code, message } = error;
        if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
            const option = /'(-[^']*)'/.exec(message)?.[1] ?? '';
            const names = Object.keys(options).map((name) => `--${name}`);
            throw new _lib_mistake_js__WEBPACK_IMPORTED_MODULE_1__/* .UserMistake */ .g(`unknown option "${option}".${(0,_lib_suggest_js__WEBPACK_IMPORTED_MODULE_3__/* .didYouMean */ .a)(option, names)} \`groundplan --help\` lists the options.`);
        }
        if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
            const option = /--[a-z-]+/.exec(message)?.[0] ?? 'an option';
            throw new _lib_mistake_js__WEBPACK_IMPORTED_MODULE_1__/* .UserMistake */ .g(/does not take/.test(message) ? `${option} takes no value.` : `${option} needs a value.`);
        }
        throw error;
    }
}
function nameOf({ words }) {
    return words.join(' ');
}


/***/ }),

/***/ 8908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ COMMANDS)
/* harmony export */ });
const FORMAT = {
    name: 'format',
    short: 'f',
    value: 'format[=file]',
    multiple: true,
    help: 'text, json, sarif, github or markdown; with =file written there; may be given several times',
};
const OUTPUT = {
    name: 'output',
    short: 'o',
    value: 'file',
    help: 'write the report to this file instead of standard output',
};
const CONFIG = {
    name: 'config',
    short: 'c',
    value: 'file',
    help: 'the configuration; otherwise .groundplan.yml of the repository',
};
const REF = {
    name: 'ref',
    value: 'commit',
    help: 'look at this commit, branch or tag instead of the files on disk',
};
const PRESET = {
    name: 'preset',
    value: 'name',
    help: 'the set of rules: recommended, strict or observe',
};
const FAIL_ON = {
    name: 'fail-on',
    value: 'level',
    help: 'the level from which findings fail: error, warning, note or never',
};
/** Every command. The first one runs when none is named. */
const COMMANDS = [
    {
        words: ['check'],
        argument: '[path]',
        help: 'classify a repository, lint it and give the verdict',
        options: [FORMAT, OUTPUT, CONFIG, REF, PRESET, FAIL_ON],
        run: async (path, options) => (await __webpack_require__.e(/* import() */ 66).then(__webpack_require__.bind(__webpack_require__, 4066))).check(path ?? '.', options),
    },
    {
        words: ['classify'],
        argument: '[path]',
        help: 'tell which architecture a repository implements, and why',
        options: [FORMAT, OUTPUT, CONFIG, REF],
        run: async (path, options) => (await __webpack_require__.e(/* import() */ 66).then(__webpack_require__.bind(__webpack_require__, 4066))).classify(path ?? '.', options),
    },
    {
        words: ['graph'],
        argument: '[path]',
        help: 'show services, networks and who reaches whom, as JSON',
        options: [{ ...FORMAT, value: 'json', help: 'json' }, OUTPUT, CONFIG, REF],
        run: async (path, options) => (await __webpack_require__.e(/* import() */ 920).then(__webpack_require__.bind(__webpack_require__, 8920))).graph(path ?? '.', options),
    },
    {
        words: ['explain'],
        argument: '<rule or pattern>',
        help: 'say what a rule or a pattern means, why, and what to do',
        options: [],
        run: async (name) => (await Promise.all(/* import() */[__webpack_require__.e(625), __webpack_require__.e(188)]).then(__webpack_require__.bind(__webpack_require__, 6188))).explain(name ?? ''),
    },
    {
        words: ['rules', 'list'],
        help: 'list every rule with its level',
        options: [{ ...FORMAT, value: 'format', help: 'text or json' }, PRESET],
        run: async (_none, options) => (await Promise.all(/* import() */[__webpack_require__.e(625), __webpack_require__.e(267)]).then(__webpack_require__.bind(__webpack_require__, 7267))).listRules(options),
    },
];


/***/ }),

/***/ 3867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   main: () => (/* binding */ main)
/* harmony export */ });
/* harmony import */ var _app_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8739);
/* harmony import */ var _lib_mistake_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2201);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(752);



/**
 * Runs the command line. Never throws and never prints a stack trace: a mistake of the user's is one line each on
 * standard error and 2; a defect of ours is one line and 3 (with the stack when GROUNDPLAN_DEBUG is set).
 */
async function main(argv) {
    try {
        const asked = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_2__/* .readArguments */ .l)(argv);
        switch (asked.kind) {
            case 'help': {
                const { helpText } = await __webpack_require__.e(/* import() */ 225).then(__webpack_require__.bind(__webpack_require__, 2225));
                process.stdout.write(helpText(asked.command));
                return 0;
            }
            case 'version':
                process.stdout.write(`${_app_version_js__WEBPACK_IMPORTED_MODULE_0__/* .VERSION */ .x}\n`);
                return 0;
            case 'run':
                return await asked.command.run(asked.argument, asked.options);
        }
    }
    catch (error) {
        return explainFailure(error);
    }
}
function explainFailure(error) {
    if (error instanceof _lib_mistake_js__WEBPACK_IMPORTED_MODULE_1__/* .UserMistake */ .g) {
        for (const line of error.lines)
            process.stderr.write(`groundplan: ${line}\n`);
        return 2;
    }
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    process.stderr.write(`groundplan: a defect of Groundplan: ${message.split('\n')[0]}. Please report it.\n`);
    if (process.env.GROUNDPLAN_DEBUG !== undefined)
        process.stderr.write(`${stack}\n`);
    return 3;
}


/***/ }),

/***/ 2201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ UserMistake)
/* harmony export */ });
/**
 * A mistake of the user's (an unreadable path, an unknown option, a broken configuration): ends the run with exit code 2.
 * One line that names the thing and the remedy; several at once where several were found.
 */
class UserMistake extends Error {
    lines;
    constructor(...lines) {
        super(lines.join('\n'));
        this.name = 'UserMistake';
        this.lines = lines;
    }
}


/***/ }),

/***/ 5895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ didYouMean),
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/** Nobody mistypes a word longer than this; comparing such words would cost the product of their lengths. */
const MAX_LENGTH = 100;
/** The candidate nearest to `word` within a third of its length, for "did you mean": two letters swapped count as one mistake. */
function nearest(word, candidates) {
    if (word.length > MAX_LENGTH)
        return undefined;
    const limit = Math.max(1, Math.floor(word.length / 3));
    let best;
    let bestDistance = limit + 1;
    for (const candidate of candidates) {
        const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), bestDistance);
        if (distance < bestDistance) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}
/** ` Did you mean "x"?`, or an empty string when nothing is near. */
function didYouMean(word, candidates) {
    const candidate = nearest(word, candidates);
    return candidate === undefined ? '' : ` Did you mean "${candidate}"?`;
}
/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
function editDistance(a, b, giveUpAt) {
    if (Math.abs(a.length - b.length) >= giveUpAt)
        return giveUpAt;
    let before = [];
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
            let least = Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
            if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
                least = Math.min(least, (before[j - 2] ?? least) + 1);
            next.push(least);
        }
        before = row;
        row = next;
    }
    return row[b.length] ?? giveUpAt;
}


/***/ })

};
