import type { Config } from "./config/config.ts";
import { groupKey, personKey, type Languages } from "./core/language.ts";
import { createLanguages } from "./texts/languages.ts";

/** The languages of a deployment, with those that config.yaml gives to people and groups. */
export function languagesOf({ locale: usual, people, groups }: Config): Languages {
  const ofPeople = people.map(({ id, locale }) => [personKey(id), locale] as const);
  const ofGroups = groups.map(
    ({ robot, conversation, locale }) => [groupKey(robot, conversation), locale] as const,
  );
  const configured = new Map(
    [...ofPeople, ...ofGroups].flatMap(([key, locale]) =>
      locale === undefined ? [] : [[key, locale] as const],
    ),
  );
  return createLanguages({ locale: usual, configured });
}
