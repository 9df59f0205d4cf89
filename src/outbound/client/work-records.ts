import {
  addedWorkRecord,
  updatedWorkRecord,
  workRecordPage,
  type WorkRecordPage,
} from "../../dingtalk/answers/work-records.ts";
import type { CallApi } from "./call-api.ts";

/** A workrecord to be made. */
export interface NewWorkRecord {
  readonly userId: string;
  /** Epoch milliseconds; only sorts. */
  readonly createTime: number;
  /** Up to 50 characters. */
  readonly title: string;
  readonly url: string;
  /** At most 19. */
  readonly formItemList: readonly { readonly title: string; readonly content: string }[];
  readonly pcUrl?: string;
  /** Ours, unique: a second one with it is refused with 854001. */
  readonly bizId?: string;
}

/**
 * The old todos, `topapi/workrecord` (protocol §7.1). Only for apps that have the permission already:
 * DingTalk grants it no more; others use {@link TodosApi}. There is no delete, no single get and no
 * search by date, whatever articles say (§13). 100 a person and day.
 */
export interface WorkRecords {
  /** `workrecord/add` (K1551). Answers the record id. */
  add(record: NewWorkRecord): Promise<string>;
  /** `workrecord/update` (K1552): marks it done. */
  complete(userId: string, recordId: string): Promise<boolean>;
  /** `workrecord/getbyuserid` (K1554): up to 50 a page. */
  list(
    userId: string,
    page: { readonly done: boolean; readonly offset?: number; readonly limit?: number },
  ): Promise<WorkRecordPage>;
}

export function createWorkRecords(call: CallApi): WorkRecords {
  const post = { generation: "old", method: "POST" } as const;
  return {
    async add({ userId, createTime, title, url, formItemList, pcUrl, bizId }) {
      const body = {
        userid: userId,
        create_time: createTime,
        title,
        url,
        formItemList,
        ...(pcUrl === undefined ? {} : { pcUrl }),
        ...(bizId === undefined ? {} : { biz_id: bizId }),
      };
      const path = "/topapi/workrecord/add";
      return (await call({ ...post, path, body }, addedWorkRecord)).record_id;
    },
    async complete(userId, recordId) {
      const body = { userid: userId, record_id: recordId };
      const path = "/topapi/workrecord/update";
      return (await call({ ...post, path, body }, updatedWorkRecord)).result;
    },
    async list(userId, { done, offset = 0, limit = 50 }) {
      const body = { userid: userId, offset, limit, status: done ? 1 : 0 };
      const path = "/topapi/workrecord/getbyuserid";
      return (await call({ ...post, path, body }, workRecordPage)).records;
    },
  };
}
