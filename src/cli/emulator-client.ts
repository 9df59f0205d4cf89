import { BellhopError } from "../core/errors.ts";

/** One line of the emulator's transcript. */
export interface TranscriptLine {
  readonly seq: number;
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
    readonly members: readonly string[];
  }[];
}

export interface Utterance {
  readonly from: string;
  readonly group?: string;
  readonly text: string;
  readonly at: readonly string[];
  /** Fields of the message besides its words, as a message it quotes. */
  readonly content?: Readonly<Record<string, unknown>>;
}

export interface ClockView {
  readonly jumps: number;
  readonly offsetMs: number;
}

export type EmulatorClient = ReturnType<typeof createEmulatorClient>;

/** Talks to an emulator on its own paths. Throws `usage` with a remedy when there is none, or it refuses. */
export function createEmulatorClient(baseUrl: string) {
  async function call<T>(
    method: "GET" | "POST" | "PUT",
    path: string,
    body?: unknown,
    signal?: AbortSignal,
  ): Promise<T> {
    const { request } = await import("undici");
    const answer = await request(new URL(path, baseUrl), {
      method,
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    }).catch((cause: unknown) => {
      const message = `no emulator answers at ${baseUrl}: start the bot first (npm start)`;
      throw new BellhopError("usage", message, { cause });
    });
    const json = (await answer.body.json()) as T & { error?: string; hint?: string };
    if (answer.statusCode < 400) return json;
    const reason = [json.error ?? "the emulator refused", json.hint].filter(Boolean).join("; ");
    throw new BellhopError("usage", reason);
  }

  return {
    world: () => call<WorldView>("GET", "/_/world"),
    mergeWorld: (seed: unknown) => call<WorldView>("PUT", "/_/world", seed),
    say: (utterance: Utterance) =>
      call<{ msgId: string; delivery?: { status: number } }>("POST", "/_/messages", utterance),
    messages: (query: Readonly<Record<string, string>>) =>
      call<readonly TranscriptLine[]>(
        "GET",
        `/_/messages?${new URLSearchParams(query).toString()}`,
      ),
    clock: (query: Readonly<Record<string, string>>, signal: AbortSignal) =>
      call<ClockView>(
        "GET",
        `/_/clock?${new URLSearchParams(query).toString()}`,
        undefined,
        signal,
      ),
  };
}
