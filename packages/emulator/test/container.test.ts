import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { DockerfileParser } from "dockerfile-ast";
import { validate } from "dockerfile-utils";
import { describe, expect, test } from "vitest";
import { startEmulator } from "../src/index.ts";

// Built and started where a container tool works: tools/release/test/container.test.ts.
const text = readFileSync(new URL("../Dockerfile", import.meta.url), "utf8");
const dockerfile = DockerfileParser.parse(text);
const last = (keyword: string) => dockerfile.getInstructions().findLast((instruction) => instruction.getKeyword() === keyword);

describe("the container file", () => {
  test("has no mistake that Docker would refuse or warn of", () => {
    expect(validate(text).map(({ message }) => message)).toEqual([]);
  });

  test("installs in one stage, and runs in another, not as root", () => {
    expect(dockerfile.getFROMs().map((from) => [from.getImage(), from.getBuildStage()])).toEqual([
      ["node:${NODE_VERSION}-alpine", "install"],
      ["node:${NODE_VERSION}-alpine", null],
    ]);
    expect(last("USER")?.getRawArgumentsContent()).toBe("node");
    expect(dockerfile.getCOPYs().map((copy) => copy.getFromFlag()?.getValue())).toEqual([undefined, "install"]);
  });

  test.each([{ tls: false }, { tls: true }])("its health check finds a server (%o), and misses one that is gone", async ({ tls }) => {
    const emulator = await startEmulator("flashblade", { tls });
    const [, json = ""] = /CMD (\[.*\])$/m.exec(last("HEALTHCHECK")?.getRawArgumentsContent() ?? "") ?? [];
    const [node, option, script] = JSON.parse(json) as [string, string, string];
    expect([node, option, script.match(/9001/g)]).toEqual(["node", "-e", ["9001"]]);
    const check = () =>
      new Promise((resolve) =>
        spawn(process.execPath, [option, script.replace("9001", String(emulator.port))], { stdio: "ignore" }).on("exit", resolve),
      );
    expect(await check()).toBe(0);
    await emulator.close();
    expect(await check()).toBe(1);
  });
});
