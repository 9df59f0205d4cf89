import { createWorkCalendar } from "../../time/calendar/create.ts";
import { yearsNotCovered } from "../../time/resolve/not-covered.ts";
import { notCovered } from "../../time/describe/time-texts.ts";
import { good, note, type Check } from "./check.ts";

/** Whether this year's holidays are known, and in December the next year's. */
export const checkWorkCalendar: Check = {
  name: "work calendar",
  run({ config, clock }) {
    const calendar = createWorkCalendar(config.workCalendar);
    const years = yearsNotCovered(clock.now(), config.timezone, calendar);
    if (years.length === 0) return Promise.resolve([good("the holidays of this season are known")]);
    const remedy = "update Bellhop, or name the days in the file of work_calendar";
    return Promise.resolve(years.map((year) => note(notCovered(year).en, remedy)));
  },
};
