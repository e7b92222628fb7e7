import { hash } from "node:crypto";
import type { Random } from "./random.ts";

interface SimulatedKey {
  readonly raw: Uint8Array;
}

/** What the engine uses of Web Crypto: hashes that are as good as signatures here, without threads; and numbers from the seed. */
export function simulatedCrypto(random: Random) {
  const getRandomValues = <T extends ArrayBufferView>(view: T): T => {
    new Uint8Array(view.buffer, view.byteOffset, view.byteLength).forEach((_, index, bytes) => {
      bytes[index] = random.between(0, 255);
    });
    return view;
  };

  return {
    getRandomValues,
    randomUUID() {
      const hex = Buffer.from(getRandomValues(new Uint8Array(16))).toString("hex");
      return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join("-");
    },
    subtle: {
      importKey: async (_format: "raw", raw: Uint8Array): Promise<SimulatedKey> => ({ raw }),
      sign: async (_algorithm: "HMAC", { raw }: SimulatedKey, text: Uint8Array) =>
        bytesOf(hash("sha256", Buffer.concat([raw, text]), "buffer")),
      digest: async (_algorithm: "SHA-256", text: Uint8Array) => bytesOf(hash("sha256", text, "buffer")),
    },
  };
}

function bytesOf(buffer: Buffer): ArrayBuffer {
  return new Uint8Array(buffer).buffer;
}
