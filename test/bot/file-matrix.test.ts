import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { openHome, type Home, type Person } from "../home.ts";

/** brought: who brought it; again: who shared it again; member: in the group; outside: in another group; admin. */
const people = { brought: "li", again: "han", member: "zhao", outside: "wang", admin: "manager01" };
type Role = keyof typeof people;
type Where = "own group" | "other group";

const random = createRandom();
let home: Home;
let folder: string;
const alone: Record<string, Person> = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bellhop-matrix-"));
  home = await openHome({
    config: `
people: [{ id: zhao, name: 赵强 }]
groups:
  - { id: dev, title: 研发群, conversation: cid-dev }
  - { id: market, title: 市场群, conversation: cid-market }`,
  });
  for (const id of ["li", "han", "zhao"]) await speaksIn(id, "dev");
  for (const id of ["wang", "li", "han", "zhao"]) {
    alone[id] = await home.person(id, "-");
    if (id === "wang") await speaksIn(id, "market");
  }
  alone["manager01"] = await home.person("manager01", "-");
});
afterAll(async () => {
  await home.close();
  await rm(folder, { recursive: true, force: true });
});
// A person is written to so often in a minute.
beforeEach(() => home.later("2m"));

async function speaksIn(id: string, group: string): Promise<void> {
  const person = await home.person(id, group);
  await person.says("在吗");
  await person.hears(/^在/);
}

/** A file that li brought to a group and han shared there again; the other group is one they are not in. */
async function shared(where: Where): Promise<{ readonly id: string; readonly name: string }> {
  const path = join(folder, randomUUID());
  await writeFile(path, "text");
  const id = `F2${random.shortId(6)}`;
  const now = home.clock.now();
  const name = `计划${id}.pdf`;
  const sharers = where === "own group" ? ["li", "han"] : ["wang"];
  const [sharedBy = ""] = sharers;
  const about = { sharedBy, createdAt: now, sharedAt: now, sizeBytes: 4, path };
  const { files } = home.app.storage;
  const sha256 = "0".repeat(64);
  await files.add({ id, name, mediaType: "application/pdf", sha256, ...about }, name.toLowerCase());
  const conversation = where === "own group" ? "cid-dev" : "cid-market";
  for (const by of sharers) {
    await files.addShare({
      key: random.token(16),
      fileId: id,
      sharedBy: by,
      destination: { kind: "group", robot: "bell", conversation },
      sharedAt: now,
      linkExpiresAt: now + 3_600_000,
    });
  }
  return { id, name: `计划${id}` };
}

interface Operation {
  readonly say: (id: string, name: string) => string;
  readonly done: RegExp;
  /** Who may, of a file of a group of theirs, and of one of a group they are not in. */
  readonly own: readonly Role[];
  readonly other: readonly Role[];
}

const inGroup = ["brought", "again", "member"] as const;
/** In the other group "outside" is who brought it there. */
const table: Readonly<Record<string, Operation>> = {
  "finds it by words": {
    say: (_, name) => `找文件 ${name}`,
    done: /^找到 1 个/,
    own: inGroup,
    other: ["outside"],
  },
  "asks who shared it, by words": {
    say: (_, name) => `谁分享过${name}`,
    done: /^1 个文件|^找到 1 个|SHA-256/,
    own: inGroup,
    other: ["outside"],
  },
  "sees its record": {
    say: (id) => `文件记录 ${id}`,
    done: /SHA-256/,
    own: [...inGroup, "admin"],
    other: ["outside", "admin"],
  },
  "has it sent again": {
    say: (id) => `再发 ${id}`,
    done: /^✅/,
    own: [...inGroup, "admin"],
    other: ["outside", "admin"],
  },
  "sends it on to a person": {
    say: (id) => `把 ${id} 发给李雷`,
    done: /^✅/,
    own: [...inGroup, "admin"],
    other: ["outside", "admin"],
  },
  "sends it on to 研发群": {
    say: (id) => `把 ${id} 发到研发群`,
    done: /^✅/,
    own: [...inGroup, "admin"],
    other: ["admin"],
  },
  "sends it on to 市场群": {
    say: (id) => `把 ${id} 发到市场群`,
    done: /^✅/,
    own: ["admin"],
    other: ["outside", "admin"],
  },
  "revokes its links": {
    say: (id) => `撤回链接 ${id}`,
    done: /^已撤回/,
    own: ["brought", "again", "admin"],
    other: ["outside", "admin"],
  },
};

const roles = Object.keys(people) as Role[];
const cells = Object.entries(table).flatMap(([what, operation]) =>
  (["own group", "other group"] as const).map((where) => ({ what, where, operation })),
);

test.each(cells)("F-08 of 5 people, who $what, of a file of their $where", async (cell) => {
  const { where, operation } = cell;
  const allowed: Role[] = [];
  for (const role of roles) {
    home.later("1m");
    const person = alone[people[role]];
    const { id, name } = await shared(where);
    await person?.says(operation.say(id, name));
    const answer = await person?.hears(answers);
    if (operation.done.test(answer?.text ?? "")) allowed.push(role);
  }
  const expected = where === "own group" ? operation.own : operation.other;
  expect(allowed.toSorted()).toEqual(expected.toSorted());
});

/** What is answered, and no file that is sent with it. */
const answers = /^(✅|找到|1 个文件|F\w+「|没有|分享过的文件里|我没在|已撤回|F\w+ |还没有|不知道)/;
