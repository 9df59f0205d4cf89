import type { EventService } from "../core/event-service.ts";
import type { Localized } from "../core/locale.ts";
import type { FilePart, Message } from "../core/message.ts";
import type { Content } from "../core/reply.ts";
import type {
  CollectionService,
  FileService,
  LanguageService,
  NoticeService,
  ReminderService,
  SessionService,
  TaskService,
} from "../core/services.ts";
import type { HandlerContext, Post } from "./handler-context.ts";
import type { PackMemory } from "./pack-memory.ts";
import type { Caller } from "./permissions.ts";
import type { RunHost } from "./run-host.ts";
import type { TextPattern } from "./text-pattern.ts";

/** Types a command, so that `handle` knows the types of its arguments. */
export function defineCommand<const A extends ArgSpecs>(
  command: CommandDefinition<A>,
): CommandDefinition<A> {
  return command;
}

/** A command: name, arguments, permission, handler. */
export interface CommandDefinition<A extends ArgSpecs = ArgSpecs> {
  /** The name in English: lower case letters, digits and hyphens. */
  readonly name: string;
  /** Other names, Chinese ones too. */
  readonly aliases?: readonly string[];
  readonly summary: Localized;
  /**
   * Whole sentences people say, as templates: `(a|b)` alternatives, `[x]` optional, `{argument}`, `<fragment>`. Spaces,
   * width, politeness and the place of a time do not matter.
   */
  readonly say?: readonly string[];
  /** Pieces that the sentences share, written `<name>` there. */
  readonly fragments?: Readonly<Record<string, string>>;
  /** Read by position in this order, or by name as `--name value`. */
  readonly args: A;
  /** What a person might type, shown by `help <command>`. */
  readonly examples?: readonly string[];
  readonly allow?: Permission;
  /** It is run for a message one to one that is a file or picture and nothing else. */
  readonly takesFiles?: boolean;
  /** An id of this type and nothing else is this command: T12. */
  readonly shows?: "task" | "event" | "shared-file";
  /** Running it does not end what the bot has just asked. */
  readonly isAside?: boolean;
  /** What it has asked stays asked when another command is run meanwhile. */
  readonly isPatient?: boolean;
  /** A message that is only a file may answer what it asks. */
  readonly asksForFiles?: boolean;
  /** `"invariant"`: method bivariance lets definitions of any arguments share one list. */
  handle(context: CommandContext<A>, host: RunHost): void | Promise<void>;
}

/** Who may run a command, where, and when; everybody, everywhere and always when left out. */
export interface Permission {
  /** Any one of these roles. */
  readonly roles?: readonly string[];
  /** Or any one of these people, by user id. */
  readonly people?: readonly string[];
  /** Only in these groups. */
  readonly groups?: readonly AllowedGroup[];
  readonly hours?: AllowedHours;
  /** How often one person may run it. */
  readonly rate?: { readonly times: number; readonly perMs: number };
}

export interface AllowedGroup {
  readonly title: string;
  /** Conversation ids; none of a group that is not known. */
  readonly conversations: readonly string[];
}

export interface AllowedHours {
  /** As they were written: 工作日 10:00-18:00. */
  readonly said: string;
  isOpen(at: number): boolean;
}

/** What a handler gets for one message. */
export interface CommandContext<A extends ArgSpecs = ArgSpecs> extends HandlerContext {
  readonly message: Message;
  readonly args: ArgsOf<A>;
  /** The sender, with what roles they have here. */
  readonly caller: Caller;
  /** Records an answer to the message; sent after everything is stored. `mentions` are user ids to @. */
  reply(content: Content | string, options?: { readonly mentions?: readonly string[] }): void;
  /**
   * Asks for an argument that was not said and is needed after all; the sender's next message answers, and the command
   * is run again with it.
   */
  askFor(arg: keyof A & string, question: string): void;
  /** Records a message to somewhere else. */
  readonly post: Post;
  /** Asks before something is done. */
  readonly confirm: Confirm;
  /** The same of a time that may repeat, which is told as a rule: `每个工作日 18:00（北京时间）`. */
  formatWhen(when: Pick<TimeValue, "at" | "recurrence">): string;
  /** `下次 11-23 周一，再下次 11-24 周二`. */
  formatNext(next: readonly number[]): string;
  /**
   * The time that a text is, repeating or not; with `day` a day, or `days` a stretch of them. Throws a ReplyError that
   * says why it is none.
   */
  readTime(text: string, as?: { readonly day: true | "days" }): TimeValue;
  readonly tasks: TaskService;
  readonly reminders: ReminderService;
  readonly events: EventService;
  readonly files: FileService;
  readonly sessions: SessionService;
  readonly collections: CollectionService;
  readonly languages: LanguageService;
  readonly notices: NoticeService;
  /** What the pack of the command remembers. */
  readonly memory: PackMemory;
}

/**
 * Asks before something is done: `if (!ctx.confirm(…)) return;`. The handler is run again when the answer is yes; after
 * a no or too long it is told that nothing was done. Whatever the handler does before it is done twice.
 */
export type Confirm = (
  question: Localized,
  options?: {
    /** Who has to say yes; the sender when left out. */
    readonly by?:
      | { readonly people: readonly string[] }
      | { readonly role: string; readonly notSender?: boolean };
    /** 5 minutes when left out. */
    readonly withinMs?: number;
  },
) => boolean;

export type ArgSpecs = Readonly<Record<string, ArgSpec>>;

interface ArgBase {
  /** Other names for `--name`. */
  readonly names?: readonly string[];
  readonly optional?: boolean;
  /** Only as `--name`, never by position. */
  readonly optionOnly?: boolean;
  readonly summary?: Localized;
  /** The question when it was not said: 发布哪个服务？ */
  readonly ask?: Localized;
}

/** With `many` it is a list, its parts divided by 、 or commas. */
export type ArgSpec =
  /** One word or one quoted text; with `rest`, everything that is left. */
  | (ArgBase & {
      readonly type: "text";
      readonly rest?: boolean;
      readonly many?: boolean;
      readonly min?: number;
      readonly max?: number;
      /** A regular expression that all of it must match. */
      readonly pattern?: string;
      /** How `pattern` is matched where it must not be trusted; by JavaScript when left out. */
      readonly matching?: TextPattern;
      /** A quoted message says it, or says more of it. */
      readonly quoted?: boolean;
    })
  | (ArgBase & {
      readonly type: "int" | "number";
      readonly many?: boolean;
      readonly min?: number;
      readonly max?: number;
      /** What it is counted in, which may be said behind it: 元. */
      readonly unit?: string;
    })
  /** A length of time, in milliseconds: 2小时, 90m. */
  | (ArgBase & { readonly type: "duration"; readonly min?: number; readonly max?: number })
  /** `choices`: canonical value → synonyms. */
  | (ArgBase & {
      readonly type: "choice";
      readonly many?: boolean;
      readonly choices: Readonly<Record<string, readonly string[]>>;
    })
  /** `--name` alone. */
  | (ArgBase & { readonly type: "flag" })
  /**
   * A moment to come; with `recurring`, a rule too; with `day`, a day from today on, or `days`: 下周. `span`: when
   * something takes place, with its end or for whole days. `move`: the same, where a day alone will do. `period`: a
   * stretch of time to look at, past ones too. With `lengths`, 三天 is a time too, as `lengthMs`.
   */
  | (ArgBase & {
      readonly type: "time";
      readonly recurring?: boolean;
      readonly day?: boolean | "days";
      readonly lengths?: boolean;
      readonly of?: "moment" | "span" | "move" | "period";
    })
  /** Everybody the message @-s; takes no words. */
  | (ArgBase & {
      readonly type: "mention";
      /** Me is nobody it could be. */
      readonly others?: boolean;
      /** How many people it may be. */
      readonly max?: number;
    })
  /** `me`, `us`, or everybody the message @-s. */
  | (ArgBase & { readonly type: "who" })
  | (ArgBase & {
      readonly type: "url";
      readonly many?: boolean;
      /** Only addresses of these hosts, or below them. */
      readonly hosts?: readonly string[];
    })
  /** `T12`, `t12` or `12`. */
  | (ArgBase & { readonly type: "task"; readonly many?: boolean })
  /** `R7K2`. */
  | (ArgBase & { readonly type: "reminder" })
  /** `E3`. */
  | (ArgBase & { readonly type: "event" })
  /** The id of a shared file: `F3K2`. */
  | (ArgBase & { readonly type: "shared-file" })
  /** A file, picture, voice or video of the message, or of the one it quotes; takes no words. */
  | (ArgBase & { readonly type: "file" });

/** Whom a reminder is for. `us` is the whole group, nobody @-ed by name. */
export type Who =
  | { readonly kind: "me" }
  | { readonly kind: "us" }
  | { readonly kind: "people"; readonly ids: readonly string[] };

/** A moment somebody named, or the first of a repetition. */
export interface TimeValue {
  /** Epoch milliseconds. */
  readonly at: number;
  /** When it ends, where that was asked for and said; of a period, when it is over. */
  readonly endsAt?: number;
  /** How long before it people are to be reminded, in milliseconds: 提前10分钟提醒. */
  readonly remindBefore?: readonly number[];
  /** How long, where `at` was said as a length from now and may count from elsewhere: 延期三天. */
  readonly lengthMs?: number;
  /** Of whole days, from midnight to midnight. */
  readonly allDay?: boolean;
  /** `day` when no time of day was said and the default was taken. */
  readonly grain: "second" | "minute" | "day";
  /** The last day, where a stretch of days was said: 下周. */
  readonly until?: number;
  /** It was named as the end: 周五前, by Friday. */
  readonly deadline: boolean;
  /** Set when it repeats: the rule as the reminder service keeps it. */
  readonly recurrence?: string;
  /** `at`, and the two after it when it repeats. */
  readonly next: readonly number[];
  /** What was taken for granted (`"day"`: the next such time of day). */
  readonly assumed: readonly string[];
  /** What the answer should say about it. */
  readonly notes: readonly Localized[];
}

interface ArgTypes {
  text: string;
  int: number;
  number: number;
  duration: number;
  choice: string;
  flag: boolean;
  time: TimeValue;
  mention: readonly string[];
  who: Who;
  url: string;
  task: string;
  reminder: string;
  event: string;
  "shared-file": string;
  file: FilePart;
}

/** The values `handle` gets: optional arguments that were not said are `undefined`, flags are `false`. */
export type ArgsOf<A extends ArgSpecs> = {
  readonly [K in keyof A]: A[K] extends { readonly type: "flag" }
    ? boolean
    : A[K] extends { readonly optional: true }
      ? ArgOf<A[K]> | undefined
      : ArgOf<A[K]>;
};

type ArgOf<S extends ArgSpec> = S extends { readonly many: true }
  ? readonly ArgTypes[S["type"]][]
  : ArgTypes[S["type"]];
