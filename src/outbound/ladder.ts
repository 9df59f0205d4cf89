import type { Entry } from "../core/entry.ts";
import type { AsNotice, Destination } from "../core/destination.ts";
import type { FileContent } from "../core/reply.ts";
import type { Group, GroupWebhook, Robot } from "../core/robot.ts";
import { waysTo, type WayKind } from "../dingtalk/capabilities.ts";
import { sessionMarginMs } from "../dingtalk/limits.ts";
import { isUserId } from "../dingtalk/render-mentions.ts";
import { isOnHost, isSessionWebhook, type Hosts } from "./hosts.ts";
import { isFileMessage } from "./reach.ts";

/** One way for a message to its destination. */
export type Way =
  | { readonly kind: "session-webhook"; readonly url: string }
  | { readonly kind: "group-webhook"; readonly webhook: GroupWebhook }
  | { readonly kind: "group-message"; readonly conversation: string }
  | { readonly kind: "person-message"; readonly userId: string }
  /** A file message, by the OpenAPI. */
  | { readonly kind: "group-file"; readonly conversation: string; readonly file: FileContent }
  | { readonly kind: "person-file"; readonly userId: string; readonly file: FileContent }
  | { readonly kind: "work-notice"; readonly agentId: number; readonly to: AsNotice["to"] };

/** Ways in the order they are tried, and why each of the others is closed. */
export interface Ladder {
  readonly ways: readonly Way[];
  readonly closed: readonly string[];
}

export interface LadderInput {
  readonly entry: Pick<Entry, "destination" | "reply">;
  readonly robot: Robot | undefined;
  readonly groups: readonly Group[];
  readonly hosts: Hosts;
  readonly now: number;
}

type Step = { readonly way: Way } | { readonly closed: string };

/**
 * The ways that are open now: the webhooks first, which can @ people, then the OpenAPI, then for a
 * group message to one person that person's own chat. A file begins with the OpenAPI, where alone it is one.
 */
export function planWays(input: LadderInput): Ladder {
  const { robot, entry } = input;
  const { destination } = entry;
  if (robot === undefined) {
    return { ways: [], closed: [`robot ${destination.robot} is not in config.yaml`] };
  }
  const open = waysTo(robot.kind, destination.kind);
  const steps: readonly Step[] = [
    ...noticeStep(input, robot),
    ...fileStep(input, robot),
    sessionStep(input),
    ...(open.includes("group-webhook") ? [webhookStep(input, destination)] : []),
    openApiStep(destination, open),
    ...privateStep(input, robot),
  ];
  return {
    ways: steps.flatMap((step) => ("way" in step ? [step.way] : [])),
    closed: steps.flatMap((step) => ("closed" in step ? [step.closed] : [])),
  };
}

function sessionStep({ entry, hosts, now }: LadderInput): Step {
  const { session } = entry.destination;
  if (session === undefined) return { closed: "there is no session webhook" };
  if (!isSessionWebhook(session.url, hosts.oapi)) {
    return { closed: "the session webhook is not DingTalk's" };
  }
  if (now >= session.expiresAt - sessionMarginMs) {
    return { closed: "the session webhook has expired" };
  }
  return { way: { kind: "session-webhook", url: session.url } };
}

function webhookStep({ entry, groups, hosts }: LadderInput, destination: Destination): Step {
  const conversation = destination.kind === "group" ? destination.conversation : "";
  const group = groups.find(
    (one) => one.conversation === conversation && one.robot === entry.destination.robot,
  );
  const webhook = group?.webhook;
  if (webhook === undefined) return { closed: "the group has no webhook in config.yaml" };
  if (!isOnHost(webhook.url, hosts.oapi))
    return { closed: "the group's webhook is not DingTalk's" };
  return { way: { kind: "group-webhook", webhook } };
}

function openApiStep(destination: Destination, open: readonly WayKind[]): Step {
  if (destination.kind === "group") {
    if (!open.includes("group-message")) return { closed: "a custom robot has no OpenAPI" };
    return { way: { kind: "group-message", conversation: destination.conversation } };
  }
  if (!open.includes("person-message")) return { closed: "a custom robot has no OpenAPI" };
  if (!isUserId(destination.userId)) return { closed: "this person's staff id is not known" };
  return { way: { kind: "person-message", userId: destination.userId } };
}

function privateStep({ entry }: LadderInput, robot: Robot): readonly Step[] {
  const [person, ...others] = entry.reply.mentions;
  if (entry.destination.kind !== "group" || person === undefined || others.length > 0) return [];
  const canReach = waysTo(robot.kind, "person").includes("person-message");
  if (!canReach || !isUserId(person)) return [];
  return [{ way: { kind: "person-message", userId: person } }];
}

function noticeStep({ entry }: LadderInput, robot: Robot): readonly Step[] {
  const { notice } = entry.destination;
  if (notice === undefined) return [];
  if (robot.kind !== "app") return [{ closed: "a custom robot has no work notifications" }];
  const { agentId } = robot;
  if (agentId === undefined) return [{ closed: "the robot has no agent_id in config.yaml" }];
  return [{ way: { kind: "work-notice", agentId, to: notice.to } }];
}

function fileStep({ entry }: LadderInput, robot: Robot): readonly Step[] {
  const { destination, reply } = entry;
  const file = reply.content;
  if (file.type !== "file" || !isFileMessage(file, destination, [robot])) return [];
  if (destination.kind === "group") {
    return [{ way: { kind: "group-file", conversation: destination.conversation, file } }];
  }
  return [{ way: { kind: "person-file", userId: destination.userId, file } }];
}
