// What examples leave to the reader.

declare function readFromVault(name: string): Promise<string>;
declare const client: import("@vendor-auth/session").SessionClient<import("@vendor-auth/cloudendure").paths>;
