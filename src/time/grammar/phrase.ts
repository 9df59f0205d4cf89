import type { Localized } from "../../core/locale.ts";
import type { ClockSpec, DayPart, DaySpec, EverySpec, Length } from "./piece.ts";

/** A moment as said: any of its slots may be missing. */
export interface Moment {
  readonly day?: DaySpec;
  readonly part?: DayPart;
  readonly clock?: ClockSpec;
}

/** A length with its direction from now. */
export interface Shift {
  readonly length: Length;
  readonly direction: "after" | "before" | "within";
}

/** Neighbouring pieces put together: what was said of one time, in slots. */
export interface Phrase {
  /** One, or more for a list: 周一、周三, at 9 and at 15. */
  readonly moments: readonly Moment[];
  readonly every?: EverySpec;
  readonly length?: Length;
  readonly shift?: Shift;
  /** Marked as a start: 从…, 起. */
  readonly from?: Moment;
  /** Marked as an end: 到…, until. */
  readonly to?: Moment;
  readonly count?: number;
  /** What becomes of a rule's days off. */
  readonly onHoliday?: "skip" | "before" | "after";
  readonly except: readonly DaySpec[];
  readonly isDeadline: boolean;
  /** 大概: said again, changes nothing. */
  readonly isAbout: boolean;
  /** Alternatives were named: 周三或周四. */
  readonly isChoice: boolean;
  readonly isVague: boolean;
  readonly invalid?: Localized;
  /** Something time-like in it was not understood, or two fillers of one slot do not agree. */
  readonly isHalfUnderstood: boolean;
}
