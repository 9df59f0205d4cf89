import type { Destination, GroupDestination } from "../core/destination.ts";
import type { NewEntry } from "../core/entry.ts";
import { pick, type Locale } from "../core/locale.ts";
import type { NoticeAudience, NoticePart, NoticeWay } from "../core/notice.ts";
import type { NoticeObstacle } from "../core/notice-board.ts";
import { notSent, sentInstead } from "./notice-texts.ts";

/** People of one entry: as many as one message @-s. */
const peopleTogether = 50;
/** Departments of one call (protocol §6.1). */
const departmentsTogether = 20;

/** How a notice leaves. */
export interface NoticePlan {
  readonly way: NoticeWay;
  readonly parts: readonly NoticePart[];
  readonly entries: readonly NewEntry[];
}

/** The entries of a notice, and the way they go as far as it is known now; undefined when there is none. */
export function planNotice(about: {
  readonly id: string;
  readonly said: string;
  readonly audience: NoticeAudience;
  readonly here: Destination;
  readonly obstacle: NoticeObstacle | undefined;
  readonly locale: Locale;
}): NoticePlan | undefined {
  const { id, said, audience, here, obstacle, locale } = about;
  const isWork = obstacle === undefined;
  const way = isWork ? "work" : here.kind;
  if (here.kind === "person" && obstacle === "custom") return undefined;
  if (here.kind === "person" && !isWork && audience.kind !== "people") return undefined;
  const entries = targetsOf(audience, here).map(({ destination, to, people }, index): NewEntry => {
    const note = pick(
      people === undefined && here.kind === "person" ? notSent : sentInstead,
      locale,
    );
    return {
      key: `notice:${id}:${index + 1}`,
      destination: isWork ? { ...destination, notice: { to, note } } : destination,
      reply: {
        content: { type: "text", text: said },
        mentions: destination.kind === "group" ? (people ?? []) : [],
      },
    };
  });
  const parts = targetsOf(audience, here).map(({ people }, index) => ({
    key: `notice:${id}:${index + 1}`,
    ...(people === undefined ? {} : { people }),
  }));
  return { way, parts, entries };
}

interface Target {
  readonly destination: Destination;
  readonly to: NonNullable<GroupDestination["notice"]>["to"];
  readonly people?: readonly string[];
}

/** One to one, everybody has a message of their own, so that it reaches them also where it is no notice. */
function targetsOf(audience: NoticeAudience, here: Destination): readonly Target[] {
  if (audience.kind === "everybody") return [{ destination: here, to: { everybody: true } }];
  if (audience.kind === "departments") {
    const ids = audience.departments.map(({ id }) => id);
    return chunks(ids, departmentsTogether).map((departmentIds) => ({
      destination: here,
      to: { departmentIds },
    }));
  }
  const together = here.kind === "group" ? peopleTogether : 1;
  return chunks([...new Set(audience.ids)], together).map((people) => {
    const [only = ""] = people;
    const destination: Destination =
      here.kind === "group" ? here : { kind: "person", robot: here.robot, userId: only };
    return { destination, to: { userIds: people }, people };
  });
}

function chunks(items: readonly string[], size: number): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
