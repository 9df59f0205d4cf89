import { createHmac, timingSafeEqual } from "node:crypto";

/** Makes and reads the tokens of download links: file id, expiry, and a signature over both. */
export interface LinkSigner {
  token(fileId: string, expiresAt: number): string;
  /** The file id; `undefined` when the token is forged, malformed or expired. */
  read(token: string, now: number): string | undefined;
}

/** `key` is a secret of at least 32 random bytes. File ids are base64url, so dots can divide the parts. */
export function createLinkSigner(key: string): LinkSigner {
  const signatureOf = (payload: string): string =>
    createHmac("sha256", key).update(payload).digest("base64url");
  return {
    token(fileId, expiresAt) {
      const payload = `${fileId}.${Math.floor(expiresAt / 1000).toString(36)}`;
      return `${payload}.${signatureOf(payload)}`;
    },
    read(token, now) {
      const match = /^([\w-]{22})\.([0-9a-z]{1,9})\.([\w-]{43})$/.exec(token);
      const [, fileId = "", expiry = "", given = ""] = match ?? [];
      if (match === null) return undefined;
      const expected = signatureOf(`${fileId}.${expiry}`);
      if (!timingSafeEqual(Buffer.from(given), Buffer.from(expected))) return undefined;
      return now < Number.parseInt(expiry, 36) * 1000 ? fileId : undefined;
    },
  };
}
