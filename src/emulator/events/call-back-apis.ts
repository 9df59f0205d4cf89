import type { Api, ApiCall } from "../apis/api.ts";
import { knownEvents } from "../../core/platform-event.ts";
import { textIn, textsIn } from "../json.ts";
import { type Answer, ok, oldAnswer, oldError } from "../platform/answer.ts";
import { corpId } from "../world/identifiers.ts";
import type { CallBack } from "./call-backs.ts";
import { pushOnce } from "./push-over-http.ts";

/** Events over HTTP by the old API (protocol §8.1). */
export const callBackApis: readonly Api[] = [
  {
    generation: "old",
    method: "POST",
    path: "/call_back/register_call_back",
    answer: (call) => {
      if (call.state.callBacks.find(call.appKey) !== undefined) {
        return oldError(71_006, "回调地址已经存在");
      }
      return write(call);
    },
  },
  {
    generation: "old",
    method: "POST",
    path: "/call_back/update_call_back",
    answer: (call) => (call.state.callBacks.find(call.appKey) === undefined ? none : write(call)),
  },
  {
    generation: "old",
    method: "GET",
    path: "/call_back/get_call_back",
    answer({ state, appKey }) {
      const found = state.callBacks.find(appKey);
      if (found === undefined) return none;
      const { tags, token, aesKey, url } = found;
      const fields = { call_back_tag: tags, token, aes_key: aesKey, url };
      return oldAnswer({ errcode: 0, errmsg: "ok", ...fields });
    },
  },
  {
    generation: "old",
    method: "GET",
    path: "/call_back/delete_call_back",
    answer: ({ state, appKey }) => (state.callBacks.remove(appKey) ? ok : none),
  },
  {
    generation: "old",
    method: "GET",
    path: "/call_back/get_call_back_failed_result",
    answer({ state, appKey }) {
      const { pushes, hasMore } = state.callBacks.takeFailed(appKey, mostFailed);
      const list = pushes.map(({ tag, at, body }) => ({
        [tag]: body,
        call_back_tag: tag,
        event_time: at,
      }));
      return oldAnswer({ errcode: 0, errmsg: "ok", failed_list: list, has_more: hasMore });
    },
  },
];

const mostFailed = 200;
const none = oldError(71_007, "回调地址不存在");

/** Checks the four parameters, tries the address out, and keeps it when it answers as it should. */
async function write({ state, appKey, body }: ApiCall): Promise<Answer> {
  const url = textIn(body, "url");
  const token = textIn(body, "token");
  const aesKey = textIn(body, "aes_key");
  const tags = textsIn(body, "call_back_tag");
  if (url === undefined || token === undefined || aesKey === undefined || tags.length === 0) {
    return oldError(71_010, "post参数错误");
  }
  if (token.length < 6 || token.length > 63 || !/^[A-Za-z0-9]{43}$/.test(aesKey)) {
    return oldError(71_010, "post参数错误");
  }
  const unknown = tags.find((tag) => !knownEvents.includes(tag));
  if (unknown !== undefined) return oldError(71_008, `不存在的回调类型 ${unknown}`);
  if (!/^https?:\/\/\S+$/.test(url) || !URL.canParse(url)) return oldError(71_011, "url不合法");
  const callBack: CallBack = { url, token, aesKey, tags, ownerKey: corpId };
  const tried = await pushOnce(callBack, JSON.stringify({ EventType: "check_url" }), state);
  if (tried.unreachable === true)
    return oldError(71_012, `url地址访问异常,错误原因为:${tried.error ?? ""}`);
  if (tried.error !== undefined) return oldError(71_009, "返回的内容不是success加密字符串");
  state.callBacks.set(appKey, callBack);
  return ok;
}
