import { mixedShift } from "./mixed-shifts.ts";
import type { Piece } from "./piece.ts";
import type { PieceReader, Token } from "./token.ts";
import { mostTokens } from "./tokenise.ts";
import { withOffset } from "./utc-offset.ts";
import { readChinese } from "../zh/read.ts";
import { readEnglish } from "../en/read.ts";

/** A piece and where it stands. */
export interface Item {
  readonly piece: Piece;
  /** Positions in the text. */
  readonly start: number;
  readonly end: number;
  /** Indexes of tokens: the first, and the one after the last. */
  readonly from: number;
  readonly next: number;
}

type Reader = PieceReader<Piece>;

/** Which languages have pieces that begin with a token of a type; figures may be either's. */
const readers: Readonly<Record<Token["type"], readonly Reader[]>> = {
  digits: [readEnglish, readChinese],
  han: [readChinese],
  latin: [readEnglish],
  mark: [readChinese, readEnglish],
  space: [],
};

/** Of all other characters, those that a piece may begin with. */
const firstMarks = new Set("-~,、&+@/½¼¾".split(""));

/** A text with more pieces than this is no request; what follows them is not looked at. */
const mostPieces = 100;

/** A text with more numbers that are no time is a table; what follows them is not looked at. */
const mostNumbers = 150;

/** All pieces of a text from left to right; where two languages read one, the longer counts. */
export function scan(tokens: readonly Token[]): readonly Item[] {
  const items: Item[] = [];
  let index = 0;
  let numbers = 0;
  const end = Math.min(tokens.length, mostTokens);
  while (index < end && items.length < mostPieces && numbers < mostNumbers) {
    const read = longestAt(tokens, index);
    const item = read && (mixedShift(read, tokens) ?? read);
    if (item !== undefined) {
      // The "in" of "in 30 分钟" was read alone.
      if (items.at(-1)?.from === item.from) items.pop();
      items.push(...piecesOf(item.piece).map((piece) => ({ ...item, piece })));
    } else if (tokens[index]?.type === "digits") numbers += 1;
    index = item?.next ?? index + 1;
  }
  return items;
}

/** Pieces read together stand in one place. */
function piecesOf(piece: Piece): readonly Piece[] {
  return piece.type === "group" ? piece.pieces.flatMap(piecesOf) : [piece];
}

function longestAt(tokens: readonly Token[], index: number): Item | undefined {
  let best: { readonly piece: Piece; readonly next: number } | undefined;
  const begin = tokens[index];
  if (begin === undefined || (begin.type === "mark" && !firstMarks.has(begin.text)))
    return undefined;
  for (const read of readers[begin.type]) {
    const found = read(tokens, index);
    if (found === undefined || found.next <= index) continue;
    // Where one language finds a date and the other says there is none (2024/13/1), it is one.
    const isBetter = found.next === best?.next && best.piece.type === "invalid";
    if (found.next > (best?.next ?? index) || isBetter) best = found;
  }
  if (best?.piece.type === "clock") {
    const found = withOffset(best.piece.clock, tokens, index, best.next);
    if (found !== undefined)
      best = { piece: { type: "clock", clock: found.clock }, next: found.next };
  }
  const first = tokens[index];
  const last = best === undefined ? undefined : tokens[best.next - 1];
  if (best === undefined || first === undefined || last === undefined) return undefined;
  return { piece: best.piece, start: first.start, end: last.end, from: index, next: best.next };
}
