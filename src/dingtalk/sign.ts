import { hash, timingSafeEqual } from "node:crypto";

/** How far the timestamp of a callback may lie from now, either way (K0718, read 2026-08-22). */
export const callbackToleranceMs = 3_600_000;

/** SHA-256 takes its message in blocks of this many bytes, and HMAC makes its key one block long. */
const blockBytes = 64;
const hashBytes = 32;
/**
 * The sign of a robot callback, and of a custom webhook's send: base64 of
 * HMAC-SHA256(key = secret, message = timestamp + "\n" + secret). The body is not covered, so a sign
 * says who sent, not what (K0718, K0717, read 2026-08-22).
 */
export function sign(timestamp: string, secret: string): string {
  return createSigner(secret)(timestamp);
}

/**
 * Makes {@link sign} for one secret. HMAC written as the two hashes it is made of (RFC 2104) takes less than
 * half the time of `createHmac`, which makes objects for each message.
 */
export function createSigner(secret: string): (timestamp: string) => string {
  const given = Buffer.from(secret);
  const key = given.length > blockBytes ? hash("sha256", given, "buffer") : given;
  const secretLine = Buffer.from(`\n${secret}`);
  const inner = Buffer.alloc(blockBytes, 0x36);
  const outer = Buffer.alloc(blockBytes + hashBytes, 0x5c);
  key.forEach((byte, index) => {
    inner.writeUInt8(byte ^ 0x36, index);
    outer.writeUInt8(byte ^ 0x5c, index);
  });
  return (timestamp) => {
    const message = Buffer.concat([inner, Buffer.from(timestamp), secretLine]);
    outer.write(hash("sha256", message, "binary"), blockBytes, "binary");
    return hash("sha256", outer, "base64");
  };
}

/** The URL of one send to a custom webhook: DingTalk wants a fresh timestamp and its sign in the query. */
export function signWebhookUrl(url: string, secret: string, now: number): string {
  const signed = new URL(url);
  signed.searchParams.set("timestamp", String(now));
  signed.searchParams.set("sign", sign(String(now), secret));
  return signed.href;
}

/** Compares two secrets in a time that does not depend on where they differ, nor on their lengths. */
export function equalSecrets(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

// Asked for as text and made bytes here, because a hash that makes the buffer itself takes three times as long.
function digest(text: string): Buffer {
  return Buffer.from(hash("sha256", text, "binary"), "binary");
}
