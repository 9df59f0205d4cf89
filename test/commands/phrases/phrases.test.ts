import { beforeAll, expect, test } from "vitest";
import type { Chat } from "../chat.ts";
import { chatOfAll, judge, phrasesOf, type Phrase } from "./phrases.ts";

// Twenty ways to say each command, from a manager, an engineer, a receptionist and an English-speaking colleague, with
// some Cantonese: written down before the sentences were. Sentences were made with the first half only.

const files = ["tasks.txt", "reminders.txt", "general.txt"] as const;

let chat: Chat;
beforeAll(async () => {
  chat = await chatOfAll();
});

test.each([
  { half: "first", leastRight: 0.9 },
  { half: "second", leastRight: 0.8 },
] as const)("what people say is understood ($half half)", ({ half, leastRight }) => {
  const said = files.flatMap((file) => phrasesOf(file, half));
  const judged = said.map((one) => ({ one, verdict: judge(one, chat.routes(one.said, one.at)) }));
  const of = (wanted: string): readonly Phrase[] =>
    judged.filter(({ verdict }) => verdict === wanted).map(({ one }) => one);
  expect(said.length).toBeGreaterThan(290);
  expect(of("right").length / said.length).toBeGreaterThan(leastRight);
  // Another command than was meant is worse than a question.
  expect(of("wrong").length / said.length).toBeLessThan(0.015);
});
