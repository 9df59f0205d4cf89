/** The stored side of a pack's schedule: what fires is in the pack, when it fires next is here. */
export interface ScheduleState {
  /** `<pack>/<id>`. */
  readonly key: string;
  /** Changes when the rule changes; then the next slot is computed anew. */
  readonly fingerprint: string;
  readonly nextAt: number | null;
  readonly lastSlot?: number;
}
