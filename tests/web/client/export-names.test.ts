import { expect, test } from "vitest";
import { isExportPath } from "../../../web/src/sources/export-names.js";

test("what a Mailchimp account export holds without times is no export", () => {
  const bounces = "bounces/324b8a398e_newsletter_bounces.csv";
  expect(isExportPath(`aggregate_activity/${bounces}`)).toBe(false);
  expect(isExportPath(`export/aggregate_activity/${bounces}`)).toBe(false);
  expect(isExportPath(`granular_activity/${bounces}`)).toBe(true);
});
