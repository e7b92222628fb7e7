/** Every error answer says what its body looks like, so that a caller's `error` has a type. */
export function errorSchema() {
  return {
    Responses(responses, { report, location, resolve }) {
      for (const [status, answer] of Object.entries(responses)) {
        if (!/^[45]/.test(status)) continue;
        const content = Object.entries(resolve(answer).node?.content ?? {});
        const bare = content.find(([, media]) => media?.schema === undefined);
        if (content.length > 0 && bare === undefined) continue;
        const got = bare === undefined ? "no content" : `${bare[0]} without one`;
        report({
          message: `Answer ${status}: expected content with a schema, got ${got}. Add "content:" with a media type and its "schema:", such as the error model.`,
          location: location.child([status]).key(),
        });
      }
    },
  };
}
