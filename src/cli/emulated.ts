import type { Config } from "../config/config.ts";
import type { AdjustableClock } from "../core/clock.ts";
import type { Robot } from "../core/robot.ts";
import { createSystemClock } from "../core/system-clock.ts";
import { createEmulatorClient, type EmulatorClient } from "./emulator-client.ts";

/** What the emulator must know of this bot: its robots with their addresses, and its groups. */
export async function attachToEmulator(
  client: EmulatorClient,
  config: Config,
  botUrl: string,
): Promise<void> {
  await client.mergeWorld({
    people: config.people.map(({ id, name }) => ({ id, name })),
    robots: config.dingtalk.robots.map((robot) => robotSeed(robot, config, botUrl)),
    groups: config.groups.map(({ id, title, conversation, robot, webhook }) => ({
      id,
      title,
      conversation,
      robot,
      ...(webhook === undefined ? {} : { webhook: seedOf(webhook) }),
    })),
  });
}

function robotSeed(robot: Robot, { name, dingtalk }: Config, botUrl: string) {
  const address = `${botUrl}/dingtalk/${robot.id}`;
  if (robot.kind === "custom") return { ...robot, name, callbackUrl: `${address}/callback` };
  const { events, cardSecret, ...app } = robot;
  if (dingtalk.connect === "stream") return { ...app, name, stream: true };
  return {
    ...app,
    name,
    callbackUrl: `${address}/callback`,
    ...(events === undefined ? {} : { subscription: { ...events, url: `${address}/events` } }),
    ...(cardSecret === undefined
      ? {}
      : { cards: { url: `${address}/cards`, apiSecret: cardSecret } }),
  };
}

function seedOf(webhook: { readonly url: string; readonly secret?: string }) {
  const token = new URL(webhook.url).searchParams.get("access_token") ?? "";
  return { token, ...(webhook.secret === undefined ? {} : { secret: webhook.secret }) };
}

/** Keeps `clock` at the time of an emulator in another process. Resolves when it is set for the first time. */
export async function followClock(
  url: string,
  clock: AdjustableClock,
  stop: AbortSignal,
): Promise<void> {
  const client = createEmulatorClient(url);
  const system = createSystemClock();
  const apply = ({ offsetMs }: { readonly offsetMs: number }): void =>
    clock.advance(system.now() + offsetMs - clock.now());
  let seen = await client.clock({}, stop);
  apply(seen);
  void (async () => {
    while (!stop.aborted) {
      try {
        seen = await client.clock({ after: String(seen.jumps), wait_ms: "20000" }, stop);
        apply(seen);
      } catch {
        // The emulator is away: its clock is followed again when it is back.
        await system.wait(1000, stop);
      }
    }
  })();
}
