interface Channel {
  readonly hasSubscribers: boolean;
  publish(message: unknown): void;
}

/** Node's `diagnostics_channel` named `vendor-auth:session`; undefined in other runtimes. */
export function diagnosticsChannel(): Channel | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?(id: string): { channel(name: string): Channel } | undefined } };
  return process?.getBuiltinModule?.("node:diagnostics_channel")?.channel("vendor-auth:session");
}
