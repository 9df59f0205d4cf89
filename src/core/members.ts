/** Who belongs to which group, as far as the bot has seen. */
export interface Members {
  /** Somebody has spoken in a group, so they belong to it. */
  learnMember(robot: string, conversation: string, person: string): Promise<void>;
  isMember(robot: string, conversation: string, person: string): Promise<boolean>;
  /** Everybody who has spoken in a group, by id. */
  members(robot: string, conversation: string): Promise<string[]>;
  /** These people belong to a group no more, whichever robot saw them there; to no group where it is left out. */
  forgetMembers(people: readonly string[], conversation?: string): Promise<void>;
}
