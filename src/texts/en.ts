import type { Catalogue } from "./catalogue.ts";
import { choiceNames } from "./choice-names.ts";
import { clip } from "./clip.ts";
import type { Expected } from "./expected.ts";

export const en: Catalogue = {
  greeting: (bot, commands) =>
    commands.length === 0
      ? `I am ${bot}. Say “help” to see what I can do.`
      : `I am ${bot}. Try: ${commands.map(quote).join(", ")}. Say “help” to see everything.`,
  unknown: (said, suggestions) =>
    suggestions.length === 0
      ? `I did not understand ${quote(clip(said))}. Say “help” to see what I can do.`
      : `I did not understand ${quote(clip(said))}. Did you mean ${orList(numbered(suggestions))}?`,
  denied: (command, roles) =>
    roles.length === 0
      ? `${quote(command)} is not open to anybody yet. Please ask an admin.`
      : `${quote(command)} needs the role ${orList(roles.map(quote))}. Please ask an admin for it.`,
  deniedHere: (command, groups) =>
    `${quote(command)} can be used in ${groups.map(quote).join(", ")} only.`,
  deniedNow: (command, hours) => `${quote(command)} is open ${hours} only. Say it again then.`,
  deniedOften: (command, times, minutes, again) =>
    `${quote(command)} can be used ${times} times in ${minutes} minutes. Try again after ${again}.`,
  missing: (label, question, example) =>
    `${question ?? `${quote(label)} is missing, please tell me.`} (Just answer, or say “never mind”. In full: ${example})`,
  question: (type) => questions[type],
  session: {
    left: "All right, I leave it.",
    choose: (count) => (count === 1 ? " Answer 1 if so." : " Answer with the number."),
    again: "Please say it again, or “never mind”.",
    givenUp: "I stop asking; call me when you need me.",
    none: "There is nothing you have begun here.",
    meant: "what you meant",
    title: (count) => (count === 1 ? "I wait for your answer:" : `I wait for ${count} answers:`),
    line: (id, command, waitsFor, until) =>
      `· ${id} | ${command}${waitsFor === undefined ? "" : `, waits for ${quote(waitsFor)}`} | until ${until} | to end it: never mind`,
  },
  invalid: (label, given, expected, hint) =>
    `${quote(label)} cannot be ${quote(clip(given))}: ${expectation(expected)}.${hint === undefined ? "" : ` Did you mean ${quote(hint)}?`}`,
  ambiguous: (question, choices) =>
    [question, ...choices.map((choice, index) => `${index + 1}. ${choice}`)].join("\n"),
  several: (people, example) =>
    `You @-ed ${people} people and it sounds like ${people} things; I cannot see which is whose. Please send one message for each, for example: ${example}. If all do the same, put “all” before it.`,
  unknownOption: (given, nearest, command) =>
    nearest === undefined
      ? `There is no option ${quote(clip(given))}. Say “help ${command}” to see how it is used.`
      : `There is no option ${quote(clip(given))}. Did you mean ${quote(nearest)}?`,
  extra: (given, example) =>
    `I do not know what to do with ${quote(clip(given))}. For example: ${example}`,
  failed: (reference) =>
    `Something went wrong and nothing was saved. Please try again; if it persists, give an admin the number ${reference}.`,
  received: (kind) =>
    `I got ${kinds[kind]}, which I cannot use yet. Please say what to do in words; say “help” to see what I can do.`,
  quotaExhausted:
    "The company's DingTalk quota for this month is used up, so I cannot see what you wrote. Please ask an admin to extend it.",
  laneFull: (messages, waitMs) =>
    `One moment: at most ${messages} messages a minute; the next ones follow in ${Math.ceil(waitMs / 1000)} s.`,
  tooFast: (messages, waitS) =>
    `That was ${messages} messages in a minute. Please wait ${waitS} s; until then I carry nothing out, and I will tell you.`,
  heardAgain: (missed) =>
    `You can go on. ${missed} of your messages ${missed === 1 ? "was" : "were"} not carried out; please say again what you need.`,
  argument: () => undefined,
  confirm: {
    how: (minutes) => `Answer 1 (yes) to go on, or “never mind”. I wait for ${inMinutes(minutes)}.`,
    howOthers: (people, minutes) =>
      `${people.map((id) => `@${id}`).join(" ")} please answer 1 (yes) to agree, or “no”. I wait for ${inMinutes(minutes)}.`,
    again: "Please answer 1 (yes) to go on, or “never mind”.",
    nobody:
      "Somebody else would have to confirm this, and there is nobody who may. Please ask an admin.",
    howAlone: (asker, minutes) =>
      `${asker} wants this and needs your yes: answer 1 (yes) to agree, or “no”. I wait for ${inMinutes(minutes)}.`,
    othersAsked: (people) =>
      `I have asked ${people === 1 ? "a colleague" : `${people} colleagues`} to confirm it, and will tell you.`,
    replaced: (asker) =>
      `${asker}, whoever had to confirm was asked something else, so your command was not run. Say it again when you need it.`,
    declined: (by) => `${by} did not agree, so nothing was done.`,
    expired: (asker, command) =>
      `⌛ @${asker} nobody said yes in time, so ${quote(command)} was not done. Say it again when you need it.`,
    waitsFor: "yes or no",
  },
  decision: {
    agreed: "All right, you agreed.",
    declined: "All right, you declined.",
    notYours: "This is not for you to confirm.",
    over: (id) => `Nothing called ${id} waits to be confirmed; it may be decided or too late.`,
    which: (ids) => `${ids.length} things wait for you. Say which one: ${ids.join(", ")}`,
  },
  language: {
    now: "I answer you in English. For Chinese say “language zh”, for whatever you write “language auto”; “language zh group” is for the whole group.",
    set: "All right, I speak English to you from now on. To change it: language zh, or language auto.",
    groupSet:
      "All right, I speak English in this group from now on. Whoever chose a language for themselves keeps it.",
    auto: "All right, I answer you in the language you write.",
    groupAuto: "All right, in this group I answer everybody in the language they write.",
    noGroup: "There is no group here. For yourself say: language en",
    notYours:
      "Only the owner or an admin of the group can choose its language. For yourself say: language en",
  },
  audit: {
    title: "What was run last:",
    none: "There is no such record.",
    outcomes: {
      waiting: "waiting",
      done: "done",
      refused: "refused",
      denied: "denied",
      failed: "failed",
    },
    more: (shown) =>
      `Only the last ${shown} are shown; add a command, @ somebody or “failed” to narrow it.`,
    unknown: (word) =>
      `I cannot filter by ${quote(clip(word))}. Name a command, @ somebody, or say done, refused, denied or failed.`,
    line: (at, person, command, outcome, said, reference) =>
      `· ${at} | ${person} | ${command} | ${outcome}${reference === undefined ? "" : ` (number ${reference})`} | ${clip(said)}`,
  },
  help: {
    section: (title) => `[${title}]`,
    name: (_localName, name) => name,
    line: (name, summary) => `· ${name}: ${summary}`,
    heading: (name, summary) => `${name}: ${summary}`,
    footer: "Say “help <command>” for usage and examples. For Chinese say “language zh”.",
    nothing: "There is no command you may use here. Please ask an admin.",
    usage: (usage) => `Usage: ${usage}`,
    argumentsTitle: "Arguments:",
    argument: (label, description, optional) =>
      `· ${label}${optional ? " (optional)" : ""}${description === "" ? "" : `: ${description}`}`,
    examples: (examples) => `For example: ${examples.join("; ")}`,
    aliases: (names) => `Also: ${names.join(", ")}`,
    option: (name) => `written as ${name}`,
    choices: (choices) => choices.join(" / "),
  },
  ping: (latencyMs) => `I am here, latency ${latencyMs} ms.`,
  whoami: {
    name: (name) => `You are ${name}`,
    id: (id) => `Id: ${id}`,
    roles: (roles) => `Roles: ${roles.length === 0 ? "none" : roles.join(", ")}`,
    noStaffId: (robot) =>
      `DingTalk did not give your staff id, so I cannot know your roles or write to you in private. ${remedy(robot)}`,
  },
};

const questions: Readonly<Record<string, string>> = {
  duration: "How long?",
  time: "When?",
  mention: "Who? Please pick people with @.",
  who: "Whom for? Say “me”, “us” or @ somebody.",
  url: "What is the address?",
  task: "Which task? Its number will do, such as T12.",
  reminder: "Which reminder? Its number will do, such as R7K2.",
  event: "Which event? Its id will do, such as E3.",
};

function numbered(items: readonly string[]): string[] {
  return items.length === 1
    ? items.map(quote)
    : items.map((item, index) => `${index + 1} ${quote(item)}`);
}

const kinds = {
  picture: "a picture",
  audio: "a voice message",
  video: "a video",
  file: "a file",
  unknown: "a message",
};

function inMinutes(minutes: number): string {
  return minutes === 1 ? "a minute" : `${minutes} minutes`;
}

function remedy(robot: "app" | "custom" | undefined): string {
  const app =
    "An app robot gives it once its version is published, and only for members of the company.";
  const custom = "A custom robot never gives it: use an app robot instead.";
  if (robot === undefined) return `${app} ${custom}`;
  return robot === "app" ? app : custom;
}

function expectation(expected: Expected): string {
  switch (expected.type) {
    case "text":
      return textLimits(expected) ?? "the format is wrong";
    case "int":
    case "number":
      return `it takes a ${expected.type === "int" ? "whole number" : "number"}${range(expected.min, expected.max)}${expected.unit === undefined ? "" : ` (${expected.unit})`}`;
    case "duration":
      return "it takes a length of time such as 30m, 2 hours or 1d";
    case "choice":
      return `it can be ${orList(choiceNames(expected.choices, "en").map(quote))}`;
    case "flag":
      return "it takes yes or no";
    case "mention":
      return expected.max === undefined
        ? "please pick people with @"
        : `at most ${expected.max} people with @`;
    case "who":
      return "it takes “me”, “us” or people picked with @";
    case "time":
      return expected.why?.en ?? "write it like “tomorrow 15:00”, “15:00” or “in 10m”";
    case "url":
      return expected.hosts === undefined
        ? "it takes an address that starts with http:// or https://"
        : `it takes an address of ${orList(expected.hosts)}`;
    case "task":
      return "it takes a task number such as T12";
    case "event":
      return "it takes the id of an event such as E3";
    case "shared-file":
      return "it takes a file number such as F3K2";
    case "file":
      return "it takes a file or a picture";
    case "reminder":
    default:
      return "it takes a reminder number such as R7K2";
  }
}

function textLimits({ min, max }: { readonly min?: number; readonly max?: number }) {
  if (min !== undefined && max !== undefined) return `${min} to ${max} characters`;
  if (max !== undefined) return `at most ${max} characters`;
  return min === undefined ? undefined : `at least ${min} characters`;
}

function range(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of at least ${min}`;
  return max === undefined ? "" : ` of at most ${max}`;
}

function orList(items: readonly string[]): string {
  return items.length < 2
    ? items.join("")
    : `${items.slice(0, -1).join(", ")} or ${items.at(-1) ?? ""}`;
}

function quote(text: string): string {
  return `“${text}”`;
}
