export const id = 387;
export const ids = [387];
export const modules = {

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

/***/ 7387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderSarif: () => (/* binding */ renderSarif)
});

// EXTERNAL MODULE: ./build/src/report/options.js
var report_options = __webpack_require__(8414);
// EXTERNAL MODULE: ./build/src/report/order.js
var order = __webpack_require__(5796);
// EXTERNAL MODULE: ./build/src/report/phrases.js
var phrases = __webpack_require__(986);
// EXTERNAL MODULE: ./build/src/report/escape/uri.js
var uri = __webpack_require__(5400);
;// CONCATENATED MODULE: ./build/src/report/sarif/message.js
/**
 * A text that a viewer shows as it stands. SARIF reads `[words](1)` in a message as a link (2.1.0, section 3.11.6);
 * a backslash before the bracket takes that meaning away.
 */
function messageText(text) {
    const shown = text === '' ? ' ' : text;
    return shown.includes('](') ? shown.replaceAll('[', '\\[') : shown;
}

;// CONCATENATED MODULE: ./build/src/report/sarif/location.js



/** Name of the address that every path is relative to: the root of the repository, wherever it was checked out. */
const ROOT = '%SRCROOT%';
/** SARIF 2.1.0, section 3.4. */
function artifactLocation(path, options) {
    return { uri: (0,uri/* uriOfPath */.T)((0,report_options/* pathFromRoot */._)(path, options)), uriBaseId: ROOT };
}
/** SARIF 2.1.0, sections 3.29 and 3.30: lines and columns from 1, the end column the first that is no longer part. */
function physicalLocation(location, options) {
    const { path, line, column, endLine, endColumn } = location;
    return {
        artifactLocation: artifactLocation(path, options),
        region: { startLine: line, startColumn: column, endLine, endColumn },
    };
}
/** A place with what it has to do with the finding. */
function relatedLocation(id, { location, message }, options) {
    return { id, physicalLocation: physicalLocation(location, options), message: { text: messageText(message) } };
}

;// CONCATENATED MODULE: ./build/src/report/sarif/result.js


/** SARIF 2.1.0, section 3.27. */
function resultOf(finding, ruleIndex, options) {
    const { related, fix } = finding;
    return {
        ruleId: finding.ruleId,
        ...(ruleIndex === -1 ? {} : { ruleIndex }),
        level: finding.level,
        message: { text: messageText(finding.message) },
        locations: [
            {
                physicalLocation: physicalLocation(finding.location, options),
                logicalLocations: [{ fullyQualifiedName: finding.subject }],
            },
        ],
        ...(related.length === 0
            ? {}
            : { relatedLocations: related.map((place, index) => relatedLocation(index, place, options)) }),
        partialFingerprints: { 'groundplan/v1': finding.fingerprint },
        suppressions: suppressionsOf(finding),
        ...(fix === undefined || fix.edits.length === 0 ? {} : { fixes: [fixOf(fix, options)] }),
        properties: { confidence: finding.confidence, disposition: finding.disposition },
    };
}
/** Section 3.35: in the source by a comment, or outside of it. An empty list says that the finding stands. */
function suppressionsOf({ disposition }) {
    switch (disposition) {
        case 'active':
            return [];
        case 'suppressed':
            return [{ kind: 'inSource', status: 'accepted' }];
        case 'baselined':
            return [{ kind: 'external', status: 'accepted', justification: 'Listed in the baseline.' }];
        case 'waived':
            return [{ kind: 'external', status: 'accepted', justification: 'Waived by the policy.' }];
    }
}
/** Section 3.55: the edits, file by file. Offsets count UTF-16 code units, as the columns do. */
function fixOf(fix, options) {
    const byPath = new Map();
    for (const { path, start, end, text } of fix.edits) {
        const replacements = byPath.get(path) ?? [];
        replacements.push({
            deletedRegion: { charOffset: start, charLength: end - start },
            insertedContent: { text },
        });
        byPath.set(path, replacements);
    }
    return {
        description: { text: messageText(fix.description) },
        artifactChanges: [...byPath].map(([path, replacements]) => ({
            artifactLocation: artifactLocation(path, options),
            replacements,
        })),
    };
}

// EXTERNAL MODULE: ./build/src/report/escape/markdown.js
var markdown = __webpack_require__(6089);
;// CONCATENATED MODULE: ./build/src/report/sarif/rule.js

const SEVERITIES = { error: 'error', warning: 'warning', note: 'recommendation' };
/** SARIF 2.1.0, section 3.49, with the properties that GitHub's code scanning reads. */
function reportingDescriptor(rule) {
    const { id, title, why, fix, level, category } = rule;
    // The format asks for an absolute address.
    const helpUri = /^https?:\/\//.test(rule.helpUri) ? encodeURI(rule.helpUri) : undefined;
    const more = helpUri === undefined ? '' : `\n\n[More about this rule](${helpUri})`;
    return {
        id,
        name: id,
        shortDescription: { text: title },
        fullDescription: { text: why },
        help: {
            text: [why, fix, ...(helpUri === undefined ? [] : [helpUri])].join('\n\n'),
            markdown: `${(0,markdown/* markdownText */.p)(why)}\n\n**What to do:** ${(0,markdown/* markdownText */.p)(fix)}${more}`,
        },
        ...(helpUri === undefined ? {} : { helpUri }),
        defaultConfiguration: { level },
        properties: { tags: ['architecture', category], 'problem.severity': SEVERITIES[level] },
    };
}

;// CONCATENATED MODULE: ./build/src/report/sarif.js







/** Results that GitHub takes of one run; a file with more is refused. */
const RESULTS = 25_000;
/** Notifications of things not looked at; the others are counted. */
const NOTIFICATIONS = 1000;
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
/**
 * A SARIF 2.1.0 log with one run, its results written one at a time, the most severe first. Findings with a disposition
 * other than active are there as suppressed results.
 */
function renderSarif(report, options, write) {
    write(`{\n  "$schema": "${SCHEMA}",\n  "version": "2.1.0",\n  "runs": [\n    {\n`);
    writeMember('tool', { driver: driverOf(report) }, write);
    writeMember('columnKind', 'utf16CodeUnits', write);
    writeMember('originalUriBaseIds', { [ROOT]: { description: { text: 'The root of the repository.' } } }, write);
    const left = options.only === undefined ? writeResults(report, options, write) : writeNoResults(write);
    writeMember('invocations', [invocationOf(report, left, options)], write);
    const { pattern, systems, stacks, counts, verdict, target } = report;
    const judged = options.only === undefined ? { counts, verdict } : {};
    write(`      "properties": ${JSON.stringify({ target, pattern, systems, stacks, ...judged })}\n    }\n  ]\n}\n`);
}
function writeMember(name, value, write) {
    write(`      "${name}": ${JSON.stringify(value)},\n`);
}
function driverOf({ tool, rules }) {
    return {
        name: 'Groundplan',
        version: tool.version,
        semanticVersion: tool.version,
        rules: rules.map(reportingDescriptor),
    };
}
/** Returns how many were left out. */
function writeResults(report, options, write) {
    const indices = new Map(report.rules.map((rule, index) => [rule.id, index]));
    let written = 0;
    let left = 0;
    write('      "results": [');
    for (const finding of standingFirst(report.findings)) {
        if (written === RESULTS) {
            left += 1;
            continue;
        }
        write(written === 0 ? '\n        ' : ',\n        ');
        write(JSON.stringify(resultOf(finding, indices.get(finding.ruleId) ?? -1, options)));
        written += 1;
    }
    write(written === 0 ? '],\n' : '\n      ],\n');
    return left;
}
function* standingFirst(findings) {
    yield* (0,order/* bySeverity */.Np)((0,order/* activeOnly */.dy)(findings));
    for (const finding of (0,order/* bySeverity */.Np)(findings))
        if (finding.disposition !== 'active')
            yield finding;
}
function writeNoResults(write) {
    write('      "results": [],\n');
    return 0;
}
/** SARIF 2.1.0, section 3.20. A check of ours that failed makes the run unsuccessful; findings do not. */
function invocationOf(report, left, options) {
    const limits = report.limits.slice(0, NOTIFICATIONS).map(({ path, message }) => ({
        level: 'warning',
        message: { text: messageText(`${(0,report_options/* pathFromRoot */._)(path, options)}: ${message}`) },
        locations: [{ physicalLocation: { artifactLocation: artifactLocation(path, options) } }],
    }));
    const untold = report.limits.length - limits.length;
    const notes = [
        ...(left === 0
            ? []
            : [
                `${(0,phrases/* counted */.hS)(left, 'finding is', 'findings are')} left out: a run holds ${RESULTS} results. The JSON report has them all.`,
            ]),
        ...(untold === 0 ? [] : [`${(0,phrases/* counted */.hS)(untold, 'more place was', 'more places were')} not looked at.`]),
        ...report.notices,
    ].map((text) => ({ level: 'note', message: { text: messageText(text) } }));
    return {
        executionSuccessful: report.verdict.outcome !== 'error',
        toolExecutionNotifications: [...notes, ...limits],
    };
}


/***/ })

};
