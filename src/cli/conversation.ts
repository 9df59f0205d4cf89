import { BellhopError } from "../core/errors.ts";
import type { EmulatorClient, TranscriptLine } from "./emulator-client.ts";

/** A person talking to the bot through its emulator, in a group or one to one. */
export interface Conversation {
  say(text: string, at: readonly string[]): Promise<{ readonly status: number | undefined }>;
  /** What the bot has said since the last call, waiting up to `waitMs` for something. */
  hear(waitMs: number): Promise<readonly TranscriptLine[]>;
}

export interface Place {
  /** Id or name; the group's first member unless given. */
  readonly as?: string;
  /** Id or title; the first group unless given. `-` is a one-to-one chat. */
  readonly group?: string;
}

/** Joins a conversation; throws `usage` when there is no such person or group. */
export async function joinConversation(
  client: EmulatorClient,
  place: Place,
): Promise<Conversation> {
  const world = await client.world();
  const group = place.group === "-" ? undefined : findGroup(world.groups, place.group);
  const members = group?.members ?? world.people.map((person) => person.id);
  const person = place.as ?? members[0];
  if (person === undefined) throw new BellhopError("usage", "the emulator has no people");
  // A name nobody has is passed on: the emulator says so, and who there is.
  const idOf = (wanted: string): string =>
    world.people.find((one) => one.id === wanted || one.name === wanted)?.id ?? wanted;
  const from = idOf(person);
  const where: Record<string, string> = group === undefined ? { user: from } : { group: group.id };
  const robots = new Set(world.robots.map((robot) => robot.id));
  let after = (await client.messages(where)).at(-1)?.seq ?? 0;

  return {
    async say(text, at) {
      const said = {
        from,
        text,
        at: at.map(idOf),
        ...(group === undefined ? {} : { group: group.id }),
      };
      const { delivery } = await client.say(said);
      return { status: delivery?.status };
    },
    async hear(waitMs) {
      const lines = await client.messages({
        ...where,
        after: String(after),
        wait_ms: String(Math.max(0, Math.round(waitMs))),
      });
      after = lines.at(-1)?.seq ?? after;
      return lines.filter((line) => robots.has(line.from));
    },
  };
}

function findGroup<G extends { readonly id: string; readonly title: string }>(
  groups: readonly G[],
  wanted: string | undefined,
): G {
  const found =
    wanted === undefined
      ? groups[0]
      : groups.find((group) => group.id === wanted || group.title === wanted);
  if (found !== undefined) return found;
  const known = groups.map((group) => `${group.id} (${group.title})`).join(", ");
  throw new BellhopError("usage", `there is no group "${wanted ?? ""}"; there are: ${known}`);
}
