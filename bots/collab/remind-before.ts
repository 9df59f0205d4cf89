const minuteMs = 60_000;

const unitsMs: readonly (readonly [RegExp, number])[] = [
  [/^(?:m|min|mins|minutes?|分|分钟)$/u, minuteMs],
  [/^(?:h|hours?|小时|个小时|钟头|个钟头)$/u, 60 * minuteMs],
  [/^(?:d|days?|天|日)$/u, 1440 * minuteMs],
];

const most = { moments: 5, ms: 30 * 1440 * minuteMs };

/**
 * How long before a task is due people are reminded, in milliseconds: `30m`, `1天,2小时`; 不 or `none` for never. When
 * it is due they are reminded as well. `undefined` when it cannot be read.
 */
export function readRemindBefore(said: string): readonly number[] | undefined {
  const text = said.trim().toLowerCase();
  if (/^(?:不|不要|不用|无|没有|关|none|no|off|never|0)$/u.test(text)) return [];
  const moments = text.split(/[\s,，、;；]+/u).map(readDuration);
  const known = moments.filter((one) => one !== undefined);
  if (known.length < moments.length || known.length > most.moments) return undefined;
  return [...new Set([...known, 0])].toSorted((a, b) => b - a);
}

function readDuration(text: string): number | undefined {
  const bare = text.replace(/^提前/u, "").replace(/(?:前|before)$/u, "");
  const [, count = "", unit = ""] = /^(\d{1,4}|半)个?(.+)$/u.exec(bare) ?? [];
  const unitMs = unitsMs.find(([pattern]) => pattern.test(unit))?.[1];
  if (unitMs === undefined) return undefined;
  const ms = (count === "半" ? 0.5 : Number(count)) * unitMs;
  return ms > 0 && ms <= most.ms ? ms : undefined;
}
