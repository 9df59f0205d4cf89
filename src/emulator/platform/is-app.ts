import { equalSecrets } from "../../dingtalk/sign.ts";
import type { World } from "../world/world.ts";

/** Says whether an app of this world has this key and secret. */
export function isApp(world: World, key: string, secret: string): boolean {
  return world.robots.some(
    (robot) =>
      robot.kind === "app" && robot.appKey === key && equalSecrets(secret, robot.appSecret),
  );
}
