import { textIn } from "../json.ts";
import { type Answer, newAnswer, newError } from "../platform/answer.ts";
import type { Api, ApiCall } from "./api.ts";
import { showCard } from "./show-card.ts";

/** `PUT /v1.0/card/streaming` (protocol §10.1, §10.3). */
export const cardStreamingApis: readonly Api[] = [
  { generation: "new", method: "PUT", path: "/v1.0/card/streaming", answer: stream },
];

/** Advised are 1 K a call and 3 K in all; more works in practice, and far more is refused. */
const mostContentBytes = 200_000;

function stream(call: ApiCall): Answer {
  const { body, state } = call;
  const refuse = (code: string): Answer =>
    newError({ code: `param.${code}`, message: code }, state.random);
  const card = state.stores.cards.find(textIn(body, "outTrackId") ?? "");
  const key = textIn(body, "key");
  const guid = textIn(body, "guid");
  const { content } = body;
  if (card === undefined) return refuse("stream.outTrackId");
  if (key === undefined) return refuse("stream.keyEmpty");
  if (guid === undefined) return refuse("stream.guidEmpty");
  if (typeof content !== "string") return refuse("stream.contentEmpty");
  if (Buffer.byteLength(content) > mostContentBytes) return refuse("stream.content");
  // The same frame again changes nothing, and a card that is finished stays so.
  if (card.guids.includes(guid) || card.streaming === "finished") {
    return newAnswer({ success: true, result: true });
  }
  const text = body["isFull"] === true ? content : (card.values[key] ?? "") + content;
  const changed = {
    ...card,
    values: { ...card.values, [key]: text },
    guids: [...card.guids, guid],
    streaming: stateOf(body["isFinalize"] === true, body["isError"] === true),
  };
  state.stores.cards.put(changed);
  showCard(changed, state);
  return newAnswer({ success: true, result: true });
}

function stateOf(isLast: boolean, isError: boolean): "inputing" | "finished" | "failed" {
  if (isError) return "failed";
  return isLast ? "finished" : "inputing";
}
