import { randomBytes, randomInt } from "node:crypto";

/** Where chance comes from: ids, tokens and jitter. */
export interface Random {
  /** A number in [0, 1). */
  fraction(): number;
  /** `bytes` random bytes as base64url; 16 bytes and more are fit for secrets. */
  token(bytes: number): string;
  /** `length` letters and digits that cannot be mistaken for one another (no I, L, O, U). */
  shortId(length: number): string;
}

// Crockford's base 32: what people read aloud and type back.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Chance from the operating system. */
export function createRandom(): Random {
  return {
    fraction: () => randomInt(2 ** 47) / 2 ** 47,
    token: (bytes) => randomBytes(bytes).toString("base64url"),
    shortId: (length) =>
      Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join(""),
  };
}
