/** How a person is named in a text so that DingTalk shows their name and, when @-ed, calls them. */
export function at(userId: string): string {
  return `@${userId}`;
}
