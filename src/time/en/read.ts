import type { Piece } from "../piece.ts";
import { longestOf, overTokens } from "./words.ts";

/** Reads the longest English piece at a token. */
export const readEnglish = overTokens<Piece>(longestOf<Piece>([]));
