/** The published days of one year, laid over Monday to Friday. */
export interface CalendarYear {
  readonly year: number;
  /** The notice that published them. */
  readonly source: string;
  /** Days off, `MM-DD` or `MM-DD..MM-DD`, weekends within a holiday included. */
  readonly daysOff: Readonly<Record<string, string>>;
  /** Weekend days that are worked instead (调休), `MM-DD`. */
  readonly workdays: readonly string[];
}
