import { describe, expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { createLinkSigner } from "../../src/files/link.ts";

const random = createRandom();
const links = createLinkSigner("0123456789abcdef0123456789abcdef0123456789a");
const id = "AAAAAAAAAAAAAAAAAAAAAA";
const expiresAt = 1_790_000_000_000;
const now = expiresAt - 1000;
const token = links.token(id, expiresAt);
const [, expiry = "", signature = ""] = token.split(".");

test("a token gives its file until it expires, to the second", () => {
  expect(links.read(token, now)).toBe(id);
  expect(links.read(token, 0)).toBe(id);
  expect(links.read(token, expiresAt - 1)).toBe(id);
  expect(links.read(token, expiresAt)).toBeUndefined();
  expect(links.read(links.token(id, expiresAt + 999), expiresAt)).toBeUndefined();
});

test("a token is fit for a URL", () => {
  expect(token).toMatch(/^[\w.-]+$/);
  expect(encodeURIComponent(token)).toBe(token);
});

describe("F-07 what is not exactly a token gives nothing", () => {
  test.each([
    ["nothing", ""],
    ["dots", ".."],
    ["no signature", `${id}.${expiry}`],
    ["an empty signature", `${id}.${expiry}.`],
    ["another file", `${"B".repeat(22)}.${expiry}.${signature}`],
    ["a later expiry", `${id}.${(Number.parseInt(expiry, 36) + 1).toString(36)}.${signature}`],
    ["the last expiry there is", `${id}.zzzzzzzzz.${signature}`],
    ["the expiry with a zero in front", `${id}.0${expiry}.${signature}`],
    ["the expiry in capitals", `${id}.${expiry.toUpperCase()}.${signature}`],
    ["the point moved", `${id}${expiry[0]}.${expiry.slice(1)}.${signature}`],
    ["a signature cut short", token.slice(0, -1)],
    ["a signature one too long", `${token}A`],
    ["a signature with padding", `${token}=`],
    ["a line break at its end", `${token}\n`],
    ["a space in front", ` ${token}`],
    ["the signature of another key", createLinkSigner(random.token(32)).token(id, expiresAt)],
    ["the signature of the empty key", createLinkSigner("").token(id, expiresAt)],
    ["a signature full-width", `${id}.${expiry}.${"Ａ".repeat(43)}`],
    ["twice", `${token}.${token}`],
    ["very long", `${id}.${expiry}.${"A".repeat(100_000)}`],
    ["undefined", "undefined"],
  ])("%s", (_name, forged) => {
    expect(links.read(forged, now)).toBeUndefined();
  });

  test("any one character changed", () => {
    for (let index = 0; index < token.length; index++) {
      for (const char of "Az09-_.") {
        const altered = token.slice(0, index) + char + token.slice(index + 1);
        if (altered !== token) expect(links.read(altered, now)).toBeUndefined();
      }
    }
  });

  test("100,000 guesses", () => {
    for (let guess = 0; guess < 100_000; guess++) {
      expect(links.read(`${id}.${expiry}.${random.token(32)}`, now)).toBeUndefined();
    }
  });
});
