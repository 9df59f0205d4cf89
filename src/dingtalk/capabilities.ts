import type { Content, Reply } from "../core/reply.ts";
import type { Robot } from "../core/robot.ts";

/** A way for a message to where it goes. */
export type WayKind =
  | "session-webhook"
  | "group-webhook"
  | "group-message"
  | "person-message"
  | "group-file"
  | "person-file"
  | "work-notice";

/** Where a message goes: to a group, or to a person's own chat with the robot. */
export type Target = "group" | "person";

/** What one way can do. */
export interface Capability {
  /** Which robots have it. */
  readonly robots: readonly Robot["kind"][];
  readonly targets: readonly Target[];
  /** Contents that go as what they are; others go as markdown. */
  readonly carries: readonly Content["type"][];
  /** Contents in which people are @-ed, so that they are notified. */
  readonly mentions: readonly Content["type"][];
  /** Buttons of one card. */
  readonly mostButtons: number;
  /** Whether what was sent can be taken back and asked about. */
  readonly recallable: boolean;
}

const webhook = {
  carries: ["text", "markdown", "card", "link"],
  // A link message @-s nobody (protocol §2.5).
  mentions: ["text", "markdown", "card"],
  mostButtons: Number.POSITIVE_INFINITY,
  // It answers no id (protocol §2.1).
  recallable: false,
} as const;

// No @ in these APIs (protocol §4, G0079).
const openApi = {
  robots: ["app"],
  carries: ["text", "markdown", "card", "link"],
  mentions: [],
  mostButtons: 5,
  recallable: true,
} as const;

const openApiFile = { ...openApi, carries: ["file"], mostButtons: 0 } as const;

/** What each way can do, best way first (protocol §2, §3, §4). The delivery ladder and the rendering go by it. */
export const capabilities: Readonly<Record<WayKind, Capability>> = {
  // Only where a destination asks for it: its receivers are those who are named, and called.
  "work-notice": {
    robots: ["app"],
    targets: [],
    carries: ["text", "markdown"],
    mentions: ["text", "markdown"],
    mostButtons: 0,
    recallable: true,
  },
  "group-file": { ...openApiFile, targets: ["group"] },
  "person-file": { ...openApiFile, targets: ["person"] },
  "session-webhook": { ...webhook, robots: ["app", "custom"], targets: ["group", "person"] },
  "group-webhook": { ...webhook, robots: ["app", "custom"], targets: ["group"] },
  "group-message": { ...openApi, targets: ["group"] },
  "person-message": { ...openApi, targets: ["person"] },
};

/** The ways a robot of this kind has to such a target, best first. */
export function waysTo(robot: Robot["kind"], target: Target): readonly WayKind[] {
  return (Object.entries(capabilities) as [WayKind, Capability][])
    .filter(([, way]) => way.robots.includes(robot) && way.targets.includes(target))
    .map(([kind]) => kind);
}

/** What a message loses on this way. */
export type Loss = "mentions" | "file" | "buttons";

export function lossesOn(way: WayKind, { content, mentions, everyone }: Reply): readonly Loss[] {
  const { carries, mentions: mentioning, mostButtons } = capabilities[way];
  // What is not carried goes as markdown.
  const type = carries.includes(content.type) ? content.type : "markdown";
  const buttons = content.type === "card" ? content.buttons.length : 0;
  return [
    ...((mentions.length > 0 || everyone === true) &&
    !mentioning.includes(type) &&
    !mentioning.includes("markdown")
      ? (["mentions"] as const)
      : []),
    ...(content.type === "file" && type !== "file" ? (["file"] as const) : []),
    ...(buttons > mostButtons ? (["buttons"] as const) : []),
  ];
}
