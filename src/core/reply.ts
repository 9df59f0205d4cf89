/** What the bot says, as data. */
export interface Reply {
  readonly content: Content;
  /** User ids to @, at most 50 (DingTalk's limit). */
  readonly mentions: readonly string[];
  /** @s everybody in the group. */
  readonly everyone?: boolean;
}

export type Content = TextContent | MarkdownContent | CardContent | LinkContent | FileContent;

export interface TextContent {
  readonly type: "text";
  readonly text: string;
}

/** `title` is what the conversation list and the notification show. */
export interface MarkdownContent {
  readonly type: "markdown";
  readonly title: string;
  readonly text: string;
}

/** Buttons open addresses; DingTalk's action cards call nothing back. */
export interface CardContent {
  readonly type: "card";
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly { readonly title: string; readonly url: string }[];
  readonly layout?: "vertical" | "horizontal";
}

export interface LinkContent {
  readonly type: "link";
  readonly title: string;
  readonly text: string;
  readonly url: string;
  readonly pictureUrl?: string;
}

/** A shared file: sent as a file message where the robot can, as its signed link elsewhere. */
export interface FileContent {
  readonly type: "file";
  /** The key of its share. */
  readonly fileId: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly url: string;
  readonly linkExpiresAt: number;
}
