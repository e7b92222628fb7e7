import { byHand } from "../source/by-hand.ts";
import { formatPointer, parsePointer } from "../source/json.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import type { Spec } from "../spec/read-spec.ts";
import type { Answer, Operation } from "../spec/spec-operations.ts";
import type { LoginInputs } from "./login/login-ways.ts";
import type { Destination } from "./places/credential-destination.ts";
import { readSource } from "./places/credential-source.ts";
import type { NeededValue } from "./places/credential-source.ts";
import { expressionForms, parseRequestExpression, requestForms } from "./places/runtime-expression.ts";
import type { Source } from "./places/runtime-expression.ts";

/** What a Link's values are about. */
export interface LogoutContext {
  readonly spec: Spec;
  readonly login: Operation;
  readonly logout: Operation;
  readonly inputs: LoginInputs;
  readonly destinations: readonly Destination[];
}

/** A value that the login was given: the input of this name, or what `pointer` names in it. */
export interface InputSource {
  readonly in: "input";
  readonly name: string;
  readonly pointer: string;
}

export type LinkSource = Source | InputSource;

/** A part of a Link, and the answers that such a Link stands on: an expression is about these. */
export interface LinkNode {
  readonly node: SpecNode;
  readonly answers: readonly Answer[];
  /** As messages call it. */
  readonly what: string;
}

export type LinkValue = { readonly from: LinkSource; readonly needed?: NeededValue } | { readonly value: unknown };

/**
 * Reads a value of a Link: an expression on the login's answer or its request, or a literal. Throws a `SpecError` for an expression
 * that names nothing, and for one that names a secret of the request: a session is stored, a password is not.
 */
export function readLinkValue(context: LogoutContext, { node, answers, what }: LinkNode): LinkValue {
  const { spec, login } = context;
  const text = typeof node.value === "string" ? node.value.replace(/^\{(\$.*)\}$/s, "$1") : undefined;
  if (text === undefined || !/^\$|\{\$/.test(text)) return { value: node.value };
  if (text.startsWith("$response.")) {
    const needed = readSource(spec, login, answers, { ...node, value: text }, what);
    return { from: needed.source, needed };
  }
  const source = parseRequestExpression(text);
  if (source === undefined) {
    return spec.fail(
      node.path,
      `${JSON.stringify(node.value)} names nothing that is known here.`,
      `Use one of ${expressionForms}, or ${requestForms}, or a value without $.`,
    );
  }
  const [first = "", ...rest] = source.in === "body" ? (parsePointer(source.pointer) ?? []) : [source.name];
  const { inputs, fixed } = context.inputs;
  const isThis = (where: string, name: string) =>
    where === source.in && (where === "header" ? name.toLowerCase() === first.toLowerCase() : name === first);
  const known =
    fixed.find((each) => !each.isDefault && isThis(each.in, each.in === "body" ? "" : each.name)) ??
    fixed.find((each) => !each.isDefault && source.in === "body" && each.in === "body" && each.name === source.pointer);
  if (known !== undefined) return { value: known.value };
  const input = inputs.find((each) => isThis(each.in, each.wire));
  if (input === undefined) {
    return spec.fail(
      node.path,
      `The login ${JSON.stringify(login.id)} is not given ${JSON.stringify(text)}.`,
      "Name a parameter of it, or a member of its body.",
    );
  }
  const pointer = formatPointer(rest);
  if (
    input.secrets.some(
      (secret) => secret === pointer || secret.startsWith(`${pointer}/`) || pointer.startsWith(`${secret}/`) || secret === "",
    )
  ) {
    return spec.fail(
      node.path,
      `${JSON.stringify(text)} is a secret that the login is given, and a session is stored, where no password belongs.`,
      `Take a value of the login's answer instead; when there is none, ${byHand}.`,
    );
  }
  return { from: { in: "input", name: input.name, pointer } };
}
