/** Loads what this store needs, and no more: a hundred processes start at once. */
export async function openStore(spec) {
  if (spec.kind === "file") {
    const { fileStore } = await import("@vendor-auth/session/node");
    return [fileStore(spec), () => {}];
  }
  const [{ redisStore }, { createClient }] = await Promise.all([import("@vendor-auth/session/redis"), import("redis")]);
  const redis = await createClient({ url: spec.url }).connect();
  return [redisStore(redis, spec), () => redis.destroy()];
}
