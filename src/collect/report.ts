import type { CollectionPlan, CollectionShare, SummaryScope } from "../core/collection.ts";
import { pick, type Locale } from "../core/locale.ts";
import type { Table } from "../core/table.ts";
import { wallTime } from "../time/dates/zone.ts";
import { answerLines } from "./answer-lines.ts";
import { collectTexts } from "./texts.ts";

/** Who has answered and who has not. Who answered unasked counts as asked. */
export function tally(shares: readonly CollectionShare[]): {
  readonly answered: readonly CollectionShare[];
  readonly missing: readonly CollectionShare[];
} {
  return {
    answered: shares.filter(({ answeredAt }) => answeredAt !== undefined),
    missing: shares.filter(({ answeredAt }) => answeredAt === undefined),
  };
}

/** What a plan's summary is rendered with. */
export function summaryScope(
  plan: Pick<CollectionPlan, "title" | "questions">,
  round: { readonly openedAt: number; readonly closesAt: number },
  about: {
    readonly shares: readonly CollectionShare[];
    readonly names: ReadonlyMap<string, string>;
    readonly now: number;
    readonly locale: Locale;
  },
): SummaryScope {
  const { shares, names, now, locale } = about;
  const { answered, missing } = tally(shares);
  const nameOf = ({ person }: CollectionShare): string => names.get(person) ?? person;
  return {
    title: pick(plan.title, locale),
    openedAt: round.openedAt,
    closesAt: round.closesAt,
    now,
    count: shares.length,
    answered: answered.map((share) => ({
      id: share.person,
      name: nameOf(share),
      late: share.isLate,
      at: share.answeredAt ?? 0,
      answers: Object.fromEntries(
        plan.questions.map(({ key }) => [key, share.answers[key]?.text ?? ""]),
      ),
      lines: answerLines(plan, share.answers, locale),
    })),
    missing: missing.map(nameOf),
  };
}

/** Everybody who was asked, with all they answered: a row each. */
export function answerTable(
  plan: Pick<CollectionPlan, "title" | "questions" | "zone">,
  shares: readonly CollectionShare[],
  { names, locale }: { readonly names: ReadonlyMap<string, string>; readonly locale: Locale },
): Table {
  const { header, states } = collectTexts;
  const stateOf = ({ answeredAt, isLate }: CollectionShare) => {
    if (answeredAt === undefined) return states.missing;
    return isLate ? states.late : states.onTime;
  };
  return {
    title: pick(plan.title, locale),
    header: [
      ...[header.name, header.id, header.state, header.at].map((one) => pick(one, locale)),
      ...plan.questions.map(({ label }) => pick(label, locale)),
    ],
    rows: shares.map((share) => [
      names.get(share.person) ?? share.person,
      share.person,
      pick(stateOf(share), locale),
      share.answeredAt === undefined ? "" : dateAndTime(share.answeredAt, plan.zone),
      ...plan.questions.map(
        ({ key }) => share.answers[key]?.number ?? share.answers[key]?.text ?? "",
      ),
    ]),
  };
}

/** `2026-09-24 16:05`, which spreadsheets sort. */
function dateAndTime(at: number, zone: string): string {
  const { year, month, day, hour, minute } = wallTime(at, zone);
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
