// A zero-width space: invisible, in every font, and not white space to any markdown parser (`\s` leaves
// it out), so it stops a mark from being one and the text still reads as it was written. DingTalk
// documents no backslash escapes (protocol §4.3).
const brake = "\u200B";

/**
 * Stops what people wrote from becoming links, pictures, headings, quotes, lists, rules, code fences,
 * HTML, mentions, or an app link: a click on `dtmd://…sendMessage` speaks as whoever clicked.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
      // Marks of direction, which can make a text read as another one.
      .replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, "")
      // Links, pictures, references, definitions; at the end too, where the bot's own "(" may follow.
      .replaceAll(/\](?=\s*(?:[([:]|$))/g, `]${brake}`)
      .replaceAll(/<(?=[a-z/!?])/gi, `<${brake}`)
      .replaceAll(/@(?=\S)/g, `@${brake}`)
      .replaceAll(/([a-z0-9+.-]+):(?=\/\/)/gi, (match: string, scheme: string) =>
        /^https?$/i.test(scheme) ? match : `${match}${brake}`,
      )
      // Whatever opens a block at the start of a line.
      .replaceAll(/^([ \t]*)(?=[#>+*=_|-]|`{3}|~{3}|\d{1,9}[.)])/gm, `$1${brake}`)
      // Four spaces or a tab make a code block after an empty line.
      .replaceAll(/^(?= {4}| {0,3}\t)/gm, brake)
  );
}

/**
 * Stops addresses of the app in plain text from being some: a text message shows what people wrote as it is, and a
 * client may make a link of whatever looks like one.
 */
export function withoutAppLinks(text: string): string {
  return text.replaceAll(/(dtmd|dingtalk):(?=\/\/)/gi, `$1:${brake}`);
}

/** Plain text as markdown that shows the same: marks are stopped and line breaks kept. */
export function markdownOfText(text: string): string {
  return keepLineBreaks(escapeMarkdown(text));
}

/**
 * Makes every line break one that DingTalk shows: two spaces before it (protocol §4.3). Lines inside a
 * code fence, and those next to an empty line, break anyway.
 */
export function keepLineBreaks(markdown: string): string {
  const lines = markdown.replaceAll(/\r\n?/g, "\n").split("\n");
  const fences = fencesOf(lines);
  return lines
    .map((line, index) => {
      if (fences[index] !== undefined) return line;
      const next = lines[index + 1];
      const isBreak = next !== undefined && next.trim() !== "" && line.trim() !== "";
      return isBreak ? `${line.trimEnd()}  ` : line;
    })
    .join("\n");
}

/** An open code fence: what closes it, and the line that opened it. */
export interface Fence {
  readonly marker: string;
  readonly opening: string;
}

/** The fence each line lies in, its opening and closing lines included; `undefined` outside. */
export function fencesOf(lines: readonly string[]): readonly (Fence | undefined)[] {
  let open: Fence | undefined;
  return lines.map((line) => {
    const before = open;
    open = fenceAfter(line, open);
    return before ?? open;
  });
}

/** The fence that is open after `line`, when `open` was open before it. */
export function fenceAfter(line: string, open: Fence | undefined): Fence | undefined {
  const match = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
  const marker = match?.[1];
  if (match === null || marker === undefined) return open;
  const rest = match[2] ?? "";
  if (open === undefined) {
    return marker.startsWith("`") && rest.includes("`") ? undefined : { marker, opening: line };
  }
  const closes =
    marker[0] === open.marker[0] && marker.length >= open.marker.length && rest.trim() === "";
  return closes ? undefined : open;
}
