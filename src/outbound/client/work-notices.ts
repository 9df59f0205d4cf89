import { anyAnswer } from "../../dingtalk/answers/shape.ts";
import { noticeProgress, noticeResult, sentNotice } from "../../dingtalk/answers/work-notices.ts";
import type { WorkNoticeMessage } from "../../dingtalk/work-notice-message.ts";
import { dropReason } from "../../dingtalk/work-notice-drops.ts";
import type { CallApi } from "./call-api.ts";

/** To whom a work notification goes; one of the three at least. */
export interface NoticeReceivers {
  /** Up to 100. */
  readonly userIds?: readonly string[];
  /** Up to 20, with all below them. */
  readonly departmentIds?: readonly string[];
  /** Three times a day at most. */
  readonly everybody?: boolean;
}

/** Whom a work notification reached. */
export interface NoticeResult {
  readonly read: readonly string[];
  readonly unread: readonly string[];
  readonly invalid: readonly string[];
  readonly failed: readonly string[];
  /** Silently dropped though the call succeeded, and why (protocol §6.3). */
  readonly dropped: readonly {
    readonly userId: string;
    readonly code: string;
    readonly reason: string;
  }[];
}

/** Work notifications of an app: `topapi/message/corpconversation` (protocol §6). `agentId` is the app's number. */
export interface WorkNotices {
  /**
   * `asyncsend_v2` (K0769): `message` up to 2,048 bytes. Answers the task id; a notice that is over a
   * limit is accepted and silently dropped, so ask for the result.
   */
  send(agentId: number, to: NoticeReceivers, message: WorkNoticeMessage): Promise<string>;
  /** `getsendprogress` (K0772), within 24 hours. */
  progress(
    agentId: number,
    taskId: string,
  ): Promise<{ readonly percent: number; readonly done: boolean }>;
  /** `getsendresult` (K0773), within 24 hours and for up to 100 receivers. */
  result(agentId: number, taskId: string): Promise<NoticeResult>;
  /** `recall` (K0770), within 24 hours. */
  recall(agentId: number, taskId: string): Promise<void>;
  /** `status_bar/update` (K0771): of an OA message, within 7 days. `background` as `0xFF78C06E`. */
  updateStatusBar(
    agentId: number,
    taskId: string,
    status: { readonly value: string; readonly background?: string },
  ): Promise<void>;
}

const base = "/topapi/message/corpconversation";

export function createWorkNotices(call: CallApi): WorkNotices {
  const post = { generation: "old", method: "POST" } as const;
  return {
    async send(agentId, to, message) {
      const body = {
        agent_id: agentId,
        ...(to.userIds === undefined ? {} : { userid_list: to.userIds.join(",") }),
        ...(to.departmentIds === undefined ? {} : { dept_id_list: to.departmentIds.join(",") }),
        ...(to.everybody === undefined ? {} : { to_all_user: to.everybody }),
        msg: message,
      };
      return (await call({ ...post, path: `${base}/asyncsend_v2`, body }, sentNotice)).task_id;
    },
    async progress(agentId, taskId) {
      const body = task(agentId, taskId);
      const path = `${base}/getsendprogress`;
      const { progress } = await call({ ...post, path, body }, noticeProgress);
      return { percent: progress.progress_in_percent, done: progress.status === 2 };
    },
    async result(agentId, taskId) {
      const path = `${base}/getsendresult`;
      const answer = await call({ ...post, path, body: task(agentId, taskId) }, noticeResult);
      const result = answer.send_result;
      return {
        read: result.read_user_id_list,
        unread: result.unread_user_id_list,
        invalid: result.invalid_user_id_list,
        failed: result.failed_user_id_list,
        dropped: result.forbidden_list.map(({ code, userid }) => ({
          userId: userid,
          code,
          reason: dropReason(code),
        })),
      };
    },
    async recall(agentId, taskId) {
      const body = { agent_id: agentId, msg_task_id: numberWhereSafe(taskId) };
      await call({ ...post, path: `${base}/recall`, body }, anyAnswer);
    },
    async updateStatusBar(agentId, taskId, { value, background }) {
      const status = {
        status_value: value,
        ...(background === undefined ? {} : { status_bg: background }),
      };
      const body = { ...task(agentId, taskId), ...status };
      await call({ ...post, path: `${base}/status_bar/update`, body }, anyAnswer);
    },
  };
}

/** Task ids are numbers on the wire; a longer one than JavaScript's is passed on as text, which DingTalk reads too. */
function numberWhereSafe(id: string): number | string {
  return Number.isSafeInteger(Number(id)) ? Number(id) : id;
}

function task(agentId: number, taskId: string) {
  return { agent_id: agentId, task_id: numberWhereSafe(taskId) };
}
