export const id = 837;
export const ids = [837];
export const modules = {

/***/ 7837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  graphOf: () => (/* binding */ graphOf)
});

// EXTERNAL MODULE: ./build/src/documents/parse.js + 12 modules
var parse = __webpack_require__(1325);
// EXTERNAL MODULE: ./build/src/lib/compare.js
var compare = __webpack_require__(3746);
// EXTERNAL MODULE: ./build/src/facts/reachability.js + 10 modules
var reachability = __webpack_require__(7072);
;// CONCATENATED MODULE: ./build/src/facts/graph.js


/** The graph of stacks that are deployed together. Pairs grow with the square of a network's members: `reachEdges` gives them one by one. */
function reachGraph(stacks, reach = (0,reachability/* reachability */.o)(stacks)) {
    const services = stacks
        .flatMap((stack) => stack.services)
        .map(({ id, project, name, role }) => ({ id, project, name, role: role.role }))
        .sort((0,compare.by)((service) => service.id));
    return {
        services,
        networks: reach.networks,
        reach: [...reachEdges(services.map(({ id }) => id).sort(compare/* compareText */.n), reach)],
        published: reach.published.map(portOf),
        paths: reach.paths.map(({ published, store, through }) => ({ published: portOf(published), store, through })),
    };
}
/** The pairs, in the order of the given ids and then by target. */
function* reachEdges(ids, reach) {
    for (const from of ids) {
        for (const [to, via] of reach.from(from))
            yield { from, to, via };
    }
}
function portOf({ service, hostIp, hostPort, port, protocol }) {
    return { service, hostIp, hostPort, port, protocol };
}

// EXTERNAL MODULE: ./build/src/model/catalogue.js
var catalogue = __webpack_require__(7210);
// EXTERNAL MODULE: ./build/src/policy/config.js + 3 modules
var config = __webpack_require__(7005);
// EXTERNAL MODULE: ./build/src/rulebook/load.js + 1 modules
var load = __webpack_require__(7625);
// EXTERNAL MODULE: ./build/src/app/files.js
var files = __webpack_require__(9438);
// EXTERNAL MODULE: ./build/src/app/narrow.js
var narrow = __webpack_require__(3430);
// EXTERNAL MODULE: ./build/src/app/stacks.js + 69 modules
var stacks = __webpack_require__(4138);
;// CONCATENATED MODULE: ./build/src/app/graph.js









/** Services, networks and who reaches whom, as the repository's projects would run without their variants. Throws UserMistake. */
async function graphOf(repository, options) {
    const book = (0,load/* loadRulebook */.w)();
    const scope = (0,narrow/* narrow */.s)(repository, await (0,config/* loadConfig */.Z9)(repository, book, options));
    await (0,parse/* prepareParsers */.e)(scope.files.map((file) => file.path));
    const loaded = (0,stacks/* loadStacks */.u)(scope, (0,files/* openFiles */.K)(scope), (0,catalogue/* assembleCatalogue */.k)(book.roles, book.hints));
    const bases = loaded.stacks.filter((stack) => stack.variantOf === undefined);
    return reachGraph(bases, (0,reachability/* reachability */.o)(bases, loaded.listening));
}


/***/ })

};
