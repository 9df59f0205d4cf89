import { expect, test } from "vitest";
import type { Entry } from "../../src/core/entry.ts";
import type { Content } from "../../src/core/reply.ts";
import { fitsOneMessage } from "../../src/dingtalk/split-reply.ts";
import { mergeEntries } from "../../src/outbound/merge.ts";
import { splitForOutbox } from "../../src/outbound/split-for-outbox.ts";

const say = (words: string): Content => ({ type: "text", text: words });
const entries = (
  contents: readonly Content[],
  mentions: (index: number) => readonly string[] = () => [],
  merge: string | null = "r",
): [Entry, ...Entry[]] =>
  contents.map((content, index) => ({
    id: index,
    key: `k${index}`,
    lane: "l",
    destination: { kind: "group", robot: "bell", conversation: "c" },
    reply: { content, mentions: mentions(index) },
    status: "waiting",
    createdAt: 0,
    dueAt: 0,
    attempts: 0,
    ...(merge === null ? {} : { merge }),
  })) as unknown as [Entry, ...Entry[]];

test("texts become one text; each keeps its own @, and the OpenAPI's has none", () => {
  const merged = mergeEntries(
    entries([say("a"), say("b"), say("c")], (index) => [`p${index % 2}`]),
  );
  expect(merged.entries).toHaveLength(3);
  expect(merged.reply).toEqual({ content: say("@p0 a\n@p1 b\n@p0 c"), mentions: ["p0", "p1"] });
  expect(merged.plain).toEqual(say("a\nb\nc"));
});

test("with markdown among them all is markdown, and the text shows as it was", () => {
  const markdown: Content = { type: "markdown", title: "周报", text: "# b" };
  const merged = mergeEntries(entries([say("# a\nx"), markdown], () => ["li"]));
  expect(merged.reply).toEqual({
    content: { type: "markdown", title: "周报", text: "@li\n\n\u200B# a  \nx\n\n@li\n\n# b" },
    mentions: ["li"],
  });
});

test("cards, links and files leave alone", () => {
  const card: Content = { type: "card", title: "t", text: "x", buttons: [] };
  expect(mergeEntries(entries([say("a"), card, say("b")])).entries).toHaveLength(1);
  expect(mergeEntries(entries([card, say("a")])).reply.content).toBe(card);
});

test("entries without merge leave alone", () => {
  expect(mergeEntries(entries([say("a"), say("b")], () => [], null)).entries).toHaveLength(1);
});

test("a message is not filled over DingTalk's bytes, nor over 50 mentions", () => {
  const long = Array.from({ length: 10 }, () => say("字".repeat(1000)));
  const byBytes = mergeEntries(entries(long));
  expect(byBytes.entries).toHaveLength(4);
  expect(fitsOneMessage(byBytes.reply)).toBe(true);
  const many = Array.from({ length: 9 }, (_, index) => say(String(index)));
  const byPeople = mergeEntries(
    entries(many, (index) => Array.from({ length: 12 }, (_, person) => `p${index}-${person}`)),
  );
  expect(byPeople.entries).toHaveLength(4);
  expect(byPeople.reply.mentions).toHaveLength(48);
});

test("a long reply is cut before it is kept, with keys of its own, mentions first", () => {
  const [entry] = entries([say("字".repeat(9000))], () => ["li"]);
  const parts = splitForOutbox({
    key: "k",
    destination: entry.destination,
    reply: entry.reply,
    merge: "r",
  });
  expect(parts.map(({ key }) => key)).toEqual(["k/1", "k/2"]);
  expect(parts.map(({ reply }) => reply.mentions)).toEqual([["li"], []]);
  const [short] = entries([say("hi")]);
  expect(splitForOutbox(short)).toEqual([short]);
});
