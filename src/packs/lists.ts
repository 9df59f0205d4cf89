import type { Path } from "../yaml/document.ts";
import { didYouMean } from "../yaml/nearest.ts";
import type { Finding } from "../yaml/source-text.ts";
import type { ArgumentFile, ChoicesFile } from "./argument-schema.ts";
import type { PackDraft } from "./setting.ts";

/** Word lists of a pack, by name. */
export type Lists = Readonly<Record<string, ChoicesFile>>;

/** The arguments with the words of the lists they name; undefined when something is wrong, which is reported. */
export function withLists(
  draft: PackDraft,
  args: Readonly<Record<string, ArgumentFile>>,
  path: Path,
): Readonly<Record<string, ArgumentFile>> | undefined {
  let fits = true;
  const report = (at: Path, finding: Finding, place: "key" | "value" = "value"): void => {
    fits = false;
    draft.report(draft.document.problem([...path, ...at], finding, place));
  };
  const entries = Object.entries(args).map(([key, arg]): [string, ArgumentFile] => {
    if (arg.type === "group") return [key, groupChoice(draft, arg)];
    if (arg.type !== "choice") return [key, arg];
    const { list, choices } = arg;
    if (list !== undefined && choices !== undefined) {
      report([key, "list"], { message: "`choices` and `list` exclude each other" }, "key");
    } else if (list === undefined && choices === undefined) {
      const hint = "`choices: [a, b]`, or `list:` with the name of a list of the pack";
      report([key], { message: "`choices` is missing", hint }, "key");
    } else if (list !== undefined && !Object.hasOwn(draft.lists, list)) {
      const names = Object.keys(draft.lists);
      const hint = didYouMean(list, names) ?? "lists stand under `lists` of the pack";
      report([key, "list"], { message: `there is no list \`${list}\``, hint });
    }
    const words = list === undefined ? choices : draft.lists[list];
    return [key, words === undefined ? arg : { ...arg, choices: words }];
  });
  return fits ? Object.fromEntries(entries) : undefined;
}

/** The groups of config.yaml by their titles; their ids name them too. */
function groupChoice(
  { setting: { groups } }: PackDraft,
  arg: Extract<ArgumentFile, { type: "group" }>,
): ArgumentFile {
  const choices = Object.fromEntries(groups.map(({ id, title }) => [title, [id]]));
  return { ...arg, type: "choice", choices };
}
