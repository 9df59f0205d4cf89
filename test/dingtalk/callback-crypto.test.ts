import { describe, expect, test } from "vitest";
import {
  decryptCallback,
  encryptCallback,
  isSignedBy,
  signCallback,
} from "../../src/dingtalk/callback-crypto.ts";
import { signCard } from "../../src/dingtalk/card-sign.ts";

/** Every vector of protocol §8.5: four that were published, two that were computed. */
const suiteKey = "4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij";
const computed = {
  token: "123456",
  aesKey: suiteKey,
  timestamp: "1700000000000",
  nonce: "nonce123",
  random: "0123456789abcdef",
  ownerKey: "dingappkey0001",
};
const vectors = [
  {
    name: "official document",
    token: "123456",
    aesKey: "1234567890123456789012345678901234567890123",
    signature: "9a95a004dd16f5c307e849b994173f76aa26e5eb",
    timestamp: "1614767836",
    nonce: "A7Co0cJLMzIDtMMI",
    encrypt:
      "YvkvaGe4hQxd3VxRmEty0dVlnCOAqwf56xwTRHDHoOURqhalbmBJQk5FNcRk42Gl5T0YQXZNwpwWSm1xAFJ5ZA==",
    random: "dICkEDLj0eb6yAbc",
    text: "success",
    ownerKey: "dingsnotzck6pm5veliw",
  },
  {
    name: "DingTalk-Callback-Crypto demo",
    token: "tokenxxxx",
    aesKey: "o1w0aum42yaptlz8alnhwikjd3jenzt9cb9wmzptgus",
    signature: "f36f4ba5337d426c7d4bca0dbcb06b3ddc1388fc",
    timestamp: "1605695694141",
    nonce: "WelUQl6bCqcBa2fM",
    encrypt:
      "X1VSe9cTJUMZu60d3kyLYTrBq5578ZRJtteU94wG0Q4Uk6E/wQYeJRIC0/UFW5Wkya1Ihz9oXAdLlyC9TRaqsQ==",
    random: "WelUQl6bCqcBa2fM",
    text: "success",
    ownerKey: "dingxxxxxx",
  },
  {
    name: "DingTalk-Callback-Crypto, Python",
    token: "mryue",
    aesKey: "Yue0EfdN5900c1ce5cf6A152c63DDe1808a60c5ecd7",
    signature: "03044561471240d4a14bb09372dfcfd4fd0e40cb",
    timestamp: "1608001896814",
    nonce: "WL4PK6yA",
    encrypt:
      "0vJiX6vliEpwG3U45CtXqi+m8PXbQRARJ8p8BbDuD1EMTDf0jKpQ79QS93qEk7XHpP6u+oTTrd15NRPvNvmBKyDCYxxOK+HZeKju4yhELOFchzNukR+t8SB/qk4ROMu3",
    random: "l7Y3EcX2CU5w8av3",
    text: '{"EventType":"check_url"}',
    ownerKey: "ding6ccabc44d2c8d38b",
  },
  {
    name: "old official ISV sample",
    token: "123456",
    aesKey: suiteKey,
    signature: "5a65ceeef9aab2d149439f82dc191dd6c5cbe2c0",
    timestamp: "1445827045067",
    nonce: "nEXhMP4r",
    encrypt:
      "1a3NBxmCFwkCJvfoQ7WhJHB+iX3qHPsc9JbaDznE1i03peOk1LaOQoRz3+nlyGNhwmwJ3vDMG+OzrHMeiZI7gTRWVdUBmfxjZ8Ej23JVYa9VrYeJ5as7XM/ZpulX8NEQis44w53h1qAgnC3PRzM7Zc/D6Ibr0rgUathB6zRHP8PYrfgnNOS9PhSBdHlegK+AGGanfwjXuQ9+0pZcy0w9lQ==",
    random: "hU3bEfGZZewzhG5a",
    text: '{"EventType":"check_create_suite_url","Random":"LPIdSnlF","TestSuiteKey":"suite4xxxxxxxxxxxxxxx"}',
    ownerKey: "suite4xxxxxxxxxxxxxxx",
  },
  {
    ...computed,
    name: "computed check_url",
    text: '{"EventType":"check_url"}',
    encrypt:
      "HcA0QDKRG/U9FnFvX30Rg3cmHeq0C2cGbcAKqeLm0GR3PgT+O4U/IdQpmL45HaxvApjh/eaQr5zbaEAfHy7MMw==",
    signature: "df4d01d9e70784dbfddbb94b480876d2f49ed004",
  },
  {
    ...computed,
    name: "computed success",
    text: "success",
    encrypt:
      "HcA0QDKRG/U9FnFvX30Rgz6w4zsa7YG72uChSwpwB9JfgRwDr493M1N0FooaVqg/CLQaVNPSSblRehX7QYc4+g==",
    signature: "ad088bf086dac6a795826a5d17e1fcf73c71eafe",
  },
];

describe.each(vectors)("$name", (vector) => {
  const { token, aesKey, encrypt, text, ownerKey, random, signature } = vector;

  test("its signature is computed", () => {
    expect(signCallback(vector, encrypt, token)).toBe(signature);
    expect(isSignedBy(vector, encrypt, token)).toBe(true);
  });

  test("it is decrypted", () => {
    expect(decryptCallback(encrypt, aesKey)).toEqual({ text, ownerKey });
  });

  test("it is encrypted byte for byte", () => {
    expect(encryptCallback(text, { aesKey, ownerKey, random })).toBe(encrypt);
  });

  test.each([
    ["another token", { token: `${token}x` }],
    ["another time", { timestamp: "1614767837" }],
    ["another nonce", { nonce: "x" }],
    ["no signature", { signature: "" }],
    ["a signature in capitals", { signature: signature.toUpperCase() }],
    ["a changed text", { encrypt: `A${encrypt.slice(1)}` }],
  ])("with %s it is not signed", (_, changed) => {
    const given = { ...vector, ...changed };
    expect(isSignedBy(given, given.encrypt, given.token)).toBe(false);
  });
});

test.each([
  ["nothing", ""],
  ["no base64", "?!"],
  ["half a block", "YvkvaGe4hQxd3VxRmEty0Q=="],
  ["random bytes", Buffer.alloc(64, 7).toString("base64")],
])("%s is not decrypted, and nothing is thrown", (_, encrypted) => {
  expect(decryptCallback(encrypted, suiteKey)).toBeUndefined();
});

test("another key does not decrypt", () => {
  const [first] = vectors;
  expect(decryptCallback(first?.encrypt ?? "", suiteKey)).toBeUndefined();
});

test("texts of every length are padded to whole blocks of 32 and come back", () => {
  for (let length = 0; length < 70; length += 1) {
    const text = "字".repeat(length);
    const encrypted = encryptCallback(text, {
      aesKey: suiteKey,
      ownerKey: "ding",
      random: "0123456789abcdef",
    });
    expect(Buffer.from(encrypted, "base64").length % 32).toBe(0);
    expect(decryptCallback(encrypted, suiteKey)).toEqual({ text, ownerKey: "ding" });
  }
});

test("the sign of a card callback is the vector of protocol §10.2", () => {
  expect(signCard("1577262236757", "example-secret")).toBe(
    "9EQUhx+gSqHfgSF/OnOV2ifDC9m1VzjPj00L/WOZeew=",
  );
});
