/** A key with the colon of Chinese input behind it, which YAML takes for part of a text. */
const key = /^\s*(?:- +)*["']?[\w-]+["']?：/;

/** What to do about it. */
export const fullWidthHint = "write `key: value` with the half-width colon `:` and a space";

/** Where the full-width colon stands behind the key that the line of `offset` begins with. */
export function findFullWidthColon(text: string, offset: number): number | undefined {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const [line = ""] = text.slice(start, start + 200).split("\n", 1);
  const found = key.exec(line);
  return found === null ? undefined : start + found[0].length - 1;
}
