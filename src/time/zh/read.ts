import type { Piece } from "../piece.ts";
import type { PieceReader } from "../token.ts";

const readers: readonly PieceReader<Piece>[] = [];

/** The longest piece of Chinese that begins at a token. */
export const readChinese: PieceReader<Piece> = (tokens, index) => {
  let best: ReturnType<PieceReader<Piece>>;
  for (const read of readers) {
    const found = read(tokens, index);
    if (found !== undefined && found.next > (best?.next ?? index)) best = found;
  }
  return best;
};
