import { z } from "zod";
import type { Destination } from "../core/destination.ts";
import type { Group, Robot } from "../core/robot.ts";
import { ApiProblem } from "./problem.ts";

/** Where something goes or belongs: a group of config.yaml by its id, any group by its conversation id, or a person. */
export const placeSchema = z.union([
  z.strictObject({ group: z.string().min(1).max(64).describe("Id of a group of config.yaml.") }),
  z.strictObject({
    conversation: z.string().min(1).max(200).describe("openConversationId of a group."),
    robot: z.string().optional().describe("Id of the robot; the first when left out."),
  }),
  z.strictObject({
    person: z.string().min(1).max(200).describe("User id."),
    robot: z.string().optional(),
  }),
]);

export type Place = z.output<typeof placeSchema>;

/** What is known of groups and robots. */
export interface Places {
  readonly groups: readonly Group[];
  readonly robots: readonly Robot[];
}

/** The destination of a place; throws 422 for a group or robot that is not configured. */
export function destinationOf(place: Place, { groups, robots }: Places): Destination {
  if ("group" in place) {
    const group = groups.find(({ id }) => id === place.group);
    if (group === undefined)
      throw unknown(
        "/to/group",
        place.group,
        groups.map(({ id }) => id),
      );
    return { kind: "group", robot: group.robot, conversation: group.conversation };
  }
  const robot = place.robot ?? robots[0]?.id ?? "";
  if (!robots.some(({ id }) => id === robot)) {
    throw unknown(
      "/to/robot",
      robot,
      robots.map(({ id }) => id),
    );
  }
  return "person" in place
    ? { kind: "person", robot, userId: place.person }
    : { kind: "group", robot, conversation: place.conversation };
}

function unknown(path: string, given: string, known: readonly string[]): ApiProblem {
  const message = `\`${given}\` is not in config.yaml; there ${known.length === 0 ? "is none" : `are ${known.join(", ")}`}`;
  return new ApiProblem(422, "request_invalid", message, { errors: [{ path, message }] });
}

/** How a destination is shown. */
export function showPlace(destination: Destination): Place {
  return destination.kind === "group"
    ? { conversation: destination.conversation, robot: destination.robot }
    : { person: destination.userId, robot: destination.robot };
}
