import * as fc from "fast-check";

/** Pieces that YAML, templates or sentences make something of. */
const pieces = [
  ...Array.from("{}[]:,-|>?&*!%@`'\"#\\\t\n\0\uFEFF\uFFFD"),
  ": ",
  "- ",
  "  ",
  "${{",
  "}}",
  "{%",
  "%}",
  "| raw",
  "&a [*a, *a]",
  "<<: *a",
  "!!js/function",
  "__proto__: { polluted: 1 }",
  "constructor",
  "../../etc/passwd#x",
  "(a+)+$",
  "(((((((((([[[[[[[[[[",
  "{who}{what}{when}",
  "1e999",
  "99999999999999999999",
  "每个工作日 25:61",
  "*/0 * * * *",
  "\u{1F600}\u200B\u202E",
  "${{ a | append: a | append: a }}",
  "{% for i in (1..1000000) %}x{% endfor %}",
  "x".repeat(3000),
  "[".repeat(300),
];

const place = fc.double({ min: 0, max: 1, noNaN: true });
const length = fc.integer({ min: 1, max: 60 });

/** One change of a text: something taken out, put in, doubled, moved, or the end cut off. */
type Change = (text: string) => string;

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(place, length).map(([at, count]): Change => (text) => {
    const from = Math.floor(at * text.length);
    return text.slice(0, from) + text.slice(from + count);
  }),
  fc.tuple(place, fc.constantFrom(...pieces)).map(([at, piece]): Change => (text) => {
    const from = Math.floor(at * text.length);
    return text.slice(0, from) + piece + text.slice(from);
  }),
  fc.tuple(place, place, length).map(([from, to, count]): Change => (text) => {
    const piece = text.slice(Math.floor(from * text.length)).slice(0, count);
    const at = Math.floor(to * text.length);
    return text.slice(0, at) + piece + text.slice(at);
  }),
  fc.tuple(place, place).map(([from, to]): Change => (text) => {
    const lines = text.split("\n");
    const [line = ""] = lines.splice(Math.floor(from * lines.length), 1);
    lines.splice(Math.floor(to * lines.length), 0, line);
    return lines.join("\n");
  }),
  place.map(
    (at): Change =>
      (text) =>
        text.slice(0, Math.floor(at * text.length)),
  ),
);

/** Packs that are nearly right: each of `texts` with a few changes. */
export function mutated(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([text, changes]) => changes.reduce((done, one) => one(done), text));
}
