import { afterEach, beforeEach } from "vitest";
import type { Clock } from "../../src/core/clock.ts";
import { silentLog } from "../../src/core/log.ts";
import { createRandom } from "../../src/core/random.ts";
import { createAdjustableClock } from "../../src/core/system-clock.ts";
import type { Delivery } from "../../src/emulator/chat/callback-delivery.ts";
import type { Line } from "../../src/emulator/chat/transcript.ts";
import { createEmulator } from "../../src/emulator/emulator.ts";
import type { GroupSeed, WebhookSeed, WorldSeed } from "../../src/emulator/world/world-seed.ts";
import { createRobotHome } from "./robot-home.ts";

export const startAt = Date.parse("2026-03-02T09:00:00+08:00");

/** An answer of the emulator: of DingTalk's paths or of its own. */
export interface Answered {
  readonly status: number;
  readonly type: string;
  readonly json: Body;
}

/** The fields of answers that tests look at; all others are there too. */
interface Body {
  readonly [field: string]: unknown;
  readonly errcode: number;
  readonly access_token: string;
  readonly accessToken: string;
  readonly media_id: string;
  readonly code: string;
  readonly message: string;
  readonly error: string;
  readonly hint: string;
  readonly msgId: string;
  readonly delivery: Delivery | null;
}

/** The world of these tests: an app robot in three groups, and a custom robot in one. */
const worldFor = (home: string): WorldSeed => ({
  people: [
    { id: "boss", name: "张经理", admin: true },
    { id: "li", name: "李雷" },
    { id: "han", name: "韩梅梅" },
    { id: "out", name: "王芳" },
  ],
  robots: [
    {
      id: "bell",
      name: "小铃",
      kind: "app",
      appKey: "dingbell",
      appSecret: "bell-secret",
      callbackUrl: `${home}/bell`,
    },
    { id: "gong", name: "铜锣", kind: "custom", token: "gong-token", callbackUrl: `${home}/gong` },
  ],
  groups: [
    group("dev", "bell", { token: "dev-token" }),
    group("signed", "bell", { token: "signed-token", secret: "SECsigned" }),
    group("words", "bell", { token: "words-token", keywords: ["日报", "alert"] }),
    group("ops", "gong", { token: "ops-token" }),
  ],
});

function group(id: string, robot: string, webhook: WebhookSeed): GroupSeed {
  return {
    id,
    title: `${id} 群`,
    conversation: `cid${id}==`,
    robot,
    members: ["boss", "li", "han"],
    webhook,
  };
}

async function start(system?: Clock) {
  const home = await createRobotHome();
  const clock = createAdjustableClock({ startAt, running: false });
  const emulator = createEmulator({
    clock,
    random: createRandom(),
    log: silentLog,
    world: worldFor(home.url),
    ...(system === undefined ? {} : { system }),
  });
  await emulator.listen(0);

  async function call(method: string, path: string, body?: unknown): Promise<Answered> {
    const url = path.startsWith("http") ? path : emulator.url + path;
    const response = await fetch(url, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    return answeredBy(response);
  }
  return {
    home,
    clock,
    emulator,
    get: (path: string) => call("GET", path),
    post: (path: string, body?: unknown) => call("POST", path, body),
    put: (path: string, body: unknown) => call("PUT", path, body),
    /** Says something in the group `dev` as 李雷, unless told otherwise. */
    says: async (message: object) =>
      (await call("POST", "/_/messages", { group: "dev", from: "li", ...message })).json,
    /** The transcript. */
    lines: async (query = "") =>
      (await call("GET", `/_/messages?${query}`)).json as unknown as Line[],
    close: () => Promise.all([emulator.close(), home.close()]),
  };
}

export async function answeredBy(response: Response): Promise<Answered> {
  const text = await response.text();
  const type = response.headers.get("content-type") ?? "";
  return {
    status: response.status,
    type,
    json: (type.includes("json") && text !== "" ? JSON.parse(text) : text) as Body,
  };
}

/** An emulator of its own for each test of a file, whose clock stands still. */
export function useDingTalk(options: { readonly system?: () => Clock } = {}) {
  const current: { dingtalk?: Awaited<ReturnType<typeof start>> } = {};
  beforeEach(async () => {
    current.dingtalk = await start(options.system?.());
  });
  afterEach(() => current.dingtalk?.close());
  return () => {
    if (current.dingtalk === undefined) throw new Error("no test runs");
    return current.dingtalk;
  };
}

/** A text message of a webhook. */
export const text = (content: string, more: object = {}) => ({
  msgtype: "text",
  text: { content },
  ...more,
});
