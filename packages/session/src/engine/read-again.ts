import { heldBody } from "../answers/body-source.ts";
import type { LazyResponse } from "../answers/lazy-response.ts";

/**
 * The text of a short answer, which can still be read after it. A clone costs a third of a call on the wire, and only who holds the
 * answer meanwhile needs one: of an answer that is ours the methods are replaced by some that give what was read.
 */
export async function readAgain(answer: Response | LazyResponse, isOurs: boolean): Promise<string> {
  if ("look" in answer) return answer.look();
  if (!isOurs) return answer.clone().text();
  if (answer.body === null) return "";
  const source = heldBody(answer.arrayBuffer().then((buffer) => new Uint8Array(buffer)));
  const text = async () => new TextDecoder().decode(await source.bytes());
  let made: Response | undefined;
  /** For what is seldom asked for: its streams cost as much as the rest of a call. */
  const whole = () => (made ??= new Response(source.stream(), answer));
  Object.defineProperties(answer, {
    text: { value: text },
    json: { value: async () => JSON.parse(await text()) as unknown },
    body: { get: () => whole().body },
    ...Object.fromEntries(
      (["arrayBuffer", "blob", "bytes", "clone", "formData"] as const).map((name) => [name, { value: () => whole()[name]() }]),
    ),
  });
  return text();
}
