import { createHmac, hash, timingSafeEqual } from "node:crypto";

/** How far the timestamp of a callback may lie from now, either way (K0718, read 2026-08-22). */
export const callbackToleranceMs = 3_600_000;

/**
 * The sign of a robot callback, and of a custom webhook's send: base64 of
 * HMAC-SHA256(key = secret, message = timestamp + "\n" + secret). The body is not covered, so a sign
 * says who sent, not what (K0718, K0717, read 2026-08-22).
 */
export function sign(timestamp: string, secret: string): string {
  return createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64");
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
  return timingSafeEqual(hash("sha256", given, "buffer"), hash("sha256", expected, "buffer"));
}
