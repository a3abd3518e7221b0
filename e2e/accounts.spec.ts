import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import { sendFailingTrace } from "./fixtures/send-spans.ts";
import { expect, test } from "./fixtures/accounts.ts";

const password = "correct horse battery";

async function fillAccount(page: Page, name: string): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  const email = page.getByLabel("E-mail");
  if (await email.isEditable()) await email.fill(`${name.toLowerCase()}@example.org`);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(
    page.getByRole("button", { name: new RegExp(`Signed in as ${name}`) }),
  ).toBeVisible();
}

/** Somebody else, in a browser of their own. */
async function somebody(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  return context.newPage();
}

/** What is shown once: the text beside the copy button. */
async function secretOf(page: Page, label: string): Promise<string> {
  const secret = await page.getByRole("dialog").getByLabel(label, { exact: true }).innerText();
  await page.getByRole("button", { name: "Done" }).click();
  return secret.trim();
}

async function axe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
}

test("a team: the first link, an invitation, a viewer, a key, its end", async ({
  page,
  browser,
  team,
}) => {
  test.setTimeout(180_000);
  // A link to a page leads to the sign-in, which knows that nobody has an account.
  await page.goto(`${team.url}/p/shop/traces?where=status:error`);
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  await expect(page.getByText(/Nobody has an account yet/)).toBeVisible();
  await page.goto(team.firstLink);
  await expect(page.getByRole("heading", { name: "Make the first account" })).toBeVisible();
  await fillAccount(page, "Root");

  // A key, shown once, with which a program sends.
  await page.goto(`${team.url}/p/shop/settings`);
  await expect(page.getByText("admin of the server: you may do everything")).toBeVisible();
  await page.getByRole("button", { name: "Make a key" }).click();
  await page.getByLabel("Name").fill("shop server");
  await page.getByRole("button", { name: "Make the key" }).click();
  await axe(page);
  const key = await secretOf(page, "key");
  expect(key).toMatch(/^tsk_[\w-]{43}$/);
  const row = page.getByRole("row", { name: /shop server/ });
  await expect(row).toContainText(key.slice(0, 10));
  await expect(page.getByText(key)).toBeHidden();
  const traceId = await sendFailingTrace(team.url, undefined, {
    headers: { authorization: `Bearer ${key}` },
  });
  await page.goto(`${team.url}/p/shop/traces/${traceId}`);
  await expect(page.getByText(/Failed because:/)).toBeVisible();

  // An invitation for somebody who may look and not touch.
  await page.goto(`${team.url}/p/shop/settings`);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await page.getByLabel("E-mail").fill("vera@example.org");
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await secretOf(page, "link");
  await expect(page.getByText("vera@example.org: viewer in shop").first()).toBeVisible();
  const vera = await somebody(browser);
  await vera.goto(link);
  await expect(vera.getByText("Root invites you to project shop as viewer.")).toBeVisible();
  await axe(vera);
  await fillAccount(vera, "Vera");
  await expect(vera).toHaveURL(`${team.url}/p/shop`);

  await vera.goto(`${team.url}/p/shop/traces/${traceId}`);
  await expect(vera.getByText(/Failed because:/)).toBeVisible();
  const add = vera.getByRole("button", { name: /Add to dataset/ });
  await expect(add).toHaveAttribute("aria-disabled", "true");
  await expect(add).toHaveAttribute("title", /needs an editor of the project; you are viewer/);
  await vera.goto(`${team.url}/p/shop/settings`);
  await expect(vera.getByText("viewer in project shop")).toBeVisible();
  await expect(vera.getByRole("button", { name: /Make a key/ })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await axe(vera);
  await vera.goto(`${team.url}/p/secret/runs`);
  await expect(vera.getByText(/needs the role viewer in project "secret"/)).toBeVisible();

  // The key ends, and what it sends is refused.
  await page.reload();
  await row.getByRole("button", { name: "Revoke shop server" }).click();
  await expect(row).toContainText("revoked");
  await axe(page);
  const refused = await fetch(`${team.url}/v1/traces`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: "{}",
  });
  expect(refused.status).toBe(401);
  await vera.context().close();
});

test("signing out and in leads back to the very link", async ({ browser, team }) => {
  const page = await somebody(browser);
  const address = `${team.url}/p/shop/traces?where=status:error`;
  await page.goto(address);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await axe(page);
  await page.getByLabel("E-mail").fill("root@example.org");
  await page.getByLabel("Password").fill("a wrong password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText(/No account has this e-mail and password/)).toBeVisible();
  await page.getByLabel("Password").fill(password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(address);
  await expect(page.getByRole("table", { name: "Traces" })).toBeVisible();
  await page.getByRole("button", { name: /Signed in as Root/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(`${team.url}/sign-in`);
  await page.goto(address);
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  await page.context().close();
});

test("the demo sends with a key that the server lends it", async ({ browser, team }) => {
  test.setTimeout(240_000);
  const page = await signedIn(browser, team.url);
  await page.goto(`${team.url}/p/demo`);
  await page.getByRole("button", { name: "Load the demo" }).click();
  await expect(page).toHaveURL(/\/p\/demo\/compare/, { timeout: 180_000 });
  await page.context().close();
});

/** Root, who signed up in the first test. */
async function signedIn(browser: Browser, url: string): Promise<Page> {
  const page = await somebody(browser);
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("E-mail").fill("root@example.org");
  await page.getByLabel("Password").fill(password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /Signed in as Root/ })).toBeVisible();
  return page;
}

test("the pages of access on a phone and in the dark: no overflow, no violation", async ({
  browser,
  team,
}) => {
  test.setTimeout(180_000);
  const inside = await signedIn(browser, team.url);
  const outside = await somebody(browser);
  const pages: [Page, string][] = [
    [outside, "/sign-in"],
    [outside, "/sign-in?why=The+sign-in+took+too+long."],
    [outside, "/sign-up#cut-short"],
    [inside, "/p/shop/settings"],
    [inside, "/p/empty"],
  ];
  for (const [page, path] of pages)
    for (const width of [1440, 390])
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 900 });
        await page.goto(team.url + path);
        await expect(page.getByRole("heading").first()).toBeVisible();
        await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect([path, width, overflow]).toEqual([path, width, Math.min(0, overflow)]);
        await axe(page);
      }
  await inside.context().close();
  await outside.context().close();
});
