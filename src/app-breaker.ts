import type { AppOptions } from "./app-options.ts";
import type { Config } from "./config/config.ts";
import type { Destination } from "./core/destination.ts";
import { messageOf } from "./core/errors.ts";
import { pick } from "./core/locale.ts";
import type { PackBreaker } from "./core/pack-breaker.ts";
import type { Storage } from "./core/storage.ts";
import { createPackBreaker, unaskedLimit, type Stop } from "./bot/pack-breaker.ts";
import { createFormats } from "./time/describe/render-when.ts";

/** What stops packs that talk without being asked to, in this process. */
export function openBreaker(options: Telling, storage: Storage): PackBreaker {
  return createPackBreaker({
    clock: options.clock,
    stop: (stop) => void tellStopped(stop, options, storage),
  });
}

type Telling = Pick<AppOptions, "config" | "clock" | "log">;

/** Tells the group of `packs.tell`, or else the admins, that a pack was stopped; rejections are logged. */
async function tellStopped(
  { pack, place, until, to }: Stop,
  { config, clock, log }: Telling,
  storage: Storage,
): Promise<void> {
  log.error({ pack, place, until }, "pack stopped: it said too much without being asked");
  const { formatTime } = createFormats(config.timezone)(config.locale);
  const time = formatTime(until, clock.now());
  const where = config.groups.find(({ conversation }) => conversation === place)?.title ?? place;
  const { messages } = unaskedLimit;
  const text = pick(
    {
      zh: `命令包 ${pack} 在「${where}」5 分钟内自己说了超过 ${messages} 条消息，已停下，${time} 后恢复；改好后重新加载也会恢复。`,
      en: `Pack ${pack} said more than ${messages} messages in “${where}” within 5 minutes without being asked. It is silent there until ${time}, or until it is changed.`,
    },
    config.locale,
  );
  const entries = tellTo(config, to.robot).map((destination, index) => ({
    key: `stopped ${pack} ${place} ${until} ${index}`,
    destination,
    reply: { content: { type: "text", text } as const, mentions: [] },
  }));
  try {
    await storage.transaction(async ({ outbox }) => void (await outbox.add(entries, clock.now())));
  } catch (error) {
    log.error({ error: messageOf(error) }, "nobody could be told of a stopped pack");
  }
}

function tellTo({ groups, packs, roles }: Config, robot: string): readonly Destination[] {
  const group = groups.find(({ id }) => id === packs.tell);
  if (group !== undefined) {
    return [{ kind: "group", robot: group.robot, conversation: group.conversation }];
  }
  return (roles["admin"] ?? []).map((userId) => ({ kind: "person", robot, userId }));
}
