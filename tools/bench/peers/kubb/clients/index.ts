export { getApiVersion } from "./getApiVersion.ts";
export { getLoginBanner } from "./getLoginBanner.ts";
export { login } from "./login.ts";
export { logout } from "./logout.ts";