const secretWords = "secret|token|password|passwd|app_?key|api_?key|aes_?key|authorization|bearer";
const secretKey = new RegExp(`(?:${secretWords})["']?\\s*[:=]`, "i");
const openSecret = new RegExp(`(?:${secretWords})["']?\\s*:\\s*(?:[|>][-+0-9]*)?\\s*$`, "i");
const value = String.raw`"(?:[^"\\]|\\.)*"?|'[^']*'?|\$\{\{.*?(?:\}\}|$)|[^\s,}&][^,}&#]*`;
const keyAndValue = new RegExp(`((?:${secretWords})["']?\\s*[:=]\\s*)(${value})`, "gi");

/** Whether a key of this name holds something that must not be shown. */
export function isSecretKey(key: string): boolean {
  return secretKey.test(`${key}:`);
}

/** `line` with what looks like a secret starred out, every other character in its place. */
export function hideSecrets(line: string, previousLine = ""): string {
  if (openSecret.test(previousLine) && !line.includes(": ")) return line.replace(/\S/g, "*");
  return line
    .replace(keyAndValue, (_, key: string, found: string) => key + hideValue(found))
    .replace(/(:\/\/)([^\s"'/@]+)(@)/g, (_, a: string, b: string, c: string) => a + stars(b) + c)
    .replace(/\bSEC[0-9A-Za-z]{6,}|[0-9A-Za-z+_-]{32,}/g, stars);
}

/** `text` starred out, but for brackets, quotes and the names of environment variables. */
export function hideValue(text: string): string {
  // The name of an environment variable may be read; a default written beside it may not.
  return text
    .split(/(\$\{\{\s*env\.\w+\s*(?:\|[^}]*)?\}\})/)
    .map((piece, index) => (index % 2 === 1 ? hideDefault(piece) : stars(piece)))
    .join("");
}

function hideDefault(template: string): string {
  return template
    .replace(/"[^"]*"?|'[^']*'?/g, stars)
    .replace(/(default:\s*)([^\s}]+)/g, (_, key: string, found: string) => key + stars(found));
}

function stars(text: string): string {
  return text.replace(/[^\s"'{}[\],]/g, "*");
}
