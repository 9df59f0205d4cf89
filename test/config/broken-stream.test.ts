import { expect, test } from "vitest";
import { saidOfConfig } from "./said-of-config.ts";

test("P-03 stream without a robot that has credentials", () => {
  const robots = "robots: [{ id: a, kind: custom, token: x }]";
  expect(saidOfConfig(`dingtalk: { connect: stream, ${robots} }\n`)).toMatchInlineSnapshot(`
    "config.yaml:1:22: \`connect: stream\` needs a robot of \`kind: app\`
      1 | dingtalk: { connect: stream, robots: [{ id: a, kind: custom, token: * }] }
                               ^
      a custom robot has no credentials to open a connection with; use \`http\`"
  `);
});

test("P-03 an aes_key that is none", () => {
  const events = 'events: { token: abcdef, aes_key: "short" }';
  const robot = `{ id: a, kind: app, app_key: k, app_secret: s, ${events} }`;
  expect(saidOfConfig(`dingtalk:\n  robots:\n    - ${robot}\n`)).toMatchInlineSnapshot(`
    "config.yaml:3:88: \`aes_key\` is not the aes_key of an event subscription
      3 |     - { id: a, kind: app, app_key: *, app_secret: *, events: { token: ******, aes_key: "*****" } }
                                                                                                 ^
      43 letters and digits, as the developer console shows them"
  `);
});
