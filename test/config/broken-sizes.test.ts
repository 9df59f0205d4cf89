import { expect, test } from "vitest";
import { saidOfConfig } from "./said-of-config.ts";

test("P-03 a size without its unit", () => {
  expect(saidOfConfig("files: { max_size: 500 }\n")).toMatchInlineSnapshot(`
    "config.yaml:1:20: \`max_size\` lacks its unit
      1 | files: { max_size: 500 }
                             ^
      for example 500KB, 200MB or 2GB"
  `);
});

test("P-03 a length of time without its unit", () => {
  expect(saidOfConfig("files: { link_ttl: 7 }\n")).toContain("`link_ttl` lacks its unit");
});

test.each([
  "0MB",
  "1.5GB",
  "200MiB",
  "-1MB",
  "20G",
  "2000TB",
  "plenty",
  "50000KB",
  "２００MB",
  "1 000MB",
])("P-03 a size that is none: %s", (size) => {
  const said = saidOfConfig(`files: { max_size: "${size}" }\n`);
  expect(said).toContain("config.yaml:1:20: `max_size` is not a size");
  expect(said).toContain("for example 500KB, 200MB or 2GB");
});

test.each(["1KB", "500KB", "500kb", "200 MB", "2GB", "1TB"])("a size: %s", (size) => {
  const room = "quota: { person: 1TB, total: 2TB }";
  expect(saidOfConfig(`files: { max_size: ${size}, ${room} }\n`)).toBe("ok");
});

test("P-03 a quota in which the largest file has no room", () => {
  const yaml = "files:\n  max_size: 500MB\n  quota: { person: 500KB, total: 2GB }\n";
  expect(saidOfConfig(yaml)).toMatchInlineSnapshot(`
    "config.yaml:3:20: \`person\` is less than \`max_size\`
      3 |   quota: { person: 500KB, total: 2GB }
                             ^
      one file fits into what one person may have, and that into what all may have"
  `);
  expect(saidOfConfig("files: { quota: { person: 2GB, total: 1GB } }\n")).toContain(
    "`total` is less than `person`",
  );
});
