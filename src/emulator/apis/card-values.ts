import { isRecord, type JsonRecord, recordIn } from "../json.ts";

export type Values = Readonly<Record<string, string>>;

const mostKeyBytes = 100;
const mostValueBytes = 1024;

/** The `cardParamMap` in `record[key]`; a text says what is wrong with it: values are texts, and short (§10.1). */
export function valuesIn(record: JsonRecord, key: string): Values | string | undefined {
  const data = recordIn(record, key);
  if (data === undefined) return undefined;
  const map = recordIn(data, "cardParamMap") ?? {};
  for (const [name, value] of Object.entries(map)) {
    if (typeof value !== "string") return `${name} is not a string`;
    if (Buffer.byteLength(name) > mostKeyBytes) return `${name} is too long`;
    if (Buffer.byteLength(value) > mostValueBytes) return `the value of ${name} is too long`;
  }
  return map as Values;
}

/** The values of single people, by user id. */
export function privateValuesIn(
  record: JsonRecord,
): Readonly<Record<string, Values>> | string | undefined {
  const data = recordIn(record, "privateData");
  if (data === undefined) return undefined;
  const entries: [string, Values][] = [];
  for (const [userId, value] of Object.entries(data)) {
    const values = isRecord(value) ? valuesIn({ value }, "value") : undefined;
    if (typeof values === "string") return values;
    entries.push([userId, values ?? {}]);
  }
  return Object.fromEntries(entries);
}
