/** A description as a publisher may have it, which says nothing of its session, and what an overlay for it must lead to. */
export interface Published {
  readonly name: string;
  readonly text: string;
  /** Lines of the suggestion. */
  readonly says: readonly string[];
  /** Calls of the session itself, as the server hears them: a login, another one when the first session has lapsed, the logout. */
  readonly heard: readonly string[];
  readonly outcome: "closed" | "forgotten";
}

interface Parts {
  /** What comes before `paths`. */
  readonly head?: string;
  readonly loginPath?: string;
  /** The login's answer. */
  readonly answer: string;
  readonly others: string;
  readonly schemes?: string;
  /** Of the calls with data. */
  readonly security?: string;
}

function description({ head = "", loginPath = "/login", answer, others, schemes, security = "" }: Parts): string {
  return `openapi: 3.0.3
info: { title: Acme, version: "1" }
servers: [{ url: "https://acme.example" }]
${head}paths:
  ${loginPath}:
    post:
      operationId: openIt
      requestBody:
        required: true
        content:
          application/json:
            schema: { type: object, required: [user, password], properties: { user: { type: string }, password: { type: string } } }
      responses: { ${answer} }
${others}  /things: { get: { operationId: listThings, ${security}responses: { "200": { description: OK }, "401": { description: No session. } } } }
${schemes === undefined ? "" : `components: { securitySchemes: { ${schemes} } }\n`}`;
}

const body = (properties: string) =>
  `"200": { description: OK, content: { application/json: { schema: { type: object, properties: { ${properties} } } } } }`;
const over = 'responses: { "204": { description: Over. } }';
const postLogout = `  /logout: { post: { operationId: closeIt, ${over} } }\n`;
const login = "POST /login";

export const published: readonly Published[] = [
  {
    name: "a cookie that the answer declares, and calls",
    text: description({
      answer: '"200": { description: OK, headers: { Set-Cookie: { schema: { type: string }, example: "sid=1; Path=/" } } }',
      others: postLogout,
      head: "security: [{ cookie: [] }]\n",
      schemes: "cookie: { type: apiKey, in: cookie, name: sid }",
    }),
    says: [
      "cookie: $response.cookie.sid  # sure: the cookie that its answer sets, and calls send back",
      "logout: closeIt  # likely: POST /logout",
    ],
    heard: [login, login, "POST /logout"],
    outcome: "closed",
  },
  {
    name: "a cookie that calls alone declare",
    text: description({
      answer: '"204": { description: The session is open. }',
      others: postLogout,
      head: "security: [{ cookie: [] }]\n",
      schemes: "cookie: { type: apiKey, in: cookie, name: sid }",
    }),
    says: ["# likely: calls send this cookie; its answer does not say that it sets it", 'example: "sid=an-example; Path=/; HttpOnly"'],
    heard: [login, login, "POST /logout"],
    outcome: "closed",
  },
  {
    name: "a cookie that the answer sets without its name",
    text: description({
      answer: '"200": { description: OK, headers: { set-cookie: { schema: { type: string } } } }',
      others: postLogout,
    }),
    says: ['# a guess: its answer sets a cookie; put its name here, in place of "session"'],
    heard: [login, login, "POST /logout"],
    outcome: "closed",
  },
  {
    name: "a session that nothing declares, and a logout by GET",
    text: description({
      head: "security: [{ basic: [] }]\n",
      schemes: "basic: { type: http, scheme: basic }",
      answer: '"200": { description: OK }',
      others: `  /logout: { get: { operationId: closeIt, ${over} } }\n`,
    }),
    says: ["# a guess: its answer declares nothing that looks like a token", "logout: closeIt  # a guess: GET /logout, by its path"],
    heard: [login, login, "GET /logout"],
    outcome: "closed",
  },
  {
    name: "a logout by DELETE of the session's own path",
    text: description({
      loginPath: "/sessions",
      answer: body("id: { type: integer }, token: { type: string }").replace('"200"', '"201"'),
      others: `  /sessions/{session_id}: { delete: { operationId: closeIt, parameters: [{ name: session_id, in: path, required: true, schema: { type: string } }], ${over} } }\n`,
      head: "security: [{ bearer: [] }]\n",
      schemes: "bearer: { type: http, scheme: bearer }",
    }),
    says: [
      "logout: closeIt  # likely: DELETE /sessions/{session_id}, by the session's own path, a parameter that the login's answer fills",
      "parameters: { session_id: $response.body#/id } } } }  # likely: which session the logout ends",
      "bearer: $response.body#/token  # sure: the value of its answer that looks like a token, and a scheme for one",
    ],
    heard: ["POST /sessions", "POST /sessions", "DELETE /sessions/…"],
    outcome: "closed",
  },
  {
    name: "a logout by DELETE of the current session",
    text: description({
      loginPath: "/session",
      answer: body("jwt: { type: string }"),
      others: `  /session/current: { delete: { operationId: closeIt, ${over} } }\n`,
    }),
    says: ["logout: closeIt  # likely: DELETE /session/current, by the session's own path", "a guess: where calls carry it"],
    heard: ["POST /session", "POST /session", "DELETE /session/current"],
    outcome: "closed",
  },
  {
    name: "no logout, and a token in Authorization",
    text: description({
      answer: body("data: { type: object, properties: { accessToken: { type: string } } }"),
      others: "",
      schemes: "jwt: { type: apiKey, in: header, name: Authorization }",
      security: "security: [{ jwt: [] }], ",
    }),
    says: [
      "# logout: likely there is none, and a session ends by its time alone: no operation looks like one",
      "# likely: the value of its answer that looks like a token; in Authorization it usually follows the word Bearer",
    ],
    heard: [login, login],
    outcome: "forgotten",
  },
  {
    name: "operations that name a scheme which no login earns",
    text: description({
      answer: '"204": { description: The session is open. }',
      others: postLogout,
      schemes: "key: { type: oauth2, flows: { implicit: { authorizationUrl: https://acme.example/oauth, scopes: {} } } }",
      security: "security: [{ key: [] }], ",
    }),
    says: ["  - target: $.components.securitySchemes.key\n    remove: true  # it stands below as it must be"],
    heard: [login, login, "POST /logout"],
    outcome: "closed",
  },
];
