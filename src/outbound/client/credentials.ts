/** What an app proves itself with. */
export type Credentials = AppCredentials | CorpCredentials;

/** An app's key and secret, also called client id and client secret. */
export interface AppCredentials {
  readonly appKey: string;
  readonly appSecret: string;
  /** Which of the two APIs gives the token; `v1.0/oauth2/accessToken` unless it says `gettoken`. */
  readonly tokenApi?: "oauth2" | "gettoken";
}

/** The form before apps had keys. No new company gets a corpSecret, but `gettoken` still takes one (protocol §5). */
export interface CorpCredentials {
  readonly corpId: string;
  readonly corpSecret: string;
}
