import type { CollectionSource } from "../../core/collection.ts";
import type { Path } from "../../yaml/document.ts";
import { didYouMean } from "../../yaml/nearest.ts";
import type { PackDraft } from "../setting.ts";

/** Whom `from` or `otherwise` at `path` names; a role that nobody has is warned of where `isSole`. */
export function readPeople(
  draft: PackDraft,
  written: string | readonly string[],
  { path, isSole }: { readonly path: Path; readonly isSole: boolean },
): CollectionSource {
  const names = typeof written === "string" ? [written] : written;
  const roles = names.flatMap((name) => roleIn(name) ?? []);
  const { roles: known } = draft.setting;
  for (const [index, name] of names.entries()) {
    const role = roleIn(name);
    if (role === undefined || known.includes(role) || !isSole) continue;
    draft.report(
      draft.document.problem(typeof written === "string" ? path : [...path, index], {
        message: `nobody has the role \`${role}\`, so nobody is asked`,
        hint: didYouMean(role, known) ?? "give it to somebody under `roles` of config.yaml",
        severity: "warning",
      }),
    );
  }
  return {
    people: names.filter((name) => name !== "members" && roleIn(name) === undefined),
    roles,
    members: names.includes("members"),
  };
}

function roleIn(name: string): string | undefined {
  return /^role:(.+)$/su.exec(name)?.[1]?.trim();
}
