export const id = 188;
export const ids = [188];
export const modules = {

/***/ 6188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  explain: () => (/* binding */ explain_explain)
});

// EXTERNAL MODULE: ./build/src/lib/mistake.js
var mistake = __webpack_require__(2201);
// EXTERNAL MODULE: ./build/src/report/text/page.js
var text_page = __webpack_require__(2415);
// EXTERNAL MODULE: ./build/src/lib/suggest.js
var suggest = __webpack_require__(5895);
// EXTERNAL MODULE: ./build/src/rulebook/load.js + 1 modules
var load = __webpack_require__(7625);
// EXTERNAL MODULE: ./build/src/rulebook/preset.js
var rulebook_preset = __webpack_require__(5306);
;// CONCATENATED MODULE: ./build/src/rulebook/explain.js



/** What there is to say about a rule or a pattern, by id, slug or the pattern's number. */
async function explain(name) {
    const found = (await explainRule(name)) ?? explainPattern(name);
    if (found !== undefined)
        return found;
    const book = (0,load/* loadRulebook */.w)();
    const names = [...book.rules.map(({ id }) => id), ...book.patterns.map(({ slug }) => slug)];
    return { kind: 'unknown', name, suggestion: (0,suggest/* nearest */.p)(name, names) };
}
/** Undefined when there is no such rule. */
async function explainRule(id) {
    const book = (0,load/* loadRulebook */.w)();
    const rule = book.rules.find((candidate) => candidate.id === id);
    if (rule === undefined)
        return undefined;
    const texts = (await (0,load/* loadTexts */.H)()).rules[id];
    if (texts === undefined)
        return undefined;
    const levels = book.presets.map((preset) => ({ preset: preset.name, level: (0,rulebook_preset/* presetLevel */.k)(preset, rule) }));
    return { kind: 'rule', rule, texts, levels };
}
/** By slug, or by number. Undefined when there is no such pattern. */
function explainPattern(name) {
    const book = (0,load/* loadRulebook */.w)();
    const pattern = book.patterns.find(({ slug, id }) => slug === name || String(id) === name);
    if (pattern === undefined)
        return undefined;
    return { kind: 'pattern', pattern, rules: book.rules.filter((rule) => rule.appliesTo?.includes(pattern.slug)) };
}

// EXTERNAL MODULE: ./build/src/cli/output.js
var cli_output = __webpack_require__(3135);
// EXTERNAL MODULE: ./build/src/cli/terminal.js
var terminal = __webpack_require__(9342);
;// CONCATENATED MODULE: ./build/src/cli/explain.js





/** `explain`: what a rule or a pattern means, by its id, slug or number. Throws UserMistake when there is none. */
async function explain_explain(name) {
    const found = await explain(name);
    if (found.kind === 'unknown') {
        const hint = found.suggestion === undefined ? '' : ` Did you mean "${found.suggestion}"?`;
        throw new mistake/* UserMistake */.g(`there is no rule and no pattern "${name}".${hint} \`groundplan rules list\` lists the rules.`);
    }
    const { colour, width } = (0,terminal/* terminalStyle */.w)(false);
    const output = (0,cli_output/* standardOutput */.d)();
    const page = (0,text_page/* pageOf */.ZZ)(output.write, (0,text_page/* styleOf */.Vj)(colour), width);
    if (found.kind === 'rule')
        explain_explainRule(page, found);
    else
        explain_explainPattern(page, found);
    output.close();
    return 0;
}
function explain_explainRule(page, { rule, texts, levels }) {
    const { style } = page;
    page.line(`${style.bold(rule.id)}  ${rule.title}`);
    page.line(style.dim(`${rule.category}, ${rule.status} since ${rule.since}`));
    page.line();
    section(page, 'Why', [rule.why]);
    section(page, 'What to do', [rule.fix]);
    section(page, 'Level', levels.map(({ preset, level }) => `${preset}: ${level}`));
    if (rule.appliesTo !== undefined)
        section(page, 'Only for', [rule.appliesTo.join(', ')]);
    examples(page, 'Found', texts.examples.fails);
    examples(page, 'Not found', texts.examples.passes);
    if (texts.references !== undefined)
        section(page, 'Read more', texts.references);
}
function explain_explainPattern(page, { pattern, rules }) {
    const { style } = page;
    page.line(`${style.bold(pattern.slug)}  ${pattern.name} (${pattern.vietnamese})`);
    if (pattern.coordinate !== undefined) {
        const { infrastructure, granularity, network, deployment } = pattern.coordinate;
        page.line(style.dim(`${pattern.category}: infrastructure ${infrastructure}, granularity ${granularity}, network ${network}, deployment ${deployment}`));
    }
    page.line();
    page.prose('', 0, pattern.summary);
    page.line();
    section(page, 'When to use it', pattern.whenToUse);
    section(page, 'Good', pattern.good);
    section(page, 'Bad', pattern.bad);
    section(page, 'What it prescribes', pattern.prescribes);
    section(page, 'What speaks for it in a repository', pattern.signals.map((signal) => signal.because));
    section(page, 'Rules for it alone', rules.map((rule) => `${rule.id}: ${rule.title}`));
}
function section(page, title, entries) {
    if (entries.length === 0)
        return;
    page.line(page.style.bold(title));
    for (const entry of entries)
        page.prose(entries.length > 1 ? '  - ' : '  ', entries.length > 1 ? 4 : 2, entry);
    page.line();
}
function examples(page, title, list) {
    for (const example of list) {
        page.line(`${page.style.bold(title)}: ${example.name}`);
        for (const [path, text] of Object.entries(example.files)) {
            page.line(page.style.dim(`  ${path}`));
            for (const line of text.trimEnd().split('\n'))
                page.line(`    ${line}`);
        }
        if (example.at !== undefined)
            page.line(page.style.dim(`  at ${example.at.join(', ')}`));
        page.line();
    }
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
