export const id = 912;
export const ids = [912];
export const modules = {

/***/ 7912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderJson: () => (/* binding */ renderJson)
/* harmony export */ });
/**
 * Everything as one JSON object, ended by a line break. Findings are written one at a time, a line each, so that a report
 * of any size never stands in memory.
 */
function renderJson(report, options, write) {
    const { tool, target, pattern, systems, findings, counts, verdict, stacks, limits, rules, notices } = report;
    const all = options.only === undefined;
    write('{\n');
    writeMember('schemaVersion', 1, write);
    writeMember('tool', tool, write);
    writeMember('target', target, write);
    writeMember('pattern', pattern, write);
    writeMember('systems', systems, write);
    if (all) {
        writeFindings(findings, write);
        writeMember('counts', counts, write);
        writeMember('verdict', verdict, write);
        writeMember('rules', rules, write);
    }
    writeMember('stacks', stacks, write);
    writeMember('limits', limits, write);
    write(`  "notices": ${indented(notices)}\n}\n`);
}
function writeMember(name, value, write) {
    write(`  "${name}": ${indented(value)},\n`);
}
function indented(value) {
    return JSON.stringify(value, undefined, 2).replaceAll('\n', '\n  ');
}
function writeFindings(findings, write) {
    write('  "findings": [');
    let separator = '\n    ';
    for (const finding of findings) {
        write(separator);
        write(JSON.stringify(finding));
        separator = ',\n    ';
    }
    write(separator === '\n    ' ? '],\n' : '\n  ],\n');
}


/***/ })

};
