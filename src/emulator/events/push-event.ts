import type { EmulatorState } from "../state.ts";
import { corpId, newHexId } from "../world/identifiers.ts";
import type { Robot } from "../world/world.ts";
import type { CallBack } from "./call-backs.ts";
import { type Happening, httpBody, streamFields } from "./event-fields.ts";
import { pushWithRetries } from "./push-over-http.ts";

type AppRobot = Extract<Robot, { readonly kind: "app" }>;

/** What became of an event on one way to one app. */
export interface EventDelivery {
  readonly robot: string;
  readonly via: "http" | "stream";
  readonly status: number;
  readonly ms: number;
  readonly error?: string;
}

/** Tells an app of an event, on every way it subscribed to; resolves after the first try of each. */
export async function pushEvent(
  robot: AppRobot,
  happening: Omit<Happening, "robotCode">,
  state: EmulatorState,
): Promise<{ readonly eventId: string; readonly deliveries: readonly EventDelivery[] }> {
  const whole: Happening = { ...happening, robotCode: robot.robotCode };
  const eventId = newHexId(state.random, 16);
  const told = { whole, eventId };
  const callBack = callBackOf(robot.id, state);
  const isWanted = callBack?.tags?.includes(whole.type) ?? true;
  const overHttp =
    callBack === undefined || !isWanted ? [] : [overHttpTo(callBack, robot, told, state)];
  const overStream = state.stream.isSubscribed(robot.appKey, "EVENT", "*")
    ? [overStreamTo(robot, told, state)]
    : [];
  return { eventId, deliveries: await Promise.all([...overHttp, ...overStream]) };
}

/** One address for each app (protocol §8.1): what the API registered replaces the console's. */
function callBackOf(id: string, { callBacks, world }: EmulatorState): CallBack | undefined {
  const robot = world.robot(id);
  if (robot?.kind !== "app") return undefined;
  const registered = callBacks.find(robot.appKey);
  if (registered !== undefined || robot.subscription === undefined) return registered;
  return { ...robot.subscription, tags: null, ownerKey: robot.appKey };
}

interface Told {
  readonly whole: Happening;
  readonly eventId: string;
}

async function overHttpTo(
  callBack: CallBack,
  robot: AppRobot,
  { whole, eventId }: Told,
  state: EmulatorState,
): Promise<EventDelivery> {
  const times = Number(
    state.faults.take("duplicate_callbacks", new URL(callBack.url).pathname) ?? 0,
  );
  const text = JSON.stringify(httpBody(whole, eventId));
  const onFailed = (): void => {
    const { EventType: _, EventTime: __, ...body } = httpBody(whole, eventId);
    state.callBacks.addFailed(robot.appKey, { tag: whole.type, at: whole.at, body });
  };
  const pushes = Array.from({ length: 1 + Math.trunc(times) }, () =>
    pushWithRetries({ text, callBack: () => callBackOf(robot.id, state), onFailed }, state),
  );
  const [first = { status: 0, ms: 0 }] = await Promise.all(pushes);
  const error = first.error === undefined ? {} : { error: first.error };
  return { robot: robot.id, via: "http", status: first.status, ms: first.ms, ...error };
}

async function overStreamTo(
  robot: AppRobot,
  { whole, eventId }: Told,
  state: EmulatorState,
): Promise<EventDelivery> {
  const { status, ms, error } = await state.stream.push({
    appKey: robot.appKey,
    type: "EVENT",
    topic: "*",
    headers: {
      eventType: whole.type,
      eventId,
      eventCorpId: corpId,
      eventBornTime: String(whole.at),
      eventUnifiedAppId: robot.appKey,
    },
    data: JSON.stringify(streamFields(whole)),
  });
  return { robot: robot.id, via: "stream", status, ms, ...(error === undefined ? {} : { error }) };
}
