import type { Command } from "commander";
import { secondMs, type Clock } from "../core/clock.ts";
import { BellhopError } from "../core/errors.ts";
import { createSystemClock } from "../core/system-clock.ts";
import { parseDuration } from "../core/duration.ts";
import { joinConversation, type Conversation } from "./conversation.ts";
import { createEmulatorClient, type TranscriptLine } from "./emulator-client.ts";
import { configOption, requireConfig } from "./load.ts";
import { complain, exitCodes, print, type Terminal } from "./terminal.ts";

/** How long to wait for an answer unless `--wait` says otherwise. */
const defaultWaitMs = 5 * secondMs;
/** An answer may be several messages; this long a silence ends it. */
const silenceMs = 300;

interface SayOptions {
  readonly config?: string;
  readonly as?: string;
  readonly group?: string;
  readonly at: readonly string[];
  readonly json?: boolean;
  readonly wait?: string;
}

/** `bellhop say`: one message in, the answers out. */
export function addSay(program: Command, terminal: Terminal): void {
  program
    .command("say")
    .description("say one message to the running bot through its emulator, and print the answers")
    .argument("<text>", "what to say; the bot is @-ed by itself")
    .option(...configOption)
    .option("--as <user>", "who says it, by id or name")
    .option("--group <group>", "where, by id or title; - is a one-to-one chat")
    .option("--at <user>", "@ someone; may be repeated", collect, [])
    .option("--wait <time>", "listen for all of this time, as in 15s; without it, for the answer")
    .option("--json", "print the answers as one JSON document")
    .action(async (text: string, options: SayOptions) => {
      const { emulator } = requireConfig(terminal, options.config);
      const conversation = await joinConversation(createEmulatorClient(emulator.url), options);
      const { status } = await conversation.say(text, options.at);
      const show = (line: TranscriptLine): void => {
        if (options.json !== true) print(terminal, line.text);
      };
      const answers = await listen(conversation, waitOf(options.wait), show);
      if (options.json === true) print(terminal, JSON.stringify({ status, answers }));
      if (answers.length > 0) return;
      complain(terminal, `no answer in time (the callback was answered ${status ?? "not at all"})`);
      terminal.exitCode = exitCodes.no;
    });
}

interface Wait {
  readonly ms: number;
  /** Whether to go on listening after the first answer. */
  readonly toTheEnd: boolean;
}

async function listen(
  conversation: Conversation,
  wait: Wait,
  show: (line: TranscriptLine) => void,
  clock: Clock = createSystemClock(),
): Promise<readonly TranscriptLine[]> {
  const until = clock.now() + wait.ms;
  const answers: TranscriptLine[] = [];
  for (;;) {
    const leftMs = until - clock.now();
    if (leftMs <= 0) return answers;
    const isEnding = answers.length > 0 && !wait.toTheEnd;
    const heard = await conversation.hear(isEnding ? Math.min(silenceMs, leftMs) : leftMs);
    heard.forEach(show);
    answers.push(...heard);
    if (isEnding && heard.length === 0) return answers;
  }
}

function waitOf(text: string | undefined): Wait {
  if (text === undefined) return { ms: defaultWaitMs, toTheEnd: false };
  const ms = parseDuration(text);
  if (ms === undefined) {
    throw new BellhopError("usage", `--wait ${text}: not a length of time; write it as 5s or 1m`);
  }
  return { ms, toTheEnd: true };
}

function collect(value: string, so: readonly string[]): readonly string[] {
  return [...so, value];
}
