/** A message as DingTalk's client shows it, whichever way it came. */
export type Shown =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "markdown"; readonly title: string; readonly text: string }
  | {
      readonly kind: "card";
      readonly title: string;
      readonly text: string;
      readonly buttons: readonly { readonly title: string; readonly url: string }[];
      readonly horizontal: boolean;
    }
  | {
      readonly kind: "link";
      readonly title: string;
      readonly text: string;
      readonly url: string;
      readonly pictureUrl?: string;
    }
  | {
      readonly kind: "feed";
      readonly links: readonly {
        readonly title: string;
        readonly url: string;
        readonly pictureUrl: string;
      }[];
    }
  | { readonly kind: "image"; readonly url: string }
  | { readonly kind: "file"; readonly mediaId: string | null; readonly name: string }
  | { readonly kind: "media"; readonly label: string };

/** A checked message: what DingTalk calls its type, and how it looks. */
export interface Parsed {
  readonly msgtype: string;
  readonly shown: Shown;
}

/** The words of a message, for the transcript. */
export function wordsOf(shown: Shown): string {
  if (isRunningText(shown)) return shown.text;
  if (shown.kind === "link") return `${shown.title}\n${shown.text}`;
  if (shown.kind === "feed") return shown.links.map(({ title }) => title).join("\n");
  if (shown.kind === "file") return `[文件] ${shown.name}`;
  return shown.kind === "image" ? "[图片]" : shown.label;
}

/** The kinds whose text can have mentions. */
export type RunningText = Extract<Shown, { readonly kind: "text" | "markdown" | "card" }>;

export function isRunningText(shown: Shown): shown is RunningText {
  return shown.kind === "text" || shown.kind === "markdown" || shown.kind === "card";
}
