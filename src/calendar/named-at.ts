import type { Directory } from "../core/storage.ts";

const mostNames = 10;

/**
 * The people whose names stand at the start of a text one after the other, 张三和李四: those who were met and whose name
 * nobody else has. The words behind them are the rest.
 */
export async function namedAt(
  text: string,
  directory: Pick<Directory, "peopleNamedAt">,
): Promise<{ readonly people: readonly string[]; readonly rest: string }> {
  const people: string[] = [];
  let rest = text.trimStart();
  while (people.length < mostNames) {
    const found = await directory.peopleNamedAt(rest);
    const longest = Math.max(0, ...found.map(({ name }) => name.length));
    const named = found.filter(({ name }) => name.length === longest);
    const [one, another] = named;
    if (one === undefined || another !== undefined) break;
    people.push(one.id);
    const behind = rest.slice(longest);
    const next = /^(?:\s*(?:[、,，&]|和|跟|与|及|and\b|with\b)\s*|\s+)/iu.exec(behind)?.[0] ?? "";
    rest = behind.slice(next.length);
    if (next === "") break;
  }
  return { people, rest };
}
