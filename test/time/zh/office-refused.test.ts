import { rows } from "./rows.ts";

rows("no such time, past, too often", [
  ["12:75", "invalid"],
  ["13月1日", "invalid"],
  ["2027年2月29日", "invalid"],
  ["25:00", "invalid"],
  ["25点开会", "invalid"],
  ["2月30日开会", "invalid"],
  ["2月31号", "invalid"],
  ["4月31日", "invalid"],
  ["99月1日", "invalid"],
  ["上周五", "past"],
  ["到昨天", "past"],
  ["截止到上周", "past"],
  ["下午3点75分", "invalid"],
  ["周九", "invalid"],
  ["周八开会", "invalid"],
  ["昨天下午3点", "past"],
  ["本月31号", "invalid"],
  ["每3分钟", "too-often"],
  ["每年13月1日", "invalid"],
  ["每月32号", "invalid"],
]);
