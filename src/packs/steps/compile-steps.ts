import { secondMs } from "../../core/clock.ts";
import { parseSetting } from "../../yaml/duration.ts";
import { inLangOf, toLocalized } from "../localized.ts";
import { listShape, openShape, valueShape, type NameShape } from "../template-names.ts";
import { compileAdd } from "./add.ts";
import { compileAsk } from "./ask.ts";
import { compileTest } from "./branch.ts";
import { compileCall } from "./call.ts";
import { compileConfirm } from "./confirm.ts";
import { compileEach } from "./each.ts";
import { compileFail } from "./fail.ts";
import { compileFileFind } from "./file-find.ts";
import { compileHttp, httpShape, usualTimeoutMs } from "./http.ts";
import { reportAt, type StepPlace } from "./place.ts";
import { compilePost } from "./post.ts";
import { compileRemind } from "./remind.ts";
import { compileReply } from "./reply.ts";
import { compileRun } from "./run-command.ts";
import { compileSet } from "./set.ts";
import { reservedNames, type StepList } from "./step-list.ts";
import { stepKinds, type StepFile, type StepKind } from "./step-schema.ts";
import type { CompiledStep, Retry, StepAction, StepRun } from "./step.ts";
import * as task from "./task.ts";

/** Compiles a list of steps; all that is wrong is reported, and then there is none. */
export async function compileSteps(
  list: StepList,
  files: readonly StepFile[],
): Promise<readonly CompiledStep[] | undefined> {
  const steps: CompiledStep[] = [];
  for (const [index, file] of files.entries()) {
    const compiled = await compileStep(list, file, index);
    if (compiled !== undefined) steps.push(compiled);
  }
  return steps.length === files.length ? steps : undefined;
}

const longestTimeoutMs = 30 * secondMs;

async function compileStep(
  list: StepList,
  file: StepFile,
  index: number,
): Promise<CompiledStep | undefined> {
  const place: StepPlace = {
    about: list.about,
    path: [...list.path, index],
    names: new Map(list.names),
  };
  const kind = kindOf(place, file);
  if (kind === undefined) return undefined;
  const path = `${list.prefix}${index + 1}`;
  const inner = (key: string): StepList => ({
    ...list,
    path: [...place.path, key],
    prefix: `${path}.${key}.`,
  });
  const action = await compileAction(place, file, { kind, inner });
  const onError =
    file.on_error === undefined ? undefined : await withError(inner("on_error"), file.on_error);
  if (file.as !== undefined && kind !== "each") {
    list.names.set(file.as, resultShapes[kind] ?? openShape);
  }
  if (action === undefined || (file.on_error !== undefined && onError === undefined)) {
    return undefined;
  }
  return {
    path,
    kind,
    ...(file.as === undefined || kind === "each" ? {} : { as: file.as }),
    timeoutMs: timeoutOf(file),
    retry: retryOf(file.retry ?? file.http?.retry),
    ...(onError === undefined ? {} : { onError }),
    action,
  };
}

/** Steps that are done instead of failing; only they know what went wrong. */
export async function withError(
  list: StepList,
  files: readonly StepFile[],
): Promise<readonly CompiledStep[] | undefined> {
  const names = new Map([...list.names, ["error", openShape] as const]);
  const compiled = await compileSteps({ ...list, names }, files);
  for (const [name, shape] of names) if (name !== "error") list.names.set(name, shape);
  return compiled;
}

const resultShapes: Readonly<Partial<Record<StepKind, NameShape>>> = {
  http: httpShape,
  ask: openShape,
  confirm: openShape,
  "task.create": openShape,
  "file.find": openShape,
  remind: openShape,
  reply: valueShape,
  post: valueShape,
  if: valueShape,
  each: listShape,
};

function kindOf(place: StepPlace, file: StepFile): StepKind | undefined {
  const [kind, other] = stepKinds.filter((key) => file[key] !== undefined);
  if (kind === undefined) {
    return reportAt(place, [], {
      message: "this step does nothing",
      hint: 'a step is, for example, `- reply: { text: "…" }` or `- http: { url: … }`',
    });
  }
  if (other !== undefined) {
    const message = `\`${kind}\` and \`${other}\` are two steps`;
    return reportAt(place, [other], { message, hint: "begin the second one with `-`" }, "key");
  }
  for (const [key, owners] of Object.entries(owned)) {
    if (file[key as keyof StepFile] === undefined || owners.includes(kind)) continue;
    const message = `\`${key}\` belongs to ${owners.map((one) => `\`${one}\``).join(" or ")}`;
    return reportAt(place, [key], { message }, "key");
  }
  for (const key of needed[kind] ?? []) {
    if (file[key] === undefined) {
      return reportAt(place, [], { message: `\`${kind}\` needs \`${key}\`` });
    }
  }
  if (file.as === "error" || (file.as !== undefined && reservedNames.has(file.as))) {
    const message = `\`${file.as}\` means something else in templates`;
    return reportAt(place, ["as"], { message, hint: "choose another name" });
  }
  return kind;
}

const owned: Readonly<Record<string, readonly StepKind[]>> = {
  // oxlint-disable-next-line unicorn/no-thenable -- the key of pack.yaml
  then: ["if"],
  else: ["if"],
  do: ["each"],
  with: ["run", "call"],
};

const needed: Readonly<Partial<Record<StepKind, readonly (keyof StepFile)[]>>> = {
  if: ["then"],
  each: ["do"],
};

async function compileAction(
  place: StepPlace,
  file: StepFile,
  { kind, inner }: { readonly kind: StepKind; readonly inner: (key: string) => StepList },
): Promise<StepAction | undefined> {
  const at = (key: string): StepPlace => ({ ...place, path: [...place.path, key] });
  switch (kind) {
    case "reply":
      return file.reply && compileReply(at("reply"), file.reply);
    case "post":
      return file.post && compilePost(at("post"), file.post);
    case "ask":
      return file.ask && compileAsk(place, file.ask);
    case "confirm":
      return file.confirm && compileConfirmStep(at("confirm"), file, inner("confirm"));
    case "http":
      return file.http && compileHttp(place, file.http);
    case "task.create":
      return file[kind] && task.compileTaskCreate(place, file[kind]);
    case "task.done":
    case "task.reopen":
    case "task.drop":
      return task.compileTaskState(place, kind, file[kind] ?? "");
    case "task.change":
      return file[kind] && task.compileTaskChange(place, file[kind]);
    case "task.comment":
      return file[kind] && task.compileTaskComment(place, file[kind]);
    case "remind":
      return file.remind && compileRemind(place, file.remind);
    case "file.find":
      return compileFileFind(place, file[kind] ?? "");
    case "set":
      return file.set && compileSet(place, file.set);
    case "add":
      return file.add && compileAdd(place, file.add);
    case "if":
      return compileIf(place, file, inner);
    case "each":
      return compileEach(place, file, inner("do"), compileSteps);
    case "run":
      return compileRun(place, file.run ?? "", file.with ?? {});
    case "call":
      return compileCall(place, file.call ?? "", file.with);
    case "fail":
    default:
      return compileFail(place, file.fail ?? "");
  }
}

/** Of a step what is asked is always said: the arguments of the command alone would not tell it. */
function compileConfirmStep(
  place: StepPlace,
  { confirm, as }: StepFile,
  { prefix }: StepList,
): StepAction | undefined {
  const { text } = confirm ?? {};
  if (confirm === undefined || text === undefined) {
    const hint = 'what is asked: `text: "…"`';
    return reportAt(place, ["text"], { message: "`text` is missing", hint });
  }
  const shown = ({ scope }: StepRun): string => inLangOf(toLocalized(text), scope);
  return compileConfirm(place, confirm, { path: `${prefix}ask`, as, shown });
}

async function compileIf(
  place: StepPlace,
  file: StepFile,
  inner: (key: string) => StepList,
): Promise<StepAction | undefined> {
  const test = compileTest(place, ["if"], file.if ?? "");
  const then = await compileSteps(inner("then"), file.then ?? []);
  const otherwise = await compileSteps(inner("else"), file.else ?? []);
  if (test === undefined || then === undefined || otherwise === undefined) return undefined;
  return { kind: "branch", test, yes: then, no: otherwise };
}

function timeoutOf({ timeout, http }: StepFile): number {
  // A request has a limit of its own, which is to be the one that is noticed.
  if (http !== undefined) return (parseSetting(http.timeout ?? "") ?? usualTimeoutMs) + secondMs;
  return Math.min(parseSetting(timeout ?? "") ?? longestTimeoutMs, longestTimeoutMs);
}

const usualAfterMs = 5 * secondMs;

function retryOf(file: StepFile["retry"]): Retry {
  if (file === undefined) return { times: 0, afterMs: usualAfterMs };
  if (typeof file === "number") return { times: file, afterMs: usualAfterMs };
  return { times: file.times, afterMs: parseSetting(file.after ?? "") ?? usualAfterMs };
}
