import { breakingAnswerSchemas } from "./breaking/answer-schemas.ts";
import { breakingAnswers } from "./breaking/answers.ts";
import { breakingNames } from "./breaking/names.ts";
import { breakingRequests } from "./breaking/requests.ts";
import { breakingBodies } from "./keywords/breaking-bodies.ts";
import { breakingForms } from "./keywords/breaking-forms.ts";
import { breakingValues } from "./keywords/breaking-values.ts";
import type { Mutation } from "./mutation.ts";

/** Changes that break a consumer. */
export const breaking: readonly Mutation[] = [
  ...breakingAnswerSchemas,
  ...breakingNames,
  ...breakingRequests,
  ...breakingAnswers,
  ...breakingBodies,
  ...breakingForms,
  ...breakingValues,
];
