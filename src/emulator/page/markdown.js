import { h, link, picture } from "./elements.js";

// DingTalk's subset (protocol §4.3): headings, quotes, bold, italic, links, pictures, two kinds of list.
// A single line end is no line break there; two spaces before it, or an empty line, make one. What is not
// in the subset (tables, code, HTML) is shown as its source, as older clients do.

/** Makes nodes of markdown; `names` are those mentioned. */
export function renderMarkdown(text, names = []) {
  const lines = decodeSpaces(text).replaceAll("\r\n", "\n").split("\n");
  return blocks(lines, names);
}

function decodeSpaces(text) {
  return text.replaceAll(/&nbsp;|&#160;|&#xA0;/gi, "\u00A0");
}

const kinds = [
  { kind: "heading", pattern: /^ {0,3}(#{1,6})\s+(.*)$/ },
  { kind: "quote", pattern: /^ {0,3}>\s?(.*)$/ },
  { kind: "bullet", pattern: /^\s*[-*+]\s+(.*)$/ },
  { kind: "number", pattern: /^\s*(\d{1,9})[.)]\s+(.*)$/ },
];

function classify(line) {
  if (line.trim() === "") return { kind: "empty", match: null };
  for (const { kind, pattern } of kinds) {
    const match = pattern.exec(line);
    if (match !== null) return { kind, match };
  }
  return { kind: "text", match: [line] };
}

function blocks(lines, names) {
  const groups = [];
  for (const line of lines) {
    const { kind, match } = classify(line);
    const last = groups.at(-1);
    if (last !== undefined && last.kind === kind && kind !== "heading") last.matches.push(match);
    else groups.push({ kind, matches: [match] });
  }
  return groups.flatMap((group) => block(group, names));
}

function block({ kind, matches }, names) {
  const [first] = matches;
  switch (kind) {
    case "empty":
      return [];
    case "heading":
      return h(`h${first[1].length}`, {}, inline(first[2], names));
    case "quote":
      return h(
        "blockquote",
        {},
        blocks(
          matches.map((match) => match[1]),
          names,
        ),
      );
    case "bullet":
      return h(
        "ul",
        {},
        matches.map((match) => h("li", {}, inline(match[1], names))),
      );
    case "number":
      return h(
        "ol",
        { start: first[1] },
        matches.map((match) => h("li", {}, inline(match[2], names))),
      );
    default:
      return h(
        "p",
        {},
        paragraph(
          matches.map((match) => match[0]),
          names,
        ),
      );
  }
}

function paragraph(lines, names) {
  return lines.flatMap((line, index) => {
    const nodes = inline(line.trim(), names);
    if (index === lines.length - 1) return nodes;
    return [...nodes, / {2}$/.test(line) ? h("br") : " "];
  });
}

const inlinePattern =
  /!\[([^\]]*)\]\(([^\s)]+)\)|\[([^\]]+)\]\(([^\s)]+)\)|\*\*([^*]+(?:\*[^*]+)*?)\*\*|\*([^*\s][^*]*)\*/;

function inline(text, names) {
  const match = inlinePattern.exec(text);
  if (match === null) return mentions(text, names);
  const [whole, alt, source, label, url, bold, italic] = match;
  const node =
    source !== undefined
      ? picture(source, alt)
      : url !== undefined
        ? link(label, url)
        : bold !== undefined
          ? h("strong", {}, inline(bold, names))
          : h("em", {}, inline(italic, names));
  return [
    ...mentions(text.slice(0, match.index), names),
    node,
    ...inline(text.slice(match.index + whole.length), names),
  ];
}

/** Makes nodes of plain text with the mentions in it marked. */
export function mentions(text, names) {
  if (text === "") return [];
  const found = names
    .map((name) => ({ word: `@${name}`, at: text.indexOf(`@${name}`) }))
    .filter(({ at }) => at !== -1)
    .toSorted((a, b) => a.at - b.at || b.word.length - a.word.length)[0];
  if (found === undefined) return [text];
  const { word, at } = found;
  const rest = mentions(text.slice(at + word.length), names);
  return [text.slice(0, at), h("span", { class: "at" }, word), ...rest].filter((n) => n !== "");
}
