import type { Config } from "./config/config.ts";
import type { GroupDestination } from "./core/destination.ts";
import type { Message } from "./core/message.ts";
import { PackStopped, type PackBreaker, type PackMessage } from "./core/pack-breaker.ts";
import type { Reply } from "./core/reply.ts";
import type { LoadedPack, PackSchedule } from "./packs/pack.ts";
import { withLateness } from "./reminders/render.ts";
import {
  createScheduleDefinition,
  type ScheduleDefinition,
  type Slot,
} from "./scheduler/schedule-definition.ts";
import { createScheduleRule } from "./scheduler/schedule-rule.ts";
import type { WorkCalendar } from "./time/calendar/work-calendar.ts";

/** The schedules of a pack, as the scheduler takes them. */
export function definitionsOf(config: Config, calendar: WorkCalendar, breaker: PackBreaker) {
  return (pack: LoadedPack): ScheduleDefinition[] =>
    pack.schedules.map((schedule) => {
      const { key, timing, zone, catchUp, withinMs, action } = schedule;
      const destination = destinationOf(schedule) ?? nowhere(config, key);
      const rule = createScheduleRule(timing, { zone, calendar });
      const spec = { key, ...rule, catchUp, withinMs, destination };
      if (action.kind !== "post") return createScheduleDefinition(spec);
      const { mentions } = action;
      const render = ({ slot, now, latenessMs, locale }: Slot): Reply => {
        const content = action.render(slot, now, locale);
        return { content: withLateness(content, latenessMs, locale), mentions };
      };
      const definition = createScheduleDefinition({ ...spec, mentions, render });
      const mayPost = (): boolean => isLet(breaker, { pack: pack.name, to: destination });
      return {
        ...definition,
        fire: (slot) => (mayPost() ? definition.fire(slot) : { entries: [], arrivals: [] }),
      };
    });
}

function isLet(breaker: PackBreaker, said: PackMessage): boolean {
  try {
    breaker.count(said);
    return true;
  } catch (error) {
    if (error instanceof PackStopped) return false;
    throw error;
  }
}

/** Where a schedule posts; `undefined` where its handler says so itself. */
export function destinationOf({ target }: PackSchedule): GroupDestination | undefined {
  return target && { kind: "group", robot: target.robot, conversation: target.conversation };
}

/** What the run of a schedule answers to: a message that nobody wrote, in its group. */
export function slotMessage({
  key,
  at,
  schedule: { key: schedule, target },
  title,
}: {
  readonly key: string;
  readonly at: number;
  readonly schedule: PackSchedule;
  /** What the bot is called. */
  readonly title: string;
}): Message {
  return {
    id: key,
    robot: target?.robot ?? "",
    conversation: {
      id: target?.conversation ?? "",
      kind: "group",
      ...(target === undefined ? {} : { title: target.title }),
    },
    sender: { id: `schedule:${schedule}`, dingtalkId: "", name: title, isAdmin: false },
    text: "",
    mentions: [],
    parts: [],
    sentAt: at,
    quotaExhausted: false,
  };
}

/** Its slots wait in a lane of their own; nothing is posted there. */
function nowhere({ dingtalk: { robots } }: Config, key: string): GroupDestination {
  return { kind: "group", robot: robots[0]?.id ?? "", conversation: `schedule ${key}` };
}
