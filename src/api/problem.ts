/** An error of the REST API, answered as `application/problem+json` (RFC 9457). */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    detail: string,
    more: {
      readonly errors?: readonly FieldError[];
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(detail);
    this.status = status;
    this.code = code;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
  }
}

/** What is wrong with one field; `path` is a JSON Pointer (RFC 6901) into the body, or `?name` of the query. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

const titles: Readonly<Record<number, string>> = {
  400: "The request cannot be read",
  401: "No valid token",
  403: "Not allowed",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  413: "The body is too large",
  415: "The body must be JSON",
  422: "The request cannot be carried out",
  429: "Too many requests",
  500: "Something went wrong here",
  503: "Not available for the moment",
};

/** The body of an error's answer. */
export function problemBody(problem: ApiProblem): Record<string, unknown> {
  const { status, code, message, errors } = problem;
  return {
    type: `urn:bellhop:problem:${code}`,
    title: titles[status] ?? "Error",
    status,
    detail: message,
    ...(errors.length === 0 ? {} : { errors }),
  };
}
