import { textIn } from "../json.ts";
import { type Answer, newAnswer } from "../platform/answer.ts";
import type { Person } from "../world/world.ts";
import type { Api, ApiCall } from "./api.ts";
import { topAnswer, topError } from "./refusals.ts";

const post = { generation: "old", method: "POST", free: true } as const;

/** People of the company (protocol §7.4). */
export const userApis: readonly Api[] = [
  { ...post, path: "/topapi/v2/user/get", needs: ["userid"], answer: get },
  { ...post, path: "/topapi/v2/user/getbymobile", needs: ["mobile"], answer: byMobile },
  { ...post, path: "/topapi/user/getbyunionid", needs: ["unionid"], answer: byUnionId },
  {
    generation: "new",
    method: "POST",
    path: "/v1.0/contact/users/search",
    free: true,
    answer: search,
  },
];

function get({ body, state }: ApiCall): Answer {
  const person = state.world.person(String(body["userid"]));
  if (person === undefined) return topError(60_121, "找不到该用户", state.random);
  return topAnswer({ errmsg: "ok", result: shown(person) }, state.random);
}

function byMobile({ body, state }: ApiCall): Answer {
  const mobile = String(body["mobile"]);
  const person = state.world.people.find((each) => each.mobile === mobile);
  if (person === undefined) return topError(60_121, "找不到该用户", state.random);
  return topAnswer({ errmsg: "ok", result: { userid: person.id } }, state.random);
}

function byUnionId({ body, state }: ApiCall): Answer {
  const person = state.world.personByUnionId(String(body["unionid"]));
  if (person === undefined) return topError(60_121, "找不到该用户", state.random);
  return topAnswer({ result: { contact_type: 0, userid: person.id } }, state.random);
}

function search({ body, state }: ApiCall): Answer {
  const word = textIn(body, "queryWord") ?? "";
  const offset = Number(body["offset"] ?? 0);
  const size = Number(body["size"] ?? 10);
  const isExact = Number(body["fullMatchField"]) === 1;
  const found = state.world.people.filter(({ name }) =>
    isExact ? name === word : word !== "" && name.includes(word),
  );
  return newAnswer({
    hasMore: found.length > offset + size,
    totalCount: found.length,
    list: found.slice(offset, offset + size).map(({ id }) => id),
  });
}

function shown(person: Person): object {
  return {
    userid: person.id,
    unionid: person.unionId,
    name: person.name,
    avatar: "",
    mobile: person.mobile,
    title: "",
    job_number: "",
    dept_id_list: person.departments,
    dept_order_list: person.departments.map((id) => ({ dept_id: id, order: 1 })),
    leader_in_dept: person.departments.map((id) => ({ dept_id: id, leader: person.admin })),
    role_list: [],
    admin: person.admin,
    boss: false,
    senior: false,
    active: true,
    real_authed: true,
    exclusive_account: false,
  };
}
