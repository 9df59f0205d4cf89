import type { IncomingHttpHeaders } from "node:http";

/** A request to the platform, read whole. */
export interface PlatformRequest {
  /** Its number in the request log. */
  readonly seq: number;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The body, or its beginning when it was larger than anything the platform takes. */
  readonly body: Buffer;
  /** How long the body was. */
  readonly bodyBytes: number;
}

/** The media type of the body, without its parameters. */
export function mediaTypeOf(request: PlatformRequest): string {
  return (request.headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}
