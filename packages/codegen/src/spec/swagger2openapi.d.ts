/** The part of it that is used; it brings no types. */
declare module "swagger2openapi" {
  export function convertObj(
    document: unknown,
    options: Readonly<Record<string, boolean | string>>,
  ): Promise<{ openapi: { readonly [key: string]: unknown } }>;
}
