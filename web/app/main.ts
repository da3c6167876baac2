// The page: language, appearance, and which files to open. The report does the rest.
//
// ?src=URL (repeatable) names files to open, relative to the page; other origins are not opened, and
// the page's policy would refuse them anyway. Language and appearance are remembered on the device.

import { ParcoursReport } from "./elements.js";
import { pageText } from "./page-words.js";
import { find, startSettings } from "./settings.js";

const SAMPLE = "sample/sample.ndjson.gz";

const report = find("report", ParcoursReport);
const examples = find("examples", HTMLAnchorElement);

function ownSources(): string[] {
  return new URLSearchParams(location.search)
    .getAll("src")
    .map((src) => new URL(src, document.baseURI))
    .filter(({ origin }) => origin === location.origin)
    .map(({ href }) => href);
}

startSettings({
  showLanguage(language) {
    const t = pageText(language);
    document.title = t("page.title");
    examples.textContent = t("page.examples");
    report.lang = language;
  },
  showTheme(theme) {
    report.theme = theme;
  },
});

/** A link may carry a funnel behind "#"; anything that is none is passed over. */
async function openLinkedFunnel(): Promise<void> {
  if (!location.hash.includes("funnel=")) return;
  const { definitionOfFragment } = await import("../src/state/funnel/link.js");
  const definition = definitionOfFragment(location.hash);
  if (!definition) return;
  report.definition = definition;
  report.tab = "funnel";
}

addEventListener("hashchange", () => void openLinkedFunnel());
void openLinkedFunnel();

const sources = ownSources();
if (sources.length > 0) report.src = sources.join(" ");
// The sample stands beside the page where whoever serves it put it there. Some servers answer with a
// page for every address.
async function offerSample(): Promise<void> {
  const answer = await fetch(SAMPLE, { method: "HEAD" });
  // It has no body; but an answer that nobody reads to its end counts as given up.
  await answer.arrayBuffer();
  const { ok, headers } = answer;
  if (ok && !headers.get("content-type")?.startsWith("text/html")) report.sample = SAMPLE;
}
void offerSample().catch(() => undefined);

// Without a network after the first visit; from source there is nothing to keep.
if (import.meta.env.PROD && "serviceWorker" in navigator) {
  // Where it is refused (an odd server, a private window) the page works as it did.
  void navigator.serviceWorker.register("./service-worker.js").catch(() => undefined);
}

// A long load is easily lost. What one click opens again (a sample, an address, files that are kept) is not worth a question.
addEventListener("beforeunload", (event) => {
  if (report.unkept) event.preventDefault();
});

interface LaunchQueue {
  setConsumer(take: (launch: { readonly files?: readonly FileSystemFileHandle[] }) => void): void;
}

// Opened by the system with files, where the page is installed.
(globalThis as { launchQueue?: LaunchQueue }).launchQueue?.setConsumer(({ files = [] }) => {
  if (files.length === 0) return;
  report.open(Promise.all(files.map((handle) => handle.getFile())));
});
