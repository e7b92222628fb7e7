import { connect, type Socket } from "node:net";

/**
 * GETs over kept connections, written as bytes and read up to their Content-Length. HTTP clients cost more than the servers
 * to be compared, so that with one of them every server would look alike.
 */
export interface RawClient {
  /** Sends so many requests over all connections, one at a time on each. Rejects on any status but 200. */
  run(count: number): Promise<void>;
  close(): void;
}

/** Opens the connections. `headers` are sent with every request. */
export async function openRawClient(url: string, headers: Readonly<Record<string, string>>, connections = 16): Promise<RawClient> {
  const { host, hostname, port, pathname, search } = new URL(url);
  const lines = [
    `GET ${pathname}${search} HTTP/1.1`,
    `Host: ${host}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  const request = `${lines.join("\r\n")}\r\n\r\n`;
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(hostname, Number(port))));

  function one(socket: Socket): Promise<void> {
    return new Promise((resolve, reject) => {
      let received = "";
      const read = (piece: string): void => {
        received += piece;
        const end = received.indexOf("\r\n\r\n");
        if (end === -1) return;
        const length = Number(/\r\ncontent-length: (\d+)/i.exec(received)?.[1]);
        if (received.length < end + 4 + length) return;
        socket.off("data", read);
        if (received.startsWith("HTTP/1.1 200 ")) resolve();
        else reject(new Error(`${url}: expected 200, got ${received.slice(0, 200)}`));
      };
      socket.on("data", read);
      socket.write(request);
    });
  }

  return {
    async run(count) {
      let left = count;
      await Promise.all(
        sockets.map(async (socket) => {
          while (left > 0) {
            left -= 1;
            await one(socket);
          }
        }),
      );
    },
    close() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

function open(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => resolve(socket));
    socket.setEncoding("latin1").setNoDelay(true).once("error", reject);
  });
}
