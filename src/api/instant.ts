import { z } from "zod";

/** A moment with its offset, `2026-11-24T15:00:00+08:00`; read as epoch milliseconds. */
export const instantSchema = z.iso
  .datetime({ offset: true, error: "write it as 2026-11-24T15:00:00+08:00" })
  .describe("RFC 3339 with an offset, such as 2026-11-24T15:00:00+08:00.");

/** How a moment is shown: in UTC. */
export function showInstant(at: number): string {
  return new Date(at).toISOString();
}
