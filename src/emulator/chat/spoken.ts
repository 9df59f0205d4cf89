import type { Person, Robot } from "../world/world.ts";

/** What a person typed in a group, taken apart as DingTalk's client does. */
export interface Spoken {
  /** The text with the names of those mentioned taken out, one space in front (protocol §1.3). */
  readonly content: string;
  readonly mentioned: readonly Person[];
  readonly robotIsMentioned: boolean;
}

export interface Typed {
  readonly text: string;
  /** People picked from the list, whether or not their names are in the text. */
  readonly at: readonly Person[];
  readonly members: readonly Person[];
  readonly robot: Robot;
  /** Says whether the robot is meant without being named. `false`: not even then. */
  readonly mentionRobot: boolean | undefined;
}

/** Finds the mentions in what was typed: `@name` or `@id` of a member, `@name` of the robot. */
export function readSpoken({ text, at, members, robot, mentionRobot }: Typed): Spoken {
  const found = new Set<string>();
  const names: readonly Name[] = [
    ...[...members, ...at].flatMap(({ id, name }) => [
      { word: name, id },
      { word: id, id },
    ]),
    ...(mentionRobot === false ? [] : [{ word: robot.name, id: robot.dingtalkId }]),
  ];
  const byWord = new Map(names.map((each) => [each.word, each.id]));
  const rest = text.replaceAll(mentionPattern([...byWord.keys()]), (_, word: string) => {
    found.add(byWord.get(word) ?? "");
    return "";
  });
  const everybody = new Map([...members, ...at].map((person) => [person.id, person]));
  const mentioned = everybody.values().filter(({ id }) => found.has(id) || isIn(at, id));
  return {
    content: ` ${rest.trimStart()}`,
    mentioned: [...mentioned],
    robotIsMentioned: mentionRobot ?? true,
  };
}

interface Name {
  readonly word: string;
  readonly id: string;
}

function isIn(people: readonly Person[], id: string): boolean {
  return people.some((person) => person.id === id);
}

/** `@` and one of `words`, longest first; not inside an address such as `a@li.com`, nor before more of a Latin word. */
function mentionPattern(words: readonly string[]): RegExp {
  const alternatives = words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => RegExp.escape(word) + (/\w$/.test(word) ? "(?![\\w.])" : ""));
  return new RegExp(`(?<![\\w.])[@＠](${alternatives.join("|")})`, "g");
}
