import { expect, onTestFinished, test } from "vitest";
import { flashblade, type FlashBladeOptions, type paths, type SessionClient } from "../../src/vendors/flashblade/index.ts";
import { firstMistakes } from "../support/first-mistakes.ts";

type Texts = readonly [secured: string, open: string];
const both = (text: string): Texts => [text, text];
const noAnswer = (why: string, when = ""): Texts => [
  `SessionError login_unreachable: flashblade (HOST): login failed: ${why}${when}`,
  `TypeError: flashblade: no answer came: ${why}`,
];

/** What is printed of a call that needs a session, and of one that needs none. HOST is the name and port of the base URL. */
const texts: Readonly<Record<keyof typeof firstMistakes, Texts>> = {
  "no host": both(
    "SessionError options_invalid: flashblade: the option host is not usable: expected a name or address such as fb1.example, or a baseUrl: the API's description names none",
  ),
  "a URL as host": both(
    "SessionError options_invalid: flashblade: the option host is not usable: expected a name or address such as fb1.example, and no baseUrl",
  ),
  "a base URL without https://": both(
    "SessionError options_invalid: flashblade: the option baseUrl is not usable: expected an absolute http(s) URL without user, query and fragment, such as https://host.example/api",
  ),
  "a base URL without /api": [
    "SessionError login_malformed: flashblade (HOST): login was answered with 405: the server does not know this login. Check the base URL. Not before TIME",
    "404: getApiVersion: status 404 with application/json, an answer that the spec does not declare. Is the base URL right?",
  ],
  "a host that does not exist": noAnswer("the name HOST cannot be resolved. Is it spelled right, is a DNS server reachable? (ENOTFOUND)"),
  "a port at which nothing listens": noAnswer("nothing listens at HOST. Is the port right, is the server up? (ECONNREFUSED)"),
  "a self-signed certificate": noAnswer(
    'the certificate of HOST is self-signed, or of an unknown authority. Trust it: fetch: nodeFetch({ host: "HOST", ca }) with its PEM text, or pin instead of ca ("vendor-auth pin HOST" shows what to write). nodeFetch is of @vendor-auth/session/node (DEPTH_ZERO_SELF_SIGNED_CERT)',
  ),
  "a certificate for another name": noAnswer(
    "the certificate of HOST is for another name. Call the server by a name in it (ERR_TLS_CERT_ALTNAME_INVALID)",
  ),
  "a certificate that has expired": noAnswer("the certificate of HOST has expired. Renew it there (CERT_HAS_EXPIRED)"),
  "https:// to a server without TLS": noAnswer(
    'HOST does not speak TLS at this port. Is it the right one? A server without TLS needs baseUrl: "http://…" (ERR_SSL_WRONG_VERSION_NUMBER)',
  ),
  "http:// to a server with TLS": noAnswer(
    "HOST closed the connection without an answer. Does it expect https:// there? Is a proxy or a firewall in between? (UND_ERR_SOCKET)",
    ". Not before TIME",
  ),
  "a wrong token": [
    "SessionError credentials_refused: flashblade (HOST): login was answered with 400: the server refused the credentials. They are not tried again until they change or login() is called",
    "200",
  ],
  "a token that is not set": [
    "SessionError credentials_unusable: flashblade (HOST): credentials are not complete: expected apiToken, or username and password. A variable that is not set is the usual reason",
    "200",
  ],
  "a token with a line break": [
    "SessionError credentials_unusable: flashblade (HOST): credentials.apiToken cannot be sent in a header: expected 1 to 8192 visible ASCII characters, no space at the ends. A line break at the end of a file is the usual reason; trim it",
    "200",
  ],
  "no credentials": both(
    "SessionError options_invalid: flashblade: the option credentials is not usable: expected what the login takes, or a function that gives it",
  ),
  "a locked account": [
    "SessionError account_locked: flashblade (HOST): login was answered with 423: the server locked the account. Not before TIME",
    "423: getApiVersion: status 423 with application/json, an answer that the spec does not declare",
  ],
  "too many logins": [
    "SessionError throttled: flashblade (HOST): login was answered with 429: the server takes no further login for a while. Not before TIME",
    "429",
  ],
  "too many sessions": [
    "SessionError session_limit: flashblade (HOST): login was answered with 503: the server takes no more sessions. Close some, or share one through a store. Not before TIME",
    "503: getApiVersion: status 503 with application/json, an answer that the spec does not declare",
  ],
  "a proxy that blocks with a page": [
    "SessionError login_malformed: flashblade (HOST): login was answered with 403: no answer that the API's description knows, perhaps of a proxy. Not before TIME",
    "403: getApiVersion: status 403 with text/html, an answer that the spec does not declare. It is a page, perhaps of a proxy",
  ],
  "a server that welcomes with a page": [
    "SessionError login_malformed: flashblade (HOST): login was answered with 200: no usable session: the header x-auth-token is missing or empty. It is a page, perhaps of a proxy, or the base URL is another server's. Not before TIME",
    "0: getApiVersion: expected JSON, status 200 with text/html came and does not parse: perhaps the page of a proxy, or of a session that ended",
  ],
  "a server that fails": [
    "SessionError login_unreachable: flashblade (HOST): login was answered with 502: the server failed",
    "502: getApiVersion: status 502 with text/html, an answer that the spec does not declare. It is a page, perhaps of a proxy",
  ],
  "an API that has no such login": [
    "SessionError login_malformed: flashblade (HOST): login was answered with 404: the server does not know this login. Check the base URL. Not before TIME",
    "404: getApiVersion: status 404 with application/json, an answer that the spec does not declare. Is the base URL right?",
  ],
  "a proxy that refuses": noAnswer(
    "the proxy refused to connect to HOST. Are its user and password in HTTPS_PROXY right? NO_PROXY=HOST goes around it (ERR_PROXY_TUNNEL)",
  ),
  "a path on the wire instead of below the base URL": both("200"),
  "a URL of another server": [
    "SessionError origin_refused: flashblade (HOST): a call to https://fb2.example was not sent: this session belongs to http://HOST. Use another fetch for other origins",
    "200",
  ],
  "a store without an account": both(
    "SessionError options_invalid: flashblade: the option account is not usable: expected a name for the login, since a store is shared",
  ),
};

/** What a program prints of a call: a result's status and its error's message, or the name, code and message of what was thrown. */
async function printed(make: () => Promise<{ status: number; error?: unknown }>): Promise<string> {
  try {
    const { status, error } = await make();
    return error instanceof Error ? `${status}: ${error.message}` : String(status);
  } catch (error) {
    const { name, code, message } = error as { name: string; code?: string; message: string };
    return `${name}${code ? ` ${code}` : ""}: ${message.replace(/\d{4}-[\d-]+T[\d:.]+Z/, "TIME")}`;
  }
}

test.each(Object.entries(firstMistakes))("%s", async (mistake, provoke) => {
  const { written, call = "2.26/arrays" } = (await provoke()) as { written: FlashBladeOptions; call?: string };
  const { host, baseUrl = "" } = written as { host?: string; baseUrl?: string };
  const name = host ?? (URL.canParse(baseUrl) ? new URL(baseUrl).host : "");
  const show = async (send: (client: SessionClient<paths>) => Promise<{ status: number; error?: unknown }>) => {
    const text = await printed(async () => {
      const client = flashblade(written);
      onTestFinished(() => client[Symbol.asyncDispose]());
      return send(client);
    });
    return name ? text.replaceAll(name, "HOST") : text;
  };
  const came = [await show((client) => client.fetch(call)), await show((client) => client.GET("/api_version"))];
  expect(came).toEqual(texts[mistake as keyof typeof texts]);
});

test("a forgotten host is a type error, too", () => {
  // @ts-expect-error neither host nor baseUrl
  const forgotten: FlashBladeOptions = { credentials: { apiToken: "T-synthetic" } };
  // @ts-expect-error the same where it is called
  expect(() => flashblade({ credentials: { apiToken: "T-synthetic" } })).toThrow("the option host");
  expect(() => flashblade(forgotten)).toThrow("the option host");
});
