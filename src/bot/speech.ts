import type { HandlerContext } from "../commands/handler-context.ts";
import type { FormatsOf } from "../core/formats.ts";
import type { Told } from "../core/language.ts";
import { pick, type Locale } from "../core/locale.ts";

/** What a handler speaks with. */
export type Speech = Pick<HandlerContext, "locale" | "say" | "formatTime" | "inLanguageOf">;

export interface SpeechOptions {
  readonly formats: FormatsOf;
  /** In which language somebody is told something. */
  readonly localesOf: LocalesOf;
}

/** In which languages what is told of the bot's own accord is told. */
export type LocalesOf = (told: readonly Told[]) => Promise<(one: Told) => Locale>;

/** Speaks `locale`. */
export function speechIn(locale: Locale, now: number, options: SpeechOptions): Speech {
  const plain = plainSpeech(locale, now, options);
  return {
    ...plain,
    async inLanguageOf(destination, { mentions = [] } = {}) {
      const told = { destination, mentions };
      return plainSpeech((await options.localesOf([told]))(told), now, options);
    },
  };
}

function plainSpeech(locale: Locale, now: number, { formats }: SpeechOptions) {
  const { formatTime } = formats(locale);
  return {
    locale,
    say: (texts: Parameters<typeof pick>[0]) => pick(texts, locale),
    formatTime: (at: number) => formatTime(at, now),
  };
}
