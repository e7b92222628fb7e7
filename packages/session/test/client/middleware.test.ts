import { expect, test } from "vitest";
import { flashbladeWith } from "../support/with-emulator.ts";

test("middleware is used and taken away before the first call, as after it", async () => {
  const { client } = await flashbladeWith();
  const seen: string[] = [];
  const noted = (name: string) => ({ onRequest: () => void seen.push(name) });
  const [first, second, third] = [noted("first"), noted("second"), noted("third")];
  client.use(first, second);
  client.eject(second);
  await client.GET("/api_version");
  expect(seen).toEqual(["first"]);
  client.use(third);
  client.eject(first);
  await client.GET("/api_version");
  expect(seen).toEqual(["first", "third"]);
});

test("what is no middleware fails the calls, with openapi-fetch's words", async () => {
  const { client } = await flashbladeWith();
  client.use({ onResponses() {} } as never);
  await expect(client.GET("/api_version")).rejects.toThrow("Middleware must be an object");
});
