// npm run generate: every vendor package from its spec. npm run generate -- --check tells which are stale.

// In this process: most runs find nothing changed, and starting another would take longer.
process.argv.splice(2, 0, "generate", "--specs", "specs", "--packages", "packages", "--docs", "all");
await import("../packages/codegen/src/cli.ts");
