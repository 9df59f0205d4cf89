import type { Config } from "../../config/config.ts";
import { silentLog } from "../../core/log.ts";
import type { Storage } from "../../core/storage.ts";
import { parseDuration } from "../../core/duration.ts";
import type { Content } from "../../core/reply.ts";
import type { ExampleFile, TurnFile } from "../../packs/example-schema.ts";
import type { LoadedPack } from "../../packs/pack.ts";
import { judge, type Miss } from "./judge.ts";
import type { Received } from "./received.ts";
import { openRehearsal, type Outcome, type Rehearsal } from "./rehearsal.ts";
import { spokenArrival } from "./spoken.ts";

/** Where examples are run. */
export interface ExampleSetting {
  readonly config: Config;
  readonly packs: readonly LoadedPack[];
  /** The name of the pack that the example is of. */
  readonly pack: string;
  /** Empty, and this example's alone. */
  readonly storage: Storage;
}

/** Runs one example on the real bot; answers what came out otherwise than it says. */
export async function runExample(
  example: ExampleFile,
  setting: ExampleSetting,
): Promise<readonly Miss[]> {
  const config = configFor(example, setting.config);
  const startAt = example.now === undefined ? someMonday : Date.parse(example.now);
  const { packs, storage } = setting;
  const rehearsal = openRehearsal({ config, packs, storage, startAt, log: silentLog });
  const said = example.say ?? example.tick ?? "";
  const received =
    example.say === undefined
      ? await tick(rehearsal, `${setting.pack}/${example.tick}`)
      : await speak(rehearsal, { config, storage, example, turn: example, number: 0 });
  const misses = [...judge(said, example, received)];
  for (const [index, turn] of (example.then ?? []).entries()) {
    // What comes after a failure would only repeat it.
    if (misses.length > 0) break;
    rehearsal.clock.advance(parseDuration(turn.later ?? "1s") ?? 0);
    const next = await speak(rehearsal, { config, storage, example, turn, number: index + 1 });
    const missed = judge(turn.say, turn, next);
    misses.push(...missed.map((one) => ({ ...one, path: ["then", String(index), ...one.path] })));
  }
  return misses;
}

/** 10 in the morning in Beijing, on a workday. */
const someMonday = Date.parse("2026-03-02T10:00:00+08:00");

/** Who says it where nobody is named. */
const somebody = "u1";

function configFor(example: ExampleFile, config: Config): Config {
  return withRoles(example, withLanguage(example, config));
}

function withLanguage({ lang, as, then = [] }: ExampleFile, config: Config): Config {
  if (lang === undefined) return config;
  const locale = lang === "en" ? "en" : "zh-CN";
  const speakers = [as ?? somebody, ...then.flatMap((turn) => turn.as ?? [])];
  const known = new Set(config.people.map(({ id }) => id));
  const others = speakers.filter((id) => !known.has(id)).map((id) => ({ id, name: id }));
  return {
    ...config,
    locale,
    people: [...config.people, ...others].map((one) => ({ ...one, locale })),
    groups: config.groups.map((one) => ({ ...one, locale })),
  };
}

function withRoles(example: ExampleFile, config: Config): Config {
  const waits = [example, ...(example.then ?? [])].map((turn) => turn.waits_for ?? "");
  const asked = waits.flatMap((one) => /^role:\s*(.+)$/u.exec(one)?.[1] ?? []);
  const approvers = Object.fromEntries(asked.map((role) => [role, [approver]]));
  const { roles } = withOwnRoles(example, config);
  return { ...config, roles: { ...roles, ...approvers } };
}

/** Who may agree, where an example waits for a role. */
const approver = "approver";

function withOwnRoles({ roles, as }: ExampleFile, config: Config): Pick<Config, "roles"> {
  if (roles === undefined) return config;
  const person = as ?? somebody;
  const names = [...new Set([...Object.keys(config.roles), ...roles])];
  const members = (role: string): readonly string[] => {
    const others = (config.roles[role] ?? []).filter((one) => one !== person);
    return roles.includes(role) ? [...others, person] : others;
  };
  return { roles: Object.fromEntries(names.map((one) => [one, members(one)])) };
}

async function tick(rehearsal: Rehearsal, schedule: string): Promise<Received> {
  const outcome = await rehearsal.tick(schedule);
  return { state: outcome === undefined ? "none" : "ran", texts: textsOf(outcome) };
}

interface Speaking {
  readonly config: Config;
  readonly storage: Storage;
  readonly example: ExampleFile;
  readonly turn: Pick<TurnFile, "as" | "group"> & { readonly say?: string | undefined };
  readonly number: number;
}

async function speak(rehearsal: Rehearsal, speaking: Speaking): Promise<Received> {
  const { config, storage, example, turn, number } = speaking;
  const person = turn.as ?? example.as ?? somebody;
  const now = rehearsal.clock.now();
  const arrival = spokenArrival({
    config,
    person,
    group: turn.group ?? example.group,
    text: turn.say ?? "",
    now,
    number,
  });
  const outcome = await rehearsal.take(arrival);
  const texts = textsOf(outcome);
  const { robot, conversation } = arrival;
  const session = await storage.sessions.find(robot, conversation, person, now);
  const ran = outcome.ran.at(-1);
  if (session?.state.kind === "argument" && session.askedAt === now) {
    const args = { ...session.state.values, ...ran?.args };
    return { state: "asks", command: session.command, args, texts };
  }
  if (session?.state.kind === "run" && session.askedAt === now) {
    return { state: "asks", command: ran?.command, args: ran?.args, texts };
  }
  const [waiting] = await storage.runs.list({ waits: "decision", person, limit: 1 });
  if (waiting?.state.wait?.kind === "decision" && waiting.changedAt === now) {
    const waitsFor = namesOf(waiting.state.wait.by, config);
    return { state: "waits", command: ran?.command, args: ran?.args, texts, waitsFor };
  }
  const [last] = await storage.audit.list({ person, since: now, until: now + 1, limit: 1 });
  if (last?.outcome === "denied" || last?.outcome === "failed") {
    return { state: last.outcome, command: last.command, texts };
  }
  if (ran !== undefined) return { state: "ran", command: ran.command, args: ran.args, texts };
  if (last !== undefined) return { state: "ran", command: last.command, texts };
  return { state: "none", texts };
}

/** What people may be called in `waits_for`: themselves, or a role that they are all of. */
function namesOf(ids: readonly string[], { roles }: Config): readonly string[] {
  const whole = Object.entries(roles).filter(
    ([, members]) => members.length === ids.length && members.every((one) => ids.includes(one)),
  );
  return [ids.join(", "), ...whole.map(([role]) => `role:${role}`)];
}

function textsOf(outcome: Outcome | undefined): readonly string[] {
  return (outcome?.said ?? []).map(({ reply }) => wordsOf(reply.content));
}

function wordsOf(content: Content): string {
  return content.type === "file" ? content.name : content.text;
}
