export const id = 104;
export const ids = [104];
export const modules = {

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

/***/ 8414:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ pathFromRoot),
/* harmony export */   w: () => (/* binding */ isWhole)
/* harmony export */ });
/** Whether a path stands for the repository as a whole, which has no lines. */
function isWhole(path) {
    return path === '' || path === '.';
}
/** A path of the report as seen from the root of the repository that GitHub knows. */
function pathFromRoot(path, { pathPrefix = '' }) {
    if (pathPrefix === '')
        return path;
    return isWhole(path) ? pathPrefix : `${pathPrefix}/${path}`;
}


/***/ }),

/***/ 5796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A_: () => (/* binding */ LEVELS),
/* harmony export */   Np: () => (/* binding */ bySeverity),
/* harmony export */   dy: () => (/* binding */ activeOnly),
/* harmony export */   we: () => (/* binding */ filesBySeverity)
/* harmony export */ });
/** From the most to the least severe. */
const LEVELS = ['error', 'warning', 'note'];
/** Those that still call for something. Can be iterated again and again. */
function activeOnly(findings) {
    return {
        *[Symbol.iterator]() {
            for (const finding of findings)
                if (finding.disposition === 'active')
                    yield finding;
        },
    };
}
/** The most severe first, otherwise in the order given: one pass for each level instead of a sorted copy in memory. */
function* bySeverity(findings) {
    for (const level of LEVELS) {
        for (const finding of findings)
            if (finding.level === level)
                yield finding;
    }
}
/** File by file, those with the most severe findings first; only one file's findings are held at a time. */
function* filesBySeverity(findings) {
    for (const level of LEVELS) {
        for (const file of byFile(findings))
            if (file.worst === level)
                yield file;
    }
}
function* byFile(findings) {
    let pending = [];
    let path;
    for (const finding of findings) {
        if (path !== undefined && finding.location.path !== path) {
            yield { path, worst: worstOf(pending), findings: pending };
            pending = [];
        }
        path = finding.location.path;
        pending.push(finding);
    }
    if (path !== undefined)
        yield { path, worst: worstOf(pending), findings: pending };
}
function worstOf(findings) {
    return LEVELS.find((level) => findings.some((finding) => finding.level === level)) ?? 'note';
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

/***/ 6104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderText: () => (/* binding */ renderText)
});

// EXTERNAL MODULE: ./build/src/report/escape/terminal.js
var terminal = __webpack_require__(8844);
// EXTERNAL MODULE: ./build/src/report/phrases.js
var phrases = __webpack_require__(986);
// EXTERNAL MODULE: ./build/src/report/options.js
var options = __webpack_require__(8414);
// EXTERNAL MODULE: ./build/src/report/text/page.js
var text_page = __webpack_require__(2415);
;// CONCATENATED MODULE: ./build/src/report/text/classification.js




/** Reasons shown of each dimension and each signal; the others are counted. */
const REASONS = 3;
const SIGNALS = 5;
const SYSTEMS = 40;
const DIMENSIONS = ['infrastructure', 'granularity', 'network', 'deployment'];
/** Which architecture it is, why, and how sure that is. */
function writeClassification(report, page) {
    const { pattern } = report;
    const { bold, dim } = page.style;
    const sure = `${(0,phrases/* confidenceInWords */.TW)(pattern.confidence)}, ${(0,phrases/* percent */.KN)(pattern.confidence)}`;
    page.line(`Architecture: ${bold((0,terminal/* printable */.g)(pattern.name))} (${sure})`);
    page.line();
    for (const dimension of DIMENSIONS) {
        const { value, confidence, evidence } = pattern.dimensions[dimension];
        page.line(`  ${dimension.padEnd(16)}${bold((0,terminal/* printable */.g)(value).padEnd(18))}${dim((0,phrases/* percent */.KN)(confidence).padStart(5))}`);
        writeReasons(evidence, page);
    }
    writeSignals(pattern, page);
    const runnersUp = pattern.runnersUp.filter(({ confidence }) => confidence >= 0.005);
    if (runnersUp.length > 0) {
        const others = runnersUp.map(({ slug, confidence }) => `${(0,terminal/* printable */.g)(slug)} ${(0,phrases/* percent */.KN)(confidence)}`);
        page.line();
        page.prose('Also possible: ', 15, others.join(', '));
    }
    if (pattern.contradictions.length > 0) {
        page.line();
        page.line('What speaks against it:');
        writeReasons(pattern.contradictions, page);
    }
    if (report.systems.length > 1)
        writeSystems(report.systems, page);
}
function writeSignals(pattern, page) {
    if (pattern.fired.length > 0) {
        page.line();
        page.line('Why:');
        for (const signal of pattern.fired.slice(0, SIGNALS)) {
            page.prose('  - ', 4, (0,terminal/* printable */.g)(signal.because));
            writeReasons(signal.evidence.slice(0, 1), page);
        }
        (0,text_page/* writeFolded */.CR)(pattern.fired.length - SIGNALS, 'more reason', 'more reasons', '  ', page);
    }
    if (pattern.missing.length > 0) {
        page.line();
        page.line('Signs of it that were not found:');
        for (const { because } of pattern.missing.slice(0, SIGNALS))
            page.prose('  - ', 4, (0,terminal/* printable */.g)(because));
        (0,text_page/* writeFolded */.CR)(pattern.missing.length - SIGNALS, 'more sign', 'more signs', '  ', page);
    }
}
function writeReasons(evidence, page) {
    for (const { message, path, line } of evidence.slice(0, REASONS)) {
        page.prose('    - ', 6, `${(0,terminal/* printable */.g)(message)}${placeOf(path, line)}`);
    }
    (0,text_page/* writeFolded */.CR)(evidence.length - REASONS, 'more place', 'more places', '    ', page);
}
function writeSystems(systems, page) {
    page.line();
    page.line(`${(0,phrases/* counted */.hS)(systems.length, 'system')} in this repository:`);
    for (const { path, name, pattern, confidence, because } of systems.slice(0, SYSTEMS)) {
        page.line(`  ${(0,terminal/* printable */.g)(path)} (${(0,terminal/* printable */.g)(name)}): ${page.style.bold((0,terminal/* printable */.g)(pattern))}, ${(0,phrases/* percent */.KN)(confidence)}`);
        page.prose('    ', 4, (0,terminal/* printable */.g)(because));
    }
    (0,text_page/* writeFolded */.CR)(systems.length - SYSTEMS, 'more system', 'more systems', '  ', page);
}
function placeOf(path, line) {
    return (0,options/* isWhole */.w)(path) ? '' : ` (${(0,terminal/* printable */.g)(path)}:${line})`;
}

// EXTERNAL MODULE: ./build/src/report/order.js
var order = __webpack_require__(5796);
;// CONCATENATED MODULE: ./build/src/report/text/findings.js




/** Findings of one rule shown in one file; the others are counted. */
const OF_ONE_RULE = 10;
/** Related places shown of one finding. */
const RELATED = 5;
const PLACE_WIDTH = 9;
const LEVEL_WIDTH = 9;
/** Every finding that calls for something, by file, the files with the most severe first; then what to do, once for each rule. */
function writeFindings(report, page) {
    let any = false;
    const rules = new Set();
    for (const file of (0,order/* filesBySeverity */.we)((0,order/* activeOnly */.dy)(report.findings))) {
        any = true;
        writeFile(file, page);
        for (const { ruleId } of file.findings)
            rules.add(ruleId);
    }
    if (any)
        writeRemedies(report.rules.filter(({ id }) => rules.has(id)), page);
}
function writeFile({ path, findings }, page) {
    page.line();
    page.line(page.style.bold((0,terminal/* printable */.g)(path)));
    const shown = new Map();
    for (const finding of findings) {
        const before = shown.get(finding.ruleId) ?? 0;
        shown.set(finding.ruleId, before + 1);
        if (before < OF_ONE_RULE)
            writeFinding(finding, page);
    }
    for (const [ruleId, count] of shown) {
        const what = `more of ${(0,terminal/* printable */.g)(ruleId)}`;
        (0,text_page/* writeFolded */.CR)(count - OF_ONE_RULE, what, what, '  ', page);
    }
}
function writeFinding({ level, ruleId, message, location, related }, page) {
    const place = `${location.line}:${location.column}`.padEnd(PLACE_WIDTH);
    const lead = `  ${page.style.dim(place)} ${colourOf(level, page.style)(level.padEnd(LEVEL_WIDTH))}`;
    page.prose(lead, 3 + PLACE_WIDTH + LEVEL_WIDTH, `${(0,terminal/* printable */.g)(message)} [${(0,terminal/* printable */.g)(ruleId)}]`);
    const indentation = 3 + PLACE_WIDTH + LEVEL_WIDTH;
    for (const other of related.slice(0, RELATED)) {
        const { path, line } = other.location;
        page.prose(' '.repeat(indentation), indentation, `${(0,terminal/* printable */.g)(other.message)} (${(0,terminal/* printable */.g)(path)}:${line})`);
    }
    (0,text_page/* writeFolded */.CR)(related.length - RELATED, 'more related place', 'more related places', ' '.repeat(indentation), page);
}
function writeRemedies(rules, page) {
    page.line();
    page.line(page.style.bold('What to do'));
    for (const level of order/* LEVELS */.A_) {
        for (const { id, title, findings, fix } of rules.filter((rule) => rule.level === level)) {
            page.line();
            const lead = `  ${colourOf(level, page.style)((0,terminal/* printable */.g)(id))}: `;
            page.prose(lead, (0,terminal/* printable */.g)(id).length + 4, `${(0,terminal/* printable */.g)(title)} (${(0,phrases/* counted */.hS)(findings, 'finding')})`);
            page.prose('    ', 4, (0,terminal/* printable */.g)(fix));
            page.line(page.style.dim(`    groundplan explain ${(0,terminal/* printable */.g)(id)}`));
        }
    }
}
function colourOf(level, style) {
    switch (level) {
        case 'error':
            return style.red;
        case 'warning':
            return style.yellow;
        case 'note':
            return style.cyan;
    }
}

;// CONCATENATED MODULE: ./build/src/report/text.js





/** Notices and limits shown; the others are counted. */
const REMARKS = 10;
/** The report for people in a terminal: the architecture first, the verdict last, where the eye is. */
function renderText(report, options, write) {
    const page = (0,text_page/* pageOf */.ZZ)(write, (0,text_page/* styleOf */.Vj)(options.colour), options.width);
    writeClassification(report, page);
    if (options.only === undefined)
        writeFindings(report, page);
    writeRemarks(report, page);
    if (options.only === undefined)
        writeVerdict(report, page);
}
function writeRemarks({ notices, limits }, page) {
    if (notices.length + limits.length > 0)
        page.line();
    for (const notice of notices.slice(0, REMARKS))
        page.prose('Note: ', 6, (0,terminal/* printable */.g)(notice));
    (0,text_page/* writeFolded */.CR)(notices.length - REMARKS, 'more note', 'more notes', '', page);
    for (const { path, message } of limits.slice(0, REMARKS)) {
        page.prose('Not looked at: ', 15, `${(0,terminal/* printable */.g)(path)}: ${(0,terminal/* printable */.g)(message)}`);
    }
    (0,text_page/* writeFolded */.CR)(limits.length - REMARKS, 'more not looked at', 'more not looked at', '', page);
}
function writeVerdict({ counts, verdict }, page) {
    const { bold } = page.style;
    page.line();
    page.prose('', 0, `${(0,phrases/* countsInWords */.Pe)(counts)}.`);
    page.prose(`${bold(text_colourOf(verdict, page)((0,phrases/* verdictInWords */._5)(verdict)))}: `, (0,phrases/* verdictInWords */._5)(verdict).length + 2, (0,terminal/* printable */.g)(verdict.because));
}
function text_colourOf({ outcome }, page) {
    return outcome === 'pass' ? page.style.green : page.style.red;
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


/***/ })

};
