/** Calls `listener` when `client` has been disposed of, by whomever. Returns a function that takes it back. */
export function onDisposed(client: AsyncDisposable, listener: () => void): () => void {
  const own = Object.getOwnPropertyDescriptor(client, Symbol.asyncDispose);
  const original = client[Symbol.asyncDispose];
  let isListening = true;

  async function dispose(this: AsyncDisposable): Promise<void> {
    try {
      await original.call(this);
    } finally {
      if (isListening) listener();
    }
  }

  // Fails for a frozen client, which then is released by hand only.
  Reflect.defineProperty(client, Symbol.asyncDispose, { value: dispose, configurable: true, writable: true });
  return () => {
    isListening = false;
    // Somebody may have wrapped the wrapper; then it stays where it is, and does nothing.
    if (client[Symbol.asyncDispose] !== dispose) return;
    if (own) Reflect.defineProperty(client, Symbol.asyncDispose, own);
    else Reflect.deleteProperty(client, Symbol.asyncDispose);
  };
}
