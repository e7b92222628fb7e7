import { expect, test } from "vitest";
import { run, temporaryFolder } from "../support/run.ts";
import { changed } from "../support/small-spec.ts";

const overlay = `overlay: 1.1.0
info: { title: Ours, version: "1" }
actions: [{ target: $.components.schemas.Answer.properties, update: { ours: { type: string } } }]
`;

test("what changed between two descriptions is told, each change with its line, with overlays on both", async () => {
  using folder = temporaryFolder();
  folder.write("old.yaml", changed());
  folder.write("new.yaml", changed(["id: { type: string }", "key: { type: string }"]));
  folder.write("ours.yaml", overlay);
  const { code, out, err } = await run("diff", folder.at("old.yaml"), folder.at("new.yaml"), "--overlay", folder.at("ours.yaml"));
  expect({ code, out: out.replaceAll(`${folder.path}/`, ""), err }).toEqual({
    code: 0,
    out: [
      "old.yaml:34:25: breaking: `POST /login`, answer 200: `Answer.id` is gone. Stop using it, or use the new name.\n",
      "new.yaml:34:26: added: `POST /login`, answer 200: `Answer.key` is new.\n",
    ].join(""),
    err: "",
  });
});

test("two that say the same; a target that is in neither is told once", async () => {
  using folder = temporaryFolder();
  folder.write("old.yaml", changed());
  folder.write("new.yaml", changed());
  folder.write("ours.yaml", overlay.replace("schemas.Answer", "schemas.Anwser"));
  const { code, out, err } = await run("diff", folder.at("old.yaml"), folder.at("new.yaml"), "--overlay", folder.at("ours.yaml"));
  expect({ code, out }).toEqual({ code: 0, out: `${folder.at("new.yaml")}: says what ${folder.at("old.yaml")} says.\n` });
  expect(err.match(/selects nothing/g)).toHaveLength(1);
});

test.each([
  ["one file", { given: ["diff", "a.yaml", "b.yaml", "c.yaml"], want: '"c.yaml" was not expected after diff a.yaml b.yaml.' }],
  ["what is for others", { given: ["diff", "a.yaml", "b.yaml", "--check"], want: "diff of two files takes no --check." }],
  ["one file", { given: ["diff", "a.yaml"], want: "Say what to compare a.yaml with: diff OLD NEW." }],
])("a command line with %s", async (_name, { given, want }) => {
  expect(await run(...given)).toEqual({ code: 2, out: "", err: `vendor-codegen: ${want} See vendor-codegen --help.\n` });
});
