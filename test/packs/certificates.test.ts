import { expect, test } from "vitest";
import { readTable, stageOf, textIn } from "../../bots/records/certificate.ts";

const table = (text: string) => readTable(text);

test("a table has headings in Chinese or English, in any order", () => {
  const website = {
    name: "网站证书",
    expires: "2027-01-31",
    owner: "li",
    note: "证书在保险柜, 二楼",
  };
  expect(
    table('名称,到期日,负责人,备注\r\n网站证书,2027/1/31,li,"证书在保险柜, 二楼"\r\n'),
  ).toEqual({
    certificates: [website],
    unread: [],
  });
  expect(table("\uFEFFexpires;name\n2027-01-31;a\n\n2027.2.1;b").certificates).toEqual([
    { name: "a", expires: "2027-01-31", owner: null, note: null },
    { name: "b", expires: "2027-02-01", owner: null, note: null },
  ]);
  expect(table('name\texpires\n"a ""b"""\t2027年2月1日').certificates[0]?.name).toBe('a "b"');
});

test("a row without a name or with no such day is told by its number", () => {
  expect(table("name,expires\na,2027-02-30\n,2027-02-01\nb,soon\nc,2027-02-01")).toMatchObject({
    certificates: [{ name: "c" }],
    unread: [2, 3, 4],
  });
  expect(table("")).toEqual({ certificates: [], unread: [] });
});

test("Excel's Chinese CSV is read, too", () => {
  const gbk = Uint8Array.from([0xc3, 0xfb, 0xb3, 0xc6]);
  expect(textIn(gbk)).toBe("名称");
  expect(textIn(new TextEncoder().encode("名称"))).toBe("名称");
});

test("a certificate is warned of at 30, 14, 7, 3 and 1 days, and the day after its last", () => {
  const one = { name: "a", expires: "2026-12-31", owner: null, note: null };
  const stages = ["11-30", "12-01", "12-02", "12-17", "12-24", "12-28", "12-30", "12-31"].map(
    (day) => stageOf(one, `2026-${day}`),
  );
  expect(stages).toEqual([undefined, 30, 30, 14, 7, 3, 1, 1]);
  expect(stageOf(one, "2027-01-01")).toBe(-1);
});
