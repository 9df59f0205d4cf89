import type { CollectPorts } from "./collect/collect-ports.ts";
import { createCollectionService } from "./collect/collection-service.ts";
import { runOpening } from "./collect/run-opening.ts";
import { runStep } from "./collect/run-step.ts";
import { readStep } from "./collect/step-arrival.ts";
import type { HandleOptions } from "./app-handle.ts";
import type { CollectionPlace } from "./core/collection-store.ts";
import type { CollectionPlan } from "./core/collection.ts";
import type { Delivery } from "./core/delivery.ts";
import type { Languages } from "./core/language.ts";
import type { Locale } from "./core/locale.ts";
import type { Message } from "./core/message.ts";
import type { CollectionService, PeopleService } from "./core/services.ts";
import type { Storage } from "./core/storage.ts";
import type { UnitOfWork } from "./core/unit-of-work.ts";
import type { FileServiceShared } from "./files/file-service.ts";
import { keepTable } from "./files/keep-table.ts";
import type { LoadedPack } from "./packs/pack.ts";
import type { WorkCalendar } from "./time/calendar/work-calendar.ts";

/** What was taken so often without being finished probably brings the process down. */
const attemptLimit = 5;

/** The composition root's part that collects answers. */
export interface Collecting {
  /** For the sender of a message. */
  serviceFor(scope: {
    readonly message: Message;
    readonly unit: UnitOfWork;
    readonly now: number;
    readonly people: PeopleService;
    readonly isAdmin: boolean;
    readonly locale: Locale;
  }): CollectionService;
  /** Works on a step of a round. `false`: the delivery is something else. */
  handle(delivery: Delivery, unit: UnitOfWork): Promise<boolean>;
  /** Opens a round at a slot of its schedule. */
  open(
    delivery: Delivery,
    slot: { readonly at: number; readonly place: CollectionPlace | undefined },
    plan: CollectionPlan,
    unit: UnitOfWork,
  ): Promise<void>;
}

/** What packs collect, by key. */
export function plansOf(packs: readonly LoadedPack[]): ReadonlyMap<string, CollectionPlan> {
  return new Map(packs.flatMap((pack) => pack.collections).map((one) => [one.key, one]));
}

export function createCollecting(
  { config, packs, clock, random, log, metrics }: HandleOptions,
  storage: Storage,
  ports: {
    readonly files: FileServiceShared;
    readonly people: PeopleService;
    readonly calendar: WorkCalendar;
    readonly languages: Languages;
  },
): Collecting {
  const plans = plansOf(packs);
  const collect: CollectPorts = {
    stores: storage,
    random,
    languages: ports.languages,
    calendar: ports.calendar,
    roles: config.roles,
    robots: config.dingtalk.robots,
    log,
    keepTable: (table, scope) => keepTable(table, scope, { shared: ports.files, stores: storage }),
  };
  const workAt = (unit: UnitOfWork) => ({
    ...collect,
    unit,
    now: clock.now(),
    people: ports.people,
  });
  const isGivenUp = ({ key, attempt }: Delivery): boolean => {
    if (attempt <= attemptLimit) return false;
    metrics.count("handler_errors");
    log.error({ delivery: key, attempt }, "given up: it was taken often and never finished");
    return true;
  };
  return {
    serviceFor: (scope) => createCollectionService({ ...collect, ...scope }),
    async handle(delivery, unit) {
      const { kind, key, payload } = delivery;
      if (kind !== "collection") return false;
      if (isGivenUp(delivery)) return true;
      await runStep({ key, ...readStep(payload) }, plans, workAt(unit));
      return true;
    },
    async open(delivery, slot, plan, unit) {
      if (isGivenUp(delivery)) return;
      await runOpening({ key: delivery.key, ...slot }, plan, workAt(unit));
    },
  };
}
