interface Described {
  readonly operationId: string;
  readonly description: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, unknown>>;
}

/** An operation as the OpenAPI document describes it. */
export interface Operation extends Described {
  readonly method: string;
  readonly path: string;
  readonly scope: string;
}

/** All operations of the OpenAPI document. */
export async function readOperations(url: string): Promise<readonly Operation[]> {
  const answer = await fetch(`${url}/api/v1/openapi.json`);
  const { paths } = (await answer.json()) as { paths: Record<string, Record<string, Described>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      ...described,
      method: method.toUpperCase(),
      path,
      scope: /^Scope `(.*)`\.$/.exec(described.description)?.[1] ?? "none",
    })),
  );
}

/** A path of the operation with ids that are well formed and nobody's. */
export function pathOf({ path }: Operation): string {
  const ids: Readonly<Record<string, string>> = {
    messages: "AAAAAAAAAAAAAAAA",
    tasks: "T999",
    reminders: "RZZZZ",
    files: "FZZZZ",
    schedules: "E999",
    sessions: "SZZZZZZ",
    notifications: "NZZZZ",
  };
  return path.replace("{id}", ids[path.split("/")[1] ?? ""] ?? "");
}

export const takesJson = (one: Operation) =>
  one.requestBody?.content["application/json"] !== undefined;
export const writes = ({ method }: Operation) => method !== "GET";
export const takesId = ({ path }: Operation) => path.includes("{id}");
export const takesQuery = (one: Operation) =>
  one.parameters.some((parameter) => parameter.in === "query");
export const named = ({ method, path }: Operation) => `${method} ${path}`;
