export const id = 225;
export const ids = [225];
export const modules = {

/***/ 2225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   helpText: () => (/* binding */ helpText)
/* harmony export */ });
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(752);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8908);


const EXIT_CODES = 'Exit codes: 0 the verdict passes, 1 it fails, 2 a mistake in what was given, 3 a defect of Groundplan.';
/** The help of the program, or of one command. */
function helpText(command) {
    if (command !== undefined)
        return commandHelp(command);
    const [first] = _commands_js__WEBPACK_IMPORTED_MODULE_1__/* .COMMANDS */ .L;
    return [
        'Groundplan tells which architecture a repository really implements, and holds it to it.',
        '',
        'Usage: groundplan [command] [options]',
        '',
        'Commands:',
        ...table(_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .COMMANDS */ .L.map((one) => [usageOf(one), one === first ? `${one.help} (the default)` : one.help])),
        '',
        `Options of ${first === undefined ? '' : (0,_arguments_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .V)(first)}:`,
        ...table([...(first?.options ?? []).map(optionRow), ...COMMON]),
        '',
        '`groundplan COMMAND --help` shows the options of a command.',
        EXIT_CODES,
        '',
    ].join('\n');
}
const COMMON = [
    ['-h, --help', 'show this help'],
    ['-V, --version', 'print the version'],
];
function commandHelp(command) {
    return [
        `Usage: groundplan ${usageOf(command)} [options]`,
        '',
        `${command.help.charAt(0).toUpperCase()}${command.help.slice(1)}.`,
        '',
        'Options:',
        ...table([...command.options.map(optionRow), ...COMMON]),
        '',
        EXIT_CODES,
        '',
    ].join('\n');
}
function usageOf(command) {
    return [(0,_arguments_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .V)(command), command.argument].filter((part) => part !== undefined).join(' ');
}
function optionRow({ name, short, value, help }) {
    return [`${short === undefined ? '' : `-${short}, `}--${name} <${value}>`, help];
}
function table(rows) {
    const width = Math.max(...rows.map(([left]) => left.length));
    return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}


/***/ })

};
