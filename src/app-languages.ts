import type { Config } from "./config/config.ts";
import { groupKey, personKey } from "./core/language.ts";
import type { Locale } from "./core/locale.ts";

/** Languages that config.yaml gives to people and groups. */
export function configuredLanguages({ people, groups }: Config): ReadonlyMap<string, Locale> {
  const ofPeople = people.map(({ id, locale }) => [personKey(id), locale] as const);
  const ofGroups = groups.map(
    ({ robot, conversation, locale }) => [groupKey(robot, conversation), locale] as const,
  );
  return new Map(
    [...ofPeople, ...ofGroups].flatMap(([key, locale]) =>
      locale === undefined ? [] : [[key, locale] as const],
    ),
  );
}
