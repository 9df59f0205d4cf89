import type { Piece } from "../grammar/piece.ts";
import type { PieceReader } from "../grammar/token.ts";
import type { Found } from "./reading.ts";
import { readersAt } from "./readers.ts";
import { readStray } from "./strays.ts";

/** The longest piece of Chinese that begins at a token; of two as long, the one whose reader comes first. */
export const readChinese: PieceReader<Piece> = (tokens, index) => {
  let best: Found<Piece> | undefined;
  for (const read of readersAt(tokens, index)) {
    const found = read(tokens, index);
    if (found !== undefined && found.next > (best?.next ?? index)) best = found;
  }
  const found = best ?? readStray(tokens, index);
  return found === undefined ? undefined : { piece: found.value, next: found.next };
};
