const units = { kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3, tb: 1024 ** 4 } as const;

/** Bytes of a setting such as `200MB` or `2 GB`, a KB being 1,024; `undefined` for anything but 1 KB to 1,000 TB. */
export function parseByteSize(text: string): number | undefined {
  const match = /^(\d{1,4}) ?(kb|mb|gb|tb)$/i.exec(text.trim());
  const unit = match?.[2]?.toLowerCase() as keyof typeof units | undefined;
  const bytes = Number(match?.[1] ?? 0) * (unit === undefined ? 0 : units[unit]);
  return bytes >= units.kb && bytes <= 1000 * units.tb ? bytes : undefined;
}
