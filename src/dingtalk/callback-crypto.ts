import { createCipheriv, createDecipheriv, hash } from "node:crypto";
import { equalSecrets } from "./sign.ts";

// Event callbacks are encrypted and signed: protocol §8.3, with the published vectors of §8.5 as tests.

/** What an app and DingTalk share for event callbacks. */
export interface CallbackKeys {
  readonly token: string;
  /** 43 letters and digits: 32 bytes of base64 without the `=`. */
  readonly aesKey: string;
}

/** The query of a push, and the three of them again in its answer. */
export interface CallbackSignature {
  readonly timestamp: string;
  readonly nonce: string;
  readonly signature: string;
}

/** What a decrypted text says besides its message: for whom it was meant. */
export interface Decrypted {
  readonly text: string;
  /** App key, corp id or suite key, by how the subscription was made. */
  readonly ownerKey: string;
}

const blockBytes = 32;
const randomBytes = 16;
const lengthBytes = 4;

/** `sha1_hex` of token, timestamp, nonce and ciphertext, sorted and joined. */
export function signCallback(
  { timestamp, nonce }: Pick<CallbackSignature, "timestamp" | "nonce">,
  encrypted: string,
  token: string,
): string {
  // Plain sort compares UTF-16 units, which for ASCII are bytes, as the official code does.
  return hash("sha1", [token, timestamp, nonce, encrypted].toSorted().join(""), "hex");
}

/** Says whether `given` is the signature of `encrypted`; compared in constant time. */
export function isSignedBy(given: CallbackSignature, encrypted: string, token: string): boolean {
  return equalSecrets(given.signature, signCallback(given, encrypted, token));
}

/** Encrypts `text`. `random` are 16 ASCII characters that no two messages share. */
export function encryptCallback(
  text: string,
  options: { readonly aesKey: string; readonly ownerKey: string; readonly random: string },
): string {
  const { aesKey, ownerKey, random } = options;
  const message = Buffer.from(text, "utf8");
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(message.length);
  const plain = Buffer.concat([Buffer.from(random), length, message, Buffer.from(ownerKey)]);
  const pad = blockBytes - (plain.length % blockBytes);
  const { key, iv } = keyOf(aesKey);
  const cipher = createCipheriv("aes-256-cbc", key, iv).setAutoPadding(false);
  return Buffer.concat([
    cipher.update(Buffer.concat([plain, Buffer.alloc(pad, pad)])),
    cipher.final(),
  ]).toString("base64");
}

/** Decrypts a push; `undefined` when it was not encrypted with this key. */
export function decryptCallback(encrypted: string, aesKey: string): Decrypted | undefined {
  const bytes = Buffer.from(encrypted, "base64");
  const { key, iv } = keyOf(aesKey);
  // AES works in blocks of 16, the padding in blocks of 32.
  if (bytes.length === 0 || bytes.length % blockBytes !== 0) return undefined;
  const decipher = createDecipheriv("aes-256-cbc", key, iv).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(bytes), decipher.final()]);
  const pad = padded.at(-1) ?? 0;
  if (pad < 1 || pad > blockBytes) return undefined;
  if (padded.subarray(-pad).some((byte) => byte !== pad)) return undefined;
  const plain = padded.subarray(0, -pad);
  const start = randomBytes + lengthBytes;
  if (plain.length < start) return undefined;
  const end = start + plain.readUInt32BE(randomBytes);
  if (end > plain.length) return undefined;
  return {
    text: plain.toString("utf8", start, end),
    ownerKey: plain.toString("utf8", end),
  };
}

function keyOf(aesKey: string): { readonly key: Buffer; readonly iv: Buffer } {
  const key = Buffer.from(`${aesKey}=`, "base64");
  return { key, iv: key.subarray(0, 16) };
}
