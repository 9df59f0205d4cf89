import type { PackDrawer, PackMemory } from "../commands/pack-memory.ts";
import type { Message } from "../core/message.ts";
import type { PackScope } from "../core/pack-state.ts";
import type { Stores } from "../core/storage.ts";
import type { UnitOfWork } from "../core/unit-of-work.ts";

/** A longer value is a file or a table, and has no place here. */
const longestValue = 8192;

/** What a pack remembers, as the handler of one message sees it: its own changes at once, others' when committed. */
export function createPackMemory(options: {
  readonly pack: string;
  readonly message: Message;
  readonly stores: Pick<Stores, "packState">;
  readonly unit: UnitOfWork;
  readonly now: number;
}): PackMemory {
  const scopes = scopesOf(options.message);
  const drawer = (scope: PackScope): PackDrawer => createPackDrawer({ ...options, scope });
  return {
    person: drawer(scopes.person),
    group: drawer(scopes.group),
    pack: drawer(scopes.pack),
  };
}

/** What a pack remembers of one scope. */
export function createPackDrawer(options: {
  readonly pack: string;
  readonly scope: PackScope;
  readonly stores: Pick<Stores, "packState">;
  readonly unit: UnitOfWork;
  readonly now: number;
}): PackDrawer {
  const { pack, scope, stores, unit, now } = options;
  const changed = new Map<string, unknown>();
  const added = new Map<string, number>();
  const list = async (prefix = ""): Promise<ReadonlyMap<string, unknown>> => {
    const kept = await stores.packState.list(pack, [scope]);
    const values = new Map(kept.map(({ key, value }) => [key, value] as const));
    for (const [key, value] of changed) {
      if (value === undefined) values.delete(key);
      else values.set(key, value);
    }
    for (const [key, by] of added) values.set(key, sumOf(values.get(key), by));
    return new Map([...values].filter(([key]) => key.startsWith(prefix)));
  };
  return {
    list,
    get: async (key) => (await list()).get(key),
    set(key, value) {
      const kept = checkedValue(key, value);
      changed.set(key, kept ?? undefined);
      added.delete(key);
      unit.write((tx) => tx.packState.put(pack, { scope, key, value: kept }, now));
    },
    add(key, by = 1) {
      if (!Number.isFinite(by)) throw new TypeError(`what is added to ${key} is no number`);
      added.set(key, (added.get(key) ?? 0) + by);
      unit.write((tx) => tx.packState.add(pack, { scope, key, by }, now));
    },
  };
}

/** A number and what is added to it; what is no number counts as 0. */
export function sumOf(value: unknown, by: number): number {
  return typeof value === "number" ? value + by : by;
}

/** Whose values a message may see. */
export function scopesOf({ robot, conversation, sender }: Message) {
  return {
    person: `person:${sender.id}`,
    group: `group:${robot} ${conversation.id}`,
    pack: "pack",
  } as const;
}

/** The value as it will be read again; throws when it is too long or no plain value. */
export function checkedValue(key: string, value: unknown): unknown {
  const json = JSON.stringify(value ?? null);
  if (json === undefined) throw new TypeError(`${key} is no plain value`);
  if (json.length > longestValue) {
    throw new Error(`${key} is longer than ${longestValue} characters`);
  }
  return JSON.parse(json) as unknown;
}
