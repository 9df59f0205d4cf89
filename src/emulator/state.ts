import type { AdjustableClock, Clock } from "../core/clock.ts";
import type { Log } from "../core/log.ts";
import type { Random } from "../core/random.ts";
import { createApiStores, type ApiStores } from "./apis/stores.ts";
import { createTranscript, type Transcript } from "./chat/transcript.ts";
import { createFaults, type Faults } from "./faults/faults.ts";
import { createMedia, type Media } from "./platform/media.ts";
import { createRequestLog, type RequestLog } from "./platform/request-log.ts";
import { createSeenUuids, type SeenUuids } from "./platform/seen-uuids.ts";
import {
  createSendLimit,
  openApiLimit,
  type SendLimit,
  webhookLimit,
} from "./platform/send-limit.ts";
import { createSessions, type Sessions } from "./platform/sessions.ts";
import { createTokens, type Tokens } from "./platform/tokens.ts";
import { createCallBacks, type CallBacks } from "./events/call-backs.ts";
import { createStreamGateway, type StreamGateway } from "./stream/stream-gateway.ts";
import { createWorld, type World } from "./world/world.ts";
import type { WorldSeed } from "./world/world-seed.ts";

/** All the emulator knows. */
export interface EmulatorState {
  readonly clock: AdjustableClock;
  /** The machine's clock: long polls, timeouts and slow answers last in real time. */
  readonly system: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Where the emulator listens. */
  readonly url: () => string;
  /** Names this life of the world: another one after each start and reset. */
  readonly epoch: { current: string };
  readonly world: World;
  readonly transcript: Transcript;
  readonly requests: RequestLog;
  readonly faults: Faults;
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly media: Media;
  readonly seenUuids: SeenUuids;
  readonly webhookLimit: SendLimit;
  readonly openApiLimit: SendLimit;
  readonly stream: StreamGateway;
  /** Event subscriptions made by `register_call_back`, and events that could not be pushed. */
  readonly callBacks: CallBacks;
  /** What the APIs keep: messages, notices, todos, events, cards. */
  readonly stores: ApiStores;
}

export interface StateOptions {
  readonly clock: AdjustableClock;
  readonly system: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly url: () => string;
  readonly world: WorldSeed;
}

export function createState({ world, ...ports }: StateOptions): EmulatorState {
  const { clock, system, random } = ports;
  const faults = createFaults();
  return {
    ...ports,
    epoch: { current: random.shortId(8) },
    world: createWorld(world),
    transcript: createTranscript(clock, system),
    requests: createRequestLog(clock),
    faults,
    sessions: createSessions(clock, random),
    tokens: createTokens(clock, random),
    media: createMedia(clock, random),
    seenUuids: createSeenUuids(),
    webhookLimit: createSendLimit(webhookLimit, clock),
    openApiLimit: createSendLimit(openApiLimit, clock),
    stream: createStreamGateway({ clock, system, random, faults }),
    callBacks: createCallBacks(clock),
    stores: createApiStores(clock),
  };
}

/** An empty world again: the people, robots and groups it was made with, and nothing said or done. */
export function resetState(state: EmulatorState): void {
  state.epoch.current = state.random.shortId(8);
  state.world.reset();
  state.faults.replace({});
  const { transcript, requests, sessions, tokens, media, seenUuids } = state;
  const emptied = [transcript, requests, sessions, tokens, media, seenUuids];
  const kept = [...Object.values(state.stores), state.stream, state.callBacks];
  for (const each of [...emptied, state.webhookLimit, state.openApiLimit, ...kept]) each.clear();
}
