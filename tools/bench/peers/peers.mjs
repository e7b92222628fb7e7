// The peers, each as its documentation shows it. Loaded by tools/bench/src/clients/peers.ts.
import { getClient } from "@azure-rest/core-client";
import { Octokit } from "@octokit/core";
import { create as createAxios } from "axios";
import { createAuthRefresh } from "axios-auth-refresh";
import { gaxios, OAuth2Client } from "google-auth-library";
import { Connection } from "jsforce";
import ky from "ky";
import OpenAI from "openai";
import createFetchClient from "openapi-fetch";
import { readFileSync } from "node:fs";
import { PassThrough } from "node:stream";
import { callbackify } from "node:util";
import * as heyApi from "./generated/hey-api.mjs";
import * as kubb from "./generated/kubb.mjs";
import * as orval from "./generated/orval.mjs";

const { dependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
export const versions = dependencies;

const header = "x-auth-token";
const path = "/2.26/arrays";

export async function callers({ baseUrl, token, send }) {
  const hey = heyApi.createClient(heyApi.createConfig({ baseUrl, fetch: send }));
  hey.interceptors.request.use((request) => {
    request.headers.set(header, token);
    return request;
  });
  globalThis.benchBaseUrl = baseUrl;
  const kyClient = ky.create({ fetch: send, retry: 0, hooks: { beforeRequest: [({ request }) => request.headers.set(header, token)] } });
  const http = createAxios({ baseURL: baseUrl, adapter: "fetch", env: { fetch: send } });
  http.interceptors.request.use((config) => {
    config.headers.set(header, token);
    return config;
  });
  const octokit = new Octokit({ auth: token, baseUrl, request: { fetch: send } });
  const azure = getClient(baseUrl, {
    httpClient: { sendRequest: (request) => azureSend(send, request) },
    retryOptions: { maxRetries: 0 },
    allowInsecureConnection: true,
  });
  const openai = new OpenAI({ apiKey: token, baseURL: baseUrl, fetch: send, maxRetries: 0 });

  return [
    { name: "hey-api", one: () => heyApi.getApiVersion({ client: hey }) },
    { name: "orval", one: () => withFetch(send, () => orval.getApiVersion({ headers: { [header]: token } })) },
    { name: "kubb", one: () => withFetch(send, () => kubb.getApiVersion({ baseURL: baseUrl, headers: { [header]: token } })) },
    { name: "ky, hook", one: () => kyClient.get(`${baseUrl}${path}`).json() },
    { name: "axios, interceptor", one: () => http.get(path) },
    { name: "octokit core, token", one: () => octokit.request(`GET ${path}`) },
    { name: "@azure-rest/core-client", one: () => azure.pathUnchecked(path).get({ headers: { [header]: token } }) },
    { name: "openai", one: () => openai.get(path) },
  ];
}

/** orval and kubb call the global fetch, and read it at once. */
function withFetch(send, work) {
  const usual = globalThis.fetch;
  if (send === usual) return work();
  globalThis.fetch = send;
  const result = work();
  globalThis.fetch = usual;
  return result;
}

/** A transport for core-client over `send`, since its own over fetch is for browsers. */
async function azureSend(send, request) {
  const response = await send(request.url, { method: request.method, headers: request.headers.toJSON() });
  const headers = request.headers;
  for (const [name, value] of response.headers) headers.set(name, value);
  return { request, status: response.status, headers, bodyAsText: await response.text() };
}

/** Renewal as each one's users do it: an add-on, a hook, a middleware. */
export function herds({ baseUrl, send, login, token }) {
  const http = createAxios({ baseURL: baseUrl, adapter: "fetch", env: { fetch: send }, headers: { [header]: token } });
  createAuthRefresh(http, async (failed) => {
    const fresh = await login();
    http.defaults.headers[header] = fresh;
    failed.response.config.headers[header] = fresh;
  });

  let kyToken = token;
  const kyClient = ky.create({
    fetch: send,
    retry: 0,
    hooks: {
      beforeRequest: [({ request }) => request.headers.set(header, kyToken)],
      afterResponse: [
        async ({ request, response }) => {
          if (response.status !== 401) return response;
          kyToken = await login();
          request.headers.set(header, kyToken);
          return send(request);
        },
      ],
    },
  });

  let middlewareToken = token;
  const middleware = createFetchClient({ baseUrl, fetch: (request) => send(request) });
  middleware.use({
    onRequest({ request }) {
      request.headers.set(header, middlewareToken);
      return request;
    },
    async onResponse({ request, response }) {
      if (response.status !== 401) return response;
      middlewareToken = await login();
      const again = new Request(request);
      again.headers.set(header, middlewareToken);
      return send(again);
    },
  });

  const bearer = speakingBearer(send);
  const google = new OAuth2Client({
    clientId: "bench",
    clientSecret: "bench",
    endpoints: { oauth2TokenUrl: `${baseUrl}/login` },
    transporter: new gaxios.Gaxios({ fetchImplementation: bearer }),
  });
  google.setCredentials({ access_token: token, refresh_token: "bench" });

  const salesforce = new Connection({
    instanceUrl: baseUrl,
    accessToken: token,
    refreshFn: (_, done) => callbackify(login)(done),
  });
  // oxlint-disable-next-line no-underscore-dangle -- jsforce's only place for a transport
  salesforce._transport = { httpRequest: (request) => Object.assign(jsforceSend(bearer, request), { stream: () => new PassThrough() }) };

  return [
    { name: "axios-auth-refresh", one: () => http.get(path) },
    { name: "ky, afterResponse hook", one: () => kyClient.get(`${baseUrl}${path}`).json() },
    { name: "openapi-fetch, middleware that renews", one: () => middleware.GET(path).then(mustBeData) },
    { name: "google-auth-library", one: () => google.request({ url: `${baseUrl}${path}` }) },
    { name: "jsforce", one: () => salesforce.request(`${baseUrl}${path}`) },
  ];
}

/** For clients of OAuth: what the server calls a token in its own header is a bearer token to them, and its login a token endpoint. */
function speakingBearer(send) {
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set(header, (headers.get("authorization") ?? "").replace(/^Bearer /, ""));
    const response = await send(input, { method: init?.method ?? "GET", headers });
    const token = response.headers.get(header);
    return token === null ? response : Response.json({ access_token: token, token_type: "Bearer" });
  };
}

/** A transport for jsforce over `send`; its own is for sockets. */
async function jsforceSend(send, { url, method, headers }) {
  const response = await send(url, { method, headers });
  return { statusCode: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
}

function mustBeData({ data, response }) {
  if (data === undefined) throw new Error(`refused with ${response.status}`);
  return data;
}

/** What a program imports of each, for its weight. */
export const entries = {
  "openapi-fetch": 'export { default } from "openapi-fetch";',
  "hey-api": 'export { getApiVersion } from "./generated/hey-api.mjs";',
  kubb: 'export { getApiVersion } from "./generated/kubb.mjs";',
  orval: 'export { getApiVersion } from "./generated/orval.mjs";',
  ky: 'export { default } from "ky";',
  axios: 'export { default } from "axios";',
  "octokit core": 'export { Octokit } from "@octokit/core";',
  "@azure-rest/core-client": 'export { getClient } from "@azure-rest/core-client";',
  openai: 'export { default } from "openai";',
};
