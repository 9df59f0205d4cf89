import type { AuditOutcome } from "../core/audit.ts";
import type { MessagePart } from "../core/message.ts";
import type { Expected } from "./expected.ts";

/** Everything the bot says of its own accord, by language. */
export interface Catalogue {
  /** Only an @, no words. */
  greeting(bot: string, commands: readonly string[]): string;
  unknown(said: string, suggestions: readonly string[]): string;
  denied(command: string, roles: readonly string[]): string;
  /** It may be run in these groups only. */
  deniedHere(command: string, groups: readonly string[]): string;
  /** It may be run in these hours only. */
  deniedNow(command: string, hours: string): string;
  /** It was run so often; when it may be run again. */
  deniedOften(command: string, times: number, minutes: number, again: string): string;
  /** An argument was not said; the next message may say it. */
  missing(label: string, question: string | undefined, example: string): string;
  /** What to ask for an argument of this type, where its command has no question of its own. */
  question(type: string): string | undefined;
  readonly session: SessionTexts;
  readonly confirm: ConfirmTexts;
  readonly decision: DecisionTexts;
  readonly audit: AuditTexts;
  readonly language: LanguageTexts;
  invalid(label: string, given: string, expected: Expected, hint: string | undefined): string;
  /** A question, with the readings to choose from by number. */
  ambiguous(question: string, choices: readonly string[]): string;
  /** Several people and as many things were named in one message. */
  several(people: number, example: string): string;
  unknownOption(given: string, nearest: string | undefined, command: string): string;
  extra(given: string, example: string): string;
  /** An error that is ours; `reference` finds it in the log. */
  failed(reference: string): string;
  /** A message without words, of this kind. */
  received(kind: MessagePart["kind"]): string;
  /** DingTalk withheld the message because the company's monthly quota is used up. */
  readonly quotaExhausted: string;
  /** All that may be sent here for now is sent; what else there is follows after `waitMs`. */
  laneFull(messages: number, waitMs: number): string;
  /** Somebody says more in a minute than is carried out. */
  tooFast(messages: number, waitS: number): string;
  /** The minute is over, in which so many messages were not carried out. */
  heardAgain(missed: number): string;
  /** What an argument is called that has no name in this language. */
  argument(type: string): string | undefined;
  help: HelpTexts;
  ping(latencyMs: number): string;
  whoami: WhoamiTexts;
}

interface SessionTexts {
  /** Asks no more, as was wished. */
  readonly left: string;
  /** How to choose among what may have been meant. */
  choose(count: number): string;
  /** An answer could not be read: how to try again. */
  readonly again: string;
  /** Several could not. */
  readonly givenUp: string;
  readonly none: string;
  title(count: number): string;
  /** What a session is about that asks which command was meant. */
  readonly meant: string;
  line(id: string, command: string, waitsFor: string | undefined, until: string): string;
}

interface ConfirmTexts {
  /** How to answer. */
  how(minutes: number): string;
  /** The same for others, user ids, who are asked. */
  howOthers(people: readonly string[], minutes: number): string;
  /** Neither yes nor no was said. */
  readonly again: string;
  /** There is nobody who could be asked. */
  readonly nobody: string;
  /** How to answer, for somebody who is asked one to one what another person, by name, wants. */
  howAlone(asker: string, minutes: number): string;
  /** Tells whoever asked one to one that so many were asked. */
  othersAsked(people: number): string;
  /** Tells the asker, by name, that who had to confirm was asked something else. */
  replaced(asker: string): string;
  /** Tells the asker who did not agree. */
  declined(by: string): string;
  /** Nobody said yes in time. */
  expired(asker: string, command: string): string;
  /** What a session waits for. */
  readonly waitsFor: string;
}

/** What somebody hears who agrees to what another person wants to run, or declines it. */
interface DecisionTexts {
  readonly agreed: string;
  readonly declined: string;
  readonly notYours: string;
  over(id: string): string;
  which(ids: readonly string[]): string;
}

interface LanguageTexts {
  /** Which it is, and how to choose another. */
  readonly now: string;
  readonly set: string;
  readonly groupSet: string;
  readonly auto: string;
  readonly groupAuto: string;
  readonly noGroup: string;
  /** Who may decide for a group. */
  readonly notYours: string;
}

interface AuditTexts {
  readonly title: string;
  readonly none: string;
  readonly outcomes: Readonly<Record<AuditOutcome, string>>;
  more(shown: number): string;
  /** A word by which the list cannot be narrowed. */
  unknown(word: string): string;
  line(
    at: string,
    person: string,
    command: string,
    outcome: string,
    said: string,
    reference: string | undefined,
  ): string;
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
