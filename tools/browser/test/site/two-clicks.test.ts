import { describe, expect, test } from "vitest";
import { chromium } from "../../src/chromium.ts";
import { siteInBrowser } from "../support/site-in-browser.ts";

/** Each section of the two Python pages, as it is called there, and words that its counterpart here must show. */
const sections: readonly (readonly [page: string, section: string, part: string, counterpart: RegExp])[] = [
  ["purity_fb", "login", "", /login_with_http_info[^]*await using fb = flashblade/],
  ["purity_fb", "login", "Example", /X_AUTH_TOKEN = res\[2\][^]*await fb\.login\(\)/],
  ["purity_fb", "login", "Parameters", /the token to log in/],
  ["purity_fb", "login", "Return type", /username/],
  ["purity_fb", "login", "Authorization", /ApiTokenQueryParam/],
  ["purity_fb", "login", "HTTP request headers", /Content-Type/],
  ["purity_fb", "logout", "", /logout_with_http_info[^]*await fb\.logout\(\)/],
  ["purity_fb", "logout", "Example", /default_headers\['x-auth-token'\][^]*await fb\.logout\(\)/],
  ["purity_fb", "logout", "Parameters", /does not need any parameter/],
  ["purity_fb", "logout", "Return type", /void \(empty response body\)/],
  ["purity_fb", "logout", "Authorization", /x-auth-token/],
  ["purity_fb", "logout", "HTTP request headers", /Accept/],
  ["purity_fb", "API list", "", /POST \/login/],
  ["purity_fb", "Model list", "", /LoginResponse/],
  ["purity_fb", "Overview", "", /How a session with a FlashBlade array/],
  ["cloudendure", "login_post", "", /InlineObject1[^]*await using ce = cloudendure/],
  ["cloudendure", "login_post", "Example", /login_post\(login_info\)[^]*await ce\.login\(\)/],
  ["cloudendure", "login_post", "Parameters", /googleOauthCode/],
  ["cloudendure", "login_post", "Return type", /termsAccepted/],
  ["cloudendure", "login_post", "Authorization", /X-XSRF-TOKEN/],
  ["cloudendure", "login_post", "HTTP request headers", /Content-Type/],
  ["cloudendure", "login_post", "HTTP response details", /307[^]*401[^]*402[^]*429/],
  ["cloudendure", "logout_post", "", /logout_post\(\)[^]*await ce\.logout\(\)/],
  ["cloudendure", "logout_post", "Example", /logout_post\(\)[^]*await ce\.logout\(\)/],
  ["cloudendure", "logout_post", "Parameters", /does not need any parameter/],
  ["cloudendure", "logout_post", "Return type", /void \(empty response body\)/],
  ["cloudendure", "logout_post", "Authorization", /session/],
  ["cloudendure", "logout_post", "HTTP request headers", /Accept/],
  ["cloudendure", "logout_post", "HTTP response details", /204/],
  ["cloudendure", "API list", "", /POST \/logout/],
  ["cloudendure", "Model list", "", /LoginInfo/],
  ["cloudendure", "README", "", /retired/i],
];

describe.skipIf(chromium === undefined)("from the start page", () => {
  const site = siteInBrowser();

  test("two clicks lead to the counterpart of each section of the Python pages", async () => {
    await using tab = await site.open();
    const { page } = tab;
    await page.goto("/");
    await page.locator('.vp-doc a[href="/from-python"], .vp-doc a[href="/from-python.html"]').click();
    await page.getByRole("heading", { name: "Coming from Python", level: 1 }).waitFor();
    const rows = await page.locator("tr").evaluateAll((all) =>
      all.map((row) => {
        const [name, section] = [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? "");
        return { name, section: section ?? "", href: row.querySelector("a")?.getAttribute("href") ?? "" };
      }),
    );
    const lost: string[] = [];
    for (const [name, section, part, counterpart] of sections) {
      const names = ({ section: cell }: { section: string }) => {
        const [head = "", tail = ""] = cell.split(": ");
        return head.split(", ").includes(section) && (part === "" ? tail === "" : tail.split(", ").includes(part));
      };
      const href = rows.find((row) => row.name === name && names(row))?.href;
      if (href === undefined) {
        lost.push(`${name} ${section} ${part}: no row`);
        continue;
      }
      await page.locator(`.vp-doc a[href="${href}"]`).first().click();
      const shown = page.locator(".vp-doc").filter({ hasText: counterpart });
      await shown
        .waitFor({ timeout: 5_000 })
        .catch(() => lost.push(`${name} ${section} ${part}: ${page.url()} does not show ${counterpart}`));
      const { hash } = new URL(page.url());
      if (hash !== "") await page.locator(`[id="${decodeURIComponent(hash.slice(1))}"]`).waitFor({ timeout: 5_000 });
      await page.goBack();
      await page.getByRole("heading", { name: "Coming from Python", level: 1 }).waitFor();
    }
    expect(lost).toEqual([]);
    expect(tab.complaints).toEqual([]);
  });
});
