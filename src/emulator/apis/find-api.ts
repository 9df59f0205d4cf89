import type { Api } from "./api.ts";

/** An API whose path fits, whatever the method. */
export interface FoundApi {
  readonly api: Api;
  readonly at: Readonly<Record<string, string>>;
}

/** Finds what `path` stands for: the API of this method, else one of another, else nothing. */
export function createApiFinder(
  apis: readonly Api[],
): (method: string, path: string) => FoundApi | undefined {
  const matchers = apis.map((api) => ({ api, pattern: patternOf(api.path) }));
  return (method, path) => {
    const found = matchers.flatMap(({ api, pattern }) => {
      const match = pattern.exec(path);
      return match === null ? [] : [{ api, at: decoded(match.groups ?? {}) }];
    });
    // A path without braces is meant rather than one whose braces fit too.
    const exact = found.find(
      ({ api, at }) => api.method === method && Object.keys(at).length === 0,
    );
    return exact ?? found.find(({ api }) => api.method === method) ?? found[0];
  };
}

function patternOf(path: string): RegExp {
  const parts = path
    .split("/")
    .map((part) => part.replace(/^\{(\w+)\}$/, "(?<$1>[^/]+)"))
    .map((part) => (part.startsWith("(?<") ? part : RegExp.escape(part)));
  return new RegExp(`^${parts.join("/")}$`);
}

function decoded(groups: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(groups).map(([name, value]) => [name, decodedText(value)]),
  );
}

function decodedText(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
