import { describe, expect, test } from "vitest";
import { createLog } from "../../src/telemetry/log.ts";
import { createScrubber } from "../../src/telemetry/scrubber.ts";

function logged(fields: Record<string, unknown>, message: string): readonly string[] {
  const lines: string[] = [];
  const log = createLog({
    level: "info",
    scrubber: createScrubber(),
    write: (line) => void lines.push(line),
  });
  log.info(fields, message);
  return lines;
}

// oxlint-disable-next-line no-control-regex -- these are what is looked for
const control = /[\0-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

describe("N-04 one record stays one line, with no control bytes in it", () => {
  test.each([
    ["CR LF", '李雷\r\n{"level":50,"msg":"forged"}'],
    ["LF", "a\nb"],
    ["ANSI colours", "\x1b[31mred\x1b[0m"],
    ["ANSI that clears the screen", "\x1b[2J\x1b[H"],
    ["an ANSI title", "\x1b]0;owned\x07"],
    ["the one-byte CSI", "\x9b31mred"],
    [
      "every C0 and C1 byte",
      String.fromCharCode(...Array.from({ length: 160 }, (_, code) => code)),
    ],
    ["NUL", "a\0b"],
    ["DEL and backspace", "safe\x7f\b\b\b\b"],
    ["next line, line and paragraph separators", "a\x85b\u2028c\u2029d"],
    ["direction marks", "\u202egpj.exe\u202c \u2066x\u2069"],
    ["a lone surrogate", "a\ud83db"],
  ])("%s", (_name, text) => {
    const lines = logged(
      { nick: text, deep: { file: [text] }, [text]: 1, error: new Error(text) },
      text,
    );
    expect(lines).toHaveLength(1);
    const [line = ""] = lines;
    expect(line.endsWith("\n")).toBe(true);
    expect(line.slice(0, -1)).not.toMatch(control);
    const read = JSON.parse(line) as Record<string, unknown>;
    expect(read).toMatchObject({ nick: text, deep: { file: [text] }, error: text, msg: text });
  });
});

test("Chinese and emoji stay as they are, and a percent sign is only that", () => {
  const [line = ""] = logged({ nick: "李雷😀" }, "100%s %d 完成");
  expect(line).toContain("李雷😀");
  expect(line).toContain("100%s %d 完成");
});

test("a level that is lower than asked for is not written", () => {
  const lines: string[] = [];
  const log = createLog({
    level: "warn",
    scrubber: createScrubber(),
    write: (line) => void lines.push(line),
  });
  log.debug({}, "a");
  log.info({}, "b");
  log.warn({}, "c");
  log.error({}, "d");
  expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(["c", "d"]);
});
