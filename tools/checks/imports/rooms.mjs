// The plan of the house. rules.mjs makes rules of it for dependency-cruiser, and ../map.mjs the map in CONTRIBUTING.md.

/**
 * What each package holds, and which of ours its `src` may import. A package that is not named is a vendor's.
 *
 * @type {Record<string, [holds: string, imports: string[]]>}
 */
export const packages = {
  codegen: [
    "an OpenAPI file with x-session in, the files of a typed client package out. Published, and this repository's own generator",
    [],
  ],
  client: ["openapi-fetch with safe defaults: what generated packages stand on", []],
  session: ["the facade: a client that keeps itself logged in. Never reads a spec", ["client", "vendors"]],
  cli: ["vendor-auth, the command line on top of session", ["client", "vendors", "session", "emulator"]],
  emulator: ["both vendors' servers, written by hand from evidence, one of any description, and the conformance kit", ["codegen"]],
};
/** @type {[holds: string, imports: string[]]} */
export const aVendor = ["a generated, typed client", ["client"]];

/** What each tool holds. Nothing that is published imports a tool. */
export const tools = {
  bench: "how fast and how large it is, as ratios to others: npm run bench",
  browser: "the emulator's console and the built site in a browser",
  checks: "what is checked of the whole repository, a script a check; this map's source is in imports/rooms.mjs",
  conformance:
    "session clients against servers: the conformance kit on ours and on others', the specs' scenarios, session styles of other vendors",
  guides: "the code blocks of all pages, and the guides followed word by word",
  packed: "the tarballs as they would be published, in a project that installs them",
  release: "a release, rehearsed: npm run test:release",
  tour: "npm start",
};

/** What scripts/ may take of a package beside its doors. */
export const takenByScripts = ["packages/codegen/src/first-files.ts"];

/**
 * Each folder of a package's or a tool's `src` is a room: [its path, what it holds, the rooms it may import]. "." is `src` itself,
 * "*" each other folder of a folder, none of which imports another of them; "generated" belongs to the generator and is not listed.
 * A room stands above those that it imports, so that no circle is possible.
 *
 * @type {Record<string, [room: string, holds: string, imports: string[]][]>}
 */
// oxfmt-ignore
export const rooms = {
  "packages/client": [
    [".", "the doors, the client and its types", ["calls", "answers", "wire", "model"]],
    ["calls", "a call from its options to its answer: what is sent, middleware, retries", ["answers", "styles", "model"]],
    ["answers", "an answer as a result, and what is said of one that is not as declared", ["model"]],
    ["wire", "what goes over the wire for operations that are not plain: styles, media types, cookies, servers", ["styles", "model"]],
    ["styles", "parameters as text", []],
    ["model", "what is generated of a description: its operations, its session, its types", []],
  ],
  "packages/session": [
    [".", "the first door, and sweep", ["client", "vendors", "login", "context", "descriptor", "model", "events", "errors", "support"]],
    ["vendors", "the list of vendors", ["vendors/*", "model"]],
    ["vendors/*", "a vendor: its door, and what its spec cannot say", ["client", "descriptor", "model"]],
    ["client", "connect: a typed client of a vendor and its options", ["engine", "model", "events", "errors"]],
    ["engine", "a call from its first byte to its answer: prepare, authenticate, renew, send again", ["login", "answers", "context", "model", "events", "errors", "support"]],
    ["login", "a login from credentials to session, its redirect, its failures, and the logout", ["context", "model", "events", "errors", "support"]],
    ["context", "what all rooms of one client share, and the redactor of its secrets", ["model", "events", "errors", "support"]],
    ["descriptor", "a vendor made of a generated descriptor, and the reader of Set-Cookie", ["lapses", "operations", "model", "support"]],
    ["lapses", "which answers say that the session has lapsed: by status, by what the spec declares, by body", ["operations", "model", "support"]],
    ["operations", "what the spec says of an operation, found by method and path", []],
    ["node", "the door for Node", ["node/exit", "node/fetch", "node/tls", "node/options", "stores/file", "stores/keychain", "stores/disk", "stores/locking", "model"]],
    ["node/exit", "log out when the process ends", ["node/fetch", "node/options"]],
    ["node/fetch", "nodeFetch: undici's answers as Response", ["node/tls", "node/options", "answers", "model", "errors", "support"]],
    ["node/tls", "which certificate of a host is trusted", ["node/options", "model", "errors"]],
    ["node/options", "the options of nodeFetch", ["model", "errors"]],
    ["otel", "the door for OpenTelemetry", ["model", "events", "support"]],
    ["stores/file", "a session in a file", ["stores/disk", "stores/entry-format", "stores/locking", "stores/support", "model"]],
    ["stores/keychain", "a session in the system's keychain", ["stores/disk", "stores/entry-format", "stores/locking", "stores/support", "model"]],
    ["stores/redis", "the door for Redis", ["stores/entry-format", "stores/locking", "stores/support", "model"]],
    ["stores/encrypted", "the door for a store that encrypts what another keeps", ["stores/support", "model", "errors"]],
    ["stores/contract", "the door for tests of stores: what each must do", ["model"]],
    ["stores/disk", "locks, holders and fencing tokens as files", ["stores/locking", "stores/support", "model", "errors"]],
    ["stores/locking", "how long a lock is waited for, and held", ["stores/support", "model", "support"]],
    ["stores/entry-format", "how a session is written down, and the version of that format", ["stores/support", "model"]],
    ["stores/support", "what stores say when they fail", ["model", "errors"]],
    ["answers", "a Response whose parts are made when somebody asks", []],
    ["model", "the types that all rooms speak of: session, store, vendor, options", ["events", "errors"]],
    ["events", "what a client tells: its events, a logout's outcome, Node's diagnostics channel", ["errors"]],
    ["errors", "SessionError, its codes, and an invalid option", []],
    ["support", "time, promises, hosts, JSON pointers: nothing of sessions", []],
  ],
  "packages/emulator": [
    [".", "the doors", ["cli", "control", "emulator", "spec", "vendors", "vendors/*", "transport", "sink", "records", "faults", "policies", "http", "support"]],
    ["cli", "the command: flags, help, greeting", ["emulator", "control", "spec", "vendors", "vendors/contract", "policies", "http"]],
    ["conformance", "the door for the conformance kit: which checks run, and how", ["conformance/checks", "conformance/check", "conformance/scene", "emulator", "spec", "vendors", "vendors/contract"]],
    ["conformance/checks", "the checks, a row of docs/survives.md each", ["conformance/check", "conformance/scene", "vendors", "vendors/contract", "faults", "sink"]],
    ["conformance/check", "one check: expectation, outcome, verdict", ["conformance/scene", "vendors", "vendors/contract"]],
    ["conformance/scene", "a server and the client under test", ["emulator", "vendors", "vendors/contract", "sink"]],
    ["emulator", "a server put together and started", ["control", "spec", "transport", "vendors", "vendors/contract", "server", "faults", "policies", "support"]],
    ["spec", "a vendor made of a description: put together, or its data behind another's session", ["spec/session", "spec/answers", "spec/requests", "spec/schemas", "spec/reader", "vendors/contract", "model", "faults", "policies", "http", "support"]],
    ["spec/session", "what its session asks for and hands out: login, tokens, logout, refusals", ["spec/answers", "spec/requests", "spec/schemas", "spec/reader", "vendors/contract", "model", "policies", "http"]],
    ["spec/answers", "what its operations answer: examples, values of schemas, a user's own, errors", ["spec/schemas", "spec/reader", "http"]],
    ["spec/requests", "what its operations take: parameters and bodies, read and checked", ["spec/schemas", "spec/reader", "http"]],
    ["spec/schemas", "its schemas as JSON Schema: checks and samples", ["spec/reader"]],
    ["spec/reader", "a description as it comes from the generator's reader, and JSON pointers", []],
    ["control", "what a test or a person may change while it runs, and the console", ["vendors", "vendors/contract", "server", "model", "records", "faults", "policies", "http", "support"]],
    ["vendors", "the list of vendors", ["vendors/*", "vendors/contract", "policies"]],
    ["vendors/*", "a vendor: its defaults, flags, credentials, calls, facts", ["vendors/contract", "model", "policies", "http"]],
    ["vendors/contract", "what a vendor's folder must say", ["model", "faults", "policies", "http"]],
    ["transport", "sockets, TLS and bytes", ["server", "http"]],
    ["server", "what happens to a call: login, authorization, logout", ["model", "records", "faults", "policies", "http", "support"]],
    ["model", "what a server is made of: accounts, sessions, state", ["records", "policies", "http", "support"]],
    ["records", "what the server saw: counters, requests, audit", ["http", "support"]],
    ["faults", "answers that go wrong on purpose", ["http", "support"]],
    ["policies", "how a server behaves, and the rules for its options", ["http", "support"]],
    ["sink", "a server that only listens, for bytes that should not come", []],
    ["http", "requests and answers as plain values", []],
    ["support", "clock, randomness, loopback: nothing of sessions", []],
  ],
  "packages/codegen": [
    [".", "the doors: the library, the command, descriptions for who serves an API, and the first files of a vendor for scripts/new-vendor", ["commands", "generate", "describe", "init", "disk", "session", "spec", "source", "text"]],
    ["commands", "the command: arguments, output, one file a command", ["generate", "diff", "diff/changes", "init", "explain", "suggest", "check", "disk", "reference", "session", "spec", "source", "text"]],
    ["generate", "a spec in, all generated files out", ["files", "reference", "session", "spec", "source", "text"]],
    ["describe", "an API as plain data, for who serves it", ["disk", "session", "session/places", "check", "spec", "source"]],
    ["init", "the files of a new package", ["reference", "session", "session/login", "spec", "source", "text"]],
    ["suggest", "a first overlay for a description: what is likely of its session", ["session", "session/login", "session/places", "spec", "source", "text"]],
    ["diff", "what changed between two specs, how much it breaks, and its changeset", ["diff/rules", "diff/client", "diff/judge", "diff/judge/uses", "diff/changes", "session", "disk", "check", "spec", "source", "text"]],
    ["diff/client", "what a client does by itself, and no type shows: its session, what its calls bring, and how they are sent", ["diff/judge", "diff/changes", "wire", "session", "spec", "source"]],
    ["diff/judge", "TypeScript's verdict: code that uses what differs, compiled with the types of both sides", ["diff/judge/uses", "diff/judge/types", "diff/changes", "files", "session", "spec", "source"]],
    ["diff/judge/uses", "the code that a consumer might have, and which of it is broken", ["diff/judge/types", "diff/changes", "spec"]],
    ["diff/judge/types", "generated types as they are written and as the compiler knows them, and which of them differ", []],
    ["diff/rules", "the table: what a change means to a consumer, in words", ["diff/changes", "spec", "source", "text"]],
    ["diff/changes", "a difference of two specs, where it stands, and what its level asks for", ["spec", "openapi", "source", "text"]],
    ["disk", "what is read and written, and what is stale", ["overlay", "spec", "source", "text"]],
    ["explain", "what was understood of a spec, in lines for a person", ["session", "session/login", "spec", "text"]],
    ["files", "the generated TypeScript", ["wire", "session", "session/login", "spec", "source", "text"]],
    ["wire", "what of an operation is not plain on the wire: styles, media types, cookies, servers", ["spec", "openapi", "source"]],
    ["reference", "the reference pages", ["session", "session/login", "spec", "source", "text"]],
    ["session", "x-session: its rules, and the descriptor", ["session/login", "session/places", "check", "spec", "source", "text"]],
    ["session/login", "what a login takes, and the ways to log in", ["session/places", "spec", "source", "text"]],
    ["session/places", "where a value is in an answer, and where a scheme puts it in a request", ["spec", "source"]],
    ["check", "what is wrong in a spec, and what is only untidy", ["spec", "tidy", "openapi", "source", "text"]],
    ["spec", "a description of an API as one OpenAPI 3 document", ["tidy", "openapi", "overlay", "source", "text"]],
    ["tidy", "what publishers leave untidy and can be put right, before anything is checked", ["openapi", "source"]],
    ["openapi", "the words of OpenAPI: its methods, what its keywords hold, where a reference leads", ["source", "text"]],
    ["overlay", "OpenAPI Overlays: read and applied", ["source", "text"]],
    ["source", "a file as data that know where they stand, and what is told of them", ["text"]],
    ["text", "names, and code as text", []],
  ],
  "packages/cli": [
    [".", "the program", ["commands", "errors", "target", "vendors", "support"]],
    ["commands", "one command a file", ["answers", "credentials", "sessions", "target", "vendors", "errors", "terminal", "support"]],
    ["answers", "what is printed of an answer: headers, a jq filter, page after page", ["errors", "terminal"]],
    ["sessions", "the client behind a command, and their store", ["credentials", "target", "vendors", "errors", "terminal"]],
    ["credentials", "where credentials come from", ["target", "vendors", "errors", "terminal"]],
    ["target", "which vendor, host and account is meant: flags, environment, configuration, kept logins", ["vendors", "errors"]],
    ["support", "own version, child processes", ["errors"]],
    ["errors", "what is said of a failure, and the exit code", ["vendors", "terminal"]],
    ["vendors", "the vendors that the command knows", []],
    ["terminal", "colours, spinner, prompts, secrets that are never printed", []],
  ],
  "tools/bench": [
    [".", "the command, and the bounds of the quick run", ["suites", "suites/generator", "results", "measure"]],
    ["programs", "started as processes of their own, one client in each", ["suites", "clients", "measure"]],
    ["suites", "what is measured, a suite a file", ["clients", "measure", "descriptions"]],
    ["suites/generator", "the generator beside openapi-typescript's command", ["measure", "descriptions"]],
    ["descriptions", "what types are made of: publishers' own descriptions, and large ones of ours", []],
    ["results", "docs/speed.md, its plots and results.json", ["measure"]],
    ["measure", "how: turns, medians, processes", ["clients"]],
    ["clients", "ours and the peers', and the stand-in that answers them", []],
  ],
  "tools/conformance": [
    [".", "the clients, the page of their results, the scenarios", []],
    ["styles", "session styles of other vendors: what each is given, and what is called", ["styles/vendors", "styles/server"]],
    ["styles/vendors", "a strict server of each style", ["styles/server"]],
    ["styles/by-hand", "servers of the vendors that a page of the docs writes by hand", ["styles/server"]],
    ["styles/server", "what these servers share: a request, and what is counted", []],
  ],
};
