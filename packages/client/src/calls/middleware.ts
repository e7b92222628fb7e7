import type { Middleware, MiddlewareCallbackParams } from "openapi-fetch";

interface Sender {
  readonly RequestClass: typeof Request;
  readonly send: (request: Request) => Promise<Response>;
}

/**
 * Sends a request through middleware, as openapi-fetch does: `onRequest` in their order, until one answers itself; `onError` and
 * `onResponse` in the reverse order.
 */
export async function throughMiddleware(
  all: readonly Middleware[],
  given: Request,
  shown: Omit<MiddlewareCallbackParams, "request" | "id">,
  { RequestClass, send }: Sender,
): Promise<Response> {
  const context = { ...shown, id: Math.random().toString(36).slice(2), request: given };
  for (const each of all) {
    const result = await each.onRequest?.({ ...context });
    if (!result) continue;
    if (result instanceof Response) return result;
    if (!(result instanceof RequestClass)) {
      throw new Error("onRequest: must return new Request() or Response() when modifying the request");
    }
    context.request = result;
  }
  const reversed = all.toReversed();
  let response: Response;
  try {
    response = await send(context.request);
  } catch (error) {
    response = await recovered(reversed, context, error);
  }
  for (const each of reversed) {
    const result = await each.onResponse?.({ ...context, response });
    if (!result) continue;
    if (!(result instanceof Response)) throw new Error("onResponse: must return new Response() when modifying the response");
    response = result;
  }
  return response;
}

/** The answer that a middleware gives in place of a failure. Throws the error that they leave. */
async function recovered(reversed: readonly Middleware[], context: MiddlewareCallbackParams, cause: unknown): Promise<Response> {
  let error = cause;
  for (const each of reversed) {
    const result = await each.onError?.({ ...context, error });
    if (!result) continue;
    if (result instanceof Response) return result;
    if (!(result instanceof Error)) throw new Error("onError: must return new Response() or instance of Error");
    error = result;
  }
  throw error;
}
