import type { Locale } from "../core/locale.ts";
import type { Group, Robot } from "../core/robot.ts";

/** The deployment's settings, checked and complete. Paths are absolute. */
export interface Config {
  /** What people @. */
  readonly name: string;
  /** Where nothing is known of the language of a person or a group. */
  readonly locale: Locale;
  /** IANA name. */
  readonly timezone: string;
  readonly workCalendar: "cn" | "weekdays" | CompanyDays;
  /** Hours that are meant where none is said. */
  readonly times: TimesConfig;
  /** `sqlite:<absolute path>`, `sqlite::memory:`, or `postgres://…`. A URL holds a password and is never logged. */
  readonly database: string;
  readonly server: ServerConfig;
  readonly dingtalk: DingTalkConfig;
  readonly emulator: EmulatorConfig;
  readonly groups: readonly Group[];
  readonly people: readonly ConfiguredPerson[];
  /** Role → user ids, those of `people` included. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
  readonly packs: {
    readonly folder: string;
    /** Whether the packs that come with Bellhop will do where there is no such folder. */
    readonly orShipped: boolean;
    /** Values in place of a pack's own, by pack. */
    readonly vars: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    /** What their `http` steps may call. */
    readonly http: { readonly hosts: readonly string[]; readonly allowPrivate: readonly string[] };
    /** Whether changes are taken while the bot runs. */
    readonly watch: boolean;
    /** Id of the group that is told of changes that cannot be used. */
    readonly tell?: string;
  };
  /** The environment, of which packs get what they declare as secrets. It holds credentials and is never logged. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly api: ApiConfig;
  readonly files: FilesConfig;
  readonly tasks: {
    /** Milliseconds before a task is due at which people are reminded, where nothing else was said. */
    readonly remindBefore: readonly number[];
  };
  readonly events: {
    /** Milliseconds before an event begins at which people are reminded, where nothing else was said. */
    readonly remindBefore: readonly number[];
    /** How long an event is of which only the start was said. */
    readonly lengthMs: number;
  };
  readonly limits: {
    /** Messages of one person that are carried out in a minute. */
    readonly personPerMinute: number;
  };
  readonly log: { readonly level: LogLevel };
}

/** A company's own days, laid over `base`. */
export interface CompanyDays {
  readonly base: "cn" | "weekdays";
  readonly daysOff: readonly { readonly date: CalendarDay; readonly name: string }[];
  readonly workdays: readonly CalendarDay[];
  /** Years whose days off are all in the file. */
  readonly complete: readonly number[];
}

export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** `HH:MM` each; what is left out keeps its default. */
export interface TimesConfig {
  /** Of a date said without a time. */
  readonly date?: string;
  readonly earlyMorning?: string;
  readonly morning?: string;
  readonly noon?: string;
  readonly afternoon?: string;
  readonly evening?: string;
  readonly night?: string;
  readonly endOfWork?: string;
}

export interface ServerConfig {
  readonly host: string;
  readonly port: number;
  /** Where others reach this server, without a slash at the end. */
  readonly publicUrl: string;
}

export interface DingTalkConfig {
  readonly connect: "emulator" | "http" | "stream";
  readonly stream: { readonly connections: number };
  /** At least one. */
  readonly robots: readonly Robot[];
  /** Base URLs without a slash at the end; the emulator's while connected to it. */
  readonly hosts: { readonly oapi: string; readonly api: string };
}

export interface EmulatorConfig {
  readonly url: string;
  /** Where to start one; absent when `url` leads to one that somebody else runs. */
  readonly port?: number;
}

export interface ConfiguredPerson {
  readonly id: string;
  readonly name: string;
  /** Spoken to them whatever they write. */
  readonly locale?: Locale;
}

export interface ApiConfig {
  readonly tokens: readonly ApiTokenConfig[];
}

export interface ApiTokenConfig {
  readonly name: string;
  /** Of the token, in hexadecimal. */
  readonly sha256: string;
  readonly scopes: readonly string[];
  readonly actsAs: string;
}

export interface FilesConfig {
  /** Folders whose files people may find and share. */
  readonly folders: readonly string[];
  readonly linkTtlMs: number;
  /** How long a copy is kept after it was shared last; at least as long as its links work. */
  readonly keepMs: number;
  /** The largest file the bot makes a copy of. */
  readonly maxBytes: number;
  /** What the copies may take: those one person brought, and all. */
  readonly quota: { readonly personBytes: number; readonly totalBytes: number };
  /** Host names in private networks from which files may be fetched. */
  readonly allowPrivate: readonly string[];
}

export type LogLevel = "debug" | "info" | "warn" | "error";
