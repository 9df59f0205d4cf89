import type { Message } from "./message.ts";
import type { PeopleService } from "./services.ts";
import type { Directory } from "./storage.ts";

/** What the configuration knows of people. */
export interface ConfiguredPeople {
  /** By user id. */
  readonly names: ReadonlyMap<string, string>;
  /** User ids by role. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
}

/**
 * Names from what people said before and from the configuration; the sender's name is the message's own.
 * Who never spoke is looked up in the company's directory, where there is one.
 */
export function createPeopleService(
  directory: Directory,
  message: Message | undefined,
  { names: configured, roles }: ConfiguredPeople,
  lookUp: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>> = nobody,
): PeopleService {
  const names: PeopleService["names"] = async (ids) => {
    const met = await directory.people([...new Set(ids)]);
    const byId = new Map(met.map((person) => [person.id, person.name]));
    if (message !== undefined) byId.set(message.sender.id, message.sender.name);
    const unknown = [...new Set(ids)].filter((id) => !configured.has(id) && !byId.has(id));
    const found = unknown.length === 0 ? new Map<string, string>() : await lookUp(unknown);
    return new Map(
      ids.map((id) => [id, configured.get(id) ?? byId.get(id) ?? found.get(id) ?? id]),
    );
  };
  return {
    names,
    async namedAt(text) {
      const known = [...configured]
        .map(([id, name]) => ({ id, name }))
        .filter(({ name }) => name !== "" && text.startsWith(name));
      const met = (await directory.peopleNamedAt(text)).filter(({ id }) => !configured.has(id));
      const all = [...known, ...met];
      const longest = Math.max(0, ...all.map(({ name }) => name.length));
      return all.filter(({ name }) => name.length === longest);
    },
    async find(id) {
      const name = (await names([id])).get(id);
      return name === undefined || name === id ? undefined : { id, name };
    },
    withRole: (role) => (Object.hasOwn(roles, role) ? (roles[role] ?? []) : []),
  };
}

function nobody(): Promise<ReadonlyMap<string, string>> {
  return Promise.resolve(new Map());
}
