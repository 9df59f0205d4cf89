/** Something that happened at DingTalk and that the app subscribed to. */
export interface PlatformEvent {
  /** DingTalk's event id; of older registrations, which have none, a digest of what was sent. */
  readonly id: string;
  readonly robot: string;
  /** DingTalk's name of it: `chat_add_member`. */
  readonly type: string;
  readonly at: number;
  readonly corpId?: string;
  /** The conversation it happened in, where DingTalk says so. */
  readonly conversation?: string;
  /** The people it is about, by user id. */
  readonly userIds: readonly string[];
  /** All fields as DingTalk sent them; their names and their case vary by event (protocol §8.6). */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Events DingTalk is known to send (protocol §8.6); packs may name others, and are warned. */
export const knownEvents: readonly string[] = [
  "robot_msg_recall",
  "robot_msg_read",
  "chat_add_member",
  "chat_remove_member",
  "chat_quit",
  "chat_update_title",
  "chat_update_owner",
  "chat_disband",
  "todo_task_create",
  "todo_task_update",
  "todo_task_delete",
  "calendar_event_change",
  "user_add_org",
  "user_modify_org",
  "user_leave_org",
];
