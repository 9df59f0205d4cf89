/** How a character or word sounds: 报 is `bao`; others stay as they are. */
export type SoundOf = (text: string) => string;

/** Half-width and lower case. */
export function foldName(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** The words people give for a name. */
export function wordsIn(text: string): readonly string[] {
  return foldName(text)
    .split(/[\s,，、]+/u)
    .filter(Boolean);
}

/**
 * How well words name a file, the less the better: its whole name, its name without the ending, or words that are all in
 * it. `undefined`: not at all.
 */
export function fit(name: string, words: string): number | undefined {
  const folded = foldName(name);
  const whole = foldName(words).trim();
  if (folded === whole) return 0;
  if (folded.replace(/\.[a-z0-9]{1,8}$/u, "") === whole) return 1;
  return wordsIn(words).every((word) => folded.includes(word)) ? 2 : undefined;
}

/**
 * The same for words that are not in the name as they stand: by their sound (bxmb and baoxiao are in 报销模板), or by
 * characters in their order (报销模板 is in 报销单模板).
 */
export function looseFit(name: string, words: string, soundOf: SoundOf): number | undefined {
  const folded = foldName(name);
  const chars = Array.from(folded);
  const sounds = chars.map(soundOf);
  const wanted = wordsIn(words).flatMap((word) => word.split("的").filter(Boolean));
  if (wanted.length === 0) return undefined;
  if (wanted.every((word) => folded.includes(word))) return 3;
  if (wanted.every((word) => folded.includes(word) || soundsIn(sounds, word, soundOf))) return 4;
  const isInOrder = wanted.every((word) => folded.includes(word) || inOrder(chars, word));
  return isInOrder ? 5 : undefined;
}

/** What a name is found by in storage: itself, how it sounds, and how its characters begin to sound. */
export function searchText(name: string, soundOf: SoundOf): string {
  const chars = Array.from(foldName(name));
  const sounds = chars.map(soundOf);
  const initials = sounds.map((sound) => sound.charAt(0)).join("");
  return [chars.join(""), sounds.join(""), initials].join("\n");
}

/** Only from the beginning of a syllable, so that `an` is not in every name. */
function soundsIn(sounds: readonly string[], word: string, soundOf: SoundOf): boolean {
  const sound = Array.from(word).map(soundOf).join("");
  if (sound.length < 2) return false;
  const isLatin = /^[a-z]{3,}$/u.test(word);
  return sounds.some((_, start) => {
    const behind = sounds.slice(start);
    if (behind.join("").startsWith(sound)) return true;
    return (
      isLatin &&
      behind
        .map((one) => one.charAt(0))
        .join("")
        .startsWith(word)
    );
  });
}

/** Three characters and more, so that it is no accident. */
function inOrder(chars: readonly string[], word: string): boolean {
  if (!/^\p{Script=Han}{3,}$/u.test(word)) return false;
  let at = -1;
  return Array.from(word).every((char) => {
    at = chars.indexOf(char, at + 1);
    return at !== -1;
  });
}
