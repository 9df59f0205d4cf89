import { afterAll, beforeAll, expect, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";
import { saidOfPack, makePackFolder } from "../packs/pack-folder.ts";

const meet = `
pack: meet
version: 1.0.0
title: 会议
commands:
  - id: review
    names: [评审会]
    summary: 约一次评审
    args: { at: { type: datetime, default: 明天 14:00 }, long: { type: duration, default: 90m } }
    steps:
      - event.create: { title: 评审, at: "\${{ at }}", length: "\${{ long }}", place: "301", people: [han] }
        as: e
      - notify: { text: "\${{ e.title }} \${{ e.at | when }}", to: [han] }
        as: n
      - set: { group: { review: "\${{ e.id }}" } }
    reply: { text: "\${{ e.id }} 到 \${{ e.end | date: '%H:%M' }}，通知 \${{ n.id }}" }
  - id: later
    names: [评审推迟]
    summary: 推迟
    steps:
      - event.change: { event: "\${{ state.group.review }}", at: 后天 10:00, place: "302", add: [wang] }
        as: e
    reply: { text: "改到 \${{ e.at | when }}，\${{ e.place }}" }
  - id: off
    names: [评审取消]
    summary: 取消
    steps: [{ event.delete: "\${{ state.group.review }}" }]
    reply: { text: 取消了 }
`;

let home: Home;
let li: Person;
let han: Person;
let remove: () => void;

beforeAll(async () => {
  const made = makePackFolder({ "meet/pack.yaml": meet });
  remove = made.remove;
  home = await openHome({ packs: made.folder });
  li = await home.person("li");
  han = await home.person("han");
});

afterAll(async () => {
  await home.close();
  remove();
});

test("an event is made, moved and deleted by steps, as its organiser may", async () => {
  await li.says("评审会");
  await li.hears(/^E1 到 15:30，通知 N\w+$/);
  expect(await home.app.storage.events.find("E1")).toMatchObject({
    title: "评审",
    organizer: "li",
    place: "301",
    startsAt: Date.parse("2026-11-24T14:00:00+08:00"),
    endsAt: Date.parse("2026-11-24T15:30:00+08:00"),
  });
  await han.says("评审取消");
  await han.hears(/「评审取消」|不能|只有/);
  await li.says("评审推迟");
  await li.hears(/^改到 11-25 周三 10:00.*302$/);
  await li.says("评审取消");
  await li.hears(/^取消了$/);
  await li.says("评审推迟");
  await li.hears(/没有日程 E1/);
});

test("a schedule organises nothing", async () => {
  const said = await saidOfPack(`schedules:
  - { id: a, when: 每天 9:00, to: group:dev, steps: [{ event.create: { title: 会, at: 明天 } }, { notify: { text: 会, to: [li] } }] }
`);
  expect(said).toContain("an event is somebody's, and nobody said anything");
  expect(said).toContain("a notice is somebody's, and nobody said anything");
});
