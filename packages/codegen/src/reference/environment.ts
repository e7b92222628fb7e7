import { camelCase, constantCase } from "../text/names.ts";
import { quote } from "../text/source-text.ts";

/** The values that an example takes from the environment: none of them belongs in code. */
export interface Environment {
  /** The name of a constant in the example that holds the value. */
  need(name: string): string;
  /** The lines that read the values asked for so far. */
  lines(): string;
}

const taken = new Set(["client", "connect", "createClient", "data", "declared", "error", "outcome", "process", "session", "status"]);

export function createEnvironment(vendor: string): Environment {
  const needed = new Map<string, string>();
  return {
    need(name) {
      const local = localName(name);
      needed.set(local, variableName(vendor, local));
      return local;
    },
    lines() {
      return [...needed]
        .map(
          ([local, variable]) =>
            `const ${local} = process.env.${variable};\nif (${local} === undefined) throw new Error(${quote(`Set ${variable}.`)});\n`,
        )
        .join("");
    },
  };
}

/** `FLASHBLADE_API_TOKEN` for the vendor `flashblade` and the value `apiToken`. */
export function variableName(vendor: string, name: string): string {
  return `${constantCase(vendor)}_${constantCase(name)}`;
}

function localName(name: string): string {
  const local = camelCase(name).replace(/[^A-Za-z0-9]/g, "");
  if (local === "" || /^\d/.test(local)) return `value${local}`;
  return taken.has(local) || reserved.test(local) ? `${local}Value` : local;
}

const reserved =
  /^(arguments|as|async|await|break|case|catch|class|console|const|continue|debugger|default|delete|do|else|enum|eval|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|undefined|using|var|void|while|with|yield)$/;
