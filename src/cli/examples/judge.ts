import type { Finding } from "../../yaml/source-text.ts";
import type { TurnFile } from "../../packs/example-schema.ts";
import { isLike } from "./like.ts";
import type { Received } from "./received.ts";
import { isSameValue, shownValue } from "./same-value.ts";

/** What an example expects of one message, or of one moment of a schedule. */
export type Expected = Pick<TurnFile, "is" | "args" | "reply" | "waits_for"> & {
  readonly posts?: number | undefined;
};

/** Something that came out otherwise, at a key of the example. */
export interface Miss extends Finding {
  readonly path: readonly string[];
}

/** Compares what was expected with what came of `said`. */
export function judge(said: string, expected: Expected, received: Received): readonly Miss[] {
  const miss = (path: readonly string[], wanted: string, got: string): Miss => ({
    path,
    message: "the example does not hold",
    hint: `said:     ${said}\n  expected: ${wanted}\n  received: ${indent(got)}`,
  });
  const { is, reply, posts } = expected;
  const misses: Miss[] = [];
  if (is !== undefined && !isOutcome(is, received)) {
    misses.push(miss(["is"], is, describe(received)));
  }
  for (const [name, value] of Object.entries(expected.args ?? {})) {
    const got = received.args?.[name];
    if (!isSameValue(value, got)) {
      misses.push(miss(["args", name], `${name} is ${shownValue(value)}`, shownValue(got)));
    }
  }
  if (posts !== undefined && posts !== received.texts.length) {
    misses.push(miss(["posts"], `${posts} posts`, `${received.texts.length}`));
  }
  if (reply !== undefined && !isLike(reply, received.texts)) {
    misses.push(miss(["reply"], reply, received.texts.join("\n") || "no reply"));
  }
  const waiting = expected.waits_for;
  if (waiting !== undefined && received.waitsFor?.includes(waiting) !== true) {
    const got = received.waitsFor?.join(", ") ?? "it waits for nobody";
    misses.push(miss(["waits_for"], waiting, got));
  }
  return misses;
}

function isOutcome(is: string, { command, state }: Received): boolean {
  if (is === "none" || is === "denied" || is === "asks") return state === is;
  return command === is && (state === "ran" || state === "asks" || state === "waits");
}

function describe({ command, state, texts }: Received): string {
  const [first = "no reply"] = texts;
  const what = command === undefined ? state : `${command} (${state})`;
  return `${what}: ${first}`;
}

function indent(text: string): string {
  return text.replaceAll("\n", "\n            ");
}
