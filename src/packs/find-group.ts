import type { Group } from "../core/robot.ts";
import type { Path } from "../yaml/document.ts";
import { didYouMean } from "../yaml/nearest.ts";
import type { PackDraft } from "./setting.ts";

/** The group that `to` at `path` names; `undefined` when there is none, which is reported. */
export function findGroup(draft: PackDraft, to: string, path: Path): Group | undefined {
  const { groups } = draft.setting;
  const named = /^group:(.*)$/s.exec(to)?.[1]?.trim();
  const found =
    named === undefined
      ? groups.find((group) => group.conversation === to)
      : (groups.find((group) => group.id === named) ??
        groups.find((group) => group.title === named));
  if (found !== undefined) return found;
  const known = [...new Set(groups.flatMap((group) => [group.id, group.title]))].map(
    (name) => `group:${name}`,
  );
  const conversation = named === undefined && to.startsWith("cid");
  draft.report(
    draft.document.problem(path, {
      message: conversation
        ? "`to` is the conversation of no group of config.yaml"
        : "`to` names no group of config.yaml",
      hint:
        known.length === 0
          ? "there are no groups: add one under `groups` of config.yaml"
          : didYouMean(named === undefined && !conversation ? `group:${to}` : to, known),
    }),
  );
  return undefined;
}
