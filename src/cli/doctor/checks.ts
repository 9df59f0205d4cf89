import type { Check } from "./check.ts";
import { checkClock } from "./check-clock.ts";
import { checkCredentials } from "./check-credentials.ts";
import { checkNode } from "./check-node.ts";
import { checkRobots } from "./check-robots.ts";
import { checkStorage } from "./check-storage.ts";
import { checkWebhooks } from "./check-webhooks.ts";
import { checkWorkCalendar } from "./check-work-calendar.ts";

/** Everything the doctor looks at, in the order it says so. */
export const checks: readonly Check[] = [
  checkNode,
  checkStorage,
  checkClock,
  checkWorkCalendar,
  checkCredentials,
  checkWebhooks,
  checkRobots,
];
