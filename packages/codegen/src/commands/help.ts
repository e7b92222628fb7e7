export const help = `Usage:
  vendor-codegen generate --spec FILE [--overlay FILE …] [--name NAME] --out DIR [--spec FILE --out DIR …] [options]
  vendor-codegen generate --specs DIR --packages DIR [options]
  vendor-codegen init SPEC [--overlay FILE …] [--name NAME] [--out DIR] [options]
  vendor-codegen overlay SPEC
  vendor-codegen explain SPEC [--overlay FILE …] [--name NAME]
  vendor-codegen diff OLD NEW [--overlay FILE …]
  vendor-codegen diff --specs DIR --packages DIR [--check | --released] [--changesets DIR]

generate: makes a vendor's client package from an OpenAPI description with x-session: src/generated/{schema,session,
operations}.ts and the reference pages in docs/. OpenAPI 3.0 to 3.2 and Swagger 2.0 are read, as YAML or JSON, of one
file or several in one folder. What the publisher's file does not say, such as x-session, an overlay adds to it.
init: makes a project of your own around it, once: package.json, tsconfig.json, a client that keeps itself logged in,
and tests against the emulator of the spec. Adds to a package.json that is there, and replaces nothing.
overlay: prints a first overlay for a publisher's description: its likely login, logout, scheme and secrets, and how sure that
is. Read it, correct it, and give it with --overlay.
explain: prints what is understood of a spec's session, in lines for a person.
diff: what changed between two descriptions, a line each; or in each spec since its package was last released (its spec.yaml), written
as a changeset. redocly finds the differences: npm install --save-dev @redocly/cli.

  --spec FILE      a spec; its name is the vendor's: acme.yaml. May be left out (as SPEC may) where an overlay \`extends\` a file beside it
  --overlay FILE   an OpenAPI Overlay (1.0 or 1.1) for the --spec before it; several are applied in their order
  --name NAME      the vendor's name, for the --spec before it, where the file's name is none: acme
  --out DIR        the package's folder (init: default .)
  --specs DIR      all *.yaml with x-session in a folder,
  --packages DIR   each into the folder of its name in this one
  --docs EXTENT    reference pages: none, index (one page of all operations) or all (a page for each tag and each model);
                   default: index
  --strict         what is only untidy in a spec is an error as well
  --check          write nothing; print what is stale, or what no changeset mentions; exit 1 if anything is
  --released       after new versions were made: keep the specs they are released from
  --changesets DIR where changesets are (default: .changeset)
  --command TEXT   the command that the files' first lines name (default: npm run generate)
  --help           print this
  --version        print the version

Exit codes: 0 done, 1 a spec that cannot be used, or a stale file, 2 a wrong command line.
`;
