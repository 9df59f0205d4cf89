import { call, poll, sleep } from "./api.js";
import { byId, h } from "./elements.js";

const steps = [
  ["1m", "+1分钟", "One minute on"],
  ["10m", "+10分钟", "Ten minutes on"],
  ["1h", "+1小时", "One hour on"],
  ["1d", "+1天", "One day on"],
];

const faults = [
  { name: "rate_limit", label: "限流", title: "Every send is refused: too fast" },
  { name: "slow_ms", label: "变慢 ms", title: "Answers come late", value: 3000 },
  { name: "http_500", label: "HTTP 500", title: "A server error" },
  { name: "errcode", label: "错误码", title: "Every call fails with this errcode", value: -1 },
  { name: "drop_response", label: "丢失应答", title: "Done, but the answer is lost" },
  { name: "duplicate_callbacks", label: "重复回调", title: "Every callback comes twice" },
  { name: "session_expired", label: "会话过期", title: "Session webhooks are gone" },
  { name: "token_expired", label: "令牌过期", title: "Access tokens are refused" },
  { name: "stream_disconnect", label: "Stream 断开", title: "Stream connections are sent away" },
  { name: "stream_half_open", label: "Stream 半开", title: "Stream connections say nothing more" },
  { name: "stream_drop", label: "Stream 丢失", title: "Pushes over Stream get lost" },
  {
    name: "token_seconds",
    label: "令牌寿命 s",
    title: "New access tokens live this long",
    value: 10,
  },
  {
    name: "quota_exhausted",
    label: "额度用完",
    title: "This month's calls and callbacks are used up",
  },
  { name: "ip_banned", label: "封 IP", title: "This address is blocked: it called too often" },
];

/** The clock and the fault switches. */
export function createPanel({ onState, report }) {
  createClock(onState, report);
  createFaults(report);
  byId("reset").addEventListener("click", () => {
    void call("POST", "/_/reset").then(() => location.reload(), report);
  });
  byId("toggle-panel").addEventListener("click", () => {
    const isOpen = document.body.classList.toggle("panel-open");
    byId("toggle-panel").setAttribute("aria-expanded", String(isOpen));
  });
}

function createClock(onState, report) {
  let offsetMs = 0;
  const draw = () => {
    const now = new Date(Date.now() + offsetMs);
    byId("clock").replaceChildren(
      h("b", {}, now.toLocaleTimeString("zh-CN", { hour12: false, timeZone: "Asia/Shanghai" })),
      h("span", {}, now.toLocaleDateString("zh-CN", dateStyle)),
    );
  };
  const take = ({ answer }) => {
    offsetMs = answer.ms - Date.now();
    draw();
  };
  byId("advance").replaceChildren(
    ...steps.map(([advance, label, title]) =>
      h(
        "button",
        { title, click: () => call("PUT", "/_/clock", { advance }).then(take, report) },
        label,
      ),
    ),
  );
  setInterval(draw, 1000);
  void poll(async () => {
    take(await call("GET", "/_/clock"));
    await sleep(2000);
  }, onState);
}

const dateStyle = {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "long",
  day: "numeric",
  weekday: "short",
};

function createFaults(report) {
  const rows = faults.map((fault) => createFault(fault, () => save()));
  const show = ({ answer }) => rows.forEach((row) => row.show(answer[row.name]));
  const load = () => call("GET", "/_/faults").then(show, report);
  const save = () => {
    const on = rows.filter((row) => row.isOn()).map((row) => [row.name, row.read()]);
    return call("PUT", "/_/faults", Object.fromEntries(on)).then(show, (error) => {
      report(error);
      return load();
    });
  };
  byId("faults").replaceChildren(...rows.map(({ element }) => element));
  void load();
  // Faults with a count end by themselves, and other tools switch them too.
  setInterval(load, 5000);
}

function createFault({ name, label, title, value }, save) {
  const isOn = h("input", { type: "checkbox", change: save });
  const keep = () => isOn.checked && save();
  const number = h("input", { type: "number", value, title: "Value", change: keep });
  const count = h("input", {
    type: "number",
    min: 1,
    placeholder: "次数",
    title: "How many times; empty: until switched off",
    change: keep,
  });
  const fields = value === undefined ? [count] : [number, count];
  const element = h(
    "div",
    { class: "fault", "data-fault": name },
    h("label", { title }, isOn, h("span", {}, label)),
    ...fields,
  );
  let path;
  return {
    name,
    element,
    isOn: () => isOn.checked,
    read: () => ({
      value: value === undefined ? true : Number(number.value),
      ...(count.value === "" ? {} : { count: Number(count.value) }),
      ...(path === undefined ? {} : { path }),
    }),
    show(fault) {
      if (element.contains(document.activeElement) && document.activeElement !== isOn) return;
      isOn.checked = fault !== undefined;
      path = fault?.path;
      if (fault !== undefined && value !== undefined) number.value = String(fault.value);
      count.value = fault?.count === undefined ? "" : String(fault.count);
    },
  };
}
