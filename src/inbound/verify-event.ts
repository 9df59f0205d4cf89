import { BellhopError } from "../core/errors.ts";
import type { EventKeys } from "../core/robot.ts";
import { passed, type RawRequest, type VerifiedRequest } from "../core/stages.ts";
import {
  decryptCallback,
  isSignedBy,
  type CallbackSignature,
} from "../dingtalk/callback-crypto.ts";
import { readJson } from "./read-json.ts";

/** An event callback that is DingTalk's; its body is the text that was encrypted. */
export interface VerifiedEvent {
  readonly request: VerifiedRequest;
  /** Whom it was meant for: the answer is encrypted for the same. */
  readonly ownerKey: string;
}

/** Proves that an encrypted push is DingTalk's (protocol §8.2, §8.3), or throws `signature_invalid`. */
export function verifyEvent(request: RawRequest, keys: EventKeys): VerifiedEvent {
  const encrypted = encryptedOf(request.body);
  const signature = signatureOf(request.query ?? new URLSearchParams());
  if (!isSignedBy(signature, encrypted, keys.token)) {
    throw refused("the signature does not match the robot's `events.token`");
  }
  const decrypted = decryptCallback(encrypted, keys.aesKey);
  if (decrypted === undefined) {
    throw refused("the body was not encrypted with the robot's `events.aes_key`");
  }
  if (!keys.ownerKeys.includes(decrypted.ownerKey)) {
    throw refused("the event is meant for another app: its key is neither `app_key` nor `corp_id`");
  }
  const body = Buffer.from(decrypted.text, "utf8");
  return {
    request: passed<VerifiedRequest>({ ...request, body }),
    ownerKey: decrypted.ownerKey,
  };
}

function encryptedOf(body: Uint8Array): string {
  const { value } = readJson(body);
  const encrypted: unknown =
    typeof value === "object" && value !== null && "encrypt" in value ? value.encrypt : undefined;
  if (typeof encrypted === "string" && encrypted !== "") return encrypted;
  const message = "not an event callback: `encrypt` is missing";
  throw new BellhopError("request_invalid", message, { expose: true });
}

// The documents say `signature`, DingTalk's own demo code reads `msg_signature` (protocol §8.2).
function signatureOf(query: URLSearchParams): CallbackSignature {
  return {
    signature: single(query, "signature") ?? single(query, "msg_signature") ?? "",
    timestamp: single(query, "timestamp") ?? "",
    nonce: single(query, "nonce") ?? "",
  };
}

function single(query: URLSearchParams, name: string): string | undefined {
  const [value, second] = query.getAll(name);
  return second === undefined && value !== "" ? value : undefined;
}

function refused(message: string): BellhopError {
  return new BellhopError("signature_invalid", message, { expose: true });
}
