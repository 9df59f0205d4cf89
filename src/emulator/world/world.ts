import { ControlError } from "../control/control-error.ts";
import { defaultDepartments, defaultPeople, rootDepartment } from "./default-people.ts";
import { dingtalkIdOf, mobileOf, unionIdOf } from "./identifiers.ts";
import type {
  AppRobotSeed,
  CustomRobotSeed,
  DepartmentSeed,
  GroupSeed,
  PersonSeed,
  RobotSeed,
  WebhookSeed,
  WorldSeed,
} from "./world-seed.ts";

/** People, robots and groups. Groups have everybody as members unless said otherwise. */
export interface World {
  readonly people: readonly Person[];
  readonly robots: readonly Robot[];
  readonly groups: readonly Group[];
  /** All below the root. */
  readonly departments: readonly DepartmentSeed[];
  /** Who is in a department or below it. */
  peopleIn(department: number): readonly Person[];
  person(id: string): Person | undefined;
  personByUnionId(unionId: string): Person | undefined;
  robot(id: string): Robot | undefined;
  /** A group by its id or its conversation id. */
  group(id: string): Group | undefined;
  membersOf(group: Group): readonly Person[];
  /** The group and robot that a webhook's token stands for. */
  webhook(token: string): Installed | undefined;
  /** Adds what the seed names, and replaces what has the same id. Doing it twice changes nothing. */
  merge(seed: WorldSeed): void;
  /** People join a group; those unknown so far are then in the world too. */
  join(group: string, users: readonly string[]): void;
  leave(group: string, users: readonly string[]): void;
  /** Somebody is the owner of a group from now on. */
  own(group: string, user: string): void;
  /** Back to what the world was made with. */
  reset(): void;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly admin: boolean;
  readonly dingtalkId: string;
  readonly unionId: string;
  readonly mobile: string;
  readonly departments: readonly number[];
}

export type Robot =
  | (AppRobotSeed & { readonly robotCode: string; readonly dingtalkId: string })
  | (CustomRobotSeed & { readonly dingtalkId: string });

export interface Group {
  readonly id: string;
  readonly title: string;
  readonly conversation: string;
  /** `null`: everybody. */
  readonly members: readonly string[] | null;
  readonly robots: readonly Installation[];
  readonly owner?: string;
}

/** A robot in a group. */
interface Installation {
  readonly robot: string;
  readonly webhook?: WebhookSeed;
}

interface Installed {
  readonly group: Group;
  readonly robot: Robot;
  readonly webhook: WebhookSeed;
}

export function createWorld(initial: WorldSeed = {}): World {
  const people = new Map<string, Person>();
  const robots = new Map<string, Robot>();
  const groups = new Map<string, Group>();
  const departments = new Map<number, DepartmentSeed>();
  const isBelow = (department: number, above: number): boolean => {
    if (department === above || above === rootDepartment) return true;
    const parent = departments.get(department)?.parent;
    return parent !== undefined && isBelow(parent, above);
  };

  const group = (id: string): Group | undefined =>
    groups.get(id) ?? groups.values().find((each) => each.conversation === id);

  const check = (
    seed: GroupSeed,
    beside: readonly GroupSeed[],
    known: ReadonlySet<string>,
  ): void => {
    const other = [...beside, ...groups.values()].find(
      ({ id, conversation }) => conversation === seed.conversation && id !== seed.id,
    );
    if (other !== undefined) {
      throw new ControlError(
        `group "${seed.id}" has the conversation of group "${other.id}"`,
        "give each group a conversation of its own",
      );
    }
    if (!known.has(seed.robot)) {
      throw new ControlError(
        `group "${seed.id}" names the robot "${seed.robot}", which is not in the world`,
        `robots: ${[...known].join(", ") || "none"}`,
      );
    }
  };

  const merge = (seed: WorldSeed): void => {
    const known = new Set([...robots.keys(), ...(seed.robots ?? []).map(({ id }) => id)]);
    for (const each of seed.groups ?? []) check(each, seed.groups ?? [], known);
    for (const each of seed.departments ?? []) departments.set(each.id, each);
    for (const each of seed.people ?? []) people.set(each.id, personOf(each));
    for (const each of seed.robots ?? []) robots.set(each.id, robotOf(each));
    for (const each of seed.groups ?? []) groups.set(each.id, groupOf(each, groups.get(each.id)));
  };

  const start = (): void => {
    const named = initial.people ?? [];
    const usual =
      named.length === 0 ? { people: defaultPeople, departments: defaultDepartments } : {};
    merge({ ...initial, ...usual });
  };
  start();

  return {
    get people() {
      return [...people.values()];
    },
    get robots() {
      return [...robots.values()];
    },
    get groups() {
      return [...groups.values()];
    },
    get departments() {
      return [...departments.values()];
    },
    peopleIn: (department) =>
      [...people.values()].filter((one) => one.departments.some((at) => isBelow(at, department))),
    person: (id) => people.get(id),
    personByUnionId: (unionId) => people.values().find((each) => each.unionId === unionId),
    robot: (id) => robots.get(id),
    group,
    membersOf({ members }) {
      const all = [...people.values()];
      return members === null ? all : all.filter(({ id }) => members.includes(id));
    },
    webhook: (token) => findWebhook(token, groups.values(), robots),
    merge,
    join(id, users) {
      for (const user of users) {
        if (!people.has(user)) people.set(user, personOf({ id: user, name: user }));
      }
      const found = groups.get(id);
      if (found === undefined || found.members === null) return;
      groups.set(id, { ...found, members: [...new Set([...found.members, ...users])] });
    },
    leave(id, users) {
      const found = groups.get(id);
      if (found === undefined) return;
      const members = (found.members ?? [...people.keys()]).filter((one) => !users.includes(one));
      groups.set(id, { ...found, members });
    },
    own(id, user) {
      const found = groups.get(id);
      if (found !== undefined) groups.set(id, { ...found, owner: user });
    },
    reset() {
      for (const each of [people, robots, groups, departments]) each.clear();
      start();
    },
  };
}

function personOf(seed: PersonSeed): Person {
  const { id, admin = false, mobile = mobileOf(id), departments = [rootDepartment] } = seed;
  return {
    ...seed,
    admin,
    mobile,
    departments,
    dingtalkId: dingtalkIdOf(id),
    unionId: unionIdOf(id),
  };
}

function robotOf(seed: RobotSeed): Robot {
  const dingtalkId = dingtalkIdOf(`robot ${seed.id}`);
  return seed.kind === "custom"
    ? { ...seed, dingtalkId }
    : { ...seed, robotCode: seed.robotCode ?? seed.appKey, dingtalkId };
}

function groupOf(seed: GroupSeed, before: Group | undefined): Group {
  const installation: Installation = {
    robot: seed.robot,
    ...(seed.webhook === undefined ? {} : { webhook: seed.webhook }),
  };
  const robots = before?.robots ?? [];
  const isThere = robots.some(({ robot }) => robot === seed.robot);
  return {
    id: seed.id,
    title: seed.title,
    conversation: seed.conversation,
    members: seed.members ?? before?.members ?? null,
    ...ownerOf(seed, before),
    robots: isThere
      ? robots.map((each) => (each.robot === seed.robot ? installation : each))
      : [...robots, installation],
  };
}

function ownerOf(seed: GroupSeed, before: Group | undefined): { readonly owner?: string } {
  const owner = seed.owner ?? before?.owner;
  return owner === undefined ? {} : { owner };
}

function findWebhook(
  token: string,
  groups: Iterable<Group>,
  robots: ReadonlyMap<string, Robot>,
): Installed | undefined {
  for (const group of groups) {
    for (const { robot: id, webhook } of group.robots) {
      const robot = robots.get(id);
      if (webhook?.token === token && robot !== undefined) return { group, robot, webhook };
    }
  }
  return undefined;
}
