import type { z } from "zod";
import type { Roles } from "../../commands/permissions.ts";
import type { CardContent, Content, FileContent } from "../../core/reply.ts";
import { compileContent } from "../templates.ts";
import type { Scope } from "../template.ts";
import { peopleOf } from "../../commands/people-of.ts";
import { reportAt, valueIn, wordsIn, type StepPlace } from "./place.ts";
import { StepError } from "./step-error.ts";
import type { replyContent } from "./step-schema.ts";

/** What a `reply` or `post` has in the file. */
export type SaidFile = z.output<typeof replyContent>;

/** Something to be said, in a scope. */
export interface CompiledSaid {
  readonly content: (scope: Scope) => Content;
  readonly mentions: (scope: Scope, roles: Roles) => readonly string[];
}

/** What is said at `place`, whose path is that of the content; `undefined` when it is wrong, which is reported. */
export function compileSaid(place: StepPlace, file: SaidFile): CompiledSaid | undefined {
  const forms = (["text", "markdown", "card", "file"] as const).filter(
    (key) => file[key] !== undefined,
  );
  const [form, other] = forms;
  if (form === undefined) {
    return reportAt(
      place,
      [],
      {
        message: `\`${String(place.path.at(-1))}\` says nothing`,
        hint: 'one of `text`, `markdown`, `card`, `file`: { text: "…" }',
      },
      "key",
    );
  }
  if (other !== undefined) {
    return reportAt(place, [other], { message: `\`${form}\` and \`${other}\` exclude each other` });
  }
  if (file.title !== undefined && form !== "markdown") {
    return reportAt(place, ["title"], { message: "only a markdown message has a `title`" }, "key");
  }
  const content = compileForm(place, file, form);
  const mentions =
    file.mention === undefined ? () => [] : valueIn(place, ["mention"], file.mention);
  if (content === undefined || mentions === undefined) return undefined;
  return { content, mentions: (scope, roles) => peopleOf(mentions(scope), roles) };
}

function compileForm(
  place: StepPlace,
  file: SaidFile,
  form: "text" | "markdown" | "card" | "file",
): ((scope: Scope) => Content) | undefined {
  if (form === "card") return compileCard(place, file.card);
  if (form === "file") return compileFile(place, file.file ?? "");
  const { about, path, names } = place;
  return compileContent(about.draft, file, { path, names, defaultTitle: about.title });
}

function compileCard(
  place: StepPlace,
  card: SaidFile["card"],
): ((scope: Scope) => CardContent) | undefined {
  if (card === undefined) return undefined;
  const { about, path, names } = place;
  const title = wordsIn(place, ["card", "title"], card.title)?.of;
  const body = compileContent(
    about.draft,
    { markdown: card.text },
    { path: [...path, "card"], names, defaultTitle: about.title, keys: { markdown: "text" } },
  );
  const buttons = card.buttons.map((button, index) => ({
    title: wordsIn(place, ["card", "buttons", index, "title"], button.title)?.of,
    url: wordsIn(place, ["card", "buttons", index, "url"], button.url)?.of,
  }));
  if (title === undefined || body === undefined) return undefined;
  if (buttons.some((one) => one.title === undefined || one.url === undefined)) return undefined;
  return (scope) => {
    const said = body(scope);
    return {
      type: "card",
      title: title(scope),
      text: "text" in said ? said.text : "",
      buttons: buttons.map((one) => ({
        title: one.title?.(scope) ?? "",
        url: webAddress(one.url?.(scope) ?? ""),
      })),
      ...(card.layout === undefined ? {} : { layout: card.layout }),
    };
  };
}

/** A button opens a page, and never runs anything on the phone. */
function webAddress(url: string): string {
  if (/^(?:https?|dingtalk):\/\//iu.test(url)) return url;
  throw new StepError({
    zh: "卡片按钮的网址必须以 http:// 或 https:// 开头",
    en: "the address of a card's button must begin with http:// or https://",
  });
}

function compileFile(place: StepPlace, text: string): ((scope: Scope) => FileContent) | undefined {
  const file = valueIn(place, ["file"], text);
  return (
    file &&
    ((scope) => {
      const found = fileIn(file(scope));
      if (found !== undefined) return found;
      throw new StepError({ zh: "没有可以发送的文件", en: "there is no file to send" });
    })
  );
}

/** The kept file that a result of an earlier step is. */
function fileIn(value: unknown): FileContent | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if ("type" in value && value.type === "file") return value as FileContent;
  return "file" in value ? fileIn(value.file) : undefined;
}
