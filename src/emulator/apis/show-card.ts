import type { Place } from "../chat/place.ts";
import type { Shown } from "../chat/shown.ts";
import { showRobotMessage } from "../platform/robot-messages.ts";
import type { EmulatorState } from "../state.ts";
import type { Card } from "./card-store.ts";

/** Puts a card into a conversation; answers its line. */
export function addCardLine(
  card: Card,
  place: Place,
  request: number,
  state: EmulatorState,
): number {
  const payload = { outTrackId: card.outTrackId, cardTemplateId: card.templateId };
  const said = { place, msgtype: "interactiveCard", shown: shownCard(card), payload } as const;
  return showRobotMessage({ ...said, via: "openapi", request }, state).seq;
}

/** Shows a changed card wherever it is. */
export function showCard(card: Card, { transcript }: EmulatorState): void {
  for (const { line } of card.spaces) transcript.change(line, shownCard(card));
}

/** A template's looks are DingTalk's; here a card is its values, one under another. */
function shownCard({ values }: Card): Shown {
  const lines = Object.entries(values).map(([name, value]) => `**${name}**：${value}`);
  return { kind: "markdown", title: "[卡片]", text: lines.join("\n\n") };
}
