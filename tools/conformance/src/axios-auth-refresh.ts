import type { SessionAdapter } from "@vendor-auth/emulator/conformance";
import axios, { create, type AxiosInstance } from "axios";
import { createAuthRefresh, type AxiosAuthRefreshRequestConfig } from "axios-auth-refresh";

/**
 * axios with axios-auth-refresh, put together as its README shows: the token is set by a request interceptor, and
 * `createAuthRefresh` logs in again on 401 and, since FlashBlade answers so, on 403. All else is left at its default. The
 * first login comes before the first call. Neither library knows a logout: it is one request.
 */
export const axiosAuthRefresh: SessionAdapter<AxiosInstance, "flashblade"> = {
  vendors: ["flashblade"],
  async open({ baseUrl, credentials }) {
    const client = create({ baseURL: baseUrl });
    let token: string | undefined;

    const login = async (): Promise<void> => {
      const answer = await axios.post(`${baseUrl}/login`, undefined, { headers: { "api-token": credentials.apiToken } });
      token = answer.headers["x-auth-token"] as string | undefined;
    };
    client.interceptors.request.use((request) => {
      request.headers["x-auth-token"] = token;
      return request;
    });
    // The same class, declared once for `import` and once for `require`: the plugin's types come from the other one.
    createAuthRefresh(client as unknown as Parameters<typeof createAuthRefresh>[0], login, { statusCodes: [401, 403] });

    await login();
    return client;
  },
  async call(client, { method, path, body, signal }) {
    const answer = await client.request<unknown>({ method, url: path, data: body, ...(signal && { signal }) });
    return { status: answer.status, body: answer.data };
  },
  async close(client) {
    const config: AxiosAuthRefreshRequestConfig = { skipAuthRefresh: true };
    await client.post("/logout", undefined, config);
  },
};
