/** The company's own directory of people, asked and remembered. */
export interface CompanyDirectory {
  /** Names of those who are found, by user id. Waits a moment at most; the others are known the next time. */
  names(
    userIds: readonly string[],
    robot: string | undefined,
  ): Promise<ReadonlyMap<string, string>>;
  /** The union id by which todos and calendars know a person; `undefined` when there is no such person. */
  unionId(userId: string, robot: string): Promise<string | undefined>;
}

/** What the directory says of one person. */
export interface UserFacts {
  readonly userId: string;
  readonly name?: string;
  readonly unionId?: string;
}
