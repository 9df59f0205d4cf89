import { request } from "undici";
import { BellhopError } from "../core/errors.ts";

/** One line of the emulator's transcript. */
export interface TranscriptLine {
  readonly seq: number;
  readonly at: number | string;
  readonly from: string;
  readonly msgtype: string;
  readonly text: string;
  readonly via: string;
}

export interface WorldView {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly robots: readonly { readonly id: string; readonly name: string }[];
  readonly groups: readonly {
    readonly id: string;
    readonly title: string;
    readonly conversation: string;
    readonly members: readonly string[];
  }[];
}

/** Talks to the emulator's own paths, as the chat page does. Throws `usage` with a remedy when it is not there. */
export function createEmulatorClient(baseUrl: string) {
  async function call<T>(path: string, body?: unknown): Promise<T> {
    const answer = await request(new URL(path, baseUrl), {
      method: body === undefined ? "GET" : "POST",
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((cause: unknown) => {
      const message = `no emulator answers at ${baseUrl}: start the bot first (npm start)`;
      throw new BellhopError("usage", message, { cause });
    });
    const json = (await answer.body.json()) as T & { error?: string; hint?: string };
    if (answer.statusCode >= 400) {
      const reason = [json.error ?? "the emulator refused", json.hint].filter(Boolean).join("; ");
      throw new BellhopError("usage", reason);
    }
    return json;
  }

  return {
    world: () => call<WorldView>("/_/world"),
    say: (message: {
      readonly from: string;
      readonly group?: string;
      readonly text: string;
      readonly at: readonly string[];
    }) =>
      call<{ msgId: string; delivery: { status: number; ms: number; body: unknown } }>(
        "/_/messages",
        message,
      ),
    transcript: (query: Readonly<Record<string, string>>) =>
      call<{ messages: TranscriptLine[] } | TranscriptLine[]>(
        `/_/messages?${new URLSearchParams(query).toString()}`,
      ),
  };
}
