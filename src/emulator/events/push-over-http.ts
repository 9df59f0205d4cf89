import { messageOf } from "../../core/errors.ts";
import { type Clock, secondMs } from "../../core/clock.ts";
import type { Random } from "../../core/random.ts";
import {
  decryptCallback,
  encryptCallback,
  isSignedBy,
  signCallback,
} from "../../dingtalk/callback-crypto.ts";
import { postJson } from "../chat/http-post.ts";
import { isRecord, parseJson, textIn } from "../json.ts";
import type { CallBack } from "./call-backs.ts";

/** How long an answer is waited for (protocol §8.2, E0232). */
const answerWithinMs = 1500;
/** A push that failed is tried again after these (protocol §8.2). */
const retryAfterMs = [10 * secondMs, 30 * secondMs];

/** How one push went. */
export interface HttpPush {
  readonly status: number;
  readonly ms: number;
  /** What is wrong; absent when the answer was the encrypted `success`. */
  readonly error?: string;
  /** Nobody answered, or with another status than 200: an address that cannot be reached. */
  readonly unreachable?: true;
}

export interface Pushing {
  readonly clock: Clock;
  readonly system: Clock;
  readonly random: Random;
}

/** Pushes a text, encrypted and signed, once. Never rejects. */
export async function pushOnce(
  callBack: CallBack,
  text: string,
  ports: Pushing,
): Promise<HttpPush> {
  const { clock, system, random } = ports;
  const { url, token, aesKey, ownerKey } = callBack;
  const encrypt = encryptCallback(text, { aesKey, ownerKey, random: random.token(12) });
  const timestamp = String(clock.now());
  const nonce = random.shortId(8);
  const signature = signCallback({ timestamp, nonce }, encrypt, token);
  const address = new URL(url);
  const query = { signature, msg_signature: signature, timestamp, nonce };
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);

  const late = new AbortController();
  const answered = new AbortController();
  void system.wait(answerWithinMs, answered.signal).then(() => late.abort());
  const startedAt = system.now();
  const ms = (): number => system.now() - startedAt;
  try {
    const body = JSON.stringify({ encrypt });
    const answer = await postJson({ url: address.href, headers: {}, body, signal: late.signal });
    if (answer.status !== 200) {
      const error = `http statusCode is:${answer.status}`;
      return { status: answer.status, ms: ms(), error, unreachable: true };
    }
    const error = problemOf(answer.body, callBack);
    return { status: 200, ms: ms(), ...(error === undefined ? {} : { error }) };
  } catch (error) {
    const why = late.signal.aborted ? `no answer within ${answerWithinMs} ms` : messageOf(error);
    return { status: 0, ms: ms(), error: why, unreachable: true };
  } finally {
    answered.abort();
  }
}

/** Something to be pushed until it succeeds, at most three times. */
export interface RetriedPush {
  readonly text: string;
  /** The address at each try: an app that moved is met where it is now. */
  readonly callBack: () => CallBack | undefined;
  /** It never succeeded. */
  readonly onFailed: () => void;
}

/** Pushes, and goes on pushing while it fails; resolves after the first try. */
export async function pushWithRetries(push: RetriedPush, ports: Pushing): Promise<HttpPush> {
  const pushNow = async (): Promise<HttpPush> => {
    const callBack = push.callBack();
    if (callBack === undefined) return { status: 0, ms: 0, error: "the subscription is gone" };
    return pushOnce(callBack, push.text, ports);
  };
  const first = await pushNow();
  if (first.error !== undefined) {
    void (async () => {
      for (const delayMs of retryAfterMs) {
        await ports.clock.wait(delayMs);
        if ((await pushNow()).error === undefined) return;
      }
      push.onFailed();
    })();
  }
  return first;
}

/** What is wrong with an answer: it must be `success`, encrypted with the same keys and signed (§8.2). */
function problemOf(body: string, { token, aesKey, ownerKey }: CallBack): string | undefined {
  const answer = parseJson(body);
  if (!isRecord(answer)) return "the answer is not JSON";
  const encrypt = textIn(answer, "encrypt");
  const signature = {
    signature: textIn(answer, "msg_signature") ?? "",
    timestamp: textIn(answer, "timeStamp") ?? "",
    nonce: textIn(answer, "nonce") ?? "",
  };
  if (encrypt === undefined) return "`encrypt` is missing in the answer";
  if (!isSignedBy(signature, encrypt, token)) return "`msg_signature` of the answer does not match";
  const decrypted = decryptCallback(encrypt, aesKey);
  if (decrypted?.ownerKey !== ownerKey) return "the answer is not encrypted for this subscription";
  return decrypted.text === "success" ? undefined : "the answer is not `success`";
}
