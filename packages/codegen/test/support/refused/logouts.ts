import type { Case } from "./case.ts";

/** Logouts that need what no session can fill. */
export const logouts: readonly Case[] = [
  [
    "a path parameter without a link",
    {
      given: [
        [
          "  /logout:\n    post:\n",
          "  /logout/{id}:\n    post:\n      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n",
        ],
      ],
      want: 'small.yaml:25:20: Nothing says where the path parameter "id" of the logout "logout" comes from. Add a link to the success answer of login: operationId: logout, parameters: { id: … }, with a value of the login\'s answer ($response.body#/…), one of its request ($request.body#/…), or the value itself.',
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
      want: 'small.yaml:26:20: Nothing says where the query parameter "reason" of the logout "logout" comes from. Add a link to the success answer of login: operationId: logout, parameters: { query.reason: … }, with a value of the login\'s answer ($response.body#/…), one of its request ($request.body#/…), or the value itself.',
    },
  ],
  [
    "a body that no session fills",
    {
      given: [
        ["      operationId: logout\n", "      operationId: logout\n      requestBody: { required: true, content: { text/plain: {} } }\n"],
      ],
      want: 'small.yaml:26:38: The body of the logout "logout" is neither JSON nor urlencoded. Declare application/json or application/x-www-form-urlencoded.',
    },
  ],
  [
    "a link on an answer that opens no session",
    {
      given: [
        [
          "  /logout:\n    post:\n",
          "  /logout/{id}:\n    post:\n      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n",
        ],
        [
          '        "200":\n',
          '        "202":\n          description: Wait.\n          headers: { X-Id: { schema: { type: string } } }\n          links: { out: { operationId: logout, parameters: { id: $response.header.X-Id } } }\n        "200":\n',
        ],
      ],
      want: 'small.yaml:7:3: No success answer of the login "login" declares all that a session needs: 200 lacks the link for id, 202 lacks token. Declare all of it on the answer that opens a session.',
    },
  ],
];
