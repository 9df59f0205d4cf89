import { beforeEach } from "vitest";
import { unionIdOf } from "../../../src/emulator/world/identifiers.ts";
import { answeredBy, useDingTalk, type Answered } from "../local-dingtalk.ts";

/** An emulator of its own for each test, and calls of its APIs with a good token, as any client makes them. */
export function useApis() {
  const dingtalk = useDingTalk();
  let token = "";
  beforeEach(async () => {
    const { json } = await dingtalk().get("/gettoken?appkey=dingbell&appsecret=bell-secret");
    token = json.access_token;
  });

  async function newApi(
    method: string,
    path: string,
    body?: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answered> {
    return answeredBy(
      await fetch(dingtalk().emulator.url + path, {
        method,
        headers: {
          "x-acs-dingtalk-access-token": token,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
  }

  return {
    dingtalk,
    token: () => token,
    newApi,
    /** A call of the old API, with the token in the query. */
    oldApi: async (path: string, body?: object): Promise<Answered["json"]> => {
      const separator = path.includes("?") ? "&" : "?";
      const url = `${path}${separator}access_token=${token}`;
      return body === undefined
        ? (await dingtalk().get(url)).json
        : (await dingtalk().post(url, body)).json;
    },
    /** The same as a form, in which objects are JSON. */
    form: async (
      path: string,
      fields: Readonly<Record<string, string>>,
    ): Promise<Answered["json"]> => {
      const response = await fetch(dingtalk().emulator.url + path, {
        method: "POST",
        body: new URLSearchParams(fields),
      });
      return (await answeredBy(response)).json;
    },
  };
}

export const li = unionIdOf("li");
export const han = unionIdOf("han");
export const boss = unionIdOf("boss");
