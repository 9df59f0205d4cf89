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

/** Hours as they are configured, `HH:MM`; what is left out keeps its default. */
export interface ConfiguredHours {
  /** Of a date said without a time. */
  readonly date?: string;
  readonly earlyMorning?: string;
  readonly morning?: string;
  readonly noon?: string;
  readonly afternoon?: string;
  readonly evening?: string;
  readonly night?: string;
  readonly endOfWork?: string;
}

/** The defaults with what is configured laid over them. */
export function timeDefaultsOf(hours: ConfiguredHours): TimeDefaults {
  const { timeOfDay, parts } = timeDefaults;
  return {
    timeOfDay: hours.date ?? timeOfDay,
    parts: {
      ...parts,
      "early-morning": hours.earlyMorning ?? parts["early-morning"],
      morning: hours.morning ?? parts.morning,
      noon: hours.noon ?? parts.noon,
      afternoon: hours.afternoon ?? parts.afternoon,
      evening: hours.evening ?? parts.evening,
      night: hours.night ?? parts.night,
      "end-of-work": hours.endOfWork ?? parts["end-of-work"],
    },
  };
}
