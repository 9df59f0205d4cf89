import { createHmac } from "node:crypto";

/** The header with the time of a card callback, milliseconds (protocol §10.2). */
export const cardTimestampHeader = "x-ddpaas-signature-timestamp";
/** The header with the sign of a card callback. */
export const cardSignHeader = "x-ddpaas-signature";

/** The sign of a card callback over HTTP: base64 of HMAC-SHA256(key = apiSecret, message = timestamp). */
export function signCard(timestamp: string, apiSecret: string): string {
  return createHmac("sha256", apiSecret).update(timestamp).digest("base64");
}
