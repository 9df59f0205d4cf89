import { isRecord, type JsonRecord, textIn } from "../json.ts";
import { type Answer, newAnswer } from "../platform/answer.ts";
import type { Api, ApiCall } from "./api.ts";
import { dayOf } from "./day-of.ts";
import { topAnswer, topError } from "./refusals.ts";

const post = { generation: "old", method: "POST" } as const;

/** The old todos (protocol §7.1). There is no get, no delete and no search by date (§13). */
export const workRecordApis: readonly Api[] = [
  {
    ...post,
    path: "/topapi/workrecord/add",
    needs: ["userid", "create_time", "title", "url", "formItemList"],
    answer: add,
  },
  { ...post, path: "/topapi/workrecord/update", needs: ["userid", "record_id"], answer: update },
  {
    ...post,
    path: "/topapi/workrecord/getbyuserid",
    needs: ["userid", "offset", "limit", "status"],
    answer: list,
  },
  { generation: "new", method: "GET", path: "/v1.0/workrecord/counts", answer: counts },
];

const mostTitleChars = 50;
const mostItems = 19;
const mostListed = 50;

function add({ body, state }: ApiCall): Answer {
  const { random, stores, clock } = state;
  const userId = String(body["userid"]);
  if (state.world.person(userId) === undefined) return topError(33_012, "无效的USERID", random);
  const title = textIn(body, "title") ?? "";
  const items: readonly unknown[] = Array.isArray(body["formItemList"]) ? body["formItemList"] : [];
  const forms = items.filter(isRecord);
  const isShort = Array.from(title).length <= mostTitleChars && items.length <= mostItems;
  if (!isShort) return topError(40_035, "不合法的参数", random);
  // `value` instead of `content`, as an article has it, is an item without content.
  if (items.length === 0 || items.length !== forms.filter(isWholeItem).length) {
    return topError(400_002, "无效的参数：title或content不能为空", random);
  }
  const day = dayOf(clock.now());
  const fingerprint = JSON.stringify([userId, day, title, forms]);
  const bizId = textIn(body, "biz_id");
  if (stores.workRecords.isDuplicate({ fingerprint, bizId })) {
    return topError(854_001, "重复的待办", random);
  }
  if (!stores.workRecords.take(userId, day)) {
    return topError(854_002, "当日待办数量超过限制", random);
  }
  const id = `record${random.token(12)}`;
  stores.workRecords.add({
    id,
    userId,
    createTime: Number(body["create_time"]),
    title,
    url: textIn(body, "url") ?? "",
    forms,
    bizId,
    fingerprint,
    done: false,
  });
  return topAnswer({ record_id: id }, random);
}

function isWholeItem(item: JsonRecord): boolean {
  return textIn(item, "title") !== undefined && textIn(item, "content") !== undefined;
}

function update({ body, state }: ApiCall): Answer {
  const { random, stores } = state;
  const record = stores.workRecords.find(String(body["userid"]), String(body["record_id"]));
  if (record === undefined) return topError(400_002, "待办不存在", random);
  stores.workRecords.complete(record.id);
  return topAnswer({ result: true }, random);
}

function list({ body, state }: ApiCall): Answer {
  const { random, stores } = state;
  const offset = Number(body["offset"]);
  const limit = Number(body["limit"]);
  if (!Number.isInteger(offset) || offset < 0) return topError(40_068, "不合法的偏移量", random);
  if (!Number.isInteger(limit) || limit < 1 || limit > mostListed) {
    return topError(40_069, "不合法的分页大小", random);
  }
  const all = stores.workRecords.list(String(body["userid"]), Number(body["status"]) === 1);
  const records = {
    has_more: all.length > offset + limit,
    list: all.slice(offset, offset + limit).map((each) => ({
      record_id: each.id,
      create_time: each.createTime,
      title: each.title,
      url: each.url,
      forms: each.forms,
    })),
  };
  return topAnswer({ records }, random);
}

function counts({ query, state }: ApiCall): Answer {
  const undoCount = state.stores.workRecords.list(query.get("userId") ?? "", false).length;
  return newAnswer({ undoCount });
}
