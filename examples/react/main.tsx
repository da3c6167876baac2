import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import "parcours/define";
import { Report } from "parcours/react";
import events from "../events.ndjson?url";

function Dashboard() {
  const [said, setSaid] = useState("Reading…");
  return (
    <main>
      <p role="status">{said}</p>
      <Report
        src={events}
        cards="sends openRate clickRate"
        onReady={({ summary }) => setSaid(`${summary.events} events`)}
        onError={({ code, message }) => setSaid(`${code}: ${message}`)}
      />
    </main>
  );
}

const root = document.querySelector("#root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Dashboard />
    </StrictMode>,
  );
}
