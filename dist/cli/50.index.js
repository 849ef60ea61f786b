export const id = 50;
export const ids = [50];
export const modules = {

/***/ 9438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ openFiles)
/* harmony export */ });
/* harmony import */ var _documents_location_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6637);
/* harmony import */ var _documents_parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1325);


/** Parsed text that is kept at a time, in characters: enough for the files of one folder, which is how they are asked for. */
const KEPT_CHARACTERS = 512 * 1024;
function openFiles(repository) {
    const kept = new Map();
    const problems = new Map();
    let size = 0;
    const remember = (path, parsed, length) => {
        kept.set(path, { parsed, size: length });
        size += length;
        for (const [oldest, entry] of kept) {
            if (size <= KEPT_CHARACTERS || oldest === path)
                break;
            kept.delete(oldest);
            size -= entry.size;
        }
        if (!problems.has(path))
            problems.set(path, parsed.problems);
        return parsed;
    };
    return {
        parse(path) {
            const known = kept.get(path);
            if (known !== undefined)
                return known.parsed;
            const result = repository.read(path);
            if (result.ok)
                return remember(path, (0,_documents_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .parseFile */ .C)(path, result.text), result.text.length);
            return remember(path, unreadable(path, result.message), 0);
        },
        problems: () => [...problems.values()].flat(),
    };
}
function unreadable(path, message) {
    const at = (0,_documents_location_js__WEBPACK_IMPORTED_MODULE_1__/* .wholeFile */ .AA)(path);
    return {
        file: at.file,
        documents: [],
        comments: [],
        problems: [{ code: 'unreadable-file', severity: 'error', message, at }],
    };
}


/***/ }),

/***/ 3430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ narrow)
/* harmony export */ });
/* harmony import */ var minimatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1138);

/** The repository without what its configuration leaves out. A glob without a slash matches at any depth, as in .gitignore. */
function narrow(repository, { include, exclude }) {
    if (include.length === 0 && exclude.length === 0)
        return repository;
    const included = matcher(include);
    const excluded = matcher(exclude);
    const files = repository.files.filter((file) => (include.length === 0 || included(file.path)) && !excluded(file.path));
    const paths = new Set(files.map((file) => file.path));
    return {
        ...repository,
        files,
        has: (path) => paths.has(path),
        read: (path) => paths.has(path)
            ? repository.read(path)
            : { ok: false, reason: 'missing', message: `${path} is left out by the configuration.` },
    };
}
function matcher(globs) {
    const compiled = globs.map((glob) => {
        const anchored = glob.includes('/') ? glob.replace(/^\//, '') : `**/${glob}`;
        // A folder's glob covers what is below it.
        return new minimatch__WEBPACK_IMPORTED_MODULE_0__/* .Minimatch */ .VR(`{${anchored},${anchored.replace(/\/$/, '')}/**}`, {
            dot: true,
            nocomment: true,
            nonegate: true,
        });
    });
    return (path) => compiled.some((glob) => glob.match(path));
}


/***/ }),

/***/ 4138:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ loadStacks)
});

// EXTERNAL MODULE: ./build/src/lib/compare.js
var compare = __webpack_require__(3746);
// EXTERNAL MODULE: ./build/src/lib/paths.js
var lib_paths = __webpack_require__(7569);
;// CONCATENATED MODULE: ./build/src/compose/attribute.js
/** Makes a tree of a table keyed by paths such as `services.*.ports.[].target`. */
function attributeTree(table) {
    const root = branch();
    for (const [path, attribute] of Object.entries(table)) {
        const trail = [root];
        for (const segment of path === '' ? [] : path.split('.'))
            trail.push(step(trail.at(-1) ?? root, segment));
        const last = trail.at(-1) ?? root;
        last.attribute = attribute;
        for (const passed of trail) {
            passed.casts ||= attribute.cast !== undefined;
            passed.paths ||= attribute.path !== undefined;
        }
    }
    return root;
}
function step(from, segment) {
    if (segment === '*') {
        from.any ??= branch();
        return from.any;
    }
    if (segment === '[]') {
        from.item ??= branch();
        return from.item;
    }
    const next = from.children.get(segment) ?? branch();
    from.children.set(segment, next);
    return next;
}
function branch() {
    return { attribute: undefined, children: new Map(), any: undefined, item: undefined, casts: false, paths: false };
}
/** The attribute of a mapping's key. */
function attributeBelow(tree, key) {
    return tree === undefined ? undefined : (tree.children.get(key) ?? tree.any);
}
function compileTree({ attribute, children, any, item, casts, paths }) {
    return {
        ...(attribute === undefined
            ? {}
            : { attribute: { ...attribute, keys: attribute.keys?.source, pattern: attribute.pattern?.source } }),
        ...(children.size === 0
            ? {}
            : { children: Object.fromEntries([...children].map(([key, tree]) => [key, compileTree(tree)])) }),
        ...(any === undefined ? {} : { any: compileTree(any) }),
        ...(item === undefined ? {} : { item: compileTree(item) }),
        ...(casts ? { casts } : {}),
        ...(paths ? { paths } : {}),
    };
}
function reviveTree({ attribute, children, any, item, casts, paths }) {
    const below = new Map();
    for (const key in children) {
        const tree = children[key];
        if (tree !== undefined)
            below.set(key, reviveTree(tree));
    }
    return {
        attribute: attribute === undefined ? undefined : reviveAttribute(attribute),
        children: below,
        any: any === undefined ? undefined : reviveTree(any),
        item: item === undefined ? undefined : reviveTree(item),
        casts: casts === true,
        paths: paths === true,
    };
}
function reviveAttribute(attribute) {
    const { keys, pattern } = attribute;
    if (keys === undefined && pattern === undefined)
        return attribute;
    return {
        ...attribute,
        keys: keys === undefined ? undefined : new RegExp(keys),
        pattern: pattern === undefined ? undefined : new RegExp(pattern),
    };
}

;// CONCATENATED MODULE: ./build/src/compose/generated/attributes.json
const attributes_namespaceObject = /*#__PURE__*/JSON.parse('{"attribute":{"is":["mapping"]},"children":{"version":{"attribute":{"is":["string"]}},"name":{"attribute":{"is":["string"]}},"include":{"attribute":{"is":["list"]},"item":{"attribute":{"is":["string","mapping"],"open":true}}},"services":{"attribute":{"is":["mapping"],"keys":"^[a-zA-Z0-9._-]+$"},"any":{"attribute":{"is":["mapping"]},"children":{"annotations":{"attribute":{"is":["mapping","list"],"open":true,"merge":"pairs","short":"labels"},"any":{"attribute":{"is":["string","number","boolean","null"]}},"item":{"attribute":{"is":["string"]}}},"attach":{"attribute":{"is":["boolean","string"]}},"build":{"attribute":{"is":["string","mapping"],"merge":"long","short":"build"},"children":{"context":{"attribute":{"is":["string"],"path":"context"},"paths":true},"dockerfile":{"attribute":{"is":["string"]}},"dockerfile_inline":{"attribute":{"is":["string"]}},"entitlements":{"attribute":{"is":["list"]},"item":{"attribute":{"is":["string"]}}},"args":{"attribute":{"is":["mapping","list"],"open":true,"merge":"pairs","short":"pairs"},"any":{"attribute":{"is":["string","number","boolean","null"]}},"item":{"attribute":{"is":["string"]}}},"ssh":{"attribute":{"is":["mapping","list"],"open":true,"merge":"pairs","short":"ssh"},"any":{"attribute":{"is":["string","number","boolean","null"],"path":"file"},"paths":true},"item":{"attribute":{"is":["string"]}},"paths":true},"labels":{"attribute":{"is":["mapping","list"],"open":true,"merge":"pairs","short":"labels"},"any":{"attribute":{"is":["string","number","boolean","null"]}},"item":{"attribute":{"is":["string"]}}},"cache_from":{"attribute":{"is":["list"]},"item":{"attribute":{"is":["string"]}}},"cache_to":{"attribute":{"is":["list"]},"item":{"attribute":{"is":["string"]}}},"no_cache":{"attribute":{"is":["boolean","string"]}},"no_cache_filter":{"attribute":{"is":["string","list"],"short":"texts"},"item":{"attribute":{"is":["string"]}}},"additional_contexts":{"attribute":{"is":["mapping","list"],"open":true,"merge":"pairs","short":"labels"},"any":{"attribute":{"is":["string","number","boolean","null"],"path":"context"},"paths":true},"item":{"attribute":{"is":["string"]}},"paths":true},"network":{"attribute":{"is":["string"]}},"provenance":{"attribute":{"is":["string","boolean"]}},"sbom":{"attribute":{"is":["string","boolean"]}},"pull":{"attribute":{"is":["boolean","string"]}},"target":{"attribute":{"is":["string"]}},"shm_size":{"attribute":{"is":["integer","string"],"format":"bytes"}},"extra_hosts":{"attribute":{"is":["mapping","list"],"distinct":true,"merge":"hosts","short":"hosts"},"any":{"attribute":{"is":["string","list"]},"item":{"attribute":{"is":["string"]}}},"item":{"attribute":{"is":["string"]}}},"isolation":{"attribute":{"is":["string"]}},"privileged":{"attribute":{"is":["boolean","string"]}},"secrets":{"attribute":{"is":["list"],"short":"sources"},"item":{"attribute":{"is":["string","mapping"]},"children":{"source":{"attribute":{"is":["string"]}},"target":{"attribute":{"is":["string"]}},"uid":{"attribute":{"is":["string"]}},"gid":{"attribute":{"is":["string"]}},"mode":{"attribute":{"is":["number","string"]}}}}},"tags":{"attribute":{"is":["list"],"same":"text"},"item":{"attribute":{"is":["string"]}}},"ulimits":{"attribute":{"is":["mapping"],"keys":"^[a-z]+$"},"any":{"attribute":{"is":["integer","string","mapping"],"cast":"integer","merge":"replace","requires":["soft","hard"]},"children":{"soft":{"attribute":{"is":["integer","string"],"cast":"integer"},"casts":true},"hard":{"attribute":{"is":["integer","string"],"cast":"integer"},"casts":true}},"casts":true},"casts":true},"platforms":{"attribute":{"is":["list"]},"item":{"attribute":{"is":["string"]}}}},"casts":true,"paths":true},"blkio_config":{"attribute":{"is":["mapping"]},"children":{"device_read_bps":{"attribute":{"is":["list"]},"item":{"attribute":{"is":["mapping"]},"children":{"path":{"attribute":{"is":["string"]}},"rate":{"attribute":{"is":["integer","string"],"format":"bytes"}}}}},"device_read_iops":{"attribute":{"is":["list"]},"item":{"attribute":{"is":["mapping"]},"children":{"path":{"attribute":{"is":["string"]}},"rate":{"attribute":{"is":["integer","string"],"format":"bytes"}}}}},"device_write_bps":{"attribute":{"is":["list"]},"item":{"attribute":{"is":["mapping"]},"children":{"path":{"attribute":{"is":["string"]}},"rate":{"attribute":{"is":["integer","string"],"format":"bytes"}}}}},"device_write_iops":{"attribute":{"is":["list"]},"item":{"attribute":{"is":["mapping"]},"children":{"path":{"attribute":{"is":["string"]}},"rate":{"attribute":{"is":["integer","string"],"format":"bytes"}}}}},"weight":{"attribute":{"is":["integer","string"]}},"weight_device":{"attribute":{"is":["list"]},"item":{"attribute":{"is":["mapping"]},"children":{"path":{"attribute":{"is":["string"]}},"weight":{"attribute":{"is":["integer","string"]}}}}}}},"cap_add":{"attribute":{"is":["list"],"same":"name"},"item":{"attribute":{"is":["string"]}}},"cap_drop":{"attribute":{"is":["list"],"same":"name"},"item":{"attribute":{"is":["string"]}}},"cgroup":{"attribute":{"is":["string"],"values":["host","private"]}},"cgroup_parent":{"attribute":{"is":["string"]}},"command":{"attribute":{"is":["string","list","null"],"merge":"replace","short":"command"},"item":{"attribute":{"is":["string"]}}},"configs":{"attribute":{"is":["list"],"short":"sources","same":"config-target"},"item":{"attribute":{"is":["string","mapping"]},"children":{"source":{"attribute":{"is":["string"]}},"target":{"attribute":{"is":["string"]}},"uid":{"attribute":{"is":["string"]}},"gid":{"attribute":{"is":["string"]}},"mode":{"attribute":{"is":["number","string"]}}}}},"container_name":{"attribute":{"is":["string"],"pattern":"[a-zA-Z0-9][a-zA-Z0-9_.-]+"}},"cpu_count":{"attribute":{"is":["integer","string"],"cast":"integer","minimum":0},"casts":true},"cpu_percent":{"attribute":{"is":["number","string"],"cast":"number","minimum":0,"maximum":100},"casts":true},"cpu_shares":{"attribute":{"is":["number","string"],"cast":"integer"},"casts":true},"cpu_quota":{"attribute":{"is":["number","string"],"cast":"integer"},"casts":true},"cpu_period":{"attribute":{"is":["number","string"],"cast":"integer"},"casts":true},"cpu_rt_period":{"attribute":{"is":["number","string"],"cast":"integer"},"casts":true},"cpu_rt_runtime":{"attribute":{"is":["number","string"],"cast":"integer"},"casts":true},"cpus":{"attribute":{"is":["number","string"],"cast":"number"},"casts":true},"cpuset":{"attribute":{"is":["string"]}},"credential_spec":{"attribute":{"is":["mapping"]},"children":{"config":{"attribute":{"is":["string"]}},"file":{"attribute":{"is":["string"]}},"registry":{"attribute":{"is":["string"]}}}},"depends_on":{"attribute":{"is":["mapping","list"],"keys":"^[a-zA-Z0-9._-]+$","distinct":true,"merge":"long","short":"dependencies"},"any":{"attribute":{"is":["mapping"],"requires":["condition"]},"children":{"condition":{"attribute":{"is":["string"],"values":["service_started","service_healthy","service_completed_successfully"]}},"required":{"attribute":{"is":["boolean"],"cast":"boolean"},"casts":true},"restart":{"attribute":{"is":["boolean","string"],"cast":"boolean"},"casts":true}},"casts":true},"item":{"attribute":{"is":["string"]}},"casts":true},"deploy":{"attribute":{"is":["mapping","null"]},"children":{"mode":{"attribute":{"is":["string"]}},"endpoint_mode":{"attribute":{"is":["string"]}},"replicas":{"attribute":{"is":["integer","string"],"cast":"integer","minimum":0},"casts":true},"labels":{"attribute":{"is":["mapping","list"],"open":true,"merge":"pairs","short":"labels"},"any":{"attribute":{"is":["string","number","boolean","null"]}},"item":{"attribute":{"is":["string"]}}},"rollback_config":{"attribute":{"is":["mapping"]},"children":{"parallelism":{"attribute":{"is":["integer","string"],"cast":"integer"},"casts":true},"delay":{"attribute":{"is":["string"],"format":"duration"}},"failure_action":{"attribute":{"is":["string"]}},"monitor":{"attribute":{"is":["string"],"format":"duration"}},"max_failure_ratio":{"attribute":{"is":["number","string"],"cast":"number"},"casts":true},"order":{"attribute":{"is":["string"],"values":["start-first","stop-first"]}}},"casts":true},"update_config":{"attribute":{"is":["mapping"]},"children":{"parallelism":{"attribute":{"is":["integer","string"],"cast":"integer"},"casts":true},"delay":{"attribute":{"is":["string"],"format":"duration"}},"failure_action":{"attribute":{"is":["string"]}},"monitor":{"attribute":{"is":["string"],"format":"duration"}},"max_failure_ratio":{"attribute":{"is":["number","string"],"cast":"number"},"casts":true},"order":{"attribute":{"is":["string"],"values":["start-first","stop-first"]}}},"casts":true},"resources":{"attribute":{"is":["mapping"]},"children":{"limits":{"attribute":{"is":["mapping"]},"children":{"cpus":{"attribute":{"is":["number","string"]}},"memory":{"attribute":{"is":["string"],"format":"bytes"}},"pids":{"attribute":{"is":["integer","string"]}}}},"reservations":{"attribute":{"is":["mapping"]},"children":{"cpus":{"attribute":{"is":["number","string"]}},"memory":{"attribute":{"is":["string"],"format":"bytes"}},"generic_resources":{"attribute":{"is":["list"]},"item":{"attribute":{"is":["mapping"]},"children":{"discrete_resource_spec":{"attribute":{"is":["mapping"]},"children":{"kind":{"attribute":{"is":["string"]}},"value":{"attribute":{"is":["number","string"]}}}}}}},"devices":{"attribute":{"is":["list"]},"item":{"attribute":{"is":["mapping"],"requires":["capabilities"]},"children":{"capabilities":{"attribute":{"is":["list"],"distinct":true},"item":{"attribute":{"is":["string"]}}},"count":{"attribute":{"is":["integer","string"]}},"device_ids":{"attribute":{"is":["list"],"distinct":true},"item":{"attribute":{"is":["string"]}}},"driver":{"attribute":{"is":["string"]}},"options":{"attribute":{"is":["mapping","list"],"open":true,"merge":"pairs","short":"labels"},"any":{"attribute":{"is":["string","number","boolean","null"]}},"item":{"attribute":{"is":["string"]}}}}}}}}}},"restart_policy":{"attribute":{"is":["mapping"]},"children":{"condition":{"attribute":{"is":["string"]}},"delay":{"attribute":{"is":["string"],"format":"duration"}},"max_attempts":{"attribute":{"is":["integer","string"],"cast":"integer"},"casts":true},"window":{"attribute":{"is":["string"],"format":"duration"}}},"casts":true},"placement":{"attribute":{"is":["mapping"]},"children":{"constraints":{"attribute":{"is":["list"]},"item":{"attribute":{"is":["string"]}}},"preferences":{"attribute":{"is":["list"]},"item":{"attribute":{"is":["mapping"]},"children":{"spread":{"attribute":{"is":["string"]}}}}},"max_replicas_per_node":{"attribute":{"is":["integer","string"],"cast":"integer"},"casts":true}},"casts":true}},"casts":true},"develop":{"attribute":{"is":["mapping","null"]},"children":{"watch":{"attribute":{"is":["list"]},"item":{"attribute":{"is":["mapping"],"requires":["path","action"]},"children":{"ignore":{"attribute":{"is":["string","list"],"same":"name","merge":"texts","short":"texts"},"item":{"attribute":{"is":["string"]}}},"include":{"attribute":{"is":["string","list"],"same":"name","merge":"texts","short":"texts"},"item":{"attribute":{"is":["string"]}}},"path":{"attribute":{"is":["string"],"path":"file"},"paths":true},"action":{"attribute":{"is":["string"],"values":["rebuild","sync","restart","sync+restart","sync+exec"]}},"target":{"attribute":{"is":["string"]}},"exec":{"attribute":{"is":["mapping"],"requires":["command"]},"children":{"command":{"attribute":{"is":["string","list","null"],"merge":"replace","short":"command"},"item":{"attribute":{"is":["string"]}}},"user":{"attribute":{"is":["string"]}},"privileged":{"attribute":{"is":["boolean","string"]}},"working_dir":{"attribute":{"is":["string"]}},"environment":{"attribute":{"is":["mapping","list"],"open":true,"merge":"pairs","short":"pairs"},"any":{"attribute":{"is":["string","number","boolean","null"]}},"item":{"attribute":{"is":["string"]}}}}},"initial_sync":{"attribute":{"is":["boolean"]}}},"paths":true},"paths":true}},"paths":true},"device_cgroup_rules":{"attribute":{"is":["list"],"distinct":true},"item":{"attribute":{"is":["string"]}}},"devices":{"attribute":{"is":["list"],"short":"devices","same":"device-target"},"item":{"attribute":{"is":["string","mapping"],"requires":["source"]},"children":{"source":{"attribute":{"is":["string"]}},"target":{"attribute":{"is":["string"]}},"permissions":{"attribute":{"is":["string"]}}}}},"dns":{"attribute":{"is":["string","list"],"same":"name","merge":"texts","short":"texts"},"item":{"attribute":{"is":["string"]}}},"dns_opt":{"attribute":{"is":["list"],"same":"name","merge":"texts"},"item":{"attribute":{"is":["string"]}}},"dns_search":{"attribute":{"is":["string","list"],"same":"name","merge":"texts","short":"texts"},"item":{"attribute":{"is":["string"]}}},"domainname":{"attribute":{"is":["string"]}},"entrypoint":{"attribute":{"is":["string","list","null"],"merge":"replace","short":"command"},"item":{"attribute":{"is":["string"]}}},"env_file":{"attribute":{"is":["string","list"],"merge":"texts","short":"env-files","same":"path"},"item":{"attribute":{"is":["string","mapping"],"requires":["path"]},"children":{"path":{"attribute":{"is":["string"],"path":"file"},"paths":true},"format":{"attribute":{"is":["string"]}},"required":{"attribute":{"is":["boolean","string"],"cast":"boolean"},"casts":true}},"casts":true,"paths":true},"casts":true,"paths":true},"environment":{"attribute":{"is":["mapping","list"],"open":true,"merge":"pairs","short":"pairs"},"any":{"attribute":{"is":["string","number","boolean","null"]}},"item":{"attribute":{"is":["string"]}}},"expose":{"attribute":{"is":["list"],"same":"text"},"item":{"attribute":{"is":["string","number"]}}},"extends":{"attribute":{"is":["string","mapping"],"open":true,"short":"service"},"children":{"file":{"attribute":{"is":["string"],"path":"file"},"paths":true}},"paths":true},"external_links":{"attribute":{"is":["list"],"distinct":true},"item":{"attribute":{"is":["string"]}}},"extra_hosts":{"attribute":{"is":["mapping","list"],"distinct":true,"merge":"hosts","short":"hosts"},"any":{"attribute":{"is":["string","list"]},"item":{"attribute":{"is":["string"]}}},"item":{"attribute":{"is":["string"]}}},"gpus":{"attribute":{"is":["string","list"],"values":["all"],"short":"gpus"},"item":{"attribute":{"is":["mapping"]},"children":{"capabilities":{"attribute":{"is":["list"],"distinct":true},"item":{"attribute":{"is":["string"]}}},"count":{"attribute":{"is":["integer","string"]}},"device_ids":{"attribute":{"is":["list"],"distinct":true},"item":{"attribute":{"is":["string"]}}},"driver":{"attribute":{"is":["string"]}},"options":{"attribute":{"is":["mapping","list"],"open":true,"merge":"pairs","short":"labels"},"any":{"attribute":{"is":["string","number","boolean","null"]}},"item":{"attribute":{"is":["string"]}}}}}},"group_add":{"attribute":{"is":["list"],"distinct":true},"item":{"attribute":{"is":["string","number"]}}},"healthcheck":{"attribute":{"is":["mapping"]},"children":{"disable":{"attribute":{"is":["boolean","string"],"cast":"boolean"},"casts":true},"interval":{"attribute":{"is":["string"],"format":"duration"}},"retries":{"attribute":{"is":["integer","string"],"cast":"integer"},"casts":true},"test":{"attribute":{"is":["string","list"],"merge":"replace","short":"test"},"item":{"attribute":{"is":["string"]}}},"timeout":{"attribute":{"is":["string"],"format":"duration"}},"start_period":{"attribute":{"is":["string"],"format":"duration"}},"start_interval":{"attribute":{"is":["string"],"format":"duration"}}},"casts":true},"hostname":{"attribute":{"is":["string"]}},"image":{"attribute":{"is":["string"]}},"init":{"attribute":{"is":["boolean","string"],"cast":"boolean"},"casts":true},"ipc":{"attribute":{"is":["string"]}},"isolation":{"attribute":{"is":["string"]}},"label_file":{"attribute":{"is":["string","list"],"merge":"texts","short":"texts","distinct":true},"item":{"attribute":{"is":["string"],"path":"file"},"paths":true},"paths":true},"labels":{"attribute":{"is":["mapping","list"],"open":true,"merge":"pairs","short":"labels"},"any":{"attribute":{"is":["string","number","boolean","null"]}},"item":{"attribute":{"is":["string"]}}},"links":{"attribute":{"is":["list"],"same":"name"},"item":{"attribute":{"is":["string"]}}},"logging":{"attribute":{"is":["mapping"],"merge":"same-driver"},"children":{"driver":{"attribute":{"is":["string"]}},"options":{"attribute":{"is":["mapping"]},"any":{"attribute":{"is":["string","number","null"]}}}}},"mac_address":{"attribute":{"is":["string"]}},"mem_limit":{"attribute":{"is":["number","string"],"format":"bytes"}},"mem_reservation":{"attribute":{"is":["number","string"],"format":"bytes"}},"mem_swappiness":{"attribute":{"is":["integer","string"]}},"memswap_limit":{"attribute":{"is":["number","string"],"format":"bytes"}},"models":{"attribute":{"is":["mapping","list"],"merge":"long","short":"names"},"any":{"attribute":{"is":["mapping","null"]},"children":{"endpoint_var":{"attribute":{"is":["string"]}},"model_var":{"attribute":{"is":["string"]}}}},"item":{"attribute":{"is":["string"]}}},"network_mode":{"attribute":{"is":["string"]}},"networks":{"attribute":{"is":["mapping","list"],"keys":"^[a-zA-Z0-9._-]+$","distinct":true,"merge":"long","short":"names"},"any":{"attribute":{"is":["mapping","null"]},"children":{"aliases":{"attribute":{"is":["list"],"same":"name"},"item":{"attribute":{"is":["string"]}}},"interface_name":{"attribute":{"is":["string"]}},"ipv4_address":{"attribute":{"is":["string"]}},"ipv6_address":{"attribute":{"is":["string"]}},"link_local_ips":{"attribute":{"is":["list"],"same":"name"},"item":{"attribute":{"is":["string"]}}},"mac_address":{"attribute":{"is":["string"]}},"driver_opts":{"attribute":{"is":["mapping"]},"any":{"attribute":{"is":["string","number"]}}},"priority":{"attribute":{"is":["number"]}},"gw_priority":{"attribute":{"is":["number"]}}}},"item":{"attribute":{"is":["string"]}}},"oom_kill_disable":{"attribute":{"is":["boolean","string"],"cast":"boolean"},"casts":true},"oom_score_adj":{"attribute":{"is":["integer","string"],"cast":"integer","minimum":-1000,"maximum":1000},"casts":true},"pid":{"attribute":{"is":["string","null"]}},"pids_limit":{"attribute":{"is":["number","string"],"cast":"integer"},"casts":true},"platform":{"attribute":{"is":["string"]}},"ports":{"attribute":{"is":["list"],"short":"ports","same":"port"},"item":{"attribute":{"is":["number","string","mapping"]},"children":{"name":{"attribute":{"is":["string"]}},"mode":{"attribute":{"is":["string"]}},"host_ip":{"attribute":{"is":["string"]}},"protocol":{"attribute":{"is":["string"]}},"app_protocol":{"attribute":{"is":["string"]}},"target":{"attribute":{"is":["integer","string"],"cast":"integer"},"casts":true},"published":{"attribute":{"is":["integer","string"]}}},"casts":true},"casts":true},"post_start":{"attribute":{"is":["list"]},"item":{"attribute":{"is":["mapping"],"requires":["command"]},"children":{"command":{"attribute":{"is":["string","list","null"],"merge":"replace","short":"command"},"item":{"attribute":{"is":["string"]}}},"user":{"attribute":{"is":["string"]}},"privileged":{"attribute":{"is":["boolean","string"]}},"working_dir":{"attribute":{"is":["string"]}},"environment":{"attribute":{"is":["mapping","list"],"open":true,"merge":"pairs","short":"pairs"},"any":{"attribute":{"is":["string","number","boolean","null"]}},"item":{"attribute":{"is":["string"]}}}}}},"pre_start":{"attribute":{"is":["list"]},"item":{"attribute":{"is":["mapping"]},"children":{"command":{"attribute":{"is":["string","list","null"],"merge":"replace","short":"command"},"item":{"attribute":{"is":["string"]}}},"user":{"attribute":{"is":["string"]}},"privileged":{"attribute":{"is":["boolean","string"]}},"working_dir":{"attribute":{"is":["string"]}},"environment":{"attribute":{"is":["mapping","list"],"open":true,"merge":"pairs","short":"pairs"},"any":{"attribute":{"is":["string","number","boolean","null"]}},"item":{"attribute":{"is":["string"]}}},"image":{"attribute":{"is":["string"]}},"per_replica":{"attribute":{"is":["boolean","string"]}}}}},"pre_stop":{"attribute":{"is":["list"]},"item":{"attribute":{"is":["mapping"],"requires":["command"]},"children":{"command":{"attribute":{"is":["string","list","null"],"merge":"replace","short":"command"},"item":{"attribute":{"is":["string"]}}},"user":{"attribute":{"is":["string"]}},"privileged":{"attribute":{"is":["boolean","string"]}},"working_dir":{"attribute":{"is":["string"]}},"environment":{"attribute":{"is":["mapping","list"],"open":true,"merge":"pairs","short":"pairs"},"any":{"attribute":{"is":["string","number","boolean","null"]}},"item":{"attribute":{"is":["string"]}}}}}},"privileged":{"attribute":{"is":["boolean","string"],"cast":"boolean"},"casts":true},"profiles":{"attribute":{"is":["list"],"same":"name"},"item":{"attribute":{"is":["string"]}}},"provider":{"attribute":{"is":["mapping"],"requires":["type"]},"children":{"type":{"attribute":{"is":["string"]}},"options":{"attribute":{"is":["mapping"]},"any":{"attribute":{"is":["string","number","boolean","list"]}}}}},"pull_policy":{"attribute":{"is":["string"],"pattern":"^(?:always|never|build|if_not_present|missing|refresh|daily|weekly|every_(?:[0-9]+[wdhms])+)$"}},"pull_refresh_after":{"attribute":{"is":["string"]}},"read_only":{"attribute":{"is":["boolean","string"],"cast":"boolean"},"casts":true},"restart":{"attribute":{"is":["string"]}},"runtime":{"attribute":{"is":["string"]}},"scale":{"attribute":{"is":["integer","string"],"cast":"integer","minimum":0},"casts":true},"secrets":{"attribute":{"is":["list"],"short":"sources","same":"secret-target"},"item":{"attribute":{"is":["string","mapping"]},"children":{"source":{"attribute":{"is":["string"]}},"target":{"attribute":{"is":["string"]}},"uid":{"attribute":{"is":["string"]}},"gid":{"attribute":{"is":["string"]}},"mode":{"attribute":{"is":["number","string"]}}}}},"security_opt":{"attribute":{"is":["list"],"distinct":true},"item":{"attribute":{"is":["string"]}}},"shm_size":{"attribute":{"is":["number","string"],"format":"bytes"}},"stdin_open":{"attribute":{"is":["boolean","string"],"cast":"boolean"},"casts":true},"stop_grace_period":{"attribute":{"is":["string"],"format":"duration"}},"stop_signal":{"attribute":{"is":["string"]}},"storage_opt":{"attribute":{"is":["mapping"],"open":true}},"sysctls":{"attribute":{"is":["mapping","list"],"open":true,"merge":"pairs","short":"labels"},"any":{"attribute":{"is":["string","number","boolean","null"]}},"item":{"attribute":{"is":["string"]}}},"tmpfs":{"attribute":{"is":["string","list"],"same":"name","merge":"texts","short":"texts"},"item":{"attribute":{"is":["string"]}}},"tty":{"attribute":{"is":["boolean","string"],"cast":"boolean"},"casts":true},"ulimits":{"attribute":{"is":["mapping"],"keys":"^[a-z]+$"},"any":{"attribute":{"is":["integer","string","mapping"],"cast":"integer","merge":"replace","requires":["soft","hard"]},"children":{"soft":{"attribute":{"is":["integer","string"],"cast":"integer"},"casts":true},"hard":{"attribute":{"is":["integer","string"],"cast":"integer"},"casts":true}},"casts":true},"casts":true},"use_api_socket":{"attribute":{"is":["boolean"]}},"user":{"attribute":{"is":["string"]}},"userns_mode":{"attribute":{"is":["string"]}},"uts":{"attribute":{"is":["string"]}},"volumes":{"attribute":{"is":["list"],"short":"volumes","same":"mount-target"},"item":{"attribute":{"is":["string","mapping"],"requires":["type"]},"children":{"type":{"attribute":{"is":["string"],"values":["bind","volume","tmpfs","cluster","npipe","image"]}},"source":{"attribute":{"is":["string"],"path":"bind"},"paths":true},"target":{"attribute":{"is":["string"]}},"read_only":{"attribute":{"is":["boolean","string"],"cast":"boolean"},"casts":true},"consistency":{"attribute":{"is":["string"]}},"bind":{"attribute":{"is":["mapping"]},"children":{"propagation":{"attribute":{"is":["string"]}},"create_host_path":{"attribute":{"is":["boolean","string"]}},"recursive":{"attribute":{"is":["string"],"values":["enabled","disabled","writable","readonly"]}},"selinux":{"attribute":{"is":["string"],"values":["z","Z"]}}}},"volume":{"attribute":{"is":["mapping"]},"children":{"labels":{"attribute":{"is":["mapping","list"],"open":true,"merge":"pairs","short":"labels"},"any":{"attribute":{"is":["string","number","boolean","null"]}},"item":{"attribute":{"is":["string"]}}},"nocopy":{"attribute":{"is":["boolean","string"],"cast":"boolean"},"casts":true},"subpath":{"attribute":{"is":["string"]}}},"casts":true},"tmpfs":{"attribute":{"is":["mapping"]},"children":{"size":{"attribute":{"is":["integer","string"],"minimum":0,"format":"bytes"}},"mode":{"attribute":{"is":["number","string"]}}}},"image":{"attribute":{"is":["mapping"]},"children":{"subpath":{"attribute":{"is":["string"]}}}}},"casts":true,"paths":true},"casts":true,"paths":true},"volumes_from":{"attribute":{"is":["list"],"distinct":true},"item":{"attribute":{"is":["string"]}}},"working_dir":{"attribute":{"is":["string"]}}},"casts":true,"paths":true},"casts":true,"paths":true},"networks":{"attribute":{"is":["mapping"],"keys":"^[a-zA-Z0-9._-]+$"},"any":{"attribute":{"is":["mapping","null"],"short":"external"},"children":{"name":{"attribute":{"is":["string"]}},"external":{"attribute":{"is":["boolean","string","mapping"],"cast":"boolean"},"children":{"name":{"attribute":{"is":["string"]}}},"casts":true},"driver":{"attribute":{"is":["string"]}},"driver_opts":{"attribute":{"is":["mapping"]},"any":{"attribute":{"is":["string","number"]}}},"ipam":{"attribute":{"is":["mapping"]},"children":{"driver":{"attribute":{"is":["string"]}},"config":{"attribute":{"is":["list"],"merge":"by-subnet"},"item":{"attribute":{"is":["mapping"]},"children":{"subnet":{"attribute":{"is":["string"]}},"ip_range":{"attribute":{"is":["string"]}},"gateway":{"attribute":{"is":["string"]}},"aux_addresses":{"attribute":{"is":["mapping"]},"any":{"attribute":{"is":["string"]}}}}}},"options":{"attribute":{"is":["mapping"]},"any":{"attribute":{"is":["string"]}}}}},"internal":{"attribute":{"is":["boolean","string"],"cast":"boolean"},"casts":true},"attachable":{"attribute":{"is":["boolean","string"],"cast":"boolean"},"casts":true},"enable_ipv4":{"attribute":{"is":["boolean","string"],"cast":"boolean"},"casts":true},"enable_ipv6":{"attribute":{"is":["boolean","string"],"cast":"boolean"},"casts":true},"labels":{"attribute":{"is":["mapping","list"],"open":true,"merge":"pairs","short":"labels"},"any":{"attribute":{"is":["string","number","boolean","null"]}},"item":{"attribute":{"is":["string"]}}}},"casts":true},"casts":true},"volumes":{"attribute":{"is":["mapping"],"keys":"^[a-zA-Z0-9._-]+$"},"any":{"attribute":{"is":["mapping","null"],"short":"external"},"children":{"name":{"attribute":{"is":["string"]}},"external":{"attribute":{"is":["boolean","string","mapping"],"cast":"boolean"},"children":{"name":{"attribute":{"is":["string"]}}},"casts":true},"driver":{"attribute":{"is":["string"]}},"driver_opts":{"attribute":{"is":["mapping"]},"children":{"device":{"attribute":{"is":["string","number"],"path":"device"},"paths":true}},"any":{"attribute":{"is":["string","number"]}},"paths":true},"labels":{"attribute":{"is":["mapping","list"],"open":true,"merge":"pairs","short":"labels"},"any":{"attribute":{"is":["string","number","boolean","null"]}},"item":{"attribute":{"is":["string"]}}}},"casts":true,"paths":true},"casts":true,"paths":true},"secrets":{"attribute":{"is":["mapping"],"keys":"^[a-zA-Z0-9._-]+$"},"any":{"attribute":{"is":["mapping"],"short":"external"},"children":{"name":{"attribute":{"is":["string"]}},"external":{"attribute":{"is":["boolean","string","mapping"],"cast":"boolean"},"children":{"name":{"attribute":{"is":["string"]}}},"casts":true},"environment":{"attribute":{"is":["string"]}},"file":{"attribute":{"is":["string"],"path":"file"},"paths":true},"labels":{"attribute":{"is":["mapping","list"],"open":true,"merge":"pairs","short":"labels"},"any":{"attribute":{"is":["string","number","boolean","null"]}},"item":{"attribute":{"is":["string"]}}},"template_driver":{"attribute":{"is":["string"]}},"driver":{"attribute":{"is":["string"]}},"driver_opts":{"attribute":{"is":["mapping"]},"any":{"attribute":{"is":["string","number"]}}}},"casts":true,"paths":true},"casts":true,"paths":true},"configs":{"attribute":{"is":["mapping"],"keys":"^[a-zA-Z0-9._-]+$"},"any":{"attribute":{"is":["mapping"],"short":"external"},"children":{"name":{"attribute":{"is":["string"]}},"external":{"attribute":{"is":["boolean","string","mapping"],"cast":"boolean"},"children":{"name":{"attribute":{"is":["string"]}}},"casts":true},"content":{"attribute":{"is":["string"]}},"environment":{"attribute":{"is":["string"]}},"file":{"attribute":{"is":["string"],"path":"file"},"paths":true},"labels":{"attribute":{"is":["mapping","list"],"open":true,"merge":"pairs","short":"labels"},"any":{"attribute":{"is":["string","number","boolean","null"]}},"item":{"attribute":{"is":["string"]}}},"template_driver":{"attribute":{"is":["string"]}}},"casts":true,"paths":true},"casts":true,"paths":true},"models":{"attribute":{"is":["mapping"],"keys":"^[a-zA-Z0-9._-]+$"},"any":{"attribute":{"is":["mapping"],"requires":["model"]},"children":{"name":{"attribute":{"is":["string"]}},"model":{"attribute":{"is":["string"]}},"context_size":{"attribute":{"is":["integer"]}},"runtime_flags":{"attribute":{"is":["list"]},"item":{"attribute":{"is":["string"]}}}}}}},"casts":true,"paths":true}');
;// CONCATENATED MODULE: ./build/src/compose/attributes.js


/** The Compose format as a tree, compiled from the table in format/: putting it together at start would cost more than loading a project. */
function composeAttributes() {
    // The generator made it of the same types; JSON has no literal types.
    tree ??= reviveTree(attributes_namespaceObject);
    return tree;
}
let tree;

;// CONCATENATED MODULE: ./build/src/compose/file-names.js

/** In the order in which Compose looks for them: the first that is there is used. */
const DEFAULT_NAMES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
/** Laid over a default file when no files are named on the command line; the first that is there is used. */
const OVERRIDE_NAMES = [
    'compose.override.yml',
    'compose.override.yaml',
    'docker-compose.override.yml',
    'docker-compose.override.yaml',
];
const COMPOSE = /^(?:.+[._-])?docker-compose(?:[._-].+)?\.ya?ml$|^(?:.+\.)?compose(?:[._-].+)?\.ya?ml$/i;
const YAML = /\.ya?ml$/i;
const DEPENDENCIES = /(?:^|\/)(?:node_modules|bower_components|vendor|third_party|site-packages|\.git|\.venv|venv)\//;
/** Words for where a system runs: a file named by one of them is a variant of its neighbours. */
const ENVIRONMENTS = new Set(('prod production prd live dev devel develop development local test tests testing e2e integration it ci qa uat ' +
    'stage staging stg preprod preview demo example sample debug override release').split(' '));
function isComposeName(path) {
    return COMPOSE.test((0,lib_paths/* baseName */.Fl)(path));
}
function isYamlName(path) {
    return YAML.test(path);
}
/** Whether a file belongs to a package that was copied into the repository. */
function isInDependencies(path) {
    return DEPENDENCIES.test(path);
}
/** What sets a file apart from its neighbours: `prod` of `docker-compose.prod.yml`; its stem when nothing does. */
function variantName(path) {
    const stem = (0,lib_paths/* baseName */.Fl)(path).replace(YAML, '');
    const rest = stem.replace(/^(?:docker-)?compose[._-]?/i, '').replace(/[._-]?(?:docker-)?compose$/i, '');
    return rest === '' ? stem : rest;
}
const BASES = new Set(['base', 'common', 'core', 'main', 'shared']);
/** Whether a file says of itself that others are laid over it. */
function namesBase(path) {
    return wordsOf(path).some((word) => BASES.has(word));
}
function wordsOf(path) {
    return variantName(path).toLowerCase().split(/[._-]/);
}
function namesEnvironment(path) {
    return wordsOf(path).some((word) => ENVIRONMENTS.has(word));
}

// EXTERNAL MODULE: ./build/src/documents/node.js
var documents_node = __webpack_require__(3098);
;// CONCATENATED MODULE: ./build/src/compose/nodes.js
/** A scalar that stands where `origin` stands. */
function scalarAt(origin, value, unresolved) {
    const { file, start, end, via } = origin;
    const text = value === undefined ? '' : String(value);
    if (via === undefined && unresolved === undefined) {
        return { kind: 'scalar', file, start, end, value, text, plain: false };
    }
    return { kind: 'scalar', file, start, end, value, text, plain: false, via, unresolved };
}
/** A mapping that stands where `origin` stands. */
function mappingAt(origin, entries) {
    const { file, start, end, via } = origin;
    const map = entries instanceof Map ? entries : new Map(entries.map((e) => [e.key, e]));
    return via === undefined
        ? { kind: 'mapping', file, start, end, entries: map }
        : { kind: 'mapping', file, start, end, via, entries: map };
}
/** A sequence that stands where `origin` stands. */
function sequenceAt(origin, items) {
    const { file, start, end, via } = origin;
    return via === undefined
        ? { kind: 'sequence', file, start, end, items }
        : { kind: 'sequence', file, start, end, via, items };
}
/** An entry whose key stands where `origin` stands. */
function entryAt(key, origin, value) {
    return { key, keyFile: origin.file, keyStart: origin.start, keyEnd: origin.end, value };
}
/** A scalar that no file wrote: it stands at the place of what implies it. */
function impliedScalarAt({ file, start, end, via }, value) {
    const text = value === undefined ? '' : String(value);
    return via === undefined
        ? { kind: 'scalar', file, start, end, value, text, plain: false, implied: true }
        : { kind: 'scalar', file, start, end, value, text, plain: false, via, implied: true };
}
/** A mapping that no file wrote. */
function impliedMappingAt({ file, start, end }, entries) {
    return { kind: 'mapping', file, start, end, entries, implied: true };
}
/** Marks a node that no file wrote. */
function implied(node) {
    return { ...node, implied: true };
}
/** The mapping with these entries in place of its own; its place, tag and history are kept. */
function withEntries(node, entries) {
    const { file, start, end, tag, via, implied: none } = node;
    // Most nodes have none of the three: a literal is several times faster to make than a copy.
    return tag === undefined && via === undefined && none === undefined
        ? { kind: 'mapping', file, start, end, entries }
        : { ...node, entries };
}
function withItems(node, items) {
    const { file, start, end, tag, via, implied: none } = node;
    return tag === undefined && via === undefined && none === undefined
        ? { kind: 'sequence', file, start, end, items }
        : { ...node, items };
}
/** The entry with another value. */
function withValue(entry, value) {
    const { key, keyFile, keyStart, keyEnd, nonString } = entry;
    return nonString === undefined
        ? { key, keyFile, keyStart, keyEnd, value }
        : { key, keyFile, keyStart, keyEnd, value, nonString };
}
/** The mapping with one entry set; a new key takes the place of `origin` or of the value. */
function withEntry(node, key, value, origin) {
    const entries = new Map(node.entries);
    const before = entries.get(key);
    if (before !== undefined)
        entries.set(key, withValue(before, value));
    else if (origin !== undefined)
        entries.set(key, { ...origin, key, value });
    else
        entries.set(key, entryAt(key, value, value));
    return withEntries(node, entries);
}
/** The mapping without these keys; the same node when it has none of them. */
function without(node, ...keys) {
    if (!keys.some((key) => node.entries.has(key)))
        return node;
    const entries = new Map(node.entries);
    for (const key of keys)
        entries.delete(key);
    return withEntries(node, entries);
}
/** The mapping with each value replaced; the same node when nothing changes, entries dropped where the result is undefined. */
function mapEntries(node, change) {
    let entries;
    for (const entry of node.entries.values()) {
        const value = change(entry.value, entry);
        if (value === entry.value)
            continue;
        entries ??= new Map(node.entries);
        if (value === undefined)
            entries.delete(entry.key);
        else
            entries.set(entry.key, withValue(entry, value));
    }
    return entries === undefined ? node : withEntries(node, entries);
}
/** The sequence with each item replaced by none, one or several; the same node when nothing changes. */
function mapItems(node, change) {
    const before = node.items;
    let items;
    for (let index = 0; index < before.length; index++) {
        const item = before[index];
        if (item === undefined)
            continue;
        const value = change(item, index);
        if (value === item) {
            items?.push(item);
            continue;
        }
        items ??= before.slice(0, index);
        if (value === undefined)
            continue;
        if (isNode(value))
            items.push(value);
        else
            for (const one of value)
                items.push(one);
    }
    return items === undefined ? node : withItems(node, items);
}
function isNode(value) {
    return !Array.isArray(value);
}
/** The node with one more link in its history. */
function passedThrough(node, link) {
    return { ...node, via: [...(node.via ?? []), link] };
}
/** The whole tree with one more link in the history of every node. */
function treePassedThrough(node, link) {
    if (node.kind === 'mapping') {
        return passedThrough(mapEntries(node, (value) => treePassedThrough(value, link)), link);
    }
    if (node.kind === 'sequence') {
        return passedThrough(mapItems(node, (item) => treePassedThrough(item, link)), link);
    }
    return passedThrough(node, link);
}
function linkAt(kind, origin) {
    return { kind, file: origin.file, start: origin.start, end: origin.end };
}
/** Whether a scalar's value rests on a variable without a value. */
function isUnresolved(node) {
    return node?.kind === 'scalar' && node.unresolved !== undefined;
}
function isNull(node) {
    return node?.kind === 'scalar' && node.value === undefined && node.unresolved === undefined;
}
/** The value of a scalar as text in the way Go prints it (`1.10` as a number is `1.1`); undefined for null and collections. */
function printed(node) {
    return node?.kind === 'scalar' && node.value !== undefined ? printValue(node.value) : undefined;
}
function printValue(value) {
    if (typeof value !== 'number' || Number.isInteger(value))
        return String(value);
    return String(value).replace(/e([-+])(\d)$/, 'e$10$2');
}
/** What is under the mapping's key when it is a mapping. */
function mappingUnder(node, key) {
    const value = node?.kind === 'mapping' ? node.entries.get(key)?.value : undefined;
    return value?.kind === 'mapping' ? value : undefined;
}

;// CONCATENATED MODULE: ./build/src/compose/version1.js



/**
 * A file of the first Compose format has its services at the top level. It is read as if they stood under `services`,
 * and named as what it is: Compose itself refuses it.
 */
function fromVersion1(document, context) {
    if (!isVersion1(document))
        return document;
    const entries = [...document.entries.values()];
    const [first] = entries;
    if (first === undefined)
        return document;
    context.problems.add({
        code: 'compose-v1',
        message: 'This file has its services at the top level: the first Compose format, which Compose no longer reads.',
        hint: 'Put everything under services: and indent it.',
        at: (0,documents_node/* locateKey */.EM)(first, first.key),
    });
    const top = composeAttributes().children;
    const services = [];
    const rest = new Map();
    for (const entry of entries) {
        if (top.has(entry.key) || entry.key.startsWith('x-'))
            rest.set(entry.key, entry);
        else
            services.push(entry);
    }
    rest.set('services', entryAt('services', document, mappingAt(document, services)));
    return { ...document, entries: rest };
}
/** Whether top-level entries look like services and none of the sections of today's format is there. */
function isVersion1(document) {
    if (document.entries.has('services') || document.entries.has('include'))
        return false;
    return [...document.entries.values()].some(({ key, value }) => !key.startsWith('x-') && isServiceLike(value));
}
function isServiceLike(value) {
    return value.kind === 'mapping' && (value.entries.has('image') || value.entries.has('build'));
}

;// CONCATENATED MODULE: ./build/src/compose/outline.js




/** An outline under construction. */
class OutlineBuilder {
    sections = new Set();
    services = new Map();
    needs = new Set();
    includes = [];
    extended = [];
    joined = new Set();
    networks = new Set();
    known = 0;
    foreign = 0;
    version1 = false;
    service(name) {
        if (!this.services.has(name))
            this.services.set(name, false);
    }
    /** Counts a key of a service. */
    attribute(service, key) {
        if (isServiceKey(key))
            this.known++;
        else if (!key.startsWith('x-'))
            this.foreign++;
        if (COMPLETES.has(key))
            this.services.set(service, true);
    }
}
const COMPLETES = new Set(['image', 'build', 'extends', 'provider']);
function isServiceKey(key) {
    const service = attributeBelow(attributeBelow(composeAttributes(), 'services'), '');
    return service?.children.has(key) === true;
}
/** The outline of a parsed file. */
function outlineOfDocuments(documents) {
    const outline = new OutlineBuilder();
    for (const document of documents) {
        if (document.kind !== 'mapping')
            continue;
        for (const key of document.entries.keys())
            outline.sections.add(key);
        if (isVersion1(document)) {
            outline.version1 = true;
            addServices(document, outline);
        }
        addServices((0,documents_node/* child */.jf)(document, 'services'), outline);
        for (const key of namesOf((0,documents_node/* child */.jf)(document, 'networks')))
            outline.networks.add(key);
        for (const item of (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(document, 'include'))) {
            const path = item.kind === 'mapping' ? (0,documents_node/* child */.jf)(item, 'path') : item;
            for (const one of path?.kind === 'sequence' ? path.items : [path]) {
                const text = (0,documents_node/* textOf */.b6)(one);
                if (text !== undefined)
                    outline.includes.push(text);
            }
        }
    }
    return outline;
}
function addServices(services, outline) {
    for (const { key, value } of (0,documents_node/* entriesOf */.Mc)(services)) {
        outline.service(key);
        if (value.kind !== 'mapping')
            continue;
        addService(key, value, outline);
    }
}
function addService(name, service, outline) {
    for (const key of service.entries.keys())
        outline.attribute(name, key);
    const file = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)((0,documents_node/* child */.jf)(service, 'extends'), 'file'));
    if (file !== undefined)
        outline.extended.push(file);
    for (const key of namesOf((0,documents_node/* child */.jf)(service, 'depends_on')))
        outline.needs.add(key);
    for (const key of namesOf((0,documents_node/* child */.jf)(service, 'networks')))
        outline.joined.add(key);
}
function namesOf(node) {
    return [...(0,documents_node/* entriesOf */.Mc)(node)].map(({ key }) => key).concat((0,documents_node/* itemsOf */.S3)(node).flatMap((item) => (0,documents_node/* textOf */.b6)(item) ?? []));
}
/** What a file holds together with the files that it includes. */
function combinedOutline(outlines) {
    const all = new OutlineBuilder();
    for (const outline of outlines) {
        for (const key of outline.sections)
            all.sections.add(key);
        for (const [name, complete] of outline.services) {
            all.services.set(name, complete || all.services.get(name) === true);
        }
        for (const name of outline.needs)
            all.needs.add(name);
        for (const name of outline.joined)
            all.joined.add(name);
        for (const name of outline.networks)
            all.networks.add(name);
    }
    return all;
}

;// CONCATENATED MODULE: ./build/src/compose/outline-text.js

const KEY = /^(?:"([^"\\]+)"|'([^']+)'|([A-Za-z0-9_](?: ?[\w./-])*))\s*:(?:[ \t]+(.*))?$/;
const ITEM = /^-\s+(.*)$/;
/**
 * The outline of a file in ordinary block style, read line by line: fifty times cheaper than parsing it.
 * Undefined wherever the layout could mean something else (flow style, merge keys, aliases): such a file is parsed.
 */
function outlineOfText(text) {
    const outline = new OutlineBuilder();
    const cursor = {
        section: '',
        serviceIndent: -1,
        service: undefined,
        attributeIndent: -1,
        attribute: '',
        nameIndent: -1,
    };
    for (const raw of text.split('\n')) {
        const line = raw.trimEnd();
        const body = line.trimStart();
        if (body === '' || body.startsWith('#'))
            continue;
        const indent = line.length - body.length;
        if (line.slice(0, indent).includes('\t'))
            return undefined;
        if (!readLine(indent, body, cursor, outline))
            return undefined;
    }
    return outline.sections.has('services') || outline.sections.has('include') ? outline : undefined;
}
function readLine(indent, body, cursor, outline) {
    if (indent === 0)
        return readTop(body, cursor, outline);
    if (cursor.section === 'include')
        return readInclude(body, outline);
    if (cursor.section === 'networks')
        return readNetwork(indent, body, cursor, outline);
    return cursor.section !== 'services' || readInServices(indent, body, cursor, outline);
}
function readTop(body, cursor, outline) {
    if (/^(?:---|\.\.\.)/.test(body)) {
        cursor.section = '';
        return /^(?:---|\.\.\.)\s*(?:#.*)?$/.test(body);
    }
    if (body.startsWith('-'))
        return cursor.section === 'include' ? readInclude(body, outline) : cursor.section !== '';
    const key = keyOf(body);
    if (key === undefined || key.name === '<<')
        return false;
    Object.assign(cursor, {
        section: key.name,
        serviceIndent: -1,
        service: undefined,
        attributeIndent: -1,
        attribute: '',
    });
    outline.sections.add(key.name);
    cursor.nameIndent = -1;
    return !['services', 'include', 'networks'].includes(key.name) || isBlock(key.value);
}
function readNetwork(indent, body, cursor, outline) {
    if (cursor.nameIndent < 0)
        cursor.nameIndent = indent;
    if (indent > cursor.nameIndent)
        return true;
    const key = keyOf(body);
    if (key === undefined || key.name === '<<')
        return false;
    outline.networks.add(key.name);
    return true;
}
function readInclude(body, outline) {
    const path = plainText(ITEM.exec(body)?.[1] ?? '');
    if (path === undefined)
        return false;
    outline.includes.push(path);
    return true;
}
function readInServices(indent, body, cursor, outline) {
    if (cursor.serviceIndent < 0)
        cursor.serviceIndent = indent;
    if (indent < cursor.serviceIndent)
        return false;
    if (indent === cursor.serviceIndent) {
        const key = keyOf(body);
        if (key === undefined || !isBlock(key.value))
            return false;
        Object.assign(cursor, { service: key.name, attributeIndent: -1, attribute: '' });
        outline.service(key.name);
        return true;
    }
    if (cursor.service === undefined)
        return false;
    if (cursor.attributeIndent < 0)
        cursor.attributeIndent = indent;
    if (indent > cursor.attributeIndent || body.startsWith('- ') || body === '-') {
        return readBelowAttribute(indent, body, cursor, outline);
    }
    return indent === cursor.attributeIndent && readAttribute(body, cursor.service, cursor, outline);
}
function readAttribute(body, service, cursor, outline) {
    const key = keyOf(body);
    if (key === undefined)
        return false;
    cursor.attribute = key.name;
    outline.attribute(service, key.name);
    const names = namesUnder(key.name, outline);
    if (names !== undefined && !isBlock(key.value)) {
        const list = /^\[([^[\]{}*&]*)\]\s*(?:#.*)?$/.exec(key.value)?.[1];
        if (list === undefined)
            return false;
        for (const name of list.split(','))
            names.add(name.trim().replace(/^["']|["']$/g, ''));
    }
    cursor.nameIndent = -1;
    return key.name !== 'extends' || isBlock(key.value) || plainText(key.value) !== undefined;
}
function readBelowAttribute(indent, body, cursor, outline) {
    if (cursor.attribute === 'extends') {
        const key = keyOf(body);
        if (key === undefined)
            return false;
        const path = key.name === 'file' ? plainText(key.value) : '';
        if (path === undefined)
            return false;
        if (path !== '')
            outline.extended.push(path);
        return true;
    }
    const names = namesUnder(cursor.attribute, outline);
    if (names === undefined)
        return true;
    if (cursor.nameIndent < 0)
        cursor.nameIndent = indent;
    if (indent > cursor.nameIndent)
        return true;
    const name = body.startsWith('-') ? plainText(ITEM.exec(body)?.[1] ?? '') : keyOf(body)?.name;
    if (name === undefined || name === '<<')
        return false;
    names.add(name);
    return true;
}
/** Where the names below an attribute are noted. */
function namesUnder(attribute, outline) {
    return attribute === 'depends_on' ? outline.needs : attribute === 'networks' ? outline.joined : undefined;
}
function keyOf(body) {
    const match = KEY.exec(body);
    const name = match?.[1] ?? match?.[2] ?? match?.[3];
    return name === undefined ? undefined : { name, value: match?.[4] ?? '' };
}
/** Whether the value of a key stands on the lines below it: nothing, a comment or an anchor follows the colon. */
function isBlock(value) {
    return /^(?:&\S+)?\s*(?:#.*)?$/.test(value);
}
/** A scalar that means what is written; undefined for anything else. */
function plainText(value) {
    const quoted = /^(?:"([^"\\]+)"|'([^']+)')[ \t]*(?:#.*)?$/.exec(value);
    if (quoted !== null)
        return quoted[1] ?? quoted[2];
    const comment = value.indexOf(' #');
    const text = (comment < 0 ? value : value.slice(0, comment)).trimEnd();
    return /^[^\s"'{}[\]&*!|>%@`#:-][^"'{}[\]#:]*$/.test(text) ? text : undefined;
}

;// CONCATENATED MODULE: ./build/src/compose/candidates.js





const SERVICES = /^["']?services["']?[ \t]*:/m;
const RUNS = /^[ \t]+["']?(?:image|build)["']?[ \t]*:|[{,][ \t]*["']?(?:image|build)["']?[ \t]*:/m;
const COMPOSES = /^["']?(?:services|include)["']?[ \t]*:/m;
const PIPELINES = /^(?:\.github|\.gitlab|\.circleci|\.woodpecker|\.drone|\.semaphore|\.buildkite)\//;
/**
 * Files that are named like Compose, and YAML files that read like it: a mapping of `services` that have an image or a build,
 * and nothing at the top level that Compose does not know. Few files are parsed for it.
 */
function findCandidates(repository, parse) {
    const files = new Map();
    const leftOut = [];
    for (const { path } of repository.files) {
        if (!isYamlName(path))
            continue;
        const found = judge(path, repository, parse);
        if (found === undefined)
            continue;
        if ('reason' in found)
            leftOut.push(found);
        else
            files.set(path, found);
    }
    return { files, leftOut: leftOut.sort((a, b) => (0,compare/* compareText */.n)(a.path, b.path)) };
}
function judge(path, repository, parse) {
    const named = isComposeName(path);
    if (isInDependencies(path)) {
        return named ? { path, reason: 'dependency', message: `${path} belongs to a dependency.` } : undefined;
    }
    if (!named && PIPELINES.test(path))
        return undefined;
    const read = repository.read(path);
    if (!read.ok)
        return named ? { path, reason: 'unreadable', message: read.message } : undefined;
    const { text } = read;
    if (named && COMPOSES.test(text)) {
        return candidateAt(path, text.includes('include') || text.includes('extends'), repository, parse);
    }
    if (!named && !(SERVICES.test(text) && RUNS.test(text)))
        return undefined;
    const outline = outlineOf(path, text, parse);
    if (named ? mayBeCompose(outline) : readsLikeCompose(outline))
        return { path, outline, refers: true };
    return named || outline.services.size > 0 ? otherTool(path, outline) : undefined;
}
function candidateAt(path, refers, repository, parse) {
    let outline;
    return {
        path,
        refers,
        get outline() {
            const read = outline === undefined ? repository.read(path) : undefined;
            outline ??= outlineOf(path, read?.ok ? read.text : '', parse);
            return outline;
        },
    };
}
function outlineOf(path, text, parse) {
    return outlineOfText(text) ?? outlineOfDocuments(parse(path).documents);
}
function readsLikeCompose({ sections, services, known, foreign, version1 }) {
    if (version1 || ![...services.values()].includes(true) || foreign * 5 > known)
        return false;
    return [...sections].every(isSection);
}
/** A file that is named like Compose is taken for it, however broken, unless it clearly is something else. */
function mayBeCompose({ sections, version1 }) {
    return version1 || [...sections].every(isSection);
}
function isSection(key) {
    return key.startsWith('x-') || composeAttributes().children.has(key);
}
function otherTool(path, { sections }) {
    const foreign = [...sections].find((section) => !isSection(section));
    const because = foreign === undefined
        ? 'its services are not those of Compose'
        : `there is no section "${foreign}" in Compose files`;
    return { path, reason: 'other-tool', message: `${path} is not of Compose: ${because}.` };
}

// EXTERNAL MODULE: ./build/src/documents/location.js
var documents_location = __webpack_require__(6637);
;// CONCATENATED MODULE: ./build/src/compose/template-syntax.js
/** Offset after the variable name that starts at `from`; `from` itself when there is none. Names are `[A-Za-z_][A-Za-z0-9_]*`. */
function nameEnd(text, from, to) {
    let end = from;
    while (end < to && isNameChar(text.charCodeAt(end), end > from))
        end++;
    return end;
}
function isNameChar(code, digits) {
    return ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || (digits && code >= 48 && code <= 57));
}
/**
 * Three tables over a text of n characters, one after the other: at [i], the brace that closes the `{` at i or -1;
 * at [n + i], the last `}` up to i on i's line or -1; at [2n + i], the end of i's line.
 * Braces match as in the reference loader, which skips the character after each `{`.
 */
function closingBraces(text) {
    const length = text.length;
    const tables = new Int32Array(3 * length).fill(-1);
    const open = [];
    let skip = -1;
    let last = -1;
    for (let i = 0; i < length; i++) {
        const code = text.charCodeAt(i);
        if (code === 10) {
            open.length = 0;
            last = -1;
        }
        else if (code === 125) {
            last = i;
            if (i !== skip) {
                const opened = open.pop();
                if (opened !== undefined)
                    tables[opened] = i;
            }
        }
        else if (code === 123 && i !== skip) {
            open.push(i);
            skip = i + 1;
        }
        tables[length + i] = last;
    }
    let lineEnd = length;
    for (let i = length - 1; i >= 0; i--) {
        if (text.charCodeAt(i) === 10)
            lineEnd = i;
        tables[2 * length + i] = lineEnd;
    }
    return tables;
}
/** The last `}` in [from, to) on the line of `from`. */
function lastBraceOnLine(tables, length, from, to) {
    if (from >= to)
        return undefined;
    const end = Math.min(to, tables[2 * length + from] ?? to);
    const last = end > from ? (tables[length + end - 1] ?? -1) : -1;
    return last >= from ? last : undefined;
}

;// CONCATENATED MODULE: ./build/src/compose/template.js

const MAX_NESTING = 100;
/**
 * Replaces variables as Compose does (Compose Specification, "Interpolation"): `$$`, `$NAME`, `${NAME}` and the operators
 * `:-` `-` `:?` `?` `:+` `+`, nested to any sensible depth. Never throws; linear in the template and what it produces.
 * A malformed `${` leaves the rest of the text as it is. Unset variables become nothing and a hole.
 */
function substitute(template, lookup, room = { left: 1 << 20 }) {
    const run = new Run(template, lookup, room);
    run.expand(0, template.length, 0);
    return run;
}
class Run {
    template;
    lookup;
    room;
    text = '';
    holes = [];
    uses = [];
    failures = [];
    braces;
    constructor(template, lookup, room) {
        this.template = template;
        this.lookup = lookup;
        this.room = room;
    }
    /** Appends the template's range [from, to) with its variables replaced. */
    expand(from, to, depth) {
        const { template } = this;
        let position = from;
        while (position < to) {
            const dollar = template.indexOf('$', position);
            if (dollar < 0 || dollar >= to)
                break;
            this.append(template.slice(position, dollar));
            const next = dollar + 1 < to ? template[dollar + 1] : undefined;
            if (next === '$') {
                this.append('$');
                position = dollar + 2;
            }
            else if (next === '{') {
                position = this.braced(dollar, to, depth);
            }
            else {
                const end = nameEnd(template, dollar + 1, to);
                if (end === dollar + 1)
                    this.append('$');
                else
                    this.plain(template.slice(dollar + 1, end), dollar, end);
                position = end;
            }
        }
        if (position < to)
            this.append(template.slice(position, to));
    }
    plain(name, start, end) {
        const binding = this.lookup(name);
        this.uses.push({ name, start, end, outcome: binding === undefined ? 'unset' : 'dotenv', binding });
        if (binding === undefined)
            this.holes.push({ at: this.text.length, name });
        else
            this.appendValue(binding.value, start, end);
    }
    /** Evaluates the `${` at `dollar`; gives the offset after it. */
    braced(dollar, to, depth) {
        const { template } = this;
        const end = nameEnd(template, dollar + 2, to);
        const name = template.slice(dollar + 2, end);
        if (name === '')
            return this.giveUp('invalid', dollar, to);
        if (end < to && template[end] === '}') {
            this.plain(name, dollar, end + 1);
            return end + 1;
        }
        const strict = template[end] === ':';
        const operatorAt = strict ? end + 1 : end;
        const operator = operatorAt < to ? template[operatorAt] : undefined;
        if (operator !== '-' && operator !== '+' && operator !== '?')
            return this.giveUp('invalid', dollar, to);
        const close = this.closeOf(dollar, operatorAt + 1, to);
        if (close === undefined)
            return this.giveUp('invalid', dollar, to);
        if (depth >= MAX_NESTING)
            return this.giveUp('too-deep', dollar, to);
        this.operate({ name, operator, strict, start: dollar, argument: operatorAt + 1, close, depth: depth + 1 });
        return close + 1;
    }
    operate(part) {
        const { name, operator, strict, start, argument, close, depth } = part;
        const binding = this.lookup(name);
        const present = binding !== undefined && !(strict && binding.value === '');
        const place = { name, start, end: close + 1, binding };
        if (operator === '+') {
            this.uses.push({ ...place, outcome: 'alternative' });
            if (present)
                this.expand(argument, close, depth);
        }
        else if (operator === '-') {
            this.uses.push({ ...place, outcome: present ? 'dotenv' : 'default' });
            if (present)
                this.appendValue(binding.value, start, close + 1);
            else
                this.expand(argument, close, depth);
        }
        else {
            const message = this.aside(argument, close, depth);
            this.uses.push({ ...place, outcome: present ? 'dotenv' : 'required-unset' });
            if (present)
                this.appendValue(binding.value, start, close + 1);
            else {
                this.failures.push({ kind: 'required', start, end: close + 1, name, message });
                this.holes.push({ at: this.text.length, name });
            }
        }
    }
    /** The range with its variables replaced, without appending it. */
    aside(from, to, depth) {
        const { text, holes } = this;
        this.text = '';
        this.holes = [];
        this.expand(from, to, depth);
        const result = this.text;
        this.text = text;
        this.holes = holes;
        return result;
    }
    /**
     * The brace that closes the `${` at `dollar`. Where braces do not balance, the reference takes the last one of the line,
     * because its expression is greedy.
     */
    closeOf(dollar, from, to) {
        const { template } = this;
        for (let i = from; i < to; i++) {
            const char = template.charCodeAt(i);
            if (char === 125)
                return i;
            if (char === 123 || char === 10)
                break;
        }
        this.braces ??= closingBraces(template);
        const last = lastBraceOnLine(this.braces, template.length, from, to);
        if (last === undefined)
            return undefined;
        const match = this.braces[dollar + 1] ?? -1;
        return match >= 0 && match <= last ? match : last;
    }
    giveUp(kind, start, to) {
        this.failures.push({ kind, start, end: Math.min(to, start + 2) });
        this.append(this.template.slice(start, to));
        return to;
    }
    appendValue(value, start, end) {
        if (value.length <= this.room.left) {
            this.room.left -= value.length;
            this.append(value);
        }
        else if (this.failures.at(-1)?.kind !== 'too-long') {
            this.failures.push({ kind: 'too-long', start, end });
        }
    }
    append(text) {
        this.text += text;
    }
}

;// CONCATENATED MODULE: ./build/src/compose/dotenv.js


/** Longest text that the values of one file may expand to, in characters. */
const MAX_EXPANSION = 4 << 20;
const BLANK = /[ \t\v\f\r\u0085\u00a0]/;
const SPACE = /\s/;
const KEY_CHAR = /[\p{L}\p{N}_.\-[\]]/u;
const ESCAPES = new Map([
    ['a', '\x07'],
    ['b', '\b'],
    ['f', '\f'],
    ['n', '\n'],
    ['r', '\r'],
    ['t', '\t'],
    ['v', '\v'],
    ['\\', '\\'],
    ['"', '"'],
    ['$', '$$'],
]);
/**
 * Reads a file of variables with the grammar of Compose's `.env`, `env_file` and `label_file`. `outer` is asked first for
 * variables inside values, then the variables above. Never throws: a statement that cannot be read ends the file's reading.
 */
function parseDotenv(path, text, outer = () => undefined) {
    const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
    const reader = new DotenvReader({ path, lineStarts: (0,documents_location/* lineStartsOf */.xV)(source) }, source, outer);
    reader.read();
    return { variables: reader.variables, problems: reader.problems };
}
class DotenvReader {
    file;
    text;
    outer;
    variables = new Map();
    problems = [];
    room = { left: MAX_EXPANSION };
    position = 0;
    constructor(file, text, outer) {
        this.file = file;
        this.text = text;
        this.outer = outer;
    }
    read() {
        while (this.skipToStatement() && this.problems.length === 0)
            this.statement();
    }
    /** Passes white space and comments; false at the end. */
    skipToStatement() {
        const { text } = this;
        for (;;) {
            while (this.position < text.length && SPACE.test(this.at(this.position)))
                this.position++;
            if (this.position >= text.length)
                return false;
            if (this.at(this.position) !== '#')
                return true;
            this.position = this.lineEnd(this.position);
        }
    }
    statement() {
        const { text } = this;
        this.position += /^export[^\S\n]+/.exec(text.slice(this.position, this.position + 40))?.[0].length ?? 0;
        const start = this.position;
        let end = start;
        for (; end < text.length; end++) {
            const char = this.at(end);
            if (char === '=' || char === ':' || char === '\n')
                break;
            if (!KEY_CHAR.test(char) && !SPACE.test(char)) {
                this.badName(start, end);
                return;
            }
        }
        const key = text.slice(start, end).trim();
        if (SPACE.test(key)) {
            this.report(start, end, `The variable name "${shortened(key)}" contains a space.`, 'Write NAME=value.');
            return;
        }
        if (end >= text.length) {
            // The reference takes a last line without "=" and without a line break as the value of a variable without a name.
            this.position = end;
            return;
        }
        this.position = end + 1;
        if (text[end] === '\n')
            this.inherit(key);
        else
            this.value(key, start);
    }
    /** A name without a value takes the value that it has outside. */
    inherit(key) {
        const binding = this.lookup(key);
        if (binding !== undefined)
            this.variables.set(key, binding);
    }
    value(key, keyStart) {
        while (this.position < this.text.length && BLANK.test(this.at(this.position)))
            this.position++;
        const quote = this.at(this.position);
        if (quote === '"' || quote === "'")
            this.quoted(key, keyStart, quote);
        else
            this.unquoted(key, keyStart);
    }
    unquoted(key, keyStart) {
        const end = this.lineEnd(this.position);
        const line = this.text.slice(this.position, end);
        const comment = line.indexOf(' #');
        this.position = end;
        this.set(key, (comment < 0 ? line : line.slice(0, comment)).trimEnd(), keyStart, end);
    }
    quoted(key, keyStart, quote) {
        const closed = this.closingQuote(this.position + 1, quote);
        if (closed === undefined) {
            const lineEnd = this.lineEnd(this.position);
            this.report(keyStart, lineEnd, `The value of "${shortened(key)}" has no closing ${quote}.`, 'Close the quote.');
            return;
        }
        this.position = closed.end + 1;
        if (quote === "'")
            this.bind(key, closed.value, keyStart, closed.end + 1);
        else
            this.set(key, expandEscapes(closed.value), keyStart, closed.end + 1);
    }
    /** The text up to the quote that closes; only the quote itself can be escaped at this stage. */
    closingQuote(from, quote) {
        const { text } = this;
        let value = '';
        let copied = from;
        for (let i = from; i < text.length; i++) {
            const char = text[i];
            if (char === quote)
                return { value: value + text.slice(copied, i), end: i };
            if (char !== '\\')
                continue;
            if (text[i + 1] === quote) {
                value += text.slice(copied, i);
                copied = i + 1;
            }
            i++;
        }
        return undefined;
    }
    set(key, template, start, end) {
        const { text, failures } = substitute(template, (name) => this.lookup(name), this.room);
        const failure = failures[0];
        if (failure !== undefined) {
            const reason = failure.kind === 'required'
                ? `needs the variable "${failure.name}", which has no value here`
                : 'contains a "${" that is not a variable';
            this.problems.push(this.problem(start, end, `The value of "${shortened(key)}" ${reason}.`, 'Write $$ for a literal $.'));
        }
        this.bind(key, text, start, end);
    }
    bind(key, value, start, end) {
        this.variables.set(key, { value, at: { file: this.file, start, end } });
    }
    lookup(name) {
        return this.outer(name) ?? this.variables.get(name);
    }
    badName(start, end) {
        const line = this.text.slice(start, this.lineEnd(start));
        this.report(end, end + 1, `The character "${this.at(end)}" cannot stand in a variable name: "${shortened(line)}".`, 'Write NAME=value, or quote a value that spans lines.');
    }
    report(start, end, message, hint) {
        this.problems.push(this.problem(start, end, message, hint));
    }
    problem(start, end, message, hint) {
        const at = { file: this.file, start, end, pointer: '' };
        return { code: 'compose-dotenv', severity: 'error', message, hint, at };
    }
    at(position) {
        return this.text[position] ?? '';
    }
    lineEnd(from) {
        const end = this.text.indexOf('\n', from);
        return end < 0 ? this.text.length : end;
    }
}
function shortened(text) {
    return text.length > 60 ? `${text.slice(0, 57)}\u2026` : text;
}
/** Escapes of a double-quoted value; `\\$` becomes `$$`, which substitution turns into a plain `$`. */
function expandEscapes(raw) {
    return raw.replace(/\\(?:0(\d{0,3})|([abfnrtv$"\\]))/g, (whole, octal, char) => {
        if (octal !== undefined)
            return /^[0-7]{3}$/.test(octal) ? String.fromCharCode(Number.parseInt(octal, 8)) : whole;
        return ESCAPES.get(char ?? '') ?? whole;
    });
}

;// CONCATENATED MODULE: ./build/src/compose/standing.js

/** Whether everything that the file's services rest on is in the file. */
function standsAlone(outline) {
    const { services } = outline;
    return services.size > 0 && ![...services.values()].includes(false) && missing(outline).size === 0;
}
/** Services waited for and networks joined that the file does not have itself. */
function missing({ services, needs, joined, networks }) {
    const absent = [...needs].filter((name) => !services.has(name));
    return new Set([...absent, ...[...joined].filter((name) => !networks.has(name) && name !== 'default')]);
}
/** How many of the things that a file lacks, and of the services that it names, another file has. */
function leaning(file, base) {
    let count = sharedServices(file, base);
    for (const name of missing(file))
        if (base.services.has(name) || base.networks.has(name))
            count++;
    return count;
}
function standingOf(file, base) {
    const own = file.outline.services;
    const shared = sharedServices(file.outline, base.outline);
    if (!standsAlone(file.outline)) {
        return leaning(file.outline, base.outline) > 0 || own.size === 0 ? 'overlay' : 'fragment';
    }
    if (shared * 2 >= Math.max(own.size, base.outline.services.size) && shared > 0)
        return 'alternative';
    return shared > 0 && namesEnvironment(file.path) ? 'alternative' : 'own';
}
function sharedServices(a, b) {
    const [small, large] = a.services.size <= b.services.size ? [a, b] : [b, a];
    let shared = 0;
    for (const name of small.services.keys())
        if (large.services.has(name))
            shared++;
    return shared;
}

;// CONCATENATED MODULE: ./build/src/compose/folder.js




/** Neighbours that an incomplete file without a base is compared with, at most. */
const MOST_NEIGHBOURS = 50;
/**
 * The projects of one folder. `fixed` is the list of files that the folder's `.env` names, `above` the default project of a
 * folder further up, over which the folder's incomplete files may be laid.
 */
function groupFolder(directory, files, fixed, above) {
    const base = fixed === undefined ? defaultBase(directory, files) : baseOf(directory, fixed);
    const used = new Set(base?.group.files.map(({ path }) => path));
    const others = files.filter(({ path }) => !used.has(path));
    if (base !== undefined) {
        return [base.group, ...others.map((file) => besideBase(file, base, directory))];
    }
    return withoutBase(directory, others, above);
}
/** The project that Compose finds in a folder by itself. */
function defaultBase(directory, files) {
    const main = firstNamed(files, DEFAULT_NAMES);
    const override = firstNamed(files, OVERRIDE_NAMES);
    if (main === undefined)
        return undefined;
    return baseOf(directory, override === undefined ? [main] : [main, override]);
}
function firstNamed(files, names) {
    for (const name of names) {
        const found = files.find(({ path }) => (0,lib_paths/* baseName */.Fl)(path) === name);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function baseOf(directory, files) {
    const [main] = files;
    if (main === undefined)
        return undefined;
    const group = {
        id: idOf(directory),
        directory,
        files: files.map(({ path }, index) => ({ path, role: index === 0 ? 'base' : 'override' })),
    };
    return { file: main, group };
}
function besideBase(file, base, directory) {
    switch (standingOf(file, base.file)) {
        case 'overlay':
            return overlay(file, base);
        case 'alternative':
            return alternative(file, base);
        case 'own':
            return own(file, directory);
        case 'fragment':
            return { ...own(file, directory), fragment: true };
    }
}
function overlay(file, { group }) {
    const variant = variantName(file.path);
    return {
        id: `${group.id}@${variant}`,
        directory: group.directory,
        files: [...group.files, { path: file.path, role: 'overlay' }],
        variantOf: group.id,
        variant,
        // Other overlays may belong to it: only one for an environment is known to make the project whole.
        ...(!namesEnvironment(file.path) && { fragment: true }),
    };
}
function alternative(file, { group }) {
    const variant = variantName(file.path);
    return {
        id: `${group.id}@${variant}`,
        directory: group.directory,
        files: [{ path: file.path, role: 'base' }],
        variantOf: group.id,
        variant,
    };
}
function own(file, directory) {
    return { id: `${idOf(directory)}#${variantName(file.path)}`, directory, files: [{ path: file.path, role: 'base' }] };
}
/**
 * A folder in which Compose finds nothing by itself. Whole files are projects; those that name an environment and repeat the
 * first one are its variants. An incomplete file is laid over the neighbour that has most of what it lacks, else over the
 * project further up.
 */
function withoutBase(directory, files, above) {
    const ranked = [...files].sort((0,compare.by)(({ outline }) => (standsAlone(outline) ? 0 : 1), ({ path }) => (namesEnvironment(path) ? 1 : 0), ({ path }) => (namesBase(path) ? 0 : 1), ({ outline }) => -outline.services.size, ({ path }) => path));
    const bases = [];
    const groups = [];
    const single = files.filter(({ outline }) => standsAlone(outline)).length === 1;
    for (const file of ranked) {
        const group = placed(file, bases, above, directory, single);
        groups.push(group);
        if (group.variant === undefined && bases.length < MOST_NEIGHBOURS)
            bases.push({ file, group });
    }
    return groups;
}
function placed(file, bases, above, directory, single) {
    const [first] = bases;
    if (standsAlone(file.outline)) {
        const repeats = first !== undefined && namesEnvironment(file.path) && standingOf(file, first.file) === 'alternative';
        if (repeats)
            return alternative(file, first);
        return single ? { ...own(file, directory), id: idOf(directory) } : own(file, directory);
    }
    const neighbour = mostLeanedOn(file, bases);
    if (neighbour !== undefined)
        return overlay(file, neighbour);
    const fragment = { ...own(file, directory), fragment: true };
    if (above === undefined || (namesBase(file.path) && [...file.outline.services.values()].includes(true)))
        return fragment;
    return leaning(file.outline, above.file.outline) > 0 ? overlay(file, above) : fragment;
}
function mostLeanedOn(file, bases) {
    let best;
    let most = 0;
    for (const base of bases) {
        const count = leaning(file.outline, base.file.outline);
        if (count > most) {
            best = base;
            most = count;
        }
    }
    return best;
}
function idOf(directory) {
    return directory === '' ? '.' : directory;
}

;// CONCATENATED MODULE: ./build/src/compose/paths.js




const REMOTE = /^(?:[a-z][a-z0-9+.-]*:\/\/|service:|github\.com\/|git@)/i;
const WINDOWS = /^(?:[a-zA-Z]:[\\/]|\\\\)/;
/** Whether a path is meant relative to the folder of its project; URLs, absolute and home paths are not. */
function isRelative(text, kind) {
    if (text.startsWith('/') || text.startsWith('~') || WINDOWS.test(text))
        return false;
    return kind !== 'context' || !REMOTE.test(text);
}
/** The repository path that a relative path of a project's folder means; undefined when it leaves the repository. */
function inRepository(directory, text) {
    return (0,lib_paths/* resolvePath */.o1)(directory, text.startsWith('.\\') ? text.replaceAll('\\', '/') : text);
}
/** A path relative to one folder, written relative to another one; both are repository paths. */
function rebased(text, from, to) {
    const target = segmentsOf(`${from}/${text}`);
    const base = segmentsOf(to);
    let common = 0;
    while (common < base.length && base[common] === target[common])
        common++;
    const up = base.slice(common).map(() => '..');
    const segments = [...up, ...target.slice(common)];
    return segments[0] === '..' ? segments.join('/') : ['.', ...segments].join('/');
}
/** Normalised; leading `..` stay where a path leaves the repository. */
function segmentsOf(path) {
    const segments = [];
    for (const segment of path.split('/')) {
        if (segment === '' || segment === '.')
            continue;
        if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..')
            segments.pop();
        else
            segments.push(segment);
    }
    return segments;
}
/** Rewrites the relative paths of a tree in its long form, as the folder that they are relative to changes. */
function rebasePaths(node, tree, from, to) {
    if (from === to)
        return node;
    return changePaths(node, tree, (text) => rebased(text, from, to));
}
/** Makes the paths of a project repository-relative (`.` for the root); those that leave the repository stay as written. */
function resolvePaths(node, tree, directory) {
    return changePaths(node, tree, (text) => {
        const path = inRepository(directory, text);
        return path === '' ? '.' : path;
    });
}
function changePaths(node, tree, change) {
    if (tree === undefined || !tree.paths)
        return node;
    if (node.kind === 'sequence')
        return mapItems(node, (item) => changePaths(item, tree.item, change));
    if (node.kind === 'mapping') {
        return mapEntries(node, (value, { key }) => {
            const below = attributeBelow(tree, key);
            const kind = below?.attribute?.path;
            return kind !== undefined && !applies(kind, node) ? value : changePaths(value, below, change);
        });
    }
    const kind = tree.attribute?.path;
    return kind === undefined ? node : changed(node, kind, change);
}
function applies(kind, parent) {
    if (kind === 'bind')
        return (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(parent, 'type')) === 'bind';
    if (kind === 'device')
        return ((0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(parent, 'o')) ?? '').split(',').includes('bind');
    return true;
}
function changed(node, kind, change) {
    // What a variable would have put in front decides where a path starts.
    if (typeof node.value !== 'string' || node.value === '' || isUnresolved(node))
        return node;
    if (!isRelative(node.value, kind))
        return node;
    const value = change(node.value);
    return value === undefined || value === node.value ? node : { ...node, value, text: value };
}

;// CONCATENATED MODULE: ./build/src/compose/references.js




/**
 * Files that are part of another file's project: included ones, and extended ones that are nothing by themselves.
 * Of files that include one another in a circle, the first stays.
 */
function partsOfOthers(files) {
    const includes = new Map([...files.values()].map((file) => [file.path, file.refers ? targetsOf(file, file.outline.includes) : []]));
    const included = new Set([...includes.values()].flat());
    const roots = [...files.keys()].filter((path) => !included.has(path));
    const reached = new Map();
    for (const root of roots)
        reach(root, includes, reached);
    for (const path of files.keys()) {
        if (!reached.has(path)) {
            reach(path, includes, reached);
            included.delete(path);
        }
    }
    const parts = new Map();
    for (const path of included) {
        const by = reached.get(path);
        if (files.has(path) && by !== undefined) {
            parts.set(path, { path, reason: 'included', message: `${path} is included by ${by}.` });
        }
    }
    for (const file of files.values()) {
        if (!file.refers)
            continue;
        for (const path of targetsOf(file, file.outline.extended)) {
            if (path === file.path || !files.has(path) || parts.has(path) || isWhole(path))
                continue;
            parts.set(path, { path, reason: 'extended', message: `${path} holds services that ${file.path} extends.` });
        }
    }
    return [...parts.values()];
}
/** The file with everything that it includes: what it has to be judged by. */
function withIncluded(file, files) {
    if (!file.refers || file.outline.includes.length === 0)
        return file;
    const outlines = new Map([[file.path, file.outline]]);
    const open = [file];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        for (const path of targetsOf(next, next.outline.includes)) {
            const target = files.get(path);
            if (target === undefined || outlines.has(path))
                continue;
            outlines.set(path, target.outline);
            if (target.refers)
                open.push(target);
        }
    }
    return { ...file, outline: combinedOutline([...outlines.values()]) };
}
/** Notes for each file that is reached from `root` the file that includes it. */
function reach(root, includes, reached) {
    const open = [root];
    if (!reached.has(root))
        reached.set(root, root);
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
        for (const target of includes.get(path) ?? []) {
            if (reached.has(target))
                continue;
            reached.set(target, path);
            open.push(target);
        }
    }
}
function targetsOf({ path }, written) {
    return written.flatMap((text) => inRepository((0,lib_paths/* folderOf */.yS)(path), text) ?? []);
}
/** Extending a file that is a project of its own does not make it a part. */
function isWhole(path) {
    return DEFAULT_NAMES.includes((0,lib_paths/* baseName */.Fl)(path)) || (isComposeName(path) && namesEnvironment(path));
}

;// CONCATENATED MODULE: ./build/src/compose/discover.js







/**
 * Every Compose project of a repository, as the files that make it up. Trees are not kept: each project is loaded when it is
 * needed. `parse` is asked only for files whose layout is out of the ordinary.
 */
function discoverProjects(repository, parse) {
    const { files, leftOut } = findCandidates(repository, parse);
    const parts = partsOfOthers(files);
    const folders = byFolder(files, new Set(parts.map(({ path }) => path)));
    const fixed = new Map();
    for (const directory of folders.keys()) {
        const named = namedByDotenv(directory, repository, files);
        if (named !== undefined)
            fixed.set(directory, named);
    }
    const taken = new Set([...fixed.values()].flat().map(({ path }) => path));
    const defaults = new Map();
    const groups = [];
    for (const [directory, candidates] of folders) {
        const named = fixed.get(directory);
        const free = candidates.filter(({ path }) => !taken.has(path));
        const base = named === undefined ? defaultBase(directory, free) : undefined;
        if (base !== undefined)
            defaults.set(directory, base);
        groups.push(...groupFolder(directory, free, named, nearestAbove(directory, defaults)));
    }
    return {
        groups: withUniqueIds(groups).sort((0,compare.by)(({ id }) => id)),
        leftOut: [...leftOut, ...parts].sort((0,compare.by)(({ path }) => path)),
    };
}
/** Folders in path order, so that a folder's parents come before it. */
function byFolder(files, parts) {
    const folders = new Map();
    for (const file of files.values()) {
        if (parts.has(file.path))
            continue;
        const folder = (0,lib_paths/* folderOf */.yS)(file.path);
        const list = folders.get(folder);
        const whole = withIncluded(file, files);
        if (list === undefined)
            folders.set(folder, [whole]);
        else
            list.push(whole);
    }
    return new Map([...folders].sort((0,compare.by)(([folder]) => folder)));
}
/** The files that COMPOSE_FILE of a folder's `.env` names; undefined when it names none or one that is not here. */
function namedByDotenv(directory, repository, files) {
    const path = (0,lib_paths/* joinPath */.uJ)(directory, '.env');
    if (!repository.has(path))
        return undefined;
    const read = repository.read(path);
    if (!read.ok || !read.text.includes('COMPOSE_FILE'))
        return undefined;
    const { variables } = parseDotenv(path, read.text);
    const list = variables.get('COMPOSE_FILE')?.value;
    if (list === undefined || list === '')
        return undefined;
    const separator = variables.get('COMPOSE_PATH_SEPARATOR')?.value || (list.includes(';') ? ';' : ':');
    const named = list.split(separator).map((text) => {
        const target = inRepository(directory, text.trim());
        return target === undefined ? undefined : files.get(target);
    });
    const found = named.filter((file) => file !== undefined);
    return found.length === named.length ? found : undefined;
}
function nearestAbove(directory, defaults) {
    let folder = directory;
    while (folder !== '') {
        folder = (0,lib_paths/* folderOf */.yS)(folder);
        const base = defaults.get(folder);
        if (base !== undefined)
            return base;
    }
    return undefined;
}
/** Two files of one folder can have the same short name (`compose.prod.yml`, `prod.compose.yml`): the path tells them apart. */
function withUniqueIds(groups) {
    const seen = new Map();
    for (const { id } of groups)
        seen.set(id, (seen.get(id) ?? 0) + 1);
    return groups.map((group) => {
        if (seen.get(group.id) === 1)
            return group;
        const last = group.files.at(-1)?.path ?? '';
        const separator = group.variant === undefined ? '#' : '@';
        return { ...group, id: `${group.variantOf ?? (group.directory || '.')}${separator}${last}` };
    });
}

;// CONCATENATED MODULE: ./build/src/compose/context.js
/** Bounds on what one project may cost: far above any real one, low enough for a run to end. */
const MAX_SUBSTITUTED = 8 << 20;
const MAX_COPIED = 200_000;
const MAX_PROBLEMS = 1_000;
function loadContext(repository, parse) {
    return {
        repository,
        parse,
        problems: new ProblemLog(),
        variables: [],
        unknown: [],
        files: new Map(),
        room: { left: MAX_SUBSTITUTED },
        copies: { left: MAX_COPIED },
    };
}
/** Collects the problems of one project, each once: a file that is read for several reasons would repeat them. */
class ProblemLog {
    seen = new Set();
    list = [];
    get all() {
        return this.list;
    }
    /** An error unless it says otherwise. */
    add(report) {
        const { code, message, at } = report;
        const key = `${code}|${at.file.path}|${at.start}|${at.end}|${message}`;
        if (this.seen.has(key) || this.list.length >= MAX_PROBLEMS)
            return;
        this.seen.add(key);
        this.list.push({ ...report, severity: report.severity ?? 'error' });
    }
}

;// CONCATENATED MODULE: ./build/src/compose/cast.js
const TRUE = new Set(['true', 'y', 'yes', 'on']);
const FALSE = new Set(['false', 'n', 'no', 'off']);
/**
 * Gives a text the type that its attribute wants, as the reference does at the places of its cast table.
 * A text that does not fit stays, and is a problem; a text that rests on an unset variable stays silently.
 */
function cast(node, attribute, path, context) {
    if (attribute.cast === undefined || typeof node.value !== 'string' || node.unresolved !== undefined)
        return node;
    const value = convert(node.value, attribute.cast);
    if (value === undefined) {
        const { problems } = context;
        if (attribute.values?.includes(node.value))
            return node;
        problems.add({
            code: 'compose-wrong-type',
            message: `${path} is "${cast_shortened(node.value)}", which is not ${WANTED[attribute.cast]}.`,
            hint: `Write ${EXAMPLE[attribute.cast]}.`,
            at: placeOf(node, path),
        });
        return node;
    }
    if (typeof value === 'boolean' && !/^(?:true|false)$/i.test(node.value)) {
        context.problems.add({
            code: 'compose-yaml-1.1-boolean',
            severity: 'warning',
            message: `${path} is "${node.value}", which is a boolean in YAML 1.1 only.`,
            hint: `Write ${value}.`,
            at: placeOf(node, path),
        });
    }
    return { ...node, value, text: String(value) };
}
function placeOf({ file, start, end }, path) {
    return { file, start, end, pointer: String(path) };
}
const WANTED = { integer: 'a whole number', number: 'a number', boolean: 'true or false' };
const EXAMPLE = { integer: 'digits, such as 3', number: 'a number, such as 0.5', boolean: 'true or false' };
function convert(text, type) {
    if (type === 'boolean') {
        const word = text.toLowerCase();
        return TRUE.has(word) ? true : FALSE.has(word) ? false : undefined;
    }
    if (type === 'integer')
        return /^[-+]?\d+$/.test(text) ? Number(text) : undefined;
    return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : undefined;
}
function cast_shortened(text) {
    return text.length > 40 ? `${text.slice(0, 37)}\u2026` : text;
}

;// CONCATENATED MODULE: ./build/src/compose/trail.js
/** The place of a walk through a tree. The text is made only when something is reported: most nodes have nothing to report. */
class Trail {
    steps;
    constructor(...steps) {
        this.steps = [...steps];
    }
    push(step) {
        this.steps.push(step);
    }
    pop() {
        this.steps.pop();
    }
    toString() {
        let text = '';
        for (const step of this.steps) {
            if (typeof step === 'number')
                text += `[${step}]`;
            else
                text += text === '' ? step : `.${step}`;
        }
        return text;
    }
}

;// CONCATENATED MODULE: ./build/src/compose/interpolate.js






/**
 * Replaces variables in every string value of a document and gives values the types of their attributes.
 * Keys are never touched; nodes without variables are shared with the input.
 */
function interpolate(document, lookup, context) {
    const walk = new Interpolation(lookup, context);
    return { document: walk.visit(document, composeAttributes()), tagged: walk.tagged };
}
class Interpolation {
    lookup;
    context;
    tagged = false;
    trail = new Trail();
    constructor(lookup, context) {
        this.lookup = lookup;
        this.context = context;
    }
    visit(node, tree) {
        if (node.tag !== undefined)
            this.tagged ||= node.tag === '!reset' || node.tag === '!override';
        if (node.kind === 'scalar') {
            if (typeof node.value !== 'string')
                return node;
            const filled = node.text.includes('$') ? fill(node, String(this.trail), this.lookup, this.context) : node;
            return tree?.attribute?.cast === undefined ? filled : cast(filled, tree.attribute, this.trail, this.context);
        }
        const { trail } = this;
        const typed = tree?.casts === true ? tree : undefined;
        if (node.kind === 'mapping') {
            return mapEntries(node, (value, { key }) => {
                trail.push(key);
                const visited = this.visit(value, attributeBelow(typed, key));
                trail.pop();
                return visited;
            });
        }
        return mapItems(node, (item, index) => {
            trail.push(index);
            const visited = this.visit(item, typed?.item);
            trail.pop();
            return visited;
        });
    }
}
function fill(node, path, lookup, context) {
    const template = String(node.value);
    const result = substitute(template, lookup, context.room);
    const place = placeIn(node, template, path);
    for (const { name, start, end, outcome, binding } of result.uses) {
        if (binding !== undefined && binding.at === undefined)
            continue;
        context.variables.push({ name, at: place(start, end), outcome });
    }
    for (const failure of result.failures)
        reportFailure(failure, path, place(failure.start, failure.end), context);
    return result.text === template && result.holes.length === 0 ? node : filled(node, result);
}
function filled(node, { text, holes, uses }) {
    const links = uses.flatMap(({ outcome, binding }) => outcome === 'dotenv' && binding?.at !== undefined ? [linkAt('env-file', binding.at)] : []);
    const { file, start, end, plain, tag } = node;
    const via = links.length > 0 ? [...(node.via ?? []), ...links] : node.via;
    const result = { kind: 'scalar', file, start, end, value: text, text, plain, tag, via };
    if (holes.length === 0)
        return result;
    const hollow = { ...result, unresolved: holes.map((hole) => hole.name), holes };
    return hollow;
}
/** Places inside a scalar where its text stands in the file as it is; else the whole scalar. */
function placeIn(node, template, pointer) {
    const { file } = node;
    const quote = node.plain ? 0 : 1;
    const verbatim = node.end - node.start === template.length + 2 * quote;
    return (start, end) => verbatim
        ? { file, start: node.start + quote + start, end: node.start + quote + end, pointer }
        : { file, start: node.start, end: node.end, pointer };
}
function reportFailure(failure, path, at, { problems }) {
    if (failure.kind === 'required') {
        const reason = failure.message ? ` ("${failure.message}")` : '';
        problems.add({
            code: 'compose-required-variable',
            severity: 'warning',
            message: `${path} needs the variable ${failure.name}, which no .env file of the repository sets${reason}.`,
            hint: `Set ${failure.name} where the project is started, or give it a default: \${${failure.name}:-value}.`,
            at,
        });
    }
    else if (failure.kind === 'invalid') {
        problems.add({
            code: 'compose-invalid-interpolation',
            message: `${path} contains a "\${" that is not a variable.`,
            hint: `Write \${NAME} or \${NAME:-default}; write $$ for a literal $.`,
            at,
        });
    }
    else {
        const what = failure.kind === 'too-deep' ? 'nests variables too deeply' : 'expands to too much text';
        problems.add({
            code: 'compose-interpolation-limit',
            message: `${path} ${what}; the rest of it was left out.`,
            hint: 'Write the value out.',
            at,
        });
    }
}
function isHollow(node) {
    return 'holes' in node;
}

;// CONCATENATED MODULE: ./build/src/compose/tags.js

/** Applies `!reset` and `!override` (Compose Specification, "Merge": reset value, replace value). */
function retag(document) {
    const wiped = [];
    const visited = visit(document, [], wiped);
    return { document: visited.kind === 'mapping' ? visited : document, wiped };
}
function visit(node, path, wiped) {
    if (node.kind === 'scalar')
        return node;
    if (node.kind === 'sequence') {
        return mapItems(node, (item) => (item.tag === '!reset' ? undefined : visit(item, path, wiped)));
    }
    return mapEntries(node, (value, { key }) => {
        if (value.tag === '!reset' || value.tag === '!override') {
            wiped.push([...path, key]);
            return value.tag === '!reset' ? undefined : value;
        }
        if (value.kind === 'scalar')
            return value;
        path.push(key);
        const visited = visit(value, path, wiped);
        path.pop();
        return visited;
    });
}
/** The mapping without what stands at a path of keys. */
function wipe(node, path) {
    const [key, ...rest] = path;
    if (key === undefined)
        return node;
    if (rest.length === 0)
        return without(node, key);
    const entry = node.entries.get(key);
    if (entry?.value.kind !== 'mapping')
        return node;
    const value = wipe(entry.value, rest);
    return value === entry.value ? node : withEntries(node, new Map(node.entries).set(key, { ...entry, value }));
}

;// CONCATENATED MODULE: ./build/src/compose/documents.js



/** The documents of one file with their variables replaced and their tags applied; problems of reading go to the context. */
function readDocuments(path, role, lookup, context) {
    return rawDocuments(path, role, context).map((raw) => {
        const { document, tagged } = interpolate(raw, lookup, context);
        const mapping = document.kind === 'mapping' ? document : raw;
        return tagged ? retag(mapping) : { document: mapping, wiped: [] };
    });
}
/** The documents of one file as written. */
function rawDocuments(path, role, context) {
    const parsed = context.parse(path);
    const first = !context.files.has(path);
    if (first)
        context.files.set(path, { path, role });
    for (const problem of parsed.problems)
        context.problems.add(problem);
    return parsed.documents.flatMap((document) => {
        if (document.kind === 'mapping')
            return [fromVersion1(document, context)];
        reportNoMapping(document, context);
        return [];
    });
}
function reportNoMapping(document, context) {
    context.problems.add({
        code: 'compose-no-mapping',
        message: 'A Compose document has to be a mapping.',
        hint: 'Start with services: and put each service below it.',
        at: { file: document.file, start: document.start, end: document.end, pointer: '' },
    });
}

;// CONCATENATED MODULE: ./build/src/compose/raw-env.js

/** Reads an `env_file` with `format: raw`: one `NAME=value` a line, the value verbatim, `#` starts a comment line. */
function parseRawEnv(path, text, lookup) {
    const file = { path, lineStarts: (0,documents_location/* lineStartsOf */.xV)(text) };
    const variables = new Map();
    let start = 0;
    for (const line of text.split('\n')) {
        const end = start + line.length;
        const statement = line.replace(/\r$/, '').trimStart();
        const equals = statement.indexOf('=');
        const name = equals < 0 ? statement : statement.slice(0, equals);
        if (name !== '' && !name.startsWith('#') && !/\s/.test(name)) {
            const binding = equals < 0 ? lookup(name) : { value: statement.slice(equals + 1), at: { file, start, end } };
            if (binding !== undefined)
                variables.set(name, binding);
        }
        start = end + 1;
    }
    return variables;
}

;// CONCATENATED MODULE: ./build/src/compose/environment.js






/** The variables of a `.env` file, behind those of `outer`; undefined when there is no such file. */
function readDotenv(path, outer, context) {
    if (!context.repository.has(path))
        return undefined;
    const read = context.repository.read(path);
    if (!read.ok)
        return undefined;
    const dotenv = parseDotenv(path, read.text, outer);
    for (const problem of dotenv.problems)
        context.problems.add(problem);
    return dotenv;
}
/** The variables that a project's own folder provides: its `.env`. The environment of whoever runs this is never used. */
function projectDotenv(directory, context) {
    return readDotenv((0,lib_paths/* joinPath */.uJ)(directory, '.env'), () => undefined, context)?.variables ?? new Map();
}
/** Gives values to the variables that services and builds take from the environment (`environment: [NAME]`). */
function inheritVariables(root, lookup) {
    const services = mappingUnder(root, 'services');
    if (services === undefined)
        return root;
    const resolved = mapEntries(services, (service) => {
        if (service.kind !== 'mapping')
            return service;
        const build = mappingUnder(service, 'build');
        const withBuild = build === undefined ? service : replace(service, 'build', inherit(build, 'args', lookup));
        return inherit(withBuild, 'environment', lookup);
    });
    return replace(root, 'services', resolved);
}
function replace(node, key, value) {
    return node.entries.get(key)?.value === value ? node : withEntry(node, key, value);
}
function inherit(node, key, lookup) {
    const variables = mappingUnder(node, key);
    if (variables === undefined)
        return node;
    const resolved = mapEntries(variables, (value, entry) => {
        const binding = isNull(value) ? lookup(entry.key) : undefined;
        return binding === undefined ? value : boundAt(value, binding);
    });
    return replace(node, key, resolved);
}
function boundAt(origin, { value, at }) {
    const node = scalarAt(origin, value);
    return at === undefined ? node : { ...node, via: [...(node.via ?? []), linkAt('env-file', at)] };
}
/**
 * Adds the variables of `env_file` to `environment`, and those of `label_file` to `labels`, where the service itself does not
 * set them: each stands at its line of the file. A file that is not in the repository makes what it sets unknown.
 */
function readVariableFiles(root, directory, lookup, context) {
    const services = mappingUnder(root, 'services');
    if (services === undefined)
        return root;
    const read = mapEntries(services, (service, { key }) => {
        if (service.kind !== 'mapping')
            return service;
        const path = `services.${key}`;
        const withVariables = service.entries.has('env_file')
            ? addFiles({
                service,
                key: 'environment',
                files: envFilesOf(service),
                directory,
                path: `${path}.env_file`,
                lookup,
                context,
            })
            : service;
        return service.entries.has('label_file')
            ? addFiles({
                service: withVariables,
                key: 'labels',
                files: (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(service, 'label_file')).map((node) => ({ node, required: true })),
                directory,
                path: `${path}.label_file`,
                lookup: () => undefined,
                context,
            })
            : withVariables;
    });
    return replace(root, 'services', read);
}
function envFilesOf(service) {
    return (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(service, 'env_file')).flatMap((item) => {
        const node = (0,documents_node/* child */.jf)(item, 'path');
        if (node === undefined)
            return [];
        return [{ node, format: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(item, 'format')), required: (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(item, 'required')) !== 'false' }];
    });
}
function addFiles({ service, key, files, directory, path, lookup, context }) {
    const own = mappingUnder(service, key);
    const variables = new Map();
    const known = (name) => {
        const set = lookup(name) ?? variables.get(name)?.binding;
        const value = (0,documents_node/* textOf */.b6)(own?.entries.get(name)?.value);
        return lookup(name) ?? (value === undefined ? set : { value });
    };
    for (const [index, file] of files.entries()) {
        for (const [name, binding] of readVariables(file, directory, `${path}[${index}]`, known, context)) {
            variables.set(name, { binding, from: file.node });
        }
    }
    context.copies.left -= variables.size;
    if (variables.size === 0)
        return service;
    if (context.copies.left < 0) {
        const at = { file: service.file, start: service.start, end: service.end, pointer: path };
        context.unknown.push({ at, message: 'The files of variables are too large to be read for every service.' });
        return service;
    }
    const entries = new Map(own?.entries);
    for (const [name, { binding, from }] of variables) {
        if (entries.has(name))
            continue;
        const place = binding.at ?? from;
        const value = scalarAt({ file: place.file, start: place.start, end: place.end, via: [linkAt('env-file', from)] }, binding.value);
        entries.set(name, entryAt(name, place, value));
    }
    const origin = own ?? files[0]?.node ?? service;
    return withEntry(service, key, own === undefined ? mappingAt(origin, entries) : { ...own, entries });
}
function readVariables({ node, format, required }, directory, pointer, lookup, context) {
    const text = (0,documents_node/* textOf */.b6)(node);
    if (text === undefined || text === '')
        return [];
    const at = { file: node.file, start: node.start, end: node.end, pointer };
    const path = inRepository(directory, text);
    if (path === undefined || !context.repository.has(path)) {
        if (required)
            context.unknown.push({
                at,
                message: `The file "${text}" is not in the repository, so the variables that it sets are unknown.`,
            });
        return [];
    }
    if (format !== 'raw')
        return readDotenv(path, lookup, context)?.variables ?? [];
    const read = context.repository.read(path);
    return read.ok ? parseRawEnv(path, read.text, lookup) : [];
}

// EXTERNAL MODULE: ./build/src/lib/suggest.js
var suggest = __webpack_require__(5895);
;// CONCATENATED MODULE: ./build/src/compose/normalise/marked.js


/** Stands in a marked text where an unset variable left a hole. YAML text cannot hold it unescaped. */
const MARK = '\u0000';
/**
 * The text of a scalar with a mark for each hole, so that a short form is split as if something stood there:
 * `${HOST_IP}:8080:80` still has three parts, `${PORT}:80` still has two.
 */
function markedText(node) {
    const text = node.value === undefined ? '' : String(node.value);
    if (!isHollow(node))
        return text;
    let marked = '';
    let copied = 0;
    for (const { at } of node.holes) {
        marked += text.slice(copied, at) + MARK;
        copied = at;
    }
    return marked + text.slice(copied);
}
/** The text with the variables that it lacks written in their places. */
function writtenText(node) {
    if (!isHollow(node))
        return node.text;
    const names = node.holes.map(({ name }) => `\${${name}}`);
    return markedText(node).replaceAll(MARK, () => names.shift() ?? '');
}
function hasHole(part) {
    return part.includes(MARK);
}
function withoutHoles(part) {
    return part.replaceAll(MARK, '');
}
/** The scalar that a part of a marked text stands for. */
function partAt(part, source) {
    return hasHole(part) ? scalarAt(source, withoutHoles(part), source.unresolved) : scalarAt(source, part);
}
/** Passes on what is unresolved when a text is made from the text of another node. */
function derivedAt(origin, value, from) {
    return scalarAt(origin, value, from.kind === 'scalar' ? from.unresolved : undefined);
}

;// CONCATENATED MODULE: ./build/src/compose/normalise/blocks.js



/** A build's context alone. */
function longBuild(node) {
    return isText(node) ? mappingAt(node, [entryAt('context', node, node)]) : node;
}
/** The service that is extended, alone. */
function longService(node) {
    return isText(node) ? mappingAt(node, [entryAt('service', node, node)]) : node;
}
/** `all` graphics processors. */
function longGpus(node) {
    if (!isText(node))
        return node;
    return {
        kind: 'sequence',
        file: node.file,
        start: node.start,
        end: node.end,
        items: [mappingAt(node, [entryAt('count', node, scalarAt(node, 'all'))])],
    };
}
/** Devices `source[:target[:permissions]]`. */
function longDevices(node, path, context) {
    if (node.kind !== 'sequence')
        return node;
    return mapItems(node, (item, index) => {
        if (item.kind !== 'scalar' || typeof item.value !== 'string')
            return item;
        const parts = markedText(item).split(':');
        const [source = '', target = source, permissions = 'rwm'] = parts;
        if (parts.length > 3) {
            context.problems.add({
                code: 'compose-invalid-device',
                message: `${path}[${index}] "${item.text}" has more than three parts.`,
                hint: 'Write source, target and permissions as a mapping.',
                at: { file: item.file, start: item.start, end: item.end, pointer: `${path}[${index}]` },
            });
            return undefined;
        }
        const values = { source, target, permissions };
        return mappingAt(item, Object.entries(values).map(([key, part]) => entryAt(key, item, hasHole(part) ? partAt(part, item) : scalarAt(item, part))));
    });
}
/** `external: {name: x}`, the form of old files, as `external: true` beside `name: x`. */
function longExternal(node, path, context) {
    const external = (0,documents_node/* child */.jf)(node, 'external');
    if (node.kind !== 'mapping' || external?.kind !== 'mapping')
        return node;
    const legacy = (0,documents_node/* child */.jf)(external, 'name');
    const current = (0,documents_node/* child */.jf)(node, 'name');
    const at = { file: external.file, start: external.start, end: external.end, pointer: `${path}.external` };
    context.problems.add({
        code: 'compose-external-name',
        severity: 'warning',
        message: `${path}.external.name is deprecated.`,
        hint: 'Write external: true, and name: beside it.',
        at,
    });
    if (legacy !== undefined && current !== undefined && (0,documents_node/* textOf */.b6)(legacy) !== (0,documents_node/* textOf */.b6)(current)) {
        context.problems.add({
            code: 'compose-external-name-conflict',
            message: `${path} has two names, "${(0,documents_node/* textOf */.b6)(current) ?? ''}" and "${(0,documents_node/* textOf */.b6)(legacy) ?? ''}".`,
            hint: 'Keep name: and write external: true.',
            at,
        });
    }
    const made = withEntry(node, 'external', scalarAt(external, true));
    return legacy === undefined || current !== undefined ? made : withEntry(made, 'name', legacy);
}
/** Keys of an SSH agent: `default` or `id=path`. */
function longSsh(node) {
    if (node.kind !== 'sequence' && !isText(node))
        return node;
    const items = node.kind === 'sequence' ? node.items : [node];
    return mappingAt(node, items.flatMap((item) => {
        const text = (0,documents_node/* textOf */.b6)(item);
        if (text === undefined)
            return [];
        const equals = text.indexOf('=');
        const value = equals < 0 ? impliedScalarAt(item, undefined) : scalarAt(item, text.slice(equals + 1));
        return [entryAt(equals < 0 ? text : text.slice(0, equals), item, value)];
    }));
}
function isText(node) {
    return node.kind === 'scalar' && typeof node.value === 'string';
}

;// CONCATENATED MODULE: ./build/src/compose/normalise/command.js


const OPERATORS = new Set([';', '&', '|', '<', '>']);
/**
 * Splits a command line as the reference does: quotes and backslashes, no variables, no shell. Like the reference it stops at
 * an unquoted `;`, `&`, `|`, `<` or `>`. Undefined where quotes or parentheses do not close.
 */
function splitWords(line) {
    const words = [];
    let word;
    let quote = '';
    for (let i = 0; i < line.length; i++) {
        const char = line[i] ?? '';
        if (char === '\\' && quote !== "'") {
            i++;
            if (i >= line.length)
                return undefined;
            word = (word ?? '') + escaped(line[i] ?? '');
        }
        else if (quote === '' && /[ \t\r\n]/.test(char)) {
            if (word !== undefined)
                words.push(word);
            word = undefined;
        }
        else if (char === quote) {
            if (char === ')' || char === '`')
                word = (word ?? '') + char;
            word ??= '';
            quote = '';
        }
        else if (quote !== '') {
            word = (word ?? '') + char;
        }
        else if (char === '"' || char === "'") {
            quote = char;
        }
        else if (char === '(') {
            if (word?.endsWith('$') !== true)
                return undefined;
            word += char;
            quote = ')';
        }
        else if (char === ')') {
            return undefined;
        }
        else if (OPERATORS.has(char)) {
            if (word !== undefined && !(char === '>' && /^\d/.test(word)))
                words.push(word);
            return { words, stoppedAt: char };
        }
        else {
            if (char === '`')
                quote = char;
            word = (word ?? '') + char;
        }
    }
    if (quote !== '')
        return undefined;
    if (word !== undefined)
        words.push(word);
    return { words };
}
function escaped(char) {
    return char === 't' ? '\t' : char === 'n' ? '\n' : char;
}
/** A command as a list of words. */
function longCommand(node, path, context) {
    if (node.kind !== 'scalar' || typeof node.value !== 'string')
        return node;
    const line = markedText(node);
    const split = splitWords(line);
    if (split === undefined) {
        context.problems.add({
            code: 'compose-invalid-command',
            message: `${path} has a quote or parenthesis that does not close.`,
            hint: 'Close it, or write the command as a list of words.',
            at: { file: node.file, start: node.start, end: node.end, pointer: String(path) },
        });
    }
    else if (split.stoppedAt !== undefined) {
        context.problems.add({
            code: 'compose-command-cut-short',
            severity: 'warning',
            message: `${path} is read up to "${split.stoppedAt}" only: Compose runs no shell.`,
            hint: 'Write ["sh", "-c", "\u2026"] to have a shell run it.',
            at: { file: node.file, start: node.start, end: node.end, pointer: String(path) },
        });
    }
    const words = split?.words ?? line.split(/\s+/).filter((word) => word !== '');
    return sequenceAt(node, words.map((word) => (hasHole(word) ? partAt(word, node) : scalarAt(node, word))));
}
/** The test of a health check; a single text is run by a shell. */
function longTest(node) {
    if (node.kind !== 'scalar' || typeof node.value !== 'string')
        return node;
    return sequenceAt(node, [scalarAt(node, 'CMD-SHELL'), node]);
}

;// CONCATENATED MODULE: ./build/src/compose/normalise/lists.js


/** A single text as a list of one. */
function longTexts(node) {
    return node.kind === 'scalar' && node.value !== undefined ? sequenceAt(node, [node]) : node;
}
/** `name=value` items as a mapping. A name alone has no value: null where it is inherited, else empty. */
function longPairs(node, inherits) {
    const valueless = (at) => scalarAt(at, inherits ? undefined : '');
    if (node.kind === 'mapping') {
        return mapEntries(node, (value) => {
            if (value.kind !== 'scalar' || typeof value.value === 'string')
                return value;
            if (value.value === undefined)
                return inherits || value.unresolved ? value : { ...value, value: '' };
            const text = printed(value) ?? '';
            return { ...value, value: text, text };
        });
    }
    if (node.kind !== 'sequence')
        return node;
    const entries = new Map();
    for (const item of node.items) {
        const text = printed(item);
        if (text === undefined)
            continue;
        const equals = text.indexOf('=');
        const key = equals < 0 ? text : text.slice(0, equals);
        const value = equals < 0 ? valueless(item) : derivedAt(item, text.slice(equals + 1), item);
        const before = entries.get(key);
        entries.set(key, before === undefined ? entryAt(key, item, value) : { ...before, value });
    }
    return mappingAt(node, entries);
}
/** A list of names as a mapping of each to null. A name that rests on an unset variable keeps it, and is unresolved. */
function longNames(node) {
    return named(node, (item) => item.unresolved === undefined ? impliedScalarAt(item, undefined) : scalarAt(item, undefined, item.unresolved));
}
/** A list of services to wait for as a mapping; both notations get the defaults of the reference. */
function longDependencies(node) {
    if (node.kind === 'mapping') {
        return mapEntries(node, (value) => (value.kind === 'mapping' ? withDefaults(value) : value));
    }
    // A service whose name rests on an unset variable is no edge that anyone could check.
    return named(node, (item) => (item.unresolved === undefined ? dependencyAt(item) : undefined));
}
/** The edge that a name alone stands for, and the defaults of one that is written out. */
function dependencyAt(origin, restart = false) {
    const entries = new Map();
    entries.set('condition', entryAt('condition', origin, impliedScalarAt(origin, 'service_started')));
    if (restart)
        entries.set('restart', entryAt('restart', origin, impliedScalarAt(origin, true)));
    entries.set('required', entryAt('required', origin, impliedScalarAt(origin, true)));
    return impliedMappingAt(origin, entries);
}
function withDefaults(value) {
    const missing = [...dependencyAt(value).entries.values()].filter(({ key }) => !value.entries.has(key));
    if (missing.length === 0)
        return value;
    return { ...value, entries: new Map([...value.entries, ...missing.map((entry) => [entry.key, entry])]) };
}
function named(node, valueFor) {
    if (node.kind !== 'sequence')
        return node;
    const entries = new Map();
    for (const item of node.items) {
        const key = item.kind === 'scalar' && item.unresolved !== undefined ? writtenText(item) : printed(item);
        const value = item.kind === 'scalar' ? valueFor(item) : undefined;
        if (key !== undefined && value !== undefined && !entries.has(key))
            entries.set(key, entryAt(key, item, value));
    }
    return mappingAt(node, entries);
}
/** Files of variables: each with its path and whether it must exist. */
function longEnvFiles(node) {
    const list = longTexts(node);
    if (list.kind !== 'sequence')
        return list;
    return mapItems(list, (item) => {
        const required = () => entryAt('required', item, impliedScalarAt(item, true));
        if (item.kind === 'scalar')
            return mappingAt(item, [entryAt('path', item, item), required()]);
        if (item.kind !== 'mapping' || item.entries.has('required'))
            return item;
        return { ...item, entries: new Map(item.entries).set('required', required()) };
    });
}
/** Granted secrets and configs: each with its source. */
function longSources(node) {
    if (node.kind !== 'sequence')
        return node;
    return mapItems(node, (item) => (item.kind === 'scalar' ? mappingAt(item, [entryAt('source', item, item)]) : item));
}
/** Additional hosts as `name=address`, one per address. */
function longHosts(node, path, context) {
    if (node.kind === 'mapping') {
        return sequenceAt(node, [...node.entries.values()].flatMap(({ key, value }) => (value.kind === 'sequence' ? value.items : [value]).map((address) => derivedAt(address, `${key}=${bracketless(printed(address) ?? '')}`, address))));
    }
    if (node.kind !== 'sequence')
        return node;
    return mapItems(node, (item, index) => {
        const text = printed(item);
        const host = text === undefined ? undefined : readHost(text);
        if (text === undefined || item.kind !== 'scalar')
            return item;
        if (host === undefined) {
            if (item.unresolved === undefined)
                reportHost(item, text, `${path}[${index}]`, context);
            return item;
        }
        const written = host[1].split(',').map((address) => `${host[0]}=${bracketless(address.trim())}`);
        if (written.length > 1)
            return written.map((line) => derivedAt(item, line, item));
        return written[0] === text || written[0] === undefined ? item : { ...item, value: written[0], text: written[0] };
    });
}
/** `name=address`, or `name:address` where there is no `=`. */
function readHost(text) {
    const at = text.includes('=') ? text.indexOf('=') : text.indexOf(':');
    if (at <= 0 || at === text.length - 1)
        return undefined;
    const name = text.slice(0, at);
    return name.includes(':') ? undefined : [name, text.slice(at + 1)];
}
function bracketless(address) {
    return address.startsWith('[') && address.endsWith(']') ? address.slice(1, -1) : address;
}
function reportHost(item, text, path, context) {
    context.problems.add({
        code: 'compose-invalid-host',
        message: `${path} "${text}" is not a host name with an address.`,
        hint: 'Write "name=192.0.2.1".',
        at: { file: item.file, start: item.start, end: item.end, pointer: String(path) },
    });
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./build/src/compose/normalise/port-spec.js


const PROTOCOLS = new Set(['tcp', 'udp', 'sctp']);
/**
 * Reads `[[ip:][published]:]target[/protocol]`, where published and target may be ranges
 * (Compose Specification, services, "ports", short syntax).
 */
function readPortSpec(text) {
    const [ipText, publishedText, rest] = split(text);
    const slash = rest.indexOf('/');
    const targetText = slash < 0 ? rest : rest.slice(0, slash);
    const protocol = slash < 0 ? 'tcp' : rest.slice(slash + 1).toLowerCase();
    if (!hasHole(protocol) && !PROTOCOLS.has(protocol)) {
        return { mistake: `"${protocol}" is not a protocol: tcp, udp and sctp are` };
    }
    const hostIp = ipText === '' ? undefined : port_spec_bracketless(ipText);
    if (hostIp !== undefined && !hasHole(hostIp) && (0,external_node_net_.isIP)(hostIp) === 0) {
        return { mistake: `"${hostIp}" is not an IP address` };
    }
    if (targetText === '')
        return { mistake: 'the container port is missing' };
    const target = hasHole(targetText) ? targetText : rangeOf(targetText);
    if (target === undefined)
        return { mistake: `"${targetText}" is not a container port` };
    const published = publishedText === '' ? undefined : hasHole(publishedText) ? publishedText : rangeOf(publishedText);
    if (published === undefined && publishedText !== '') {
        return { mistake: `"${withoutHoles(publishedText)}" is not a host port` };
    }
    if (typeof published === 'object' && typeof target === 'object' && !fits(published, target)) {
        return { mistake: `the ranges ${publishedText} and ${targetText} differ in length` };
    }
    return { hostIp, published, target, protocol };
}
function split(text) {
    const last = text.lastIndexOf(':');
    if (last < 0)
        return ['', '', text];
    const before = text.lastIndexOf(':', last - 1);
    const first = last > 0 && before >= 0 ? before : -1;
    return [first < 0 ? '' : text.slice(0, first), text.slice(first + 1, last), text.slice(last + 1)];
}
function port_spec_bracketless(ip) {
    return ip.startsWith('[') && ip.endsWith(']') ? ip.slice(1, -1) : ip;
}
function rangeOf(text) {
    const parts = text.split('-', 3);
    const numbers = parts.map(portNumber);
    const [start, end = start] = numbers;
    if (parts.length > 2 || start === undefined || end === undefined || numbers.includes(undefined))
        return undefined;
    return end < start ? undefined : [start, end];
}
function portNumber(text) {
    const value = /^\d{1,10}$/.test(text) ? Number(text) : undefined;
    return value === undefined || value > 65535 ? undefined : value;
}
/** Several container ports need as many host ports; one container port may be published on any port of a range. */
function fits(published, target) {
    const length = target[1] - target[0];
    return length === 0 || length === published[1] - published[0];
}

;// CONCATENATED MODULE: ./build/src/compose/normalise/ports.js





/** A longer range stays one entry: its target is the first port and its published text the whole range. */
const LONGEST_RANGE = 100;
/** Ports in long notation: one mapping per container port. */
function longPorts(node, path, context) {
    if (node.kind !== 'sequence')
        return node;
    return mapItems(node, (item, index) => {
        if (item.kind === 'mapping')
            return completed(item, path, index, context);
        return item.kind === 'scalar' ? shortPort(item, path, index, context) : item;
    });
}
function shortPort(item, path, index, context) {
    if (item.value === undefined || typeof item.value === 'boolean')
        return item;
    const spec = readPortSpec(typeof item.value === 'number' ? item.text : markedText(item));
    if ('mistake' in spec) {
        context.problems.add({
            code: 'compose-invalid-port',
            message: `${path}[${index}] "${item.text}" is not a port: ${spec.mistake}.`,
            hint: 'Write "8080:80", "127.0.0.1:8080:80" or "80/udp", in quotes.',
            at: { file: item.file, start: item.start, end: item.end, pointer: `${path}[${index}]` },
        });
        return undefined;
    }
    return expand(spec, item);
}
function expand(spec, item) {
    const { target, published } = spec;
    if (typeof target === 'string')
        return portAt(item, spec, unknownTarget(item), publishedText(published));
    const [first, last] = target;
    if (last - first >= LONGEST_RANGE || first === last || typeof published === 'string') {
        return portAt(item, spec, scalarAt(item, first), publishedText(published));
    }
    return Array.from({ length: last - first + 1 }, (_, index) => {
        const host = published === undefined ? undefined : String(published[0] + index);
        return portAt(item, spec, scalarAt(item, first + index), host);
    });
}
function unknownTarget(item) {
    return scalarAt(item, undefined, item.unresolved);
}
function publishedText(published) {
    if (published === undefined || typeof published === 'string')
        return published;
    return published[0] === published[1] ? String(published[0]) : `${published[0]}-${published[1]}`;
}
function portAt(item, spec, target, published) {
    const entries = new Map();
    const set = (key, value) => entries.set(key, entryAt(key, item, value));
    set('target', target);
    if (published !== undefined)
        set('published', partAt(published, item));
    if (spec.hostIp !== undefined)
        set('host_ip', partAt(spec.hostIp, item));
    set('protocol', hasHole(spec.protocol) ? scalarAt(item, 'tcp', item.unresolved) : scalarAt(item, spec.protocol));
    set('mode', impliedScalarAt(item, 'ingress'));
    return mappingAt(item, entries);
}
/** A long entry with the defaults of the reference; what it must have is checked here, because only a mapping can lack it. */
function completed(item, path, index, context) {
    const pointer = `${path}[${index}]`;
    const at = { file: item.file, start: item.start, end: item.end, pointer };
    if (!item.entries.has('target')) {
        context.problems.add({
            code: 'compose-invalid-port',
            message: `${pointer} has no target.`,
            hint: 'Add target: with the port of the container.',
            at,
        });
    }
    const hostIp = (0,documents_node/* child */.jf)(item, 'host_ip');
    const address = (0,documents_node/* textOf */.b6)(hostIp);
    if (hostIp?.kind === 'scalar' && hostIp.unresolved === undefined && address && (0,external_node_net_.isIP)(address) === 0) {
        context.problems.add({
            code: 'compose-invalid-port',
            message: `${pointer}.host_ip "${address}" is not an IP address.`,
            hint: 'Write an address of the host, such as 127.0.0.1.',
            at: { ...at, start: hostIp.start, end: hostIp.end, pointer: `${pointer}.host_ip` },
        });
    }
    const entries = new Map(item.entries);
    if (!entries.has('protocol'))
        entries.set('protocol', entryAt('protocol', item, impliedScalarAt(item, 'tcp')));
    if (!entries.has('mode'))
        entries.set('mode', entryAt('mode', item, impliedScalarAt(item, 'ingress')));
    return { ...item, entries };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/src/compose/normalise/volume-spec.js


const PROPAGATIONS = new Set(['rprivate', 'private', 'rshared', 'shared', 'rslave', 'slave']);
/** Reads `[source:]target[:options]` (Compose Specification, services, "volumes", short syntax). */
function readVolumeSpec(text) {
    if (text === '')
        return { mistake: 'it is empty' };
    if (text.length <= 2)
        return { type: 'volume', target: cleaned(text), readOnly: false, nocopy: false };
    const sections = sectionsOf(text);
    if (sections.includes(''))
        return { mistake: 'a section between colons is empty' };
    if (sections.length > 3)
        return { mistake: 'it has too many colons' };
    const [first = '', second, options] = sections;
    if (second === undefined)
        return { type: 'volume', target: cleaned(first), readOnly: false, nocopy: false };
    return {
        type: isPath(first) ? 'bind' : 'volume',
        source: first,
        target: cleaned(second),
        ...optionsOf(options?.split(',') ?? []),
    };
}
function optionsOf(options) {
    return {
        readOnly: options.findLast((option) => option === 'ro' || option === 'rw') === 'ro',
        propagation: options.findLast((option) => PROPAGATIONS.has(option)),
        selinux: options.findLast((option) => option === 'z' || option === 'Z'),
        nocopy: options.includes('nocopy'),
    };
}
/** Splits at colons; a single letter before a colon is a Windows drive, which the reference takes for a path. */
function sectionsOf(text) {
    const sections = [];
    let section = '';
    for (const part of text.split(':')) {
        section = section === '' ? part : `${section}:${part}`;
        if (isDrive(section) || isOpen(section))
            continue;
        sections.push(section);
        section = '';
    }
    if (section !== '')
        sections.push(section);
    return sections;
}
/** Whether the last `${` of a section is still open: a colon inside it separates nothing. */
function isOpen(section) {
    const start = section.lastIndexOf('${');
    return start >= 0 && section.indexOf('}', start) < 0;
}
function isDrive(section) {
    return /^\p{L}$/u.test(section);
}
/** Whether a source is a path; where a variable decides, a path is the more likely reading. */
function isPath(source) {
    const text = withoutHoles(source);
    if (hasHole(source[0] ?? ''))
        return true;
    return /^(?:[./~]|\\\\|\p{L}:)/u.test(text);
}
function cleaned(target) {
    if (hasHole(target) || target === '')
        return target;
    const path = external_node_path_.posix.normalize(target);
    return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

;// CONCATENATED MODULE: ./build/src/compose/normalise/volumes.js



/** Mounts in long notation. */
function longVolumes(node, path, context) {
    if (node.kind !== 'sequence')
        return node;
    return mapItems(node, (item, index) => item.kind === 'scalar' && typeof item.value === 'string' ? longVolume(item, path, index, context) : item);
}
function longVolume(item, path, index, context) {
    const spec = readVolumeSpec(markedText(item));
    if ('mistake' in spec) {
        context.problems.add({
            code: 'compose-invalid-volume',
            message: `${path}[${index}] "${item.text}" is not a volume: ${spec.mistake}.`,
            hint: 'Write "name:/path", "./folder:/path" or "/path", with ":ro" after it for read-only.',
            at: { file: item.file, start: item.start, end: item.end, pointer: `${path}[${index}]` },
        });
        return undefined;
    }
    const entries = new Map();
    const set = (key, value) => entries.set(key, entryAt(key, item, value));
    set('type', scalarAt(item, spec.type));
    if (spec.source !== undefined)
        set('source', partAt(spec.source, item));
    set('target', partAt(spec.target, item));
    if (spec.readOnly)
        set('read_only', scalarAt(item, true));
    const bind = [];
    if (spec.propagation !== undefined)
        bind.push(entryAt('propagation', item, scalarAt(item, spec.propagation)));
    if (spec.selinux !== undefined)
        bind.push(entryAt('selinux', item, scalarAt(item, spec.selinux)));
    if (bind.length > 0)
        set('bind', mappingAt(item, bind));
    if (spec.nocopy)
        set('volume', mappingAt(item, [entryAt('nocopy', item, scalarAt(item, true))]));
    return mappingAt(item, entries);
}

;// CONCATENATED MODULE: ./build/src/compose/normalise/short-forms.js





const EXPANSIONS = {
    build: longBuild,
    command: longCommand,
    dependencies: longDependencies,
    devices: longDevices,
    'env-files': longEnvFiles,
    external: longExternal,
    gpus: longGpus,
    hosts: longHosts,
    labels: (node) => longPairs(node, false),
    names: longNames,
    pairs: (node) => longPairs(node, true),
    ports: longPorts,
    service: longService,
    sources: longSources,
    ssh: longSsh,
    test: longTest,
    texts: longTexts,
    volumes: longVolumes,
};
/** The value in its long notation, its children as they are. */
function madeLong(node, tree, path, context) {
    const short = tree?.attribute?.short;
    return short === undefined ? node : EXPANSIONS[short](node, path, context);
}

;// CONCATENATED MODULE: ./build/src/compose/merge.js




/**
 * Lays one value over another as Compose does for several files, `extends` and `include` (Compose Specification, "Merge").
 * Every node is one of the two inputs': a scalar that replaces another one remembers it in `via`.
 */
function merge(base, over, tree, path, context) {
    if (base === over)
        return base;
    const rule = tree?.attribute?.merge;
    if (rule === 'replace')
        return replaced(base, over);
    if (isNull(over))
        return base;
    if (isNull(base))
        return over;
    switch (rule) {
        case 'pairs':
        case 'long':
            return mergeLong(base, over, tree, path, context);
        case 'texts':
            return sequenceAt(over, [...listed(base), ...listed(over)]);
        case 'hosts':
            return mergeHosts(base, over, tree, path, context);
        case 'same-driver':
            return sameDriver(base, over) ? mergeByKind(base, over, tree, path, context) : over;
        case 'by-subnet':
            return mergeBySubnet(base, over, tree, path, context);
        default:
            return mergeByKind(base, over, tree, path, context);
    }
}
function replaced(base, over) {
    return base.kind === 'scalar' || over.kind === 'scalar' ? passedThrough(over, linkAt('override', base)) : over;
}
function mergeByKind(base, over, tree, path, context) {
    if (base.kind === 'mapping' && over.kind === 'mapping')
        return mergeMappings(base, over, tree, path, context);
    if (base.kind === 'sequence' && over.kind === 'sequence')
        return sequenceAt(over, [...base.items, ...over.items]);
    if (base.kind === 'scalar' && over.kind === 'scalar')
        return replaced(base, over);
    context.problems.add({
        code: 'compose-merge-conflict',
        message: `${path} is ${NOUNS[over.kind]} here and ${NOUNS[base.kind]} in the file that it is laid over.`,
        hint: 'Write both in the same form, or put !override before the value.',
        at: { file: over.file, start: over.start, end: over.end, pointer: path },
        related: [{ at: { file: base.file, start: base.start, end: base.end, pointer: path }, message: 'Defined here.' }],
    });
    return base;
}
const NOUNS = { scalar: 'a single value', mapping: 'a mapping', sequence: 'a list' };
function mergeMappings(base, over, tree, path, context) {
    context.copies.left -= base.entries.size;
    if (context.copies.left < 0) {
        context.problems.add({
            code: 'compose-too-large',
            message: `Merging ${path} would take too much memory; the value of the last file stands alone.`,
            hint: 'Extend fewer services from one large service.',
            at: { file: over.file, start: over.start, end: over.end, pointer: path },
        });
        return over;
    }
    const entries = new Map(base.entries);
    for (const entry of over.entries.values()) {
        const { key } = entry;
        const before = entries.get(key);
        if (before === undefined) {
            entries.set(key, entry);
            continue;
        }
        const value = merge(before.value, entry.value, attributeBelow(tree, key), path === '' ? key : `${path}.${key}`, context);
        entries.set(key, value === before.value ? before : { ...entry, value });
    }
    return withEntries(over, entries);
}
function mergeLong(base, over, tree, path, context) {
    const long = (node) => (node.kind === 'mapping' ? node : madeLong(node, tree, path, context));
    const longBase = long(base);
    const longOver = long(over);
    if (tree?.attribute?.merge !== 'pairs' || longBase.kind !== 'mapping' || longOver.kind !== 'mapping') {
        return mergeByKind(longBase, longOver, tree, path, context);
    }
    const entries = new Map(longBase.entries);
    for (const entry of longOver.entries.values()) {
        const before = entries.get(entry.key);
        entries.set(entry.key, before === undefined ? entry : { ...entry, value: replaced(before.value, entry.value) });
    }
    return withEntries(longOver, entries);
}
function listed(node) {
    return node.kind === 'sequence' ? node.items : [node];
}
function mergeHosts(base, over, tree, path, context) {
    const before = listed(madeLong(base, tree, path, context));
    const known = new Set(before.map(printed));
    const added = listed(madeLong(over, tree, path, context)).filter((item) => !known.has(printed(item)));
    return sequenceAt(over, [...before, ...added]);
}
function sameDriver(base, over) {
    const before = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(base, 'driver'));
    const after = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(over, 'driver'));
    return before === undefined || after === undefined || before === after;
}
function mergeBySubnet(base, over, tree, path, context) {
    if (base.kind !== 'sequence' || over.kind !== 'sequence')
        return mergeByKind(base, over, tree, path, context);
    const items = [...base.items];
    const positions = new Map(items.map((item, index) => [(0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(item, 'subnet')), index]));
    for (const item of over.items) {
        const position = positions.get((0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(item, 'subnet')));
        const before = position === undefined ? undefined : items[position];
        if (position === undefined || before === undefined)
            items.push(item);
        else
            items[position] = mergeByKind(before, item, tree?.item, `${path}[${position}]`, context);
    }
    return sequenceAt(over, items);
}

;// CONCATENATED MODULE: ./build/src/compose/unicity.js


/**
 * Where a list holds the same thing twice, the later item takes the earlier one's place (Compose Specification, "Merge":
 * unique resources). What is the same is said by the attribute: ports by published address, volumes by target, \u2026
 */
function unified(node, same) {
    if (node.items.length < 2)
        return node;
    const positions = new Map();
    const items = [];
    for (const item of node.items) {
        const identity = IDENTITIES[same](item);
        const position = identity === undefined ? undefined : positions.get(identity);
        if (position !== undefined) {
            items[position] = item;
            continue;
        }
        if (identity !== undefined)
            positions.set(identity, items.length);
        items.push(item);
    }
    return items.length === node.items.length ? node : { ...node, items };
}
/** Undefined: the item is like no other. What rests on an unset variable is like no other. */
const IDENTITIES = {
    name: (item) => known(item)?.split('=', 1)[0],
    text: known,
    path: (item) => known((0,documents_node/* child */.jf)(item, 'path')) ?? known(item),
    port: portIdentity,
    'mount-target': (item) => known((0,documents_node/* child */.jf)(item, 'target')),
    'device-target': (item) => known((0,documents_node/* child */.jf)(item, 'target')),
    'secret-target': (item) => grantTarget(item, '/run/secrets/'),
    'config-target': (item) => grantTarget(item, '/'),
};
function known(node) {
    return node?.kind === 'scalar' && node.unresolved === undefined ? printed(node) : undefined;
}
function portIdentity(item) {
    if (item.kind !== 'mapping')
        return undefined;
    const parts = ['host_ip', 'published', 'target', 'protocol'].map((key) => (0,documents_node/* child */.jf)(item, key));
    if (parts.some((part) => part?.kind === 'scalar' && part.unresolved !== undefined))
        return undefined;
    const [hostIp, published, target, protocol] = parts.map(printed);
    return `${hostIp ?? '0.0.0.0'}:${published ?? ''}:${target ?? ''}/${protocol ?? 'tcp'}`;
}
function grantTarget(item, folder) {
    const target = (0,documents_node/* child */.jf)(item, 'target');
    if (target !== undefined)
        return known(target);
    const source = known((0,documents_node/* child */.jf)(item, 'source'));
    return source === undefined ? undefined : `${folder}${source}`;
}

;// CONCATENATED MODULE: ./build/src/compose/validate/formats.js
const SIZE = /^(-?\d+(?:\.\d+)?) ?([bkmgtp])?(?:i?b)?$/i;
const DURATION_PART = /(\d+(?:\.\d*)?|\.\d+)(ns|us|\u00b5s|ms|s|m|h|d|w)/y;
const POWERS = 'bkmgtp';
const MILLISECONDS = {
    ns: 1e-6,
    us: 1e-3,
    \u00b5s: 1e-3,
    ms: 1,
    s: 1_000,
    m: 60_000,
    h: 3_600_000,
    d: 86_400_000,
    w: 604_800_000,
};
/** A size such as `512m` in bytes; undefined when it is not one. `-1`, unlimited where that is allowed, is kept. */
function bytesOf(text) {
    const match = SIZE.exec(text);
    if (match === null)
        return undefined;
    const amount = Number(match[1]);
    if (amount < 0)
        return amount === -1 && match[2] === undefined ? -1 : undefined;
    return Math.floor(amount * 1024 ** POWERS.indexOf((match[2] ?? 'b').toLowerCase()));
}
/** A duration such as `1m30s` in milliseconds; undefined when it is not one. */
function millisecondsOf(text) {
    const sign = text.startsWith('-') ? -1 : 1;
    const rest = text.replace(/^[-+]/, '');
    if (rest === '0')
        return 0;
    let total = 0;
    let position = 0;
    while (position < rest.length) {
        DURATION_PART.lastIndex = position;
        const match = DURATION_PART.exec(rest);
        if (match === null)
            return undefined;
        total += Number(match[1]) * (MILLISECONDS[match[2] ?? ''] ?? 0);
        position = DURATION_PART.lastIndex;
    }
    return position === 0 ? undefined : sign * total;
}
/** Reports a text that is not in the format of its attribute. */
function checkFormat(node, format, path, context) {
    if (typeof node.value !== 'string')
        return;
    const valid = format === 'bytes' ? bytesOf(node.value) !== undefined : millisecondsOf(node.value) !== undefined;
    if (valid)
        return;
    const shown = node.text.length > 40 ? `${node.text.slice(0, 37)}\u2026` : node.text;
    context.problems.add({
        code: format === 'bytes' ? 'compose-invalid-size' : 'compose-invalid-duration',
        message: `${path} "${shown}" is not a ${format === 'bytes' ? 'size' : 'duration'}.`,
        hint: format === 'bytes'
            ? 'Write a number with b, k, m or g, such as 512m.'
            : 'Write a number with a unit, such as 30s or 1m30s.',
        at: { file: node.file, start: node.start, end: node.end, pointer: String(path) },
    });
}

;// CONCATENATED MODULE: ./build/src/compose/validate/legacy-keys.js
/** Keys of older Compose file formats, and what to write today. */
const LEGACY_KEYS = new Map([
    ['net', 'Write network_mode: instead.'],
    ['log_driver', 'Write logging: with driver: instead.'],
    ['log_opt', 'Write logging: with options: instead.'],
    ['volume_driver', 'Give the volume a driver: under the top-level volumes:.'],
    ['dockerfile', 'Write it under build:, beside context:.'],
    ['cpuset_cpus', 'Write cpuset: instead.'],
    ['memory_limit', 'Write mem_limit: instead.'],
]);

;// CONCATENATED MODULE: ./build/src/compose/validate/types.js





/**
 * Checks one node against its attribute and reports what does not fit.
 * False when its kind is one that later stages could not use; a text where a number stands stays.
 */
function checkNode(node, tree, path, context) {
    const { attribute } = tree;
    if (attribute === undefined)
        return true;
    if (node.kind === 'scalar')
        return checkScalar(node, attribute, path, context);
    if (!attribute.is.includes(node.kind === 'mapping' ? 'mapping' : 'list')) {
        reportType(node, attribute, path, context);
        return false;
    }
    if (node.kind === 'mapping')
        checkRequired(node, attribute, path, context);
    else if (attribute.distinct)
        reportRepeated(node, path, context);
    return true;
}
/** Checks the key of a mapping's entry; false when the format has no such key. `path` ends with it. */
function checkEntry(entry, parent, own, path, context) {
    const { key } = entry;
    if (entry.nonString)
        reportKey(entry, path, context);
    const { attribute } = parent;
    if (own === undefined) {
        if (attribute === undefined || attribute.open || key.startsWith('x-') || parent.children.size === 0)
            return true;
        reportUnknown(entry, parent, path, context);
        return false;
    }
    if (attribute?.keys !== undefined && !attribute.keys.test(key) && !key.includes('${'))
        reportName(entry, path, context);
    return true;
}
function checkScalar(node, attribute, path, context) {
    if (node.unresolved !== undefined)
        return true;
    const { value } = node;
    if (value === undefined) {
        if (attribute.is.includes('null'))
            return true;
        reportType(node, attribute, path, context);
        return false;
    }
    if (!allows(attribute.is, value)) {
        reportType(node, attribute, path, context);
        return attribute.is.some((type) => type !== 'mapping' && type !== 'list');
    }
    if (checkValue(node, attribute, path, context) && attribute.format !== undefined) {
        checkFormat(node, attribute.format, path, context);
    }
    return true;
}
function allows(types, value) {
    if (typeof value === 'string')
        return types.includes('string');
    if (typeof value === 'boolean')
        return types.includes('boolean');
    return types.includes('number') || (types.includes('integer') && Number.isInteger(value));
}
function checkValue(node, attribute, path, context) {
    const { values, pattern, minimum, maximum } = attribute;
    if (values === undefined && pattern === undefined && minimum === undefined && maximum === undefined)
        return true;
    const text = printed(node) ?? '';
    if (values !== undefined && !values.includes(text)) {
        context.problems.add({
            code: 'compose-invalid-value',
            message: `${path} is "${types_shortened(text)}"; it can be ${types_listed(values)}.${(0,suggest/* didYouMean */.a)(text, values)}`,
            at: types_placeOf(node, path),
        });
        return false;
    }
    if (pattern !== undefined && !pattern.test(text)) {
        context.problems.add({
            code: 'compose-invalid-value',
            message: `${path} "${types_shortened(text)}" is not valid.`,
            hint: `It has to match ${pattern.source}.`,
            at: types_placeOf(node, path),
        });
        return false;
    }
    const { value } = node;
    if (typeof value !== 'number')
        return true;
    const bound = minimum !== undefined && value < minimum
        ? `at least ${minimum}`
        : maximum !== undefined && value > maximum
            ? `at most ${maximum}`
            : undefined;
    if (bound !== undefined) {
        context.problems.add({
            code: 'compose-invalid-value',
            message: `${path} is ${value}; it has to be ${bound}.`,
            at: types_placeOf(node, path),
        });
    }
    return bound === undefined;
}
function checkRequired(node, attribute, path, context) {
    if (attribute.requires === undefined)
        return;
    for (const key of attribute.requires) {
        if (node.entries.has(key))
            continue;
        context.problems.add({
            code: 'compose-missing-key',
            message: `${path} has no ${key}.`,
            hint: `Add ${key}: to it.`,
            at: types_placeOf(node, path),
        });
    }
}
function reportType(node, { is }, path, context) {
    const found = node.kind === 'mapping'
        ? 'a mapping'
        : node.kind === 'sequence'
            ? 'a list'
            : node.value === undefined
                ? 'empty'
                : typeof node.value === 'number'
                    ? 'a number'
                    : typeof node.value === 'boolean'
                        ? 'true or false'
                        : 'a text';
    const wanted = is.filter((type) => type !== 'null').map((type) => types_NOUNS[type]);
    const quote = node.kind === 'scalar' && node.value !== undefined && is.includes('string');
    context.problems.add({
        code: 'compose-wrong-type',
        message: `${String(path) || 'The document'} is ${found}; it has to be ${types_listed(wanted)}.`,
        hint: quote
            ? `Put it in quotes: "${types_shortened(node.text)}".`
            : found === 'empty'
                ? 'Give it a value, or remove the key.'
                : `Write ${types_listed(wanted)} here.`,
        at: types_placeOf(node, path),
    });
}
const types_NOUNS = {
    string: 'a text',
    integer: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
    null: 'empty',
    mapping: 'a mapping',
    list: 'a list',
};
function reportUnknown(entry, parent, path, context) {
    const at = String(path);
    const owner = at === entry.key ? 'Compose' : at.slice(0, -entry.key.length - 1);
    const legacy = LEGACY_KEYS.get(entry.key);
    const suggestion = legacy === undefined ? (0,suggest/* didYouMean */.a)(entry.key, parent.children.keys()) : '';
    context.problems.add({
        code: 'compose-unknown-key',
        message: `${owner} has no key "${types_shortened(entry.key)}".${suggestion}`,
        hint: legacy ?? 'Correct or remove the key; keys of your own start with "x-".',
        at: (0,documents_node/* locateKey */.EM)(entry, at),
    });
}
function reportName(entry, path, context) {
    context.problems.add({
        code: 'compose-invalid-name',
        message: `"${types_shortened(entry.key)}" cannot be a name.`,
        hint: 'Names have letters, digits, dots, hyphens and underscores.',
        at: (0,documents_node/* locateKey */.EM)(entry, String(path)),
    });
}
function reportKey(entry, path, context) {
    context.problems.add({
        code: 'compose-non-string-key',
        message: `The key ${types_shortened(entry.key)} is not a text.`,
        hint: `Put it in quotes: "${types_shortened(entry.key)}".`,
        at: (0,documents_node/* locateKey */.EM)(entry, String(path)),
    });
}
function reportRepeated(node, path, context) {
    const seen = new Set();
    for (const [index, item] of node.items.entries()) {
        const text = printed(item);
        if (text === undefined || (item.kind === 'scalar' && item.unresolved !== undefined))
            continue;
        if (seen.has(text)) {
            context.problems.add({
                code: 'compose-repeated-item',
                message: `${path} lists "${types_shortened(text)}" twice.`,
                hint: 'Remove one of the two.',
                at: types_placeOf(item, `${path}[${index}]`),
            });
        }
        seen.add(text);
    }
}
function types_placeOf(node, pointer) {
    return { file: node.file, start: node.start, end: node.end, pointer: String(pointer) };
}
function types_listed(words) {
    return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
function types_shortened(text) {
    return text.length > 60 ? `${text.slice(0, 57)}\u2026` : text;
}

;// CONCATENATED MODULE: ./build/src/compose/settle.js





/**
 * Brings a tree into its canonical form in one walk, leaves first: what does not fit the format is reported and left out
 * where later stages could not use it, short notations become long, repeated items of lists become one.
 * Without `check` nothing is reported about types: an extended file is only used in part.
 */
function settle(node, tree, trail, context, options) {
    if (tree === undefined)
        return node;
    if (options.check && !checkNode(node, tree, trail, context))
        return undefined;
    const below = node.kind === 'mapping'
        ? settleEntries(node, tree, trail, context, options)
        : node.kind === 'sequence'
            ? settleItems(node, tree, trail, context, options)
            : node;
    const long = madeLong(below, tree, trail, context);
    const same = tree.attribute?.same;
    return same === undefined || long.kind !== 'sequence' ? long : unified(long, same);
}
function settleEntries(node, tree, trail, context, options) {
    return mapEntries(node, (value, entry) => {
        const below = attributeBelow(tree, entry.key);
        trail.push(entry.key);
        const fits = !options.check || checkEntry(entry, tree, below, trail, context);
        const settled = fits ? settle(value, below, trail, context, options) : undefined;
        trail.pop();
        return settled;
    });
}
function settleItems(node, tree, trail, context, options) {
    const { item: below } = tree;
    if (below === undefined)
        return node;
    return mapItems(node, (item, index) => {
        trail.push(index);
        const settled = settle(item, below, trail, context, options);
        trail.pop();
        return settled;
    });
}

;// CONCATENATED MODULE: ./build/src/compose/extends.js












/** Longest chain of services that extend one another; real ones have two or three. */
const LONGEST_CHAIN = 50;
/**
 * Replaces every `extends` of a document by what it stands for (Compose Specification, services, "extends"): the other
 * service with this one laid over it, its relative paths rewritten to this project's folder.
 */
function applyExtends(document, source, wiped, context) {
    const services = mappingUnder(document, 'services');
    if (services === undefined || ![...services.entries.values()].some(({ value }) => extendsOf(value)))
        return document;
    const scope = {
        path: source.path,
        directory: source.directory,
        services,
        wiped: wipedServices(wiped),
        resolved: new Map(),
    };
    const run = { lookup: source.lookup, context, scopes: new Map() };
    const resolved = mapEntries(services, (_, { key }) => resolve({ scope, name: key }, [], run));
    return withEntry(document, 'services', resolved);
}
function extendsOf(service) {
    return (0,documents_node/* child */.jf)(service, 'extends');
}
/** The service with its `extends` done; undefined when there is none of this name. */
function resolve(step, chain, run) {
    const { scope, name } = step;
    const known = scope.resolved.get(name);
    if (known !== undefined)
        return known;
    const service = scope.services?.entries.get(name)?.value;
    if (service === undefined)
        return undefined;
    const extended = extendsOf(service);
    const result = extended === undefined || service.kind !== 'mapping' ? service : extend(service, extended, [...chain, step], run);
    scope.resolved.set(name, result);
    return result;
}
function extend(service, extended, chain, run) {
    const { context } = run;
    const own = without(service, 'extends');
    const step = chain.at(-1);
    if (step === undefined)
        return own;
    const at = extends_placeOf(extended, `services.${step.name}.extends`);
    const name = (0,documents_node/* textOf */.b6)(extended) ?? (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(extended, 'service'));
    if (name === undefined) {
        context.problems.add({
            code: 'compose-extends-service',
            message: `services.${step.name}.extends names no service.`,
            hint: 'Add service: with the name of the service to extend.',
            at,
        });
        return own;
    }
    const scope = scopeOf((0,documents_node/* child */.jf)(extended, 'file'), step.scope, at, run);
    if (scope === undefined)
        return own;
    const next = { scope, name };
    if (isCircular(next, chain, at, context))
        return own;
    const base = resolve(next, chain, run);
    if (base === undefined) {
        reportMissingService(next, at, context);
        return own;
    }
    if (base.kind !== 'mapping')
        return own;
    const cleared = (step.scope.wiped.get(step.name) ?? []).reduce(wipe, base);
    return combine(cleared, own, { from: scope.directory, to: step.scope.directory, extended, path: `services.${step.name}` }, run);
}
function combine(base, own, { from, to, extended, path }, { context }) {
    const tree = attributeBelow(attributeBelow(composeAttributes(), 'services'), '');
    if (context.copies.left > 0)
        context.copies.left -= sizeOf(base);
    if (context.copies.left <= 0) {
        reportSize(extends_placeOf(extended, `${path}.extends`), context);
        return own;
    }
    const moved = rebasePaths(base, tree, from, to);
    return merge(treePassedThrough(moved, linkAt('extends', extended)), own, tree, path, context);
}
function reportSize(at, { problems }) {
    problems.add({
        code: 'compose-too-large',
        message: `${at.pointer} would make the project too large; what it extends was left out.`,
        hint: 'Extend fewer services from one large service.',
        at,
    });
}
function sizeOf(node) {
    if (node.kind === 'scalar')
        return 1;
    let size = 1;
    if (node.kind === 'sequence')
        for (const item of node.items)
            size += sizeOf(item);
    else
        for (const entry of node.entries.values())
            size += sizeOf(entry.value);
    return size;
}
/** The services that a `file` of an `extends` holds; those of the same document without one. */
function scopeOf(file, from, at, run) {
    const text = (0,documents_node/* textOf */.b6)(file);
    if (text === undefined || text === '')
        return from;
    const { context } = run;
    const path = isRelative(text, 'context') ? inRepository(from.directory, text) : undefined;
    if (path === undefined) {
        context.unknown.push({ at, message: `"${text}" is not a file of this repository, so what it adds is unknown.` });
        return undefined;
    }
    if (path === from.path)
        return from;
    const known = run.scopes.get(path);
    if (known !== undefined)
        return known;
    if (!context.repository.has(path)) {
        context.problems.add({
            code: 'compose-extends-file-missing',
            message: `The file "${text}" that ${at.pointer} names does not exist.`,
            hint: `Create ${path}, or correct the path.`,
            at,
        });
        return undefined;
    }
    const scope = {
        path,
        directory: (0,lib_paths/* folderOf */.yS)(path),
        ...servicesOf(path, run),
        resolved: new Map(),
    };
    run.scopes.set(path, scope);
    return scope;
}
/** The services of another file, merged over its documents and in long notation; its other sections do not count. */
function servicesOf(path, { lookup, context }) {
    const tree = composeAttributes();
    let model;
    const all = [];
    for (const { document: own, wiped } of readDocuments(path, 'extends', lookup, context)) {
        all.push(...wiped);
        const base = model === undefined ? undefined : wiped.reduce(wipe, model);
        const merged = base === undefined ? own : merge(base, own, tree, '', context);
        if (merged.kind === 'mapping')
            model = merged;
    }
    const services = mappingUnder(model, 'services');
    const wiped = wipedServices(all);
    if (services === undefined)
        return { services, wiped };
    const below = attributeBelow(tree, 'services');
    const long = settle(services, below, new Trail('services'), context, { check: false });
    return { services: long?.kind === 'mapping' ? long : services, wiped };
}
function wipedServices(paths) {
    const services = new Map();
    for (const [section, name, ...rest] of paths) {
        if (section !== 'services' || name === undefined || rest.length === 0)
            continue;
        const before = services.get(name);
        if (before === undefined)
            services.set(name, [rest]);
        else
            before.push(rest);
    }
    return services;
}
function isCircular(next, chain, at, { problems }) {
    const repeated = chain.findIndex(({ scope, name }) => scope.path === next.scope.path && name === next.name);
    if (repeated < 0 && chain.length < LONGEST_CHAIN)
        return false;
    const circle = [...chain.slice(Math.max(0, repeated)), next].map(({ name }) => name).slice(0, LONGEST_CHAIN);
    problems.add(repeated < 0
        ? {
            code: 'compose-extends-depth',
            message: `${at.pointer} is the end of a chain of more than ${LONGEST_CHAIN} services.`,
            hint: 'Extend a service nearer to the first one.',
            at,
        }
        : {
            code: 'compose-extends-cycle',
            message: `Services extend one another in a circle: ${circle.join(' \u2192 ')}.`,
            hint: 'Remove one of these extends.',
            at,
        });
    return true;
}
function reportMissingService({ scope, name }, at, { problems }) {
    problems.add({
        code: 'compose-extends-service',
        message: `${scope.path} has no service "${name}" to extend.${(0,suggest/* didYouMean */.a)(name, scope.services?.entries.keys() ?? [])}`,
        hint: 'Extend a service that is there.',
        at,
    });
}
function extends_placeOf(node, pointer) {
    return { file: node.file, start: node.start, end: node.end, pointer };
}

;// CONCATENATED MODULE: ./build/src/compose/normalise/services.js




/**
 * What the reference adds to services after merging (compose-go, `Normalize`): the default network, the edges that other
 * attributes imply, the defaults of a build, clean mount targets.
 */
function normaliseServices(root) {
    const services = mappingUnder(root, 'services');
    if (services === undefined)
        return root;
    const normal = mapEntries(services, (service, entry) => {
        if (service.kind !== 'mapping')
            return mappingAt(service, []);
        return STEPS.reduce((value, step) => step(value, entry), service);
    });
    return withDefaultNetworkSection(normal === services ? root : withEntry(root, 'services', normal));
}
const STEPS = [
    withDefaultNetwork,
    withImpliedDependencies,
    withCleanTargets,
    withPullPolicy,
    withHookImages,
];
function withDefaultNetwork(service, entry) {
    if (service.entries.has('network_mode') || service.entries.has('provider'))
        return service;
    const networks = service.entries.get('networks')?.value;
    if (networks !== undefined && !(networks.kind === 'mapping' && networks.entries.size === 0))
        return service;
    const origin = { file: entry.keyFile, start: entry.keyStart, end: entry.keyEnd };
    const attachment = entryAt('default', origin, impliedScalarAt(origin, undefined));
    return withEntry(service, 'networks', impliedMappingAt(origin, new Map([['default', attachment]])));
}
function withDefaultNetworkSection(root) {
    const networks = mappingUnder(root, 'networks');
    if (networks?.entries.has('default'))
        return root;
    const user = [...(mappingUnder(root, 'services')?.entries.values() ?? [])].find(({ value }) => mappingUnder(value, 'networks')?.entries.has('default') === true);
    if (user === undefined)
        return root;
    const origin = { file: user.keyFile, start: user.keyStart, end: user.keyEnd };
    const added = entryAt('default', origin, impliedMappingAt(origin, new Map()));
    const entries = new Map(networks?.entries).set('default', added);
    return withEntry(root, 'networks', networks === undefined ? impliedMappingAt(origin, entries) : { ...networks, entries });
}
/** Attributes that may name another service's namespace. */
const NAMESPACES = ['network_mode', 'ipc', 'pid', 'uts', 'cgroup'];
const IMPLYING = [...NAMESPACES, 'links', 'volumes_from'];
function withImpliedDependencies(service) {
    if (!IMPLYING.some((key) => service.entries.has(key)))
        return service;
    const added = new Map();
    const add = (name, origin, restart) => {
        if (name === undefined || name === '' || origin.kind !== 'scalar' || isUnresolved(origin) || added.has(name))
            return;
        added.set(name, entryAt(name, origin, dependencyAt(origin, restart)));
    };
    for (const link of (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(service, 'links')))
        add((0,documents_node/* textOf */.b6)(link)?.split(':', 1)[0], link, true);
    for (const key of NAMESPACES) {
        const node = (0,documents_node/* child */.jf)(service, key);
        const text = (0,documents_node/* textOf */.b6)(node);
        if (node !== undefined && text?.startsWith('service:'))
            add(text.slice('service:'.length), node, true);
    }
    for (const source of (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(service, 'volumes_from'))) {
        const text = (0,documents_node/* textOf */.b6)(source);
        if (text !== undefined && !text.startsWith('container:'))
            add(text.split(':', 1)[0], source, false);
    }
    if (added.size === 0)
        return service;
    const before = mappingUnder(service, 'depends_on');
    const entries = new Map([...(before?.entries ?? []), ...[...added].filter(([name]) => !before?.entries.has(name))]);
    return withEntry(service, 'depends_on', before === undefined ? impliedMappingAt(service, entries) : { ...before, entries });
}
/** Gives every build the context that it has without one: the folder of its project. */
function withContexts(root) {
    const services = mappingUnder(root, 'services');
    if (services === undefined)
        return root;
    const filled = mapEntries(services, (service) => {
        const build = mappingUnder(service, 'build');
        if (service.kind !== 'mapping' || build === undefined || build.entries.has('context'))
            return service;
        return withEntry(service, 'build', withEntry(build, 'context', impliedScalarAt(build, '.')));
    });
    return filled === services ? root : withEntry(root, 'services', filled);
}
function withCleanTargets(service) {
    const volumes = (0,documents_node/* child */.jf)(service, 'volumes');
    if (volumes?.kind !== 'sequence')
        return service;
    const clean = mapItems(volumes, (mount) => {
        const target = (0,documents_node/* child */.jf)(mount, 'target');
        if (mount.kind !== 'mapping' || target?.kind !== 'scalar' || typeof target.value !== 'string')
            return mount;
        const path = cleanPath(target.value);
        return path === target.value ? mount : withEntry(mount, 'target', { ...target, value: path, text: path });
    });
    return clean === volumes ? service : withEntry(service, 'volumes', clean);
}
function cleanPath(path) {
    // Nearly every target is clean: only what could change is taken apart.
    if (!/\/\/|\/\.|\/$|^\./.test(path) || path === '')
        return path;
    const normal = external_node_path_.posix.normalize(path);
    return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
}
function withPullPolicy(service) {
    const policy = (0,documents_node/* child */.jf)(service, 'pull_policy');
    if (policy?.kind !== 'scalar' || policy.value !== 'if_not_present')
        return service;
    return withEntry(service, 'pull_policy', { ...policy, value: 'missing', text: 'missing' });
}
/** A hook before the start runs in the service's own image unless it names another. */
function withHookImages(service) {
    const hooks = (0,documents_node/* child */.jf)(service, 'pre_start');
    const image = (0,documents_node/* child */.jf)(service, 'image');
    if (hooks?.kind !== 'sequence' || image === undefined)
        return service;
    const filled = mapItems(hooks, (hook) => hook.kind === 'mapping' && !hook.entries.has('image') ? withEntry(hook, 'image', implied(image)) : hook);
    return filled === hooks ? service : withEntry(service, 'pre_start', filled);
}

;// CONCATENATED MODULE: ./build/src/compose/include.js









const DEEPEST = 20;
const IMPORTED = ['services', 'networks', 'volumes', 'secrets', 'configs', 'models'];
/** Lays a document over everything that it includes (Compose Specification, "Include"). */
function applyIncludes(document, wiped, source, load, context) {
    const list = document.entries.get('include')?.value;
    if (list === undefined)
        return document;
    if (list.kind !== 'sequence') {
        context.problems.add({
            code: 'compose-wrong-type',
            message: 'include is not a list.',
            hint: 'Write a list: one "- path" a line.',
            at: { file: list.file, start: list.start, end: list.end, pointer: 'include' },
        });
        return document;
    }
    const tree = composeAttributes();
    let result = document;
    for (const [index, item] of list.items.entries()) {
        const imported = loadIncluded(item, `include[${index}]`, source, load, context);
        if (imported === undefined)
            continue;
        reportConflicts(imported, result, item, context);
        const merged = merge(wiped.reduce(wipe, imported), result, tree, '', context);
        if (merged.kind === 'mapping')
            result = merged;
    }
    return result;
}
function loadIncluded(item, pointer, source, load, context) {
    const at = { file: item.file, start: item.start, end: item.end, pointer };
    const paths = pathsOf(item, source.directory, pointer, context);
    const [first] = paths;
    if (first === undefined)
        return undefined;
    const chain = [...source.chain, source.path];
    if (chain.includes(first) || chain.length > DEEPEST) {
        context.problems.add({
            code: 'compose-include-cycle',
            message: `Files include one another in a circle: ${[...chain.slice(chain.indexOf(first)), first].join(' \u2192 ')}.`,
            hint: 'Remove one of these includes.',
            at,
        });
        return undefined;
    }
    const given = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(item, 'project_directory'));
    const directory = given === undefined ? (0,lib_paths/* folderOf */.yS)(first) : inRepository(source.directory, given);
    if (directory === undefined) {
        context.unknown.push({ at, message: `The folder "${given}" is outside the repository.` });
        return undefined;
    }
    const lookup = includedLookup(item, directory, source, context);
    const files = paths.map((path) => ({ path, role: 'include' }));
    const model = load({ files, directory, lookup, chain }, context);
    return model === undefined
        ? undefined
        : moved(withContexts(inheritVariables(model, lookup)), item, directory, source, context);
}
/** The sections that an include brings, with their paths rewritten to the including project's folder. */
function moved(model, item, directory, source, context) {
    const entries = new Map([...model.entries].filter(([key]) => IMPORTED.includes(key)));
    const rebased = rebasePaths({ ...model, entries }, composeAttributes(), directory, source.directory);
    context.copies.left -= entries.size;
    if (context.copies.left < 0)
        return undefined;
    const marked = treePassedThrough(rebased, linkAt('include', item));
    return marked.kind === 'mapping' ? marked : undefined;
}
function pathsOf(item, directory, pointer, context) {
    const written = item.kind === 'mapping' ? (0,documents_node/* child */.jf)(item, 'path') : item;
    const nodes = written?.kind === 'sequence' ? (0,documents_node/* itemsOf */.S3)(written) : written === undefined ? [] : [written];
    const paths = nodes.map((node) => {
        const text = (0,documents_node/* textOf */.b6)(node);
        const at = { file: node.file, start: node.start, end: node.end, pointer };
        if (text === undefined)
            return undefined;
        const path = isRelative(text, 'context') ? inRepository(directory, text) : undefined;
        const unresolved = node.kind === 'scalar' && node.unresolved !== undefined;
        if (path === undefined || unresolved) {
            context.unknown.push({
                at,
                message: `The include "${text}" is not a file of this repository: what it brings is unknown.`,
            });
            return undefined;
        }
        if (context.repository.has(path))
            return path;
        context.problems.add({
            code: 'compose-include-missing',
            message: `The included file "${text}" does not exist.`,
            hint: `Create ${path}, or correct the path.`,
            at,
        });
        return undefined;
    });
    return paths[0] === undefined ? [] : paths.filter((path) => path !== undefined);
}
/** Variables inside an include: those outside come first, then its own files of variables. */
function includedLookup(item, directory, source, context) {
    const given = (0,documents_node/* child */.jf)(item, 'env_file');
    const nodes = given?.kind === 'sequence' ? (0,documents_node/* itemsOf */.S3)(given) : given === undefined ? [] : [given];
    const paths = given === undefined
        ? [(0,lib_paths/* joinPath */.uJ)(directory, '.env')]
        : nodes.flatMap((node) => inRepository(source.directory, (0,documents_node/* textOf */.b6)(node) ?? '') ?? []);
    const variables = new Map();
    const lookup = (name) => source.lookup(name) ?? variables.get(name);
    for (const path of paths) {
        for (const [name, binding] of readDotenv(path, lookup, context)?.variables ?? [])
            variables.set(name, binding);
    }
    return lookup;
}
/** Compose before 5.0 refuses what this one merges. */
function reportConflicts(imported, document, item, context) {
    for (const section of IMPORTED) {
        const theirs = imported.entries.get(section)?.value;
        const ours = document.entries.get(section)?.value;
        if (theirs?.kind !== 'mapping' || ours?.kind !== 'mapping')
            continue;
        for (const key of theirs.entries.keys()) {
            const entry = ours.entries.get(key);
            if (entry === undefined || isSameFile(theirs.entries.get(key)?.value, entry.value))
                continue;
            context.problems.add({
                code: 'compose-include-conflict',
                severity: 'warning',
                message: `${section}.${key} is defined here and in an included file; Compose before 5.0 refuses that.`,
                hint: 'Define it in one place.',
                at: { file: entry.keyFile, start: entry.keyStart, end: entry.keyEnd, pointer: `${section}.${key}` },
                related: [
                    { at: { file: item.file, start: item.start, end: item.end, pointer: 'include' }, message: 'Included here.' },
                ],
            });
        }
    }
}
/** A file that is included on two ways brings the same thing twice. */
function isSameFile(a, b) {
    return a !== undefined && a.file.path === b.file.path && a.start === b.start;
}

;// CONCATENATED MODULE: ./build/src/compose/model.js









/**
 * Reads and merges files in order: variables, include, extends, merge, long notations. Paths stay relative to `directory`.
 * Undefined when no file holds a document.
 */
function loadModel(source, context) {
    let model;
    for (const { path, role } of source.files) {
        for (const document of readDocuments(path, role, source.lookup, context)) {
            model = addDocument(model, document, { ...source, path }, context);
        }
    }
    return model;
}
function addDocument(model, { document, wiped }, source, context) {
    const tree = composeAttributes();
    const whole = without(applyIncludes(document, wiped, source, loadModel, context), 'include');
    const own = applyExtends(whole, source, wiped, context);
    const merged = model === undefined ? own : merge(wiped.reduce(wipe, model), own, tree, '', context);
    const settled = settle(merged, tree, new Trail(), context, { check: true });
    return settled?.kind === 'mapping' ? settled : own;
}

;// CONCATENATED MODULE: ./build/src/compose/name.js





/**
 * The project's name (Compose Specification, "Version and name"): COMPOSE_PROJECT_NAME, else the last `name:` of the files,
 * else the folder's name; made of lower-case letters, digits, `_` and `-`.
 */
function projectName(documents, { folder, path }, lookup, context) {
    const fixed = lookup('COMPOSE_PROJECT_NAME');
    if (fixed !== undefined && fixed.value !== '') {
        const name = normaliseName(fixed.value);
        const at = fixed.at && { file: fixed.at.file, start: fixed.at.start, end: fixed.at.end, pointer: '' };
        if (name !== fixed.value)
            name_reportName(fixed.value, at ?? (0,documents_location/* wholeFile */.AA)(path), context);
        return { name, at };
    }
    const named = documents.findLast((document) => isNamed(document.entries.get('name')?.value));
    const node = named?.entries.get('name')?.value;
    const text = node === undefined ? undefined : printed(node);
    if (node === undefined || text === undefined)
        return { name: folderNameOf(folder, path, context) };
    const { text: value, holes } = substitute(text, lookup);
    const unresolved = holes.length === 0 ? undefined : holes.map((hole) => hole.name);
    return { name: normaliseName(value) || folderNameOf(folder, path, context), at: (0,documents_node/* locate */.x5)(node, 'name'), unresolved };
}
function folderNameOf(folder, path, { problems }) {
    const name = normaliseName(folder);
    if (name === '') {
        problems.add({
            code: 'compose-no-project-name',
            message: `The folder "${folder}" gives the project no name: none of its characters can stand in one.`,
            hint: 'Add name: at the top of the file.',
            at: (0,documents_location/* wholeFile */.AA)(path),
        });
    }
    return name;
}
function isNamed(node) {
    return (printed(node) ?? '') !== '';
}
/** The base name of a project's folder, or of the repository for its root. */
function folderName(directory, context) {
    return directory === '' ? context.repository.name : (0,lib_paths/* baseName */.Fl)(directory);
}
function normaliseName(text) {
    return text
        .toLowerCase()
        .replace(/[^a-z0-9_-]/g, '')
        .replace(/^[_-]+/, '');
}
function name_reportName(name, at, { problems }) {
    problems.add({
        code: 'compose-invalid-project-name',
        message: `COMPOSE_PROJECT_NAME "${name}" cannot be a project name.`,
        hint: 'Use lower-case letters, digits, hyphens and underscores, and start with a letter or digit.',
        at,
    });
}

;// CONCATENATED MODULE: ./build/src/compose/names.js


const SECTIONS = ['networks', 'volumes', 'configs', 'secrets'];
/** Gives every network, volume, config and secret the name that the engine will know it by: `<project>_<key>` by default. */
function nameResources(root, project) {
    let result = root;
    for (const section of SECTIONS) {
        const resources = root.entries.get(section)?.value;
        if (resources?.kind !== 'mapping')
            continue;
        const named = mapEntries(resources, (resource, entry) => {
            const origin = resource.kind === 'mapping' ? resource : { ...resource, start: entry.keyStart, end: entry.keyEnd };
            return withName(resource.kind === 'mapping' ? resource : mappingAt(origin, []), entry.key, project);
        });
        if (named !== resources)
            result = withEntry(result, section, named);
    }
    return result;
}
function withName(resource, key, project) {
    if (resource.entries.has('name'))
        return resource;
    const external = isExternal(resource);
    const name = external ? key : `${project.name}_${key}`;
    const unresolved = external ? undefined : project.unresolved;
    const node = unresolved === undefined ? impliedScalarAt(resource, name) : implied(scalarAt(resource, name, unresolved));
    return withEntries(resource, new Map(resource.entries).set('name', entryAt('name', resource, node)));
}
/** Whether a network, volume, config or secret is made by someone else. */
function isExternal(resource) {
    return (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(resource, 'external')) === 'true';
}

;// CONCATENATED MODULE: ./build/src/compose/profiles.js


/** Every profile that a service of the project names, sorted. A service without profiles is always active. */
function profilesOf(root) {
    const names = new Set();
    for (const { value } of (0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(root, 'services'))) {
        for (const item of (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(value, 'profiles'))) {
            const name = (0,documents_node/* textOf */.b6)(item);
            if (name !== undefined && name !== '')
                names.add(name);
        }
    }
    return [...names].sort(compare/* compareText */.n);
}

;// CONCATENATED MODULE: ./build/src/compose/validate/service.js


/** What one service must satisfy by itself. */
function checkService(service, entry, context) {
    const path = `services.${entry.key}`;
    checkOrigin(service, entry, path, context);
    checkNetworkMode(service, path, context);
    checkTest(service, path, context);
    checkMounts(service, path, context);
    checkDuplicates(service, path, context);
    checkWatch(service, path, context);
    checkContainerName(service, path, context);
}
function checkOrigin(service, entry, path, { problems }) {
    const { entries } = service;
    const image = entries.get('image')?.value;
    const hasImage = image !== undefined && (isUnresolved(image) || ((0,documents_node/* textOf */.b6)(image) ?? '') !== '');
    if (!hasImage && !entries.has('build') && !entries.has('provider')) {
        problems.add({
            code: 'compose-no-image',
            message: `The service "${entry.key}" has neither an image nor a build.`,
            hint: 'Add image: or build: to it.',
            at: (0,documents_node/* locateKey */.EM)(entry, path),
        });
    }
    const inline = mappingUnder(service, 'build')?.entries.get('dockerfile_inline');
    if (inline !== undefined && mappingUnder(service, 'build')?.entries.has('dockerfile')) {
        problems.add({
            code: 'compose-exclusive-keys',
            message: `${path}.build has both dockerfile and dockerfile_inline.`,
            hint: 'Keep one of the two.',
            at: (0,documents_node/* locateKey */.EM)(inline, `${path}.build.dockerfile_inline`),
        });
    }
    const platform = (0,documents_node/* child */.jf)(service, 'platform');
    const platforms = (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)((0,documents_node/* child */.jf)(service, 'build'), 'platforms'));
    const wanted = (0,documents_node/* textOf */.b6)(platform);
    if (platform !== undefined && wanted && platforms.length > 0 && !platforms.some((item) => (0,documents_node/* textOf */.b6)(item) === wanted)) {
        problems.add({
            code: 'compose-platform',
            message: `${path}.build.platforms does not have the service's platform "${wanted}".`,
            hint: 'Add it to the list.',
            at: service_placeOf(platform, `${path}.platform`),
        });
    }
}
function checkNetworkMode(service, path, { problems }) {
    const mode = service.entries.get('network_mode');
    const networks = service.entries.get('networks');
    if (mode === undefined || networks === undefined || ((0,documents_node/* textOf */.b6)(mode.value) ?? '') === '')
        return;
    if (networks.value.kind === 'mapping' && networks.value.entries.size === 0)
        return;
    problems.add({
        code: 'compose-exclusive-keys',
        message: `${path} has both network_mode and networks.`,
        hint: 'Keep one of the two.',
        at: (0,documents_node/* locateKey */.EM)(mode, `${path}.network_mode`),
        related: [{ at: (0,documents_node/* locateKey */.EM)(networks, `${path}.networks`), message: 'The networks are here.' }],
    });
}
function checkTest(service, path, { problems }) {
    const test = (0,documents_node/* child */.jf)((0,documents_node/* child */.jf)(service, 'healthcheck'), 'test');
    const first = (0,documents_node/* itemsOf */.S3)(test)[0];
    const word = printed(first);
    if (test === undefined || first === undefined || isUnresolved(first))
        return;
    if (word !== undefined && ['CMD', 'CMD-SHELL', 'NONE'].includes(word))
        return;
    problems.add({
        code: 'compose-invalid-healthcheck',
        message: `${path}.healthcheck.test starts with "${word ?? ''}"; a list has to start with CMD, CMD-SHELL or NONE.`,
        hint: 'Put "CMD" in front.',
        at: service_placeOf(first, `${path}.healthcheck.test[0]`),
    });
}
function checkMounts(service, path, { problems }) {
    const volumes = (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(service, 'volumes'));
    const tmpfs = (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(service, 'tmpfs'));
    if (volumes.length + tmpfs.length < 2)
        return;
    const targets = new Map();
    const add = (node, target, key, index) => {
        const text = key === 'tmpfs' ? (0,documents_node/* textOf */.b6)(target)?.split(':', 1)[0] : (0,documents_node/* textOf */.b6)(target);
        if (text === undefined || isUnresolved(target))
            return;
        const pointer = `${path}.${key}[${index}]`;
        const first = targets.get(text);
        if (first === undefined) {
            targets.set(text, [node, pointer]);
            return;
        }
        problems.add({
            code: 'compose-mount-conflict',
            message: `${pointer} mounts "${text}", where ${first[1]} is mounted already.`,
            hint: 'Mount one of the two elsewhere.',
            at: service_placeOf(node, pointer),
            related: [{ at: service_placeOf(...first), message: 'Mounted here first.' }],
        });
    };
    for (const [index, node] of tmpfs.entries())
        add(node, node, 'tmpfs', index);
    for (const [index, node] of volumes.entries())
        add(node, (0,documents_node/* child */.jf)(node, 'target'), 'volumes', index);
}
/** Old keys that say the same as `deploy`, which must then agree with it. */
const TWINS = [
    ['scale', ['deploy', 'replicas']],
    ['cpus', ['deploy', 'resources', 'limits', 'cpus']],
    ['mem_limit', ['deploy', 'resources', 'limits', 'memory']],
    ['mem_reservation', ['deploy', 'resources', 'reservations', 'memory']],
    ['pids_limit', ['deploy', 'resources', 'limits', 'pids']],
];
function checkDuplicates(service, path, { problems }) {
    for (const [key, twin] of TWINS) {
        const own = (0,documents_node/* child */.jf)(service, key);
        if (own === undefined || isUnresolved(own))
            continue;
        const holder = twin.slice(0, -1).reduce(documents_node/* child */.jf, service);
        const other = (0,documents_node/* child */.jf)(holder, twin.at(-1) ?? '');
        if (holder === undefined || (key === 'scale' && other === undefined))
            continue;
        if (isUnresolved(other) || isSame(own, other))
            continue;
        problems.add({
            code: 'compose-distinct-values',
            message: `${path} sets ${key} and ${twin.join('.')} to different values.`,
            hint: 'Keep one of the two, or make them equal.',
            at: service_placeOf(own, `${path}.${key}`),
            related: other === undefined ? [] : [{ at: service_placeOf(other, `${path}.${twin.join('.')}`), message: 'The other value.' }],
        });
    }
}
function isSame(a, b) {
    const [x, y] = [printed(a), printed(b)];
    return (x === y ||
        (x !== undefined && y !== undefined && x.toLowerCase().replace(/b$/, '') === y.toLowerCase().replace(/b$/, '')));
}
function checkWatch(service, path, { problems }) {
    for (const [index, watch] of (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)((0,documents_node/* child */.jf)(service, 'develop'), 'watch')).entries()) {
        const action = (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(watch, 'action'));
        if (action === undefined || action === 'rebuild' || action === 'restart' || (0,documents_node/* child */.jf)(watch, 'target') !== undefined)
            continue;
        problems.add({
            code: 'compose-missing-key',
            message: `${path}.develop.watch[${index}] has no target, which ${action} needs.`,
            hint: 'Add target: with a path in the container.',
            at: service_placeOf(watch, `${path}.develop.watch[${index}]`),
        });
    }
}
function checkContainerName(service, path, { problems }) {
    const name = (0,documents_node/* child */.jf)(service, 'container_name');
    const scale = (0,documents_node/* child */.jf)(service, 'scale') ?? (0,documents_node/* child */.jf)((0,documents_node/* child */.jf)(service, 'deploy'), 'replicas');
    if (name === undefined || scale?.kind !== 'scalar' || typeof scale.value !== 'number' || scale.value <= 1)
        return;
    problems.add({
        code: 'compose-container-name-scale',
        message: `${path} has a container_name and ${scale.value} replicas; a container name can be used once.`,
        hint: 'Remove container_name.',
        at: service_placeOf(name, `${path}.container_name`),
    });
}
function service_placeOf(node, pointer) {
    return { file: node.file, start: node.start, end: node.end, pointer };
}

;// CONCATENATED MODULE: ./build/src/compose/validate/consistency.js




/** What a whole project must satisfy: every name that it uses exists, every service can run (compose-go, `checkConsistency`). */
function checkConsistency(root, context) {
    const services = mappingUnder(root, 'services');
    for (const entry of services?.entries.values() ?? []) {
        const { key, value } = entry;
        if (value.kind !== 'mapping')
            continue;
        checkReferences(value, key, root, context);
        checkService(value, entry, context);
    }
}
const KEYED = [
    ['networks', 'network'],
    ['models', 'model'],
    ['depends_on', 'service'],
];
const GRANTED = [
    ['secrets', 'secret'],
    ['configs', 'config'],
];
function checkReferences(service, name, root, context) {
    for (const [key, kind] of KEYED) {
        const names = mappingUnder(service, key);
        if (names === undefined)
            continue;
        for (const entry of names.entries.values()) {
            if (isDeclared(kind, entry.key, root) || isUnresolved(entry.value) || entry.key.includes('${'))
                continue;
            report(kind, entry.key, (0,documents_node/* locateKey */.EM)(entry, `services.${name}.${key}.${entry.key}`), root, context);
        }
    }
    const mounts = (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(service, 'volumes'));
    for (let index = 0; index < mounts.length; index++) {
        const mount = mounts[index];
        if ((0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(mount, 'type')) !== 'volume')
            continue;
        consistency_checkNode((0,documents_node/* child */.jf)(mount, 'source'), 'volume', `services.${name}.volumes`, index, root, context);
    }
    for (const [key, kind] of GRANTED) {
        for (const [index, grant] of (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(service, key)).entries()) {
            consistency_checkNode((0,documents_node/* child */.jf)(grant, 'source'), kind, `services.${name}.${key}`, index, root, context);
        }
    }
    const build = mappingUnder(service, 'build');
    if (build !== undefined)
        checkBuild(build, `services.${name}.build`, root, context);
}
function checkBuild(build, path, root, context) {
    for (const [index, grant] of (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(build, 'secrets')).entries()) {
        consistency_checkNode((0,documents_node/* child */.jf)(grant, 'source'), 'secret', `${path}.secrets`, index, root, context);
    }
    for (const { key, value } of (0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(build, 'additional_contexts'))) {
        const text = (0,documents_node/* textOf */.b6)(value);
        const name = text?.startsWith('service:') ? text.slice('service:'.length) : undefined;
        if (name === undefined || isUnresolved(value) || isDeclared('service', name, root))
            continue;
        report('service', name, (0,documents_node/* locate */.x5)(value, `${path}.additional_contexts.${key}`), root, context);
    }
}
function consistency_checkNode(node, kind, path, index, root, context) {
    const name = (0,documents_node/* textOf */.b6)(node);
    if (node === undefined || name === undefined || name === '' || isUnresolved(node))
        return;
    if (!isDeclared(kind, name, root))
        report(kind, name, (0,documents_node/* locate */.x5)(node, `${path}[${index}]`), root, context);
}
function isDeclared(kind, name, root) {
    return (kind === 'network' && name === 'default') || sectionOf(kind, root)?.entries.has(name) === true;
}
function sectionOf(kind, root) {
    return mappingUnder(root, `${kind}s`);
}
function report(kind, name, at, root, context) {
    context.problems.add({
        code: `compose-undefined-${kind}`,
        message: `The ${kind} "${name}" is not defined.${(0,suggest/* didYouMean */.a)(name, sectionOf(kind, root)?.entries.keys() ?? [])}`,
        hint: kind === 'volume' && name.includes('/')
            ? `Write ./${name} for a folder, or declare the volume under the top-level volumes:.`
            : `Add ${name}: under the top-level ${kind}s:, or correct the name.`,
        at,
    });
}

;// CONCATENATED MODULE: ./build/src/compose/validate/cycles.js


/** Reports services that wait for one another: each circle once, at the edge that closes it. Linear in the edges. */
function checkCycles(root, context) {
    const services = mappingUnder(root, 'services');
    const state = new Map();
    for (const start of services?.entries.keys() ?? []) {
        if (state.has(start))
            continue;
        const path = [{ name: start, edges: edgesOf(services, start) }];
        state.set(start, 'open');
        for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
            const next = top.edges.next();
            if (next.done) {
                state.set(top.name, 'done');
                path.pop();
                continue;
            }
            const edge = next.value;
            const seen = state.get(edge.key);
            if (seen === 'open') {
                reportCycle(path.map(({ name }) => name), top.name, edge, context);
            }
            else if (seen === undefined && services?.entries.has(edge.key)) {
                state.set(edge.key, 'open');
                path.push({ name: edge.key, edges: edgesOf(services, edge.key) });
            }
        }
    }
}
function edgesOf(services, name) {
    const edges = mappingUnder(services?.entries.get(name)?.value, 'depends_on')?.entries ?? new Map();
    return edges.values();
}
function reportCycle(path, from, edge, { problems }) {
    const circle = [...path.slice(path.lastIndexOf(edge.key)), edge.key];
    const shown = circle.length > 12 ? [...circle.slice(0, 10), '\u2026', edge.key] : circle;
    problems.add({
        code: 'compose-dependency-cycle',
        message: `Services wait for one another in a circle: ${shown.join(' \u2192 ')}.`,
        hint: 'Remove one of these dependencies.',
        at: (0,documents_node/* locateKey */.EM)(edge, `services.${from}.depends_on.${edge.key}`),
    });
}

;// CONCATENATED MODULE: ./build/src/compose/validate/resources.js



/** What volumes, secrets, configs and mounts must satisfy (compose-go, `validation.Validate`). */
function checkResources(root, context) {
    for (const entry of (0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(root, 'volumes')))
        checkExternalVolume(entry.value, `volumes.${entry.key}`, context);
    checkSources(root, 'secrets', ['file', 'environment'], context);
    checkSources(root, 'configs', ['file', 'environment', 'content'], context);
    for (const { key, value } of (0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(root, 'services'))) {
        const mounts = (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(value, 'volumes'));
        for (let index = 0; index < mounts.length; index++) {
            checkBind(mounts[index], `services.${key}.volumes`, index, context);
        }
        const requests = [
            ...(0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(value, 'gpus')),
            ...(0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)((0,documents_node/* child */.jf)((0,documents_node/* child */.jf)((0,documents_node/* child */.jf)(value, 'deploy'), 'resources'), 'reservations'), 'devices')),
        ];
        for (const request of requests)
            checkDeviceRequest(request, `services.${key}`, context);
    }
}
function checkExternalVolume(volume, path, { problems }) {
    if (!isExternal(volume))
        return;
    for (const entry of (0,documents_node/* entriesOf */.Mc)(volume)) {
        if (entry.key === 'name' || entry.key === 'external' || entry.key.startsWith('x-'))
            continue;
        problems.add({
            code: 'compose-exclusive-keys',
            message: `${path} is external and also has ${entry.key}.`,
            hint: 'An external volume can only have a name.',
            at: (0,documents_node/* locateKey */.EM)(entry, `${path}.${entry.key}`),
        });
    }
}
function checkSources(root, section, keys, { problems }) {
    for (const entry of mappingUnder(root, section)?.entries.values() ?? []) {
        const { value } = entry;
        if (value.kind !== 'mapping' || isExternal(value))
            continue;
        const given = keys.filter((key) => value.entries.has(key));
        if (given.length === 1)
            continue;
        const at = (0,documents_node/* locateKey */.EM)(entry, `${section}.${entry.key}`);
        if (given.length === 0) {
            problems.add({
                code: 'compose-missing-key',
                message: `${section}.${entry.key} has no ${keys.join(', ')}: nothing says where its content comes from.`,
                hint: 'Add one of them, or external: true.',
                at,
            });
        }
        else {
            problems.add({
                code: 'compose-exclusive-keys',
                message: `${section}.${entry.key} has ${given.join(' and ')}.`,
                hint: 'Keep one of them.',
                at,
            });
        }
    }
}
function checkBind(mount, list, index, { problems }) {
    if (mount === undefined || (0,documents_node/* textOf */.b6)((0,documents_node/* child */.jf)(mount, 'type')) !== 'bind')
        return;
    const source = (0,documents_node/* child */.jf)(mount, 'source');
    if (source?.kind === 'scalar' && (source.unresolved !== undefined || ((0,documents_node/* textOf */.b6)(source) ?? '') !== ''))
        return;
    const path = `${list}[${index}]`;
    problems.add({
        code: 'compose-invalid-volume',
        message: `${path} is a bind mount without a source.`,
        hint: 'Add source: with a path of the host.',
        at: { file: mount.file, start: mount.start, end: mount.end, pointer: path },
    });
}
function checkDeviceRequest(request, path, { problems }) {
    const count = (0,documents_node/* child */.jf)(request, 'count');
    const at = { file: request.file, start: request.start, end: request.end, pointer: path };
    if (count !== undefined && (0,documents_node/* child */.jf)(request, 'device_ids') !== undefined) {
        problems.add({
            code: 'compose-exclusive-keys',
            message: `A device request of ${path} has both count and device_ids.`,
            hint: 'Keep one of the two.',
            at,
        });
    }
    const text = (0,documents_node/* textOf */.b6)(count);
    if (text !== undefined && count?.kind === 'scalar' && !count.unresolved && text !== 'all' && !/^-?\d+$/.test(text)) {
        problems.add({
            code: 'compose-invalid-value',
            message: `A device request of ${path} has the count "${text}"; it can be a number or "all".`,
            at,
        });
    }
}

;// CONCATENATED MODULE: ./build/src/compose/load.js
















/**
 * Loads one project as `docker compose config` would, from files of the repository alone: `.env` files give variables their
 * values, the environment of whoever runs this never does. Never throws for content; every problem is in the result.
 */
function loadProject(repository, group, parse) {
    const context = loadContext(repository, parse);
    const dotenv = projectDotenv(group.directory, context);
    return loadGroup(group, (name) => dotenv.get(name), context);
}
/** Loads one project with the given variables. */
function loadGroup(group, variables, context) {
    const { directory } = group;
    const documents = group.files.flatMap(({ path, role }) => rawDocuments(path, role, context));
    const project = projectName(documents, { folder: folderName(directory, context), path: group.files[0]?.path ?? '' }, variables, context);
    const lookup = (name) => (name === 'COMPOSE_PROJECT_NAME' ? { value: project.name } : variables(name));
    for (const document of documents)
        reportVersion(document, context);
    const model = loadModel({ files: group.files, directory, lookup, chain: [] }, context);
    if (model === undefined && context.problems.all.length === 0)
        reportEmpty(group, context);
    const root = model === undefined ? emptyRoot(group) : finish(model, group, lookup, context);
    const named = nameResources(root, project);
    return {
        id: group.id,
        name: project.name,
        nameAt: project.at,
        directory,
        files: [...context.files.values()],
        variantOf: group.variantOf,
        variant: group.variant,
        root: named,
        profiles: profilesOf(named),
        variables: context.variables,
        problems: context.problems.all,
        unknown: context.unknown,
    };
}
function finish(model, group, lookup, context) {
    const { directory } = group;
    const complete = group.fragment !== true;
    if (complete)
        checkResources(model, context);
    const inherited = inheritVariables(withContexts(without(model, 'version')), lookup);
    const filled = readVariableFiles(inherited, directory, lookup, context);
    const normal = normaliseServices(filled);
    if (complete) {
        checkConsistency(normal, context);
        checkCycles(normal, context);
        if (mappingUnder(normal, 'services') === undefined)
            reportNoServices(group, context, model);
    }
    const resolved = resolvePaths(normal, composeAttributes(), directory);
    return resolved.kind === 'mapping' ? resolved : normal;
}
function reportVersion(document, { problems }) {
    const version = document.entries.get('version');
    if (version === undefined)
        return;
    problems.add({
        code: 'compose-obsolete-version',
        severity: 'warning',
        message: `version: ${(0,documents_node/* textOf */.b6)(version.value) ?? ''} is obsolete: Compose ignores it.`,
        hint: 'Remove the line.',
        at: (0,documents_node/* locateKey */.EM)(version, 'version'),
    });
}
function reportNoServices(group, { problems, unknown }, root) {
    if (unknown.length > 0)
        return;
    problems.add({
        code: 'compose-no-services',
        severity: 'warning',
        message: `${group.files[0]?.path ?? 'The project'} has no services.`,
        hint: 'Add services: to it, or remove it.',
        at: { file: root.file, start: root.start, end: root.start, pointer: '' },
    });
}
function reportEmpty(group, { problems }) {
    const path = group.files[0]?.path ?? '';
    problems.add({
        code: 'compose-empty',
        message: `${path} is empty.`,
        hint: 'Add services: to it, or remove it.',
        at: (0,documents_location/* wholeFile */.AA)(path),
    });
}
function emptyRoot(group) {
    const file = { path: group.files[0]?.path ?? '', lineStarts: [0] };
    return mappingAt({ file, start: 0, end: 0 }, []);
}

;// CONCATENATED MODULE: ./build/src/model/image.js
/**
 * The parts of an image reference (OCI distribution: `[host[:port]/]path[:tag][@digest]`). Never fails: what does not fit
 * the grammar stays in the repository. Docker Hub's names (`docker.io`, `index.docker.io`) and its `library/` are left out.
 */
function parseImage(reference, { at, unknown = false }) {
    const text = reference.trim();
    const digestAt = text.indexOf('@');
    const digest = digestAt < 0 ? undefined : text.slice(digestAt + 1);
    const named = digestAt < 0 ? text : text.slice(0, digestAt);
    // Only a colon after the last slash starts a tag; before it stands a registry's port.
    const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
    const tag = colon < 0 ? undefined : named.slice(colon + 1);
    // A registry that is a variable without a value leaves a slash at the start.
    const path = (colon < 0 ? named : named.slice(0, colon)).replace(/^\/+/, '');
    const slash = path.indexOf('/');
    const host = slash < 0 ? '' : path.slice(0, slash);
    const hub = host === 'docker.io' || host === 'index.docker.io';
    const registry = !hub && isHost(host) ? host : undefined;
    const repository = hub || registry !== undefined ? path.slice(slash + 1) : path;
    return {
        reference: text,
        registry,
        repository: registry === undefined && repository.startsWith('library/') ? repository.slice(8) : repository,
        tag: tag === '' ? undefined : tag,
        digest: digest === '' ? undefined : digest,
        unknown,
        at,
    };
}
/** A first part is a host when it could be no path: a dot, a port, `localhost`, or a capital. */
function isHost(part) {
    return part === 'localhost' || /[.:A-Z]/.test(part);
}

;// CONCATENATED MODULE: ./build/src/compose/stack/values.js

/*
 * Readers of canonical nodes. `prefix` is the pointer of the parent with a dot after it; pointers are made only for what is
 * kept, and out of two parts, because there are dozens for each service.
 */
/** Shared by every service that has nothing to list. */
const NONE = Object.freeze([]);
/** The list in the room that it needs: an array that grew keeps room for more, which adds up over thousands of services. */
function fitted(items) {
    return items.length === 0 ? NONE : items.slice();
}
/** The text that a scalar stands for; undefined for null and collections. */
function scalarText(node) {
    if (node?.kind !== 'scalar' || node.value === undefined)
        return undefined;
    return typeof node.value === 'string' ? node.value : node.text;
}
/** Whether a variable without a value is part of it. */
function isUnknown(node) {
    return node?.kind === 'scalar' && node.unresolved !== undefined && node.unresolved.length > 0;
}
function isTrue(node) {
    return scalarText(node)?.toLowerCase() === 'true';
}
/** A text that is not empty. */
function textAt(parent, key, prefix) {
    const node = (0,documents_node/* child */.jf)(parent, key);
    const value = scalarText(node);
    return node === undefined || value === undefined || value === ''
        ? undefined
        : { value, at: (0,documents_node/* locate */.x5)(node, prefix + key) };
}
function flagAt(parent, key, prefix) {
    const node = (0,documents_node/* child */.jf)(parent, key);
    const text = scalarText(node)?.toLowerCase();
    return node === undefined || (text !== 'true' && text !== 'false')
        ? undefined
        : { value: text === 'true', at: (0,documents_node/* locate */.x5)(node, prefix + key) };
}
/** A number read from a scalar's text; undefined when `parse` cannot read it. */
function numberAt(parent, key, prefix, parse) {
    const node = (0,documents_node/* child */.jf)(parent, key);
    const text = scalarText(node);
    const value = text === undefined ? undefined : parse(text);
    return node === undefined || value === undefined ? undefined : { value, at: (0,documents_node/* locate */.x5)(node, prefix + key) };
}
function parseInteger(text) {
    return /^[+-]?\d{1,15}$/.test(text) ? Number(text) : undefined;
}
/** The texts of a sequence, each with its place; empty ones are left out. */
function textsAt(parent, key, prefix) {
    return eachItem(parent, key, prefix, (item, at) => {
        const value = scalarText(item);
        return value === undefined || value === '' ? undefined : { value, at: (0,documents_node/* locate */.x5)(item, at()) };
    });
}
/** What `read` makes of the items of a sequence; `at` gives an item's pointer. */
function eachItem(parent, key, prefix, read) {
    const items = (0,documents_node/* itemsOf */.S3)((0,documents_node/* child */.jf)(parent, key));
    if (items.length === 0)
        return NONE;
    const list = `${prefix}${key}[`;
    const results = [];
    items.forEach((item, i) => {
        const result = read(item, () => list + indexPart(i));
        if (result !== undefined)
            results.push(result);
    });
    return fitted(results);
}
const INDEX_PARTS = Array.from({ length: 20 }, (_, i) => `${i}]`);
function indexPart(i) {
    return INDEX_PARTS[i] ?? `${i}]`;
}
/** The texts of a sequence as one value; empty texts count. Undefined when it is no sequence. */
function wordsAt(parent, key, prefix) {
    const node = (0,documents_node/* child */.jf)(parent, key);
    return node?.kind === 'sequence' ? { value: plainTexts(node), at: (0,documents_node/* locate */.x5)(node, prefix + key) } : undefined;
}
function plainTexts(node) {
    const items = (0,documents_node/* itemsOf */.S3)(node);
    if (items.length === 0)
        return NONE;
    return fitted(items.map(scalarText).filter((text) => text !== undefined));
}
/** The pairs of a mapping such as `environment`, placed at their values, or at their names where there is no value. */
function variablesAt(parent, key, prefix) {
    const node = (0,documents_node/* child */.jf)(parent, key);
    if (node?.kind !== 'mapping' || node.entries.size === 0)
        return NONE;
    const below = `${prefix}${key}.`;
    const variables = [];
    for (const entry of node.entries.values())
        variables.push(variableOf(entry, below));
    return fitted(variables);
}
function variableOf(entry, prefix) {
    const { key: name, value: node } = entry;
    const value = scalarText(node);
    if (value === undefined)
        return { name, value, at: (0,documents_node/* locateKey */.EM)(entry, prefix + name) };
    const at = (0,documents_node/* locate */.x5)(node, prefix + name);
    return isUnknown(node) ? { name, value, unknown: true, at } : { name, value, at };
}

;// CONCATENATED MODULE: ./build/src/compose/stack/networking.js


/** Said of an address or port that a variable without a value decides. */
const UNKNOWN = 'unknown';
/** Published ports, one for each entry of the canonical list. */
function portsOf(service, prefix) {
    return eachItem(service, 'ports', prefix, (item, at) => {
        if (item.kind !== 'mapping')
            return undefined;
        const protocol = scalarText((0,documents_node/* child */.jf)(item, 'protocol'))?.toLowerCase();
        return {
            target: parseInteger(scalarText((0,documents_node/* child */.jf)(item, 'target')) ?? '') ?? 0,
            published: knownText((0,documents_node/* child */.jf)(item, 'published')),
            hostIp: knownText((0,documents_node/* child */.jf)(item, 'host_ip')),
            protocol: protocol === 'udp' || protocol === 'sctp' ? protocol : 'tcp',
            mode: scalarText((0,documents_node/* child */.jf)(item, 'mode')) === 'host' ? 'host' : 'ingress',
            at: (0,documents_node/* locate */.x5)(item, at()),
        };
    });
}
function knownText(node) {
    if (isUnknown(node))
        return UNKNOWN;
    const text = scalarText(node);
    return text === '' ? undefined : text;
}
/** Networks joined; the implicit `default` where the service names none. */
function attachmentsOf(service, prefix) {
    const networks = (0,documents_node/* child */.jf)(service.value, 'networks');
    const below = `${prefix}networks.`;
    if (networks?.kind !== 'mapping' || networks.entries.size === 0) {
        return [{ network: 'default', aliases: NONE, ipv4: undefined, at: (0,documents_node/* locateKey */.EM)(service, `${below}default`) }];
    }
    const attachments = [];
    for (const entry of networks.entries.values()) {
        attachments.push({
            network: entry.key,
            aliases: plainTexts((0,documents_node/* child */.jf)(entry.value, 'aliases')),
            ipv4: scalarText((0,documents_node/* child */.jf)(entry.value, 'ipv4_address')),
            at: (0,documents_node/* locateKey */.EM)(entry, below + entry.key),
        });
    }
    return fitted(attachments);
}
function networkModeOf(service, prefix) {
    const text = textAt(service, 'network_mode', prefix);
    return text && { value: networkMode(text.value), at: text.at };
}
function networkMode(text) {
    if (text === 'host' || text === 'none' || text === 'bridge')
        return { kind: text };
    if (text.startsWith('service:'))
        return { kind: 'service', service: text.slice('service:'.length) };
    if (text.startsWith('container:'))
        return { kind: 'container', container: text.slice('container:'.length) };
    return { kind: 'other', text };
}
function dependenciesOf(service, prefix) {
    const node = (0,documents_node/* child */.jf)(service, 'depends_on');
    if (node?.kind !== 'mapping' || node.entries.size === 0)
        return NONE;
    const below = `${prefix}depends_on.`;
    const dependencies = [];
    for (const entry of node.entries.values()) {
        const condition = scalarText((0,documents_node/* child */.jf)(entry.value, 'condition'));
        dependencies.push({
            service: entry.key,
            condition: condition === 'service_healthy' || condition === 'service_completed_successfully'
                ? condition
                : 'service_started',
            required: scalarText((0,documents_node/* child */.jf)(entry.value, 'required')) !== 'false',
            explicit: entry.value.kind === 'mapping' && entry.value.implied !== true,
            at: (0,documents_node/* locateKey */.EM)(entry, below + entry.key),
        });
    }
    return fitted(dependencies);
}

;// CONCATENATED MODULE: ./build/src/compose/stack/paths.js

const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|git@|github\.com\/|[/~\\])/i;
/**
 * The repository path that a path of the canonical model means: the loader has made it repository-relative, unless it lies
 * outside. Empty for the root; undefined for URLs, absolute and home paths, and paths that leave the repository.
 */
function repositoryPath(text) {
    return text === '' || ELSEWHERE.test(text) ? undefined : (0,lib_paths/* resolvePath */.o1)('', text);
}

// EXTERNAL MODULE: ./build/src/model/units.js
var units = __webpack_require__(5596);
;// CONCATENATED MODULE: ./build/src/compose/stack/runtime.js




/** The engine's period where a quota comes without one, in microseconds. */
const DEFAULT_CPU_PERIOD = 100_000;
const MOUNT_TYPES = new Set([
    'bind',
    'volume',
    'tmpfs',
    'npipe',
    'cluster',
    'image',
]);
function healthcheckOf(service, prefix) {
    const entry = service.entries.get('healthcheck');
    if (entry?.value.kind !== 'mapping')
        return undefined;
    const node = entry.value;
    const below = `${prefix}healthcheck.`;
    const test = wordsAt(node, 'test', below);
    return {
        at: (0,documents_node/* locateKey */.EM)(entry, `${prefix}healthcheck`),
        disabled: isTrue((0,documents_node/* child */.jf)(node, 'disable')) || test?.value[0] === 'NONE',
        test,
        interval: numberAt(node, 'interval', below, units/* parseDuration */.E9),
        timeout: numberAt(node, 'timeout', below, units/* parseDuration */.E9),
        startPeriod: numberAt(node, 'start_period', below, units/* parseDuration */.E9),
        startInterval: numberAt(node, 'start_interval', below, units/* parseDuration */.E9),
        retries: numberAt(node, 'retries', below, parseInteger),
    };
}
const NOTHING_SET = Object.freeze({});
/** Limits from `deploy.resources`, which the engine prefers, or the older keys. */
function resourcesOf(service, prefix) {
    const declared = (0,documents_node/* child */.jf)((0,documents_node/* child */.jf)(service, 'deploy'), 'resources');
    const limits = (0,documents_node/* child */.jf)(declared, 'limits');
    const reservations = (0,documents_node/* child */.jf)(declared, 'reservations');
    const inLimits = `${prefix}deploy.resources.limits.`;
    const inReservations = `${prefix}deploy.resources.reservations.`;
    const resources = {
        cpuLimit: capped(numberAt(limits, 'cpus', inLimits, units/* parseCpus */.xX) ??
            numberAt(service, 'cpus', prefix, units/* parseCpus */.xX) ??
            quotaOf(service, prefix)),
        cpuReservation: capped(numberAt(reservations, 'cpus', inReservations, units/* parseCpus */.xX)),
        memoryLimit: capped(numberAt(limits, 'memory', inLimits, units/* parseBytes */.z_) ?? numberAt(service, 'mem_limit', prefix, units/* parseBytes */.z_)),
        memoryReservation: capped(numberAt(reservations, 'memory', inReservations, units/* parseBytes */.z_) ??
            numberAt(service, 'mem_reservation', prefix, units/* parseBytes */.z_)),
        pidsLimit: capped(numberAt(limits, 'pids', inLimits, parseInteger) ?? numberAt(service, 'pids_limit', prefix, parseInteger)),
    };
    return Object.values(resources).some((value) => value !== undefined) ? resources : NOTHING_SET;
}
/** A negative limit is none. */
function capped(limit) {
    return limit !== undefined && limit.value < 0 ? { value: 0, at: limit.at } : limit;
}
function quotaOf(service, prefix) {
    const quota = numberAt(service, 'cpu_quota', prefix, parseInteger);
    if (quota === undefined)
        return undefined;
    const period = parseInteger(scalarText((0,documents_node/* child */.jf)(service, 'cpu_period')) ?? '') ?? 0;
    return { value: quota.value / (period > 0 ? period : DEFAULT_CPU_PERIOD), at: quota.at };
}
/** Volumes and binds, then the `tmpfs` shorthand. */
function mountsOf(service, prefix) {
    const volumes = eachItem(service, 'volumes', prefix, mountOf);
    const tmpfs = eachItem(service, 'tmpfs', prefix, tmpfsOf);
    if (tmpfs.length === 0)
        return volumes;
    return volumes.length === 0 ? tmpfs : [...volumes, ...tmpfs];
}
function tmpfsOf(item, at) {
    const text = scalarText(item);
    if (text === undefined || text === '')
        return undefined;
    const [target = '', options = ''] = text.split(':', 2);
    const readOnly = options.split(',').includes('ro');
    return { type: 'tmpfs', source: undefined, target, readOnly, at: (0,documents_node/* locate */.x5)(item, at()) };
}
function mountOf(item, at) {
    const type = scalarText((0,documents_node/* child */.jf)(item, 'type'));
    const target = scalarText((0,documents_node/* child */.jf)(item, 'target'));
    if (target === undefined || type === undefined || !isMountType(type))
        return undefined;
    const node = (0,documents_node/* child */.jf)(item, 'source');
    const written = scalarText(node);
    const source = written === undefined || written === '' ? undefined : type === 'bind' ? bindSource(written) : written;
    const readOnly = isTrue((0,documents_node/* child */.jf)(item, 'read_only'));
    const place = (0,documents_node/* locate */.x5)(item, at());
    return isUnknown(node)
        ? { type, source, target, readOnly, unknown: true, at: place }
        : { type, source, target, readOnly, at: place };
}
function isMountType(type) {
    return MOUNT_TYPES.has(type);
}
function bindSource(written) {
    const path = repositoryPath(written);
    return path === '' ? '.' : (path ?? written);
}

;// CONCATENATED MODULE: ./build/src/compose/stack/service.js






/** One service of the canonical model; what has a wrong type there is left out. */
function toService(entry, identity) {
    const { key: name, value: node } = entry;
    const prefix = `services.${name}.`;
    const at = (0,documents_node/* locateKey */.EM)(entry, `services.${name}`);
    const deploy = (0,documents_node/* child */.jf)(node, 'deploy');
    const image = imageOf((0,documents_node/* child */.jf)(node, 'image'), prefix);
    const build = buildOf((0,documents_node/* child */.jf)(node, 'build'), prefix);
    const containerName = textAt(node, 'container_name', prefix);
    const command = wordsAt(node, 'command', prefix);
    const entrypoint = wordsAt(node, 'entrypoint', prefix);
    const environment = variablesAt(node, 'environment', prefix);
    const ports = portsOf(node, prefix);
    const expose = textsAt(node, 'expose', prefix);
    const mounts = mountsOf(node, prefix);
    const dependsOn = dependenciesOf(node, prefix);
    const networkMode = networkModeOf(node, prefix);
    const role = identity.readRole({
        name,
        at,
        image,
        build,
        containerName,
        command,
        entrypoint,
        environment,
        ports,
        expose,
        mounts,
        dependsOn: dependsOn.length === 0 ? NONE : dependsOn.map(({ service }) => service),
    });
    return {
        id: `${identity.prefix}/${name}`,
        stack: identity.stack,
        project: identity.project,
        name,
        at,
        image,
        build,
        role,
        containerName,
        hostname: textAt(node, 'hostname', prefix),
        command,
        entrypoint,
        environment,
        envFiles: eachItem(node, 'env_file', prefix, envFileOf),
        ports,
        expose,
        attachments: networkMode === undefined ? attachmentsOf(entry, prefix) : NONE,
        networkMode,
        dependsOn,
        links: textsAt(node, 'links', prefix),
        externalLinks: textsAt(node, 'external_links', prefix),
        healthcheck: healthcheckOf(node, prefix),
        resources: resourcesOf(node, prefix),
        mounts,
        restart: textAt(node, 'restart', prefix),
        replicas: numberAt(deploy, 'replicas', `${prefix}deploy.`, parseInteger) ?? numberAt(node, 'scale', prefix, parseInteger),
        deployMode: textAt(deploy, 'mode', `${prefix}deploy.`),
        labels: variablesAt(node, 'labels', prefix),
        profiles: plainTexts((0,documents_node/* child */.jf)(node, 'profiles')),
        privileged: flagAt(node, 'privileged', prefix),
        user: textAt(node, 'user', prefix),
        readOnly: flagAt(node, 'read_only', prefix),
        capAdd: textsAt(node, 'cap_add', prefix),
        capDrop: textsAt(node, 'cap_drop', prefix),
        securityOpt: textsAt(node, 'security_opt', prefix),
        pid: textAt(node, 'pid', prefix),
        ipc: textAt(node, 'ipc', prefix),
    };
}
function imageOf(node, prefix) {
    const reference = scalarText(node);
    const unknown = isUnknown(node);
    if (node === undefined || reference === undefined || (reference === '' && !unknown))
        return undefined;
    return parseImage(reference, { at: (0,documents_node/* locate */.x5)(node, `${prefix}image`), unknown });
}
function buildOf(node, prefix) {
    if (node?.kind !== 'mapping')
        return undefined;
    const context = (0,documents_node/* child */.jf)(node, 'context');
    const contextText = scalarText(context) ?? '.';
    return {
        context: isUnknown(context) ? undefined : repositoryPath(contextText),
        contextText,
        dockerfile: scalarText((0,documents_node/* child */.jf)(node, 'dockerfile')),
        target: scalarText((0,documents_node/* child */.jf)(node, 'target')),
        at: (0,documents_node/* locate */.x5)(node, `${prefix}build`),
    };
}
function envFileOf(item, at) {
    const node = (0,documents_node/* child */.jf)(item, 'path');
    const value = scalarText(node);
    return node === undefined || value === undefined || value === '' ? undefined : { value, at: (0,documents_node/* locate */.x5)(node, at()) };
}

;// CONCATENATED MODULE: ./build/src/compose/stack/swarm.js


const MOST_EVIDENCE = 5;
const SWARM_MODES = new Set(['global', 'replicated-job', 'global-job']);
/** Blocks of `deploy` that only Swarm acts on; resources, replicas and restart_policy mean nothing, Compose reads them too. */
const SWARM_BLOCKS = [
    ['placement', 'places containers on nodes of a cluster'],
    ['update_config', 'sets how a cluster rolls out updates'],
    ['rollback_config', 'sets how a cluster rolls back'],
    ['endpoint_mode', 'sets how a cluster finds the service'],
];
/** Why a project is written for Swarm; empty when nothing says so. At most five reasons. */
function swarmEvidence(root) {
    const evidence = [];
    for (const service of (0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(root, 'services'))) {
        addDeploy(evidence, service);
        if (evidence.length >= MOST_EVIDENCE)
            break;
    }
    for (const entry of (0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(root, 'networks'))) {
        if (scalarText((0,documents_node/* child */.jf)(entry.value, 'driver')) !== 'overlay')
            continue;
        evidence.push({
            message: `Network \`${entry.key}\` is an overlay network, which spans the nodes of a cluster.`,
            at: (0,documents_node/* locateKey */.EM)(entry, `networks.${entry.key}`),
        });
    }
    for (const kind of ['secrets', 'configs']) {
        for (const entry of (0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(root, kind))) {
            if (!isTrue((0,documents_node/* child */.jf)(entry.value, 'external')))
                continue;
            evidence.push({
                message: `${kind === 'secrets' ? 'Secret' : 'Config'} \`${entry.key}\` is external: only a cluster keeps it.`,
                at: (0,documents_node/* locateKey */.EM)(entry, `${kind}.${entry.key}`),
            });
        }
    }
    return evidence.slice(0, MOST_EVIDENCE);
}
function addDeploy(evidence, service) {
    const deploy = (0,documents_node/* child */.jf)(service.value, 'deploy');
    if (deploy?.kind !== 'mapping')
        return;
    const pointer = `services.${service.key}.deploy`;
    const mode = deploy.entries.get('mode');
    const modeText = scalarText(mode?.value) ?? '';
    if (mode !== undefined && SWARM_MODES.has(modeText)) {
        const message = `Service \`${service.key}\` is deployed in mode \`${modeText}\`, which only a cluster knows.`;
        evidence.push({ message, at: (0,documents_node/* locateKey */.EM)(mode, `${pointer}.mode`) });
    }
    for (const [key, what] of SWARM_BLOCKS) {
        const entry = deploy.entries.get(key);
        if (entry === undefined || !says(entry.value))
            continue;
        const message = `\`deploy.${key}\` of service \`${service.key}\` ${what}.`;
        evidence.push({ message, at: (0,documents_node/* locateKey */.EM)(entry, `${pointer}.${key}`) });
    }
}
/** An empty block says nothing. */
function says(node) {
    if (node.kind === 'mapping')
        return [...node.entries.values()].some(({ value }) => says(value));
    return node.kind === 'sequence' ? node.items.length > 0 : node.value !== undefined;
}

;// CONCATENATED MODULE: ./build/src/compose/stack.js





/**
 * The model of a Compose project: its canonical root (compose-spec, as `docker compose config` prints it) read into services,
 * networks and volumes that keep their places. What has a wrong type, which the loader reports, is left out.
 */
function toStack(project, readRole) {
    const { root, id } = project;
    const identity = { stack: id, project: project.name, prefix: prefixOf(project), readRole };
    const services = [];
    for (const entry of (0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(root, 'services'))) {
        if (isMapping(entry))
            services.push(toService(entry, identity));
    }
    const kindEvidence = swarmEvidence(root);
    return {
        id,
        name: project.name,
        kind: kindEvidence.length > 0 ? 'swarm' : 'compose',
        ...(kindEvidence.length > 0 && { kindEvidence }),
        path: project.directory,
        files: project.files.map(({ path }) => path),
        variantOf: project.variantOf,
        variant: project.variant,
        services: fitted(services),
        networks: networksOf(root, project.name, services),
        volumes: volumesOf(root, project.name),
        unknown: project.unknown,
        at: stack_placeOf(project),
    };
}
/** What service ids begin with: the project's id, in which the project's name stands for the root. */
function prefixOf({ id, name }) {
    return /^\.(?:$|[@#])/.test(id) ? name + id.slice(1) : id;
}
function isMapping(entry) {
    return entry.value.kind === 'mapping';
}
/** The `services` key, or the first file where there is none. */
function stack_placeOf({ root, files }) {
    const services = root.entries.get('services');
    if (services !== undefined)
        return (0,documents_node/* locateKey */.EM)(services, 'services');
    const [first] = files;
    return first === undefined ? (0,documents_node/* locate */.x5)(root, '') : (0,documents_location/* wholeFile */.AA)(first.path);
}
function networksOf(root, project, services) {
    const networks = [];
    for (const entry of (0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(root, 'networks')))
        networks.push(networkOf(entry, project));
    if (networks.some(({ key }) => key === 'default'))
        return fitted(networks);
    // The reference adds it only where a service joins it.
    for (const { attachments } of services) {
        const joined = attachments.find(({ network }) => network === 'default');
        if (joined !== undefined)
            return [...networks, implicitDefault(project, joined.at)];
    }
    return fitted(networks);
}
function networkOf(entry, project) {
    const { key, value: node } = entry;
    const pointer = `networks.${key}`;
    const name = (0,documents_node/* child */.jf)(node, 'name');
    const externalNode = (0,documents_node/* child */.jf)(node, 'external');
    const external = isTrue(externalNode);
    const written = scalarText(name);
    return {
        key,
        name: written === undefined || written === '' ? (external ? key : `${project}_${key}`) : written,
        nameAt: name === undefined || name.implied === true ? undefined : (0,documents_node/* locate */.x5)(name, `${pointer}.name`),
        external,
        externalAt: externalNode && external ? (0,documents_node/* locate */.x5)(externalNode, `${pointer}.external`) : undefined,
        internal: isTrue((0,documents_node/* child */.jf)(node, 'internal')),
        driver: scalarText((0,documents_node/* child */.jf)(node, 'driver')),
        attachable: isTrue((0,documents_node/* child */.jf)(node, 'attachable')),
        subnets: subnetsOf(node),
        declared: node.implied !== true,
        unknownName: isUnknown(name),
        at: (0,documents_node/* locateKey */.EM)(entry, pointer),
    };
}
function implicitDefault(project, at) {
    return {
        key: 'default',
        name: `${project}_default`,
        external: false,
        internal: false,
        attachable: false,
        subnets: NONE,
        declared: false,
        unknownName: false,
        at: { ...at, pointer: 'networks.default' },
    };
}
function subnetsOf(node) {
    const subnets = [];
    for (const config of (0,documents_node/* itemsOf */.S3)((0,documents_node/* descend */.Xn)(node, 'ipam', 'config'))) {
        const subnet = scalarText((0,documents_node/* child */.jf)(config, 'subnet'));
        if (subnet !== undefined && subnet !== '')
            subnets.push(subnet);
    }
    return fitted(subnets);
}
function volumesOf(root, project) {
    const volumes = [];
    for (const entry of (0,documents_node/* entriesOf */.Mc)((0,documents_node/* child */.jf)(root, 'volumes'))) {
        const { key, value: node } = entry;
        const external = isTrue((0,documents_node/* child */.jf)(node, 'external'));
        const name = scalarText((0,documents_node/* child */.jf)(node, 'name'));
        volumes.push({
            key,
            name: name === undefined || name === '' ? (external ? key : `${project}_${key}`) : name,
            external,
            at: (0,documents_node/* locateKey */.EM)(entry, `volumes.${key}`),
        });
    }
    return fitted(volumes);
}

;// CONCATENATED MODULE: ./build/src/model/words.js
/** Names longer than this are cut: nobody says a role that late. */
const LONGEST_NAME = 500;
/** The words of a name in lower case: split at anything but letters and digits, and before a capital that follows a small letter. */
function words_wordsOf(text) {
    const words = [];
    const end = Math.min(text.length, LONGEST_NAME);
    let start = 0;
    let before = 'other';
    for (let i = 0; i <= end; i++) {
        const kind = i === end ? 'other' : kindOf(text.charCodeAt(i));
        if (kind === 'other' || (kind === 'capital' && before === 'small')) {
            if (i > start)
                words.push(text.slice(start, i).toLowerCase());
            start = kind === 'other' ? i + 1 : i;
        }
        before = kind;
    }
    return words;
}
/** Digits count as small letters. */
function kindOf(code) {
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57))
        return 'small';
    return code >= 65 && code <= 90 ? 'capital' : 'other';
}
/** The word without the number at its end (`db1`, `kafka02`); undefined when there is none or hardly anything is left. */
function withoutNumber(word) {
    let end = word.length;
    while (end > 0 && word.charCodeAt(end - 1) <= 57)
        end--;
    return end < 2 || end === word.length ? undefined : word.slice(0, end);
}

;// CONCATENATED MODULE: ./build/src/model/command.js

const LONGEST_SCRIPT = 20_000;
const command_DEEPEST = 3;
const SHELLS = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh']);
const WRAPPERS = new Set(['exec', 'sudo', 'env', 'nice', 'nohup', 'time', 'tini', 'dumb-init', 'catatonit', 'command']);
const USER_WRAPPERS = new Set(['gosu', 'su-exec', 'setpriv']);
const KEYWORDS = new Set(['if', 'then', 'else', 'elif', 'do', 'while', 'until', '!', '{', '}', 'fi', 'done', 'esac']);
/** Programs that only prepare something: they say nothing about what runs. */
const HELPERS = new Set(('. : [ [[ alias apk apt apt-get awk break cat cd chmod chown cp curl cut date declare dirname echo eval exit export false find ' +
    'for case function grep head hostname id in jq kill let ln local ls mkdir mv nc printf pwd read return rm sed seq set shift ' +
    'sleep sort source sync tail tee test touch tr trap true umask unset wait wc wget which xargs yum').split(' '));
/** Options whose value is no part of what runs. */
const VALUED = new Set('-A -k --worker-class -l --loglevel --log-level -c --config -b --bind --host -H -p --port -n --hostname -Q --queues -q -P --pool -w --workers -t --timeout -C --chdir -f -D --name'.split(' '));
function isHelper(program) {
    return HELPERS.has(program);
}
/** Reads entrypoint and command together, into a shell's script where there is one. */
function readCommand(words) {
    const commands = simpleCommands(words, 0);
    const programs = commands.map((command) => baseName(command[0] ?? ''));
    let last = commands.length - 1;
    while (last > 0 && HELPERS.has(programs[last] ?? ''))
        last--;
    return { programs, words: telling(commands[last] ?? []) };
}
function simpleCommands(words, depth) {
    const rest = unwrapped(words);
    const program = baseName(rest[0] ?? '');
    if (program === '')
        return [];
    if (SHELLS.has(program) && depth < command_DEEPEST) {
        const option = rest.findIndex((word, i) => i > 0 && /^-[a-z]*c$/.test(word));
        const script = option < 0 ? undefined : rest[option + 1];
        if (script !== undefined)
            return scriptCommands(script).flatMap((command) => simpleCommands(command, depth + 1));
        const file = rest.slice(1).find((word) => !word.startsWith('-'));
        if (file !== undefined)
            return [rest.slice(rest.indexOf(file))];
    }
    return [rest];
}
/** Without what starts the real program: `exec`, `tini --`, `gosu user`, an entrypoint script, a wait for another service. */
function unwrapped(words) {
    let i = 0;
    while (i < words.length) {
        const word = words[i] ?? '';
        const program = baseName(word);
        if (KEYWORDS.has(word) || /^[A-Za-z_]\w*=/.test(word) || (i > 0 && word.startsWith('-')))
            i++;
        else if (WRAPPERS.has(program))
            i++;
        else if (USER_WRAPPERS.has(program))
            i += 2;
        else if (i + 1 < words.length && /entrypoint/.test(program))
            i++;
        else if (/^(?:wait-for|wait4x|dockerize|wait$)/.test(program) && words.includes('--', i))
            i = words.indexOf('--', i) + 1;
        else
            break;
    }
    // Options alone are arguments of the image's own program.
    return (words[i] ?? '').startsWith('-') ? [] : words.slice(i);
}
/** The simple commands of a shell script, with quotes taken off; what is quoted or escaped separates nothing. */
function scriptCommands(script) {
    const commands = [];
    let command = [];
    let word;
    let quote = '';
    const endWord = () => {
        if (word !== undefined)
            command.push(word);
        word = undefined;
    };
    const endCommand = () => {
        endWord();
        if (command.length > 0)
            commands.push(command);
        command = [];
    };
    const text = script.slice(0, LONGEST_SCRIPT);
    for (let i = 0; i < text.length; i++) {
        const char = text[i] ?? '';
        if (quote !== '') {
            if (char === quote)
                quote = '';
            else
                word = (word ?? '') + char;
        }
        else if (char === '"' || char === "'") {
            quote = char;
            word ??= '';
        }
        else if (char === '\\') {
            i++;
            if (text[i] !== '\n')
                word = (word ?? '') + (text[i] ?? '');
        }
        else if (char === '#' && word === undefined) {
            while (i + 1 < text.length && text[i + 1] !== '\n')
                i++;
        }
        else if (/[;&|\n()]/.test(char))
            endCommand();
        else if (/\s/.test(char))
            endWord();
        else
            word = (word ?? '') + char;
    }
    endCommand();
    return commands;
}
function telling(command) {
    const words = [];
    for (let i = 0; i < command.length && words.length < 40; i++) {
        const word = command[i] ?? '';
        if (word.startsWith('-')) {
            if (VALUED.has(word))
                i++;
        }
        else if (!word.includes('://') && !/^\w+=/.test(word)) {
            words.push(...words_wordsOf(word.startsWith('/') ? baseName(word) : word));
        }
    }
    return words;
}
function baseName(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}

// EXTERNAL MODULE: ./build/src/model/role.js
var model_role = __webpack_require__(639);
;// CONCATENATED MODULE: ./build/src/model/hint-index.js


/**
 * In a name the last word that says something decides: `api-worker` is a worker, `kafka-bridge` only uses Kafka. Other words
 * count less.
 */
const NOT_HEAD = 0.75;
const STORE_NOT_HEAD = 0.5;
/** In names the words of a hint stand together; in commands other words may come between. */
const NAMES = new Set(['name', 'context', 'image']);
/** What few projects share stays in memory for nothing. */
const MOST_KEPT = 2_000;
const NOTHING = [];
function createHintIndex(hints, fillers) {
    const says = new Set(fillers);
    const buckets = new Map();
    for (const hint of hints) {
        for (const source of hint.on)
            addTo(buckets, source, hint);
    }
    const lookUp = (source, words) => {
        const bucket = buckets.get(source);
        if (bucket === undefined || words.length === 0)
            return NOTHING;
        const places = placesOf(words);
        const isName = NAMES.has(source);
        const head = isName ? headOf(words, says) : 0;
        const matches = [];
        const meet = (hint, last) => {
            matches.push(matchOf(hint, last < head));
        };
        for (const [word, place] of places) {
            for (const hint of bucket.byLastWord.get(word) ?? hint_index_NONE) {
                const last = hint.words.length === 1 ? place : isName ? lastTogether(hint, words) : lastPlace(hint, places);
                if (last !== undefined)
                    meet(hint, last);
            }
            for (const { ending, hint } of bucket.endings.get(word.slice(-2)) ?? NO_ENDINGS) {
                if (word.length > ending.length + 1 && word.endsWith(ending))
                    meet(hint, place);
            }
        }
        return matches.length === 0 ? NOTHING : matches;
    };
    const kept = new Map();
    return {
        words: lookUp,
        name: (source, text) => {
            let answers = kept.get(source);
            if (answers === undefined) {
                answers = new Map();
                kept.set(source, answers);
            }
            const known = answers.get(text);
            if (known !== undefined)
                return known;
            const matches = lookUp(source, words_wordsOf(text));
            if (answers.size < MOST_KEPT)
                answers.set(text, matches);
            return matches;
        },
        word: (source, word) => {
            const met = buckets.get(source)?.byLastWord.get(word);
            return met === undefined ? NOTHING : met.map((hint) => matchOf(hint, false));
        },
    };
}
const hint_index_NONE = [];
const NO_ENDINGS = [];
function addTo(buckets, source, hint) {
    let bucket = buckets.get(source);
    if (bucket === undefined) {
        bucket = { byLastWord: new Map(), endings: new Map() };
        buckets.set(source, bucket);
    }
    const last = hint.words.at(-1) ?? '';
    if (last.startsWith('*')) {
        append(bucket.endings, last.slice(-2), { ending: last.slice(1), hint });
    }
    else {
        append(bucket.byLastWord, last, hint);
    }
}
function append(lists, key, value) {
    const list = lists.get(key);
    if (list === undefined)
        lists.set(key, [value]);
    else
        list.push(value);
}
function placesOf(words) {
    const places = new Map();
    words.forEach((word, place) => {
        places.set(word, place);
        const bare = withoutNumber(word);
        if (bare !== undefined)
            places.set(bare, place);
    });
    return places;
}
/** The last word that says something. */
function headOf(words, fillers) {
    for (let i = words.length - 1; i > 0; i--) {
        const word = words[i] ?? '';
        if (!/^\d+$/.test(word) && !fillers.has(word))
            return i;
    }
    return 0;
}
function lastPlace(hint, places) {
    let last = 0;
    for (const word of hint.words) {
        const place = places.get(word);
        if (place === undefined)
            return undefined;
        if (place > last)
            last = place;
    }
    return last;
}
/** Place of the last of a hint's words where they follow each other. */
function lastTogether(hint, words) {
    const last = hint.words.length - 1;
    for (let place = words.length - 1; place >= last; place--) {
        if (hint.words.every((word, i) => isWord(words[place - last + i] ?? '', word)))
            return place;
    }
    return undefined;
}
function isWord(actual, word) {
    return actual === word || withoutNumber(actual) === word;
}
function matchOf(hint, beside) {
    const weight = !beside || hint.anywhere === true ? 1 : model_role/* STORE_ROLES */.a.has(hint.role) ? STORE_NOT_HEAD : NOT_HEAD;
    return { role: hint.role, confidence: hint.confidence * weight, words: hint.words.join(' ') };
}

;// CONCATENATED MODULE: ./build/src/model/product-index.js
/** Names of processors that publishers put at the end of a repository. */
const PROCESSOR = /[-_](?:amd64|x86_64|arm64|aarch64|arm|armhf|armv7)$/;
/** Recognises images by their repository. An answer takes a few look-ups, and the few patterns with `*` when these fail. */
function createProductIndex(catalogue) {
    const tables = tablesOf(catalogue);
    const publishers = new Set(catalogue.registries);
    return {
        recognise: (image) => {
            const repository = image.repository.toLowerCase();
            const plain = repository.replace(PROCESSOR, '');
            const found = find(repository, tables) ?? (plain === repository ? undefined : find(plain, tables));
            if (found === undefined)
                return undefined;
            if (found.known === 'runtime' || found.known === 'system')
                return { kind: found.known };
            const published = image.registry === undefined || publishers.has(image.registry);
            return { kind: 'product', product: found.known, by: found.by === 'name' && !published ? 'copy' : found.by };
        },
        called: (name) => {
            const known = tables.byLastPart.get(name);
            return typeof known === 'string' ? undefined : known;
        },
    };
}
function tablesOf(catalogue) {
    const exact = new Map();
    const byLastPart = new Map();
    const wildcards = [];
    const add = (pattern, known) => {
        if (pattern.includes('*'))
            wildcards.push({ parts: pattern.split('/').map(partOf), known });
        else
            exact.set(pattern, known);
    };
    for (const pattern of catalogue.runtimes)
        add(pattern, 'runtime');
    for (const pattern of catalogue.systems)
        add(pattern, 'system');
    for (const product of catalogue.products) {
        for (const pattern of product.images)
            add(pattern, product);
    }
    // A publisher's own image (`minio/minio`) lends its name; an official image's name comes first.
    for (const product of catalogue.products) {
        if (product.images.some((pattern) => pattern.endsWith(`/${product.id}`)))
            byLastPart.set(product.id, product);
    }
    for (const [pattern, known] of exact) {
        if (!pattern.includes('/'))
            byLastPart.set(pattern, known);
    }
    const namespaces = new Map(catalogue.namespaces.flatMap(({ names, like }) => names.map((name) => [name, like])));
    return { exact, byLastPart, wildcards, namespaces };
}
function find(repository, tables) {
    const parts = repository.split('/');
    const named = exactly(repository, parts, tables) ?? tables.wildcards.find((wildcard) => product_index_fits(wildcard, parts))?.known;
    if (named !== undefined)
        return { known: named, by: 'name' };
    if (parts.length > 2) {
        const ending = parts.slice(-2);
        const copy = exactly(ending.join('/'), ending, tables);
        if (copy !== undefined)
            return { known: copy, by: 'copy' };
    }
    const alike = tables.byLastPart.get(parts.at(-1) ?? '');
    return alike === undefined ? undefined : { known: alike, by: 'alike' };
}
function exactly(repository, parts, { exact, namespaces }) {
    const known = exact.get(repository);
    if (known !== undefined || parts.length !== 2)
        return known;
    const like = namespaces.get(parts[0] ?? '');
    return like === undefined ? undefined : exact.get(like === '' ? (parts[1] ?? '') : `${like}/${parts[1]}`);
}
function partOf(text) {
    const star = text.indexOf('*');
    return star < 0 ? text : [text.slice(0, star), text.slice(star + 1)];
}
function product_index_fits({ parts }, actual) {
    return (parts.length === actual.length &&
        parts.every((part, i) => {
            const text = actual[i] ?? '';
            if (typeof part === 'string')
                return part === text;
            const [before, after] = part;
            return text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
        }));
}

;// CONCATENATED MODULE: ./build/src/model/role-verdict.js
/** What names and commands must say to take an image for another of its uses, or an unknown one for anything. */
const ENOUGH = 0.4;
/** Words alone are never surer. */
const MOST_BY_WORDS = 0.9;
/** Two names that say the same are a little surer than one. */
const AGREEMENT = 0.05;
const role_verdict_MOST_EVIDENCE = 3;
/** What the clues say, surest first; of equally sure roles the one whose clue came first. */
function weigh(clues) {
    if (clues.length === 0)
        return [];
    const byRole = new Map();
    for (const clue of clues) {
        const others = byRole.get(clue.role);
        if (others === undefined)
            byRole.set(clue.role, [clue]);
        else
            others.push(clue);
    }
    return [...byRole].map(([role, own]) => verdictOf(role, own)).sort((a, b) => b.confidence - a.confidence);
}
function verdictOf(role, clues) {
    const [first] = clues;
    if (first !== undefined && clues.length === 1)
        return { role, confidence: first.confidence, clues };
    const strongest = new Map();
    let names = 0;
    for (const { family, confidence } of clues) {
        strongest.set(family, Math.max(strongest.get(family) ?? 0, confidence));
        if (family === 'naming')
            names++;
    }
    let doubt = 1;
    for (const confidence of strongest.values())
        doubt *= 1 - confidence;
    const confidence = 1 - doubt + (names > 1 ? AGREEMENT : 0);
    return { role, confidence, clues: [...clues].sort((a, b) => b.confidence - a.confidence) };
}
/** The places and sentences of clues, the strongest first and each sentence once. */
function evidenceOf(clues) {
    const evidence = [];
    for (const clue of clues) {
        const message = sentenceOf(clue);
        if (!evidence.some((other) => other.message === message))
            evidence.push({ message, at: clue.at });
        if (evidence.length === role_verdict_MOST_EVIDENCE)
            break;
    }
    // Without the room that a growing array keeps.
    return evidence.slice();
}
function sentenceOf({ from, words, text }) {
    if (from === 'sentence')
        return text;
    // Joined, the parts become one string of their own; concatenated they would be kept as a tree, for every service.
    const found = words.startsWith('*') ? ['ends in `', words.slice(1)] : ['contains `', words];
    const what = from === 'command' ? 'Its command ' : ['Its ', from, ' `', text, '` '].join('');
    return [what, ...found, '`.'].join('');
}
/** Confidence with two decimals, never quite certain. */
function rounded(confidence) {
    return Math.round(Math.min(confidence, 0.99) * 100) / 100;
}

;// CONCATENATED MODULE: ./build/src/model/product-role.js




const IMAGE_ALONE = 0.95;
const WEIGHT_OF = { name: 1, copy: 0.95, alike: 0.85 };
/** A build that gives its result a product's name starts from the product, but may be anything by then. */
const BUILT = 0.75;
const PARTLY_UNKNOWN = 0.9;
/** A whole application starts its background processes from the same image. */
const USES_OF_APPS = ['worker', 'job'];
const NO_OTHER_USE = [];
/** The role of a service whose image is a known product: the product's, unless name, command or files tell another use of it. */
function readProduct(subject, match, command, findClues) {
    const { product } = match;
    const image = imageClue(subject, match);
    const uses = product.also ?? (product.role === 'app' ? USES_OF_APPS : NO_OTHER_USE);
    if (uses.length === 0 && command.programs.length === 0 && image.confidence >= MOST_BY_WORDS) {
        return reading(product.role, match, image.confidence, [image]);
    }
    const clues = findClues();
    const client = clientClue(subject, match, clues, command);
    if (client !== undefined)
        return reading('job', match, client.confidence, [client, image]);
    // A name that only repeats the product's says nothing about its use.
    const ownWords = new Set([...words_wordsOf(product.id), ...words_wordsOf(subject.image?.repository ?? '')]);
    const telling = clues.filter(({ role, words }) => (role === product.role || uses.includes(role)) && !words.split(' ').every((word) => ownWords.has(word)));
    const verdicts = weigh(telling);
    const [best] = verdicts;
    if (best !== undefined && best.role !== product.role && best.confidence >= ENOUGH) {
        return reading(best.role, match, Math.min(best.confidence, MOST_BY_WORDS), [image, ...best.clues]);
    }
    if (image.confidence >= MOST_BY_WORDS)
        return reading(product.role, match, image.confidence, [image]);
    const agreeing = verdicts.find(({ role }) => role === product.role);
    const confidence = 1 - (1 - image.confidence) * (1 - (agreeing?.confidence ?? 0));
    return reading(product.role, match, Math.min(confidence, MOST_BY_WORDS), [image, ...(agreeing?.clues ?? [])]);
}
function reading(role, { product }, confidence, clues) {
    return { role, product: product.id, confidence: rounded(confidence), evidence: evidenceOf(clues) };
}
function imageClue({ image, build, at }, { product, by, sentence }) {
    const weight = WEIGHT_OF[by] * (build === undefined ? 1 : BUILT) * (image?.unknown === true ? PARTLY_UNKNOWN : 1);
    return {
        role: product.role,
        confidence: (product.confidence ?? IMAGE_ALONE) * weight,
        family: 'image',
        words: product.id,
        from: 'sentence',
        text: sentence,
        at: image?.at ?? at,
    };
}
/** Speaks when an image is only used for its client programs: a dump, a script that creates topics. */
function clientClue(subject, { product }, clues, { programs }) {
    const at = subject.command?.at ?? subject.entrypoint?.at;
    if (at === undefined || programs.length === 0)
        return undefined;
    const clients = new Set(product.clients);
    const isClient = (program) => clients.has(program);
    const used = programs.find(isClient);
    const others = programs.filter((program) => !isHelper(program) && !isClient(program));
    if (used !== undefined && others.length === 0) {
        const text = `Its command runs \`${used}\`, a client of ${product.name}, and not the server.`;
        return { role: 'job', confidence: 0.85, family: 'command', words: used, from: 'sentence', text, at };
    }
    if (!model_role/* STORE_ROLES */.a.has(product.role) || !others.some((program) => program.endsWith('.sh')))
        return undefined;
    const job = clues.find(({ role, family, confidence }) => role === 'job' && family === 'naming' && confidence >= 0.5);
    return job !== undefined && others.every((program) => program.endsWith('.sh'))
        ? { ...job, confidence: 0.65 }
        : undefined;
}

;// CONCATENATED MODULE: ./build/src/model/role-clues.js
/** How much a text weighs for what a service is called. */
const WEIGHTS = { name: 1, build: 0.95, image: 0.9, context: 0.85, container: 0.8 };
/** What is looked at of each list: more would say nothing new. */
const MOST_ITEMS = 100;
/** What a service's names, command, mounted files, variables and ports say. */
function cluesOf(subject, commandWords, index) {
    const clues = [];
    addNaming(clues, subject, index);
    const command = subject.command ?? subject.entrypoint;
    if (command !== undefined && commandWords.length > 0) {
        for (const match of strongest(index.words('command', commandWords))) {
            clues.push({ ...match, family: 'command', from: 'command', text: '', at: command.at });
        }
    }
    for (const { target, at } of few(subject.mounts)) {
        for (const match of index.name('mount', target)) {
            clues.push(sentence(match, 'files', `\`${target}\` is mounted into it.`, at));
        }
    }
    for (const { name, at } of few(subject.environment)) {
        for (const match of index.word('environment', name)) {
            clues.push(sentence(match, 'variables', `It is given the variable \`${name}\`.`, at));
        }
    }
    for (const { target, at } of few(subject.ports))
        addPort(clues, index, String(target), at);
    for (const { value, at } of few(subject.expose))
        addPort(clues, index, value.split('/', 1)[0] ?? '', at);
    return clues;
}
function few(items = []) {
    return items.length > MOST_ITEMS ? items.slice(0, MOST_ITEMS) : items;
}
function addPort(clues, index, port, at) {
    for (const match of index.word('port', port)) {
        clues.push(sentence(match, 'ports', `It listens on port ${port}.`, at));
    }
}
function sentence({ role, confidence, words }, family, text, at) {
    return { role, confidence, family, words, from: 'sentence', text, at };
}
function addNaming(clues, subject, index) {
    const add = (source, text, weight, at, from) => {
        for (const { role, confidence, words } of strongest(index.name(source, text))) {
            clues.push({ role, confidence: confidence * weight, family: 'naming', words, from, text, at });
        }
    };
    const { name, at, containerName, build, image } = subject;
    add('name', name, WEIGHTS.name, at, 'name');
    if (containerName !== undefined && containerName.value !== name) {
        add('name', containerName.value, WEIGHTS.container, containerName.at, 'container name');
    }
    if (build !== undefined) {
        const folder = lastPart(build.context ?? '');
        if (folder !== '')
            add('context', folder, WEIGHTS.context, build.at, 'build context');
        if (build.dockerfile !== undefined) {
            const file = build.dockerfile.split('/').slice(-2).join('/');
            add('context', file, WEIGHTS.build, build.at, 'Dockerfile');
        }
        if (build.target !== undefined)
            add('context', build.target, WEIGHTS.build, build.at, 'build target');
    }
    if (image !== undefined && image.repository !== '') {
        add('image', lastPart(image.repository), WEIGHTS.image, image.at, 'image');
    }
}
/** For each role the strongest match in one text, of equally strong ones the most specific. */
function strongest(matches) {
    if (matches.length < 2)
        return matches;
    const best = new Map();
    for (const match of matches) {
        const other = best.get(match.role);
        const gain = other === undefined ? 1 : match.confidence - other.confidence || match.words.length - other.words.length;
        if (gain > 0)
            best.set(match.role, match);
    }
    return best.values();
}
function lastPart(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}

;// CONCATENATED MODULE: ./build/src/model/roles.js








/** Images kept by reference: the same ones come again and again. */
const MOST_IMAGES = 2_000;
const NAMESAKE = 0.55;
const BASE = 0.7;
const BASE_OF_FRONTEND = 0.45;
const NO_COMMAND = { programs: [], words: [] };
/**
 * A function that reads what a service is for: the image's product first; then its names, command, files, variables and
 * ports; then what it depends on. Every reading says why and how sure it is.
 */
function createRoleReader(catalogue) {
    const knowledge = {
        products: createProductIndex(catalogue),
        hints: createHintIndex(catalogue.hints, catalogue.fillers),
        images: new Map(),
    };
    return (subject) => {
        const image = recognised(subject.image, knowledge);
        const command = commandOf(subject);
        const clues = () => cluesOf(subject, command.words, knowledge.hints);
        return image?.kind === 'product'
            ? readProduct(subject, image, command, clues)
            : readOther(subject, image?.kind, clues(), knowledge);
    };
}
function commandOf({ entrypoint, command }) {
    if (entrypoint === undefined && command === undefined)
        return NO_COMMAND;
    return readCommand([...(entrypoint?.value ?? []), ...(command?.value ?? [])]);
}
function recognised(image, { products, images }) {
    if (image === undefined || image.repository === '')
        return undefined;
    const known = images.get(image.reference);
    if (known !== undefined || images.has(image.reference))
        return known;
    const match = products.recognise(image);
    const result = match?.kind === 'product'
        ? {
            ...match,
            sentence: `Image \`${image.reference}\` is ${match.by === 'alike' ? 'named like' : 'known:'} ${match.product.name}.`,
        }
        : match;
    if (images.size < MOST_IMAGES)
        images.set(image.reference, result);
    return result;
}
function readOther(subject, image, clues, knowledge) {
    const neighbours = neighbourRoles(subject, knowledge);
    const [best] = weigh([
        ...clues,
        ...namesakeClues(subject, knowledge),
        ...baseClues(subject, knowledge),
        ...neighbourClues(subject, clues, neighbours),
    ]);
    if (best !== undefined && best.confidence >= ENOUGH) {
        const confidence = rounded(Math.min(best.confidence, MOST_BY_WORDS));
        return { role: best.role, confidence, evidence: evidenceOf(best.clues) };
    }
    return fallback(subject, image, neighbours);
}
/** A service that is called like a product is likely to be it: own builds of it, images that a variable names. */
function namesakeClues({ name, at }, knowledge) {
    const product = knowledge.products.called(withoutNumber(name) ?? name);
    if (product === undefined)
        return [];
    const text = `It is called like ${product.name}.`;
    return [
        { role: product.role, confidence: NAMESAKE, family: 'naming', words: product.id, from: 'sentence', text, at },
    ];
}
/** What the Dockerfile builds on. A web server under own files is how a browser application is shipped. */
function baseClues({ baseImage }, knowledge) {
    const match = recognised(baseImage, knowledge);
    if (match?.kind !== 'product' || baseImage === undefined)
        return [];
    const { product } = match;
    const role = product.also?.includes('frontend') === true ? 'frontend' : product.role;
    const confidence = role === product.role ? BASE : BASE_OF_FRONTEND;
    const text = `It is built on \`${baseImage.reference}\`, which is ${product.name}.`;
    return [{ role, confidence, family: 'image', words: product.id, from: 'sentence', text, at: baseImage.at }];
}
const NO_NEIGHBOURS = [];
/** What the names of the services that it needs say. */
function neighbourRoles({ dependsOn = [] }, { hints }) {
    if (dependsOn.length === 0)
        return NO_NEIGHBOURS;
    return dependsOn.slice(0, 50).map((name) => {
        let best;
        for (const match of hints.name('name', name)) {
            if (best === undefined || match.confidence > best.confidence)
                best = match;
        }
        return { name, role: best?.role };
    });
}
function isStore({ role }) {
    return role !== undefined && model_role/* STORE_ROLES */.a.has(role);
}
/** Something that may be a frontend and needs an API, but no store, is one. */
function neighbourClues(subject, clues, neighbours) {
    const api = neighbours.find(({ role }) => role === 'api' || role === 'gateway');
    if (api === undefined || neighbours.some(isStore) || !clues.some(({ role }) => role === 'frontend'))
        return [];
    const text = `It depends on \`${api.name}\` and on no store.`;
    const at = subject.at;
    return [{ role: 'frontend', confidence: 0.35, family: 'dependencies', words: api.name, from: 'sentence', text, at }];
}
/** What remains: own code is an application, and so is what people reach or what needs a store. */
function fallback(subject, image, neighbours) {
    const evidence = [];
    let confidence = 0;
    if (subject.build !== undefined) {
        confidence = 0.5;
        evidence.push({ message: 'It is built from source.', at: subject.build.at });
    }
    else if (image === 'runtime' && subject.image !== undefined) {
        confidence = 0.45;
        evidence.push({ message: `It runs own code in the image \`${subject.image.reference}\`.`, at: subject.image.at });
    }
    const [port] = subject.ports ?? [];
    if (port !== undefined) {
        confidence = confidence === 0 ? 0.35 : confidence + 0.05;
        evidence.push({
            message: port.target === 0 ? 'It publishes a port.' : `It publishes port ${port.target}.`,
            at: port.at,
        });
    }
    const store = neighbours.find(isStore);
    if (store !== undefined && image !== 'system') {
        confidence = confidence === 0 ? 0.35 : confidence + 0.05;
        evidence.push({ message: `It depends on \`${store.name}\`.`, at: subject.at });
    }
    if (confidence > 0)
        return { role: 'app', confidence: rounded(confidence), evidence };
    return { role: 'unknown', confidence: 0, evidence: [{ message: 'Nothing tells what it is for.', at: subject.at }] };
}

;// CONCATENATED MODULE: ./build/src/app/service-ids.js
/**
 * Gives services the ids that people write: `project/service`. Where several stacks would share one (variants of one project,
 * two folders of one name), the id of the stack stands for the project, so that every id is unique in the repository.
 */
function withServiceIds(stacks) {
    const bases = stacks.filter((stack) => stack.variantOf === undefined);
    const claims = new Map();
    for (const stack of bases) {
        for (const { name } of stack.services) {
            const id = `${stack.name}/${name}`;
            claims.set(id, (claims.get(id) ?? 0) + 1);
        }
    }
    const taken = new Set(claims.keys());
    const idOf = (stack, name) => {
        const plain = `${stack.name}/${name}`;
        if (stack.variantOf === undefined && claims.get(plain) === 1)
            return plain;
        let id = `${stack.id}/${name}`;
        while (taken.has(id))
            id = `${stack.id}:${id.slice(stack.id.length)}`;
        taken.add(id);
        return id;
    };
    return stacks.map((stack) => ({
        ...stack,
        services: stack.services.map((service) => ({ ...service, id: idOf(stack, service.name) })),
    }));
}

;// CONCATENATED MODULE: ./build/src/app/stacks.js





/**
 * Loads every Compose project, one at a time: its trees are gone before the next one is read, only the compact stack stays.
 * `whileParsed` is told of each file while its tree is still at hand.
 */
function loadStacks(repository, files, catalogue, whileParsed = () => { }) {
    const readRole = createRoleReader(catalogue);
    const discovery = discoverProjects(repository, files.parse);
    const stacks = [];
    const problems = [];
    for (const group of discovery.groups) {
        const project = loadProject(repository, group, files.parse);
        stacks.push(toStack(project, readRole));
        for (const problem of project.problems)
            problems.push(problem);
        for (const file of project.files)
            whileParsed(file.path);
    }
    const ports = new Map(catalogue.products.map((product) => [product.id, product.ports ?? []]));
    return {
        stacks: withServiceIds(stacks),
        problems,
        listening: (service) => ports.get(service.role.product ?? '') ?? [],
    };
}


/***/ }),

/***/ 6637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AA: () => (/* binding */ wholeFile),
/* harmony export */   df: () => (/* binding */ positionOf),
/* harmony export */   xV: () => (/* binding */ lineStartsOf)
/* harmony export */ });
/** The place of a whole file, for evidence that is the file's existence. */
function wholeFile(path) {
    return { file: { path, lineStarts: [0] }, start: 0, end: 0, pointer: '' };
}
/** Offsets at which the lines of a text start. CR LF, LF and a lone CR each end a line. */
function lineStartsOf(text) {
    // The common case is left to the engine's own search, which every file of a run goes through.
    if (text.includes('\r'))
        return lineStartsWithReturns(text);
    let count = 1;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
        count++;
    const starts = new Uint32Array(count);
    let line = 1;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
        starts[line++] = at + 1;
    return starts;
}
function lineStartsWithReturns(text) {
    const starts = [0];
    for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        if (code === 10)
            starts.push(i + 1);
        else if (code === 13 && text.charCodeAt(i + 1) !== 10)
            starts.push(i + 1);
    }
    return Uint32Array.from(starts);
}
/** Makes a location concrete. */
function positionOf(location) {
    const [line, column] = lineAndColumn(location.file.lineStarts, location.start);
    const [endLine, endColumn] = lineAndColumn(location.file.lineStarts, Math.max(location.start, location.end));
    return { path: location.file.path, line, column, endLine, endColumn };
}
function lineAndColumn(lineStarts, offset) {
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((lineStarts[middle] ?? 0) <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    return [low + 1, offset - (lineStarts[low] ?? 0) + 1];
}


/***/ }),

/***/ 3098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EM: () => (/* binding */ locateKey),
/* harmony export */   Mc: () => (/* binding */ entriesOf),
/* harmony export */   S3: () => (/* binding */ itemsOf),
/* harmony export */   Xn: () => (/* binding */ descend),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   jf: () => (/* binding */ child),
/* harmony export */   x5: () => (/* binding */ locate)
/* harmony export */ });
function locate(node, pointer) {
    return { file: node.file, start: node.start, end: node.end, pointer };
}
/** The place of a mapping's key: where findings about the presence of the whole entry point. */
function locateKey(entry, pointer) {
    return { file: entry.keyFile, start: entry.keyStart, end: entry.keyEnd, pointer };
}
/** The value under a key of a mapping; undefined for any other node. */
function child(node, key) {
    return node?.kind === 'mapping' ? node.entries.get(key)?.value : undefined;
}
/** The value under a path of keys. */
function descend(node, ...keys) {
    return keys.reduce(child, node);
}
function entriesOf(node) {
    return node?.kind === 'mapping' ? node.entries.values() : [];
}
function itemsOf(node) {
    return node?.kind === 'sequence' ? node.items : [];
}
/** The text of a scalar (numbers and booleans as written); undefined for null and for anything that is not a scalar. */
function textOf(node) {
    return node?.kind === 'scalar' && node.value !== undefined ? node.text : undefined;
}


/***/ }),

/***/ 1325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ parseFile),
  e: () => (/* binding */ prepareParsers)
});

// EXTERNAL MODULE: ./build/src/documents/location.js
var documents_location = __webpack_require__(6637);
;// CONCATENATED MODULE: ./build/src/documents/syntax.js
/** Deeper nesting than this is refused: no real document comes near it, and recursion over a tree stays safe. */
const MAX_NESTING = 200;
/** More problems than this in one file say nothing new. */
const MAX_PROBLEMS = 50;
/** A problem at a range of a file. The pointer is empty: what could not be parsed has no symbolic path. */
function problemAt(file, start, end, problem) {
    return {
        code: problem.code,
        severity: problem.warning ? 'warning' : 'error',
        message: problem.message,
        ...(problem.hint === undefined ? {} : { hint: problem.hint }),
        at: { file, start, end, pointer: '' },
    };
}
function tooDeep(file, offset) {
    return problemAt(file, offset, offset + 1, {
        code: 'nesting-too-deep',
        message: `The file nests deeper than ${MAX_NESTING} levels here, so it was not read further.`,
        hint: 'Flatten the structure.',
    });
}

;// CONCATENATED MODULE: ./build/src/documents/json.js


/** Files that allow comments and trailing commas by custom, whatever their extension says. */
const LENIENT = /(?:\.jsonc|\.json5|\.code-workspace|[tj]sconfig[^/]*\.json|(?:^|\/)\.(?:vscode|devcontainer)\/[^/]*|(?:^|\/)\.?devcontainer\.json)$/;
/**
 * Parses JSON (RFC 8259); comments and trailing commas are warnings in a plain `.json` file. Never throws: what can be read of a
 * broken file is kept.
 */
function parseJson(path, text, library) {
    const file = { path, lineStarts: (0,documents_location/* lineStartsOf */.xV)(text) };
    const lenient = LENIENT.test(path);
    const errors = [];
    const { comments, commas, deepest } = scan(text, library);
    if (deepest !== undefined)
        return { file, documents: [], comments, problems: [tooDeep(file, deepest)] };
    const tree = library.parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
    const problems = errors.map((error) => syntaxProblem(file, error, library));
    if (!lenient)
        for (const [start, end, what] of [...commentRanges(comments), ...commas])
            problems.push(extension(file, start, end, what));
    const document = tree === undefined ? undefined : convert(tree, file, text, problems);
    return {
        file,
        documents: document === undefined ? [] : [document],
        comments,
        problems: problems.sort((a, b) => a.at.start - b.at.start).slice(0, MAX_PROBLEMS),
    };
}
/** One pass over the tokens for what the tree does not tell: comments, trailing commas, and nesting that recursion would not survive. */
function scan(text, library) {
    const comments = [];
    const commas = [];
    const scanner = library.createScanner(text, false);
    let depth = 0;
    let comma = -1;
    for (let token = scanner.scan(); token !== TOKEN.end; token = scanner.scan()) {
        const start = scanner.getTokenOffset();
        if (token === TOKEN.lineBreak || token === TOKEN.blank)
            continue;
        if (token === TOKEN.lineComment || token === TOKEN.blockComment) {
            const end = start + scanner.getTokenLength();
            const closed = token === TOKEN.blockComment ? text.slice(start, end).endsWith('*/') : false;
            comments.push({ text: text.slice(start + 2, closed ? end - 2 : end).trim(), start, end });
            continue;
        }
        if (token === TOKEN.openBrace || token === TOKEN.openBracket)
            depth++;
        if (token === TOKEN.closeBrace || token === TOKEN.closeBracket) {
            depth--;
            if (comma >= 0)
                commas.push([comma, comma + 1, 'A comma after the last entry']);
        }
        if (depth > MAX_NESTING)
            return { comments, commas, deepest: start };
        comma = token === TOKEN.comma ? start : -1;
    }
    return { comments, commas };
}
/** The library's SyntaxKind, whose const enum is not there at run time. */
const TOKEN = {
    openBrace: 1,
    closeBrace: 2,
    openBracket: 3,
    closeBracket: 4,
    comma: 5,
    lineComment: 12,
    blockComment: 13,
    lineBreak: 14,
    blank: 15,
    end: 17,
};
function commentRanges(comments) {
    return comments.map(({ start, end }) => [start, end, 'A comment']);
}
function extension(file, start, end, what) {
    return problemAt(file, start, end, {
        code: 'json-extension',
        message: `${what} is not part of JSON: strict readers refuse the file.`,
        hint: 'Remove it, or name the file .jsonc.',
        warning: true,
    });
}
const EXPECTED = new Map([
    ['InvalidSymbol', 'There is a word here that is no JSON value.'],
    ['InvalidNumberFormat', 'This is not a number as JSON writes it.'],
    ['PropertyNameExpected', 'A key in double quotes is expected here.'],
    ['ValueExpected', 'A value is expected here.'],
    ['ColonExpected', 'A colon between key and value is expected here.'],
    ['CommaExpected', 'A comma between two entries is expected here.'],
    ['CloseBraceExpected', 'A closing `}` is expected here.'],
    ['CloseBracketExpected', 'A closing `]` is expected here.'],
    ['EndOfFileExpected', 'The document has ended before this.'],
    ['InvalidCommentToken', 'This comment is not closed.'],
    ['UnexpectedEndOfComment', 'This comment is not closed.'],
    ['UnexpectedEndOfString', 'This string is not closed.'],
    ['UnexpectedEndOfNumber', 'This number ends too early.'],
    ['InvalidUnicode', 'This is not a Unicode escape.'],
    ['InvalidEscapeCharacter', 'JSON knows no such escape.'],
    ['InvalidCharacter', 'This character must be written as an escape.'],
]);
function syntaxProblem(file, error, library) {
    const message = EXPECTED.get(library.printParseErrorCode(error.error)) ?? 'This is not valid JSON.';
    return problemAt(file, error.offset, error.offset + error.length, {
        code: 'json-syntax',
        message,
        hint: 'Correct the file: its readers refuse it as a whole.',
    });
}
function convert(node, file, text, problems) {
    const place = { file, start: node.offset, end: node.offset + node.length };
    if (node.type === 'array') {
        return {
            kind: 'sequence',
            ...place,
            items: (node.children ?? []).map((item) => convert(item, file, text, problems)),
        };
    }
    if (node.type === 'object') {
        const entries = new Map();
        for (const { children: [key, value] = [] } of node.children ?? []) {
            if (key === undefined || value === undefined)
                continue;
            const name = String(key.value);
            if (entries.has(name))
                problems.push(duplicate(file, key, name));
            entries.set(name, {
                key: name,
                keyFile: file,
                keyStart: key.offset,
                keyEnd: key.offset + key.length,
                value: convert(value, file, text, problems),
            });
        }
        return { kind: 'mapping', ...place, entries };
    }
    const written = node.type === 'string' ? String(node.value) : text.slice(place.start, place.end);
    return {
        kind: 'scalar',
        ...place,
        value: node.type === 'null' ? undefined : node.value,
        text: written,
        plain: node.type !== 'string',
    };
}
function duplicate(file, key, name) {
    return problemAt(file, key.offset, key.offset + key.length, {
        code: 'duplicate-key',
        message: `The key "${name}" stands twice in this object; the last one wins.`,
        hint: 'Keep one of the two.',
    });
}

;// CONCATENATED MODULE: ./build/src/documents/toml.js


/** Parses TOML 1.0. Never throws; the first mistake ends the reading and is the one problem. */
function parseToml(path, text, library) {
    const file = { path, lineStarts: (0,documents_location/* lineStartsOf */.xV)(text) };
    try {
        const program = library.parseTOML(text);
        const comments = program.comments.map(({ value, range }) => ({
            text: value.trim(),
            start: range[0],
            end: range[1],
        }));
        return { file, documents: [documentOf(program.body[0], file, text)], comments, problems: [] };
    }
    catch (error) {
        // The library's own recursion ends in a RangeError.
        if (error instanceof RangeError)
            return { file, documents: [], comments: [], problems: [tooDeep(file, 0)] };
        if (error instanceof TooDeep)
            return { file, documents: [], comments: [], problems: [tooDeep(file, error.offset)] };
        if (!(error instanceof library.ParseError))
            throw error;
        const problem = problemAt(file, error.index, error.index + 1, {
            code: 'toml-syntax',
            message: `This is not valid TOML: ${error.message.replace(/\.$/, '')}.`,
            hint: 'Correct the file: its readers refuse it as a whole.',
        });
        return { file, documents: [], comments: [], problems: [problem] };
    }
}
/** Dotted keys and inline tables nest deeper than what reads the tree survives. */
class TooDeep extends Error {
    offset;
    constructor(offset) {
        super();
        this.offset = offset;
    }
}
function documentOf(top, file, text) {
    const root = { kind: 'mapping', file, start: top.range[0], end: top.range[1], entries: new Map() };
    for (const item of top.body) {
        if (item.type === 'TOMLKeyValue')
            addPair(root, item, file, text, 0);
        else {
            const table = openTable(root, item, file);
            for (const pair of item.body)
                addPair(table, pair, file, text, item.key.keys.length);
        }
    }
    return root;
}
/** The mapping that a header opens: `[a.b]` below mappings, `[[a]]` as a new item of a sequence. */
function openTable(root, table, file) {
    const place = { file, start: table.range[0], end: table.range[1] };
    if (table.key.keys.length > MAX_NESTING)
        throw new TooDeep(table.range[0]);
    let current = root;
    for (const [index, part] of table.key.keys.entries()) {
        const last = index === table.key.keys.length - 1;
        const name = nameOf(part);
        const known = current.entries.get(name)?.value;
        if (last && table.kind === 'array') {
            const item = { kind: 'mapping', ...place, entries: new Map() };
            // Every sequence of tables is made here, so it may grow: a copy for each table would be quadratic.
            if (known?.kind === 'sequence')
                known.items.push(item);
            else
                current.entries.set(name, entryOf(part, file, { kind: 'sequence', ...place, items: [item] }));
            current = item;
        }
        else
            current = below(current, part, file, known?.kind === 'sequence' ? known.items.at(-1) : known);
    }
    return current;
}
function below(parent, part, file, known) {
    // Every mapping of the tree is made here, so it may grow.
    if (known?.kind === 'mapping')
        return known;
    const child = { kind: 'mapping', file, start: part.range[0], end: part.range[1], entries: new Map() };
    parent.entries.set(nameOf(part), entryOf(part, file, child));
    return child;
}
function addPair(table, { key, value }, file, text, above) {
    const depth = above + key.keys.length;
    if (depth > MAX_NESTING)
        throw new TooDeep(key.range[0]);
    let current = table;
    for (const part of key.keys.slice(0, -1))
        current = below(current, part, file, current.entries.get(nameOf(part))?.value);
    const last = key.keys.at(-1);
    if (last !== undefined)
        current.entries.set(nameOf(last), entryOf(last, file, toml_convert(value, file, text, depth)));
}
function toml_convert(node, file, text, depth) {
    if (depth > MAX_NESTING)
        throw new TooDeep(node.range[0]);
    const place = { file, start: node.range[0], end: node.range[1] };
    if (node.type === 'TOMLArray') {
        return { kind: 'sequence', ...place, items: node.elements.map((item) => toml_convert(item, file, text, depth + 1)) };
    }
    if (node.type === 'TOMLInlineTable') {
        const table = { kind: 'mapping', ...place, entries: new Map() };
        for (const pair of node.body)
            addPair(table, pair, file, text, depth);
        return table;
    }
    const string = node.kind === 'string';
    return {
        kind: 'scalar',
        ...place,
        value: scalarOf(node.value, text.slice(place.start, place.end)),
        text: string ? node.value : text.slice(place.start, place.end),
        plain: !string,
    };
}
/** Dates stay the text that they are written as; integers beyond the safe range lose no digit in `text`. */
function scalarOf(value, written) {
    if (typeof value === 'bigint')
        return Number(value);
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : written;
}
function entryOf(part, file, value) {
    return { key: nameOf(part), keyFile: file, keyStart: part.range[0], keyEnd: part.range[1], value };
}
function nameOf(part) {
    return part.type === 'TOMLBare' ? part.name : part.value;
}

// EXTERNAL MODULE: ./build/src/lib/compare.js
var compare = __webpack_require__(3746);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/src/documents/yaml/errors.js
/** The library's errors in plain words. The first entry that fits is taken, so that the general one of a code stands last. */
const WORDINGS = [
    ...['MULTILINE_IMPLICIT_KEY', 'MISSING_CHAR'].map((code) => ({
        code,
        before: /^-(?:\s|$)/,
        message: 'A list item ("- ") stands among the keys of a mapping.',
        hint: 'Indent it below the key that it belongs to, or give it a key.',
    })),
    {
        code: 'ALIAS_PROPS',
        message: 'An alias takes no tag and no anchor of its own.',
        hint: 'Remove what stands before the "*".',
    },
    {
        code: 'BAD_ALIAS',
        message: 'The name of this anchor or alias is empty or unclear.',
        hint: 'Use letters, digits, "-" and "_", and leave a blank after the name.',
    },
    {
        code: 'BAD_DIRECTIVE',
        message: 'This line starts with "%", which is a YAML directive, and it is not a valid one.',
        hint: 'Quote the value if the "%" belongs to it.',
    },
    {
        code: 'BAD_DQ_ESCAPE',
        message: 'This backslash sequence is unknown in a double-quoted text.',
        hint: 'Write "\\\\" for a backslash, or use single quotes, in which a backslash has no meaning.',
    },
    {
        code: 'BAD_INDENT',
        when: 'mapping items',
        message: 'This key does not stand in the same column as the keys beside it.',
        hint: 'Indent it like its neighbours.',
    },
    {
        code: 'BAD_INDENT',
        when: 'sequence items',
        message: 'This list item does not stand in the same column as the items beside it.',
        hint: 'Indent its "-" like those of its neighbours.',
    },
    {
        code: 'BAD_INDENT',
        when: 'end with a ]',
        message: 'A list that starts with "[" is not closed before this place.',
        hint: 'Add the missing "]", and indent the lines of the list deeper than its key.',
    },
    {
        code: 'BAD_INDENT',
        when: 'end with a }',
        message: 'A mapping that starts with "{" is not closed before this place.',
        hint: 'Add the missing "}", and indent the lines of the mapping deeper than its key.',
    },
    {
        code: 'BAD_INDENT',
        when: 'lock scalar',
        message: 'This line of a text block ("|" or ">") is indented less than the block.',
        hint: 'Indent every line of the block at least as deep as its first.',
    },
    {
        code: 'BAD_INDENT',
        message: 'The indentation of this line fits nothing above it.',
        hint: 'Indent it like its neighbours.',
    },
    {
        code: 'BAD_PROP_ORDER',
        message: 'An anchor or a tag stands before the "-", "?" or ":" that it should follow.',
        hint: 'Move it behind that character.',
    },
    {
        code: 'BAD_SCALAR_START',
        message: 'A value cannot start with this character.',
        hint: 'Put the value in quotes.',
    },
    {
        code: 'BLOCK_AS_IMPLICIT_KEY',
        when: 'sequence',
        message: 'A list cannot be the key of a mapping.',
        hint: 'Indent the list deeper than its key, or remove the ":" behind it.',
    },
    {
        code: 'BLOCK_AS_IMPLICIT_KEY',
        message: 'There is a second ": " in this line, inside a value.',
        hint: 'Quote the value if the colon belongs to it; put a nested mapping on a line of its own.',
    },
    {
        code: 'BLOCK_IN_FLOW',
        message: 'Inside "[\u2026]" or "{\u2026}" a comma is missing, or an entry is written as an indented block.',
        hint: 'Separate the entries with commas, and write nested ones with brackets or braces as well.',
    },
    {
        code: 'KEY_OVER_1024_CHARS',
        message: 'This key is longer than the 1,024 characters that YAML allows.',
        hint: 'Shorten the key.',
    },
    {
        code: 'MISSING_CHAR',
        when: "'quote",
        message: 'A text in single quotes is not closed.',
        hint: "Add the closing '.",
    },
    {
        code: 'MISSING_CHAR',
        when: '"quote',
        message: 'A text in double quotes is not closed.',
        hint: 'Add the closing ".',
    },
    {
        code: 'MISSING_CHAR',
        when: 'Comments must be',
        message: 'A comment starts right after a value.',
        hint: 'Put a blank before the "#", or quote the value if the "#" belongs to it.',
    },
    {
        code: 'MISSING_CHAR',
        when: 'map values',
        message: 'This line is not a "key: value" pair like its neighbours.',
        hint: 'Add a ":" followed by a blank after the key, or correct the indentation.',
    },
    {
        code: 'MISSING_CHAR',
        when: 'without -',
        message: 'This line stands among list items but does not start with "- ".',
        hint: 'Add the "- ", or correct the indentation.',
    },
    {
        code: 'MISSING_CHAR',
        when: 'end with a ]',
        message: 'The list that starts with "[" is not closed.',
        hint: 'Add the missing "]".',
    },
    {
        code: 'MISSING_CHAR',
        when: 'end with a }',
        message: 'The mapping that starts with "{" is not closed.',
        hint: 'Add the missing "}".',
    },
    {
        code: 'MISSING_CHAR',
        when: 'Missing ,',
        message: 'A comma is missing between two items.',
        hint: 'Separate the items of "[\u2026]" and "{\u2026}" with commas.',
    },
    {
        code: 'MISSING_CHAR',
        when: 'space after :',
        message: 'There is no blank after the ":" of this key.',
        hint: 'Write "key: value".',
    },
    {
        code: 'MISSING_CHAR',
        when: 'white space',
        message: 'A blank is missing after an anchor or a tag.',
        hint: 'Separate it from what follows.',
    },
    {
        code: 'MISSING_CHAR',
        when: 'directives-end',
        message: 'After the directives at the top a line "---" is missing.',
        hint: 'Add the line "---", or remove the directives.',
    },
    {
        code: 'MISSING_CHAR',
        when: 'leading empty lines',
        message: 'The blank lines at the start of this text block are indented deeper than its first line.',
        hint: 'Remove the blanks from these lines.',
    },
    {
        code: 'MULTILINE_IMPLICIT_KEY',
        message: 'What starts here goes on to the next line, and there a ":" follows that makes it a key.',
        hint: 'Check the indentation of the next line, and whether a ":" or a closing quote is missing here.',
    },
    { code: 'MULTIPLE_ANCHORS', message: 'A value has two anchors.', hint: 'Keep one.' },
    { code: 'MULTIPLE_TAGS', message: 'A value has two tags.', hint: 'Keep one.' },
    {
        code: 'TAB_AS_INDENT',
        message: 'This line is indented with a tab, which YAML does not allow.',
        hint: 'Indent with spaces.',
    },
    { code: 'TAG_RESOLVE_FAILED', message: 'This tag cannot be resolved.', hint: 'Check its spelling, or remove it.' },
    {
        code: 'UNEXPECTED_TOKEN',
        when: 'flow-map-end',
        message: 'This "}" closes nothing.',
        hint: 'Remove it, or add the "{" that it belongs to.',
    },
    {
        code: 'UNEXPECTED_TOKEN',
        when: 'flow-seq-end',
        message: 'This "]" closes nothing.',
        hint: 'Remove it, or add the "[" that it belongs to.',
    },
    {
        code: 'UNEXPECTED_TOKEN',
        when: 'nexpected ,',
        message: 'There is a comma with nothing before it.',
        hint: 'Remove the comma.',
    },
    {
        code: 'UNEXPECTED_TOKEN',
        when: 'Block scalar header',
        message: 'Only a comment may follow the "|" or ">" that starts a text block.',
        hint: 'Start the text on the next line, or quote the value if the character belongs to it.',
    },
    {
        code: 'UNEXPECTED_TOKEN',
        message: 'The value ended before this place, and what follows belongs to nothing.',
        hint: 'Check the quotes, the colon and the indentation of this line and the one above.',
    },
];
/** What a syntax error says to a person. `following` is the text from its place on. */
function describeSyntaxError(code, stated, following) {
    const fits = (wording) => wording.code === code &&
        (wording.when === undefined || stated.includes(wording.when)) &&
        (wording.before === undefined || wording.before.test(following));
    const { message, hint } = WORDINGS.find(fits) ?? {
        message: `The YAML is not valid here: ${stated}.`,
        hint: 'Correct the syntax.',
    };
    return { message, hint };
}

;// CONCATENATED MODULE: ./build/src/documents/yaml/syntax-errors.js



/**
 * Takes the library's errors where they arise, as values: its own error objects capture a call stack each, which makes a
 * broken file a hundred times as slow as a good one. After the first few errors of a file the others only follow from them.
 */
class SyntaxErrors {
    text;
    tree;
    count = 0;
    lastLine = 0;
    lastStart = -1;
    constructor(text, tree) {
        this.text = text;
        this.tree = tree;
    }
    listenTo(composer) {
        const listener = composer;
        listener.onError = (source, code, message, warning) => {
            if (warning)
                return;
            if (typeof source === 'number')
                this.add(source, source + 1, code, message);
            else if ('offset' in source) {
                const length = typeof source.source === 'string' ? source.source.length : 1;
                this.add(source.offset, source.offset + length, code, message);
            }
            else
                this.add(source[0] ?? 0, source[1] ?? source[0] ?? 0, code, message);
        };
    }
    add(from, to, code, message) {
        if (++this.count > MAX_PROBLEMS)
            return;
        const { file, problems } = this.tree;
        const start = Math.max(0, Math.min(from, this.text.length));
        const end = Math.max(start, Math.min(to, this.text.length));
        const at = { file, start, end, pointer: '' };
        const { line } = (0,documents_location/* positionOf */.df)(at);
        // What is said of the same place, or comes after an error on its line, follows from that; only this code tells more.
        if (start === this.lastStart && code === 'MULTILINE_IMPLICIT_KEY')
            problems.pop();
        else if (start === this.lastStart || (code === 'UNEXPECTED_TOKEN' && line === this.lastLine))
            return;
        this.lastLine = line;
        this.lastStart = start;
        const wording = describeSyntaxError(code, message, this.text.slice(start, start + 2));
        problems.push(problemAt(file, start, end, { code: 'yaml-syntax', ...wording }));
    }
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./build/src/documents/yaml/scalar.js
/**
 * Types a plain scalar as the reference Compose loader does (go-yaml v4 `resolve`): YAML 1.2 booleans and nulls only
 * (`yes` and `22:22` are strings), but the integers of YAML 1.1 (`010` is 8, `0x1F`, `0b11`, `1_000`) and floats.
 * Timestamps stay text: their value has no place in a tree of scalars.
 */
function resolvePlain(text) {
    const first = text.charCodeAt(0);
    // Digits, sign, dot: the only beginnings of a number.
    if ((first >= 48 && first <= 57) || first === 43 || first === 45)
        return WORDS.has(text) ? WORDS.get(text) : numberOf(text);
    if (first === 46)
        return WORDS.has(text) ? WORDS.get(text) : DOT_FLOAT.test(text) ? finite(text, Number(text)) : text;
    if (text.length <= 5 && WORDS.has(text))
        return WORDS.get(text);
    return text;
}
const WORDS = new Map([
    ['', undefined],
    ['~', undefined],
    ['null', undefined],
    ['Null', undefined],
    ['NULL', undefined],
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
    ['.nan', Number.NaN],
    ['.NaN', Number.NaN],
    ['.NAN', Number.NaN],
    ...['.inf', '.Inf', '.INF'].flatMap((word) => [
        [word, Number.POSITIVE_INFINITY],
        [`+${word}`, Number.POSITIVE_INFINITY],
        [`-${word}`, Number.NEGATIVE_INFINITY],
    ]),
]);
const DECIMAL = /^[-+]?(?:0|[1-9][0-9]*)$/;
const OCTAL = /^[-+]?0[oO]?[0-7]+$/;
const HEX = /^[-+]?0[xX][0-9a-fA-F]+$/;
const BINARY = /^[-+]?0[bB][01]+$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const DOT_FLOAT = /^\.[0-9]+(?:[eE][-+]?[0-9]+)?$/;
function numberOf(text) {
    const plain = text.includes('_') ? text.replaceAll('_', '') : text;
    if (DECIMAL.test(plain))
        return Number(plain);
    const sign = plain.startsWith('-') ? -1 : 1;
    const digits = plain.replace(/^[-+]/, '');
    if (OCTAL.test(plain))
        return sign * Number.parseInt(digits.replace(/^0[oO]?/, ''), 8);
    if (HEX.test(plain))
        return sign * Number.parseInt(digits.slice(2), 16);
    if (BINARY.test(plain))
        return sign * Number.parseInt(digits.slice(2), 2);
    return FLOAT.test(plain) ? finite(text, Number(plain)) : text;
}
/** The reference keeps the text of a number that its type cannot hold (`1e400`). */
function finite(text, value) {
    return Number.isFinite(value) ? value : text;
}

;// CONCATENATED MODULE: ./build/src/documents/yaml/tag.js


const CORE = 'tag:yaml.org,2002:';
const CORE_TYPES = new Set(['str', 'int', 'float', 'bool', 'null', 'map', 'seq', 'binary', 'merge']);
/** Tags of the Compose specification that say how a value merges, not what it is. */
const MERGE_TAGS = new Set(['!reset', '!override']);
/** A node under an explicit tag: typed by a core tag, keeping any other. */
function withTag(tag, node) {
    const typed = applyCoreTag(tag, node);
    const kept = keptTag(tag);
    return kept === undefined ? typed : { ...typed, tag: kept };
}
/** The tag that stays on a node, in short form; undefined for the core tags, whose meaning is in the value. */
function keptTag(tag) {
    if (tag === '!')
        return undefined;
    if (!tag.startsWith(CORE))
        return tag;
    const type = tag.slice(CORE.length);
    return CORE_TYPES.has(type) ? undefined : `!!${type}`;
}
/** A scalar typed by its explicit tag. The value under an unknown tag is text, as in the reference loader. */
function applyCoreTag(tag, node) {
    if (node.kind !== 'scalar' || MERGE_TAGS.has(tag))
        return node;
    return { ...node, value: valueUnder(tag.startsWith(CORE) ? tag.slice(CORE.length) : 'str', node.text, node.value) };
}
function valueUnder(type, text, untagged) {
    if (type === 'binary')
        return external_node_buffer_.Buffer.from(text, 'base64').toString('utf8');
    if (type === 'str')
        return text;
    if (!CORE_TYPES.has(type))
        return untagged;
    const value = resolvePlain(text);
    return type === 'null' ? undefined : value;
}

;// CONCATENATED MODULE: ./build/src/documents/yaml/library.js




/** Typing, merge keys and duplicate keys are ours: the library only sees text. */
const OPTIONS = {
    keepSourceTokens: false,
    prettyErrors: false,
    logLevel: 'silent',
    schema: 'failsafe',
    uniqueKeys: false,
};
/**
 * Reads any YAML text with the `yaml` library and rebuilds its documents as our nodes. Broken text gives what could be read,
 * with its problems reported to the tree.
 */
function readWithLibrary(text, tree) {
    const documents = [];
    const comments = [];
    const errors = new SyntaxErrors(text, tree);
    const composer = new dist/* Composer */.Dk(OPTIONS);
    errors.listenTo(composer);
    const builder = new Builder(text, tree);
    const take = (composed) => {
        for (const { contents, range } of composed) {
            tree.startDocument();
            documents.push(builder.node(contents, range?.[1] ?? text.length));
        }
    };
    const parser = new dist/* Parser */.iX();
    // The parser's own state tells the offset of a comment and the depth of nesting before anything recursive runs.
    const state = parser;
    for (const lexeme of new dist/* Lexer */.JG().lex(text)) {
        const { offset } = state;
        for (const token of parser.next(lexeme)) {
            if (token.type === 'error')
                errors.add(offset, offset + lexeme.length, 'UNEXPECTED_TOKEN', token.message);
            else
                take(composer.next(token));
        }
        if (state.type === 'comment' && lexeme.startsWith('#')) {
            comments.push({ text: lexeme.slice(1).trim(), start: offset, end: offset + lexeme.length });
        }
        if (state.stack.length > MAX_NESTING) {
            tree.problems.push(tooDeep(tree.file, offset));
            return { documents, comments };
        }
    }
    for (const token of parser.end())
        take(composer.next(token));
    take(composer.end(false, text.length));
    return { documents, comments };
}
class Builder {
    text;
    tree;
    constructor(text, tree) {
        this.text = text;
        this.tree = tree;
    }
    node(source, emptyAt) {
        if (source === null || source === undefined)
            return this.empty(emptyAt);
        if ((0,dist/* isAlias */.Vj)(source)) {
            const [start, end] = rangeOf(source, emptyAt);
            return this.tree.alias(source.source, start, end);
        }
        const anchor = source.anchor === undefined ? undefined : this.tree.openAnchor(source.anchor);
        const untagged = this.untagged(source, emptyAt);
        const node = source.tag === undefined ? untagged : withTag(source.tag, untagged);
        if (anchor !== undefined)
            this.tree.closeAnchor(anchor, node);
        return node;
    }
    untagged(source, emptyAt) {
        const [start, end] = rangeOf(source, emptyAt);
        if ((0,dist/* isMap */.jh)(source))
            return this.mapping(source, start, end);
        if ((0,dist/* isSeq */.oP)(source)) {
            const items = source.items.map((item) => this.node(item, start));
            return this.tree.sequence(items, start, source.flow ? end : Math.max(start, lastEnd(items.at(-1)) ?? end));
        }
        const scalar = source;
        if (scalar.source === '' && start === end)
            return this.empty(start);
        const plain = scalar.type === 'PLAIN' || scalar.type === undefined;
        return this.tree.scalar(String(scalar.value ?? ''), plain, start, this.trimmed(scalar, start, end));
    }
    /** A value that is not written stands right after its colon, dash, anchor or tag. */
    empty(offset) {
        let at = offset;
        while (this.text[at - 1] === ' ' || this.text[at - 1] === '\t')
            at--;
        return this.tree.scalar('', true, at, at);
    }
    mapping(source, start, end) {
        const open = { entries: new Map() };
        let last = start;
        for (const pair of source.items) {
            const key = this.node(pair.key, last);
            const at = key.via?.at(-1) ?? key;
            const value = this.node(pair.value, at.end);
            last = Math.max(at.end, (value.via?.at(-1) ?? value).end);
            if (key.kind === 'scalar') {
                this.tree.add(open, { text: key.text, plain: key.plain, start: at.start, end: at.end }, value);
                continue;
            }
            this.tree.report(at.start, at.end, {
                code: 'complex-key',
                message: 'A key must be text, not a mapping or a list.',
                hint: 'Quote the key if its brackets or braces are meant literally.',
            });
            const text = this.text.slice(at.start, at.end);
            this.tree.add(open, { text, plain: false, start: at.start, end: at.end }, value);
        }
        return this.tree.mapping(open, start, source.flow ? end : Math.max(start, last));
    }
    /** A block scalar ends with its last line of text; one without text ends with its header. */
    trimmed(scalar, start, end) {
        if (scalar.type !== 'BLOCK_LITERAL' && scalar.type !== 'BLOCK_FOLDED')
            return end;
        const { text } = this;
        if (!/[^ \t\n]/.test(String(scalar.value))) {
            let header = start + 1;
            while (/[-+0-9]/.test(text.charAt(header)))
                header++;
            return header;
        }
        let last = end;
        while (last > start && /[ \t\r\n]/.test(text.charAt(last - 1)))
            last--;
        while (last < end && !/[\r\n]/.test(text.charAt(last)))
            last++;
        return last;
    }
}
function lastEnd(node) {
    return node === undefined ? undefined : (node.via?.at(-1) ?? node).end;
}
function rangeOf(source, emptyAt) {
    return source.range ? [source.range[0], source.range[1]] : [emptyAt, emptyAt];
}

// EXTERNAL MODULE: ./node_modules/js-yaml/dist/js-yaml.mjs
var js_yaml = __webpack_require__(3243);
;// CONCATENATED MODULE: ./build/src/documents/yaml/quick.js



/**
 * Reads well-formed YAML from the events of `js-yaml`, some six times as fast as a syntax tree is made. It tells only the first
 * mistake, and not in words for people: then this says at which offset it gave up, `tree` is of no use, and the text is read
 * again by the library that recovers from mistakes.
 */
function readQuickly(text, tree) {
    // The reference Compose loader refuses such a line even where the specification lets a tab stand.
    const tab = text.search(TAB_BEFORE_TEXT);
    if (tab >= 0)
        return { ok: false, gaveUpAt: tab };
    try {
        return { ok: true, ...new EventReader(text, (0,js_yaml/* parseEvents */.PH)(text, { maxDepth: MAX_NESTING }), tree).read() };
    }
    catch (error) {
        if (error instanceof js_yaml/* YAMLException */.tB)
            return { ok: false, gaveUpAt: error.mark?.position ?? 0 };
        if (error instanceof OutsideSubset)
            return { ok: false, gaveUpAt: error.offset };
        throw error;
    }
}
const TAB_BEFORE_TEXT = /^ *\t[ \t]*[^ \t\r\n#]/m;
/** Well-formed YAML that our nodes have no place for, such as a mapping or nothing as a key: the other reader explains it. */
class OutsideSubset extends Error {
    offset;
    constructor(offset) {
        super('outside the subset');
        this.offset = offset;
    }
}
class EventReader {
    text;
    events;
    tree;
    at = 0;
    /** Where the last token ended: what stands between it and the next one is indicators, blanks and comments. */
    written = 0;
    /** Where the last node ended, which is before that for a block scalar with blank lines after it. */
    last = 0;
    comments = [];
    /** The next `#` that may start a comment: looked for once, not from every token anew. */
    hash = -1;
    constructor(text, events, tree) {
        this.text = text;
        this.events = events;
        this.tree = tree;
    }
    read() {
        const documents = [];
        while (this.at < this.events.length) {
            const event = this.events[this.at++];
            this.documentEnd();
            if (event?.type === js_yaml/* EVENT_ID */.hy.DOCUMENT && event.explicitStart)
                this.documentStart();
            this.tree.startDocument();
            documents.push(this.node());
            this.at++;
        }
        this.skipTo(this.text.length);
        return { documents, comments: this.comments };
    }
    /** Takes the `---`: without it, an empty document would take its dashes for those of a list. */
    documentStart() {
        const marker = /^---/gm;
        marker.lastIndex = this.written;
        const found = marker.exec(this.text);
        if (found !== null)
            this.take(found.index, found.index + 3);
    }
    /** Takes the `...` that may end the document before, for the same reason. */
    documentEnd() {
        const marker = /\.\.\.(?=\s|$)/y;
        for (marker.lastIndex = this.next(); marker.test(this.text); marker.lastIndex = this.next()) {
            this.take(marker.lastIndex - 3, marker.lastIndex);
        }
    }
    node() {
        const event = this.events[this.at++];
        if (event === undefined || event.type === js_yaml/* EVENT_ID */.hy.DOCUMENT || event.type === js_yaml/* EVENT_ID */.hy.POP) {
            throw new OutsideSubset(this.written);
        }
        if (event.type === js_yaml/* EVENT_ID */.hy.ALIAS) {
            const start = event.anchorStart - 1;
            this.take(start, event.anchorEnd);
            return this.tree.alias(this.text.slice(event.anchorStart, event.anchorEnd), start, event.anchorEnd);
        }
        const anchor = this.anchor(event);
        const node = this.contents(event);
        const tag = event.tagStart < 0 ? undefined : tagOf(this.text.slice(event.tagStart, event.tagEnd));
        const tagged = tag === undefined ? node : withTag(tag, node);
        if (anchor !== undefined)
            this.tree.closeAnchor(anchor, tagged);
        return tagged;
    }
    /** Anchor and tag before a node; in a block collection they stand before its first key. */
    anchor(event) {
        const { anchorStart, anchorEnd, tagStart, tagEnd } = event;
        if (anchorStart < 0 && tagStart < 0)
            return undefined;
        const [first, second] = anchorStart < tagStart
            ? [
                [anchorStart - 1, anchorEnd],
                [tagStart, tagEnd],
            ]
            : [
                [tagStart, tagEnd],
                [anchorStart - 1, anchorEnd],
            ];
        for (const [start = -1, end = -1] of [first, second])
            if (start >= 0)
                this.take(start, end);
        return anchorStart < 0 ? undefined : this.tree.openAnchor(this.text.slice(anchorStart, anchorEnd));
    }
    contents(event) {
        if (event.type === js_yaml/* EVENT_ID */.hy.SCALAR)
            return this.scalar(event);
        const { start } = event;
        const open = this.text.charCodeAt(start);
        const flow = event.style === FLOW && (open === 0x7b || open === 0x5b);
        if (flow)
            this.take(start, start + 1);
        if (event.type === js_yaml/* EVENT_ID */.hy.SEQUENCE) {
            const items = [];
            while (this.events[this.at]?.type !== js_yaml/* EVENT_ID */.hy.POP) {
                if (!flow)
                    this.indicator('-');
                items.push(this.node());
            }
            return this.tree.sequence(items, start, this.close(flow));
        }
        const entries = { entries: new Map() };
        let first;
        while (this.events[this.at]?.type !== js_yaml/* EVENT_ID */.hy.POP) {
            const key = this.entry(entries);
            first ??= key;
        }
        // Without a bracket or a question mark it starts with its first key, not with the anchor or tag before that.
        const marked = flow || open === 0x3f;
        return this.tree.mapping(entries, marked ? start : (first ?? start), this.close(flow));
    }
    /** Reads a key and its value; returns where the key starts. */
    entry(open) {
        this.indicator('?');
        const event = this.events[this.at];
        if (event?.type === js_yaml/* EVENT_ID */.hy.SCALAR && event.valueStart < 0)
            throw new OutsideSubset(this.written);
        const key = this.node();
        if (key.kind !== 'scalar')
            throw new OutsideSubset(key.start);
        const place = key.via?.at(-1) ?? key;
        this.indicator(':');
        const value = this.node();
        this.tree.add(open, { text: key.text, plain: key.plain, start: place.start, end: place.end }, value);
        return place.start;
    }
    close(flow) {
        this.at++;
        if (flow)
            this.take(this.next(), this.next() + 1);
        return this.last;
    }
    scalar(event) {
        const { valueStart, valueEnd, style } = event;
        if (valueStart < 0)
            return this.empty();
        const text = event.fast ? this.text.slice(valueStart, valueEnd) : (0,js_yaml/* getScalarValue */.KE)(this.text, event);
        if (style === js_yaml/* SCALAR_STYLE */.jK.PLAIN) {
            this.take(valueStart, valueEnd);
            return this.tree.scalar(text, true, valueStart, valueEnd);
        }
        const quoted = style === js_yaml/* SCALAR_STYLE */.jK.SINGLE_QUOTED || style === js_yaml/* SCALAR_STYLE */.jK.DOUBLE_QUOTED;
        const start = quoted ? valueStart - 1 : this.header(style === js_yaml/* SCALAR_STYLE */.jK.LITERAL_BLOCK ? '|' : '>', valueStart);
        const end = quoted ? valueEnd + 1 : this.blockEnd(start, valueStart, valueEnd, text);
        // The header of a block scalar may end with a comment.
        this.take(start, quoted ? end : start + 1);
        if (!quoted)
            this.skipTo(Math.min(valueStart, this.text.length));
        this.written = Math.max(this.written, quoted ? end : valueEnd);
        this.last = end;
        return this.tree.scalar(text, false, start, end);
    }
    /** Where the indicator of a block scalar stands: the first one after the last token, outside comments. */
    header(indicator, before) {
        const at = this.next();
        if (this.text[at] !== indicator || at >= before)
            throw new OutsideSubset(at);
        return at;
    }
    /** A block scalar ends with its last line of text; one without text ends with its header. */
    blockEnd(start, valueStart, valueEnd, value) {
        if (!/[^ \t\n]/.test(value)) {
            let end = start + 1;
            while (/[-+0-9]/.test(this.text.charAt(end)))
                end++;
            return end;
        }
        let end = valueEnd;
        while (end > valueStart && /[ \t\r\n]/.test(this.text.charAt(end - 1)))
            end--;
        while (end < valueEnd && !/[\r\n]/.test(this.text.charAt(end)))
            end++;
        return end;
    }
    /** A value that is not written stands right after its colon, dash, anchor or tag. */
    empty() {
        return this.tree.scalar('', true, this.written, this.written);
    }
    /** Takes an indicator where it is written: it may be left out in flow collections, and before keys it mostly is. */
    indicator(char) {
        const at = this.next();
        if (this.text[at] === char)
            this.take(at, at + 1);
    }
    /** Offset of the first character after the last token that is no blank, comma or comment. */
    next() {
        const { text } = this;
        let at = this.written;
        for (;;) {
            const code = text.charCodeAt(at);
            if (code === 0x23)
                while (at < text.length && !isBreak(text.charCodeAt(at)))
                    at++;
            else if (code === 0x20 || code === 0x09 || code === 0x2c || isBreak(code))
                at++;
            else
                return at;
        }
    }
    take(start, end) {
        this.skipTo(start);
        this.written = Math.max(this.written, end);
        this.last = this.written;
    }
    /** Collects the comments between the last token and an offset. */
    skipTo(offset) {
        const { text } = this;
        if (this.hash < this.written)
            this.hash = hashFrom(text, this.written);
        while (this.hash < offset) {
            const start = this.hash;
            let end = start;
            while (end < text.length && !isBreak(text.charCodeAt(end)))
                end++;
            this.comments.push({ text: text.slice(start + 1, end).trim(), start, end });
            this.hash = hashFrom(text, end);
        }
        this.written = Math.max(this.written, offset);
    }
}
/** The first `#` from an offset on; the end of the text where there is none. */
function hashFrom(text, offset) {
    const at = text.indexOf('#', offset);
    return at < 0 ? text.length : at;
}
function isBreak(code) {
    return code === 0x0a || code === 0x0d;
}
/** The style of a flow collection in the library's events. */
const FLOW = 2;
/** The full name of a tag, from how it is written. */
function tagOf(written) {
    if (written.startsWith('!!'))
        return CORE + written.slice(2);
    return written.startsWith('!<') ? written.slice(2, -1) : written;
}

;// CONCATENATED MODULE: ./build/src/documents/yaml/template.js
/** The delimiters of Go templates (Helm) and of Jinja. */
const ACTIONS = [
    ['{{', '}}'],
    ['{%', '%}'],
    ['{#', '#}'],
];
/**
 * The template action that starts at or right before an offset where a YAML reader expects a key or a value. There it cannot
 * be YAML that means anything: at best a mapping as the key of a mapping.
 */
function templateActionAt(text, offset) {
    for (const start of [offset, offset - 1]) {
        const end = start < 0 ? undefined : endOfAction(text, start);
        if (end !== undefined)
            return [start, end];
    }
    return undefined;
}
/** The first template action of a text. */
function templateActionIn(text) {
    let first;
    for (const [open, close] of ACTIONS) {
        const start = text.indexOf(open);
        const end = start < 0 ? -1 : text.indexOf(close, start + open.length);
        if (end >= 0 && (first === undefined || start < first[0]))
            first = [start, end + close.length];
    }
    return first;
}
/** Where the action that opens at an offset ends; undefined when none opens there, or it never closes. */
function endOfAction(text, start) {
    for (const [open, close] of ACTIONS) {
        if (!text.startsWith(open, start))
            continue;
        const end = text.indexOf(close, start + open.length);
        if (end >= 0)
            return end + close.length;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/src/documents/yaml/tree.js



/** What aliases may add to one file, in nodes: the bound of the reference loader. */
const MAX_ALIASED_NODES = 100_000;
/**
 * What YAML's graph means as a tree: anchors, aliases, merge keys and duplicate keys of one file.
 * The readers of the syntax report to it in document order.
 */
class YamlTree {
    file;
    problems = [];
    anchors = new Map();
    /** What stands for aliases that mean nothing: reported once, whatever they are used for. */
    placeholders = new Set();
    nodes = 0;
    aliased = 0;
    constructor(file) {
        this.file = file;
    }
    /** Anchors are known within one document only. */
    startDocument() {
        this.anchors.clear();
    }
    scalar(text, plain, start, end) {
        this.nodes++;
        return { kind: 'scalar', file: this.file, start, end, value: plain ? resolvePlain(text) : text, text, plain };
    }
    mapping(open, start, end) {
        this.nodes++;
        return { kind: 'mapping', file: this.file, start, end, entries: open.entries };
    }
    sequence(items, start, end) {
        this.nodes++;
        return { kind: 'sequence', file: this.file, start, end, items };
    }
    /** Called before the anchored node is read; the result goes to `closeAnchor` with that node. */
    openAnchor(name) {
        const anchor = { size: -this.nodes };
        this.anchors.set(name, anchor);
        return anchor;
    }
    closeAnchor(anchor, node) {
        anchor.size += this.nodes;
        anchor.node = node;
    }
    /** The node that an alias stands for: that of the anchor, with the alias in its `via`. Null where there is none. */
    alias(name, start, end) {
        const anchor = this.anchors.get(name);
        if (anchor?.node === undefined) {
            this.report(start, end, {
                code: anchor === undefined ? 'undefined-alias' : 'alias-cycle',
                message: anchor === undefined
                    ? `The alias "*${name}" has no anchor "&${name}" before it in this document.`
                    : `The alias "*${name}" stands inside its own anchor.`,
                hint: anchor === undefined
                    ? `Define "&${name}" above, or correct the name.`
                    : 'Move the anchor, or write the value out.',
            });
            return this.placeholder(start, end);
        }
        this.aliased += anchor.size;
        if (this.aliased > MAX_ALIASED_NODES) {
            this.report(start, end, {
                code: 'alias-expansion',
                message: `Aliases expand to more than ${MAX_ALIASED_NODES} nodes in this file; "*${name}" was left empty.`,
                hint: 'Do not nest aliases inside aliased collections.',
            });
            return this.placeholder(start, end);
        }
        this.nodes += anchor.size;
        const { node } = anchor;
        return { ...node, via: [...(node.via ?? []), { kind: 'alias', file: this.file, start, end }] };
    }
    /** Adds an entry; `<<` written plainly merges. A repeated key is a problem, and its last value is kept. */
    add(open, key, value) {
        const entry = tree_entryOf(this.file, key, value);
        if (key.plain && key.text === '<<') {
            if (open.mergeKey !== undefined)
                this.reportDuplicate(open.mergeKey, entry);
            open.mergeKey = entry;
            this.merge(open, entry);
            return;
        }
        const before = open.entries.get(key.text);
        if (before !== undefined && open.merged?.delete(key.text) !== true)
            this.reportDuplicate(before, entry);
        open.entries.set(key.text, entry);
    }
    report(start, end, problem) {
        this.problems.push(problemAt(this.file, start, end, problem));
    }
    placeholder(start, end) {
        const node = this.scalar('', true, start, end);
        this.placeholders.add(node);
        return node;
    }
    reportDuplicate(first, second) {
        const at = { file: this.file, start: first.keyStart, end: first.keyEnd, pointer: '' };
        this.problems.push({
            ...problemAt(this.file, second.keyStart, second.keyEnd, {
                code: 'duplicate-key',
                message: `The key "${second.key}" is already defined on line ${(0,documents_location/* positionOf */.df)(at).line}.`,
                hint: 'Keep one of the two, or merge their values.',
            }),
            related: [{ at, message: 'First defined here.' }],
        });
    }
    merge(open, { value, keyStart, keyEnd }) {
        const sources = value.kind === 'sequence' ? value.items : [value];
        for (const source of sources) {
            if (this.placeholders.has(source))
                continue;
            if (source.kind !== 'mapping') {
                const at = written(source) ?? written(value) ?? source;
                this.report(at.start, Math.max(at.end, at.start), {
                    code: 'merge-key',
                    message: 'The merge key "<<" takes a mapping or a list of mappings.',
                    hint: 'Point it at an anchor of a mapping.',
                });
                continue;
            }
            const place = written(source) ?? written(value) ?? { start: keyStart, end: keyEnd };
            const via = { kind: 'merge-key', file: this.file, start: place.start, end: place.end };
            open.merged ??= new Set();
            for (const entry of source.entries.values()) {
                if (open.entries.has(entry.key))
                    continue;
                open.merged.add(entry.key);
                const { value: merged } = entry;
                open.entries.set(entry.key, { ...entry, value: { ...merged, via: [...(merged.via ?? []), via] } });
            }
        }
    }
}
function written(node) {
    const last = node.via?.at(-1);
    return last?.kind === 'alias' ? last : undefined;
}
function tree_entryOf(file, key, value) {
    const { text, start, end } = key;
    return key.plain && typeof resolvePlain(text) !== 'string'
        ? { key: text, keyFile: file, keyStart: start, keyEnd: end, value, nonString: true }
        : { key: text, keyFile: file, keyStart: start, keyEnd: end, value };
}

;// CONCATENATED MODULE: ./build/src/documents/yaml.js







/**
 * Parses every document of a YAML text. Never throws: what is wrong is in `problems` (by place), what could be read all the
 * same in `documents`. Scalars are typed as the reference Compose loader does; aliases and merge keys are resolved.
 *
 * A text that is a template (Helm, Jinja) and no YAML before it is filled in has no documents and one problem, the warning
 * `yaml-template`.
 */
function parseYaml(path, text) {
    const file = { path, lineStarts: (0,documents_location/* lineStartsOf */.xV)(text) };
    const control = CONTROL_CHARACTER.exec(text);
    if (control !== null)
        return withoutControlCharacters(file, text, control.index);
    return parse(file, text);
}
function parse(file, text) {
    const quickTree = new YamlTree(file);
    const quick = readQuickly(text, quickTree);
    if (quick.ok)
        return finished(file, quick, quickTree.problems);
    const action = templateActionAt(text, quick.gaveUpAt);
    if (action !== undefined)
        return template(file, action);
    const tree = new YamlTree(file);
    const read = readWithLibrary(text, tree);
    const broken = tree.problems.some((problem) => problem.code === 'yaml-syntax' || problem.code === 'complex-key');
    const inside = broken ? templateActionIn(text) : undefined;
    return inside === undefined ? finished(file, read, tree.problems) : template(file, inside);
}
function finished(file, { documents, comments }, problems) {
    const ordered = problems.length < 2 ? problems : [...problems].sort((0,compare.by)((problem) => problem.at.start));
    return { file, documents, comments, problems: ordered.slice(0, MAX_PROBLEMS) };
}
function template(file, [start, end]) {
    const problem = problemAt(file, start, end, {
        code: 'yaml-template',
        message: 'The file is a template: it becomes YAML only when its actions, such as this one, are filled in.',
        warning: true,
    });
    return { file, documents: [], comments: [], problems: [problem] };
}
// Characters that YAML 1.2.2, section 5.1 forbids.
const FORBIDDEN = '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f]';
const CONTROL_CHARACTER = new RegExp(FORBIDDEN);
const CONTROL_CHARACTERS = new RegExp(FORBIDDEN, 'g');
/** Readers disagree about control characters, so they are blanks to ours. */
function withoutControlCharacters(file, text, first) {
    const parsed = parse(file, text.replace(CONTROL_CHARACTERS, ' '));
    const code = text.charCodeAt(first).toString(16).padStart(4, '0').toUpperCase();
    const problem = problemAt(file, first, first + 1, {
        code: 'yaml-control-character',
        message: `There is a control character (U+${code}) here, which YAML does not allow.`,
        hint: 'Remove it, or write it as an escape in double quotes.',
    });
    return finished(file, parsed, [problem, ...parsed.problems]);
}

;// CONCATENATED MODULE: ./build/src/documents/parse.js



const JSON_EXTENSIONS = new Set([
    'json',
    'jsonc',
    'json5',
    'tfstate',
    'webmanifest',
    'code-workspace',
]);
const TOML_NAMES = /(?:\.toml|(?:^|\/)(?:Pipfile|Cargo\.lock|poetry\.lock|uv\.lock))$/;
/** Libraries that were loaded so far. YAML is there from the start: every run needs it. */
const libraries = {};
/** Loads the libraries that files of these names need: a repository without TOML does not pay for a TOML parser. */
async function prepareParsers(paths) {
    const needed = new Set();
    for (const path of paths)
        needed.add(syntaxOf(path));
    if (needed.has('json'))
        libraries.json ??= await __webpack_require__.e(/* import() */ 547).then(__webpack_require__.t.bind(__webpack_require__, 9547, 19));
    if (needed.has('toml'))
        libraries.toml ??= await __webpack_require__.e(/* import() */ 605).then(__webpack_require__.bind(__webpack_require__, 9605));
}
/**
 * Parses a file by its name: JSON and its relatives, TOML, and everything else as YAML. Never throws for what a text holds:
 * mistakes are in `problems`. `prepareParsers` must have seen a path of the same kind before.
 */
function parseFile(path, text) {
    switch (syntaxOf(path)) {
        case 'json':
            return parseJson(path, text, prepared(libraries.json, path));
        case 'toml':
            return parseToml(path, text, prepared(libraries.toml, path));
        case 'yaml':
            return parseYaml(path, text);
    }
}
function syntaxOf(path) {
    if (JSON_EXTENSIONS.has(path.slice(path.lastIndexOf('.') + 1).toLowerCase()))
        return 'json';
    return TOML_NAMES.test(path) ? 'toml' : 'yaml';
}
function prepared(library, path) {
    if (library === undefined)
        throw new Error(`prepareParsers was not told of files like ${path}`);
    return library;
}


/***/ }),

/***/ 7072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ reachability)
});

// UNUSED EXPORTS: servicesById

// EXTERNAL MODULE: ./build/src/lib/compare.js
var compare = __webpack_require__(3746);
;// CONCATENATED MODULE: ./build/src/facts/reach/containers.js
function containersOf(stacks, deployments) {
    const siblings = new Map();
    const servicesOf = new Map(stacks.map((stack) => [stack.id, stack.services]));
    // Few repositories name containers: the index is built when the first one asks.
    let index;
    return {
        sibling: (from, name) => {
            let named = siblings.get(from.stack);
            if (named === undefined) {
                named = new Map((servicesOf.get(from.stack) ?? []).map((service) => [service.name, service]));
                siblings.set(from.stack, named);
            }
            return named.get(name);
        },
        named: (from, container) => {
            index ??= indexOf(stacks);
            const candidates = (index.get(container) ?? []).filter(({ stack }) => deployments.sees(from.stack, stack));
            return (candidates.find(({ stack }) => stack === from.stack) ?? (candidates.length === 1 ? candidates[0] : undefined));
        },
    };
}
function indexOf(stacks) {
    const index = new Map();
    for (const service of stacks.flatMap((stack) => stack.services)) {
        for (const name of containerNamesOf(service)) {
            const list = index.get(name);
            if (list === undefined)
                index.set(name, [service]);
            else
                list.push(service);
        }
    }
    return index;
}
const MAX_NAMED_REPLICAS = 32;
/** `container_name`, or the names that Compose gives to the containers of a service. */
function containerNamesOf(service) {
    if (service.containerName !== undefined)
        return [service.containerName.value];
    const replicas = Math.min(Math.max(Math.trunc(service.replicas?.value ?? 1) || 1, 1), MAX_NAMED_REPLICAS);
    return Array.from({ length: replicas }, (_, i) => `${service.project}-${service.name}-${i + 1}`);
}

;// CONCATENATED MODULE: ./build/src/facts/reach/deployments.js
/** A stack whose base is not in the list stands for itself: the caller deploys it alone. */
function deploymentsOf(stacks) {
    const ids = new Set(stacks.map((stack) => stack.id));
    const baseOf = new Map();
    for (const { id, variantOf } of stacks) {
        if (variantOf !== undefined && variantOf !== id && ids.has(variantOf))
            baseOf.set(id, variantOf);
    }
    if (baseOf.size === 0)
        return { sees: () => true };
    return {
        sees: (viewer, seen) => viewer === seen || (!baseOf.has(seen) && baseOf.get(viewer) !== seen),
    };
}

;// CONCATENATED MODULE: ./build/src/facts/reach/joined.js

/** Networks that a stack declares or a service joins, sorted by name; the machine's own as `host` when a service runs on it. */
function joinedNetworks(networks, namespaces) {
    const real = new Map(networks.all.map((network) => [network.key, network]));
    for (const namespace of namespaces.all) {
        for (const network of namespace.networks)
            if (network.gateway !== true)
                real.set(network.key, network);
    }
    const joined = [...real.values()].map(({ key, name, driver, internal, external }) => {
        const members = (namespaces.on.get(key) ?? []).flatMap((namespace) => namespace.members.map(({ id }) => id));
        return { key, network: { name, driver, internal, external, services: members.sort() } };
    });
    if (namespaces.host !== undefined) {
        const services = namespaces.host.members.map(({ id }) => id);
        joined.push({ key: 'host', network: { name: 'host', driver: 'host', internal: false, external: true, services } });
    }
    return joined
        .sort((0,compare.by)(({ network }) => network.name, ({ key }) => key))
        .map(({ network }) => network);
}

;// CONCATENATED MODULE: ./build/src/facts/reach/networks.js

/** The engine's networks that exist before any project; Compose cannot attach services to them by `networks`. */
const PREDEFINED = new Set(['bridge', 'host', 'none']);
const DEFAULT_BRIDGE = {
    key: 'bridge',
    name: 'bridge',
    driver: 'bridge',
    internal: false,
    external: true,
    onMachine: true,
    publishes: true,
};
/** True for the swarm way of `network_mode: host`, an external network called `host`. */
function isPredefined(network) {
    return network.external && PREDEFINED.has(network.name);
}
function realNetworks(stacks) {
    const accidental = accidentalProjectNames(stacks);
    const carriers = new Map();
    const keys = new Map();
    for (const stack of stacks) {
        const ofStack = new Map();
        keys.set(stack.id, ofStack);
        for (const network of stack.networks) {
            if (isPredefined(network))
                continue;
            const key = keyOf(stack, network, accidental);
            ofStack.set(network.key, key);
            const list = carriers.get(key);
            if (list === undefined)
                carriers.set(key, [{ stack, network }]);
            else
                list.push({ stack, network });
        }
    }
    const swarm = new Set(stacks.filter(({ kind }) => kind === 'swarm').map(({ id }) => id));
    const byKey = new Map();
    for (const [key, list] of carriers)
        byKey.set(key, describe(key, list));
    return {
        all: [...byKey.values()].sort((a, b) => (0,compare/* compareText */.n)(a.key, b.key)),
        find: (stack, key) => byKey.get(keys.get(stack)?.get(key) ?? ''),
        named: (name) => byKey.get(name),
        isSwarm: (stack) => swarm.has(stack),
    };
}
/**
 * The engine knows networks by name alone. Two exceptions, where equal names prove nothing: a name that a variable decides,
 * and the names of two projects that happen to live in folders of the same name (one would replace the other).
 */
function keyOf(stack, network, accidental) {
    if (network.unknownName)
        return `${network.name} of ${stack.id}`;
    const derived = !network.external && network.nameAt === undefined;
    return derived && accidental.has(stack.name) && namedByFolder(stack)
        ? `${network.name} in ${stack.path}`
        : network.name;
}
/** Project names that several folders have only because their base names are equal. */
function accidentalProjectNames(stacks) {
    const paths = new Map();
    const several = new Set();
    for (const stack of stacks) {
        if (!namedByFolder(stack))
            continue;
        const path = paths.get(stack.name);
        if (path === undefined)
            paths.set(stack.name, stack.path);
        else if (path !== stack.path)
            several.add(stack.name);
    }
    return several;
}
/** Compose derives the project name from the folder: lower case, only letters, digits, dash and underscore. */
function namedByFolder(stack) {
    const folder = stack.path.slice(stack.path.lastIndexOf('/') + 1);
    const derived = folder
        .toLowerCase()
        .replace(/[^a-z0-9_-]/g, '')
        .replace(/^[_-]+/, '');
    return derived !== '' && derived === stack.name;
}
function describe(key, carriers) {
    const sorted = [...carriers].sort((a, b) => Number(isVariant(a)) - Number(isVariant(b)) || (0,compare/* compareText */.n)(a.stack.id, b.stack.id));
    const creator = sorted.find(({ network }) => !network.external);
    const told = creator ?? sorted.find(({ network }) => network.driver !== undefined) ?? sorted[0];
    const driver = driverOf(told, creator !== undefined);
    const internal = told?.network.internal ?? false;
    return {
        key,
        name: told?.network.name ?? key,
        driver,
        internal,
        external: creator === undefined,
        onMachine: hasMachine(driver, internal),
        publishes: !internal && driver !== 'macvlan' && driver !== 'ipvlan',
    };
}
function isVariant({ stack }) {
    return stack.variantOf !== undefined;
}
function driverOf(carrier, created) {
    const { driver } = carrier?.network ?? {};
    if (driver !== undefined && driver !== '' && driver !== 'default')
        return driver;
    if (carrier?.stack.kind === 'swarm')
        return 'overlay';
    return created ? 'bridge' : 'unknown';
}
/**
 * The machine is the gateway of every bridge, internal ones included; it meets members of an overlay on `docker_gwbridge`, which
 * internal overlays do without; the kernel keeps it apart from macvlan and ipvlan. `docker network create` makes a bridge unless told otherwise.
 */
function hasMachine(driver, internal) {
    return driver === 'bridge' || driver === 'unknown' || (driver === 'overlay' && !internal);
}

;// CONCATENATED MODULE: ./build/src/facts/reach/names.js



/**
 * The engine's DNS server answers on user-defined networks, for the members' own containers: service name, aliases, container name,
 * host name, each also as `name.network`. Followers of a namespace have no name of their own and ask as its owner.
 * On the default bridge only `links` are known; on the host's network and without a network nothing is.
 * Where several networks know a name the engine answers from one of them: all candidates are given.
 */
function namesOf(world) {
    const { namespaces, deployments } = world;
    const zones = new Map();
    const zoneOf = (network) => {
        const known = zones.get(network.key);
        if (known !== undefined)
            return known;
        const zone = zoneOn(network, world);
        zones.set(network.key, zone);
        return zone;
    };
    return (from, name) => {
        const namespace = namespaces.of.get(from)?.namespace;
        const asker = namespace?.owner;
        if (namespace === undefined || asker === undefined)
            return [];
        const wanted = name.toLowerCase();
        const found = new Set();
        const ownKeys = new Set(namespace.networks.map((network) => network.key));
        for (const owner of linked(asker, wanted, world)) {
            if (namespaces.of.get(owner.id)?.namespace.networks.some((network) => ownKeys.has(network.key)))
                found.add(owner.id);
        }
        for (const network of namespace.networks) {
            if (!hasNameServer(network))
                continue;
            const suffix = `.${network.name.toLowerCase()}`;
            const labels = wanted.endsWith(suffix) ? [wanted, wanted.slice(0, -suffix.length)] : [wanted];
            for (const label of labels) {
                for (const owner of zoneOf(network).get(label) ?? []) {
                    if (deployments.sees(asker.stack, owner.stack))
                        found.add(owner.id);
                }
            }
        }
        return [...found].sort(compare/* compareText */.n);
    };
}
function hasNameServer(network) {
    return network.key !== DEFAULT_BRIDGE.key && network.gateway !== true;
}
function zoneOn(network, { namespaces, networks }) {
    const zone = new Map();
    for (const { owner } of namespaces.on.get(network.key) ?? []) {
        if (owner === undefined)
            continue;
        for (const name of new Set(namesOn(owner, network, networks))) {
            const list = zone.get(name);
            if (list === undefined)
                zone.set(name, [owner]);
            else
                list.push(owner);
        }
    }
    return zone;
}
function namesOn(owner, network, networks) {
    const names = [...containerNamesOf(owner)];
    if (owner.hostname !== undefined)
        names.push(owner.hostname.value);
    // A network joined by `network_mode: <name>` is joined without Compose's aliases.
    if (owner.networkMode === undefined) {
        names.push(owner.name);
        for (const attachment of owner.attachments) {
            if (networks.find(owner.stack, attachment.network)?.key === network.key)
                names.push(...attachment.aliases);
        }
        if (networks.isSwarm(owner.stack))
            names.push(`tasks.${owner.name}`, `${owner.project}_${owner.name}`);
    }
    return names.map((name) => name.toLowerCase());
}
/** `links` and `external_links` give a container further names that only the linking one knows. */
function linked(asker, name, { containers }) {
    const found = [];
    for (const { value } of asker.links) {
        const [target, alias] = parts(value);
        const service = containers.sibling(asker, target);
        if (service === undefined)
            continue;
        const names = [alias, `${target}-1`, ...containerNamesOf(service).slice(0, 1)];
        if (names.some((candidate) => candidate.toLowerCase() === name))
            found.push(service);
    }
    for (const { value } of asker.externalLinks) {
        const [target, alias] = parts(value);
        if (name !== alias.toLowerCase())
            continue;
        const service = containers.named(asker, target);
        if (service !== undefined)
            found.push(service);
    }
    return found;
}
function parts(link) {
    const colon = link.indexOf(':');
    return colon < 0 ? [link, link] : [link.slice(0, colon), link.slice(colon + 1)];
}

;// CONCATENATED MODULE: ./build/src/facts/reach/namespaces.js


const HOST = 'host';
function namespacesOf(stacks, networks, containers) {
    const anchors = anchorsOf(stacks, containers);
    const groups = new Map();
    for (const stack of stacks) {
        for (const service of stack.services) {
            const anchor = anchors(service) ?? { id: `${service.id} alone` };
            const group = groups.get(anchor.id);
            if (group === undefined)
                groups.set(anchor.id, { anchor, members: [service] });
            else
                group.members.push(service);
        }
    }
    const all = [...groups.values()].map(({ anchor, members }) => {
        const joined = anchor.owner === undefined ? [] : joinedBy(anchor.owner, networks);
        return {
            id: anchor.id,
            label: anchor.id === HOST ? HOST : `namespace of ${anchor.id}`,
            kind: anchor.id === HOST ? 'host' : joined.length > 0 ? 'networks' : 'none',
            owner: anchor.owner,
            members: members.sort((0,compare.by)((service) => service.id)),
            networks: joined,
        };
    });
    all.sort((0,compare.by)((namespace) => namespace.id));
    const of = new Map();
    const on = new Map();
    for (const namespace of all) {
        for (const service of namespace.members)
            of.set(service.id, { service, namespace });
        for (const { key } of namespace.networks) {
            const list = on.get(key);
            if (list === undefined)
                on.set(key, [namespace]);
            else
                list.push(namespace);
        }
    }
    return { all, of, on, host: all.find((namespace) => namespace.kind === 'host') };
}
/**
 * Follows `service:` and `container:` to the end of the chain: joining a follower joins its owner's namespace (measured).
 * Undefined for a chain that ends at a service that is not there, or nowhere: Compose refuses both.
 */
function anchorsOf(stacks, containers) {
    const hostNetworked = hostNetworks(stacks);
    const known = new Map();
    const step = (service) => {
        const mode = service.networkMode?.value;
        const onHost = hostNetworked.get(service.stack);
        if (mode?.kind === 'host' || (onHost !== undefined && service.attachments.some((a) => onHost.has(a.network)))) {
            return { end: { id: HOST } };
        }
        if (mode?.kind === 'service')
            return { next: containers.sibling(service, mode.service) };
        if (mode?.kind !== 'container')
            return { end: { id: service.id, owner: service } };
        const next = containers.named(service, mode.container);
        return next === undefined ? { end: { id: `container:${mode.container}` } } : { next };
    };
    return (service) => {
        const chain = new Set();
        let anchor;
        for (let current = service; current !== undefined && !chain.has(current.id);) {
            if (known.has(current.id)) {
                anchor = known.get(current.id);
                break;
            }
            chain.add(current.id);
            const taken = step(current);
            anchor = taken.end;
            current = taken.next;
        }
        for (const id of chain)
            known.set(id, anchor);
        return anchor;
    };
}
/** Swarm services have no `network_mode`; they join the machine by an external network called `host`. Compose cannot. */
function hostNetworks(stacks) {
    const found = new Map();
    for (const stack of stacks) {
        if (stack.kind !== 'swarm')
            continue;
        const keys = stack.networks.filter((n) => isPredefined(n) && n.name === HOST).map((n) => n.key);
        if (keys.length > 0)
            found.set(stack.id, new Set(keys));
    }
    return found;
}
function joinedBy(service, networks) {
    const mode = service.networkMode?.value;
    if (mode?.kind === 'bridge')
        return [DEFAULT_BRIDGE];
    if (mode?.kind === 'other')
        return modeByName(mode.text, networks);
    if (mode !== undefined)
        return [];
    const joined = new Map();
    for (const attachment of service.attachments) {
        const network = networks.find(service.stack, attachment.network);
        if (network !== undefined)
            joined.set(network.key, network);
    }
    if (networks.isSwarm(service.stack) && joined.size > 0 && service.ports.some((port) => port.mode === 'ingress')) {
        const gateway = gatewayOf(service);
        joined.set(gateway.key, gateway);
    }
    return [...joined.values()].sort((0,compare.by)((network) => network.key));
}
/** `network_mode: <name>` joins the network that the engine knows by this name; `default` is its word for the default bridge. */
function modeByName(text, networks) {
    if (text === 'default')
        return [DEFAULT_BRIDGE];
    if (!/^[A-Za-z0-9][\w.-]*$/.test(text) || PRIVATE_MODES.has(text))
        return [];
    return [networks.named(text) ?? { ...DEFAULT_BRIDGE, key: text, name: text, driver: 'unknown' }];
}
/** Podman's words for a namespace of its own behind a user-mode stack: nobody shares it. */
const PRIVATE_MODES = new Set(['private', 'slirp4netns', 'pasta']);
/**
 * A swarm task that publishes through the ingress mesh is given `docker_gwbridge`, even when all its networks are internal.
 * Members of that bridge are kept apart, so each meets only the machine there; nor do members of `ingress` reach each other (measured).
 */
function gatewayOf(service) {
    return {
        key: `docker_gwbridge of ${service.id}`,
        name: 'docker_gwbridge',
        driver: 'bridge',
        internal: false,
        external: true,
        onMachine: true,
        publishes: true,
        gateway: true,
    };
}

// EXTERNAL MODULE: ./build/src/model/role.js
var role = __webpack_require__(639);
;// CONCATENATED MODULE: ./build/src/facts/reach/junctions.js


/** The map for such walks. What it says of a network is worked out when somebody enters it for the first time. */
class Junctions {
    #on;
    #known = new Map();
    /** The machine, when a service runs on it. */
    host;
    /** Networks that lead to the machine and away from it, sorted by key; none when no service runs on it. */
    onMachine;
    constructor(namespaces) {
        this.#on = namespaces.on;
        this.host = namespaces.host;
        this.onMachine = this.host === undefined ? [] : machineNetworks(namespaces);
    }
    at(network) {
        let junction = this.#known.get(network.key);
        if (junction === undefined) {
            const members = this.#on.get(network.key) ?? [];
            junction = {
                stores: members.filter((namespace) => namespace.members.some(isStore)),
                onward: members.filter((namespace) => namespace.networks.length > 1),
            };
            this.#known.set(network.key, junction);
        }
        return junction;
    }
}
function isStore(service) {
    return role/* STORE_ROLES */.a.has(service.role.role);
}
function machineNetworks(namespaces) {
    const found = new Map();
    for (const { networks } of namespaces.all) {
        for (const network of networks)
            if (network.onMachine)
                found.set(network.key, network);
    }
    return [...found.values()].sort((0,compare.by)((network) => network.key));
}

;// CONCATENATED MODULE: ./build/src/facts/reach/walk.js


/** A namespace is there when the container that made it is. */
function isVisible(namespace, sees) {
    return namespace.owner === undefined || sees(namespace.owner);
}
/**
 * Breadth-first search for data stores over networks instead of over pairs of services: a network is entered once, its stores are
 * found, and only the members that lead on are followed. Work grows with memberships, never with their square.
 */
class Walk {
    #map;
    #budget;
    #sees;
    #start;
    #routes = new Map();
    #visited = new Set();
    #entered = new Set();
    #next = [];
    constructor({ service, namespace }, map, deployments, budget) {
        this.#map = map;
        this.#budget = budget;
        this.#sees = (other) => deployments.sees(service.stack, other.stack);
        this.#start = { service, namespace };
    }
    /** The nearest stores, sorted by id. */
    routes() {
        const { namespace } = this.#start;
        this.#visited.add(namespace);
        this.#find(namespace, this.#start);
        let frontier = [this.#start];
        // However little is left of the budget, the networks of the service itself are looked at.
        do {
            for (const hop of frontier) {
                this.#leave(hop);
                if (this.#isFull())
                    break;
            }
            frontier = this.#next;
            this.#next = [];
        } while (frontier.length > 0 && !this.#isFull() && this.#budget.steps > 0);
        if (frontier.length > 0 || this.#isFull())
            this.#budget.complete = false;
        return [...this.#routes]
            .map(([store, hop]) => ({ store, through: [...unwind(hop), store] }))
            .sort((0,compare.by)((route) => route.store));
    }
    #isFull() {
        return this.#routes.size >= this.#budget.quota;
    }
    #leave(hop) {
        const { namespace } = hop;
        for (const network of namespace.networks)
            this.#enter(network, hop);
        const { host, onMachine } = this.#map;
        if (host === undefined)
            return;
        if (namespace === host) {
            for (const network of onMachine)
                this.#enter(network, hop);
        }
        else if (!this.#visited.has(host) && namespace.networks.some((network) => network.onMachine)) {
            this.#find(host, hop);
            this.#follow(host, hop);
        }
    }
    #enter(network, hop) {
        if (this.#entered.has(network.key) || this.#isFull())
            return;
        this.#entered.add(network.key);
        const { stores, onward } = this.#map.at(network);
        this.#budget.steps -= stores.length + onward.length + 1;
        for (const namespace of stores) {
            if (isVisible(namespace, this.#sees))
                this.#find(namespace, hop);
            if (this.#isFull())
                return;
        }
        for (const namespace of onward)
            if (isVisible(namespace, this.#sees))
                this.#follow(namespace, hop);
    }
    #find(namespace, hop) {
        for (const member of namespace.members) {
            if (!isStore(member) || !this.#sees(member) || this.#routes.has(member.id) || this.#isFull())
                continue;
            this.#routes.set(member.id, member.id === this.#start.service.id ? undefined : hop);
        }
    }
    #follow(namespace, hop) {
        if (this.#visited.has(namespace))
            return;
        const service = [namespace.owner, ...namespace.members].find((member) => member !== undefined && this.#sees(member));
        if (service === undefined)
            return;
        this.#visited.add(namespace);
        this.#next.push({ service, namespace, from: hop });
    }
}
function unwind(hop) {
    const ids = [];
    for (let current = hop; current !== undefined; current = current.from)
        ids.push(current.service.id);
    return ids.reverse();
}

;// CONCATENATED MODULE: ./build/src/facts/reach/paths.js


/** Bounds for repositories of any size: paths, shared out evenly over the published ports, and steps of all walks together. */
const MAX_PATHS = 200_000;
const MAX_STEPS = 20_000_000;
/** However many ports there are, each gets its nearest stores. */
const MIN_PER_PORT = 4;
/** The shortest path from each published port to each data store. Ports of one service share a walk. */
function exposurePaths(published, namespaces, deployments) {
    const map = new Junctions(namespaces);
    const quota = Math.max(MIN_PER_PORT, Math.floor(MAX_PATHS / Math.max(published.length, 1)));
    const budget = { steps: MAX_STEPS, quota, complete: true };
    const paths = [];
    let service;
    let routes = [];
    for (const port of published) {
        if (service !== port.service) {
            service = port.service;
            const source = namespaces.of.get(service);
            routes = source === undefined ? [] : new Walk(source, map, deployments, budget).routes();
        }
        for (const { store, through } of routes)
            paths.push({ published: port, store, through });
    }
    return { paths, complete: budget.complete };
}

;// CONCATENATED MODULE: ./build/src/facts/reach/published.js

const EVERY_INTERFACE = '0.0.0.0';
/** Sorted by service, then in the order of the service's list. */
function publishedPorts(namespaces, listening) {
    const published = [];
    for (const namespace of namespaces.all) {
        if (namespace.kind === 'host') {
            for (const member of namespace.members)
                published.push(...listeningOnMachine(member, listening(member)));
        }
        else if (namespace.owner !== undefined && publishes(namespace)) {
            // Followers publish nothing of their own: the engine refuses `ports` beside a shared namespace.
            published.push(...declared(namespace.owner));
        }
    }
    return published.sort((0,compare.by)((port) => port.service));
}
/** A container that is only on internal networks, macvlan or ipvlan publishes nothing, whatever its `ports` say: measured. */
function publishes({ networks, owner }) {
    return (networks.some((network) => network.publishes) || (networks.length === 0 && (owner?.attachments.length ?? 0) > 0));
}
function declared(service) {
    return service.ports.map((port, index) => ({
        service: service.id,
        hostIp: port.hostIp === undefined || port.hostIp === '' ? EVERY_INTERFACE : port.hostIp,
        hostPort: port.published ?? '',
        port: port.target,
        protocol: port.protocol,
        index,
        at: port.at,
    }));
}
/** On the host's network the engine discards `ports`; what the process listens on is open on the machine itself. */
function listeningOnMachine(service, known) {
    const open = new Map();
    const add = (port, protocol, index, at) => {
        const key = `${port}/${protocol}`;
        if (port < 1 || port > 65_535 || open.has(key))
            return;
        open.set(key, { service: service.id, hostIp: EVERY_INTERFACE, hostPort: `${port}`, port, protocol, index, at });
    };
    service.ports.forEach((port, index) => {
        add(port.target, port.protocol, index, port.at);
    });
    for (const { value, at } of service.expose) {
        for (const { port, protocol } of exposed(value))
            add(port, protocol, -1, at);
    }
    for (const port of known)
        add(port, 'tcp', -1, service.at);
    return [...open.values()];
}
const MAX_RANGE = 100;
/** `3000`, `3000/udp`, `3000-3005`; a range counts up to 100 ports. */
function exposed(text) {
    const match = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/(tcp|udp|sctp))?$/.exec(text.trim());
    if (match === null)
        return [];
    const first = Number(match[1]);
    const last = Math.min(Number(match[2] ?? first), first + MAX_RANGE - 1);
    return Array.from({ length: Math.max(last - first + 1, 0) }, (_, i) => ({
        port: first + i,
        protocol: match[3] ?? 'tcp',
    }));
}

;// CONCATENATED MODULE: ./build/src/facts/reachability.js










/**
 * Reachability of everything that the stacks deploy on one machine. Variants take the place of their base: they reach the other bases,
 * never their own base or each other, and bases do not see them. `listening` tells ports that an image is known to listen on.
 */
function reachability(stacks, listening = () => []) {
    const deployments = deploymentsOf(stacks);
    const networks = realNetworks(stacks);
    const containers = containersOf(stacks, deployments);
    const namespaces = namespacesOf(stacks, networks, containers);
    const published = publishedPorts(namespaces, listening);
    const seenBy = (viewer) => (service) => deployments.sees(viewer.stack, service.stack);
    let joined;
    let exposure;
    const exposed = () => {
        exposure ??= exposurePaths(published, namespaces, deployments);
        return exposure;
    };
    const from = (serviceId) => {
        const member = namespaces.of.get(serviceId);
        if (member === undefined)
            return NOBODY;
        const { service: viewer, namespace: own } = member;
        const sees = seenBy(viewer);
        const carried = new Map();
        for (const { key, name } of own.networks) {
            const carrier = [name];
            for (const namespace of namespaces.on.get(key) ?? []) {
                const already = carried.get(namespace);
                carried.set(namespace, already === undefined ? carrier : [...already, name]);
            }
        }
        if (own.kind === 'host') {
            for (const namespace of namespaces.all)
                if (meetsMachine(namespace))
                    carried.set(namespace, reachability_HOST);
        }
        else if (namespaces.host !== undefined && meetsMachine(own))
            carried.set(namespaces.host, reachability_HOST);
        carried.set(own, [own.label]);
        const reached = [];
        for (const [namespace, via] of carried) {
            if (!isVisible(namespace, sees))
                continue;
            const sorted = via.length > 1 ? [...via].sort(compare/* compareText */.n) : via;
            for (const service of namespace.members) {
                if (service.id !== serviceId && sees(service))
                    reached.push([service.id, sorted]);
            }
        }
        return new Map(reached.sort((0,compare.by)(([id]) => id)));
    };
    const via = (fromId, toId) => {
        const member = namespaces.of.get(fromId);
        const target = namespaces.of.get(toId);
        if (member === undefined || target === undefined || fromId === toId)
            return [];
        const { namespace: own } = member;
        const { namespace: other } = target;
        const sees = seenBy(member.service);
        if (!sees(target.service) || !isVisible(other, sees))
            return [];
        if (own === other)
            return [own.label];
        if (own.kind === 'host')
            return meetsMachine(other) ? reachability_HOST : [];
        if (other.kind === 'host')
            return meetsMachine(own) ? reachability_HOST : [];
        const keys = new Set(own.networks.map((network) => network.key));
        return other.networks
            .filter((network) => keys.has(network.key))
            .map((network) => network.name)
            .sort(compare/* compareText */.n);
    };
    return {
        from,
        via,
        resolves: namesOf({ networks, namespaces, containers, deployments }),
        published,
        get networks() {
            joined ??= joinedNetworks(networks, namespaces);
            return joined;
        },
        get paths() {
            return exposed().paths;
        },
        get pathsComplete() {
            return exposed().complete;
        },
    };
}
const reachability_HOST = ['host'];
const NOBODY = new Map();
/** The machine has an address on every bridge, so its own services and the bridge's members reach each other: measured, internal ones too. */
function meetsMachine(namespace) {
    return namespace.networks.some((network) => network.onMachine);
}
/** Services by id over all stacks, in document order. */
function servicesById(stacks) {
    return new Map(stacks.flatMap((stack) => stack.services.map((service) => [service.id, service])));
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

/***/ 7569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fl: () => (/* binding */ baseName),
/* harmony export */   o1: () => (/* binding */ resolvePath),
/* harmony export */   uJ: () => (/* binding */ joinPath),
/* harmony export */   yS: () => (/* binding */ folderOf)
/* harmony export */ });
/** Folder of a repository path, `/`-separated; empty for a file at the root. */
function folderOf(path) {
    const slash = path.lastIndexOf('/');
    return slash < 0 ? '' : path.slice(0, slash);
}
/** Last segment of a repository path. */
function baseName(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}
/** Joins a folder (empty for the root) and a name or relative path, without resolving `..`. */
function joinPath(folder, name) {
    return folder === '' ? name : `${folder}/${name}`;
}
/**
 * Resolves `.`, `..` and doubled slashes of a path relative to a folder of the repository.
 * Undefined when it leaves the repository or is absolute; empty for the root itself.
 */
function resolvePath(folder, relative) {
    if (relative.startsWith('/'))
        return undefined;
    const segments = folder === '' ? [] : folder.split('/');
    for (const segment of relative.split('/')) {
        if (segment === '' || segment === '.')
            continue;
        if (segment !== '..')
            segments.push(segment);
        else if (segments.pop() === undefined)
            return undefined;
    }
    return segments.join('/');
}


/***/ }),

/***/ 7210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ assembleCatalogue)
/* harmony export */ });
/** The catalogue that the files of rules/roles make together. */
function assembleCatalogue(roleFiles, hintFile) {
    return {
        roles: roleFiles.map(({ role, meaning }) => ({ role, meaning })),
        products: roleFiles.flatMap(({ role, products }) => products.map((product) => ({ ...product, role }))),
        hints: hintFile.hints.flatMap(({ phrases, ...hint }) => phrases.map((phrase) => ({ ...hint, words: phrase.split(' ') }))),
        runtimes: hintFile.runtimes,
        systems: hintFile.systems,
        namespaces: hintFile.namespaces,
        registries: hintFile.registries,
        fillers: hintFile.fillers,
    };
}


/***/ }),

/***/ 639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ STORE_ROLES)
/* harmony export */ });
/** Roles that hold data which must not be reachable from outside. */
const STORE_ROLES = new Set(['database', 'cache', 'broker', 'object-store', 'search']);


/***/ }),

/***/ 5596:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   xX: () => (/* binding */ parseCpus),
/* harmony export */   z_: () => (/* binding */ parseBytes)
/* harmony export */ });
const MILLISECONDS = new Map([
    ['ns', 1e-6],
    ['us', 1e-3],
    ['\u00b5s', 1e-3],
    ['\u03bcs', 1e-3],
    ['ms', 1],
    ['s', 1_000],
    ['m', 60_000],
    ['h', 3_600_000],
    ['d', 86_400_000],
    ['w', 604_800_000],
]);
/** What 63 bits of nanoseconds hold: longer durations are refused, as by the reference. */
const LONGEST_MILLISECONDS = 9_223_372_036_854;
const DURATION_PART = /(\d+(?:\.\d*)?|\.\d+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h|d|w)/y;
/**
 * A duration such as `1m30s`, `1.5h` or `-2d` in milliseconds: Go's notation with days and weeks.
 * Undefined when it is none; a number without a unit is none, except `0`.
 */
function parseDuration(text) {
    const signed = text.startsWith('-') || text.startsWith('+');
    const rest = signed ? text.slice(1) : text;
    if (rest === '0')
        return 0;
    let total = 0;
    let position = 0;
    while (position < rest.length) {
        DURATION_PART.lastIndex = position;
        const match = DURATION_PART.exec(rest);
        if (match === null)
            return undefined;
        total += Number(match[1]) * (MILLISECONDS.get(match[2] ?? '') ?? Number.NaN);
        position = DURATION_PART.lastIndex;
    }
    if (position === 0 || total > LONGEST_MILLISECONDS)
        return undefined;
    return total === 0 ? 0 : text.startsWith('-') ? -total : total;
}
const SIZE = /^\+?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d+)? ?(?:([kmgtp])(?:i?b)?|b)?$/i;
/**
 * A size such as `512m`, `1.5 GiB` or `64kb` in bytes: units are powers of 1024, fractions of a byte are cut off.
 * `-1`, which means unlimited, is kept; any other negative number and anything else is undefined.
 */
function parseBytes(text) {
    if (text === '-1')
        return -1;
    const match = SIZE.exec(text);
    if (match === null)
        return undefined;
    const [, digits = '', exponent = '', unit = ''] = match;
    const bytes = Math.trunc(Number(digits + exponent) * 1024 ** (unit === '' ? 0 : 1 + 'kmgtp'.indexOf(unit.toLowerCase())));
    return Number.isSafeInteger(bytes) ? bytes : undefined;
}
const DECIMAL = /^\+?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
/** A number of cores such as `0.5` or `2`; undefined when it is none. */
function parseCpus(text) {
    if (!DECIMAL.test(text))
        return undefined;
    const cpus = Number(text);
    return Number.isFinite(cpus) ? cpus : undefined;
}


/***/ }),

/***/ 7005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z9: () => (/* binding */ loadConfig)
});

// UNUSED EXPORTS: CONFIG_PATHS, readConfig

// EXTERNAL MODULE: ./build/src/documents/parse.js + 12 modules
var parse = __webpack_require__(1325);
// EXTERNAL MODULE: ./build/src/lib/mistake.js
var mistake = __webpack_require__(2201);
// EXTERNAL MODULE: ./build/src/lib/suggest.js
var suggest = __webpack_require__(5895);
;// CONCATENATED MODULE: ./build/src/rulebook/mistakes.js

/**
 * What a validator found, in words for the author of the file: every mistake once, in the order of the validator.
 * The validator must be compiled with `allErrors` and `verbose`.
 */
function mistakesOf(errors) {
    const all = errors ?? [];
    const unions = new Set(all.filter((error) => error.keyword === 'anyOf').map((error) => error.instancePath));
    const branches = all.filter((error) => unions.has(error.instancePath) && isBranch(error));
    // A branch that fits in kind says better what is wrong than the union does.
    const explained = new Set(all
        .filter((error) => error.keyword !== 'anyOf' && !isBranch(error))
        .flatMap((error) => pathsAbove(error.instancePath)));
    const mistakes = all
        .filter((error) => error.keyword !== 'if' && !branches.includes(error))
        .filter((error) => error.keyword !== 'anyOf' || !explained.has(error.instancePath))
        .map((error) => error.keyword === 'anyOf'
        ? describeUnion(error, branches.filter((branch) => branch.instancePath === error.instancePath))
        : describe(error));
    const seen = new Set();
    return mistakes.filter((mistake) => {
        const key = JSON.stringify(mistake);
        return seen.has(key) ? false : seen.add(key);
    });
}
/** What each branch of a union says of a value that is of another kind, or none of its words. */
function isBranch({ keyword }) {
    return keyword === 'type' || keyword === 'enum' || keyword === 'const';
}
/** The path itself and all above it. */
function pathsAbove(path) {
    const paths = [path];
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
        paths.push(path.slice(0, end));
    return paths;
}
function describeUnion(error, branches) {
    const words = branches.flatMap(({ params }) => [params.allowedValues ?? params.allowedValue ?? []].flat().map(String));
    const kinds = branches
        .flatMap(({ params }) => (params.type === undefined ? [] : [kindName(params.type)]))
        .filter((kind) => kind !== KINDS.string || words.length === 0);
    const simple = typeof error.data !== 'object';
    const given = simple ? `"${String(error.data)}"` : kindOf(error.data);
    const hint = simple ? (0,suggest/* didYouMean */.a)(String(error.data), words) : '';
    const message = `${given} is not one of ${[...new Set([...words, ...kinds])].join(', ')}.${hint}`;
    return {
        path: pathOf(error.instancePath),
        part: 'value',
        message: message.charAt(0).toUpperCase() + message.slice(1),
    };
}
function describe(error) {
    const path = pathOf(error.instancePath);
    const value = (message) => ({ path, part: 'value', message });
    switch (error.keyword) {
        case 'additionalProperties': {
            const key = String(error.params.additionalProperty);
            const known = Object.keys(error.parentSchema?.properties ?? {});
            return { path: [...path, key], part: 'key', message: `Unknown key "${key}".${(0,suggest/* didYouMean */.a)(key, known)}` };
        }
        case 'required':
            return { path, part: 'key', message: `The key "${error.params.missingProperty}" is missing.` };
        case 'enum': {
            const allowed = error.params.allowedValues.map(String);
            const given = String(error.data);
            return value(`"${given}" is not one of ${allowed.join(', ')}.${(0,suggest/* didYouMean */.a)(given, allowed)}`);
        }
        case 'const':
            return value(`"${String(error.data)}" must be "${String(error.params.allowedValue)}".`);
        case 'type':
            return value(`This must be ${kindName(error.params.type)}, and is ${kindOf(error.data)}.`);
        case 'pattern':
            return value(`"${String(error.data)}" does not have the form ${error.params.pattern}.`);
        default:
            return value(`This value ${error.message ?? 'is not allowed'}.`);
    }
}
const KINDS = {
    object: 'a mapping',
    array: 'a list',
    string: 'text',
    number: 'a number',
    integer: 'a whole number',
    boolean: 'true or false',
    null: 'empty',
};
function kindName(type) {
    return [type]
        .flat()
        .map((name) => KINDS[String(name)] ?? String(name))
        .join(' or ');
}
function kindOf(value) {
    if (value === null || value === undefined)
        return 'empty';
    if (Array.isArray(value))
        return 'a list';
    return kindName(typeof value);
}
/** A JSON pointer (RFC 6901) as keys. */
function pathOf(pointer) {
    return pointer === ''
        ? []
        : pointer
            .slice(1)
            .split('/')
            .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

// EXTERNAL MODULE: ./build/src/documents/location.js
var documents_location = __webpack_require__(6637);
;// CONCATENATED MODULE: ./build/src/policy/plain.js

/** Nodes of a configuration beyond which it is refused: aliases can make a small file endless. */
const MAX_NODES = 10_000;
/** The tree as plain values, or undefined when it is too large to be a configuration. */
function plainOf(root) {
    let left = MAX_NODES;
    const visit = (node) => {
        left -= 1;
        if (left < 0)
            return undefined;
        if (node.kind === 'sequence')
            return node.items.map(visit);
        if (node.kind === 'mapping') {
            return Object.fromEntries([...node.entries.values()].map((entry) => [entry.key, visit(entry.value)]));
        }
        // YAML 1.1 reads `off` as false; in a configuration it is a word.
        return typeof node.value === 'boolean' && !/^(true|false)$/i.test(node.text) ? node.text : node.value;
    };
    const value = visit(root);
    return left < 0 ? undefined : { value };
}
/** The place at the end of a path of keys and indices, as far as the tree goes. */
function placeIn(root, path, part) {
    let node = root;
    let entry;
    for (const step of path) {
        const next = node.kind === 'mapping' ? node.entries.get(step) : undefined;
        const item = node.kind === 'sequence' ? node.items[Number(step)] : next?.value;
        if (item === undefined)
            break;
        entry = next;
        node = item;
    }
    const pointer = path.join('.');
    return part === 'key' && entry !== undefined
        ? { file: entry.keyFile, start: entry.keyStart, end: entry.keyEnd, pointer }
        : { file: node.file, start: node.start, end: node.end, pointer };
}
/** `path:line:column: message`, as compilers write it. */
function lineAt(at, message) {
    const { path, line, column } = (0,documents_location/* positionOf */.df)(at);
    return `${path}:${line}:${column}: ${message}`;
}

;// CONCATENATED MODULE: ./build/src/policy/config-mistakes.js



/** Everything that is wrong with a configuration, as lines `path:line:column: message` in the order of the file. */
async function configMistakes(root, value, book) {
    const { default: validators } = await __webpack_require__.e(/* import() */ 237).then(__webpack_require__.t.bind(__webpack_require__, 2237, 19));
    const validate = validators.config;
    const shape = validate === undefined || validate(value) ? [] : mistakesOf(validate.errors);
    // Names can only be looked up where the shape is right.
    const mistakes = shape.length > 0 ? shape : await nameMistakes(value, book);
    return mistakes
        .map((mistake) => ({ at: placeIn(root, mistake.path, mistake.part), message: mistake.message }))
        .sort((a, b) => a.at.start - b.at.start)
        .map(({ at, message }) => lineAt(at, message));
}
async function nameMistakes(file, book) {
    const presets = book.presets.map(({ name }) => name);
    const patterns = book.patterns.map(({ slug }) => slug);
    const mistakes = [];
    if (file.preset !== undefined && !presets.includes(file.preset)) {
        mistakes.push(unknown(['preset'], 'preset', file.preset, presets));
    }
    if (file.pattern !== undefined && !patterns.includes(file.pattern)) {
        mistakes.push(unknown(['pattern'], 'pattern', file.pattern, patterns));
    }
    for (const key of ['include', 'exclude']) {
        for (const [index, glob] of (file[key] ?? []).entries()) {
            const message = globMistake(glob);
            if (message !== undefined)
                mistakes.push({ path: [key, String(index)], part: 'value', message });
        }
    }
    return [...mistakes, ...(await ruleMistakes(file, book))];
}
async function ruleMistakes(file, book) {
    const rules = new Map(book.rules.map((rule) => [rule.id, rule]));
    const mistakes = [];
    for (const [id, setting] of Object.entries(file.rules ?? {})) {
        const rule = rules.get(id);
        if (rule === undefined) {
            mistakes.push({
                path: ['rules', id],
                part: 'key',
                message: `There is no rule "${id}".${(0,suggest/* didYouMean */.a)(id, rules.keys())}`,
            });
        }
        else if (typeof setting === 'object' && setting.params !== undefined) {
            mistakes.push(...(await paramMistakes(id, rule.check, { ...rule.params }, setting)));
        }
    }
    return mistakes;
}
async function paramMistakes(id, check, own, setting) {
    const { default: validators } = await __webpack_require__.e(/* import() */ 458).then(__webpack_require__.t.bind(__webpack_require__, 8458, 19));
    const validate = validators[`params/${check}`];
    if (validate === undefined || validate({ ...own, ...setting.params }))
        return [];
    return mistakesOf(validate.errors).map((mistake) => ({ ...mistake, path: ['rules', id, 'params', ...mistake.path] }));
}
function unknown(path, what, name, known) {
    return { path, part: 'value', message: `There is no ${what} "${name}".${(0,suggest/* didYouMean */.a)(name, known)}` };
}
function globMistake(glob) {
    if (glob.trim() === '')
        return 'A glob must not be empty.';
    if (glob.split('/').includes('..'))
        return `"${glob}" leaves the repository: globs are relative to its root.`;
    return undefined;
}

;// CONCATENATED MODULE: ./build/src/policy/config.js





const CONFIG_PATHS = ['.groundplan.yml', '.groundplan.yaml'];
const FAIL_ON = ['error', 'warning', 'note', 'never'];
const DEFAULT_PRESET = 'recommended';
/** The configuration of a repository. Throws UserMistake with every mistake of the file or of the overrides at once. */
async function loadConfig(source, book, overrides = {}) {
    const wrong = overrideMistakes(book, overrides);
    if (wrong.length > 0)
        throw new mistake/* UserMistake */.g(...wrong);
    const given = overrides.config ?? fileOf(source);
    if (given === undefined)
        return settle({}, book, overrides);
    await (0,parse/* prepareParsers */.e)([given.path]);
    const file = await readConfig((0,parse/* parseFile */.C)(given.path, given.text), book);
    return { path: given.path, ...settle(file, book, overrides) };
}
function fileOf(source) {
    const present = CONFIG_PATHS.filter((path) => source.has(path));
    const [path, other] = present;
    if (path === undefined)
        return undefined;
    if (other !== undefined)
        throw new mistake/* UserMistake */.g(`${other}: ${path} is there as well; keep one of the two.`);
    const result = source.read(path);
    if (!result.ok)
        throw new mistake/* UserMistake */.g(`${path}: ${result.message}`);
    return { path, text: result.text };
}
/** Validates a parsed configuration. Throws UserMistake with lines `path:line:column: message`, all of them. */
async function readConfig(parsed, book) {
    const errors = parsed.problems.filter((problem) => problem.severity === 'error');
    if (errors.length > 0)
        throw new mistake/* UserMistake */.g(...errors.map((problem) => lineAt(problem.at, problem.message)));
    const [root, second] = parsed.documents;
    if (second !== undefined) {
        throw new mistake/* UserMistake */.g(lineAt({ ...second, pointer: '' }, 'A configuration is one document; remove this one.'));
    }
    if (root === undefined || (root.kind === 'scalar' && root.value === undefined))
        return {};
    const plain = plainOf(root);
    if (plain === undefined)
        throw new mistake/* UserMistake */.g(`${parsed.file.path}: This is too large for a configuration.`);
    const mistakes = await configMistakes(root, plain.value, book);
    if (mistakes.length > 0)
        throw new mistake/* UserMistake */.g(...mistakes);
    // The validator that was generated from ConfigFile has passed it.
    return plain.value;
}
function settle(file, book, overrides) {
    const preset = overrides.preset ?? file.preset ?? DEFAULT_PRESET;
    const failOn = overrides.failOn ?? file['fail-on'] ?? book.presets.find(({ name }) => name === preset)?.failOn ?? 'error';
    const rules = Object.entries(file.rules ?? {}).map(([id, setting]) => [
        id,
        typeof setting === 'string' ? { level: setting } : setting,
    ]);
    return {
        preset,
        failOn: failOn,
        ...(file.pattern === undefined ? {} : { pattern: file.pattern }),
        include: file.include ?? [],
        exclude: file.exclude ?? [],
        rules: new Map(rules),
    };
}
function overrideMistakes(book, { preset, failOn }) {
    const presets = book.presets.map(({ name }) => name);
    const mistakes = [];
    if (preset !== undefined && !presets.includes(preset))
        mistakes.push(unknownName('preset', preset, presets));
    if (failOn !== undefined && !FAIL_ON.includes(failOn))
        mistakes.push(unknownName('level', failOn, FAIL_ON));
    return mistakes;
}
function unknownName(what, name, known) {
    return `There is no ${what} "${name}": use ${known.join(', ')}.${(0,suggest/* didYouMean */.a)(name, known)}`;
}


/***/ })

};
