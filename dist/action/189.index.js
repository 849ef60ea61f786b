export const id = 189;
export const ids = [189];
export const modules = {

/***/ 8554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ cut)
/* harmony export */ });
/** The text in at most `limit` UTF-16 code units, an ellipsis at the end when it was cut; never half a surrogate pair. */
function cut(text, limit) {
    if (text.length <= limit)
        return text;
    const end = limit - 1;
    const splitsPair = isHigh(text.charCodeAt(end - 1)) && isLow(text.charCodeAt(end));
    return `${text.slice(0, splitsPair ? end - 1 : end)}\u2026`;
}
function isHigh(code) {
    return code >= 0xd800 && code <= 0xdbff;
}
function isLow(code) {
    return code >= 0xdc00 && code <= 0xdfff;
}


/***/ }),

/***/ 189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderGithub: () => (/* binding */ renderGithub)
/* harmony export */ });
/* harmony import */ var _escape_cut_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8554);
/* harmony import */ var _escape_workflow_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4493);
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8414);
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5796);
/* harmony import */ var _phrases_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(986);





/** Annotations of one kind that GitHub keeps of one step; it drops the rest without a word. */
const OF_ONE_KIND = 10;
/** Characters of a message that GitHub keeps. */
const MESSAGE = 4096;
const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' };
/**
 * Findings as workflow commands, which GitHub shows as annotations at their lines: as many as it keeps, the most severe first,
 * and where there are more, one closing notice that counts them.
 */
function renderGithub(report, options, write) {
    if (options.only !== undefined) {
        write((0,_escape_workflow_command_js__WEBPACK_IMPORTED_MODULE_0__/* .commandLine */ .a)(architecture(report)));
        return;
    }
    const { error, warning, note } = report.counts;
    const over = Math.max(0, error - OF_ONE_KIND) + Math.max(0, warning - OF_ONE_KIND);
    // The closing notice is itself one of the ten.
    const notes = over > 0 || note > OF_ONE_KIND ? OF_ONE_KIND - 1 : OF_ONE_KIND;
    const room = { error: OF_ONE_KIND, warning: OF_ONE_KIND, note: notes };
    const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
    let left = 0;
    for (const finding of (0,_order_js__WEBPACK_IMPORTED_MODULE_1__/* .bySeverity */ .Np)((0,_order_js__WEBPACK_IMPORTED_MODULE_1__/* .activeOnly */ .dy)(report.findings))) {
        if (room[finding.level] === 0) {
            left += 1;
            continue;
        }
        room[finding.level] -= 1;
        write((0,_escape_workflow_command_js__WEBPACK_IMPORTED_MODULE_0__/* .commandLine */ .a)(annotation(finding, rules.get(finding.ruleId), options)));
    }
    if (left > 0)
        write((0,_escape_workflow_command_js__WEBPACK_IMPORTED_MODULE_0__/* .commandLine */ .a)(closing(left)));
}
/** The command that annotates the finding's place. */
function annotation(finding, rule, options) {
    const remedy = rule === undefined ? '' : `\n${rule.fix}`;
    const title = rule === undefined ? finding.ruleId : `${rule.title} (${rule.id})`;
    const message = (0,_escape_cut_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .J)(`${finding.message}${remedy}`, MESSAGE);
    return {
        name: COMMANDS[finding.level],
        properties: [['title', title], ...placeProperties(finding.location, options)],
        message,
    };
}
function placeProperties(location, options) {
    if ((0,_options_js__WEBPACK_IMPORTED_MODULE_3__/* .isWhole */ .w)(location.path))
        return [];
    const { line, column, endLine, endColumn } = location;
    const path = (0,_options_js__WEBPACK_IMPORTED_MODULE_3__/* .pathFromRoot */ ._)(location.path, options);
    // The runner would drop equals signs at the start.
    const file = path.startsWith('=') ? `./${path}` : path;
    const lines = [
        ['file', file],
        ['line', String(line)],
        ['endLine', String(endLine)],
    ];
    // GitHub takes columns only of a place within one line.
    return line === endLine ? [...lines, ['col', String(column)], ['endColumn', String(endColumn)]] : lines;
}
function architecture({ pattern }) {
    const sure = `${(0,_phrases_js__WEBPACK_IMPORTED_MODULE_4__/* .confidenceInWords */ .TW)(pattern.confidence)}, ${(0,_phrases_js__WEBPACK_IMPORTED_MODULE_4__/* .percent */ .KN)(pattern.confidence)}`;
    return { name: 'notice', properties: [['title', 'Architecture']], message: `${pattern.name} (${sure})` };
}
function closing(left) {
    return {
        name: 'notice',
        properties: [['title', 'Groundplan']],
        message: `${(0,_phrases_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .hS)(left, 'more finding is', 'more findings are')} not shown here: GitHub keeps ten annotations of a kind. The report has them all.`,
    };
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


/***/ })

};
