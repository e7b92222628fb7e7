import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type HeldSession,
  initialState,
  type SessionEffect,
  type SessionState,
  type SessionStateEvent,
} from "../../src/engine/session-state.ts";
import { transition } from "../../src/engine/transition.ts";

let count = 0;
function opened(): HeldSession {
  count += 1;
  const session = { issuedAt: "2026-11-27T00:00:00.000Z", baseUrl: "https://fb1.example/api", secrets: { token: `token-${count}` } };
  return { session, isStored: false, openedAt: count };
}

function play(events: readonly SessionStateEvent[], from: SessionState = initialState) {
  const effects: SessionEffect[] = [];
  let state = from;
  for (const event of events) {
    const next = transition(state, event);
    state = next.state;
    effects.push(...next.effects);
  }
  return { state, effects, types: effects.map(({ type }) => type) };
}

describe("transition", () => {
  it("obtains one session for all who need one", () => {
    const { state, types } = play([{ type: "needed" }, { type: "needed" }, { type: "needed" }]);
    expect(types).toEqual(["obtain"]);
    expect(state.isObtaining).toBe(true);
  });

  it("compares a refusal: one of an older session changes nothing", () => {
    const [first, second] = [opened(), opened()];
    const { state, types } = play([
      { type: "needed" },
      { type: "obtained", held: first },
      { type: "refused", held: first },
      { type: "obtained", held: second },
      { type: "refused", held: first },
    ]);
    expect(types).toEqual(["obtain", "announce", "obtain", "announce"]);
    expect(state).toMatchObject({ current: second, replaced: [first], spent: [first.session] });
  });

  it("closes a replaced session, unless a call has shown that it had ended", () => {
    const [first, second] = [opened(), opened()];
    const renewed = play([
      { type: "needed" },
      { type: "obtained", held: first },
      { type: "refused", held: first },
      { type: "obtained", held: second },
    ]).state;
    expect(play([{ type: "compared", held: first, hadEnded: true }], renewed).types).toEqual([]);
    const { state, effects } = play([{ type: "compared", held: first, hadEnded: false }], renewed);
    expect(effects).toEqual([{ type: "close", held: first }]);
    expect(play([{ type: "compared", held: first, hadEnded: false }], state).types).toEqual([]);
  });

  it("keeps the old session when there is no new one", () => {
    const held = opened();
    const events: SessionStateEvent[] = [{ type: "needed" }, { type: "obtained", held }, { type: "refused", held }, { type: "failed" }];
    expect(play(events).state).toMatchObject({ current: held, isObtaining: false });
  });

  it("renews one that is doubted before the next call, and closes it then", () => {
    const [first, second] = [opened(), opened()];
    const events: SessionStateEvent[] = [
      { type: "needed" },
      { type: "obtained", held: first },
      { type: "doubted", held: first },
      { type: "needed" },
      { type: "obtained", held: second },
    ];
    const { state, types } = play(events);
    expect(types).toEqual(["obtain", "announce", "obtain", "announce", "close"]);
    expect(state).toMatchObject({ current: second, isDoubted: false });
  });

  it("takes newer values of the refused session from the store, and closes nothing: it is the same one", () => {
    const of = (held: HeldSession) => ({ ...held, session: { ...held.session, openedWith: "salt and hash" } });
    const [first, second] = [of(opened()), of(opened())];
    const events: SessionStateEvent[] = [
      { type: "needed" },
      { type: "obtained", held: first },
      { type: "refused", held: first },
      { type: "obtained", held: second },
      { type: "compared", held: first, hadEnded: false },
    ];
    const { state, types } = play(events);
    expect(types).toEqual(["obtain", "announce", "obtain", "announce"]);
    expect(state.replaced).toEqual([]);
  });

  it("releases what a login opens after the disposal", () => {
    const held = opened();
    const { state, types } = play([{ type: "needed" }, { type: "disposed" }, { type: "obtained", held }]);
    expect(types).toEqual(["obtain", "release"]);
    expect(state.current).toBeUndefined();
  });

  it("of any sequence of events loses no session, and tells once what becomes of it", () => {
    const step = fc.record({
      kind: fc.constantFrom("needed", "refused", "doubted", "landed", "failed", "compared", "updated", "logout", "disposed"),
      which: fc.nat(20),
      flag: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let state = initialState;
        const seen: HeldSession[] = []; // each version of each session that came in
        const known = new Map<string, "closed" | "ended">(); // by what tells a session from others, whatever its values are by now
        const idOf = ({ session }: { session: { issuedAt: string } }) => session.issuedAt;
        for (const [index, { kind, which, flag }] of steps.entries()) {
          const held = seen[which % Math.max(1, seen.length)];
          const fresh: HeldSession = { ...opened(), isStored: flag };
          const session = { ...fresh.session, issuedAt: String(index), openedWith: `login ${index}` };
          const newer = state.outgoing && { ...state.outgoing.session, secrets: { token: `newer-${index}` } };
          let event: SessionStateEvent | undefined;
          if (kind === "needed" || kind === "disposed") event = { type: kind };
          else if (kind === "logout") event = { type: kind, stored: undefined };
          else if (kind === "landed" && state.isObtaining)
            event = { type: "obtained", held: { ...fresh, session: (which < 5 && newer) || session } };
          else if (kind === "failed" && state.isObtaining) event = { type: kind };
          else if (kind === "compared" && held) event = { type: kind, held, hadEnded: flag };
          else if (kind === "updated" && held) event = { type: kind, held, secrets: { token: `new-${index}` } };
          else if ((kind === "refused" || kind === "doubted") && held) event = { type: kind, held };
          if (!event) continue;

          const before = state;
          const next = transition(state, event);
          state = next.state;
          if (event.type === "obtained") seen.push(event.held);
          if (state.current && !seen.includes(state.current)) seen.push(state.current);
          const { replaced } = before;
          if (event.type === "compared" && event.hadEnded && replaced.some((one) => idOf(one) === idOf(held!)))
            known.set(idOf(held!), "ended");
          for (const effect of next.effects) {
            if (effect.type !== "close" && effect.type !== "release" && effect.type !== "end") continue;
            const id = idOf("held" in effect ? effect.held : effect);
            expect(known.has(id)).toBe(false);
            known.set(id, "closed");
          }
          const places = [state.current, state.outgoing, ...state.replaced].filter((each) => each !== undefined);
          const ids = places.map(idOf);
          expect(new Set(ids).size).toBe(ids.length);
          for (const each of seen) expect(known.has(idOf(each)) || ids.includes(idOf(each))).toBe(true);
          for (const id of ids) expect(known.has(id)).toBe(false);
          expect(state.isObtaining && state.current !== undefined).toBe(false);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
