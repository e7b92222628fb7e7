/* oxlint-disable max-lines -- one table */
/** What is changed in the small spec (or a whole text), and the error it must give. */
type Case = readonly [name: string, { readonly given: string | readonly (readonly [from: string, to: string])[]; readonly want: string }];

const schemeLine = "    token: { type: apiKey, in: header, name: X-Token }";
const credentialLine = "    token: $response.header.X-Token";
const answer = 'schema: { $ref: "#/components/schemas/Answer" }';

export const cases: readonly Case[] = [
  // The text
  [
    "an empty file",
    { given: "", want: "small.yaml:1:1: This is not an OpenAPI document: it is not a mapping. Start it with `openapi: 3.1.0`." },
  ],
  [
    "a list",
    {
      given: "- openapi: 3.1.0\n",
      want: "small.yaml:1:1: This is not an OpenAPI document: it is not a mapping. Start it with `openapi: 3.1.0`.",
    },
  ],
  [
    "broken YAML",
    {
      given: [["  logout: logout\n", "  logout: [logout\n"]],
      want: "small.yaml:7:3: The YAML is broken: Flow sequence in block collection must be sufficiently indented and end with a ]. Correct it; nothing can be read before that.",
    },
  ],
  [
    "a tab for indentation",
    {
      given: [["  logout: logout\n", "\tlogout: logout\n"]],
      want: "small.yaml:6:1: The YAML is broken: Tabs are not allowed as indentation. Correct it; nothing can be read before that.",
    },
  ],
  [
    "a duplicate key",
    {
      given: [["  logout: logout\n", "  login: logout\n"]],
      want: "small.yaml:6:3: This key is already there. Remove one of the two, or rename it.",
    },
  ],
  [
    "a duplicate status, one of them a number",
    {
      given: [['{ "204": { description: Over. } }', '{ "204": { description: Over. }, 204: { description: Over. } }']],
      want: "small.yaml:27:51: This key is already there. Remove one of the two, or rename it.",
    },
  ],
  [
    "two documents",
    { given: [["paths:", "---\npaths:"]], want: "small.yaml:9:1: A second YAML document starts here. Leave one document in the file." },
  ],
  [
    "a tag of some other language",
    {
      given: [["title: Small", "title: !!js/function Small"]],
      want: "small.yaml:2:16: The YAML is broken: Unresolved tag: tag:yaml.org,2002:js/function. Correct it; nothing can be read before that.",
    },
  ],
  [
    "an alias that contains itself",
    {
      given: [["info: {", "info: &info { x-self: *info,"]],
      want: "small.yaml:2:23: The alias *info contains itself. Write out what it stands for.",
    },
  ],
  [
    "aliases that multiply",
    {
      given: [
        [
          "paths:",
          `x-a: &a [1,1,1,1,1,1,1,1,1]\nx-b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nx-c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nx-d: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\npaths:`,
        ],
      ],
      want: "small.yaml:1:1: The YAML cannot be unfolded: Excessive alias count indicates a resource exhaustion attack. Write it with fewer aliases.",
    },
  ],
  // OpenAPI
  [
    "no version",
    {
      given: [["openapi: 3.1.0\n", ""]],
      want: "small.yaml:1:1: This is not an OpenAPI document: it has no `openapi`. Write the spec in OpenAPI 3.1: `openapi: 3.1.0`.",
    },
  ],
  [
    "Swagger 2",
    {
      given: [["openapi: 3.1.0", 'swagger: "2.0"']],
      want: "small.yaml:1:1: This is not an OpenAPI document: it has no `openapi`. Write the spec in OpenAPI 3.1: `openapi: 3.1.0`.",
    },
  ],
  [
    "a version that is not known",
    {
      given: [["3.1.0", "3.2.0"]],
      want: 'small.yaml:1:10: OpenAPI "3.2.0" is not known here. Write the spec in OpenAPI 3.1: `openapi: 3.1.0`.',
    },
  ],
  [
    "several faults of structure",
    {
      given: [
        ["description: Open.", "descripton: Open."],
        ["in: header, required", "in: head, required"],
      ],
      want: 'small.yaml:14:37: `in` can be one of the following only: "query", "header", "path", "cookie". Write it as the OpenAPI specification has it.\nsmall.yaml:16:9: The field `description` must be present on this level. Write it as the OpenAPI specification has it.\nsmall.yaml:17:11: Property `descripton` is not expected here. Write it as the OpenAPI specification has it.',
    },
  ],
  [
    "no operationId",
    {
      given: [["      operationId: logout\n", ""]],
      want: "small.yaml:24:5: Operation object should contain `operationId` field. Give it one: the generated code calls the operation by it.",
    },
  ],
  [
    "a duplicate operationId",
    {
      given: [["operationId: logout", "operationId: login"]],
      want: "small.yaml:25:20: Every operation must have a unique `operationId`. Rename one of the two.",
    },
  ],
  [
    "an operationId that is no name",
    {
      given: [["operationId: logout", 'operationId: "log\\nout"']],
      want: 'small.yaml:25:20: The operationId "log\\nout" cannot be a name in code. Use letters, digits, and _ $ . / : - between them.',
    },
  ],
  [
    "security by a scheme that is not there",
    {
      given: [["{ token: [] }", "{ tokn: [] }"]],
      want: 'small.yaml:26:20: There is no security scheme "tokn". Define it under components.securitySchemes, or correct its name.',
    },
  ],
  [
    "a path parameter that is not declared",
    {
      given: [["  /logout:", "  /logout/{id}:"]],
      want: "small.yaml:24:5: The operation does not define the path parameter `{id}` expected by path `/logout/{id}`. Declare it, or correct its name.",
    },
  ],
  [
    "a server variable that is not declared",
    {
      given: [["https://small.example", "https://{host}"]],
      want: "small.yaml:3:18: The server's variable \"host\" is not declared. Give it a default under the server's variables.",
    },
  ],
  [
    "a name of every object",
    {
      given: [["X-Token: { schema", "__proto__: { schema"]],
      want: "small.yaml:19:13: The name __proto__ is a member of every JavaScript object, so the two cannot be told apart. Rename it, or leave it out.",
    },
  ],
  // References
  [
    "a reference to another host",
    {
      given: [["#/components/schemas/Answer", "https://evil.example/a.yaml#/A"]],
      want: 'small.yaml:22:49: "https://evil.example/a.yaml#/A" is on another host, which is never read. Move what it names into this file, under components.',
    },
  ],
  [
    "a reference to another host without a scheme",
    {
      given: [["#/components/schemas/Answer", "//evil.example/a.yaml"]],
      want: 'small.yaml:22:49: "//evil.example/a.yaml" is on another host, which is never read. Move what it names into this file, under components.',
    },
  ],
  [
    "a reference to another file",
    {
      given: [["#/components/schemas/Answer", "../../etc/passwd"]],
      want: 'small.yaml:22:49: "../../etc/passwd" is in another file, which is never read. Move what it names into this file, under components.',
    },
  ],
  [
    "a reference in an example",
    {
      given: [["title: Small", "title: Small, x-any: { $ref: 'file:///etc/passwd' }"]],
      want: 'small.yaml:2:38: "file:///etc/passwd" is in another file, which is never read. Move what it names into this file, under components.',
    },
  ],
  [
    "an example elsewhere",
    {
      given: [["example: sid=1; Path=/ }", "examples: { a: { externalValue: 'http://evil.example' } } }"]],
      want: 'small.yaml:20:85: The example is in another file or on another host: "http://evil.example". Give it here, as `value`.',
    },
  ],
  [
    "a discriminator that maps to a file",
    {
      given: [["      type: object\n", "      type: object\n      discriminator: { propertyName: id, mapping: { a: ./a.yaml } }\n"]],
      want: 'small.yaml:34:56: "./a.yaml" is in another file, which is never read. Move what it names into this file, under components.',
    },
  ],
  [
    "a reference to code",
    {
      given: [
        ["#/components/schemas/Answer", "#/x = 1; alert(1)/a"],
        ["paths:", "x = 1; alert(1): { a: {} }\npaths:"],
      ],
      want: 'small.yaml:23:49: "#/x = 1; alert(1)/a" is not under #/components or #/paths. Move what it names there.',
    },
  ],
  [
    "a reference to nothing",
    {
      given: [["schemas/Answer", "schemas/Anwser"]],
      want: 'small.yaml:22:49: "#/components/schemas/Anwser" leads to nothing. Correct it, or define what it names.',
    },
  ],
  [
    "references in a circle",
    {
      given: [["    Answer:\n", "    A: { $ref: '#/components/schemas/B' }\n    B: { $ref: '#/components/schemas/A' }\n    Answer:\n"]],
      want: 'small.yaml:32:16: "#/components/schemas/B" leads back to itself. Let one of these references name a definition.',
    },
  ],
  // x-session
  [
    "no x-session",
    {
      given: [["x-session:", "x-sessions:"]],
      want: "small.yaml:1:1: The spec has no x-session. Say how a session opens and closes: x-session: { login: …, logout: …, credentials: { …: … } }.",
    },
  ],
  [
    "x-session that is no mapping",
    {
      given: [
        ["x-session:\n  login: login\n  logout: logout\n  credentials:\n    token: $response.header.X-Token\n", "x-session: login\n"],
      ],
      want: "small.yaml:4:12: x-session is not a mapping. Write it as x-session: { login: …, logout: …, credentials: { …: … } }.",
    },
  ],
  [
    "a fourth key",
    {
      given: [["  logout: logout\n", "  logout: logout\n  retry: 3\n"]],
      want: 'small.yaml:7:3: x-session has no key "retry". Its keys are login, logout and credentials; remove this one.',
    },
  ],
  [
    "no logout",
    {
      given: [["  logout: logout\n", ""]],
      want: "small.yaml:4:1: x-session lacks logout. Write it as x-session: { login: …, logout: …, credentials: { …: … } }.",
    },
  ],
  [
    "a login that is no text",
    {
      given: [["  login: login\n", "  login: [login]\n"]],
      want: "small.yaml:5:10: x-session.login is not a text. Give it the operationId of an operation.",
    },
  ],
  [
    "a login that is not there",
    {
      given: [["  login: login\n", "  login: signIn\n"]],
      want: 'small.yaml:5:10: There is no operation "signIn". Name one by its operationId: login, logout.',
    },
  ],
  [
    "no credentials",
    {
      given: [["  credentials:\n    token: $response.header.X-Token\n", "  credentials: {}\n"]],
      want: "small.yaml:7:16: x-session.credentials names no security scheme. Write it as `scheme: $response.header.NAME`.",
    },
  ],
  [
    "a scheme that is not there",
    {
      given: [[credentialLine, "    tokn: $response.header.X-Token"]],
      want: 'small.yaml:8:5: There is no security scheme "tokn". Name one of components.securitySchemes: token.',
    },
  ],
  // Sources
  [
    "a header that is not declared",
    {
      given: [["            X-Token: { schema: { type: string } }\n", ""]],
      want: 'small.yaml:8:12: The answer 200 of the login "login" (line 16) does not declare the header "X-Token". Declare it under its headers, or correct the expression.',
    },
  ],
  [
    "a cookie that is not declared",
    {
      given: [[credentialLine, "    token: $response.cookie.id"]],
      want: 'small.yaml:8:12: The answer 200 of the login "login" (line 16) does not declare the cookie "id". Give its header Set-Cookie an example that begins with "id=", or correct the expression.',
    },
  ],
  [
    "a pointer to nothing",
    {
      given: [[credentialLine, "    token: $response.body#/token"]],
      want: 'small.yaml:8:12: The answer 200 of the login "login" (line 16) does not declare "/token" in its body. Declare it in the schema of its content, or correct the expression.',
    },
  ],
  [
    "a pointer to a list",
    {
      given: [[credentialLine, "    token: $response.body#/parts"]],
      want: 'small.yaml:8:12: The answer 200 of the login "login" (line 16) declares "/parts" in its body as an object or a list. Name a text or a number in it, by a JSON pointer.',
    },
  ],
  [
    "a body that is an object",
    {
      given: [[credentialLine, "    token: $response.body"]],
      want: 'small.yaml:8:12: The answer 200 of the login "login" (line 16) declares its body as an object or a list. Name a text or a number in it, by a JSON pointer.',
    },
  ],
  [
    "a body that is not declared",
    {
      given: [
        [credentialLine, "    token: $response.body"],
        [`          content:\n            application/json: { ${answer} }\n`, ""],
      ],
      want: 'small.yaml:8:12: The answer 200 of the login "login" (line 16) does not declare a body. Declare it in the schema of its content, or correct the expression.',
    },
  ],
  [
    "a login that never succeeds",
    {
      given: [['        "200":\n', '        "302":\n']],
      want: 'small.yaml:15:7: The login "login" declares no success answer. Declare it, for example 200.',
    },
  ],
  [
    "an expression of the request",
    {
      given: [[credentialLine, "    token: $request.header.key"]],
      want: 'small.yaml:8:12: "$request.header.key" names nothing in an answer. Use one of $response.header.NAME, $response.cookie.NAME, $response.body and $response.body#/json/pointer.',
    },
  ],
  [
    "an expression that is no text",
    {
      given: [[credentialLine, "    token: 5"]],
      want: "small.yaml:8:12: 5 names nothing in an answer. Use one of $response.header.NAME, $response.cookie.NAME, $response.body and $response.body#/json/pointer.",
    },
  ],
  [
    "a broken pointer",
    {
      given: [[credentialLine, "    token: $response.body#token"]],
      want: 'small.yaml:8:12: "$response.body#token" names nothing in an answer. Use one of $response.header.NAME, $response.cookie.NAME, $response.body and $response.body#/json/pointer.',
    },
  ],
  [
    "a header name that cannot be",
    {
      given: [[credentialLine, '    token: "$response.header.X Token"']],
      want: 'small.yaml:8:12: "$response.header.X Token" names nothing in an answer. Use one of $response.header.NAME, $response.cookie.NAME, $response.body and $response.body#/json/pointer.',
    },
  ],
  // Destinations
  [
    "http basic",
    {
      given: [[schemeLine, "    token: { type: http, scheme: basic }"]],
      want: 'small.yaml:30:20: The security scheme "token" is http basic, which has no place for a value that a login answers. Use apiKey in header, cookie or query, or http bearer.',
    },
  ],
  [
    "oauth2",
    {
      given: [[schemeLine, "    token: { type: oauth2, flows: {} }"]],
      want: 'small.yaml:30:20: The security scheme "token" is oauth2, which has no place for a value that a login answers. Use apiKey in header, cookie or query, or http bearer.',
    },
  ],
  [
    "openIdConnect",
    {
      given: [[schemeLine, "    token: { type: openIdConnect, openIdConnectUrl: 'https://small.example' }"]],
      want: 'small.yaml:30:20: The security scheme "token" is openIdConnect, which has no place for a value that a login answers. Use apiKey in header, cookie or query, or http bearer.',
    },
  ],
  [
    "a destination that is no header name",
    {
      given: [[schemeLine, '    token: { type: apiKey, in: header, name: "X\\nToken" }']],
      want: 'small.yaml:30:46: "X\\nToken" cannot be the name of a header. Use letters, digits and hyphens.',
    },
  ],
  // Input
  [
    "an input twice",
    {
      given: [["[{ name: key, in: header,", "[{ name: key, in: query, schema: { type: string } }, { name: key, in: header,"]],
      want: 'small.yaml:14:72: The login "login" takes "key" twice. Give one of the two by a $ref to a component whose name differs.',
    },
  ],
  [
    "a login's body of XML",
    {
      given: [
        ["      security: []\n", "      security: []\n      requestBody: { content: { application/xml: { schema: { type: object } } } }\n"],
      ],
      want: 'small.yaml:14:22: The body of the login "login" is neither JSON nor urlencoded. Declare application/json or application/x-www-form-urlencoded.',
    },
  ],
  [
    "a login's body without members",
    {
      given: [
        [
          "      security: []\n",
          "      security: []\n      requestBody: { content: { application/json: { schema: { type: string } } } }\n",
        ],
      ],
      want: 'small.yaml:14:61: The body of the login "login" declares no properties. Declare each value that it takes as a property.',
    },
  ],
  // Logout
  [
    "a path parameter without a link",
    {
      given: [
        [
          "  /logout:\n    post:\n",
          "  /logout/{id}:\n    post:\n      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n",
        ],
      ],
      want: 'small.yaml:25:20: Nothing says where the path parameter "id" of the logout "logout" comes from. Add a link to the success answer of login: operationId: logout, parameters: { id: $response.… }.',
    },
  ],
  [
    "a link that reads nothing",
    {
      given: [
        [
          "  /logout:\n    post:\n",
          "  /logout/{id}:\n    post:\n      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n",
        ],
        [
          "          description: Open.\n",
          "          description: Open.\n          links: { out: { operationId: logout, parameters: { id: $response.body#/nope } } }\n",
        ],
      ],
      want: 'small.yaml:18:66: The answer 200 of the login "login" (line 16) does not declare "/nope" in its body. Declare it in the schema of its content, or correct the expression.',
    },
  ],
  [
    "a parameter that no session fills",
    {
      given: [
        [
          "      operationId: logout\n",
          "      operationId: logout\n      parameters: [{ name: reason, in: query, required: true, schema: { type: string } }]\n",
        ],
      ],
      want: 'small.yaml:26:20: The logout "logout" needs the query parameter "reason", which no session can fill. Make it optional, or a security scheme with a value in x-session.credentials.',
    },
  ],
  [
    "a body that no session fills",
    {
      given: [
        ["      operationId: logout\n", "      operationId: logout\n      requestBody: { required: true, content: { text/plain: {} } }\n"],
      ],
      want: 'small.yaml:26:7: The logout "logout" needs a body, which no session can fill. Make it optional.',
    },
  ],
  // Pages
  [
    "a tag without a letter",
    {
      given: [["      operationId: logout\n", "      operationId: logout\n      tags: ['../..']\n"]],
      want: "small.yaml:26:14: The tag has neither a letter nor a digit to name a page by. Rename it.",
    },
  ],
  [
    "models that differ in case alone",
    {
      given: [["    Answer:\n", "    answer: { type: string }\n    Answer:\n"]],
      want: "small.yaml:33:5: Its reference page would be Answer.md, and there is a page of that name already. Rename the model or the tag.",
    },
  ],
];
