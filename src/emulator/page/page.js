import { call, poll } from "./api.js";
import { createComposer } from "./composer.js";
import { byId, h } from "./elements.js";
import { avatar, renderLines, setDelivery } from "./message.js";
import { createPanel } from "./panel.js";

const start = new URLSearchParams(location.hash.slice(1));
let world = { people: [], robots: [], groups: [] };
let place = start.get("in");
let speaker = start.get("as");
let epoch = null;
let last = 0;
let lastChange = 0;
let lines = [];
const unread = new Map();
// Older messages are still in the transcript, but drawing them all would stall the page.
const mostShown = 500;

const nameOf = (id) =>
  [...world.people, ...world.robots].find((each) => each.id === id)?.name ?? id;
const report = (error) => {
  byId("status").textContent = error.message;
};

// A place is a group's id, or a robot's with a star in front: the 1:1 chat with it.
const placeOf = (line) => line.group ?? `*${line.robot}`;
const isHere = (line) =>
  placeOf(line) === place && (line.user === null || line.user === speaker) && !line.recalled;
const group = () => world.groups.find(({ id }) => id === place);
const robotHere = () => world.robots.find(({ id }) => id === (group()?.robot ?? place?.slice(1)));
const members = () => {
  const ids = group()?.members;
  return ids === undefined ? world.people : world.people.filter(({ id }) => ids.includes(id));
};

function drawPlaces() {
  const groups = world.groups.map(({ id, title }) => ({ key: id, title }));
  const robots = world.robots
    .filter(({ kind }) => kind === "app")
    .map(({ id, name }) => ({ key: `*${id}`, isRobot: true, title: `${name}（单聊）` }));
  byId("places").replaceChildren(
    ...[...groups, ...robots].map(({ key, isRobot, title }) =>
      h(
        "button",
        {
          class: "place",
          "data-place": key,
          "aria-current": key === place ? "true" : false,
          click: () => go(key, speaker),
        },
        avatar(title, isRobot),
        h("span", { class: "name" }, title),
        (unread.get(key) ?? 0) > 0 ? h("span", { class: "unread" }, String(unread.get(key))) : null,
      ),
    ),
  );
}

function drawHeader() {
  const here = group();
  const robot = robotHere();
  byId("title").textContent = here?.title ?? robot?.name ?? "没有会话";
  byId("subtitle").textContent =
    here === undefined
      ? "单聊 · 每条消息都会发给机器人"
      : `${here.members.length} 人 · 机器人 ${robot?.name ?? "无"}`;
  byId("speaker").replaceChildren(
    ...members().map(({ id, name, admin }) =>
      h("option", { value: id, selected: id === speaker }, admin ? `${name}（管理员）` : name),
    ),
  );
  byId("mention-label").hidden = here === undefined;
  byId("mention-name").textContent = `@${robot?.name ?? "机器人"}`;
}

function drawLines() {
  const here = lines.filter(isHere).slice(-mostShown);
  const hint = h("p", { class: "nothing" }, "还没有消息。说一句“帮助”试试。");
  byId("lines").replaceChildren(
    ...(here.length === 0 ? [hint] : renderLines(here, undefined, { nameOf, speaker })),
  );
  scrollDown();
}

function scrollDown() {
  const box = byId("lines");
  box.scrollTop = box.scrollHeight;
}

function go(nextPlace, nextSpeaker) {
  place = nextPlace;
  speaker = members().some(({ id }) => id === nextSpeaker) ? nextSpeaker : members()[0]?.id;
  unread.delete(place);
  history.replaceState(null, "", `#${new URLSearchParams({ in: place ?? "", as: speaker ?? "" })}`);
  drawPlaces();
  drawHeader();
  drawLines();
}

async function loadWorld() {
  world = (await call("GET", "/_/world")).answer;
  const keys = [...world.groups.map(({ id }) => id), ...world.robots.map(({ id }) => `*${id}`)];
  const others = world.people.find(({ admin }) => !admin) ?? world.people[0];
  go(keys.includes(place) ? place : keys[0], speaker ?? others?.id);
}

function takeLine(line) {
  const before = lines.findLast(isHere);
  lines.push(line);
  last = line.seq;
  if (!isHere(line)) {
    if (line.via !== "person") unread.set(placeOf(line), (unread.get(placeOf(line)) ?? 0) + 1);
    return drawPlaces();
  }
  const box = byId("lines");
  const isAtEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 120;
  box.querySelector(".nothing")?.remove();
  box.append(...renderLines([line], before, { nameOf, speaker }));
  if (isAtEnd || line.from === speaker) scrollDown();
}

/** Cards change and messages are taken back after they were shown. */
function replaceLines(changed) {
  const bySeq = new Map(changed.map((line) => [line.seq, line]));
  lines = lines.map((line) => bySeq.get(line.seq) ?? line);
  drawLines();
}

async function followTranscript(waitMs) {
  const { answer, epoch: now } = await call(
    "GET",
    `/_/messages?after=${last}&changes_after=${lastChange}&wait_ms=${waitMs}`,
  );
  if (epoch !== null && now !== epoch) return location.reload();
  epoch = now;
  const isUnknown = (line) =>
    !world.robots.some(({ id }) => id === line.robot) ||
    (line.group !== null && !world.groups.some(({ id }) => id === line.group));
  if (answer.some(isUnknown)) await loadWorld();
  for (const line of answer) lastChange = Math.max(lastChange, line.changed ?? 0);
  const known = answer.filter(({ seq }) => seq <= last);
  for (const line of answer.filter(({ seq }) => seq > last)) takeLine(line);
  if (known.length > 0) replaceLines(known);
}

async function send({ text, at, mentionRobot }) {
  const here = group();
  const where =
    here === undefined
      ? { to: place.slice(1) }
      : { group: here.id, at, mention_robot: mentionRobot };
  try {
    byId("status").textContent = "";
    const { answer } = await call("POST", "/_/messages", { ...where, from: speaker, text });
    setDelivery(byId("lines"), answer.seq, answer.delivery);
    if (answer.delivery?.error !== undefined)
      report(new Error(`机器人没有收到：${answer.delivery.error}`));
    return true;
  } catch (error) {
    report(error);
    return false;
  }
}

byId("speaker").addEventListener("change", (event) => go(place, event.target.value));
createComposer({
  candidates: () => {
    if (group() === undefined) return [];
    const ids = group().robots.map(({ robot }) => robot);
    const robots = world.robots.filter(({ id }) => ids.includes(id));
    return [
      ...robots.map((robot) => ({ ...robot, isRobot: true })),
      ...members().filter(({ id }) => id !== speaker),
    ];
  },
  send,
});
const onState = (isUp) => document.body.classList.toggle("offline", !isUp);
createPanel({ onState, report });
await loadWorld().catch(report);
// A bot in another process may add groups while this page is open.
setInterval(() => void refreshWorld(), 10_000);
await poll(followTranscript, onState);

async function refreshWorld() {
  const { answer } = await call("GET", "/_/world").catch(() => ({ answer: world }));
  if (JSON.stringify(answer) !== JSON.stringify(world)) await loadWorld();
}
