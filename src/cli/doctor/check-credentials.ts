import type { AppRobot } from "../../core/robot.ts";
import type { DingTalkClient } from "../../outbound/client/dingtalk-client.ts";
import { PlatformError } from "../../outbound/platform-error.ts";
import { bad, good, note, type Check, type Examined, type Finding } from "./check.ts";

/** Whether each app gets a token, and what its app may do. Asks for nothing that is there, so nothing changes. */
export const checkCredentials: Check = {
  name: "credentials",
  async run(examined) {
    const apps = examined.config.dingtalk.robots.filter((robot) => robot.kind === "app");
    const found = await Promise.all(apps.map((robot) => checkApp(robot, examined)));
    return found.flat();
  },
};

async function checkApp(robot: AppRobot, examined: Examined): Promise<readonly Finding[]> {
  const client = examined.clients.of(robot);
  try {
    await client.accessToken();
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    if (isAway(error, examined)) return [];
    const remedy = error.verdict.remedy ?? "try again; the answer was no answer about credentials";
    return [bad(`robot ${robot.id} gets no token: ${error.message}`, remedy)];
  }
  const rights = await Promise.all(permissions.map((one) => checkPermission(one, robot, client)));
  return [good(`robot ${robot.id} gets a token`), ...rights.flat()];
}

/** While the emulator does not run there is nobody to ask; the clock's check says so. */
function isAway({ verdict }: PlatformError, { config }: Examined): boolean {
  return config.dingtalk.connect === "emulator" && verdict.code === "ECONNREFUSED";
}

interface Permission {
  readonly scope: string;
  /** What does not work without it. */
  readonly lost: string;
  readonly needed: boolean;
  /** A call about something that does not exist: refused for that reason where it is allowed. */
  readonly probe: (client: DingTalkClient) => Promise<unknown>;
}

const permissions: readonly Permission[] = [
  {
    scope: "qyapi_robot_sendmsg",
    lost: "messages by the OpenAPI: files, private messages, reminders in groups without a webhook",
    needed: true,
    probe: ({ messages }) => messages.recallFromPeople(["doctor"]),
  },
  {
    scope: "qyapi_get_member",
    lost: "names of people who never spoke, and todos",
    needed: false,
    probe: ({ users }) => users.get("bellhop-doctor"),
  },
  {
    scope: "Todo.Todo.Write",
    lost: "todos for tasks; tasks themselves work",
    needed: false,
    probe: ({ todos }) => todos.get("bellhop-doctor", "bellhop-doctor"),
  },
];

const refusals: ReadonlySet<string> = new Set([
  "60011",
  "Forbidden.AccessDenied.AccessTokenPermissionDenied",
]);

async function checkPermission(
  { scope, lost, needed, probe }: Permission,
  robot: AppRobot,
  client: DingTalkClient,
): Promise<readonly Finding[]> {
  try {
    await probe(client);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    const isRefused = refusals.has(error.subCode ?? "") || refusals.has(error.platformCode);
    if (!isRefused) return [];
    const says = `robot ${robot.id} has not the permission ${scope}, so it lacks ${lost}`;
    const remedy = "grant it in the developer console under permissions, then publish the app";
    return [needed ? bad(says, remedy) : note(says, remedy)];
  }
  return [];
}
