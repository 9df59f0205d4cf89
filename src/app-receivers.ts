import { runCard } from "./bot/run-card.ts";
import { runEvent } from "./bot/run-event.ts";
import type { ReactionOptions } from "./bot/run-reaction.ts";
import type { Config } from "./config/config.ts";
import type { Clock } from "./core/clock.ts";
import type { CompanyDirectory } from "./core/company-directory.ts";
import type { Delivery } from "./core/delivery.ts";
import type { FormatsOf } from "./core/formats.ts";
import type { Languages } from "./core/language.ts";
import type { Log } from "./core/log.ts";
import type { Metrics } from "./core/metrics.ts";
import type { CalendarSync } from "./calendar/calendar-sync.ts";
import { createPeopleService } from "./core/people-service.ts";
import type { Random } from "./core/random.ts";
import type { AppRobot } from "./core/robot.ts";
import type { RawRequest } from "./core/stages.ts";
import type { PackBreaker } from "./core/pack-breaker.ts";
import type { Storage } from "./core/storage.ts";
import { createSystemClock } from "./core/system-clock.ts";
import type { UnitOfWork } from "./core/unit-of-work.ts";
import type { ReadinessCheck } from "./http/health.ts";
import type { KoaAppOptions } from "./http/koa-app.ts";
import { forgetWhoLeft } from "./inbound/left-group.ts";
import { createAccept } from "./inbound/accept.ts";
import { createAcceptCard, readKeptPress } from "./inbound/accept-card.ts";
import { createAcceptEvent } from "./inbound/accept-event.ts";
import { changeArrival, createCardChanges, type ChangeCard } from "./inbound/card-changes.ts";
import { createCardOutcomes } from "./inbound/card-outcomes.ts";
import { readKeptEvent } from "./inbound/decode-event.ts";
import { createFailedEventReplay } from "./inbound/replay-failed-events.ts";
import { createLearnOwner } from "./outbound/group-owners.ts";
import type { Clients } from "./outbound/client/clients.ts";
import { createHttpClient } from "./outbound/http-client.ts";
import { PlatformError } from "./outbound/platform-error.ts";
import type { LoadedPack } from "./packs/pack.ts";
import type { StreamReceiverOptions } from "./stream/receiver.ts";
import { todoChangedBy } from "./tasks/todo-event.ts";
import type { TodoSync } from "./tasks/todo-sync.ts";

/** What was taken so often without being finished probably brings the process down. */
const attemptLimit = 5;

export interface ReceiversOptions {
  readonly breaker: PackBreaker;
  readonly config: Config;
  /** Those in use now. */
  readonly packs: () => readonly LoadedPack[];
  readonly storage: Storage;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly formats: FormatsOf;
  readonly languages: Languages;
  /** Told of every message that is genuine. */
  readonly arrived: () => void;
  /** DingTalk's own API, for cards that were changed late and events that could not be pushed. */
  readonly clients: Clients;
  /** Finds names of people who never spoke. */
  readonly company: CompanyDirectory;
  readonly todoSync: Pick<TodoSync, "changed">;
  readonly calendarSync: Pick<CalendarSync, "changed">;
}

/** All ways in: the composition root's half that takes messages, events and cards over HTTP and Stream. */
export interface Receivers {
  /** What the HTTP routes hand over to. */
  readonly accepts: Required<Pick<KoaAppOptions, "acceptEvent" | "acceptCard">> &
    Pick<KoaAppOptions, "accept">;
  readonly readiness: readonly ReadinessCheck[];
  /** Runs the handlers of an event or a card; `false`: the delivery is something else. */
  handle(delivery: Delivery, unit: UnitOfWork): Promise<boolean>;
  /** The delivery is committed. */
  finished(delivery: Delivery): void;
  start(): void;
  /** Takes nothing more. */
  stop(): Promise<void>;
}

export async function createReceivers(options: ReceiversOptions): Promise<Receivers> {
  const { config, packs, storage, clock, random, log, metrics, clients } = options;
  const { robots } = config.dingtalk;
  const system = createSystemClock();
  const outcomes = createCardOutcomes(system);
  const accept = createAccept({
    robots,
    storage,
    metrics,
    log,
    // While the disk works on one, the next is got ready; SQLite keeps their order.
    commitsAtOnce: config.database.startsWith("sqlite:") ? 2 : 1,
    arrived: options.arrived,
  });
  const learnOwner = createLearnOwner({ clients, directory: storage.directory, log });
  const replay = createReplay(options);
  const acceptEvent = createAcceptEvent({
    robots,
    storage,
    system,
    random,
    metrics,
    log,
    missed: () => replay?.missed(),
  });
  const acceptCard = createAcceptCard({ robots, storage, outcomes, system, metrics, log });
  const changes = createCardChanges({
    outcomes,
    change: changeCard(clients),
    isWorthAnother: (error) => !(error instanceof PlatformError) || error.retryable,
    metrics,
    log,
  });
  const stream = await createStream(options, {
    message: accept,
    event: (request) => acceptEvent.stream(request),
    card: acceptCard,
  });
  const [firstApp] = appRobots(config);
  const names = new Map(config.people.map((person) => [person.id, person.name]));
  const reactionOptions: ReactionOptions = {
    clock,
    system,
    breaker: options.breaker,
    locale: config.locale,
    zone: config.timezone,
    formats: options.formats,
    localesOf: (told) => options.languages.of(told, storage),
    people: createPeopleService(
      storage.directory,
      undefined,
      { names, roles: config.roles },
      (ids) => options.company.names(ids, firstApp?.id),
    ),
    log,
    metrics,
  };

  return {
    accepts: {
      accept: (request: RawRequest) => accept(request),
      acceptEvent: (request: RawRequest) => acceptEvent.http(request),
      acceptCard: (request: RawRequest) => acceptCard(request),
    },
    readiness:
      stream === undefined
        ? []
        : [{ name: "stream", run: () => Promise.resolve(stream.problem()) }],
    async handle(delivery, unit) {
      const { kind, key, attempt } = delivery;
      if (kind === "card-change") {
        await changes.apply(delivery);
        return true;
      }
      if (kind !== "event" && kind !== "card") return false;
      if (attempt > attemptLimit) {
        metrics.count("handler_errors");
        log.error({ delivery: key, attempt }, "given up: it was taken often and never finished");
        return true;
      }
      if (kind === "event") {
        const event = readKeptEvent(delivery);
        forgetWhoLeft(event, unit);
        const taskId = todoChangedBy(event);
        if (taskId !== undefined) await options.todoSync.changed({ taskId });
        await options.calendarSync.changed(event);
        const events = packs().flatMap((pack) => pack.events);
        await runEvent({ key, event, unit }, events, reactionOptions);
        await learnOwner(event);
      } else {
        const press = readKeptPress(delivery);
        const cards = packs().flatMap((pack) => pack.cards);
        const update = await runCard({ key, press, unit }, cards, reactionOptions);
        outcomes.note(key, update);
        const change = changeArrival(key, press, update);
        unit.write(async ({ inbox }) => void (await inbox.keep(change)));
      }
      return true;
    },
    finished(delivery) {
      if (delivery.kind === "card") outcomes.finish(delivery.key, delivery.conversation);
    },
    start() {
      stream?.start();
      replay?.start();
    },
    async stop() {
      await Promise.all([stream?.stop(), replay?.stop()]);
    },
  };
}

function changeCard(clients: Clients): ChangeCard {
  return async (robot, { outTrackId, userId, update: { everybody, presser } }) => {
    await clients.byId(robot)?.cards.update(outTrackId, {
      ...(everybody === undefined ? {} : { values: everybody }),
      ...(presser === undefined ? {} : { privateValues: { [userId]: presser } }),
    });
  };
}

/** Not in Stream mode, where DingTalk asks again by itself. */
function createReplay({ config, clients, storage, clock, metrics, log }: ReceiversOptions) {
  if (config.dingtalk.connect === "stream") return undefined;
  const robots = appRobots(config).flatMap(({ id, events }) => (events === undefined ? [] : [id]));
  return createFailedEventReplay({
    robots,
    async fetchFailed(robot) {
      const failed = await clients.byId(robot)?.events.takeFailed();
      return { entries: failed?.failed_list ?? [], hasMore: failed?.has_more ?? false };
    },
    storage,
    clock,
    metrics,
    log,
  });
}

async function createStream(options: ReceiversOptions, accepts: StreamReceiverOptions["accepts"]) {
  const { config, clock, random, metrics, log } = options;
  const { connect, hosts, stream } = config.dingtalk;
  if (connect !== "stream") return undefined;
  const { createStreamReceiver } = await import("./stream/receiver.ts");
  const http = createHttpClient([hosts.api]);
  const receiver = createStreamReceiver({
    robots: appRobots(config),
    connections: stream.connections,
    api: hosts.api,
    userAgent: "bellhop-nodejs",
    post: (request) => http.request({ method: "POST", ...request }),
    accepts,
    clock,
    system: createSystemClock(),
    random,
    metrics,
    log,
  });
  return {
    ...receiver,
    async stop() {
      await receiver.stop();
      await http.close();
    },
  };
}

function appRobots(config: Config): readonly AppRobot[] {
  return config.dingtalk.robots.filter((robot) => robot.kind === "app");
}
