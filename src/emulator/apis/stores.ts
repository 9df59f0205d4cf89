import type { Clock } from "../../core/clock.ts";
import { createCardCallbacks, type CardCallbacks } from "./card-callbacks.ts";
import { createCardStore, type CardStore } from "./card-store.ts";
import { createDingStore, type DingStore } from "./ding-store.ts";
import { createEventStore, type EventStore } from "./event-store.ts";
import { createInboundFiles, type InboundFiles } from "./inbound-files.ts";
import { createReads, type Reads } from "./reads.ts";
import { createSentMessages, type SentMessages } from "./sent-messages.ts";
import { createTodoStore, type TodoStore } from "./todo-store.ts";
import { createWorkNoticeStore, type WorkNoticeStore } from "./work-notice-store.ts";
import { createWorkRecordStore, type WorkRecordStore } from "./work-record-store.ts";

/** What the APIs keep. */
export interface ApiStores {
  readonly reads: Reads;
  readonly sent: SentMessages;
  readonly inboundFiles: InboundFiles;
  readonly dings: DingStore;
  readonly notices: WorkNoticeStore;
  readonly workRecords: WorkRecordStore;
  readonly todos: TodoStore;
  readonly events: EventStore;
  readonly cards: CardStore;
  readonly cardCallbacks: CardCallbacks;
}

export function createApiStores(clock: Clock): ApiStores {
  return {
    reads: createReads(),
    sent: createSentMessages(),
    inboundFiles: createInboundFiles(),
    dings: createDingStore(clock),
    notices: createWorkNoticeStore(),
    workRecords: createWorkRecordStore(),
    todos: createTodoStore(),
    events: createEventStore(),
    cards: createCardStore(),
    cardCallbacks: createCardCallbacks(),
  };
}
