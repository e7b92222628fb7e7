/**
 * The result, or a rejection with the signal's reason when `signal` aborts first. The work itself goes on. Leaves no listener
 * on the signal, which may live as long as the process.
 */
export function unlessAborted<T>(result: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason as Error);
    if (signal.aborted) leave();
    else signal.addEventListener("abort", leave, { once: true });
    void result.then(resolve, reject).then(() => signal.removeEventListener("abort", leave));
  });
}
