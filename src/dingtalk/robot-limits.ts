import type { Robot } from "../core/robot.ts";
import { capabilities, waysTo } from "./capabilities.ts";

/** What a robot cannot do, and what happens in place of it. */
export interface RobotLimit {
  readonly cannot: string;
  readonly instead: string;
}

/** What a robot of this kind cannot do, for whoever sets it up; `hasWebhook`: its groups have one. */
export function robotLimits(kind: Robot["kind"], hasWebhook: boolean): readonly RobotLimit[] {
  const group = waysTo(kind, "group");
  const person = waysTo(kind, "person");
  return [
    ...(hasWebhook ? [] : [group.includes("group-message") ? unaskedMentions : unaskedMessages]),
    ...(person.includes("person-message") ? [] : [privateMessages]),
    ...(group.includes("group-file") ? [] : [files]),
    ...(group.some((way) => capabilities[way].recallable) ? [] : [recall]),
    ...(kind === "app" ? [] : [companyApis]),
  ];
}

const unaskedMentions: RobotLimit = {
  cannot: "@ people once 90 minutes have passed without a message (the groups have no webhook)",
  instead:
    "messages go by the OpenAPI without the @; one for a single person also goes to their own chat",
};

const unaskedMessages: RobotLimit = {
  cannot: "post unasked (the groups have no webhook)",
  instead: "reminders become dead letters, see `bellhop outbox`; give the groups a webhook",
};

const privateMessages: RobotLimit = {
  cannot: "send to a person's own chat",
  instead: "it answers within 90 minutes of what they said, and only then",
};

const files: RobotLimit = {
  cannot: "send file messages",
  instead: "a signed link that expires is sent",
};

const recall: RobotLimit = {
  cannot: "take messages back or ask who has read them",
  instead: "nothing",
};

const companyApis: RobotLimit = {
  cannot: "use todos, calendars and the directory: it has no app credentials",
  instead: "tasks and reminders live in the bot's own storage",
};
