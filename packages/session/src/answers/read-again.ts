import { type BodySource, heldBody } from "./body-source.ts";
import type { LazyResponse } from "./lazy-response.ts";

/** An answer of ours whose body was read. */
interface ReadAnswer extends Response {
  held: BodySource;
  made?: Response;
}

const decoder = new TextDecoder();

/** For what is seldom asked for: its streams cost as much as the rest of a call. */
const whole = (answer: ReadAnswer) => (answer.made ??= new Response(answer.held.stream(), answer));

/** Gives what was read. One for all answers: methods of its own would cost each of them a tenth of a call on the wire. */
let methods: ReadAnswer | undefined;

const madeMethods = () =>
  Object.setPrototypeOf(
    {
      async text() {
        return decoder.decode(await this.held.bytes());
      },
      get body() {
        return whole(this).body;
      },
      arrayBuffer() {
        return whole(this).arrayBuffer();
      },
      blob() {
        return whole(this).blob();
      },
    } satisfies Partial<Response> & ThisType<ReadAnswer>,
    Response.prototype,
  ) as ReadAnswer;

/**
 * The text of a short answer, which can still be read after it. A clone costs a third of a call on the wire, and only who holds the
 * answer meanwhile needs one: an answer that is ours gets other methods, which give what was read.
 */
export function readAgain(answer: Response | LazyResponse, isOurs: boolean): Promise<string> {
  if ("look" in answer) return answer.look();
  if (!isOurs || answer.body === null || Object.getPrototypeOf(answer) !== Response.prototype) return answer.clone().text();
  const held = heldBody(answer.arrayBuffer().then((buffer) => new Uint8Array(buffer)));
  return Object.assign(Object.setPrototypeOf(answer, (methods ??= madeMethods())) as ReadAnswer, { held }).text();
}
