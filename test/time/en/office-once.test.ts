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

rows("a day and a clock", [
  [
    "remind me tomorrow at 3pm to submit the weekly report",
    "2026-11-24 15:00|remind me  to submit the weekly report",
  ],
  ["standup tomorrow at 9", "2026-11-24 09:00|standup"],
  ["tomorrow 9am standup", "2026-11-24 09:00|standup"],
  ["tmr 4pm call the vendor", "2026-11-24 16:00|call the vendor"],
  ["sync at 3:30 tmr", "2026-11-24 15:30 pm|sync"],
  ["next Mon 10:00 kickoff", "2026-11-30 10:00|kickoff"],
  ["lunch with Sam next Wednesday at noon", "2026-12-02 12:00|lunch with Sam"],
  ["dentist on the 15th at 9am", "2026-12-15 09:00 month|dentist"],
  ["flight on Dec 24 at 18:45", "2026-12-24 18:45|flight"],
  ["Dec 24th 6:45 pm flight to Shanghai", "2026-12-24 18:45|flight to Shanghai"],
  ["performance review 12/15 2pm", "2026-12-15 14:00|performance review"],
  ["Thursday, November 26th, 3:00 PM review", "2026-11-26 15:00|review"],
  ["Thu Nov 26 15:00 review", "2026-11-26 15:00|review"],
  ["2026-12-25 10:00 release", "2026-12-25 10:00|release"],
  ["2026-12-25T10:00 release", "2026-12-25 10:00|release"],
  ["25/12/2026 at 10am release", "2026-12-25 10:00|release"],
  ["at 3 on 12/25 call home", "2026-12-25 15:00 pm|call home"],
  ["week after next on Monday 9am", "2026-12-07 09:00"],
  ["next week Tuesday 10am demo", "2026-12-01 10:00|demo"],
  ["Tuesday of next week 10am demo", "2026-12-01 10:00|demo"],
  ["demo on Friday next week at 11", "2026-12-04 11:00|demo"],
  ["this Friday 3pm retro", "2026-11-27 15:00|retro"],
  ["coming Friday 3pm retro", "2026-11-27 15:00|retro"],
  ["on the 3rd of next month at 11", "2026-12-03 11:00"],
  ["first Monday of next month at 10am", "2026-12-07 10:00"],
  ["the last business day of the month 5pm payroll", "2026-11-30 17:00|payroll"],
  ["the 25th at 4pm", "2026-11-25 16:00 month"],
  ["Thursday 26th 3pm", "2026-11-26 15:00 month"],
  ["meet at 10.30 tomorrow", "2026-11-24 10:30|meet"],
  ["meet at 1030 tomorrow", "2026-11-24 10:30|meet"],
  ["8pm on friday", "2026-11-27 20:00"],
  ["the day after tomorrow at 2pm call supplier", "2026-11-25 14:00|call supplier"],
  ["4pm on Christmas Eve", "2026-12-24 16:00"],
  ["new year's eve at 11pm", "2026-12-31 23:00"],
]);

rows("a clock alone", [
  ["sync at 3", "2026-11-23 15:00 day,pm|sync"],
  ["sync at 3pm", "2026-11-23 15:00 day|sync"],
  ["deploy at midnight", "2026-11-24 00:00 day|deploy"],
  ["standup at 9:30 am", "2026-11-24 09:30 day|standup"],
  ["call Ann at half past ten", "2026-11-23 10:30 day|call Ann"],
  ["call Ann at quarter to four", "2026-11-23 15:45 day,pm|call Ann"],
  ["call Ann at ten past 4", "2026-11-23 16:10 day,pm|call Ann"],
  ["ship it by 5 today", "2026-11-23 17:00 deadline pm|ship it"],
  ["at 4ish", "2026-11-23 16:00 day,pm"],
  ["around noon", "2026-11-23 12:00 day"],
  ["5 o'clock sharp", "2026-11-23 17:00 day,pm"],
  ["at 16h30", "2026-11-23 16:30 day"],
  ["2 p.m. review", "2026-11-23 14:00 day|review"],
  ["review @ 2pm", "2026-11-23 14:00 day|review"],
  ["six thirty pm dinner", "2026-11-23 18:30 day|dinner"],
]);

rows("parts of the day", [
  ["coffee this afternoon", "2026-11-23 14:00 time|coffee"],
  ["check logs tonight", "2026-11-23 20:00 time|check logs"],
  ["deploy tonight at 11", "2026-11-23 23:00|deploy"],
  ["deploy tonight at 1", "2026-11-24 01:00|deploy"],
  ["call mom this evening at 7", "2026-11-23 19:00|call mom"],
  ["call mom tomorrow evening", "2026-11-24 18:00 time|call mom"],
  ["Friday afternoon", "2026-11-27 14:00 time"],
  ["Friday at 5 in the afternoon", "2026-11-27 17:00"],
  ["8 in the morning on Wednesday", "2026-11-25 08:00"],
  ["first thing tomorrow morning", "2026-11-24 08:00 time"],
  ["tomorrow night at 9:30", "2026-11-24 21:30"],
  ["tuesday pm", "2026-11-24 14:00 time"],
  ["9 tomorrow morning", "2026-11-24 09:00"],
  ["8 tonight", "2026-11-23 20:00"],
]);

rows("from now", [
  ["call the vendor in 20 mins", "2026-11-23 10:20|call the vendor"],
  ["ping me in half an hour", "2026-11-23 10:30|ping me"],
  ["take a break in an hour and a half", "2026-11-23 11:30|take a break"],
  ["in 1h30m stretch", "2026-11-23 11:30|stretch"],
  ["in 45m check the oven", "2026-11-23 10:45|check the oven"],
  ["in 90 minutes", "2026-11-23 11:30"],
  ["two hours from now", "2026-11-23 12:00"],
  ["10 minutes later check the build", "2026-11-23 10:10|check the build"],
  ["after 10 minutes check the build", "2026-11-23 10:10|check the build"],
  ["give me 10 minutes", "2026-11-23 10:10"],
  ["in about 3 hours", "2026-11-23 13:00"],
  ["in a couple of hours", "2026-11-23 12:00"],
  ["in 2 and a half hours", "2026-11-23 12:30"],
  ["follow up with Li in 3 days", "2026-11-26 10:00|follow up with Li"],
  ["follow up in two weeks", "2026-12-07 10:00|follow up"],
  ["follow up in two weeks' time", "2026-12-07 10:00|follow up"],
  ["renew the license in a year", "2027-11-23 10:00|renew the license"],
  ["+2h", "2026-11-23 12:00"],
]);

rows("a day alone", [
  ["pay rent on the 1st", "2026-12-01 month,time|pay rent"],
  ["close the books at the end of the quarter", "2026-12-31 time|close the books"],
  ["follow up a week from Friday", "2026-12-04 time|follow up"],
  ["a week from tomorrow", "2026-12-01 time"],
  ["3 days before Christmas buy gifts", "2026-12-22 time|buy gifts"],
  ["the day before Christmas", "2026-12-24 time"],
  ["two days after Thanksgiving", "2026-11-28 time"],
  ["3rd of next month", "2026-12-03 time"],
  ["first day of next month", "2026-12-01 time"],
  ["Sunday, March 7, 2027", "2027-03-07 time"],
  ["March 7th", "2027-03-07 year,time"],
  ["7 March", "2027-03-07 year,time"],
  ["Mar 7, 2027", "2027-03-07 time"],
  ["12/25/2026", "2026-12-25 time"],
  ["2027/03/07", "2027-03-07 time"],
  ["20270307", "2027-03-07 time"],
  ["Dec. 25th", "2026-12-25 time"],
  ["Feb 29", "2028-02-29 year,time"],
  ["in four business days", "2026-11-27 10:00"],
  ["Friday the 4th", "2026-12-04 month,time"],
]);

rows("deadlines", [
  ["expense report due Friday 6pm", "2026-11-27 18:00 deadline|expense report"],
  ["expense report due tomorrow", "2026-11-24 deadline time|expense report"],
  ["send invoice before 5pm today", "2026-11-23 17:00 deadline|send invoice"],
  ["release notes no later than Thursday noon", "2026-11-26 12:00 deadline|release notes"],
  ["review the contract by Friday EOD", "2026-11-27 17:30 deadline time|review the contract"],
  ["by COB today", "2026-11-23 17:30 deadline time"],
  ["by end of day Thursday", "2026-11-26 17:30 deadline time"],
  ["send the report by end of month", "2026-11-30 deadline time|send the report"],
  ["finish before lunch", "2026-11-23 12:00 deadline day,time|finish"],
  ["out of office until next Monday", "2026-11-30 deadline time|out of office"],
  ["within 2 weeks", "2026-12-07 10:00 deadline"],
]);

rows("early, late, the same time", [
  ["early tomorrow check the servers", "2026-11-24 08:00 time|check the servers"],
  ["late tomorrow afternoon call Ann", "2026-11-24 14:00 time|call Ann"],
  ["late afternoon tomorrow call Ann", "2026-11-24 14:00 time|call Ann"],
  ["same time tomorrow", "2026-11-24 10:00"],
  ["this time next week", "2026-11-30 10:00"],
  ["early next week", "2026-11-30 time"],
  ["midnight tonight", "2026-11-24 00:00"],
  ["2 hours before midnight", "2026-11-23 22:00 day"],
  ["30 minutes before 5pm tomorrow", "2026-11-24 16:30"],
  ["2100 tonight", "2026-11-23 21:00"],
  ["half 9 tomorrow", "2026-11-24 09:30"],
]);

rows("put off, moved, for people", [
  ["postpone to next Monday", "2026-11-30 time|postpone"],
  ["move it to 3pm", "2026-11-23 15:00 day|move it"],
  ["book a table for 4 tomorrow at 7pm", "2026-11-24 19:00|book a table for 4"],
  ["table for two tonight at 8", "2026-11-23 20:00|table for two"],
  ["set a timer for 10 minutes", "2026-11-23 10:10|set a timer"],
  ["timer 10 minutes", "2026-11-23 10:10|timer"],
  ["March 3 of next year", "2027-03-03 time"],
]);
