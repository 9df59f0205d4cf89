import type { Place } from "../chat/place.ts";
import { type JsonRecord, recordIn, textIn } from "../json.ts";
import { showRobotMessage } from "../platform/robot-messages.ts";
import type { EmulatorState } from "../state.ts";
import { privateConversationId } from "../world/identifiers.ts";
import type { Robot } from "../world/world.ts";
import type { Card } from "./cards.ts";
import { CardRefusal } from "./read-card.ts";

/** What the delivery to one space came to (protocol §10.1). */
interface DeliverResult {
  readonly spaceType: string;
  readonly spaceId: string;
  readonly success: boolean;
  readonly carrierId: string;
  readonly errorMsg: string;
}

/** Shows a card in each space of `openSpaceId`; throws a `CardRefusal`. */
export function deliverCard(
  card: Card,
  body: JsonRecord,
  state: EmulatorState,
): readonly DeliverResult[] {
  const spaces = (textIn(body, "openSpaceId") ?? "").split(";").map(readSpace);
  if (spaces.length === 0 || spaces.some((space) => space === undefined)) {
    throw new CardRefusal("param.openSpaceIdInvalid");
  }
  const results: DeliverResult[] = [];
  for (const space of spaces.filter((each) => each !== undefined)) {
    const model = recordIn(body, space.model);
    if (model === undefined) throw new CardRefusal("param.openDeliverModelError");
    const code = textIn(model, "robotCode") ?? card.appKey;
    const robot = state.world.robots.find(
      (each) => each.kind === "app" && each.robotCode === code && each.appKey === card.appKey,
    );
    if (robot === undefined) throw new CardRefusal("param.openDeliverModelError");
    const place = placeOf(space, robot, state);
    if (place !== undefined) show(card, place, body, state);
    results.push({
      spaceType: space.type,
      spaceId: space.id,
      success: place !== undefined,
      carrierId: place === undefined ? "" : state.random.token(16),
      errorMsg: place === undefined ? "spaceId is not exist" : "",
    });
  }
  return results;
}

interface Space {
  readonly type: string;
  readonly id: string;
  readonly model: "imGroupOpenDeliverModel" | "imRobotOpenDeliverModel";
}

function readSpace(text: string): Space | undefined {
  const [, type, id] = /^dtv1\.card\/\/(IM_GROUP|IM_ROBOT)\.(.+)$/.exec(text) ?? [];
  if (type === undefined || id === undefined) return undefined;
  const model = type === "IM_GROUP" ? "imGroupOpenDeliverModel" : "imRobotOpenDeliverModel";
  return { type, id, model };
}

function placeOf(space: Space, robot: Robot, { world }: EmulatorState): Place | undefined {
  if (space.type === "IM_GROUP") {
    const group = world.groups.find((each) => each.conversation === space.id);
    const isThere = group?.robots.some((each) => each.robot === robot.id) ?? false;
    if (group === undefined || !isThere) return undefined;
    return { robot, conversation: group.conversation, group, user: null };
  }
  const user = world.person(space.id);
  if (user === undefined) return undefined;
  const conversation = privateConversationId(robot.id, user.id);
  return { robot, conversation, group: null, user };
}

function show(card: Card, place: Place, payload: JsonRecord, state: EmulatorState): void {
  const { title = "", ...others } = card.params;
  // The template is DingTalk's; what it is filled with is all that is known here.
  const text = Object.values(others).join("\n\n");
  const shown = { kind: "card", title, text, buttons: [], horizontal: false } as const;
  showRobotMessage({ msgtype: "interactiveCard", shown, place, payload, via: "openapi" }, state);
}
