import { answerRules } from "./rules-of-answers.ts";
import { boundRules } from "./rules-of-bounds.ts";
import { nameRules } from "./rules-of-names.ts";
import { schemaRules } from "./rules-of-schemas.ts";
import { shapeRules } from "./rules-of-shapes.ts";
import { sessionRules } from "./rules-of-sessions.ts";
import type { Rule } from "./rule.ts";

/**
 * What a spec's change means to a consumer, where `redocly diff` does not say it. Every rule that applies gives a line; when
 * none does, redocly's own verdict counts: major is breaking, minor is added, patch is invisible.
 */
export const rules: readonly Rule[] = [...nameRules, ...sessionRules, ...schemaRules, ...shapeRules, ...boundRules, ...answerRules];
