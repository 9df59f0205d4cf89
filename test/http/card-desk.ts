import { expect, vi } from "vitest";
import { openHome, type Home, type HomeOptions } from "../home.ts";
import { deskPack } from "../reaction-packs.ts";

const api = new URL("../../src/index.ts", import.meta.url).href;
const on = `
  - { card: approve, call: "./handlers.ts#approve" }
  - { card: approve, call: "./handlers.ts#stamp" }
  - { card: slow, call: "./handlers.ts#slow" }
  - { card: broken, call: "./handlers.ts#broken" }
`;
const handlers = `
import { defineCardHandler, text } from "${api}";
let approvals = 0;
export const approve = defineCardHandler(({ press, update, post }) => {
  approvals += 1;
  update({ everybody: { status: "approved", by: press.userId } });
  update({ presser: { done: String(approvals) } });
  post({ kind: "group", robot: press.robot, conversation: "cid-dev" }, text\`批准 \${press.params.ticket}\`);
});
export const stamp = defineCardHandler(({ update }) => update({ everybody: { stamp: "1" } }));
export const slow = defineCardHandler(async ({ update }) => {
  await new Promise((resolve) => setTimeout(resolve, 2500));
  update({ everybody: { status: "late" } });
});
export const broken = defineCardHandler(({ update }) => {
  update({ everybody: { status: "never" } });
  throw new Error("no");
});
`;

export interface Pressed {
  readonly status: number;
  readonly ms: number;
  readonly error?: string;
  readonly card: {
    readonly values: Readonly<Record<string, string>>;
    readonly privateValues: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
}

type Call = <T>(method: string, path: string, body: object, headers?: object) => Promise<T>;

/** A bot with a pack that handles buttons, and one card in its group. */
export interface CardDesk {
  readonly home: Home;
  /** Calls the emulator. */
  readonly call: Call;
  readonly press: (action: string, from?: string) => Promise<Pressed>;
  close(): Promise<void>;
}

/** Opens a desk whose card's presses go this way; give it back with `close`. */
export async function openCardDesk(
  callbackType: "HTTP" | "STREAM",
  options: HomeOptions = {},
): Promise<CardDesk> {
  const pack = await deskPack(on, handlers);
  const home = await openHome({ packs: pack.folder, ...options });
  await vi.waitFor(async () => expect((await fetch(`${home.app.url}/readyz`)).status).toBe(200));
  const call = async <T>(method: string, path: string, body: object, headers = {}): Promise<T> => {
    const answer = await fetch(home.emulator.url + path, {
      method,
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as T;
  };
  await makeCard(call, callbackType);
  return {
    home,
    call,
    press: (action, from = "li") =>
      call<Pressed>("POST", "/_/cards/card-1/press", { from, action, params: { ticket: "B7" } }),
    async close() {
      await home.close();
      await pack.remove();
    },
  };
}

/** Makes a card as an app does, in the group. */
async function makeCard(call: Call, callbackType: "HTTP" | "STREAM"): Promise<void> {
  const app = { appKey: "emulated-key", appSecret: "emulated-secret" };
  const { accessToken } = await call<{ accessToken: string }>(
    "POST",
    "/v1.0/oauth2/accessToken",
    app,
  );
  const made = await call(
    "POST",
    "/v1.0/card/instances/createAndDeliver",
    {
      cardTemplateId: "approval.schema",
      outTrackId: "card-1",
      callbackType,
      cardData: { cardParamMap: { title: "报销", status: "open" } },
      openSpaceId: "dtv1.card//IM_GROUP.cid-dev",
      imGroupOpenDeliverModel: { robotCode: "emulated-key" },
    },
    { "x-acs-dingtalk-access-token": accessToken },
  );
  expect(made).toMatchObject({ success: true });
}
