import type { z } from "zod";
import { lacksUnit } from "./checked-text.ts";
import type { Path } from "./document.ts";
import { hideSecrets, isSecretKey } from "./hide-secrets.ts";
import { findFullWidthColon, fullWidthHint } from "./full-width-colon.ts";
import { didYouMean } from "./nearest.ts";
import type { Finding } from "./source-text.ts";

/** What is known of the place of an issue. */
export interface IssueContext {
  readonly path: Path;
  readonly given: unknown;
  /** Whether `given` may be quoted. */
  readonly quotable: boolean;
  readonly description: string | undefined;
}

/** `issue` in words for somebody who has never seen a type. */
export function describeIssue(issue: z.core.$ZodIssue, context: IssueContext): Finding {
  const name = nameOf(context.path);
  if (issue.code === "custom") return customFinding(issue, name);
  if (context.given === undefined && "options" in issue && issue.options !== undefined) {
    return { message: `${name} is missing`, hint: `one of ${listOf(issue.options.map(String))}` };
  }
  if (context.given === undefined) {
    return { message: `${name} is missing`, hint: context.description };
  }
  if (context.given === null) {
    return { message: `${name} is empty`, hint: "give it a value or delete the line" };
  }
  switch (issue.code) {
    case "invalid_type":
      if (typeof context.given === "number" && issue.message.startsWith(lacksUnit)) {
        return { message: `${name} lacks its unit`, hint: issue.message.slice(lacksUnit.length) };
      }
      return wrongType(name, words[issue.expected] ?? issue.expected, context);
    case "invalid_value":
      return oneOf(name, issue.values, context);
    case "invalid_union":
      if (issue.errors.length === 0 && "options" in issue && issue.options !== undefined) {
        return oneOf(name, issue.options, context);
      }
      return wrongType(name, expectedByUnion(issue), context);
    case "too_small":
      return { message: tooSmall(name, issue) };
    case "too_big":
      return { message: tooBig(name, issue) };
    case "invalid_format":
      return { message: `${name} ${issue.message}` };
    case "invalid_element":
    case "invalid_key":
    case "not_multiple_of":
    case "unrecognized_keys":
      break;
  }
  return { message: `${name} is not what it should be: ${issue.message}` };
}

/** A custom check writes its own sentence; `params.hint` goes with it. */
function customFinding(issue: z.core.$ZodIssueCustom, name: string): Finding {
  const hint: unknown = issue.params?.["hint"];
  return {
    message: `${name} ${issue.message}`,
    ...(typeof hint === "string" ? { hint } : {}),
  };
}

/** The last word of a path, as the file has it. */
function nameOf(path: Path): string {
  const key = path.findLast((step) => typeof step === "string");
  if (key === undefined) return typeof path.at(-1) === "number" ? "an entry" : "the file";
  return typeof path.at(-1) === "number" ? `an entry of \`${key}\`` : `\`${key}\``;
}

const words: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a map (`key: value` lines)",
  record: "a map (`key: value` lines)",
};

function wordFor(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number") return "a number";
  if (typeof value === "boolean") return "true or false";
  return typeof value === "string" ? "text" : "a map";
}

function wrongType(name: string, expected: string, context: IssueContext): Finding {
  const { given } = context;
  const scalar = typeof given === "number" || typeof given === "boolean";
  const quotes = expected.startsWith("text") && scalar;
  const fraction = typeof given === "number" && expected === words["int"];
  return {
    message: `${name} must be ${expected}, not ${fraction ? "a fraction" : wordFor(given)}`,
    hint: isKeyWithFullWidthColon(given)
      ? `the colon (：) is full-width; ${fullWidthHint}`
      : quotes && quotable(context)
        ? `write it in quotes: "${String(given)}"`
        : undefined,
  };
}

/** Where something else than text belongs. */
function isKeyWithFullWidthColon(given: unknown): boolean {
  return typeof given === "string" && findFullWidthColon(given, 0) !== undefined;
}

function expectedByUnion(issue: z.core.$ZodIssueInvalidUnion): string {
  const kinds = issue.errors.flatMap((branch) =>
    branch.map((one) => (one.code === "invalid_type" ? (words[one.expected] ?? one.expected) : "")),
  );
  return [...new Set(kinds.filter((one) => one !== ""))].join(" or ");
}

function oneOf(name: string, values: readonly unknown[], context: IssueContext): Finding {
  const allowed = values.map(String);
  const list = listOf(allowed);
  if (typeof context.given !== "string") {
    return { message: `${name} must be ${allowed.length > 1 ? "one of " : ""}${list}` };
  }
  const given = quotable(context) ? `, not \`${clip(context.given)}\`` : "";
  const hint = didYouMean(context.given, allowed);
  return {
    message: `${name} must be ${allowed.length > 1 ? "one of " : ""}${list}${given}`,
    hint: hint?.startsWith("did") === true ? hint : undefined,
  };
}

function listOf(allowed: readonly string[]): string {
  return allowed.map((one) => `\`${one}\``).join(", ");
}

function quotable({ path, quotable: allowed }: IssueContext): boolean {
  return allowed && !path.some((step) => typeof step === "string" && isSecretKey(step));
}

/** A value as it may be quoted in a message: short, and without what looks like a secret. */
export function clip(text: string): string {
  const shown = hideSecrets(text.replaceAll(/\s+/g, " "));
  return shown.length > 60 ? `${shown.slice(0, 59)}…` : shown;
}

function tooSmall(name: string, issue: z.core.$ZodIssueTooSmall): string {
  if (issue.origin === "string") {
    return issue.minimum === 1
      ? `${name} is empty`
      : `${name} needs at least ${issue.minimum} characters`;
  }
  if (issue.origin === "array") return `${name} needs at least ${issue.minimum} in its list`;
  return `${name} must be ${issue.minimum} or more`;
}

function tooBig(name: string, issue: z.core.$ZodIssueTooBig): string {
  if (issue.origin === "string") return `${name} may have at most ${issue.maximum} characters`;
  if (issue.origin === "array") return `${name} may have at most ${issue.maximum} in its list`;
  return `${name} must be ${issue.maximum} or less`;
}
