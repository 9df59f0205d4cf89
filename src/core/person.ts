/** Someone as the bot knows them. */
export interface Person {
  /** The staff id where DingTalk gave one, else DingTalk's own encrypted id (`$:LWCP_v1:…`). */
  readonly id: string;
  readonly name: string;
}

/** What a message teaches about a person. */
export interface PersonSighting {
  readonly dingtalkId: string;
  readonly userId?: string;
  readonly name?: string;
}
