import type { Destination } from "../../core/destination.ts";
import { findGroup } from "../find-group.ts";
import { langOf } from "../localized.ts";
import type { Scope } from "../template.ts";
import { peopleOf } from "../../commands/people-of.ts";
import { reportAt, valueIn, type StepPlace } from "./place.ts";
import { compileSaid, type SaidFile } from "./said.ts";
import { StepError } from "./step-error.ts";
import type { StepAction } from "./step.ts";

/** `post`: says something in another group, or to a person. */
export function compilePost(
  place: StepPlace,
  { to, ...file }: SaidFile & { readonly to: string },
): StepAction | undefined {
  const said = compileSaid(place, file);
  const target = compileTarget(place, to);
  if (said === undefined || target === undefined) return undefined;
  return {
    kind: "inside",
    async act({ scope, context, host, say }) {
      const mentions = said.mentions(scope, host.roles);
      for (const destination of target(scope, context.message.robot, host.roles)) {
        const { locale } = await context.inLanguageOf(destination, { mentions });
        say(said.content({ ...scope, lang: langOf(locale) }), { to: destination, mentions });
      }
    },
  };
}

type Target = (
  scope: Scope,
  robot: string,
  roles: Readonly<Record<string, readonly string[]>>,
) => readonly Destination[];

/** Most people one `post` may write to, one by one. */
const mostPeople = 50;

function compileTarget(place: StepPlace, to: string): Target | undefined {
  const { draft } = place.about;
  if (!to.includes("${{")) {
    if (/^(?:person|role):/u.test(to)) return (_scope, robot, roles) => people(to, robot, roles);
    const group = findGroup(draft, to, [...place.path, "to"]);
    return group && (() => [groupDestination(group)]);
  }
  if (!/^\s*(?:group:|person:)?\s*\$\{\{/u.test(to)) {
    return reportAt(place, ["to"], {
      message: "`to` names no group and no person",
      hint: "group:${{ … }}, person:${{ … }}, or one ${{ … }} of people or a group",
    });
  }
  const evaluate = valueIn(place, ["to"], to);
  return (
    evaluate &&
    ((scope, robot, roles) => {
      const value = evaluate(scope);
      const words = typeof value === "string" ? value : "";
      const group = draft.setting.groups.find(
        ({ id, title, conversation }) =>
          conversation === words || [`group:${id}`, `group:${title}`].includes(words),
      );
      return group === undefined ? people(value, robot, roles) : [groupDestination(group)];
    })
  );
}

function groupDestination(group: { readonly robot: string; readonly conversation: string }) {
  return { kind: "group", robot: group.robot, conversation: group.conversation } as const;
}

function people(
  value: unknown,
  robot: string,
  roles: Readonly<Record<string, readonly string[]>>,
): readonly Destination[] {
  const bare = typeof value === "string" ? value.replace(/^person:\s*/u, "") : value;
  const ids = peopleOf(bare, roles);
  if (ids.length === 0)
    throw new StepError({ zh: "没有收件人", en: "there is nobody to write to" });
  if (ids.length > mostPeople) {
    throw new StepError({
      zh: `收件人超过 ${mostPeople} 人`,
      en: `there are more than ${mostPeople} people to write to`,
    });
  }
  return ids.map((userId) => ({ kind: "person", robot, userId }));
}
