/** Every answer with a body has an example for each media type: reference pages and tests are made from them. */
export function answerExample() {
  return {
    Response: {
      MediaType(media, { report, location, key }) {
        if (media.example !== undefined || Object.keys(media.examples ?? {}).length > 0) return;
        report({
          message: `Answer as ${key}: expected an example, got none. Add "examples:" beside "schema:", with synthetic values.`,
          location: location.key(),
        });
      },
    },
  };
}
