import type { Exchange } from "../model/history.ts";
import type { Run } from "../run/run.ts";
import { timeOf } from "./groups.ts";

/** Nobody logs in for calls whose callers had gone before they were made. */
export function noLoginForNobody(run: Run): string[] {
  return run.history.exchanges
    .filter((one) => one.kind === "login" && !isForSomebody(run, one))
    .map(({ client, sentAt, id }) => `${client} logs in at ${timeOf(sentAt)} (#${id}), and nobody waits for it`);
}

/** Whether anybody has asked for something not long ago, and did not leave at once. A login once begun goes on when they leave. */
function isForSomebody({ history, clients }: Run, { client, sentAt }: Exchange): boolean {
  const { loginTimeout = 30_000 } = clients.find(({ name }) => name === client)?.plan ?? {};
  const isRecent = (startedAt: number, settledAt = sentAt) => startedAt <= sentAt && settledAt >= sentAt - loginTimeout;
  return (
    history.leavings.some((one) => one.client === client && isRecent(one.startedAt, one.settledAt)) ||
    history.calls.some((one) => one.client === client && one.abortsAt !== one.startedAt && isRecent(one.startedAt, one.settledAt))
  );
}
