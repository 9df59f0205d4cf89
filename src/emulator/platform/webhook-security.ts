import { type Clock, hourMs } from "../../core/clock.ts";
import { equalSecrets, sign } from "../../dingtalk/sign.ts";
import type { Shown } from "../chat/shown.ts";
import type { WebhookSeed } from "../world/world-seed.ts";
import type { Refusal } from "./webhook-message.ts";

/** Checks the sign of a send, if the webhook asks for one (protocol §2.2). */
export function checkSign(
  webhook: WebhookSeed,
  query: URLSearchParams,
  clock: Clock,
): Refusal | undefined {
  if (webhook.secret === undefined) return undefined;
  const timestamp = query.get("timestamp") ?? "";
  const distanceMs = Math.abs(clock.now() - Number(timestamp));
  // Within one hour of the server's time, either way (§2.2).
  if (!/^\d+$/.test(timestamp) || distanceMs > hourMs) return refusal("invalid timestamp");
  const expected = sign(timestamp, webhook.secret);
  return equalSecrets(query.get("sign") ?? "", expected) ? undefined : refusal("sign not match");
}

/** Checks that one of the webhook's keywords is in the message, if it has any. */
export function checkKeywords(webhook: WebhookSeed, shown: Shown): Refusal | undefined {
  if (webhook.keywords === undefined) return undefined;
  const searched = searchedText(shown);
  return webhook.keywords.some((word) => searched.includes(word))
    ? undefined
    : refusal("keywords not in content");
}

function refusal(errmsg: string): Refusal {
  return { errcode: 310_000, errmsg };
}

// Which fields are searched is not documented; these are what people see (§2.2).
function searchedText(shown: Shown): string {
  const titles = shown.kind === "feed" ? shown.links.map(({ title }) => title) : [];
  const title = "title" in shown ? [shown.title] : [];
  const text = "text" in shown ? [shown.text] : [];
  return [...titles, ...title, ...text].join("\n");
}
