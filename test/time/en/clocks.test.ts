import { describe, expect, test } from "vitest";
import type { Piece } from "../../../src/time/grammar/piece.ts";
import { piecesOf } from "./pieces.ts";

/** Clocks of a text: `15:30`, with `?` where the half of the day is open, and the part of the day said. */
function clocksOf(text: string): string {
  return piecesOf(text).map(clockText).filter(Boolean).join(" ");
}

function clockText(piece: Piece): string {
  if (piece.type !== "clock") return "";
  const { hour, minute, second, part, literal } = piece.clock;
  const seconds = second === undefined ? "" : `:${two(second)}`;
  return `${two(hour)}:${two(minute)}${seconds}${literal ? "" : "?"}${part === undefined ? "" : ` ${part}`}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

type Row = readonly [text: string, clocks: string];

describe("a time of day", () => {
  const rows: readonly Row[] = [
    ["4pm", "16:00 pm"],
    ["4 p.m.", "16:00 pm"],
    ["4:05 P M", "16:05 pm"],
    ["at 4p", "16:00 pm"],
    ["8:45a", "08:45 am"],
    ["12am", "00:00 am"],
    ["12 p.m.", "12:00 pm"],
    ["16:20", "16:20"],
    ["04:20", "04:20"],
    ["4:20", "04:20?"],
    ["4:20:30", "04:20:30?"],
    ["16h20", "16:20"],
    ["16h", "16:00"],
    ["at 1620", "16:20"],
    ["420pm", "16:20 pm"],
    ["at 4 20", "04:20?"],
    ["4.20 pm", "16:20 pm"],
    ["at 4.20", "04:20?"],
    ["four o'clock", "04:00?"],
    ["4 oclock pm", "16:00 pm"],
    ["four twenty pm", "16:20 pm"],
    ["at four-twenty", "04:20?"],
    ["nine oh five am", "09:05 am"],
    ["noon", "12:00"],
    ["12 noon", "12:00"],
    ["midnight", "12:00? midnight"],
    ["2 hours before noon", "10:00"],
    ["half an hour after 4pm", "16:30"],
    ["half 4", "04:30?"],
    ["21:00 hrs", "21:00"],
    ["4ish", "04:00?"],
    ["4-ish", "04:00?"],
    ["4 in the afternoon", "04:00? afternoon"],
    ["10 at night", "10:00? night"],
    ["half past four", "04:30?"],
    ["half four", "04:30?"],
    ["a quarter to four", "03:45?"],
    ["quarter to one", "12:45?"],
    ["quarter past noon", "12:15"],
    ["ten past 4", "04:10?"],
    ["at ten to 4", "03:50?"],
    ["20 to 4", "03:40?"],
    ["5 minutes to 4pm", "15:55"],
    ["15 minutes after 4 pm", "16:15"],
    ["9 tomorrow", "09:00?"],
    ["9, tonight", "09:00?"],
    ["by 9", "09:00?"],
    ["at 9, 12 and 17", "09:00? 12:00? 17:00"],
  ];
  test.each(rows)("%s → %s", (text, clocks) => {
    expect(clocksOf(text)).toBe(clocks);
  });

  test.each([
    "4",
    "at 4 places",
    "at 4 percent",
    "at 4.5",
    "4a.",
    "A4",
    "four twenty",
    "1600",
    "at 4-5-6",
  ])("%s is none", (text) => {
    expect(clocksOf(text)).toBe("");
  });

  test.each(["26:10", "16pm"])("%s cannot be", (text) => {
    expect(piecesOf(text)).toMatchObject([{ type: "invalid" }]);
  });

  test("a zone after a time is not passed over", () => {
    expect(piecesOf("4pm PST")).toMatchObject([{ type: "clock" }, { type: "stray" }]);
  });
});

describe("the halves of a range complete each other", () => {
  const rows: readonly Row[] = [
    ["4-5pm", "16:00 17:00 pm"],
    ["11-2pm", "11:00 14:00 pm"],
    ["12-2am", "00:00 02:00 am"],
    ["2pm-4", "14:00 pm 16:00"],
    ["10pm to 3", "22:00 pm 03:00"],
    ["from 4 to 5:30", "04:00? 05:30?"],
    ["between 10 and 11:30", "10:00? 11:30?"],
    ["between 5 and 6 in the evening", "05:00? evening 06:00? evening"],
    ["Thursday 9-11", "09:00? 11:00?"],
    ["16h30 - 18h", "16:30 18:00"],
  ];
  test.each(rows)("%s → %s", (text, clocks) => {
    expect(clocksOf(text)).toBe(clocks);
  });

  test.each(["9-11", "4 to 5 people", "pages 4-5"])("%s is no range of times", (text) => {
    expect(clocksOf(text)).toBe("");
  });

  test("five to seven is two things", () => {
    expect(piecesOf("five to seven today")).toMatchObject([{ type: "stray" }, { type: "day" }]);
  });
});
