/** A request that an operation carries out. */
export interface Request {
  /** Below `/api/v1`. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Of an upload, instead. */
  readonly bytes?: string;
}

/** Makes something that the request is about; answers its id. */
export type Make = (path: string, body: object) => Promise<string>;

const dev = { group: "dev" };
const task = { to: dev, title: "对账", assignees: ["li", "han"] };
const reminder = { to: dev, text: "开会", at: "2026-11-25T10:00:00+08:00" };
const schedule = { to: dev, title: "评审", starts_at: "2026-11-25T14:00:00+08:00" };
const session = { to: dev, person: "li", command: "remind", waits_for: "when", question: "何时？" };
const notification = { to: { people: ["han"] }, text: "下午停电" };
const file = { to: dev, name: "预算" };

/** For each operation that writes, by its id, a request that succeeds on what `make` has made. */
export const requests: Readonly<Record<string, (make: Make) => Promise<Request> | Request>> = {
  sendMessage: () => ({
    path: "/messages",
    body: { to: dev, content: { type: "text", text: "部署完成" } },
  }),
  createTask: () => ({ path: "/tasks", body: task }),
  changeTask: async (make) => ({
    path: `/tasks/${await make("/tasks", task)}`,
    body: { title: "对完账" },
  }),
  dropTask: async (make) => ({ path: `/tasks/${await make("/tasks", task)}` }),
  completeTask: async (make) => ({
    path: `/tasks/${await make("/tasks", task)}/complete`,
    body: { person: "li" },
  }),
  reopenTask: async (make) => ({ path: `/tasks/${await make("/tasks", task)}/reopen`, body: {} }),
  handOverTask: async (make) => ({
    path: `/tasks/${await make("/tasks", task)}/hand-over`,
    body: { from: "li", to: ["wang"] },
  }),
  commentTask: async (make) => ({
    path: `/tasks/${await make("/tasks", task)}/comments`,
    body: { text: "差一笔" },
  }),
  createReminder: () => ({ path: "/reminders", body: reminder }),
  changeReminder: async (make) => ({
    path: `/reminders/${await make("/reminders", reminder)}`,
    body: { paused: true },
  }),
  cancelReminder: async (make) => ({ path: `/reminders/${await make("/reminders", reminder)}` }),
  createNotification: () => ({ path: "/notifications", body: notification }),
  recallNotification: async (make) => ({
    path: `/notifications/${await make("/notifications", notification)}/recall`,
  }),
  shareFile: () => ({ path: "/files", body: file }),
  revokeFile: async (make) => ({ path: `/files/${await make("/files", file)}/links` }),
  uploadFile: () => ({
    path: "/files/upload?name=notes.txt",
    bytes: "minutes of the meeting",
  }),
  createSchedule: () => ({ path: "/schedules", body: schedule }),
  changeSchedule: async (make) => ({
    path: `/schedules/${await make("/schedules", schedule)}`,
    body: { title: "复盘" },
  }),
  deleteSchedule: async (make) => ({ path: `/schedules/${await make("/schedules", schedule)}` }),
  createSession: () => ({ path: "/sessions", body: session }),
  closeSession: async (make) => ({ path: `/sessions/${await make("/sessions", session)}` }),
};
