// Pieces of gadgets.yaml that several mutations change, and consumers that several share.

/** The mapping of the shapes' discriminator. */
export const mapping = `, mapping: { circle: "#/components/schemas/Circle", square: "#/components/schemas/Square" }`;
export const discriminator = `      discriminator: { propertyName: kind${mapping} }\n`;
/** A list with a type for each place, in an answer. */
export const pair = "pair: { type: array, prefixItems: [{ type: string }, { type: number }], items: false }";
/** An object of an answer that holds names it does not declare, and one that does not. */
export const open = "open: { type: object, properties: { a: { type: string } }, additionalProperties: true }";
export const options = "options: { type: object, properties: { deep: { type: boolean } }, additionalProperties: true }";

export const shapes = `const { data: shapes = [] } = await client.GET("/shapes");`;
export const gadgets = `const found = await client.GET("/gadgets");
const gadgets = found.status === 200 ? found.data : [];`;
export const note = `const { data: note } = await client.GET("/note");
if (note === undefined) throw new Error();`;
/** Adds a gadget with a member beside its name. */
export const add = (member: string): string => `console.log(await client.POST("/gadgets", { body: { name: "a", ${member} } }));`;
