import type { Reminder } from "../core/reminder.ts";

/** Those whose text has every one of the words; one that is the words alone is meant before others that have them. */
export function searchReminders(reminders: readonly Reminder[], words: string): Reminder[] {
  const wanted = words.split(/\s+/u).map(plain).filter(Boolean);
  if (wanted.length === 0) return [];
  const whole = plain(words);
  const unique = [...new Map(reminders.map((one) => [one.id, one])).values()];
  const same = unique.filter(({ text }) => plain(text) === whole);
  if (same.length > 0) return same;
  return unique.filter(({ text }) => wanted.every((word) => plain(text).includes(word)));
}

/** Which of those told is in a text that quotes one; undefined when none is. */
export function quotedReminder(told: readonly Reminder[], quoted: string): Reminder | undefined {
  const text = plain(quoted);
  return told
    .filter((one) => plain(one.text) !== "" && text.includes(plain(one.text)))
    .toSorted((a, b) => b.text.length - a.text.length)[0];
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, "");
}
