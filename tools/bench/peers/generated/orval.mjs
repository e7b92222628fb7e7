// tools/bench/peers/generated/orval.ts
const getLoginUrl = () => {
	return `${globalThis.benchBaseUrl}/login`;
};
/**
* Log in to the server.
*
* The API token goes in a header, and there is no body. The vendor's page names the authorization
* `ApiTokenQueryParam`; see that security scheme for why no operation uses it. The page also lists `Content-Type:
* application/json` although nothing is sent.
*
* An array locks an account after `max_login_attempts` (1 to 100) failures for `lockout_duration` (1 second to 90
* days): a login repeated with a revoked token locks the account.
*
* Choice: the answers 400 and 401, because the status and body for a bad API token are unknown. FlashArray, the
* sibling product, answers 400; other clients expect 401.
* @summary Log in to the server
*/
const login = async (options) => {
	const res = await fetch(getLoginUrl(), {
		...options,
		method: "POST"
	});
	const body = [
		204,
		205,
		304
	].includes(res.status) ? null : await res.text();
	return {
		data: body ? JSON.parse(body) : {},
		status: res.status,
		headers: res.headers
	};
};
const getLogoutUrl = () => {
	return `${globalThis.benchBaseUrl}/logout`;
};
/**
* Log out from the server.
*
* There is no body. The vendor's page lists `Content-Type: application/json` although nothing is sent.
*
* What an array answers to a logout with a dead token is unknown. Choice: 401 and 403, because any call with a dead
* session may get one of them.
* @summary Log out from the server
*/
const logout = async (options) => {
	const res = await fetch(getLogoutUrl(), {
		...options,
		method: "POST"
	});
	const body = [
		204,
		205,
		304
	].includes(res.status) ? null : await res.text();
	return {
		data: body ? JSON.parse(body) : void 0,
		status: res.status,
		headers: res.headers
	};
};
const getGetApiVersionUrl = () => {
	return `${globalThis.benchBaseUrl}/api_version`;
};
/**
* The REST versions that this array serves. It needs no session.
* @summary List the REST versions
*/
const getApiVersion = async (options) => {
	const res = await fetch(getGetApiVersionUrl(), {
		...options,
		method: "GET"
	});
	const body = [
		204,
		205,
		304
	].includes(res.status) ? null : await res.text();
	return {
		data: body ? JSON.parse(body) : {},
		status: res.status,
		headers: res.headers
	};
};
const getGetLoginBannerUrl = () => {
	return `${globalThis.benchBaseUrl}/login-banner`;
};
/**
* The text that an array shows before a login. From 1.10; what an older array answers is unknown. Choice: it needs no session, because no source names anything that the request carries.
* @summary Get the login banner
*/
const getLoginBanner = async (options) => {
	const res = await fetch(getGetLoginBannerUrl(), {
		...options,
		method: "GET"
	});
	const body = [
		204,
		205,
		304
	].includes(res.status) ? null : await res.text();
	return {
		data: body ? JSON.parse(body) : {},
		status: res.status,
		headers: res.headers
	};
};
export { getApiVersion, getGetApiVersionUrl, getGetLoginBannerUrl, getLoginBanner, getLoginUrl, getLogoutUrl, login, logout };
