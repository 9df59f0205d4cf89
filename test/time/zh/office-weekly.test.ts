import { rows } from "./rows.ts";

rows("days of the week", [
  ["每个周末上午10点跑步", "WEEKLY;DAY=SA,SU 10:00|跑步"],
  ["每个星期三下午", "WEEKLY;DAY=WE 14:00 time"],
  ["每周1-5早上8点", "WEEKLY;DAY=MO,TU,WE,TH,FR 08:00"],
  ["每周1、3、5早上8点", "WEEKLY;DAY=MO,WE,FR 08:00"],
  ["每周一三五上午10点晨会", "WEEKLY;DAY=MO,WE,FR 10:00|晨会"],
  ["每周一三五九点", "WEEKLY;DAY=MO,WE,FR 09:00"],
  ["每周一三五十点半", "WEEKLY;DAY=MO,WE,FR 10:30"],
  ["每周一到周五18:30下班打卡", "WEEKLY;DAY=MO,TU,WE,TH,FR 18:30|下班打卡"],
  ["每周一早上8点45分升旗", "WEEKLY;DAY=MO 08:45|升旗"],
  ["每周一次例会", "WEEKLY;DAY=MO 09:00 day,time|例会"],
  ["每周一至四早上8点", "WEEKLY;DAY=MO,TU,WE,TH 08:00"],
  ["每周三下午3点，共5次，开例会", "WEEKLY;DAY=WE 15:00 5 times|开例会"],
  ["每周二,四,六晚上8点", "WEEKLY;DAY=TU,TH,SA 20:00"],
  ["每周二、四上午10点半英语课", "WEEKLY;DAY=TU,TH 10:30|英语课"],
  ["每周二十点例会", "WEEKLY;DAY=TU 10:00|例会"],
  ["每周二和周四下午4点", "WEEKLY;DAY=TU,TH 16:00"],
  ["每周二四六晚上8点健身", "WEEKLY;DAY=TU,TH,SA 20:00|健身"],
  ["每周五17:30前交周报", "WEEKLY;DAY=FR 17:30|交周报"],
  ["每周五18点", "WEEKLY;DAY=FR 18:00"],
  ["每周五十点例会", "WEEKLY;DAY=FR 10:00|例会"],
  ["每周六周日晚上9点", "WEEKLY;DAY=SA,SU 21:00"],
  ["每周末上午10点跑步", "WEEKLY;DAY=SA,SU 10:00|跑步"],
  ["每星期五下午5点", "WEEKLY;DAY=FR 17:00"],
  ["每礼拜一早8点", "WEEKLY;DAY=MO 08:00"],
  ["每逢周五下午4点周会", "WEEKLY;DAY=FR 16:00|周会"],
  ["逢周一三五晚上7点", "WEEKLY;DAY=MO,WE,FR 19:00"],
]);

rows("every few weeks", [
  ["每三周周四", "WEEKLY;3;DAY=TH 09:00 from 2026-11-26 time,start"],
  ["每两周周五下午4点回顾会", "WEEKLY;2;DAY=FR 16:00 from 2026-11-27 start|回顾会"],
  ["每隔两周周一9点", "WEEKLY;2;DAY=MO 09:00 from 2026-11-30 start"],
  ["每隔两周的周二上午10点", "WEEKLY;2;DAY=TU 10:00 from 2026-11-24 start"],
  ["隔周五下午3点", "WEEKLY;2;DAY=FR 15:00 from 2026-11-27 start"],
  ["隔周周四上午10点", "WEEKLY;2;DAY=TH 10:00 from 2026-11-26 start"],
]);

rows("spans of days and ends", [
  ["到年底为止每周一9点", "WEEKLY;DAY=MO 09:00 until 2026-12-31"],
  ["周一到周五早上9点打卡", "WEEKLY;DAY=MO,TU,WE,TH,FR 09:00|打卡"],
  ["周一至周五每天9点", "WEEKLY;DAY=MO,TU,WE,TH,FR 09:00"],
  ["每周一9点到12月底", "WEEKLY;DAY=MO 09:00 until 2026-12-31"],
]);
