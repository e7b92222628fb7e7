// Written by "npm run new-vendor".

/** Each vendor: its spec's facts, its client and its session. */
export const loaders = {
  async cloudendure() {
    const [{ session: descriptor }, { cloudendure: open, loadVendor }] = await Promise.all([
      import("@vendor-auth/cloudendure"),
      import("@vendor-auth/session/cloudendure"),
    ]);
    return { descriptor, open, session: await loadVendor() };
  },
  async flashblade() {
    const [{ session: descriptor }, { flashblade: open, loadVendor }] = await Promise.all([
      import("@vendor-auth/flashblade"),
      import("@vendor-auth/session/flashblade"),
    ]);
    return { descriptor, open, session: await loadVendor() };
  },
};
