import type { Localized } from "../../core/locale.ts";
import { joinEvery, narrowEvery } from "./merge-every.ts";
import { haveOwnClocks, isOtherNight, moreExact, sameClock } from "./merge-clocks.ts";
import { daysOfSpan } from "./days-of-span.ts";
import { mergeDays } from "./merge-days.ts";
import type { Moment, Phrase, Shift } from "./phrase.ts";
import type { ClockSpec, DayPart, DaySpec, EverySpec, Length, Mark, Piece } from "./piece.ts";

/** Puts the pieces of one phrase into its slots, in whatever order they came. */
export function buildPhrase(pieces: readonly Piece[]): Phrase {
  const builder = new PhraseBuilder();
  for (const piece of pieces) builder.take(piece);
  return builder.phrase();
}

/** A longer list is no time that somebody says. */
const mostMoments = 12;

type Target = "moments" | "from" | "to" | "except";

class PhraseBuilder {
  #moments: Moment[] = [];
  #from: Moment | undefined;
  #to: Moment | undefined;
  readonly #except: DaySpec[] = [];
  #every: EverySpec | undefined;
  #length: Length | undefined;
  #shift: Shift | undefined;
  #count: number | undefined;
  #onHoliday: Phrase["onHoliday"];
  #invalid: Localized | undefined;
  #isDeadline = false;
  #isAbout = false;
  #isChoice = false;
  #isVague = false;
  #isHalfUnderstood = false;

  #target: Target = "moments";
  /** 和 or a comma stood before: a second filler of a slot begins a new moment. */
  #isList = false;
  #isBetween = false;
  /** 10 to 12 on Monday: a day behind the end's clock is the start's too. */
  #isDayOfBoth = false;

  take(piece: Piece): void {
    switch (piece.type) {
      case "day":
        this.#day(piece.day);
        if (piece.part !== undefined) this.#part(piece.part);
        break;
      case "clock":
        this.#clock(piece.clock);
        break;
      case "part":
        this.#part(piece.part);
        break;
      case "length":
        if (this.#length !== undefined) this.#isHalfUnderstood = true;
        this.#length = piece.length;
        break;
      case "shift":
        if (this.#shift !== undefined) this.#isHalfUnderstood = true;
        // "Every day for the next month": the end of a rule, not a time of its own.
        this.#shift = this.#target === "to" ? { ...piece, direction: "within" } : piece;
        break;
      case "every":
        this.#takeEvery(piece.every);
        break;
      case "count":
        this.#count = piece.count;
        break;
      case "on-holiday":
        this.#onHoliday = piece.onHoliday;
        break;
      case "mark":
        this.#mark(piece.mark);
        return;
      case "vague":
        this.#isVague = true;
        break;
      case "invalid":
        this.#invalid ??= piece.why;
        break;
      case "group":
        for (const one of piece.pieces) this.take(one);
        break;
      case "stray":
        this.#isHalfUnderstood = true;
    }
    this.#isList = false;
  }

  phrase(): Phrase {
    this.#narrow();
    this.#shareDay();
    if (this.#moments.length > mostMoments) this.#isHalfUnderstood = true;
    return {
      moments: this.#moments,
      ...(this.#every === undefined ? {} : { every: this.#every }),
      ...(this.#length === undefined ? {} : { length: this.#length }),
      ...(this.#shift === undefined ? {} : { shift: this.#shift }),
      ...(this.#from === undefined ? {} : { from: this.#from }),
      ...(this.#to === undefined ? {} : { to: this.#to }),
      ...(this.#count === undefined ? {} : { count: this.#count }),
      ...(this.#onHoliday === undefined ? {} : { onHoliday: this.#onHoliday }),
      ...(this.#invalid === undefined ? {} : { invalid: this.#invalid }),
      except: this.#except,
      isDeadline: this.#isDeadline,
      isAbout: this.#isAbout,
      isChoice: this.#isChoice,
      isVague: this.#isVague,
      isHalfUnderstood: this.#isHalfUnderstood,
    };
  }

  #day(day: DaySpec): void {
    if (this.#target === "except") {
      this.#except.push(day);
      return;
    }
    const moment = this.#current();
    if (this.#target === "to" && moment.day === undefined && moment.clock !== undefined) {
      this.#isDayOfBoth = true;
    }
    const merged = moment.day === undefined ? day : mergeDays(moment.day, day);
    if (merged !== undefined && !(this.#isList && moment.day !== undefined)) {
      this.#set({ ...moment, day: merged });
    } else this.#another({ day });
  }

  #clock(clock: ClockSpec): void {
    if (this.#target === "except") this.#target = "moments";
    const moment = this.#current();
    if (moment.clock === undefined) this.#set({ ...moment, clock });
    else if (!this.#isList && sameClock(moment.clock, clock))
      this.#set({ ...moment, clock: moreExact(moment.clock, clock) });
    else this.#another({ clock });
  }

  #part(part: DayPart): void {
    if (this.#target === "except") this.#target = "moments";
    const moment = this.#current();
    if (moment.part === undefined && !(this.#isList && moment.clock !== undefined)) {
      this.#set({ ...moment, part });
    } else if (moment.part !== part) this.#another({ part });
  }

  #takeEvery(every: EverySpec): void {
    const before = this.#every;
    this.#target = "moments";
    if (before === undefined) this.#every = every;
    else this.#every = joinEvery(before, every) ?? before;
    // "Tuesdays at 2 and Thursdays at 4" is two rules.
    const hasTime = this.#moments.some(({ clock }) => clock !== undefined);
    const isAnother = hasTime && before?.weekdays !== undefined && every.weekdays !== undefined;
    if (before !== undefined && (isAnother || joinEvery(before, every) === undefined))
      this.#isHalfUnderstood = true;
  }

  #mark(mark: Mark): void {
    switch (mark) {
      case "from-pre":
        this.#target = "from";
        this.#from ??= {};
        break;
      case "from-post":
        if (this.#target === "moments") this.#from = this.#moments.pop();
        this.#target = "moments";
        break;
      case "to":
        // 9点到10点和11点到12点: a second range beside the first.
        if (this.#to !== undefined && this.#every === undefined) this.#isHalfUnderstood = true;
        // 除了12月24日到26日; "except Sundays until May" is clear.
        if (this.#target === "except" && this.#except.at(-1)?.kind === "date")
          this.#isHalfUnderstood = true;
        this.#target = "to";
        break;
      case "to-close":
        if (this.#to === undefined) this.#to = this.#moments.pop();
        this.#target = "moments";
        break;
      case "by-pre":
      case "by-post":
        this.#isDeadline = true;
        break;
      case "except-pre":
        this.#target = "except";
        break;
      case "except-post":
        this.#exceptLast();
        break;
      case "and":
        if (this.#isBetween && this.#target === "moments") {
          this.#target = "to";
          this.#isBetween = false;
        } else this.#isList = true;
        break;
      case "or":
        this.#isChoice = true;
        this.#isList = true;
        break;
      case "about":
        this.#isAbout = true;
        break;
      case "between":
        if (this.#moments.length === 0 || this.#to === undefined) this.#isBetween = true;
        break;
      case "glue":
      case "after-pre":
      case "after-post":
        break;
    }
  }

  /** 周三除外: the day named last is what is left out. */
  #exceptLast(): void {
    if (this.#target === "to" && this.#to?.day !== undefined) this.#exceptSpan(this.#to.day);
    else if (this.#target !== "except") {
      const last = this.#moments.at(-1);
      if (last?.day === undefined) return;
      this.#except.push(last.day);
      this.#moments.pop();
      const { day: _, ...rest } = last;
      if (Object.keys(rest).length > 0) this.#moments.push(rest);
    }
    this.#target = "moments";
  }

  /** 从12月24日到12月26日除外: what would bound the rule is left out of it. */
  #exceptSpan(last: DaySpec): void {
    const { day, ...rest } = this.#from ?? this.#moments.pop() ?? {};
    const days = day && daysOfSpan(day, last);
    if (days === undefined) this.#isHalfUnderstood = true;
    else this.#except.push(...days);
    this.#from = undefined;
    this.#to = undefined;
    if (Object.keys(rest).length > 0) this.#moments.push(rest);
  }

  #current(): Moment {
    if (this.#target === "from") return this.#from ?? {};
    if (this.#target === "to") return this.#to ?? {};
    return this.#moments.at(-1) ?? {};
  }

  #set(moment: Moment): void {
    if (this.#target === "from") this.#from = moment;
    else if (this.#target === "to") this.#to = moment;
    else if (this.#moments.length === 0) this.#moments.push(moment);
    else this.#moments[this.#moments.length - 1] = moment;
  }

  /** A slot that is filled already: the next of a list, or the first of what follows a marked start or end. */
  #another(moment: Moment): void {
    if (this.#target === "moments" || this.#isList) {
      this.#target = "moments";
      this.#moments.push(moment);
      return;
    }
    this.#target = "moments";
    if (this.#moments.length === 0) this.#moments.push(moment);
    else this.#set({ ...this.#current(), ...moment });
  }

  #shareDay(): void {
    const [first = {}] = this.#moments;
    const start = this.#from ?? first;
    if (!this.#isDayOfBoth || this.#to?.day === undefined || this.#every !== undefined) return;
    if (start.clock === undefined || start.day !== undefined || first.day !== undefined) return;
    const { day, ...to } = this.#to;
    if (isOtherNight(day, start, to)) this.#isHalfUnderstood = true;
    this.#to = to;
    if (this.#from === undefined) this.#moments[0] = { ...first, day };
    else this.#from = { ...this.#from, day };
  }

  /** Days beside a rule belong to it where they can: every month + the 4th. */
  #narrow(): void {
    let every = this.#every;
    if (every === undefined) return;
    const left: Moment[] = [];
    if (haveOwnClocks(this.#moments)) this.#isHalfUnderstood = true;
    for (const { day, ...rest } of this.#moments) {
      // 1月到3月每月15号: where the rule begins, and none of its months.
      if (day?.kind === "period" && this.#to?.day?.kind === "period" && this.#from === undefined) {
        this.#from = { day, ...rest };
        continue;
      }
      const narrowed: EverySpec | undefined = day === undefined ? every : narrowEvery(every, day);
      if (narrowed === undefined) left.push({ ...rest, ...(day === undefined ? {} : { day }) });
      else {
        every = narrowed;
        if (Object.keys(rest).length > 0) left.push(rest);
      }
    }
    this.#every = every;
    this.#moments = left;
  }
}
