/** The value below which `share` (0 to 1) of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** `12,345`; small numbers keep two significant digits, so that 0.84 and 1.3 can be told apart. */
function formatNumber(value: number): string {
  if (Number.isNaN(value)) return "–";
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** What a figure should reach. */
export interface Goal {
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** `≤ 10 met`, `≥ 0.80 missed`. Only said: no bench fails by time. */
function formatGoal(value: number, { atMost, atLeast }: Goal): string {
  const met = value <= (atMost ?? Infinity) && value >= (atLeast ?? -Infinity);
  const bound = atMost === undefined ? `≥ ${atLeast}` : `≤ ${atMost}`;
  return `${bound} ${met ? "met" : "missed"}`;
}

/** One line of a bench's table. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: Goal;
}

export function printTable(title: string, rows: readonly Row[]): void {
  const cells = rows.map(({ what, value, unit, goal }) => [
    what,
    formatNumber(value),
    unit,
    goal === undefined ? "" : formatGoal(value, goal),
  ]);
  const widths = [0, 1, 2].map((column) => {
    return Math.max(...cells.map((line) => (line[column] ?? "").length));
  });
  console.log(`\n${title}`);
  for (const [what = "", value = "", unit = "", goal = ""] of cells) {
    const [first = 0, second = 0, third = 0] = widths;
    const line = `  ${what.padEnd(first)}  ${value.padStart(second)} ${unit.padEnd(third)}  ${goal}`;
    console.log(line.trimEnd());
  }
}
