import { createHash, timingSafeEqual } from "node:crypto";
import { ApiProblem } from "./problem.ts";

/** A token as configured. */
export interface ApiToken {
  readonly name: string;
  /** SHA-256 of the token, in hexadecimal: the token itself is kept nowhere. */
  readonly sha256: string;
  readonly scopes: readonly string[];
  /** The user id of the person whose doing it is. */
  readonly actsAs: string;
}

/** Who calls. */
export interface ApiCaller {
  readonly token: string;
  readonly scopes: ReadonlySet<string>;
  readonly actsAs: string;
}

/** Finds the caller of an `authorization` header, or throws 401. All tokens are compared, in constant time. */
export function createApiTokens(tokens: readonly ApiToken[]) {
  const known = tokens.map((token) => ({ token, hash: Buffer.from(token.sha256, "hex") }));
  return (header: string | undefined): ApiCaller => {
    const said = /^Bearer ([\x21-\x7e]{8,512})$/i.exec(header ?? "")?.[1];
    if (said === undefined) {
      throw unauthorised("send `authorization: Bearer <token>` with a token of config.yaml");
    }
    const hash = createHash("sha256").update(said).digest();
    const found = known.reduce<(typeof known)[number] | undefined>(
      (match, one) => (timingSafeEqual(one.hash, hash) ? one : match),
      undefined,
    );
    if (found === undefined) throw unauthorised("this token is not one of config.yaml");
    const { name, scopes, actsAs } = found.token;
    return { token: name, scopes: new Set(scopes), actsAs };
  };
}

function unauthorised(detail: string): ApiProblem {
  const headers = { "www-authenticate": 'Bearer realm="bellhop"' };
  return new ApiProblem(401, "unauthorized", detail, { headers });
}

/** Throws 403 unless the caller's token has the scope, itself or by `*` or `tasks:*`. */
export function requireScope({ scopes, token }: ApiCaller, scope: string): void {
  const [kind] = scope.split(":");
  if (scopes.has(scope) || scopes.has("*") || scopes.has(`${kind}:*`)) return;
  throw new ApiProblem(403, "scope_missing", `the token \`${token}\` lacks the scope \`${scope}\``);
}
