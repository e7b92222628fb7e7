import { afterAll, describe, expect, it } from "vitest";
import { createClient } from "../src/index.ts";
import { serve } from "./support/serve.ts";

const seen: string[] = [];
const { url, close } = await serve(({ url: path = "" }, response) => {
  seen.push(path);
  response.writeHead(204).end();
});
afterAll(close);

type Parameters = { [name: string]: string | number | readonly string[] };
type Call = { parameters: { path: Parameters }; responses: { 204: { content?: never } } };
interface paths {
  "/users/{id}/keys": { delete: Call };
  "/users/{id}": { delete: Call };
  "/files/{name}.{ending}": { delete: Call };
  "/labels/{.label}": { delete: Call };
  "/lists/{ids}": { delete: Call };
}
const client = createClient<paths>({ baseUrl: `${url}/api` });

describe("a path parameter that would change the path", () => {
  it.each<[keyof paths, Parameters, string]>([
    ["/users/{id}/keys", { id: ".." }, "id"],
    ["/users/{id}/keys", { id: "." }, "id"],
    ["/users/{id}/keys", { id: "" }, "id"],
    ["/users/{id}", { id: ".." }, "id"],
    ["/files/{name}.{ending}", { name: "", ending: "" }, "name, ending"],
    ["/files/{name}.{ending}", { name: ".", ending: "" }, "name, ending"],
    ["/labels/{.label}", { label: "" }, "label"],
    ["/lists/{ids}", { ids: [] }, "ids"],
    ["/lists/{ids}", { ids: [".."] }, "ids"],
  ])("F70: %s with %o is refused before it is sent, and %s is named", async (path, given, names) => {
    seen.length = 0;
    const call = client.DELETE(path, { params: { path: given } });
    await expect(call).rejects.toThrow(
      new TypeError(
        `/api${path} was not sent: the path parameter ${names} must not be empty, "." or "..", since the call would go to another path`,
      ),
    );
    expect(seen).toEqual([]);
  });

  it.each<[keyof paths, Parameters, string]>([
    ["/users/{id}/keys", { id: "..." }, "/api/users/.../keys"],
    ["/users/{id}/keys", { id: "../admin" }, "/api/users/..%2Fadmin/keys"],
    ["/users/{id}/keys", { id: "%2e%2e" }, "/api/users/%252e%252e/keys"],
    ["/users/{id}/keys", { id: "a{b}$&" }, "/api/users/a%7Bb%7D%24%26/keys"],
    ["/users/{id}/keys", { id: 0 }, "/api/users/0/keys"],
    ["/files/{name}.{ending}", { name: "..", ending: "txt" }, "/api/files/...txt"],
    ["/lists/{ids}", { ids: ["..", "."] }, "/api/lists/..,."],
  ])("F70: %s with %o is sent as it is: %s", async (path, given, want) => {
    seen.length = 0;
    expect((await client.DELETE(path, { params: { path: given } })).status).toBe(204);
    expect(seen).toEqual([want]);
  });

  it("F70: a serializer of the caller's is left alone", async () => {
    seen.length = 0;
    const own = createClient<paths>({ baseUrl: url, pathSerializer: () => `${url}/own` });
    await own.DELETE("/users/{id}", { params: { path: { id: ".." } } });
    expect(seen).toEqual(["/own"]);
  });
});
