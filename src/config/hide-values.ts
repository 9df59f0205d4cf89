import { z } from "zod";
import { hideSecrets, hideValue, isSecretKey } from "../yaml/hide-secrets.ts";
import { configFile } from "./schema.ts";

/**
 * `line` of a config.yaml with every value starred out that is not known to be harmless. What stands under
 * a misspelt key, or in a line that could not be read, may be the secret itself.
 */
export function hideValues(line: string, previousLine: string): string {
  const keys = [...line.matchAll(keyForm)];
  const [first] = keys;
  if (first === undefined) return hideWords(line);
  const segments = keys.map((match, index) => {
    const valueAt = match.index + match[0].length;
    const value = line.slice(valueAt, keys[index + 1]?.index ?? line.length);
    const [, key = ""] = match;
    return match[0] + (shownKeys.has(key) ? value : hideValue(value));
  });
  return hideSecrets(hideWords(line.slice(0, first.index)) + segments.join(""), previousLine);
}

/** Signs at the beginning are structure: `- `, `---`, `<<<<<<<`. */
function hideWords(text: string): string {
  const signs = /^[\s:<>=?%{["'-]*/.exec(text)?.[0] ?? "";
  return signs + hideValue(text.slice(signs.length));
}

const keyForm = /(?<![^\s{[,"'])([A-Za-z_]\w*)["']?\s*:(?=\s|$)/g;

// Their values are addresses that may hold a password or a token.
const credentialKeys = new Set(["database", "url", "oapi", "api", "public_url"]);

const shownKeys: ReadonlySet<string> = new Set(
  keysOf(configFile).filter((key) => !isSecretKey(key) && !credentialKeys.has(key)),
);

/** Every key a schema knows, at any depth. */
function keysOf(schema: unknown): string[] {
  if (schema instanceof z.ZodOptional) return keysOf(schema.unwrap());
  if (schema instanceof z.ZodArray) return keysOf(schema.element);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(keysOf);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([key, value]) => [key, ...keysOf(value)]);
}
