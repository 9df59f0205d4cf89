import { byId, h } from "./elements.js";

const mostChoices = 8;

/** The input with @-completion. `send` gets `{ text, at, mentionRobot }` and says whether it went out. */
export function createComposer({ candidates, send }) {
  const input = byId("input");
  const list = byId("completion");
  const mention = byId("mention");
  let choices = [];
  let chosen = 0;
  let picked = [];

  const close = () => {
    choices = [];
    list.hidden = true;
  };
  const typedName = () => /[@＠]([^\s@＠]{0,20})$/.exec(input.value.slice(0, input.selectionStart));
  const draw = () => {
    list.replaceChildren(
      ...choices.map((choice, index) =>
        h(
          "li",
          {
            role: "option",
            "aria-selected": index === chosen,
            class: index === chosen ? "chosen" : "",
            // The input must keep the focus, so this is not a click.
            mousedown: (event) => {
              event.preventDefault();
              pick(choice);
            },
          },
          h("b", {}, choice.name),
          h("span", {}, choice.id),
        ),
      ),
    );
    list.hidden = choices.length === 0;
  };
  const complete = () => {
    const match = typedName();
    if (match === null) return close();
    const word = match[1].toLowerCase();
    const fits = ({ id, name }) =>
      name.toLowerCase().includes(word) || id.toLowerCase().startsWith(word);
    choices = candidates().filter(fits).slice(0, mostChoices);
    chosen = 0;
    draw();
  };
  const pick = (choice) => {
    const match = typedName();
    if (match === null) return close();
    const start = input.selectionStart - match[0].length;
    const inserted = `@${choice.name} `;
    input.setRangeText(inserted, start, input.selectionStart, "end");
    picked.push(choice);
    close();
    input.focus();
  };
  const submit = async () => {
    const text = input.value.trim();
    if (text === "") return;
    const at = picked
      .filter(({ name, isRobot }) => !isRobot && text.includes(`@${name}`))
      .map(({ id }) => id);
    const named = candidates().some(({ name, isRobot }) => isRobot && text.includes(`@${name}`));
    input.value = "";
    const before = picked;
    picked = [];
    if (!(await send({ text, at: [...new Set(at)], mentionRobot: mention.checked || named }))) {
      input.value = text;
      picked = before;
    }
  };

  input.addEventListener("input", complete);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    // While a Chinese input method is composing, Enter picks its word.
    if (event.isComposing) return;
    const isOpen = !list.hidden;
    if (isOpen && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const step = event.key === "ArrowDown" ? 1 : choices.length - 1;
      chosen = (chosen + step) % choices.length;
      draw();
    } else if (isOpen && (event.key === "Enter" || event.key === "Tab")) pick(choices[chosen]);
    else if (isOpen && event.key === "Escape") close();
    else if (event.key === "Enter" && !event.shiftKey) void submit();
    else return;
    event.preventDefault();
  });
  byId("send").addEventListener("click", () => void submit());
}
