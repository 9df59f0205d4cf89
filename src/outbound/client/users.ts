import {
  companyUser,
  foundUserId,
  userSearch,
  type CompanyUser,
  type UserSearch,
} from "../../dingtalk/answers/users.ts";
import type { CallApi } from "./call-api.ts";

/** People of the company (protocol §7.4). These calls are not counted against the monthly quota. */
export interface UsersApi {
  /** `topapi/v2/user/get` (K0056). Rejects with 60121 or 33012 for somebody who is not there. */
  get(userId: string, signal?: AbortSignal): Promise<CompanyUser>;
  /** `topapi/v2/user/getbymobile` (K0063): the user id. */
  idByMobile(mobile: string): Promise<string>;
  /** `topapi/user/getbyunionid` (K0064): the user id. */
  idByUnionId(unionId: string): Promise<string>;
  /** `POST /v1.0/contact/users/search` (K0060): ids of people whose name matches. */
  search(
    words: string,
    page?: { readonly offset?: number; readonly size?: number; readonly exact?: boolean },
  ): Promise<UserSearch>;
}

export function createUsersApi(call: CallApi): UsersApi {
  const post = { generation: "old", method: "POST" } as const;
  return {
    async get(userid, signal) {
      const body = { userid, language: "zh_CN" };
      return (await call({ ...post, path: "/topapi/v2/user/get", body, signal }, companyUser))
        .result;
    },
    async idByMobile(mobile) {
      const path = "/topapi/v2/user/getbymobile";
      return (await call({ ...post, path, body: { mobile } }, foundUserId)).result.userid;
    },
    async idByUnionId(unionid) {
      const path = "/topapi/user/getbyunionid";
      return (await call({ ...post, path, body: { unionid } }, foundUserId)).result.userid;
    },
    search(queryWord, { offset = 0, size = 10, exact = false } = {}) {
      const body = { queryWord, offset, size, ...(exact ? { fullMatchField: 1 } : {}) };
      const path = "/v1.0/contact/users/search";
      return call({ generation: "new", method: "POST", path, body }, userSearch);
    },
  };
}
