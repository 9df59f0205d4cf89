import { expect, test } from "vitest";
import type { FileFilter, FileShare, FileView, SharedFile } from "../../src/core/shared-file.ts";
import { onBothDatabases } from "./given.ts";

const group = (conversation: string) => ({ kind: "group", robot: "r1", conversation }) as const;
const person = (userId: string) => ({ kind: "person", robot: "r1", userId }) as const;

function file(id: string, over: Partial<SharedFile> = {}): SharedFile {
  return {
    id,
    name: `${id}.pdf`,
    mediaType: "application/pdf",
    sizeBytes: 10,
    sha256: id,
    path: `/copies/${id}`,
    sharedBy: "li",
    createdAt: 1,
    sharedAt: 1,
    ...over,
  };
}

let made = 0;
function share(fileId: string, sharedAt: number, over: Partial<FileShare> = {}): FileShare {
  made += 1;
  return {
    key: `k${made}`,
    fileId,
    sharedBy: "li",
    destination: group("g1"),
    sharedAt,
    linkExpiresAt: sharedAt + 100,
    ...over,
  };
}

const view = (over: Partial<FileView> = {}): FileView => ({
  kind: "person",
  person: "nobody",
  robot: "r1",
  conversation: "g9",
  ...over,
});

onBothDatabases((given) => {
  const ids = async (filter: Partial<FileFilter>): Promise<string[]> => {
    const found = await given().storage.files.list({ limit: 10, ...filter });
    expect(await given().storage.files.count(filter)).toBeGreaterThanOrEqual(found.length);
    return found.map((one) => one.file.id);
  };

  test("files: each once, with its newest share, page by page", async () => {
    const { files } = given().storage;
    for (const id of ["Fa", "Fb", "Fc"]) await files.add(file(id), id);
    await files.addShare(share("Fa", 10));
    await files.addShare(share("Fb", 20));
    await files.addShare(share("Fc", 20));
    const newest = share("Fa", 30, { destination: person("han") });
    await files.addShare(newest);
    expect((await files.list({ limit: 1 }))[0]).toEqual({
      file: file("Fa", { sharedAt: 30 }),
      share: newest,
    });
    expect(await ids({})).toEqual(["Fa", "Fc", "Fb"]);
    expect(await ids({ limit: 2 })).toEqual(["Fa", "Fc"]);
    expect(await ids({ limit: 2, after: "Fc" })).toEqual(["Fb"]);
    expect(await ids({ limit: 2, after: "Fb" })).toEqual([]);
    expect(await ids({ limit: 2, after: "Fx" })).toEqual([]);
    expect(await ids({ offset: 1 })).toEqual(["Fc", "Fb"]);
    expect(await ids({ conversation: "g1" })).toEqual(["Fc", "Fb", "Fa"]);
    expect(await ids({ id: "Fb" })).toEqual(["Fb"]);
    expect(await files.count({})).toBe(3);
    expect((await files.listShares("Fa", 9)).map(({ sharedAt }) => sharedAt)).toEqual([30, 10]);
  });

  test("files: found by words, in which nothing is a pattern", async () => {
    const { files } = given().storage;
    const names = { Fa: "报销模板\nbaoxiaomoban\nbxmb", Fb: "100%_a\\b", Fc: "1000 a" };
    for (const [id, words] of Object.entries(names)) {
      await files.add(file(id), words);
      await files.addShare(share(id, 1));
    }
    expect(await ids({ words: ["报销", "模板"] })).toEqual(["Fa"]);
    expect(await ids({ words: ["bxmb"] })).toEqual(["Fa"]);
    expect(await ids({ words: ["报销", "合同"] })).toEqual([]);
    expect(await ids({ words: ["100%"] })).toEqual(["Fb"]);
    expect(await ids({ words: ["_a\\b"] })).toEqual(["Fb"]);
    expect(await ids({ words: ["'"] })).toEqual([]);
  });

  test("F-08 files: only what somebody may see", async () => {
    const { files, directory } = given().storage;
    await directory.learnMember("r1", "g1", "han");
    await directory.learnMember("r2", "g2", "han");
    for (const id of ["Fa", "Fb", "Fc", "Fd"]) await files.add(file(id), id);
    await files.addShare(share("Fa", 1));
    await files.addShare(share("Fb", 2, { destination: group("g2") }));
    await files.addShare(share("Fc", 3, { destination: person("wang") }));
    await files.addShare(share("Fd", 4, { sharedBy: "zhao", destination: person("han") }));
    const seen = (over: Partial<FileView>) => ids({ view: view(over) });
    expect(await seen({})).toEqual([]);
    expect(await seen({ person: "han" })).toEqual(["Fd", "Fa"]);
    expect(await seen({ person: "wang" })).toEqual(["Fc"]);
    // li brought all of them.
    expect(await seen({ person: "li" })).toEqual(["Fd", "Fc", "Fb", "Fa"]);
    expect(await seen({ person: "new", conversation: "g2" })).toEqual(["Fb"]);
    expect(await seen({ person: "new", conversation: "g2", robot: "r2" })).toEqual([]);
    // In a group nothing is read out that was told one to one.
    expect(await seen({ kind: "group", person: "li", conversation: "g1" })).toEqual(["Fb", "Fa"]);
    expect(await seen({ kind: "group", person: "han", conversation: "g1" })).toEqual(["Fa"]);
    expect(await seen({ kind: "group", person: "wang", conversation: "g2" })).toEqual(["Fb"]);
    expect(await files.count({ view: view({ person: "han" }) })).toBe(2);
  });

  test("F-07 files: what is taken back is nobody's but its owner's", async () => {
    const { files } = given().storage;
    await files.add(file("Fa"), "a");
    await files.addShare(share("Fa", 1, { key: "first" }));
    await files.addShare(share("Fa", 2, { sharedBy: "han", destination: person("wang") }));
    expect(await files.revoke("Fa", 5, "han")).toBe(1);
    expect(await files.revoke("Fa", 5, "han")).toBe(0);
    expect((await files.findShare("first"))?.share.revokedAt).toBeUndefined();
    expect(await files.revoke("Fa", 6)).toBe(1);
    expect((await files.findShare("first"))?.share.revokedAt).toBe(6);
    for (const [who, seen] of [
      ["han", []],
      ["wang", []],
      ["li", ["Fa"]],
    ] as const) {
      expect(await ids({ view: view({ person: who, conversation: "g1" }) })).toEqual(seen);
    }
    expect(await files.findShare("none")).toBeUndefined();
  });

  test("files: copies take room until they are deleted, the longest unused first", async () => {
    const { files } = given().storage;
    await files.add(file("Fa", { sizeBytes: 2 ** 33, sharedAt: 5 }), "a");
    await files.add(file("Fb", { sizeBytes: 7, sharedAt: 3 }), "b");
    await files.add(file("Fc", { sizeBytes: 1, sharedBy: "han", mismatch: "html" }), "c");
    expect(await files.usage("li")).toEqual({ person: 2 ** 33 + 7, total: 2 ** 33 + 8 });
    expect(await files.usage("wang")).toEqual({ person: 0, total: 2 ** 33 + 8 });
    const stale = async (before: number) => (await files.listStale(before, 9)).map(({ id }) => id);
    expect(await stale(5)).toEqual(["Fc", "Fb"]);
    await files.addShare(share("Fc", 4));
    expect(await stale(4)).toEqual(["Fb"]);
    expect(await files.knownPaths(["/copies/Fa", "/copies/Fb", "/copies/Fx"])).toHaveLength(2);
    await files.markCopyDeleted(["Fb"], 9);
    await files.markCopyDeleted([], 9);
    expect(await stale(5)).toEqual(["Fc"]);
    expect(await files.knownPaths(["/copies/Fa", "/copies/Fb"])).toEqual(["/copies/Fa"]);
    expect(await files.usage("li")).toMatchObject({ person: 2 ** 33 });
    expect(await files.find("Fb")).toMatchObject({ copyDeletedAt: 9 });
  });

  test("files: the same bytes by the same name of the same person are the same file", async () => {
    const { files } = given().storage;
    await files.add(file("Fa"), "a");
    const same = { name: "Fa.pdf", sha256: "Fa", sharedBy: "li" };
    expect((await files.findSame(same))?.id).toBe("Fa");
    expect(await files.findSame({ ...same, name: "b.pdf" })).toBeUndefined();
    expect(await files.findSame({ ...same, sharedBy: "han" })).toBeUndefined();
    expect(await files.findSame({ ...same, sha256: "x" })).toBeUndefined();
    await files.markCopyDeleted(["Fa"], 9);
    expect(await files.findSame(same)).toBeUndefined();
  });

  test("directory: groups of a person, and people by their name", async () => {
    const { directory } = given().storage;
    await directory.learnConversation({ robot: "r1", id: "g1", kind: "group", title: "研发群" }, 1);
    await directory.learnConversation({ robot: "r1", id: "g2", kind: "group" }, 1);
    for (const id of ["g1", "g2"]) await directory.learnMember("r1", id, "li");
    expect(await directory.groupsOf("r1", "li")).toEqual([
      { robot: "r1", id: "g1", kind: "group", title: "研发群" },
    ]);
    expect(await directory.groupsOf("r2", "li")).toEqual([]);
    expect(await directory.groupsOf("r1", "han")).toEqual([]);
    await directory.learnPeople([{ dingtalkId: "d1", userId: "wang", name: "王芳" }], 1);
    await directory.learnPeople([{ dingtalkId: "d2", name: "王芳" }], 2);
    expect(await directory.peopleNamed("王芳")).toEqual([
      { id: "d2", name: "王芳" },
      { id: "wang", name: "王芳" },
    ]);
    await directory.learnPeople([{ dingtalkId: "d3" }], 3);
    expect(await directory.peopleNamed("")).toEqual([]);
  });
});
