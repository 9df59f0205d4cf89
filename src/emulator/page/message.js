import { call } from "./api.js";
import { h, link, picture } from "./elements.js";
import { mentions, renderMarkdown } from "./markdown.js";

const ways = {
  person: "说",
  reply: "同步回复",
  session: "会话 webhook",
  webhook: "群 webhook",
  openapi: "OpenAPI",
};

/** Makes the element of one line of the transcript. */
export function renderLine(line, { nameOf, speaker }) {
  const isRobot = line.via !== "person";
  const isMine = line.from === speaker && !isRobot;
  const name = nameOf(line.from);
  const time = new Date(line.at).toLocaleString("zh-CN", { hour12: false });
  return h(
    "article",
    {
      class: ["line", isMine ? "mine" : "", isRobot ? "robot" : ""].filter(Boolean).join(" "),
      "data-seq": line.seq,
    },
    h("span", { class: "avatar", "aria-hidden": "true" }, isRobot ? "🛎" : name.slice(0, 1)),
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
      h("div", { class: `bubble ${line.shown.kind}` }, content(line, nameOf)),
      raw(line),
    ),
  );
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
  const buttons = shown.buttons.map(({ title, url }) => link(title, url, { class: "button" }));
  return [
    h("h4", {}, shown.title),
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
  const icon = h("span", { class: "file-icon", "aria-hidden": "true" }, "📄");
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
    h("summary", { title: "Raw request and answer" }, `原文 · ${ways[line.via] ?? line.via}`),
    pre,
  );
  details.addEventListener("toggle", () => {
    if (details.open) void show(line.seq, pre);
  });
  return details;
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
