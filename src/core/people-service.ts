import type { Message } from "./message.ts";
import type { PeopleService } from "./services.ts";
import type { Directory } from "./storage.ts";

/** Names from what people said before and from the configuration; the sender's name is the message's own. */
export function createPeopleService(
  directory: Directory,
  message: Message | undefined,
  configured: ReadonlyMap<string, string>,
): PeopleService {
  const names: PeopleService["names"] = async (ids) => {
    const met = await directory.people([...new Set(ids)]);
    const byId = new Map(met.map((person) => [person.id, person.name]));
    if (message !== undefined) byId.set(message.sender.id, message.sender.name);
    return new Map(ids.map((id) => [id, configured.get(id) ?? byId.get(id) ?? id]));
  };
  return {
    names,
    async find(id) {
      const name = (await names([id])).get(id);
      return name === undefined || name === id ? undefined : { id, name };
    },
  };
}
