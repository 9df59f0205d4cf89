const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");

const laughs = [
  "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]",
  ...["b", "c", "d", "e", "f", "g", "h", "i"].map((name, index) => {
    const before = `*${"abcdefgh".charAt(index)}`;
    return `${name}: &${name} [${Array.from({ length: 9 }, () => before).join(", ")}]`;
  }),
].join("\n");

/** Small texts that cost a careless reader all its time or memory. */
export const bombs: Readonly<Record<string, string>> = {
  "billion laughs": laughs,
  "deep [": "[".repeat(100_000),
  "deep {": "{a: ".repeat(50_000),
  "deep - ": "- ".repeat(100_000),
  "deep ? ": "? ".repeat(100_000),
  "deep blocks": lines(600, (index) => `${" ".repeat(index)}a:`),
  "50,000 keys": lines(50_000, (index) => `k${index}:`),
  "a merge chain": lines(5000, (index) => `m${index}: &m${index}\n  <<: *m${index - 1}`),
  "20,000 anchors": lines(20_000, (index) => `- &a${index} x`),
  "a scalar of 1 MB": `a: "${"x".repeat(1_000_000)}"`,
  "nested tags": `a: ${"!!seq ".repeat(20_000)}[]`,
  "a tag that makes something": 'a: !!js/function "() => process.exit(1)"',
};
