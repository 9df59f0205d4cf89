import { robotBlockMs } from "./limits.ts";

/** What to do about an answer of DingTalk. */
export type AnswerKind =
  | "ok"
  | "retry"
  | "throttle"
  | "auth"
  | "permanent"
  | "configuration"
  | "session-expired";

/** What is known of a code. `remedy` says what the operator can do. */
export interface CodeMeaning {
  readonly kind: AnswerKind;
  readonly remedy?: string;
  /** How long to send nothing, when throttled. */
  readonly pauseMs?: number;
}

const retry: CodeMeaning = { kind: "retry" };
const auth: CodeMeaning = { kind: "auth" };
const permanent: CodeMeaning = { kind: "permanent" };
const sessionExpired: CodeMeaning = { kind: "session-expired" };
/** Sent too fast: the robot is blocked for ten minutes (protocol §2.3). */
const blocked: CodeMeaning = { kind: "throttle", pauseMs: robotBlockMs };
/** Called too often in one second (protocol §11). */
const perSecond: CodeMeaning = { kind: "throttle", pauseMs: 1000 };
const perMinute: CodeMeaning = { kind: "throttle", pauseMs: 60_000 };
const configuration = (remedy: string): CodeMeaning => ({ kind: "configuration", remedy });

const webhookToken = configuration("Copy the robot's webhook URL again; its token is not known.");
const credentials = configuration("Check the robot's app_key and app_secret.");
const permission = configuration(
  "Grant the app this permission in the developer console (sending needs qyapi_robot_sendmsg).",
);
const ipList = configuration("Add this server's address to the IP list of the app or robot.");
const quota = configuration(
  "The company's monthly quota of calls is used up; buy more or wait for next month.",
);
const robotCode = configuration("Check the robot's robot_code, and that the app is published.");
const robotStopped = configuration("Enable the robot in DingTalk's console.");
const groupGone = configuration(
  "The robot does not reach this group: it is gone or not installed.",
);
const securityWord = configuration(
  "Add one of the robot's security keywords to the text, or choose the sign instead.",
);
const securitySign = configuration("Check the webhook's secret and this machine's clock.");

/**
 * Every code known: errcodes and sub_codes of the old API, `code`s of the new one (protocol §0.2, §2.6,
 * §4.5, §4.6, §5, §11). 310000 and 300001 have several meanings and are told apart by `meaningOf`.
 */
const codeMeanings: ReadonlyMap<string, CodeMeaning> = new Map<string, CodeMeaning>([
  ["0", { kind: "ok" }],
  ...each(retry, "-1 15 88 400001 isp.top-remote-connection-timeout unknown.send.result"),
  ...each(retry, "system.error send.ding.exception unknownError server.error"),
  ...each(blocked, "130101 410100 660026 1111 send.byToken.tooFast send.too.fast"),
  ...each(blocked, "90001 90003 90004 90005 90006 90007 90008 90009 90010 90011 90012 90013"),
  ...each(blocked, "90014 90017"),
  ...each(perSecond, "90002 90018 system.busy systemBusy qps.exceed.limit request.overlimit"),
  ...each(perMinute, "oaplus.query.limit too.many.group too.many.people toomuch.msg flowLimit"),
  ...each(auth, "40001 40014 42001 InvalidAuthentication accesstoken.expired"),
  ...each(auth, "AuthenticationFailed.MissingParameter"),
  ...each(webhookToken, "300005 400101 400106 token.notExisted invalidParameter.token.invalid"),
  ...each(robotStopped, "400102 bot.stopped chatbotId.notAllow.sendOTO robot.oto.notExist"),
  ...each(robotStopped, "template.not.existed template.stopped"),
  ...each(groupGone, "400013 group.disbanded miss.openConversationId invalid.openConversationId"),
  ...each(groupGone, "conversation.org.notMatch conversation.org.dismatch send.forbidden"),
  ...each(groupGone, "bot.forbidden.sendMessage resource.not.found resource.unavailable"),
  ...each(credentials, "40089 40096 invalidClientIdOrSecret invalid.client unauthorized.client"),
  ...each(permission, "60011 Forbidden.AccessDenied.AccessTokenPermissionDenied"),
  ...each(permission, "unauthorized auth.error only.groupAdmin.canAtAll"),
  ...each(ipList, "60020 ip.not.match Forbidden.AccessDenied.IpNotInWhiteList"),
  ...each(quota, "90020 90030 20001"),
  ...each(securityWord, "keywords.not.match"),
  ...each(securitySign, "sign.not.match"),
  ...each(configuration("Check hosts in config.yaml: there is no such API there."), "404 22"),
  ...each(sessionExpired, "session.expired session.notExisted"),
  ...each(permanent, "40 40035 40004 40005 40006 40007 41005 43001 43002 43004 43008 44001 45001"),
  ...each(permanent, "400105 401102 401104 430101 430102 430103 430104 460101 101002"),
  ...each(permanent, "staffId.notExisted illegal.receivers receivers.exceed illegal.excludes"),
  ...each(permanent, "sendMessage.model.notMatch contain.unsafe.url contain.notAllowed.text"),
  ...each(permanent, "contain.notAllowed.picture contain.notAllowed.content Missingbody"),
  ...each(permanent, "contain.picture contain.content"),
  // People, old todos, work notifications, groups (protocol §6.3, §7, §4.8).
  ...each(permanent, "33012 60121 40104 400002 854001 854002 40068 40069 34016 40008 40056 41029"),
  ...each(permanent, "41045 49000 71006 71007 71008 71009 71010 71011 71012 71013"),
  ...each(
    permanent,
    "itemNotFound instanceNotExist invalidParameter permissionDeny invalideChatId",
  ),
  ...each(retry, "idempotencyProcessing"),
]);

/** The group was dissolved, or the robot stopped or taken out of it (protocol §2.6, §4.5). */
const goneCodes: ReadonlySet<string> = new Set(
  "400013 400102 400106 group.disbanded bot.stopped token.notExisted".split(" "),
);

/** Whether a code says that nothing can be posted in a group any more, until somebody there changes that. */
export function isGroupGone(code: string): boolean {
  return goneCodes.has(code);
}

/** Families of codes, looked at when the code itself is not in the table. */
const families: readonly (readonly [RegExp, CodeMeaning])[] = [
  [/\.QpsLimit/, perSecond],
  [/\.QpmLimit/, perMinute],
  [/\.ApiCountLimit/, quota],
  [/^invalidParameter\.robotCode\./, robotCode],
  [/^(miss|invalid)\.param\./, permanent],
  [/^invalidParameter\./, permanent],
  // 4002xx text, 4003xx link, 4004xx markdown, 4005xx action card, 4006xx feed card (protocol §2.6).
  [/^400[2-6]\d\d$/, permanent],
  [/^4011\d\d$/, permanent],
  [/^Forbidden\.AccessDenied\./, permission],
  [/^todo\.\w+\.paramError$/, permanent],
  [/^todo\.\w+\.flowControlError$/, perMinute],
  [/^todo\.\w+\.(systemError|lockError)$/, retry],
  // Cards (protocol §10.1).
  [/^param\./, permanent],
];

/** What `code` means; `undefined` when nobody knows it. `text` is the errmsg that came with it. */
export function meaningOf(code: string, text: string): CodeMeaning | undefined {
  if (code === "310000") return securityMeaning(text);
  // Sent to a session webhook: `session 不存在`; to a group's: `token is not exist`.
  if (code === "300001") return /token/i.test(text) ? webhookToken : sessionExpired;
  return codeMeanings.get(code) ?? families.find(([pattern]) => pattern.test(code))?.[1];
}

/** 310000 is four refusals, told apart by their words, old and new (protocol §2.6). */
function securityMeaning(text: string): CodeMeaning {
  if (/keyword|关键词/i.test(text)) return securityWord;
  if (/whitelist|白名单|\bip\b/i.test(text)) return ipList;
  return securitySign;
}

function each(meaning: CodeMeaning, codes: string): readonly (readonly [string, CodeMeaning])[] {
  return codes.split(" ").map((code) => [code, meaning] as const);
}
