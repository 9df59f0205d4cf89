import type { PlatformEvent } from "../core/platform-event.ts";

/** The id of DingTalk's todo that an event is about; `undefined` when it is about something else (protocol §8.6). */
export function todoChangedBy({ type, data }: PlatformEvent): string | undefined {
  if (type !== "todo_task_update" && type !== "todo_task_delete") return undefined;
  const taskId = data["taskId"] ?? data["TaskId"];
  return typeof taskId === "string" && taskId !== "" ? taskId : undefined;
}
