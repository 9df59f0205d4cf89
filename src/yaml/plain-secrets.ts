import type { Path, YamlDocument } from "./document.ts";
import { isSecretKey } from "./hide-secrets.ts";
import type { Problem } from "./problem.ts";

/** What is certainly a secret wherever it stands, and what it is. */
const kinds: readonly { readonly form: RegExp; readonly kind: string }[] = [
  { form: /access_token=[\w-]{16,}/i, kind: "the token of a webhook" },
  { form: /\bSEC[0-9a-f]{32,}\b/i, kind: "the signing secret of a robot" },
  { form: /-----BEGIN [A-Z ]*PRIVATE KEY-----/, kind: "a private key" },
  { form: /\bBearer\s+[\w.~+/-]{20,}/i, kind: "a bearer token" },
  { form: /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/, kind: "a token" },
  { form: /\b(?:sk|pk|gh[opsu]|xox[abp]|glpat)[-_][\w-]{16,}/, kind: "an access key" },
  { form: /\b(?:AKIA|LTAI)[0-9A-Za-z]{12,}/, kind: "an access key" },
  { form: /:\/\/[^\s/:@${]+:[^\s/@${]+@/, kind: "a password in an address" },
];

export interface PlainSecretsOptions {
  readonly severity: Problem["severity"];
  /** How to do it better. */
  readonly hint: string;
}

/** Secrets written out in a file that others can read. None of them is quoted. */
export function plainSecrets(document: YamlDocument, options: PlainSecretsOptions): Problem[] {
  const problems: Problem[] = [];
  const visit = (value: unknown, path: Path): void => {
    if (typeof value === "string") {
      const found = secretIn(value, path.at(-1));
      if (found === undefined) return;
      const { text, kind } = found;
      const finding = { message: `${kind} in plain text`, ...options };
      problems.push(starred(document.problemInside(path, [text], finding), text));
    }
    if (typeof value !== "object" || value === null) return;
    for (const [key, one] of Object.entries(value)) {
      visit(one, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  };
  visit(document.value, []);
  return problems;
}

interface Found {
  readonly text: string;
  readonly kind: string;
}

function secretIn(value: string, key: string | number | undefined): Found | undefined {
  for (const { form, kind } of kinds) {
    const text = form.exec(value)?.[0];
    if (text !== undefined) return { text, kind };
  }
  const isNamed = typeof key === "string" && isSecretKey(key) && /^\S{8,}$/.test(value);
  return isNamed && !value.includes("${{") ? { text: value, kind: "a secret" } : undefined;
}

function starred(problem: Problem, secret: string): Problem {
  const { excerpt } = problem;
  if (excerpt === undefined) return problem;
  return { ...problem, excerpt: excerpt.replaceAll(secret, "*".repeat(secret.length)) };
}
