import { existsSync, readFileSync } from "node:fs";

const file = new URL("../../../shared/reference/dingtalk-protocol.md", import.meta.url);

/** The full payloads of protocol §1.5 by their letter, where the reference lies beside the repository. */
export const protocolSamples: readonly (readonly [name: string, payload: unknown])[] = existsSync(
  file,
)
  ? read(readFileSync(file, "utf8"))
  : [];

function read(text: string): [string, unknown][] {
  const section = text.slice(text.indexOf("### 1.5"), text.indexOf("## 2. "));
  const found = section.matchAll(
    /^([A-K])\. [^\n]*?(?:\n```json\n(\{.*\})\n```|`(\{"msgtype".*\})`)/gm,
  );
  return [...found].map((match) => [match[1] ?? "", JSON.parse(match[2] ?? match[3] ?? "")]);
}
