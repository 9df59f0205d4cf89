/** Makes an element. Texts become text nodes, so nothing in a message is ever markup. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) {
      element.setAttribute(name, String(value));
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** The element with this id. */
export function byId(id) {
  return document.getElementById(id);
}

const pageLink = "dingtalk://dingtalkclient/page/link";

/** An address a message may lead to, or `null`. */
export function safeUrl(text) {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (text.startsWith(pageLink)) return safeUrl(url.searchParams.get("url") ?? "");
  return ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : null;
}

/** Where a picture is: a web address, or an uploaded file's media id. */
export function pictureUrl(text) {
  if (/^[@$#]/.test(text)) return `/_/media/${encodeURIComponent(text)}`;
  const url = safeUrl(text);
  return url !== null && url.startsWith("http") ? url : null;
}

/** A link that opens elsewhere; plain text where the address is not fit to open. */
export function link(text, url, attributes = {}) {
  const href = safeUrl(url);
  if (href === null) return h("span", { ...attributes, title: url }, text);
  return h("a", { ...attributes, href, target: "_blank", rel: "noopener noreferrer" }, text);
}

export function picture(source, alt) {
  const src = pictureUrl(source);
  if (src === null) return h("span", { class: "broken" }, `[图片 ${source}]`);
  const broken = (event) =>
    event.target.replaceWith(h("span", { class: "broken" }, `[图片 ${alt}]`.replace(" ]", "]")));
  return h("img", { src, alt, loading: "lazy", referrerpolicy: "no-referrer", error: broken });
}
