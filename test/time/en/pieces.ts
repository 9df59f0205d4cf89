import { normalise } from "../../../src/time/grammar/normalise.ts";
import type { Piece } from "../../../src/time/grammar/piece.ts";
import { tokenise } from "../../../src/time/grammar/tokenise.ts";
import { readEnglish } from "../../../src/time/en/read.ts";

/** The English pieces of a text from left to right, those read together one by one. */
export function piecesOf(text: string): readonly Piece[] {
  const tokens = tokenise(normalise(text));
  const pieces: Piece[] = [];
  let index = 0;
  while (index < tokens.length) {
    const found = readEnglish(tokens, index);
    if (found !== undefined) pieces.push(...flat(found.piece));
    index = found?.next ?? index + 1;
  }
  return pieces;
}

/** The only piece of a text. */
export function pieceOf(text: string): Piece | undefined {
  const [only, ...others] = piecesOf(text);
  return others.length === 0 ? only : undefined;
}

function flat(piece: Piece): readonly Piece[] {
  return piece.type === "group" ? piece.pieces.flatMap(flat) : [piece];
}
