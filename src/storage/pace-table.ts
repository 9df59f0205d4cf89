/** What a person said in a minute. */
export interface PersonPaceTable {
  person: string;
  /** When the first of it was said. */
  since: number;
  count: number;
  /** Where and how they are told that the minute is over; JSON. */
  told: string | null;
}
