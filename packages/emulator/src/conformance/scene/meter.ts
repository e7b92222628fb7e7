import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A way to a server that counts what comes back on it. */
export interface Meter {
  readonly port: number;
  /** Bytes that the server's answers had, as far as the client took them; what waits in the system's buffers is counted too. */
  readonly taken: () => number;
  close(): Promise<void>;
}

/** Listens on loopback and passes everything on to `port`, as bytes: TLS goes through as it is. */
export async function startMeter(host: string, port: number): Promise<Meter> {
  let taken = 0;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, host);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    far.on("data", (piece: Buffer) => (taken += piece.length));
    near.pipe(far);
    far.pipe(near); // reads no further than the client does
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    taken: () => taken,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
