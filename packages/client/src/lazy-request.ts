/**
 * Stands in for `Request` inside openapi-fetch, which only hands it on: building a real one costs more than the rest of
 * a call, and `fetch` would build it a second time. A middleware is always given a real `Request`.
 */
export class LazyRequest {
  readonly url: string;
  readonly init: RequestInit;

  constructor(url: string, init: RequestInit) {
    this.url = url;
    this.init = init;
  }
}
