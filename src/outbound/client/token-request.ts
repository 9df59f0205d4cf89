import type { AnswerShape } from "../../dingtalk/answers/shape.ts";
import { newToken, oldToken } from "../../dingtalk/answers/tokens.ts";
import { jsonPost } from "../call.ts";
import { apiUrl, type Hosts } from "../hosts.ts";
import type { HttpRequest } from "../http-client.ts";
import type { Credentials } from "./credentials.ts";

/** A request for an access token, and how to read its answer. */
export interface TokenRequest {
  readonly request: HttpRequest;
  readonly answer: AnswerShape<{ readonly value: string; readonly seconds: number }>;
}

/**
 * `POST /v1.0/oauth2/accessToken`, or `GET /gettoken` in either of its forms (protocol §5, K0033, K1444).
 * Calls for tokens are not counted against the quota, but asking too often is refused.
 */
export function tokenRequest(credentials: Credentials, hosts: Hosts): TokenRequest {
  if ("corpId" in credentials) {
    const { corpId: corpid, corpSecret: corpsecret } = credentials;
    return getToken(hosts, { corpid, corpsecret });
  }
  const { appKey, appSecret, tokenApi = "oauth2" } = credentials;
  if (tokenApi === "gettoken") return getToken(hosts, { appkey: appKey, appsecret: appSecret });
  const url = apiUrl(hosts.api, "/v1.0/oauth2/accessToken");
  return { request: jsonPost(url, { appKey, appSecret }), answer: newToken };
}

function getToken(hosts: Hosts, fields: Readonly<Record<string, string>>): TokenRequest {
  const query = new URLSearchParams(fields);
  const url = apiUrl(hosts.oapi, `/gettoken?${query.toString()}`);
  return { request: { method: "GET", url }, answer: oldToken };
}
