// Names of what the page gives as files.

import { expect, it } from "vitest";
import { fileName, withoutEnding } from "../../../web/src/export/save.js";

it("is of letters, digits, dots and dashes", () => {
  expect(fileName(["Page viewed → Form sent → … → Deal"], "csv")).toBe("Page-viewed-Form-sent-Deal.csv");
  expect(fileName(["webhook.log.ndjson +3", ""], "html")).toBe("webhook.log.ndjson-3.html");
  expect(fileName(["Boîte « d’accueil »", "news"], "csv")).toBe("Boîte-d-accueil-news.csv");
  expect(fileName(["../a:b\u0000"], "csv")).toBe("a-b.csv");
  expect(fileName(["→"], "svg")).toBe("parcours.svg");
});

it("does not end as the data did", () => {
  expect(["export.ndjson.gz", "Events.CSV", "2026.03.json", "plain", ".json"].map(withoutEnding)).toEqual(["export", "Events", "2026.03", "plain", ".json"]);
});
