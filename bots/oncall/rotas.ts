import { ReplyError, type PackDrawer, type StepContext } from "../../src/index.ts";
import type { Rota } from "./rota.ts";

const prefix = "rota:";

/** Every group's rota. */
export async function allRotas(drawer: PackDrawer): Promise<readonly Rota[]> {
  return [...(await drawer.list(prefix)).values()] as Rota[];
}

export function keepRota(drawer: PackDrawer, rota: Rota): void {
  drawer.set(`${prefix}${rota.robot} ${rota.conversation}`, rota);
}

export function dropRota(drawer: PackDrawer, { robot, conversation }: Rota): void {
  drawer.set(`${prefix}${robot} ${conversation}`, null);
}

/** The rota of this group, or one to one the only one that the sender is in. */
export async function findRota({ message, memory, say }: StepContext): Promise<Rota | undefined> {
  const { robot, conversation, sender } = message;
  const rotas = await allRotas(memory.pack);
  if (conversation.kind === "group") {
    return rotas.find((one) => one.robot === robot && one.conversation === conversation.id);
  }
  const [own, other] = rotas.filter(({ people }) => people.includes(sender.id));
  if (other === undefined) return own;
  throw new ReplyError(
    say({
      zh: "你在好几个群的值班表里，请到群里问我。",
      en: "You are in the rotas of several groups; please ask me in the group.",
    }),
  );
}

/** The same, where nothing can be done without one. */
export async function theRota(ctx: StepContext): Promise<Rota> {
  const rota = await findRota(ctx);
  if (rota !== undefined) return rota;
  throw new ReplyError(ctx.say(notSetUp));
}

const notSetUp = {
  zh: "这里还没有值班表。在群里排一个，每人一周：值班名单 @第一周的人 @第二周的人",
  en: "There is no rota here yet. Set one up in the group, a week each: on-call-list @first @second",
};

/** Refuses whoever may not change a rota. */
export function checkMayChange({ message, caller, say }: StepContext, { owner }: Rota): void {
  const mayChange = ["oncall-admin", "admin"].some((role) => caller.roles.has(role));
  if (mayChange || message.sender.id === owner) return;
  throw new ReplyError(
    say({
      zh: "只有排这张值班表的人，或者有 oncall-admin、admin 角色的人才能改它。",
      en: "Only whoever set this rota up, or somebody with the role oncall-admin or admin, may change it.",
    }),
  );
}
