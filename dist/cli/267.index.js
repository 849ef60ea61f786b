export const id = 267;
export const ids = [267];
export const modules = {

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

/***/ 7267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   listRules: () => (/* binding */ listRules)
/* harmony export */ });
/* harmony import */ var _lib_compare_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3746);
/* harmony import */ var _lib_mistake_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2201);
/* harmony import */ var _lib_suggest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5895);
/* harmony import */ var _report_text_page_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2415);
/* harmony import */ var _rulebook_load_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7625);
/* harmony import */ var _rulebook_preset_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5306);
/* harmony import */ var _output_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3135);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9342);








/** `rules list`: every rule with its level in a preset. Throws UserMistake for an unknown preset or format. */
async function listRules(options) {
    const [format = 'text'] = options.format ?? [];
    const book = (0,_rulebook_load_js__WEBPACK_IMPORTED_MODULE_2__/* .loadRulebook */ .w)();
    const name = options.preset ?? 'recommended';
    const preset = book.presets.find((candidate) => candidate.name === name);
    const names = book.presets.map((candidate) => candidate.name);
    if (preset === undefined) {
        throw new _lib_mistake_js__WEBPACK_IMPORTED_MODULE_0__/* .UserMistake */ .g(`there is no preset "${name}": use ${names.join(', ')}.${(0,_lib_suggest_js__WEBPACK_IMPORTED_MODULE_4__/* .didYouMean */ .a)(name, names)}`);
    }
    const rules = book.rules
        .map((rule) => ({ id: rule.id, category: rule.category, level: (0,_rulebook_preset_js__WEBPACK_IMPORTED_MODULE_5__/* .presetLevel */ .k)(preset, rule), title: rule.title }))
        .sort((0,_lib_compare_js__WEBPACK_IMPORTED_MODULE_6__.by)(({ category }) => category, ({ id }) => id));
    const output = (0,_output_js__WEBPACK_IMPORTED_MODULE_3__/* .standardOutput */ .d)();
    if (format === 'json')
        output.write(`${JSON.stringify(rules, undefined, 2)}\n`);
    else if (format === 'text') {
        const { colour, width } = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_7__/* .terminalStyle */ .w)(false);
        const page = (0,_report_text_page_js__WEBPACK_IMPORTED_MODULE_1__/* .pageOf */ .ZZ)(output.write, (0,_report_text_page_js__WEBPACK_IMPORTED_MODULE_1__/* .styleOf */ .Vj)(colour), width);
        const idWidth = Math.max(...rules.map(({ id }) => id.length));
        let category = '';
        for (const rule of rules) {
            if (rule.category !== category) {
                if (category !== '')
                    page.line();
                category = rule.category;
                page.line(page.style.bold(category));
            }
            page.prose(`  ${rule.id.padEnd(idWidth)}  ${rule.level.padEnd(7)}  `, idWidth + 13, rule.title);
        }
        page.line();
        page.line(`${rules.length} rules, levels of the preset ${name}. \`groundplan explain RULE\` says more.`);
    }
    else {
        throw new _lib_mistake_js__WEBPACK_IMPORTED_MODULE_0__/* .UserMistake */ .g(`unknown format "${format}".${(0,_lib_suggest_js__WEBPACK_IMPORTED_MODULE_4__/* .didYouMean */ .a)(format, ['text', 'json'])} There are text, json.`);
    }
    output.close();
    return 0;
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


/***/ }),

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

/***/ 8844:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ withoutCommands),
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
/**
 * What a terminal, a log or a reader's eye could take for something else: controls (line breaks and ANSI escapes among them),
 * formats (bidirectional overrides, zero-width characters), separators, unpaired surrogates, and all that is drawn as nothing.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** Nearly every text: a test of this costs a tenth of the search for what is invisible. */
const ORDINARY = /^[ -~]*$/;
const SHORT = new Map([
    ['\n', '\\n'],
    ['\r', '\\r'],
    ['\t', '\\t'],
]);
/** Text from a repository as one harmless line: what cannot be seen is spelled out, `\n` or `\u{202e}`. */
function printable(text) {
    if (ORDINARY.test(text))
        return text;
    return text.replace(INVISIBLE, (character) => SHORT.get(character) ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
/**
 * A line that the runner of GitHub Actions does not take for a workflow command. It reads `::name \u2026::` at the start of a
 * line after any space, and the older `##[name \u2026]` anywhere in it (actions/runner, ActionCommand.cs).
 */
function withoutCommands(line) {
    return line.replace(/^(\s*):(?=:)/, '$1\\u{3a}').replaceAll('##[', '#\\u{23}[');
}


/***/ }),

/***/ 986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   Pe: () => (/* binding */ countsInWords),
/* harmony export */   TW: () => (/* binding */ confidenceInWords),
/* harmony export */   _5: () => (/* binding */ verdictInWords),
/* harmony export */   hS: () => (/* binding */ counted)
/* harmony export */ });
/** `1 file`, `3 files`, `1,204 files`. */
function counted(count, singular, plural = `${singular}s`) {
    return `${grouped(count)} ${count === 1 ? singular : plural}`;
}
/** A share between 0 and 1 as a whole percentage: `87 %`. */
function percent(share) {
    return `${Math.round(share * 100)} %`;
}
/** How far to trust a reading, in words. */
function confidenceInWords(confidence) {
    if (confidence >= 0.8)
        return 'high confidence';
    if (confidence >= 0.5)
        return 'moderate confidence';
    return 'low confidence';
}
/** `2 errors, 1 warning and 0 notes`, with the quieted ones where there are any. */
function countsInWords(counts) {
    const levels = `${counted(counts.error, 'error')}, ${counted(counts.warning, 'warning')} and ${counted(counts.note, 'note')}`;
    if (counts.quieted === 0)
        return levels;
    return `${levels}; ${counted(counts.quieted, 'more is', 'more are')} suppressed, in the baseline or waived`;
}
function verdictInWords(verdict) {
    switch (verdict.outcome) {
        case 'pass':
            return 'Passed';
        case 'fail':
            return 'Failed';
        case 'error':
            return 'No verdict';
    }
}
function grouped(count) {
    return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}


/***/ }),

/***/ 2415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CR: () => (/* binding */ writeFolded),
/* harmony export */   Vj: () => (/* binding */ styleOf),
/* harmony export */   ZZ: () => (/* binding */ pageOf)
/* harmony export */ });
/* harmony import */ var _escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8844);
/* harmony import */ var _phrases_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(986);


function styleOf(colour) {
    const paint = (on, off) => (text) => colour ? `\u001b[${on}m${text}\u001b[${off}m` : text;
    return {
        bold: paint(1, 22),
        dim: paint(2, 22),
        red: paint(31, 39),
        yellow: paint(33, 39),
        cyan: paint(36, 39),
        green: paint(32, 39),
    };
}
/** Columns that prose always gets, however narrow the terminal and deep the indentation. */
const NARROWEST = 30;
function pageOf(write, style, width) {
    const line = (text = '') => write(`${(0,_escape_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutCommands */ .D)(text)}\n`);
    return {
        style,
        line,
        prose(lead, leadWidth, text) {
            const indentation = ' '.repeat(leadWidth);
            const [first = '', ...rest] = wrap(text, Math.max(NARROWEST, width - leadWidth));
            line(`${lead}${first}`);
            for (const part of rest)
                line(`${indentation}${part}`);
        },
    };
}
/** Breaks at spaces only: a path or an address stays in one piece, even where it is too long. */
function wrap(text, width) {
    if (text.length <= width)
        return [text];
    const lines = [];
    let words = [];
    let length = 0;
    for (const word of text.split(' ')) {
        const columns = [...word].length;
        if (words.length > 0 && length + 1 + columns > width) {
            lines.push(words.join(' '));
            words = [];
            length = 0;
        }
        length += (words.length > 0 ? 1 : 0) + columns;
        words.push(word);
    }
    lines.push(words.join(' '));
    return lines;
}
/** Says how many were left out of a list, if any were: `and 4 more places: \u2026`. */
function writeFolded(count, singular, plural, indentation, page) {
    if (count > 0)
        page.line(`${indentation}and ${(0,_phrases_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(count, singular, plural)}: use --format json`);
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
