import type { Group, GroupWebhook } from "../../core/robot.ts";
import { signWebhookUrl } from "../../dingtalk/sign.ts";
import { call, jsonPost } from "../../outbound/call.ts";
import { PlatformError } from "../../outbound/platform-error.ts";
import { bad, good, note, type Check, type Examined, type Finding } from "./check.ts";

/** Whether the webhook of each group is DingTalk's and takes our signature. Nothing is posted. */
export const checkWebhooks: Check = {
  name: "webhooks",
  async run(examined) {
    const groups = examined.config.groups.flatMap(({ webhook, ...group }) =>
      webhook === undefined ? [] : [{ group, webhook }],
    );
    const found = await Promise.all(
      groups.map(({ group, webhook }) => checkWebhook(group, webhook, examined)),
    );
    return found.flat();
  },
};

/** A message of no type is refused after the token and the signature were looked at (protocol §2.6). */
const nothing = {};
const refusedAsNothing: ReadonlySet<string> = new Set(["400105", "40035", "400201"]);

async function checkWebhook(
  { id }: Pick<Group, "id">,
  { url, secret }: GroupWebhook,
  { http, clock, config }: Examined,
): Promise<readonly Finding[]> {
  const signed = secret === undefined ? url : signWebhookUrl(url, secret, clock.now());
  try {
    await call(http, jsonPost(signed, nothing));
    return [good(`the webhook of group ${id} answers`)];
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    const { code, text, remedy } = error.verdict;
    if (refusedAsNothing.has(code)) return [good(`the webhook of group ${id} takes messages`)];
    if (code === "ECONNREFUSED" && config.dingtalk.connect === "emulator") return [];
    if (/keyword|关键词/i.test(text)) {
      return [note(`the webhook of group ${id} wants one of its keywords in each message`, remedy)];
    }
    const says = `the webhook of group ${id} refuses: ${error.message}`;
    return [bad(says, remedy ?? "copy the webhook's address and secret again")];
  }
}
