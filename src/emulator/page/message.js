import { call } from "./api.js";
import { h, link, picture } from "./elements.js";
import { mentions, renderMarkdown } from "./markdown.js";
import { pressForm } from "./press.js";

const ways = {
  person: "说",
  reply: "同步回复",
  session: "会话 webhook",
  webhook: "群 webhook",
  openapi: "OpenAPI",
  notice: "工作通知",
};

/** Makes the elements of some lines of the transcript, with the day wherever another one begins. */
export function renderLines(lines, before, view) {
  return lines.flatMap((line, index) => {
    const previous = lines[index - 1] ?? before;
    const day = dayOf(line);
    const element = renderLine(line, view);
    if (previous !== undefined && dayOf(previous) === day) return [element];
    return [h("p", { class: "day" }, day), element];
  });
}

function dayOf({ at }) {
  return new Date(at).toLocaleDateString("zh-CN", {
    timeZone: "Asia/Shanghai",
    month: "long",
    day: "numeric",
    weekday: "short",
  });
}

/** The picture in front of a message or a place: the bell for a robot, else the first letter. */
export function avatar(name, isRobot) {
  if (isRobot)
    return h("span", { class: "avatar" }, h("img", { src: "/_/page/icon.svg", alt: "" }));
  const [first = "?"] = name;
  const hue = first.codePointAt(0) % 5;
  return h("span", { class: "avatar", "data-hue": hue, "aria-hidden": "true" }, first);
}

function renderLine(line, { nameOf, speaker }) {
  const isRobot = line.via !== "person";
  const isMine = line.from === speaker && !isRobot;
  const name = nameOf(line.from);
  const time = new Date(line.at).toLocaleString("zh-CN", {
    hour12: false,
    timeZone: "Asia/Shanghai",
  });
  return h(
    "article",
    {
      class: ["line", isMine ? "mine" : "", isRobot ? "robot" : ""].filter(Boolean).join(" "),
      "data-seq": line.seq,
    },
    avatar(name, isRobot),
    h(
      "div",
      { class: "body" },
      h(
        "p",
        { class: "who" },
        h("b", {}, name),
        isRobot ? h("span", { class: "badge", title: "Robot" }, "机器人") : null,
        h("time", { datetime: new Date(line.at).toISOString(), title: time }, time.slice(-8)),
      ),
      h("div", { class: `bubble ${line.shown.kind}` }, safeContent(line, nameOf)),
      line.msgtype === "interactiveCard" ? pressForm(line.payload.outTrackId, speaker) : null,
      raw(line),
    ),
  );
}

// A message nested deeper than the page can follow is still shown, as its source.
function safeContent(line, nameOf) {
  try {
    return content(line, nameOf);
  } catch {
    return [line.text];
  }
}

function content(line, nameOf) {
  const { shown } = line;
  const names = line.mentions.map(nameOf);
  if (line.atAll) names.push("所有人");
  // Who was picked from the list without being in the text is shown in front, as the client puts them.
  const unsaid =
    line.via === "person" ? names.filter((name) => !line.text.includes(`@${name}`)) : [];
  const before = unsaid.flatMap((name) => [h("span", { class: "at" }, `@${name}`), " "]);
  switch (shown.kind) {
    case "text":
      return [...before, ...mentions(shown.text, names)];
    case "markdown":
      return renderMarkdown(shown.text, names);
    case "card":
      return card(shown, names);
    case "link":
      return linkCard(shown);
    case "feed":
      return h(
        "ul",
        { class: "feed-links" },
        shown.links.map(({ title, url, pictureUrl }) =>
          h("li", {}, picture(pictureUrl, ""), link(title, url)),
        ),
      );
    case "image":
      return picture(shown.url, "图片");
    case "file":
      return file(shown);
    default:
      return [...before, shown.label];
  }
}

function card(shown, names) {
  // The title is what the notification says; the card itself shows its text only.
  const buttons = shown.buttons.map(({ title, url }) => link(title, url, { class: "button" }));
  return [
    ...renderMarkdown(shown.text, names),
    h("div", { class: shown.horizontal ? "actions horizontal" : "actions" }, buttons),
  ];
}

function linkCard(shown) {
  return [
    link(shown.title, shown.url, { class: "link-title" }),
    h(
      "div",
      { class: "link-body" },
      h("p", {}, shown.text),
      shown.pictureUrl === undefined ? null : picture(shown.pictureUrl, ""),
    ),
  ];
}

function file({ mediaId, name }) {
  const type = /\.(\w{1,5})$/.exec(name)?.[1]?.toUpperCase() ?? "文件";
  const icon = h("span", { class: "file-icon", "aria-hidden": "true" }, type);
  if (mediaId === null) return [icon, name];
  const href = `/_/media/${encodeURIComponent(mediaId)}`;
  return [icon, h("a", { href, download: name, title: "Download" }, name)];
}

/** The request and the answer behind a message, fetched when somebody looks. */
function raw(line) {
  const pre = h("pre", {});
  const details = h(
    "details",
    { class: "raw" },
    h("summary", { title: "Raw request and answer" }, `原文 · ${wayOf(line)}`),
    pre,
  );
  details.addEventListener("toggle", () => {
    if (details.open) void show(line.seq, pre);
  });
  return details;
}

/** Tells in its summary what became of a callback, once that is known. */
export function setDelivery(box, seq, delivery) {
  const summary = box.querySelector(`[data-seq="${seq}"] .raw summary`);
  if (summary !== null) summary.textContent = `原文 · ${wayOf({ via: "person", delivery })}`;
}

function wayOf({ via, delivery }) {
  if (!delivery) return ways[via] ?? via;
  return delivery.status === 0 ? "回调失败" : `回调 ${delivery.status} · ${delivery.ms} ms`;
}

async function show(seq, pre) {
  try {
    const { answer: line } = await call("GET", `/_/messages/${seq}`);
    const parts =
      line.via === "person"
        ? { callback: line.payload, delivery: line.delivery ?? null }
        : { request: line.request ?? line.payload };
    pre.textContent = JSON.stringify(parts, null, 2);
  } catch (error) {
    pre.textContent = error.message;
  }
}
