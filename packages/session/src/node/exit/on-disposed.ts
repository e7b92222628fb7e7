/** Calls `listener` after any call disposed of `client`. Returns a function that undoes it. */
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

  // Fails for a frozen client, which then is released only by the function returned.
  Reflect.defineProperty(client, Symbol.asyncDispose, { value: dispose, configurable: true, writable: true });
  return () => {
    isListening = false;
    // Other code may have wrapped this function; then it stays, and only calls the original.
    if (client[Symbol.asyncDispose] !== dispose) return;
    if (own) Reflect.defineProperty(client, Symbol.asyncDispose, own);
    else Reflect.deleteProperty(client, Symbol.asyncDispose);
  };
}
