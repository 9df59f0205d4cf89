import type { Clock } from "../../core/clock.ts";
import type { Log } from "../../core/log.ts";
import type { Hosts } from "../hosts.ts";
import type { HttpClient } from "../http-client.ts";
import { createCalendarApi, type CalendarApi } from "./calendar.ts";
import { createCallApi, type CallApi } from "./call-api.ts";
import { createCardsApi, type CardsApi } from "./cards.ts";
import type { Credentials } from "./credentials.ts";
import { createDepartmentsApi, type DepartmentsApi } from "./departments.ts";
import { createDings, type Dings } from "./dings.ts";
import { createEventSubscriptionApi, type EventSubscriptionApi } from "./event-subscription.ts";
import { createGroupsApi, type GroupsApi } from "./groups.ts";
import { createMediaApi, type MediaApi } from "./media.ts";
import { createRobotMessages, type RobotMessages } from "./robot-messages.ts";
import { createTodosApi, type TodosApi } from "./todos.ts";
import { createTokens } from "./tokens.ts";
import { createUsersApi, type UsersApi } from "./users.ts";
import { createWorkNotices, type WorkNotices } from "./work-notices.ts";
import { createWorkRecords, type WorkRecords } from "./work-records.ts";

/** An enterprise app's view of DingTalk's API. Everything rejects with `PlatformError`. */
export interface DingTalkClient {
  /** The app's access token: renewed 5 minutes early, one request for all who ask (protocol §5). */
  accessToken(): Promise<string>;
  /** Any API, also one that has no method here. */
  readonly call: CallApi;
  readonly messages: RobotMessages;
  readonly dings: Dings;
  readonly media: MediaApi;
  readonly workNotices: WorkNotices;
  readonly workRecords: WorkRecords;
  readonly todos: TodosApi;
  readonly calendar: CalendarApi;
  readonly users: UsersApi;
  readonly departments: DepartmentsApi;
  readonly groups: GroupsApi;
  readonly cards: CardsApi;
  readonly events: EventSubscriptionApi;
}

export interface DingTalkClientOptions {
  readonly http: HttpClient;
  readonly hosts: Hosts;
  readonly credentials: Credentials;
  /** Equals the app key for internal apps. */
  readonly robotCode: string;
  readonly clock: Clock;
  readonly log: Log;
}

export function createDingTalkClient(options: DingTalkClientOptions): DingTalkClient {
  const { robotCode } = options;
  const tokens = createTokens(options);
  const call = createCallApi({ ...options, tokens });
  return {
    accessToken: () => tokens.get(),
    call,
    messages: createRobotMessages(call, robotCode),
    dings: createDings(call, robotCode),
    media: createMediaApi(call, robotCode),
    workNotices: createWorkNotices(call),
    workRecords: createWorkRecords(call),
    todos: createTodosApi(call),
    calendar: createCalendarApi(call),
    users: createUsersApi(call),
    departments: createDepartmentsApi(call),
    groups: createGroupsApi(call),
    cards: createCardsApi(call, robotCode),
    events: createEventSubscriptionApi(call),
  };
}
