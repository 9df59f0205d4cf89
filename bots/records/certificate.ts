import { daysBetween, plusDays } from "../../src/index.ts";
import { readCsv } from "./csv.ts";

/** Something that expires. */
export interface Certificate {
  readonly name: string;
  /** The last day on which it is valid: `2026-12-03`. */
  readonly expires: string;
  /** Who keeps it: a user id, or a name that nobody is @-ed by. */
  readonly owner: string | null;
  /** Where it is, its number, or anything else. */
  readonly note: string | null;
}

/** Days before the last one on which people are warned; -1 is the day after it. */
const stages = [-1, 1, 3, 7, 14, 30];

/** Which warning a certificate has come to; `undefined` while there is time. */
export function stageOf({ expires }: Certificate, today: string): number | undefined {
  const left = daysBetween(today, expires);
  return stages.find((stage) => left <= stage);
}

/** A table of certificates, and the rows of it that could not be read. */
export interface Table {
  readonly certificates: readonly Certificate[];
  /** Row numbers, as a spreadsheet counts them. */
  readonly unread: readonly number[];
}

const columns: Readonly<Record<keyof Certificate, readonly string[]>> = {
  name: ["name", "名称", "证书", "证书名称"],
  expires: ["expires", "expiry", "到期日", "到期日期", "到期", "有效期至"],
  owner: ["owner", "负责人", "保管人"],
  note: ["note", "备注", "位置", "说明"],
};

/** Reads a CSV with a line of headings: name, expires, owner, note, in English or Chinese, in any order. */
export function readTable(text: string): Table {
  const [head = [], ...rows] = readCsv(text);
  const headings = head.map((one) => one.toLowerCase());
  const place = (key: keyof Certificate): number =>
    headings.findIndex((one) => columns[key].includes(one));
  const certificates: Certificate[] = [];
  const unread: number[] = [];
  for (const [index, row] of rows.entries()) {
    const at = (key: keyof Certificate): string => row[place(key)] ?? "";
    const [name, expires] = [at("name"), dayIn(at("expires"))];
    if (name === "" || expires === undefined) unread.push(index + 2);
    else certificates.push({ name, expires, owner: at("owner") || null, note: at("note") || null });
  }
  return { certificates, unread };
}

/** 2026-12-03, 2026/12/3, 2026.12.3, 2026年12月3日. */
function dayIn(text: string): string | undefined {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(text.trim());
  const [, year = "", month = "", date = ""] = parts ?? [];
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return parts !== null && plusDays(day, 0) === day ? day : undefined;
}

/** A file as text: UTF-8, or GB 18030 as Excel saves CSV in China. */
export function textIn(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
