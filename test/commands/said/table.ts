import { expect, test } from "vitest";
import type { CommandDefinition } from "../../../src/commands/definition.ts";
import { assign } from "../../../bots/collab/assign.ts";
import { cancel } from "../../../bots/collab/cancel.ts";
import { done } from "../../../bots/collab/done.ts";
import { fileRecord } from "../../../bots/collab/file-record.ts";
import { files } from "../../../bots/collab/files.ts";
import { mentionAll } from "../../../bots/collab/mention-all.ts";
import { notified } from "../../../bots/collab/notified.ts";
import { notifyAll } from "../../../bots/collab/notify-all.ts";
import { notifyDepartment } from "../../../bots/collab/notify-department.ts";
import { notify } from "../../../bots/collab/notify.ts";
import { recallNotice } from "../../../bots/collab/recall-notice.ts";
import { remind } from "../../../bots/collab/remind.ts";
import { reminders } from "../../../bots/collab/reminders.ts";
import { revokeLink } from "../../../bots/collab/revoke-link.ts";
import { shareFile } from "../../../bots/collab/share-file.ts";
import { tasks } from "../../../bots/collab/tasks.ts";
import type { RouteOutcome } from "../../../src/commands/router.ts";
import { chatOf } from "../chat.ts";

const commands = [
  assign,
  cancel,
  done,
  fileRecord,
  files,
  mentionAll,
  notified,
  notify,
  notifyAll,
  notifyDepartment,
  recallNotice,
  remind,
  reminders,
  revokeLink,
  shareFile,
  tasks,
] as readonly CommandDefinition[];

/** An admin in a group with the commands of the collab pack; it is Monday 23 November 2026, 10:00 in Beijing. */
const chat = chatOf(
  {},
  {
    groups: [{ pack: "collab", title: { zh: "协作", en: "Collaboration" }, commands }],
    roles: { admin: ["u1"] },
  },
);

/**
 * One test per line: `what is said → the command and its arguments`. Who is @-ed stands in front, `[han]`. DingTalk
 * takes their names out of the text, and some clients leave them in: both are said. `quoted` is the text of the
 * message that each line answers to.
 */
export function understands(table: string, quoted?: string): void {
  const lines = table.trim().split("\n").map(readLine);
  test.each(lines)("$said", ({ text, at, expected }) => {
    expect(brief(chat.routes(text, at, quoted))).toBe(expected);
  });
}

function readLine(line: string) {
  const [said = "", expected = ""] = line.trim().split(" → ");
  const [, people = "", text = ""] = /^(?:\[([^\]]*)\] )?(.*)$/su.exec(said) ?? [];
  return { said, text, at: people.split(" ").filter((one) => one !== ""), expected };
}

/** `assign who=han title=写周报 due=11-27 18:00`. */
function brief(outcome: RouteOutcome): string {
  switch (outcome.kind) {
    case "match": {
      const args = Object.entries(outcome.args).filter(([, value]) => value !== undefined);
      const shown = args.map(([key, value]) => `${key}=${briefValue(value)}`);
      return [outcome.command.definition.name, ...shown].join(" ");
    }
    case "missing":
      return `${outcome.command.definition.name} asks ${outcome.arg}`;
    case "invalid":
      return `${outcome.command.definition.name} ${outcome.problem.kind}`;
    case "unknown":
      return ["unknown", ...outcome.suggestions.map(({ text }) => `(${text})`)].join(" ");
    case "help":
    case "denied":
      return `${outcome.kind} ${outcome.command.definition.name}`;
    case "empty":
    default:
      return outcome.kind;
  }
}

function briefValue(value: unknown): string {
  if (Array.isArray(value)) return value.join("+");
  if (typeof value !== "object" || value === null) return String(value);
  if ("ids" in value && Array.isArray(value.ids)) return value.ids.join("+");
  if ("kind" in value) return String(value.kind);
  if (!("at" in value)) return JSON.stringify(value);
  const clock = new Date(Number(value.at) + 8 * 3_600_000).toISOString();
  return `${"recurrence" in value ? "↻ " : ""}${clock.slice(5, 16).replace("T", " ")}`;
}
