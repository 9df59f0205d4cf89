import type { Scope } from "../template.ts";
import { valueIn, type StepPlace } from "./place.ts";
import { StepError } from "./step-error.ts";

/** A token or password, which may be of a secret that is not set: then it is said which one. */
export function credentialIn(
  place: StepPlace,
  at: readonly string[],
  text: string | undefined,
): { readonly of?: (scope: Scope) => string } | undefined {
  if (text === undefined) return {};
  const evaluate = valueIn(place, at, text);
  const { secrets } = place.about.draft;
  const unset = Object.keys(secrets).filter((name) => secrets[name] === undefined);
  return (
    evaluate && {
      of(scope) {
        const value = evaluate(scope);
        if (typeof value === "string" && value !== "") return value;
        if (unset.length === 0) throw new Error(`\`${String(at.at(-1))}\` came to nothing`);
        const names = unset.join("、");
        throw new StepError({
          zh: `没有登录用的 \`${String(at.at(-1))}\`：环境变量 ${names} 没有设置，请写进 config.yaml 旁边的 .env`,
          en: `there is no \`${String(at.at(-1))}\` to log in with: set the environment variable ${names}, or write it into .env beside config.yaml`,
        });
      },
    }
  );
}
