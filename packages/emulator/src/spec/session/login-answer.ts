import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { empty, type Answer, type HeaderList } from "../../http/answer.ts";
import type { DescribedOperation, SessionDescription } from "../reader/api.ts";
import { own, valueAt, withValueAt, type JsonObject } from "../reader/json.ts";
import { satisfies, valuesOf, type BodyNeeds } from "../answers/bodies.ts";
import { headersOf } from "../answers/headers.ts";
import { isJson, statusNumber, type Media } from "../answers/media.ts";
import type { AnswerContext } from "../answers/operation-answer.ts";
import { handedOutBy, keyOf, type HandedOut } from "./values.ts";

/** The values of one session, by `keyOf` their places. */
export type SessionValues = Readonly<Record<string, string>>;

/** The answer to a login that opens a session. */
export interface LoginAnswers {
  /** New values, of the forms that the description allows. */
  makeValues(): SessionValues;
  /** The answer without what its headers and cookies hand out. */
  answer(values: SessionValues): Answer;
  /** The headers and cookies that hand out these values. */
  handOut(values: SessionValues, sources: readonly HandedOut[]): HeaderList;
}

type Value = string | number;

/** Forms that a value of a session may have; the first that the description allows is taken. */
const forms: readonly (() => Value)[] = [
  () => randomBytes(24).toString("base64url"),
  randomUUID,
  () => randomBytes(16).toString("hex"),
  () => randomInt(1, 2 ** 47),
  () => randomInt(1, 2 ** 31),
];

/** `addressOf` is where a session is, of its id, for a value that is such an address. */
export function createLoginAnswers(
  description: SessionDescription,
  login: DescribedOperation,
  { context, addressOf }: { readonly context: AnswerContext; readonly addressOf: (source: HandedOut, id: string) => string },
): LoginAnswers {
  const { session, opensWith } = description;
  const { bodies, schemas } = context;
  const response = login.responses.find(({ status }) => status === opensWith)!.response;
  const status = statusNumber(opensWith, 200);
  const sources = handedOutBy(session);
  const inBody = sources.filter((source) => source.in === "body");
  const media = bodyMedia(response);
  const conditions = session.login.success ?? [];
  const schema = media && own(media.media, "schema");
  const chosen = new Map(sources.map((source) => [keyOf(source), source.in === "header" ? formOfHeader(source.name) : 0]));
  const template = chooseTemplate();

  /** A body that the description allows. Where it forbids the form of one of the values, the next form is tried. */
  function chooseTemplate(): unknown {
    for (;;) {
      const body = media && bodies.valueOf(media, { name: `${login.id} ${opensWith}`, ...needs() });
      const mismatch = schema === undefined ? undefined : schemas.check(schema, body);
      const wrong = mismatch && inBody.find(({ pointer }) => pointer === mismatch.pointer);
      const next = wrong === undefined ? forms.length : (chosen.get(keyOf(wrong)) ?? 0) + 1;
      if (wrong === undefined || next >= forms.length) return body;
      chosen.set(keyOf(wrong), next);
    }
  }

  function needs(): Pick<BodyNeeds, "values" | "isFitting"> {
    const values = inBody.map((source) => [source.pointer, valueOf(source)] as const);
    return { values: new Map([...valuesOf(conditions), ...values]), isFitting: (body) => satisfies(body, conditions) };
  }

  function valueOf(source: HandedOut): Value {
    return forms[chosen.get(keyOf(source)) ?? 0]!();
  }

  /** Which form the description allows for a header's value. */
  function formOfHeader(name: string): number {
    const headers = Object.entries((own(response, "headers") as JsonObject | undefined) ?? {});
    const [, header] = headers.find(([key]) => key.toLowerCase() === name.toLowerCase()) ?? [];
    const wanted = { type: "object", properties: { value: own(header, "schema") ?? {} } };
    return Math.max(
      0,
      forms.findIndex((form) => schemas.check(wanted, { value: form() }, { isText: true }) === undefined),
    );
  }

  return {
    makeValues: () => Object.fromEntries(sources.map((source) => [keyOf(source), String(valueOf(source))])),
    answer(values) {
      const headers = headersOf(
        response,
        new Set(sources.flatMap((source) => (source.in === "header" ? [source.name.toLowerCase()] : []))),
        context,
      );
      if (media === undefined) return empty(status, headers);
      const body = inBody.reduce<unknown>((made, source) => {
        const text = addressOf(source, values[keyOf(source)]!);
        return withValueAt(made, source.pointer, typeof valueAt(template, source.pointer) === "number" ? Number(text) : text);
      }, template);
      return { status, headers: [["Content-Type", media.type], ...headers], body: bodies.textOf(media, body) };
    },
    handOut: (values, which) =>
      which.flatMap((source): HeaderList => {
        const value = addressOf(source, values[keyOf(source)]!);
        if (source.in === "header") return [[source.name, value]];
        return source.in === "cookie" ? [["Set-Cookie", `${source.name}=${value}; Path=/; HttpOnly`]] : [];
      }),
  };
}

/** JSON before others: a pointer leads into it. */
function bodyMedia(response: JsonObject): Media | undefined {
  const all = Object.entries((own(response, "content") as JsonObject | undefined) ?? {}).map(([type, media]) => ({
    type,
    media: media as JsonObject,
  }));
  return all.find(({ type }) => isJson(type)) ?? all[0];
}
