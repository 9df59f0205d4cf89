import type { Answers, CollectionPlan } from "../core/collection.ts";
import { pick, type Locale } from "../core/locale.ts";

/** What was answered, a line for each question that has an answer. */
export function answerLines(
  { questions }: Pick<CollectionPlan, "questions">,
  answers: Answers,
  locale: Locale,
): readonly { readonly label: string; readonly text: string }[] {
  return questions.flatMap(({ key, label }) => {
    const text = answers[key]?.text ?? "";
    return text === "" ? [] : [{ label: pick(label, locale), text }];
  });
}

/** The same as lines of text. */
export function answerText(
  plan: Pick<CollectionPlan, "questions">,
  answers: Answers,
  locale: Locale,
): readonly string[] {
  const colon = locale === "en" ? ": " : "：";
  return answerLines(plan, answers, locale).map(({ label, text }) => `· ${label}${colon}${text}`);
}
