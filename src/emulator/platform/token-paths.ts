/** Where tokens are asked for. These calls are not counted (protocol §11). */
export const tokenPaths: ReadonlySet<string> = new Set([
  "/gettoken",
  "/v1.0/oauth2/accessToken",
  "/v1.0/oauth2/{corpId}/token",
  "/v1.0/gateway/connections/open",
]);
