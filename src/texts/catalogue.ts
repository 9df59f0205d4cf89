import type { MessagePart } from "../core/message.ts";
import type { Expected } from "./expected.ts";

/** Everything the bot says of its own accord, by language. */
export interface Catalogue {
  /** Only an @, no words. */
  greeting(bot: string, commands: readonly string[]): string;
  unknown(said: string, suggestions: readonly string[]): string;
  denied(command: string, roles: readonly string[]): string;
  missing(label: string, example: string): string;
  invalid(label: string, given: string, expected: Expected, hint: string | undefined): string;
  /** A question, with the readings to choose from by number. */
  ambiguous(question: string, choices: readonly string[]): string;
  unknownOption(given: string, nearest: string | undefined, command: string): string;
  extra(given: string, example: string): string;
  /** An error that is ours; `reference` finds it in the log. */
  failed(reference: string): string;
  /** A message without words, of this kind. */
  received(kind: MessagePart["kind"]): string;
  /** DingTalk withheld the message because the company's monthly quota is used up. */
  readonly quotaExhausted: string;
  /** What an argument is called that has no name in this language. */
  argument(type: string): string | undefined;
  help: HelpTexts;
  ping(latencyMs: number): string;
  whoami: WhoamiTexts;
}

interface HelpTexts {
  /** The title of a pack above its commands. */
  section(title: string): string;
  /** How one command is named in a list. */
  name(localName: string, name: string): string;
  line(name: string, summary: string): string;
  heading(name: string, summary: string): string;
  readonly footer: string;
  readonly nothing: string;
  usage(usage: string): string;
  argument(label: string, description: string, optional: boolean): string;
  readonly argumentsTitle: string;
  examples(examples: readonly string[]): string;
  aliases(names: readonly string[]): string;
  option(name: string): string;
  choices(choices: readonly string[]): string;
}

interface WhoamiTexts {
  name(name: string): string;
  id(id: string): string;
  roles(roles: readonly string[]): string;
  /** DingTalk gave no staff id, and what to do for the kind of robot. */
  noStaffId(robot: "app" | "custom" | undefined): string;
}
