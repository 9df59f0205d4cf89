/** Whether `zone` names an IANA time zone; offsets (`+08:00`) do not. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** The zones to suggest from. */
export function timeZones(): readonly string[] {
  return Intl.supportedValuesOf("timeZone");
}
