import { expect, test } from "vitest";
import { equalSecrets, sign, signWebhookUrl } from "../../src/dingtalk/sign.ts";

test("I-01 DingTalk's published callback vector (protocol §1.1)", () => {
  expect(sign("1577262236757", "this is a secret")).toBe(
    "DJrE6qdyVGCQz9z5r2MDuNcNAhwYnuAkyj13cx169CA=",
  );
});

test.each([
  ["1577262236757", "this is secret", "hmPWwU%2B7lVdm3ZZz0r9tSfx0L4Q26jWOZr9%2BGs6EZQM%3D"],
  ["1700000000000", "SECtest0000", "vnXGs3iLBrhWP5FlVeFaKWEXtHxmrew6anASiLXEfm0%3D"],
])("the published webhook vectors (protocol §2.2): %s", (timestamp, secret, query) => {
  const url = signWebhookUrl(
    "https://oapi.dingtalk.com/robot/send?access_token=t",
    secret,
    Number(timestamp),
  );
  expect(url).toBe(
    `https://oapi.dingtalk.com/robot/send?access_token=t&timestamp=${timestamp}&sign=${query}`,
  );
});

test("secrets are equal only when every character is", () => {
  expect(equalSecrets("abc", "abc")).toBe(true);
  expect(equalSecrets("abc", "abd")).toBe(false);
  expect(equalSecrets("abc", "abcd")).toBe(false);
  expect(equalSecrets("", "a")).toBe(false);
});
