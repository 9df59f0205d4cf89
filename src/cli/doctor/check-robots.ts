import { robotLimits } from "../../dingtalk/robot-limits.ts";
import { note, type Check } from "./check.ts";

/** What each robot cannot do, and what happens in place of it. */
export const checkRobots: Check = {
  name: "robots",
  run({ config }) {
    const found = config.dingtalk.robots.flatMap(({ id, kind }) => {
      const groups = config.groups.filter((group) => group.robot === id);
      const hasWebhook = groups.length > 0 && groups.every(({ webhook }) => webhook !== undefined);
      return robotLimits(kind, hasWebhook).map(({ cannot, instead }) =>
        note(`robot ${id} cannot ${cannot}`, `in place of it: ${instead}`),
      );
    });
    return Promise.resolve(found);
  },
};
