import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { play } from "./script.ts";

const folder = new URL("conversations/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".chat"));

describe("conversations, as they are written down", () => {
  test.each(files)("%s", { timeout: 90_000 }, async (file) => {
    const text = readFileSync(new URL(file, folder), "utf8");
    const [, locale] = /^# locale: (\S+)$/mu.exec(text) ?? [];
    const lines = await play(
      text.replace(/^#.*\n/gmu, ""),
      locale === undefined ? {} : { config: `locale: ${locale}` },
    );
    expect(lines).toBeGreaterThan(40);
  });
});
