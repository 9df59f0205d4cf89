import type { Shown } from "../chat/shown.ts";
import { type JsonRecord, recordIn, textIn } from "../json.ts";
import { showRobotMessage } from "../platform/robot-messages.ts";
import type { EmulatorState } from "../state.ts";
import { privateConversationId } from "../world/identifiers.ts";

/**
 * Shows a work notification to its receiver. DingTalk has a chat of its own for them; here it is shown in
 * the receiver's chat with the first app robot. Answers the line; `undefined` without such a robot.
 */
export function showWorkNotice(
  notice: { readonly user: string; readonly message: JsonRecord; readonly request: number },
  state: EmulatorState,
): number | undefined {
  const robot = state.world.robots.find(({ kind }) => kind === "app");
  const user = state.world.person(notice.user);
  if (robot === undefined || user === undefined) return undefined;
  const msgtype = textIn(notice.message, "msgtype") ?? "text";
  return showRobotMessage(
    {
      place: {
        robot,
        conversation: privateConversationId(robot.id, user.id),
        group: null,
        user,
      },
      msgtype,
      shown: shownOf(msgtype, recordIn(notice.message, msgtype) ?? {}),
      payload: notice.message,
      via: "notice",
      request: notice.request,
    },
    state,
  ).seq;
}

function shownOf(msgtype: string, content: JsonRecord): Shown {
  const title = textIn(content, "title") ?? "";
  switch (msgtype) {
    case "text":
      return { kind: "text", text: `[工作通知] ${textIn(content, "content") ?? ""}` };
    case "markdown":
      return { kind: "markdown", title, text: textIn(content, "text") ?? "" };
    case "action_card":
      return { kind: "markdown", title, text: textIn(content, "markdown") ?? "" };
    case "link": {
      const url = textIn(content, "messageUrl") ?? "";
      return { kind: "link", title, text: textIn(content, "text") ?? "", url };
    }
    case "oa": {
      const body = recordIn(content, "body") ?? {};
      const words = [textIn(body, "title"), textIn(body, "content")].filter(Boolean).join("\n");
      return { kind: "text", text: `[工作通知] ${words}` };
    }
    default:
      return { kind: "media", label: `[工作通知 ${msgtype}]` };
  }
}
