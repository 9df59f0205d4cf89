/** What came of one message, in the words that examples have for it. */
export interface Received {
  /** `asks`: the bot waits for an answer; `waits`: somebody has to agree first. */
  readonly state: "ran" | "none" | "denied" | "failed" | "asks" | "waits";
  /** The name of the command it was, whether it ran or not. */
  readonly command?: string | undefined;
  readonly args?: Readonly<Record<string, unknown>> | undefined;
  /** The words of what was answered and posted. */
  readonly texts: readonly string[];
  /** What those who have to agree may be called. */
  readonly waitsFor?: readonly string[];
}
