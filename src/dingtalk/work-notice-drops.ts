/** Why a work notification was silently dropped: the codes of `forbidden_list` (protocol §6.3). */
export function dropReason(code: string): string {
  return reasons.get(code) ?? `dropped by DingTalk (${code})`;
}

const perMinute = "more than 5,000 receivers in a minute";
const perDay = "this person got the most notifications a day may have";
const repeated = "the same content was sent to this person today";

const reasons: ReadonlyMap<string, string> = new Map([
  ["143103", perMinute],
  ["143104", perMinute],
  ["143105", perDay],
  ["143106", repeated],
  ["143203", perMinute],
  ["143204", perMinute],
  ["143205", perDay],
  ["143206", repeated],
  ["1430000", "there is no receiver"],
  ["1430001", "the app may not send to this person"],
  ["1430002", "forbidden content"],
  ["1430003", "the system protects itself"],
  ["1430004", "this person is protected as an executive"],
]);
