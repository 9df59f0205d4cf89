import { valueIn, type StepPlace } from "./place.ts";
import { StepError } from "./step-error.ts";
import { textOf } from "./text-of.ts";
import type { StepFile } from "./step-schema.ts";
import type { StepAction } from "./step.ts";

/** `file.find`: the newest shared file whose name has all the words, ready to be sent. */
export function compileFileFind(
  place: StepPlace,
  file: NonNullable<StepFile["file.find"]>,
): StepAction | undefined {
  const words =
    typeof file === "string"
      ? valueIn(place, ["file.find"], file)
      : valueIn(place, ["file.find", "name"], file.name);
  return (
    words && {
      kind: "inside",
      async act({ scope, context }) {
        const said = textOf(words(scope));
        const found = await context.files.search(said);
        const [newest] = found;
        if (newest === undefined) {
          throw new StepError({
            zh: `没有找到文件「${said}」`,
            en: `there is no file called “${said}”`,
          });
        }
        const kept = await context.files.fromFolder(newest);
        return {
          name: kept.name,
          size: kept.sizeBytes,
          names: found.slice(0, 20).map(({ name }) => name),
          file: context.files.share(kept).content,
        };
      },
    }
  );
}
