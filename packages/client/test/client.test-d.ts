import { describe, expectTypeOf, it } from "vitest";
import { type AnswerError, createClient } from "../src/index.ts";
import type { paths } from "./support/petstore.ts";

const client = createClient<paths>({ baseUrl: "http://localhost" });
const getPet = () => client.GET("/pets/{id}", { params: { path: { id: "1" } } });

describe("types", () => {
  it("narrow by status", async () => {
    const result = await getPet();
    if (result.status === 200) {
      expectTypeOf(result.data).toEqualTypeOf<{ name: string }>();
      expectTypeOf(result.headers["x-total"]).toEqualTypeOf<number>();
      expectTypeOf(result.error).toEqualTypeOf<undefined>();
    }
    if (result.status === 404) expectTypeOf(result.error).toEqualTypeOf<{ message: string } | AnswerError>();
    if (result.status === 307) {
      expectTypeOf(result.error).toEqualTypeOf<AnswerError>();
      expectTypeOf(result.headers.Location).toEqualTypeOf<string>();
    }
    if (result.status === 503) expectTypeOf(result.error).toEqualTypeOf<AnswerError>();
    if (result.status === 0) expectTypeOf(result.error).toEqualTypeOf<AnswerError>();
  });

  it("narrow by error, as openapi-fetch's do", async () => {
    const { data, error } = await getPet();
    if (error) {
      expectTypeOf(error.message).toEqualTypeOf<string>();
      expectTypeOf(data).toEqualTypeOf<undefined>();
    } else {
      expectTypeOf(data).toEqualTypeOf<{ name: string }>();
    }
  });

  it("follow parseAs", async () => {
    const { data } = await client.GET("/pets/{id}", { params: { path: { id: "1" } }, parseAs: "text" });
    expectTypeOf(data).toEqualTypeOf<string | undefined>();
  });

  it("say what to do about a path that the description does not have, and offer those that it has", () => {
    expectTypeOf(client.GET<"/nothing">)
      .parameter(0)
      .toEqualTypeOf<"The description has no such path: call it with fetch">();
    expectTypeOf(client.DELETE<"/pets">)
      .parameter(0)
      .toEqualTypeOf<"The description has no DELETE of this path: call it with fetch">();
    // What an editor offers while somebody types.
    expectTypeOf(client.GET<string>)
      .parameter(0)
      .toEqualTypeOf<"/pets/{id}">();
    // @ts-expect-error the first argument is what is wrong, not their number
    void client.GET("/nothing");
  });

  it("refuse what does not exist", () => {
    // @ts-expect-error a header that the spec does not declare
    void getPet().then((result) => result.status === 200 && result.headers["x-other"]);
    // @ts-expect-error misspelt option of a call
    void client.GET("/pets/{id}", { params: { path: { id: "1" } }, parsAs: "text" });
    // @ts-expect-error misspelt query parameter
    void client.GET("/pets/{id}", { params: { path: { id: "1" }, query: { verbos: true } } });
    // @ts-expect-error the path parameter is required
    void client.GET("/pets/{id}");
    // @ts-expect-error a path that has no such method
    void client.POST("/pets/{id}");
    // @ts-expect-error the body is required
    void client.POST("/pets", {});
    // @ts-expect-error misspelt option of the client
    createClient<paths>({ baseURL: "http://localhost" });
  });
});
