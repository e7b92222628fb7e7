/** An operation of the simulated API, and what it does for somebody who is logged in. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  /** Whether doing it twice is once too often. */
  readonly hasEffect: boolean;
  readonly status: number;
  readonly contentType?: string;
  readonly location?: string;
  readonly body?: string;
  /** The server says no, whoever asks: not allowed, or by an answer of the operation's own that looks like a refusal. */
  readonly isDenied?: boolean;
}

const json = "application/json";
const html = "text/html";

/** Odd ones are answers that look like an expiry and are none (F48, F50). */
export const operations = {
  read: { method: "GET", path: "things/1", hasEffect: false, status: 200, contentType: json, body: '{"name":"thing"}' },
  readOther: { method: "GET", path: "things/2", hasEffect: false, status: 200, contentType: json, body: '{"name":"other"}' },
  create: { method: "POST", path: "things", hasEffect: true, status: 201, contentType: json, body: '{"id":1}' },
  change: { method: "PATCH", path: "things/1", hasEffect: true, status: 200, contentType: json, body: '{"id":1}' },
  replace: { method: "PUT", path: "things/1", hasEffect: true, status: 200, contentType: json, body: '{"id":1}' },
  remove: { method: "DELETE", path: "things/1", hasEffect: true, status: 204 },
  startJob: { method: "POST", path: "jobs", hasEffect: true, status: 303, location: "jobs/1" },
  page: { method: "GET", path: "page", hasEffect: false, status: 200, contentType: html, body: "<h1>Report</h1>" },
  postPage: { method: "POST", path: "page", hasEffect: true, status: 200, contentType: html, body: "<h1>Done</h1>" },
  oddNull: { method: "POST", path: "odd/null", hasEffect: true, status: 200, contentType: json, body: '{"error":null,"id":401}' },
  oddWords: {
    method: "POST",
    path: "odd/words",
    hasEffect: true,
    status: 200,
    contentType: json,
    body: '{"data":{"name":"session"},"errors":[]}',
  },
  oddList: {
    method: "GET",
    path: "odd/list",
    hasEffect: false,
    status: 200,
    contentType: json,
    body: '{"items":["session-logs"],"errors":[]}',
  },
  download: { method: "GET", path: "download", hasEffect: false, status: 302, location: "https://files.sim/1" },
  forbidden: { method: "GET", path: "admin/1", hasEffect: false, status: 403, contentType: json, isDenied: true },
  forbiddenOther: { method: "GET", path: "admin/2", hasEffect: false, status: 403, contentType: json, isDenied: true },
  forbiddenChange: { method: "POST", path: "admin", hasEffect: false, status: 403, contentType: json, isDenied: true },
  password: { method: "POST", path: "password", hasEffect: false, status: 401, contentType: json, isDenied: true },
  missing: { method: "GET", path: "missing", hasEffect: false, status: 404, contentType: json, body: '{"message":"no such thing"}' },
  failing: { method: "GET", path: "failing", hasEffect: false, status: 500, contentType: json, body: '{"message":"failed"}' },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;

const byAddress = new Map(Object.entries(operations).map(([name, { method, path }]) => [`${method} ${path}`, name as OperationName]));

export function operationAt(method: string, path: string): OperationName | undefined {
  return byAddress.get(`${method} ${path}`);
}

export function operationOf(name: OperationName): Operation {
  return operations[name];
}
