/** A message of the robot OpenAPI: `msgParam` is JSON in a string (protocol §4.1). */
export interface OpenApiMessage {
  readonly msgKey: string;
  readonly msgParam: string;
}

/** Makes a message of any kind the robot OpenAPI has. Feed cards it has not (protocol §4.2, K0699). */
export function openApiMessage<K extends keyof MessageParams>(
  msgKey: K,
  param: MessageParams[K],
): OpenApiMessage {
  return { msgKey, msgParam: JSON.stringify(param) };
}

/** What each `msgKey` takes; all values are texts. */
export interface MessageParams {
  readonly sampleText: { readonly content: string };
  readonly sampleMarkdown: { readonly title: string; readonly text: string };
  /** A full URL or a media id. */
  readonly sampleImageMsg: { readonly photoURL: string };
  readonly sampleLink: {
    readonly title: string;
    readonly text: string;
    readonly picUrl: string;
    readonly messageUrl: string;
  };
  readonly sampleActionCard: Titled & { readonly singleTitle: string; readonly singleURL: string };
  /** Two to five buttons below one another. */
  readonly sampleActionCard2: Titled & Numbered<"actionTitle" | "actionURL", 1 | 2>;
  readonly sampleActionCard3: Titled & Numbered<"actionTitle" | "actionURL", 1 | 2 | 3>;
  readonly sampleActionCard4: Titled & Numbered<"actionTitle" | "actionURL", 1 | 2 | 3 | 4>;
  readonly sampleActionCard5: Titled & Numbered<"actionTitle" | "actionURL", 1 | 2 | 3 | 4 | 5>;
  /** Two buttons side by side; `Url` is not in capitals here. */
  readonly sampleActionCard6: Titled & Numbered<"buttonTitle" | "buttonUrl", 1 | 2>;
  /** ogg or amr; `duration` in milliseconds. */
  readonly sampleAudio: { readonly mediaId: string; readonly duration: string };
  /** xlsx, pdf, zip, rar, doc or docx. */
  readonly sampleFile: {
    readonly mediaId: string;
    readonly fileName: string;
    readonly fileType: string;
  };
  /** mp4; `duration` in seconds. */
  readonly sampleVideo: {
    readonly videoMediaId: string;
    readonly picMediaId: string;
    readonly videoType: string;
    readonly duration: string;
    readonly height?: string;
    readonly width?: string;
  };
}

interface Titled {
  readonly title: string;
  readonly text: string;
}

type Numbered<Names extends string, Numbers extends number> = {
  readonly [Field in `${Names}${Numbers}`]: string;
};
