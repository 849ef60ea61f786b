export const id = 579;
export const ids = [579];
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

/***/ 6089:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ markdownCode),
/* harmony export */   p: () => (/* binding */ markdownText)
/* harmony export */ });
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8844);

/** ASCII punctuation that Markdown, HTML or GitHub's own links could read as more than itself. */
const MEANINGFUL = /[!#$&*+:<=>@[\\\]^_`{|}~.-]/g;
/**
 * Text from a repository as one line of Markdown that shows just that text: no emphasis, link, image, table cell, HTML,
 * mention or reference comes of it. Names between backticks become code, as they are meant in messages.
 *
 * Character references are text to Markdown wherever they stand, unlike a backslash in code or in HTML (CommonMark 0.31, 2.5).
 */
function markdownText(text) {
    // Leading spaces would make a block of code of a list item.
    const parts = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(text).trim().split('`');
    return parts
        .map((part, index) => {
        const even = index % 2 === 0;
        if (!even && index < parts.length - 1 && part !== '')
            return code(part);
        // Backticks with nothing between them, or without a partner, stand for themselves.
        if (!even)
            return plain(index < parts.length - 1 ? '``' : `\`${part}`);
        return plain(part);
    })
        .join('');
}
/** The text as code, whatever it holds. */
function markdownCode(text) {
    return code((0,_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(text));
}
function code(text) {
    return `<code>${references(text)}</code>`;
}
function plain(text) {
    // GitHub looks for mentions and references in the finished text: a zero-width space keeps it from finding one.
    return references(text).replace(/(&#(?:64|35);)(?=\w)/g, '$1&#8203;');
}
function references(text) {
    return text.replace(MEANINGFUL, (character, at) => isHarmless(character, text[at - 1] ?? ' ', text[at + 1] ?? ' ') ? character : `&#${character.charCodeAt(0)};`);
}
/** Keeps the source readable where a character between these two means nothing: in `compose.yml`, `apps-1`, `Note: \u2026`. */
function isHarmless(character, before, after) {
    switch (character) {
        case '.':
            // Not `www.`, not `1. ` at the start of a list.
            return /[^\swW]/.test(before) && !(/\d/.test(before) && /\s/.test(after));
        case '-':
            return /\w/.test(before) && /\w/.test(after);
        case ':':
            return /\w/.test(before) && /\s/.test(after);
        default:
            return false;
    }
}


/***/ }),

/***/ 5400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ uriOfPath)
/* harmony export */ });
/**
 * A repository-relative path as a relative URI reference (RFC 3986): every segment percent-encoded as UTF-8, so that
 * spaces, `#`, `?`, `%` and a colon in the first segment stay part of the path.
 */
function uriOfPath(path) {
    if (path === '')
        return '.';
    return path.split('/').map(encodeSegment).join('/');
}
function encodeSegment(segment) {
    // An unpaired surrogate has no UTF-8: it becomes the replacement character, as a file system would show it.
    return encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd')).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}


/***/ }),

/***/ 8579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderMarkdown: () => (/* binding */ renderMarkdown)
});

// EXTERNAL MODULE: ./build/src/report/options.js
var report_options = __webpack_require__(8414);
// EXTERNAL MODULE: ./build/src/report/phrases.js
var phrases = __webpack_require__(986);
// EXTERNAL MODULE: ./build/src/report/escape/cut.js
var cut = __webpack_require__(8554);
// EXTERNAL MODULE: ./build/src/report/escape/markdown.js
var markdown = __webpack_require__(6089);
// EXTERNAL MODULE: ./build/src/report/escape/uri.js
var uri = __webpack_require__(5400);
;// CONCATENATED MODULE: ./build/src/report/markdown/inline.js




/** Characters of one text: a name of a megabyte must not push everything else off the page. */
const LONGEST = 600;
/** A sentence from the report. */
function prose(text) {
    return (0,markdown/* markdownText */.p)((0,cut/* cut */.J)(text, LONGEST));
}
/** A name from the report. */
function inline_name(text) {
    return (0,markdown/* markdownCode */.D)((0,cut/* cut */.J)(text, LONGEST));
}
/** A place, as a link when the address of the files is known. */
function place(path, line, options) {
    return linkTo(path, line, inline_name(`${path}:${line}`), options);
}
/** What is shown, as a link to the place when the address of the files is known. */
function linkTo(path, line, shown, options) {
    if (options.blobUrl === undefined || path.length > LONGEST)
        return shown;
    return `<a href="${options.blobUrl}/${(0,uri/* uriOfPath */.T)((0,report_options/* pathFromRoot */._)(path, options))}#L${line}">${shown}</a>`;
}

;// CONCATENATED MODULE: ./build/src/report/markdown/room.js
/** GitHub drops a job summary of more bytes as a whole. */
const SUMMARY_BYTES = 1024 * 1024;
function roomOf(bytes, write) {
    let left = bytes;
    return {
        add(text) {
            const size = Buffer.byteLength(text);
            if (size > left)
                return false;
            left -= size;
            write(text);
            return true;
        },
        keeping(size, work) {
            left -= size;
            try {
                return work();
            }
            finally {
                left += size;
            }
        },
    };
}
/** Adds the lines that fit, in order, and returns how many did. */
function addWhatFits(lines, room) {
    let count = 0;
    for (const line of lines) {
        if (!room.add(line))
            break;
        count += 1;
    }
    return count;
}
const END = '\n</details>\n\n';
/** A line that says how many were left out. */
const CLOSING_BYTES = 200;
/** A folded list: as many lines as fit, then how many did not. Returns how many were shown. */
function addFolded(head, lines, more, room) {
    const tail = END.length + CLOSING_BYTES;
    const opened = room.keeping(tail, () => room.add(head));
    if (!opened)
        return 0;
    const shown = room.keeping(tail, () => addWhatFits(lines, room));
    if (shown < lines.length)
        room.add(more(lines.length - shown));
    room.add(END);
    return shown;
}

;// CONCATENATED MODULE: ./build/src/report/markdown/classification.js




/** Reasons shown of one reading; the others are counted. */
const REASONS = 3;
const DIMENSIONS = ['infrastructure', 'granularity', 'network', 'deployment'];
/** The pattern, a table of the four dimensions with their evidence, and what else it could be. Bounded in length. */
function addClassification({ pattern, systems }, options, room) {
    const sure = `${(0,phrases/* percent */.KN)(pattern.confidence)}, ${(0,phrases/* confidenceInWords */.TW)(pattern.confidence)}`;
    room.add(`**Architecture: ${prose(pattern.name)}** (${sure})\n\n`);
    room.add('| Dimension | Value | Confidence | Evidence |\n| --- | --- | ---: | --- |\n');
    for (const dimension of DIMENSIONS) {
        const { value, confidence, evidence } = pattern.dimensions[dimension];
        room.add(`| ${dimension} | ${prose(value)} | ${(0,phrases/* percent */.KN)(confidence)} | ${reasons(evidence, '<br>', options)} |\n`);
    }
    room.add('\n');
    const runnersUp = pattern.runnersUp.filter(({ confidence }) => confidence >= 0.005);
    if (runnersUp.length > 0) {
        const others = runnersUp.map(({ slug, confidence }) => `${inline_name(slug)} ${(0,phrases/* percent */.KN)(confidence)}`);
        room.add(`Also possible: ${others.join(', ')}.\n\n`);
    }
    if (pattern.contradictions.length > 0) {
        room.add(`What speaks against it: ${reasons(pattern.contradictions, ' ', options)}\n\n`);
    }
    addSignals(pattern, options, room);
    if (systems.length > 1)
        addSystems(systems, room);
}
function addSignals({ fired, missing }, options, room) {
    if (fired.length + missing.length === 0)
        return;
    const lines = [
        ...fired.map(({ because, evidence }) => `- ${prose(because)} ${reasons(evidence, ' ', options)}\n`),
        ...missing.map(({ because }) => `- Not found: ${prose(because)}\n`),
    ];
    const more = (left) => `- and ${(0,phrases/* counted */.hS)(left, 'more reason')}\n`;
    addFolded('<details><summary>Why this architecture</summary>\n\n', lines, more, room);
}
function addSystems(systems, room) {
    const rows = systems.map(({ path, pattern, confidence, because }) => `| ${inline_name(path)} | ${inline_name(pattern)} | ${(0,phrases/* percent */.KN)(confidence)} | ${prose(because)} |\n`);
    const head = `<details><summary>${(0,phrases/* counted */.hS)(systems.length, 'system')} in this repository</summary>\n\n| Folder | Architecture | Confidence | Why |\n| --- | --- | ---: | --- |\n`;
    addFolded(head, rows, (left) => `\nand ${(0,phrases/* counted */.hS)(left, 'more system')}\n`, room);
}
function reasons(evidence, separator, options) {
    const shown = evidence
        .slice(0, REASONS)
        .map(({ message, path, line }) => (0,report_options/* isWhole */.w)(path) ? prose(message) : `${prose(message)} (${place(path, line, options)})`);
    const left = evidence.length - shown.length;
    return [...shown, ...(left > 0 ? [`and ${(0,phrases/* counted */.hS)(left, 'more place')}`] : [])].join(separator);
}

// EXTERNAL MODULE: ./build/src/report/order.js
var order = __webpack_require__(5796);
;// CONCATENATED MODULE: ./build/src/report/markdown/findings.js




/** Related places shown of one finding; the others are counted. */
const RELATED = 3;
/** The line that says what was left out. */
const findings_CLOSING_BYTES = 200;
/** Findings file by file, folded, the most severe files first. When the room ends, the rest is counted, not silently dropped. */
function addFindings(report, options, room) {
    let left = 0;
    room.keeping(findings_CLOSING_BYTES, () => {
        for (const file of (0,order/* filesBySeverity */.we)((0,order/* activeOnly */.dy)(report.findings))) {
            const shown = left > 0 ? 0 : addFile(file, options, room);
            left += file.findings.length - shown;
        }
    });
    if (left === 0)
        return;
    const what = (0,phrases/* counted */.hS)(left, 'finding is', 'findings are');
    room.add(`${what} left out in all: the page is full. The JSON report has every one.\n\n`);
}
/** Returns how many of the file's findings found room. */
function addFile({ path, findings }, options, room) {
    const head = `<details><summary>${inline_name(path)}: ${levelsOf(findings)}</summary>\n\n| Line | Level | Finding |\n| ---: | --- | --- |\n`;
    const rows = findings.map((finding) => rowOf(finding, options));
    return addFolded(head, rows, (left) => `\nand ${(0,phrases/* counted */.hS)(left, 'more finding')}\n`, room);
}
function rowOf({ location, level, message, ruleId, related }, options) {
    const others = related
        .slice(0, RELATED)
        .map((other) => `<br>${prose(other.message)} (${place(other.location.path, other.location.line, options)})`);
    const left = related.length - others.length;
    if (left > 0)
        others.push(`<br>and ${(0,phrases/* counted */.hS)(left, 'more place')}`);
    const at = linkTo(location.path, location.line, String(location.line), options);
    return `| ${at} | ${level} | ${prose(message)} (${inline_name(ruleId)})${others.join('')} |\n`;
}
function levelsOf(findings) {
    return order/* LEVELS */.A_.map((level) => ({ level, count: findings.filter((finding) => finding.level === level).length }))
        .filter(({ count }) => count > 0)
        .map(({ level, count }) => (0,phrases/* counted */.hS)(count, level))
        .join(', ');
}
/** What to do, once for each rule that has findings, folded; the most severe first. */
function addRemedies({ rules }, room) {
    if (rules.length === 0)
        return;
    const items = order/* LEVELS */.A_.flatMap((level) => rules.filter((rule) => rule.level === level)).map(({ id, title, fix, helpUri }) => `- **${prose(title)}** (${linked(inline_name(id), helpUri)}): ${prose(fix)}\n`);
    addFolded('<details><summary>What to do</summary>\n\n', items, (left) => `- and ${(0,phrases/* counted */.hS)(left, 'more rule')}\n`, room);
}
function linked(shown, address) {
    if (!/^https?:\/\//.test(address))
        return shown;
    return `<a href="${encodeURI(address).replaceAll('&', '&amp;')}">${shown}</a>`;
}

;// CONCATENATED MODULE: ./build/src/report/markdown.js





/** Bytes kept for what comes after the classification and after the findings. */
const AFTER_CLASSIFICATION = 512 * 1024;
const AFTER_FINDINGS = 256 * 1024;
const AFTER_REMEDIES = 64 * 1024;
/** The line that says what was left out. */
const markdown_CLOSING_BYTES = 200;
/**
 * The report as Markdown for GitHub: a job summary or a comment. Verdict and pattern first, details folded. It never grows
 * past what a job summary may hold: what no longer fits is counted.
 */
function renderMarkdown(report, options, write) {
    const room = roomOf(SUMMARY_BYTES, write);
    const { verdict, counts } = report;
    const all = options.only === undefined;
    if (all) {
        room.add(`## Groundplan: ${(0,phrases/* verdictInWords */._5)(verdict).toLowerCase()}\n\n${prose(verdict.because)}\n\n`);
    }
    room.keeping(AFTER_CLASSIFICATION, () => addClassification(report, options, room));
    if (all) {
        room.add(`### Findings\n\n${(0,phrases/* countsInWords */.Pe)(counts)}.\n\n`);
        room.keeping(AFTER_FINDINGS, () => addFindings(report, options, room));
        room.keeping(AFTER_REMEDIES, () => addRemedies(report, room));
    }
    addRemarks(report, room);
}
function addRemarks(report, room) {
    const count = report.notices.length + report.limits.length;
    if (count === 0)
        return;
    room.add('### Remarks\n\n');
    const shown = room.keeping(markdown_CLOSING_BYTES, () => addWhatFits(remarks(report), room));
    if (shown < count)
        room.add(`- and ${(0,phrases/* counted */.hS)(count - shown, 'more remark')}\n`);
}
function* remarks({ notices, limits }) {
    for (const notice of notices)
        yield `- ${prose(notice)}\n`;
    for (const { path, message } of limits)
        yield `- Not looked at: ${inline_name(path)}: ${prose(message)}\n`;
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
