import { ReplyError, type PeopleService, type StepContext } from "../../src/index.ts";

/** User ids of those who take tickets; where there are none everybody may. */
export function helpers({ people }: { readonly people: PeopleService }): readonly string[] {
  return people.withRole("helpdesk");
}

/** Throws when whoever speaks may not take tickets. */
export function requireHelper(ctx: StepContext): void {
  const known = helpers(ctx);
  if (known.length === 0 || known.includes(ctx.message.sender.id)) return;
  throw new ReplyError(
    ctx.say({ zh: "接单需要 helpdesk 角色。", en: "Taking tickets needs the role helpdesk." }),
  );
}
