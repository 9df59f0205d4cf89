import { BellhopError } from "../core/errors.ts";
import type { AppRobot, Robot } from "../core/robot.ts";

/** The app robot of this id, or throws `robot_unknown`. */
export function findAppRobot(robots: ReadonlyMap<string, Robot>, id: string): AppRobot {
  const robot = robots.get(id);
  if (robot?.kind === "app") return robot;
  const message =
    robot === undefined
      ? `there is no robot \`${id.slice(0, 64)}\` in the configuration`
      : `\`${id}\` is a custom robot: it has neither events nor cards`;
  throw new BellhopError("robot_unknown", message, { expose: true });
}
