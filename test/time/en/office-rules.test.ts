import { describe, expect, test } from "vitest";
import { contextAt, said } from "../said.ts";

// A Monday.
const now = "2026-11-23T10:00:00+08:00";

type Row = readonly [phrase: string, understood: string];

function rows(title: string, all: readonly Row[]): void {
  describe(title, () => {
    test.each(all)("%s → %s", (phrase, understood) => {
      expect(said(phrase, contextAt(now))).toBe(understood);
    });
  });
}

rows("each day", [
  ["daily at 9am and 5pm take medicine", "DAILY 09:00,17:00|take medicine"],
  ["drink water every day", "DAILY 09:00 time|drink water"],
  ["every day at 8am, 12pm and 6pm", "DAILY 08:00,12:00,18:00"],
  ["every single day at 8", "DAILY 08:00"],
  ["every morning at 8:30", "DAILY 08:30"],
  ["every evening at 9", "DAILY 21:00"],
  ["every night at 10", "DAILY 22:00"],
  ["nightly at 2am backup", "DAILY 02:00|backup"],
  [
    "water the plants every other day at 8am",
    "DAILY;2 08:00 from 2026-11-24 start|water the plants",
  ],
  ["every 3 days at noon", "DAILY;3 12:00 from 2026-11-23 start"],
  ["every 4th day at noon", "DAILY;4 12:00 from 2026-11-23 start"],
]);

rows("weekdays", [
  ["remind us every weekday at 9:30 standup", "WEEKLY;DAY=MO,TU,WE,TH,FR 09:30|remind us  standup"],
  ["on weekdays at 6pm", "WEEKLY;DAY=MO,TU,WE,TH,FR 18:00"],
  ["weekday mornings at 8", "WEEKLY;DAY=MO,TU,WE,TH,FR 08:00"],
  ["every working day at 18:00", "DAILY workday 18:00"],
  ["weekends at 10am", "WEEKLY;DAY=SA,SU 10:00"],
  ["every weekend at noon", "WEEKLY;DAY=SA,SU 12:00"],
  ["submit timesheet every Friday at 4:30 pm", "WEEKLY;DAY=FR 16:30|submit timesheet"],
  ["submit timesheet Fridays 4:30pm", "WEEKLY;DAY=FR 16:30|submit timesheet"],
  ["gym mon wed fri at 7am", "WEEKLY;DAY=MO,WE,FR 07:00|gym"],
  ["gym on Mondays, Wednesdays and Fridays at 7am", "WEEKLY;DAY=MO,WE,FR 07:00|gym"],
  [
    "take out the trash every Tuesday and Friday evening",
    "WEEKLY;DAY=TU,FR 18:00 time|take out the trash",
  ],
  ["each Monday, Tuesday and Thursday 14:30", "WEEKLY;DAY=MO,TU,TH 14:30"],
  ["every mon-thu at 5pm", "WEEKLY;DAY=MO,TU,WE,TH 17:00"],
  ["mon-fri 9:30 standup", "WEEKLY;DAY=MO,TU,WE,TH,FR 09:30|standup"],
  ["Tuesdays & Thursdays at 10", "WEEKLY;DAY=TU,TH 10:00"],
  ["Monday mornings at 9", "WEEKLY;DAY=MO 09:00"],
  ["every Saturday through Monday at 9am", "WEEKLY;DAY=MO,SA,SU 09:00"],
  ["weekly on monday at 10", "WEEKLY;DAY=MO 10:00"],
  ["weekly sync every Tuesday 11:00", "WEEKLY;DAY=TU 11:00|weekly sync"],
  ["once a week on Monday at 10", "WEEKLY;DAY=MO 10:00"],
  ["retro every 2 weeks on Thursday at 3pm", "WEEKLY;2;DAY=TH 15:00 from 2026-11-26 start|retro"],
  ["retro every other Thursday 3pm", "WEEKLY;2;DAY=TH 15:00 from 2026-11-26 start|retro"],
  ["biweekly on Friday at 2pm", "WEEKLY;2;DAY=FR 14:00 from 2026-11-27 start"],
  ["fortnightly on Mondays at 9", "WEEKLY;2;DAY=MO 09:00 from 2026-11-30 start"],
  ["Fridays every other week at 5pm", "WEEKLY;2;DAY=FR 17:00 from 2026-11-27 start"],
  ["every three weeks on Wed at 1pm", "WEEKLY;3;DAY=WE 13:00 from 2026-11-25 start"],
]);

rows("months", [
  ["pay rent on the 1st of every month", "MONTHLY;MONTHDAY=1 09:00 time|pay rent"],
  ["pay rent every month on the 1st at 10am", "MONTHLY;MONTHDAY=1 10:00|pay rent"],
  ["1st and 15th of every month at 9 payroll", "MONTHLY;MONTHDAY=1,15 09:00|payroll"],
  ["every 10th, 20th and 30th at 10am", "MONTHLY;MONTHDAY=10,20,30 10:00"],
  ["every 15th at 9am", "MONTHLY;MONTHDAY=15 09:00"],
  ["the 4th of every other month at noon", "MONTHLY;2;MONTHDAY=4 12:00 from 2026-12-04 start"],
  ["last day of each month at 5pm", "MONTHLY;MONTHDAY=-1 17:00"],
  ["end of every month", "MONTHLY;MONTHDAY=-1 09:00 time"],
  ["every month on the last day at 09:30", "MONTHLY;MONTHDAY=-1 09:30"],
  ["every month on the 3rd last Tuesday at 10", "MONTHLY;DAY=-3TU 10:00"],
  [
    "board meeting on the last Friday of every month at 2pm",
    "MONTHLY;DAY=-1FR 14:00|board meeting",
  ],
  ["2nd and 4th Wednesday of every month at 3pm", "MONTHLY;DAY=2WE,4WE 15:00"],
  ["2nd to the last friday of each month at 10am", "MONTHLY;DAY=-2FR 10:00"],
  ["first Monday of every month 10am", "MONTHLY;DAY=1MO 10:00"],
  ["every last business day of the month at 5pm", "MONTHLY;SETPOS=-1 workday 17:00"],
  ["monthly on the 5th at 9", "MONTHLY;MONTHDAY=5 09:00"],
  ["at 10 am on the 15th of every month", "MONTHLY;MONTHDAY=15 10:00"],
  ["quarterly on the 1st at 10", "YEARLY;MONTHDAY=1;MONTH=1,4,7,10 10:00"],
  ["every quarter on the 1st at 10", "YEARLY;MONTHDAY=1;MONTH=1,4,7,10 10:00"],
  ["every 6 months on the 1st at 10", "MONTHLY;6;MONTHDAY=1 10:00 from 2026-12-01 start"],
]);

rows("years", [
  ["every year on December 31 at 11pm", "YEARLY;MONTHDAY=31;MONTH=12 23:00"],
  ["every january 1st at noon", "YEARLY;MONTHDAY=1;MONTH=1 12:00"],
  ["every fourth thursday in november at noon", "YEARLY;DAY=4TH;MONTH=11 12:00"],
  ["each 4/15 at 9am", "YEARLY;MONTHDAY=15;MONTH=4 09:00"],
  ["yearly on March 8 at 9", "YEARLY;MONTHDAY=8;MONTH=3 09:00"],
  ["every aug 20 and 30 at 9am", "YEARLY;MONTHDAY=20,30;MONTH=8 09:00"],
  [
    "every year on the 1st and 15th of January and July at 09:00",
    "YEARLY;MONTHDAY=1,15;MONTH=1,7 09:00",
  ],
  ["every Christmas at 9am", "YEARLY 09:00"],
  ["annually on May 4 at noon", "YEARLY;MONTHDAY=4;MONTH=5 12:00"],
]);

rows("short ones", [
  ["backup every 6 hours", "HOURLY;6|backup"],
  ["every 30 minutes", "MINUTELY;30"],
  ["every half hour", "MINUTELY;30"],
  ["every other hour", "HOURLY;2"],
  ["every hour and a half", "MINUTELY;90"],
  ["hourly water", "HOURLY|water"],
  ["every minute", "too-often"],
]);

rows("bounds", [
  ["standup every day at 10 until Friday", "DAILY 10:00 until 2026-11-27|standup"],
  ["every Tuesday at 3pm until Dec 15", "WEEKLY;DAY=TU 15:00 until 2026-12-15"],
  [
    "standup every weekday at 10am starting next Monday",
    "WEEKLY;DAY=MO,TU,WE,TH,FR 10:00 from 2026-11-30|standup",
  ],
  ["from Dec 1 every day at 9", "DAILY 09:00 from 2026-12-01"],
  ["daily at 8 starting tomorrow, until Dec 15", "DAILY 08:00 from 2026-11-24 until 2026-12-15"],
  ["report every Monday at 9 for the next 4 weeks", "WEEKLY;DAY=MO 09:00 until 2026-12-21|report"],
  ["report every Monday at 9 for 5 times", "WEEKLY;DAY=MO 09:00 5 times|report"],
  ["report every Monday at 9, 5 times", "WEEKLY;DAY=MO 09:00 5 times|report"],
  ["fridays at 4pm twice", "WEEKLY;DAY=FR 16:00 2 times"],
  [
    "every other friday at 4pm for 3 weeks",
    "WEEKLY;2;DAY=FR 16:00 from 2026-11-27 until 2026-12-13 start",
  ],
  ["standup every day at 10am except weekends", "DAILY 10:00|standup"],
]);

rows("quarters, patterns, starts", [
  ["the last Monday of each quarter at 9", "YEARLY;DAY=-1MO;MONTH=3,6,9,12 09:00"],
  ["first day of every quarter at 9", "YEARLY;MONTHDAY=1;MONTH=1,4,7,10 09:00"],
  ["last working day of each quarter at 9", "MONTHLY;MONTH=3,6,9,12;SETPOS=-1 workday 09:00"],
  ["MWF at 9 standup", "WEEKLY;DAY=MO,WE,FR 09:00|standup"],
  ["M-F 9am standup", "WEEKLY;DAY=MO,TU,WE,TH,FR 09:00|standup"],
  ["Tue/Thu 10am sync", "WEEKLY;DAY=TU,TH 10:00|sync"],
  ["every Monday and every Friday at 9", "WEEKLY;DAY=MO,FR 09:00"],
  ["every morning and evening at 9", "DAILY 09:00,21:00 time"],
  ["every 6 months starting Jan 1 at 10", "MONTHLY;6;MONTHDAY=1 10:00 from 2027-01-01 day"],
  ["5th every month at 10", "MONTHLY;MONTHDAY=5 10:00"],
  ["once daily at 8", "DAILY 08:00"],
  ["every weekday at 9 except holidays", "WEEKLY;DAY=MO,TU,WE,TH,FR 09:00"],
  ["Tuesdays at 2 and Thursdays at 4", "asks"],
]);
