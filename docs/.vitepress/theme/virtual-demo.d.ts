/** What ../demo-bundle.ts makes of ../demo/play.ts. */
declare module "virtual:demo" {
  export const startPlay: typeof import("../demo/play.ts").startPlay;
}
