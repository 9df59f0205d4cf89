/**
 * A piece of the text as written, before any meaning. `text` is normalised: half-width, lower case,
 * simplified; positions are those of the original, since normalising changes no length.
 */
export interface Token {
  /** `digits` a run of 0–9; `latin` a run of a–z and apostrophes; `han` a word of the Chinese lexicon, or one character; `mark` one other character. */
  readonly type: "digits" | "latin" | "han" | "space" | "mark";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Reads a piece at `tokens[index]`; `next` is the index after it. Undefined when nothing of its kind begins there. */
export type PieceReader<P> = (
  tokens: readonly Token[],
  index: number,
) => { readonly piece: P; readonly next: number } | undefined;
