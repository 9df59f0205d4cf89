import { normalise } from "../../../src/time/grammar/normalise.ts";
import type { Piece } from "../../../src/time/grammar/piece.ts";
import { tokenise } from "../../../src/time/grammar/tokenise.ts";
import { readChinese } from "../../../src/time/zh/read.ts";

/** The pieces of a text in order, each with the words it was read from; what is between them is left out. */
function piecesOf(text: string): readonly (readonly [said: string, piece: Piece])[] {
  const tokens = tokenise(normalise(text));
  const pieces: [string, Piece][] = [];
  let index = 0;
  while (index < tokens.length) {
    const found = readChinese(tokens, index);
    const said = tokens.slice(index, found?.next).map((token) => token.text);
    if (found !== undefined) pieces.push([said.join(""), found.piece]);
    index = found?.next ?? index + 1;
  }
  return pieces;
}

/** The only piece of a text; undefined when there are none or more. */
export function pieceOf(text: string): Piece | undefined {
  const pieces = piecesOf(text);
  return pieces.length === 1 ? pieces[0]?.[1] : undefined;
}
