// An address that may break where its parts do: before the "@" of an e-mail, behind the slashes and parameters of a
// page's. What is read of it, copied or searched, stays the same.

import { html, type TemplateResult } from "lit";

export function addressText(address: string): TemplateResult {
  const parts = address.split(/(?=@)|(?<=[/?&])(?![/?&])/u);
  return html`${parts.map((part, index) => (index === 0 ? part : html`<wbr />${part}`))}`;
}
