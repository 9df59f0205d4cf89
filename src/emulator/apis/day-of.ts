/** The day of an instant where DingTalk is: limits a day begin anew at midnight in Beijing. */
export function dayOf(at: number): string {
  return new Date(at + beijingOffsetMs).toISOString().slice(0, 10);
}

const beijingOffsetMs = 8 * 3_600_000;
