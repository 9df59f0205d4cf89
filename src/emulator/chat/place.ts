import type { Group, Person, Robot } from "../world/world.ts";

/** Where a robot is spoken with: a conversation, and the robot in it. */
export interface Place {
  readonly robot: Robot;
  readonly conversation: string;
  readonly group: Group | null;
  /** The person of a 1:1 chat. */
  readonly user: Person | null;
}
