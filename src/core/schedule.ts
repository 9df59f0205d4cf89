/** The stored side of a pack's schedule: what fires is in the pack, when it fires next is here. */
export interface ScheduleState {
  /** `<pack>/<id>`. */
  readonly key: string;
  /** Changes when the rule changes; then the next slot is computed anew. */
  readonly fingerprint: string;
  readonly nextAt: number | null;
  readonly lastSlot?: number;
}

/** When a schedule fires, as its pack says it. */
export type ScheduleTiming =
  | {
      readonly kind: "cron";
      /** In node-cron's dialect. */
      readonly expression: string;
      /** What becomes of slots on days that are not worked; they stay when it is left out. */
      readonly onHoliday?: "skip" | "before" | "after";
    }
  /** `recurrence` is text as `time/recurrence-text.ts` writes it. */
  | { readonly kind: "recurrence"; readonly recurrence: string };
