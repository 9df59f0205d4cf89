import type { Place } from "../chat/place.ts";
import { type JsonRecord, recordIn, textIn } from "../json.ts";
import type { EmulatorState } from "../state.ts";
import { privateConversationId } from "../world/identifiers.ts";
import type { Robot } from "../world/world.ts";
import type { ApiCall } from "./api.ts";
import type { Card, CardSpace } from "./card-store.ts";
import { addCardLine } from "./show-card.ts";

/** What one space answers. */
interface Delivered {
  readonly spaceType: string;
  readonly spaceId: string;
  readonly success: boolean;
  readonly carrierId?: string;
  readonly errorMsg: string;
}

/** Delivers a card to the spaces a body names, and keeps it; a text is the code of what is wrong. */
export function deliverCard(card: Card, call: ApiCall): readonly Delivered[] | string {
  const { body, state } = call;
  const spaces = (textIn(body, "openSpaceId") ?? "").split(";").map(parseSpace);
  if (spaces.includes(undefined)) return "openSpaceIdInvalid";
  const results = spaces.flatMap((space) =>
    space === undefined ? [] : [deliverTo(space, card, call)],
  );
  const problem = results.find((each) => typeof each === "string");
  if (problem !== undefined) return problem;
  const done = results.filter((each) => typeof each !== "string");
  const added = done.flatMap(({ space }) => (space === undefined ? [] : [space]));
  state.stores.cards.put({ ...card, spaces: [...card.spaces, ...added] });
  return done.map(({ answer }) => answer);
}

interface Space {
  readonly spaceType: "IM_GROUP" | "IM_ROBOT";
  readonly spaceId: string;
}

/** `dtv1.card//IM_GROUP.<openConversationId>`, `dtv1.card//IM_ROBOT.<userId>`. */
function parseSpace(text: string): Space | undefined {
  const match = /^dtv1\.card\/\/(IM_GROUP|IM_ROBOT)\.(.+)$/.exec(text);
  if (match === null) return undefined;
  return { spaceType: match[1] as Space["spaceType"], spaceId: match[2] ?? "" };
}

interface Outcome {
  readonly answer: Delivered;
  readonly space?: CardSpace;
}

function deliverTo(space: Space, card: Card, call: ApiCall): Outcome | string {
  const { body, state, request } = call;
  const isGroup = space.spaceType === "IM_GROUP";
  const model = recordIn(body, isGroup ? "imGroupOpenDeliverModel" : "imRobotOpenDeliverModel");
  if (model === undefined) return "openDeliverModelError";
  const place = isGroup
    ? groupPlace(space.spaceId, model, call)
    : robotPlace(space.spaceId, model, call);
  if (typeof place === "string") {
    return { answer: { ...space, success: false, errorMsg: place } };
  }
  const line = addCardLine(card, place, request.seq, state);
  const carrierId = state.random.token(16);
  return {
    answer: { ...space, success: true, carrierId, errorMsg: "" },
    space: { ...space, line },
  };
}

function robotIn(model: JsonRecord, { state, appKey }: ApiCall): Robot | undefined {
  const robotCode = textIn(model, "robotCode");
  const own = state.world.robots.filter((each) => each.kind === "app" && each.appKey === appKey);
  // A robot's own chat needs no code: the app has one robot.
  return robotCode === undefined
    ? own[0]
    : own.find((each) => each.kind === "app" && each.robotCode === robotCode);
}

function groupPlace(conversation: string, model: JsonRecord, call: ApiCall): Place | string {
  const robot = robotIn(model, call);
  const group = call.state.world.groups.find((each) => each.conversation === conversation);
  if (robot === undefined) return "robotCode is invalid";
  if (!group?.robots.some((each) => each.robot === robot.id))
    return "the robot is not in the group";
  return { robot, conversation, group, user: null };
}

function robotPlace(userId: string, model: JsonRecord, call: ApiCall): Place | string {
  const robot = robotIn(model, call);
  const user = personOf(userId, call.body, call.state);
  if (robot === undefined) return "robotCode is invalid";
  if (user === undefined) return "userId does not exist";
  return { robot, conversation: privateConversationId(robot.id, user.id), group: null, user };
}

/** `userIdType` 2 says union ids. */
function personOf(id: string, body: JsonRecord, { world }: EmulatorState) {
  return body["userIdType"] === 2 ? world.personByUnionId(id) : world.person(id);
}
