import type { Destination } from "../core/destination.ts";
import type { FileContent } from "../core/reply.ts";
import type { Group, Robot } from "../core/robot.ts";
import { waysTo } from "../dingtalk/capabilities.ts";
import { fileMessageTypes, mediaLimitBytes } from "../dingtalk/limits.ts";
import { isUserId } from "../dingtalk/render-mentions.ts";
import { fileTypeOf } from "../dingtalk/render-openapi.ts";

/** Whether there is a way that does not need what somebody said just now. */
export function canReach(
  destination: Destination,
  robots: readonly Robot[],
  groups: readonly Group[],
): boolean {
  const robot = robots.find(({ id }) => id === destination.robot);
  if (robot === undefined) return false;
  const open = waysTo(robot.kind, destination.kind);
  if (destination.kind === "person") {
    return open.includes("person-message") && isUserId(destination.userId);
  }
  return (
    open.includes("group-message") ||
    groups.some(
      ({ conversation, robot: id, webhook }) =>
        conversation === destination.conversation && id === robot.id && webhook !== undefined,
    )
  );
}

/** Whether a file goes there as a file message; as its link otherwise. */
export function isFileMessage(
  file: Pick<FileContent, "name" | "sizeBytes">,
  destination: Destination,
  robots: readonly Robot[],
): boolean {
  const robot = robots.find(({ id }) => id === destination.robot);
  if (robot === undefined || file.sizeBytes > mediaLimitBytes) return false;
  if (!fileMessageTypes.has(fileTypeOf(file.name))) return false;
  return destination.kind === "group"
    ? waysTo(robot.kind, "group").includes("group-file")
    : waysTo(robot.kind, "person").includes("person-file") && isUserId(destination.userId);
}
