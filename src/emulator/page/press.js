import { call } from "./api.js";
import { h } from "./elements.js";

/**
 * Presses buttons of an interactive card. Its looks are a template of DingTalk's that the emulator has not,
 * so the button's action is typed in: what the template sends along as `params.action`.
 */
export function pressForm(outTrackId, speaker) {
  const action = h("input", {
    name: "action",
    required: true,
    placeholder: "approve",
    title: "The button's params.action",
    "aria-label": "按钮的 action",
    autocomplete: "off",
    spellcheck: "false",
  });
  const said = h("output", {});
  const submit = (event) => {
    event.preventDefault();
    void press({ outTrackId, from: speaker, action: action.value.trim(), said });
  };
  const button = h("button", { title: "Press the button" }, "按下");
  return h("form", { class: "press", submit }, action, button, said);
}

async function press({ outTrackId, from, action, said }) {
  said.textContent = "…";
  try {
    const path = `/_/cards/${encodeURIComponent(outTrackId)}/press`;
    const { answer } = await call("POST", path, { from, action });
    said.textContent = answer.error ?? `回调 ${answer.status} · ${answer.ms} ms`;
  } catch (error) {
    said.textContent = error.message;
  }
}
