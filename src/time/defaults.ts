import type { TimeDefaults } from "./time-result.ts";

/** The hours taken where none is said, unless configured otherwise. */
export const timeDefaults: TimeDefaults = {
  timeOfDay: "09:00",
  parts: {
    dawn: "05:00",
    "early-morning": "08:00",
    morning: "09:00",
    noon: "12:00",
    afternoon: "14:00",
    evening: "18:00",
    night: "20:00",
    midnight: "00:00",
    "end-of-work": "17:30",
  },
};
