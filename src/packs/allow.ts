import { z } from "zod";
import type { Permission } from "../commands/definition.ts";
import { platformRoles } from "../commands/permissions.ts";
import { parseSetting } from "../yaml/duration.ts";
import { checked, words } from "../yaml/checked-text.ts";
import type { Path } from "../yaml/document.ts";
import { didYouMean } from "../yaml/nearest.ts";
import type { Finding } from "../yaml/source-text.ts";
import { readHours } from "./allow-hours.ts";
import type { PackDraft } from "./setting.ts";

const rate = checked((text) =>
  readRate(text) === undefined
    ? { message: "is no rate", hint: "so many times in so long: 3/10m, 20/1d" }
    : undefined,
);

/** Who may run a command, where, and when. */
export const allow = z.strictObject({
  roles: z.array(words).min(1).optional().describe("Any one of these roles. 允许的角色"),
  people: z.array(words).min(1).optional().describe("Or any one of these user ids. 允许的人"),
  groups: z
    .array(words)
    .min(1)
    .optional()
    .describe("Only in these groups of config.yaml, by id or title. 允许的群"),
  hours: words
    .optional()
    .describe("Only in these hours: 工作日 10:00-18:00, Mon-Fri 9:00-18:00. 允许的时间"),
  rate: rate
    .optional()
    .describe("How often one person may run it: 3/10m is three times in ten minutes. 次数限制"),
});

export type AllowFile = z.output<typeof allow>;

/** The permission that `allow` at `path` means; `undefined` when something is wrong, which is reported. */
export function readAllow(draft: PackDraft, file: AllowFile, path: Path): Permission | undefined {
  const { roles = [], people, groups = [], hours: said } = file;
  const report = (at: Path, finding: Finding): void =>
    draft.report(draft.document.problem([...path, ...at], finding));
  warnOfUnknownRoles(draft, { allow: file }, path.slice(0, -1));
  const { groups: known } = draft.setting;
  const places = groups.map((name, index) => {
    const bare = name.replace(/^group:/u, "");
    const found = known.filter(({ id, title }) => id === bare || title === bare);
    if (found.length === 0) {
      const names = known.flatMap(({ id, title }) => [id, title]);
      report(["groups", index], {
        message: `there is no group \`${name}\``,
        hint: didYouMean(bare, names) ?? "groups stand under `groups` of config.yaml",
        severity: "warning",
      });
    }
    return { title: found[0]?.title ?? bare, conversations: found.map((one) => one.conversation) };
  });
  const { zone, time } = draft.setting;
  const hours = said === undefined ? undefined : readHours(said, { zone, calendar: time.calendar });
  if (said !== undefined && hours === undefined) {
    report(["hours"], {
      message: "these hours cannot be read",
      hint: "for example 工作日 10:00-18:00, 每天 9:00-12:00 14:00-18:00, Mon-Fri 9:00-18:00",
    });
    return undefined;
  }
  const limit = file.rate === undefined ? undefined : readRate(file.rate);
  return {
    ...(file.roles !== undefined && { roles }),
    ...(people !== undefined && { people }),
    ...(file.groups !== undefined && { groups: places }),
    ...(hours !== undefined && { hours }),
    ...(limit !== undefined && { rate: limit }),
  };
}

function readRate(text: string): Permission["rate"] {
  const [, times, length = ""] = /^(\d{1,4})\s*\/\s*(\d.*)$/u.exec(text.trim()) ?? [];
  const perMs = parseSetting(length);
  return times === undefined || Number(times) === 0 || perMs === undefined
    ? undefined
    : { times: Number(times), perMs };
}

/**
 * Nobody has an unknown role, so nobody could run the command: safe, but hardly meant. Where config.yaml gives no roles
 * at all they are not set up yet, which is no slip.
 */
export function warnOfUnknownRoles(
  draft: PackDraft,
  file: { readonly allow?: Pick<AllowFile, "roles"> | undefined },
  path: Path,
): void {
  if (draft.setting.roles.length === 0) return;
  const known = [...draft.setting.roles, ...platformRoles];
  for (const [index, role] of (file.allow?.roles ?? []).entries()) {
    if (known.includes(role)) continue;
    draft.report(
      draft.document.problem([...path, "allow", "roles", index], {
        message: `nobody has the role \`${role}\``,
        hint: didYouMean(role, known) ?? "give it to somebody under `roles` of config.yaml",
        severity: "warning",
      }),
    );
  }
}
