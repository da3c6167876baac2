// The form of a table with a column for each event: what is proposed, changed by keyboard, and read.

import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { audit, contextOf } from "./audit.js";
import { card, choose, useStage } from "./browser.js";

const stage = useStage();

const times = [
  "Email,Campaign,Sent At,Delivered At,Opened At,Clicked At,Bounced At,Note",
  ...Array.from({ length: 10 }, (_, n) => {
    const at = (minute: number): string => `2026-05-01 10:${String(minute + n).padStart(2, "0")}:07`;
    return [`c${n}@x.example`, "Spring", at(0), n < 8 ? at(1) : "", n < 4 ? at(20) : "", n < 2 ? at(30) : "", n < 8 ? "" : at(2), n < 6 ? at(40) : ""].join(",");
  }),
].join("\n");

const flags = [
  "email;campagne;date envoi;ouvert;cliqué;désabonné",
  ...Array.from({ length: 10 }, (_, n) => `c${n}@x.example;Printemps;${13 + n}/05/2026 10:00;${n < 4 ? "oui" : "non"};${n < 2 ? 3 : 0};${n < 1 ? "oui" : "non"}`),
].join("\n");

/** Types in the form by their columns. */
async function columns(page: Page): Promise<Record<string, string>> {
  return Object.fromEntries(
    await page.locator("parcours-mapping [data-column]").evaluateAll((selects) =>
      selects.map((select) => [(select as HTMLElement).dataset.column ?? "", (select as HTMLSelectElement).value]),
    ),
  );
}

describe.each([
  { width: 390, colorScheme: "light", locale: "en-GB" },
  { width: 1280, colorScheme: "dark", locale: "en-GB" },
] as const)("at $width px", (screen) => {
  it("proposes what each column tells, takes a change by keyboard, and reads the file so", async () => {
    const { page } = await stage.open(contextOf(screen));
    await choose(page, { "spring.csv": times });
    const form = page.locator("parcours-mapping");
    await form.locator("[data-column]").first().waitFor();
    expect(await columns(page)).toEqual({
      "Sent At": "email.sent",
      "Delivered At": "email.delivered",
      "Bounced At": "email.bounced",
      "Opened At": "email.opened",
      "Clicked At": "email.clicked",
    });
    expect(await form.getByLabel("What happened", { exact: true }).locator("option:checked").innerText()).toBe("A column for each event");
    expect(await form.getByLabel("Time", { exact: true }).inputValue()).toBe("");
    expect(await form.locator(".preview [role=status]").innerText()).toBe("26 of 26 events that were looked at can be used, told by 10 rows");
    await audit(page, "a column for each event");
    // Another column, and what it tells, without a mouse.
    await form.getByLabel("Another column").selectOption("Note");
    const note = form.locator('[data-column="Note"]');
    await expect.poll(() => note.evaluate((select) => (select.getRootNode() as ShadowRoot).activeElement === select)).toBe(true);
    await page.keyboard.type("page_view");
    expect(await note.inputValue()).toBe("page_view");
    await expect.poll(() => form.locator(".preview [role=status]").innerText()).toMatch(/^32 of 32 events/u);
    await form.locator('[data-column="Clicked At"]').selectOption({ label: "No event" });
    await expect.poll(() => form.locator(".preview [role=status]").innerText()).toMatch(/^30 of 30 events/u);
    await form.getByRole("button", { name: "Read the file this way" }).click();
    await page.locator("parcours-cards .card").first().waitFor();
    expect(await card(page, "Total sends")).toContain("10");
    expect(await card(page, "Open rate")).toContain("50");
  });

  it("says what is missing where no column tells anything, and goes over to one key and back", async () => {
    const { page } = await stage.open({ ...contextOf(screen), locale: "fr-FR" });
    await choose(page, { "printemps.csv": flags });
    const form = page.locator("parcours-mapping");
    await form.locator("[data-column]").first().waitFor();
    const guessed = { "date envoi": "email.sent", "ouvert": "email.opened", "cliqué": "email.clicked", "désabonné": "email.unsubscribed" };
    expect(await columns(page)).toEqual(guessed);
    await audit(page, "une colonne par événement");
    const type = form.getByLabel("Ce qui s'est passé", { exact: true });
    for (const column of Object.keys(guessed)) await form.locator(`[data-column="${column}"]`).selectOption("");
    await expect.poll(() => form.locator("footer [role=status]").innerText()).toMatch(/^Dites où trouver\s: Ce qui s'est passé\.$/u);
    await type.selectOption({ label: "campagne" });
    expect(await form.locator("[data-column]").count()).toBe(0);
    await type.selectOption({ label: "Une colonne par événement" });
    expect(await columns(page)).toEqual(guessed);
    await form.getByRole("button", { name: "Lire le fichier ainsi" }).click();
    await page.locator("parcours-cards .card").first().waitFor();
    expect(await card(page, "Taux d'ouverture")).toContain("40");
    expect(await card(page, "Taux de clics")).toContain("20");
  });
});
