import { messageOf } from "../../core/errors.ts";
import { secondMs } from "../../core/clock.ts";
import { cardSignHeader, cardTimestampHeader, signCard } from "../../dingtalk/card-sign.ts";
import { topics } from "../../dingtalk/stream-frame.ts";
import { postJson } from "../chat/http-post.ts";
import { isRecord, type JsonRecord, parseJson, recordIn } from "../json.ts";
import type { EmulatorState } from "../state.ts";
import { corpId } from "../world/identifiers.ts";
import type { CardCallback } from "./card-callbacks.ts";
import type { Card } from "./card-store.ts";
import { changedCard } from "./change-card.ts";
import { showCard } from "./show-card.ts";

/** How long the app has to answer a press (protocol §10.2). */
const answerWithinMs = 2 * secondMs;

/** A button and who presses it. */
export interface Press {
  readonly userId: string;
  readonly actionIds: readonly string[];
  readonly params: JsonRecord;
}

/** What became of a press. */
export interface PressOutcome {
  readonly status: number;
  readonly ms: number;
  readonly body: string;
  readonly error?: string;
}

/** Presses a button: tells the app, and shows what its answer changes when it comes in time. */
export async function pressCard(
  card: Card,
  press: Press,
  state: EmulatorState,
): Promise<PressOutcome> {
  const { userId, actionIds, params } = press;
  const text = JSON.stringify({
    type: "actionCallback",
    outTrackId: card.outTrackId,
    corpId,
    userId,
    userIdType: 1,
    content: JSON.stringify({ cardPrivateData: { actionIds, params } }),
  });
  const startedAt = state.system.now();
  const outcome =
    card.callbackType === "STREAM"
      ? await overStream(card, text, state)
      : await overHttp(card, text, state);
  const ms = state.system.now() - startedAt;
  if (outcome.error !== undefined) return { ...outcome, ms };
  if (ms > answerWithinMs)
    return { ...outcome, ms, error: `no answer within ${answerWithinMs} ms` };
  const error = apply(card, userId, outcome.body, state);
  return { ...outcome, ms, ...(error === undefined ? {} : { error }) };
}

type Told = Omit<PressOutcome, "ms">;

async function overStream(card: Card, data: string, state: EmulatorState): Promise<Told> {
  const push = { appKey: card.appKey, type: "CALLBACK", topic: topics.card, data } as const;
  const { status, body, error } = await state.stream.push(push);
  const answer = parseJson(body);
  const response = isRecord(answer) ? recordIn(answer, "response") : undefined;
  const text = JSON.stringify(response ?? {});
  return { status, body: text, ...(error === undefined ? {} : { error }) };
}

async function overHttp(card: Card, body: string, state: EmulatorState): Promise<Told> {
  const callback = callbackOf(card, state);
  if (callback === undefined) {
    return { status: 0, body: "", error: "no callback address is registered for this card" };
  }
  const timestamp = String(state.clock.now());
  const headers = {
    [cardTimestampHeader]: timestamp,
    [cardSignHeader]: signCard(timestamp, callback.apiSecret),
  };
  const late = new AbortController();
  const answered = new AbortController();
  void state.system.wait(answerWithinMs, answered.signal).then(() => late.abort());
  try {
    const answer = await postJson({ url: callback.url, headers, body, signal: late.signal });
    const error = answer.status === 200 ? {} : { error: `the app answered ${answer.status}` };
    return { ...answer, ...error };
  } catch (error) {
    const why = late.signal.aborted ? `no answer within ${answerWithinMs} ms` : messageOf(error);
    return { status: 0, body: "", error: why };
  } finally {
    answered.abort();
  }
}

/** What was registered for the card's route key, else what the app's robot was made with. */
function callbackOf(card: Card, { stores, world }: EmulatorState): CardCallback | undefined {
  const registered = stores.cardCallbacks.find(card.appKey, card.callbackRouteKey);
  const robot = world.robots.find((each) => each.kind === "app" && each.appKey === card.appKey);
  return registered ?? (robot?.kind === "app" ? robot.cards : undefined);
}

/** Changes the card as the answer to a press asks (protocol §10.2); says what is wrong with the answer. */
function apply(
  { outTrackId }: Card,
  userId: string,
  body: string,
  state: EmulatorState,
): string | undefined {
  const answer = parseJson(body === "" ? "{}" : body);
  if (!isRecord(answer)) return "the answer is not JSON";
  const { cardData, userPrivateData, cardUpdateOptions } = answer;
  const card = state.stores.cards.find(outTrackId);
  if (card === undefined || (cardData === undefined && userPrivateData === undefined)) {
    return undefined;
  }
  const changed = changedCard(card, {
    // Nothing for everybody leaves what everybody sees as it is.
    ...(cardData === undefined ? { cardData: { cardParamMap: card.values } } : { cardData }),
    ...(userPrivateData === undefined ? {} : { privateData: { [userId]: userPrivateData } }),
    cardUpdateOptions,
  });
  if (typeof changed === "string") return `the answer changes nothing: ${changed}`;
  state.stores.cards.put(changed);
  showCard(changed, state);
  return undefined;
}
