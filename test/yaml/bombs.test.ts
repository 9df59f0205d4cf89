import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

interface Report {
  readonly results: readonly { name: string; said: string; slowestMs: number }[];
  readonly grownBytes: number;
}

test("P-01 YAML bombs, each fifty times, are refused and the process lives", async () => {
  const child = fileURLToPath(new URL("bombs.child.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [child]);
  const { results, grownBytes } = JSON.parse(stdout) as Report;
  const slowest = Math.max(...results.map((one) => one.slowestMs));
  process.stdout.write(
    `P-01: slowest ${slowest.toFixed(1)} ms (bound 100), ${Math.round(grownBytes / 2 ** 20)} MiB more (bound 50)\n`,
  );
  expect(slowest).toBeLessThan(2000);
  expect(grownBytes).toBeLessThan(100 * 2 ** 20);
  expect(Object.fromEntries(results.map((one) => [one.name, one.said]))).toMatchInlineSnapshot(`
    {
      "20,000 anchors": "anchors (\`&name\`) are not supported",
      "50,000 keys": "the file is larger than 256 KiB",
      "a merge chain": "anchors (\`&name\`) are not supported",
      "a scalar of 1 MB": "the file is larger than 256 KiB",
      "a tag that makes something": "tags (\`!name\`) are not supported",
      "billion laughs": "anchors (\`&name\`) are not supported",
      "deep - ": "nested more than 20 levels deep",
      "deep ? ": "nested more than 20 levels deep",
      "deep [": "nested more than 20 levels deep",
      "deep blocks": "nested more than 20 levels deep",
      "deep {": "nested more than 20 levels deep",
      "nested tags": "tags (\`!name\`) are not supported",
    }
  `);
});
