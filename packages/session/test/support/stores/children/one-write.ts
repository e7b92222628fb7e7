// Writes once, and prints what came of it and what can be read afterwards.
import { fileStore } from "../../../../src/stores/file/file-store.ts";

const [directory = "", key = "", how, length] = process.argv.slice(2);
process.umask(0);
const store = fileStore({ directory });
const write = async () => store.set(key, { issuedAt: "", baseUrl: "", secrets: { AuthTokenHeader: "x".repeat(Number(length)) } });
const read = await Promise.resolve(store.get(key)).then(
  (found) => found?.secrets.AuthTokenHeader,
  (error: Error) => error.message,
);
try {
  await (how === "locked" ? store.exclusive(key, write) : write());
  console.log(JSON.stringify({ read }));
} catch (error) {
  const { code, message, cause } = error as { code?: string; message: string; cause?: { code?: string } };
  console.log(JSON.stringify({ code, message, cause: cause?.code, read }));
}
