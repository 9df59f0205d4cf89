import type { Reminder, ToldReminder } from "../core/reminder.ts";

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

/** Which of those told are in a text that quotes them; a text that is part of another that is there is not meant. */
export function quotedIn(told: readonly ToldReminder[], quoted: string): ToldReminder[] {
  const text = plain(quoted);
  const textOf = ({ reminder }: ToldReminder): string => plain(reminder.text);
  const found = told.filter((one) => textOf(one) !== "" && text.includes(textOf(one)));
  return found.filter((one) =>
    found.every((other) => textOf(other) === textOf(one) || !textOf(other).includes(textOf(one))),
  );
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, "");
}
