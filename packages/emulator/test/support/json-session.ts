/** A session client of specs/examples/portainer.yaml in a few lines: it logs in when first needed, renews once when refused, logs out. */
export function createJsonSession(baseUrl: string, credentials: object) {
  let login: Promise<string> | undefined;

  async function logIn(): Promise<string> {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${baseUrl}/auth`, { method: "POST", headers, body: JSON.stringify(credentials) });
    return ((await answer.json()) as { jwt: string }).jwt;
  }

  async function send(path: string, init: RequestInit, token: string): Promise<number> {
    const answer = await fetch(baseUrl + path, { ...init, headers: { authorization: `Bearer ${token}` } });
    await answer.body?.cancel();
    return answer.status;
  }

  return {
    async call(path: string, init: RequestInit): Promise<{ status: number }> {
      const used = (login ??= logIn());
      const status = await send(path, init, await used);
      if (status !== 401 && status !== 403) return { status };
      if (login === used) login = logIn();
      return { status: await send(path, init, await login) };
    },
    async close(): Promise<void> {
      const used = login;
      login = undefined;
      if (used !== undefined) await send("/auth/logout", { method: "POST" }, await used);
    },
  };
}
