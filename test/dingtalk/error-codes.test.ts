import { expect, test } from "vitest";
import { classify } from "../../src/dingtalk/error-codes-classify.ts";

const old = (errcode: number | string, errmsg = "", more: object = {}): string =>
  JSON.stringify({ errcode, errmsg, ...more });
const wrapped = (subCode: string): string =>
  old(88, `ding talk error[subcode=${subCode},submsg=x]`, { sub_code: subCode, sub_msg: "x" });
const fresh = (code: string): string => JSON.stringify({ code, message: "no", requestid: "R" });
const html = "<!DOCTYPE html><html><body>blocked</body></html>";
const punished = '{"status":1111,"wait":5,"source":"x5","punish":"deny","uuid":"u"}';
const signing =
  "description:机器人发送签名不匹配;solution:请确认签名和生成签名的时间戳必须都放在调用的网址中;link:https://x/y";

const minute10 = 600_000;

test.each<[status: number, text: string, kind: string, pauseMs?: number]>([
  [200, old(0, "ok"), "ok"],
  [200, old("0", "ok"), "ok"],
  [200, '{"processQueryKey":"k"}', "ok"],
  [200, old(-1, "系统繁忙"), "retry"],
  [200, old(15, "timeout", { sub_code: "isp.top-remote-connection-timeout" }), "retry"],
  [200, old(88, "ding talk error", { sub_code: "" }), "retry"],
  [200, old(987_654, "who knows"), "retry"],
  [400, fresh("who.knows"), "retry"],
  [400, fresh("unknown.send.result"), "retry"],
  [500, fresh("system.error"), "retry"],
  [504, "", "retry"],
  [502, html, "retry"],
  [200, "", "retry"],
  [200, '{"errcode":0,"err', "retry"],
  [200, "[]", "retry"],
  [200, "null", "retry"],
  [200, old(130_101, "send too fast, exceed 20 times per minute"), "throttle", minute10],
  [200, old("130101", "send too fast"), "throttle", minute10],
  [200, old(410_100, "发送速度太快而限流"), "throttle", minute10],
  [200, old(660_026, "sending too many messages per minute"), "throttle", minute10],
  [200, punished, "throttle", minute10],
  [200, html, "throttle", minute10],
  [403, html, "throttle", minute10],
  [302, "", "throttle", minute10],
  [302, html, "throttle", minute10],
  [301, old(0, "ok"), "throttle", minute10],
  [400, fresh("send.too.fast"), "throttle", minute10],
  [403, fresh("Forbidden.AccessDenied.QpsLimitForAppkeyAndApi"), "throttle", 1000],
  [403, fresh("Forbidden.AccessDenied.QpsLimitForApi"), "throttle", 1000],
  [403, fresh("Forbidden.AccessDenied.QpmLimitForAppkeyAndApi"), "throttle", 60_000],
  [200, old(90_018, "请求次数过多"), "throttle", 1000],
  [429, fresh("systemBusy"), "throttle", 1000],
  [200, wrapped("40014"), "auth"],
  [200, wrapped("42001"), "auth"],
  [200, old(40_014, "不合法的access_token"), "auth"],
  [400, fresh("InvalidAuthentication"), "auth"],
  [401, "{}", "auth"],
  [200, old(430_101, "不安全的外链"), "permanent"],
  [200, old(430_102, "不合适的文本"), "permanent"],
  [200, old(460_101, "message too long, exceed 20000 bytes"), "permanent"],
  [200, old(43_004, "无效的HTTP HEADER Content-Type"), "permanent"],
  [200, old(400_105, "不支持的消息类型"), "permanent"],
  [200, old(400_402, "miss param : markdown->title"), "permanent"],
  [400, fresh("staffId.notExisted"), "permanent"],
  [400, fresh("miss.param.markdownTotitle"), "permanent"],
  [400, fresh("invalidParameter.msgParam.tooLong"), "permanent"],
  [200, old(310_000, "keywords not in content, more: [https://x/y]"), "configuration"],
  [200, old(310_000, "invalid timestamp"), "configuration"],
  [200, old(310_000, "sign not match"), "configuration"],
  [200, old(310_000, "ip 1.2.3.4 not in whitelist"), "configuration"],
  [200, old(310_000, signing), "configuration"],
  [200, old(300_005, "token is not exist"), "configuration"],
  [200, old(300_001, "token is not exist"), "configuration"],
  [200, old(400_102, "机器人已停用"), "configuration"],
  [200, old(400_106, "机器人不存在"), "configuration"],
  [200, wrapped("60011"), "configuration"],
  [200, old(90_020, "额度用尽"), "configuration"],
  [200, old(404, "请求的URI地址不存在"), "configuration"],
  [400, fresh("invalidClientIdOrSecret"), "configuration"],
  [400, fresh("invalidParameter.robotCode.notExsit"), "configuration"],
  [403, fresh("Forbidden.AccessDenied.ApiCountLimitForOrg"), "configuration"],
  [403, fresh("Forbidden.AccessDenied.AccessTokenPermissionDenied"), "configuration"],
  [200, old(300_001, "session 不存在"), "session-expired"],
  [400, fresh("session.expired"), "session-expired"],
])("O-02 %i %s is %s", (status, text, kind, pauseMs) => {
  const verdict = classify({ status, headers: {}, text });
  expect(verdict.kind).toBe(kind);
  expect(verdict.pauseMs).toBe(pauseMs);
  if (kind === "configuration") expect(verdict.remedy).toMatch(/\w.*\.$/);
});

test.each([
  ["keywords not in content", /keyword/],
  ["机器人关键词不匹配", /keyword/],
  ["invalid timestamp", /clock/],
  ["sign not match", /secret/],
  [signing, /secret/],
  ["ip 1.2.3.4 not in whitelist", /IP list/],
])("O-02 310000 is told apart by its words: %s", (errmsg, remedy) => {
  expect(classify({ status: 200, headers: {}, text: old(310_000, errmsg) }).remedy).toMatch(remedy);
});

test.each([
  ["120", 120_000],
  ["120.6", 120_600],
  ["invalid", undefined],
  ["-5", undefined],
  ["315360000", 600_000],
])("O-06 Retry-After %s", (value, pauseMs) => {
  const verdict = classify({ status: 503, headers: { "retry-after": value }, text: "" });
  expect(verdict).toMatchObject({ kind: "retry", ...(pauseMs === undefined ? {} : { pauseMs }) });
  expect(verdict.pauseMs).toBe(pauseMs);
});

test("what DingTalk quotes is cut and has no addresses or tokens in it", () => {
  const token = "0123456789abcdef0123456789abcdef";
  const errmsg = `no ${token} https://oapi.dingtalk.com/robot/send?access_token=x ${"长".repeat(500)}`;
  const { text } = classify({ status: 200, headers: {}, text: old(1, errmsg) });
  expect(text).not.toMatch(/0123456789|https|access_token/);
  expect(text.length).toBeLessThanOrEqual(200);
});
