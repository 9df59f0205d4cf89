import type { Place } from "../chat/place.ts";
import type { Utterance } from "../chat/say.ts";
import { type JsonRecord, recordIn, textIn, textsIn } from "../json.ts";
import { privateConversationId } from "../world/identifiers.ts";
import type { Group, Person, World } from "../world/world.ts";
import { ControlError } from "./control-error.ts";
import { findGroup, findPerson, findRobot, idsOf } from "./find.ts";

const keys = ["group", "from", "to", "text", "at", "type", "content", "msgId", "mention_robot"];

/** Reads the body of `POST /_/messages`, or throws a `ControlError` that says what to write instead. */
export function parseUtterance(body: JsonRecord, world: World): Utterance {
  const unknown = Object.keys(body).find((key) => !keys.includes(key));
  if (unknown !== undefined) {
    throw new ControlError(`a message has no "${unknown}"`, `it has: ${keys.join(", ")}`);
  }
  const from = textIn(body, "from");
  if (from === undefined) {
    throw new ControlError('"from" is missing', `it is a user id: ${idsOf(world.people)}`);
  }
  const sender = findPerson(world, from);
  const groupId = textIn(body, "group");
  const to = textIn(body, "to");
  const place =
    groupId === undefined
      ? privatePlace(world, sender, to)
      : groupPlace(world, findGroup(world, groupId), to, textIn(body, "text") ?? "");
  const mentionRobot = body["mention_robot"];
  return {
    place,
    sender: place.group === null ? sender : memberOf(world, place.group, sender.id),
    type: textIn(body, "type") ?? "text",
    text: textIn(body, "text") ?? "",
    content: recordIn(body, "content") ?? {},
    at: textsIn(body, "at")
      .filter((id) => id !== place.robot.id)
      .map((id) => mentioned(world, place, id)),
    mentionRobot: typeof mentionRobot === "boolean" ? mentionRobot : undefined,
    msgId: textIn(body, "msgId"),
  };
}

function privatePlace(world: World, user: Person, to: string | undefined): Place {
  const first = world.robots.find(({ kind }) => kind === "app");
  const robot = to === undefined ? first : findRobot(world, to);
  if (robot === undefined) {
    throw new ControlError("there is no robot to speak with", "add one with PUT /_/world");
  }
  if (robot.kind === "custom") {
    throw new ControlError(
      `"${robot.id}" is a custom robot and lives in groups only`,
      `name a group: ${idsOf(world.groups)}`,
    );
  }
  return { robot, conversation: privateConversationId(robot.id, user.id), group: null, user };
}

function groupPlace(world: World, group: Group, to: string | undefined, text: string): Place {
  const ids = group.robots.map(({ robot }) => robot);
  const named = world.robots.find(({ id, name }) => ids.includes(id) && text.includes(`@${name}`));
  const id = to ?? named?.id ?? ids[0];
  if (id === undefined || !ids.includes(id)) {
    throw new ControlError(
      `the robot "${id ?? ""}" is not in the group "${group.id}"`,
      `robots there: ${ids.join(", ") || "none"}`,
    );
  }
  return { robot: findRobot(world, id), conversation: group.conversation, group, user: null };
}

function memberOf(world: World, group: Group, id: string): Person {
  const members = world.membersOf(group);
  const member = members.find((each) => each.id === id);
  if (member !== undefined) return member;
  throw new ControlError(
    `"${id}" is not a member of the group "${group.id}"`,
    `members: ${idsOf(members)}`,
  );
}

function mentioned(world: World, { group }: Place, id: string): Person {
  const person = findPerson(world, id);
  if (group === null) throw new ControlError("nobody can be @-ed in a 1:1 chat", 'leave out "at"');
  return memberOf(world, group, person.id);
}
