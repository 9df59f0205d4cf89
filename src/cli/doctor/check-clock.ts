import { minuteMs, secondMs } from "../../core/clock.ts";
import { messageOf } from "../../core/errors.ts";
import { apiUrl } from "../../outbound/hosts.ts";
import { bad, good, note, type Check } from "./check.ts";

/** Signatures are good for an hour either way (protocol §1.1, §2.2); reminders are off by as much as the clock. */
const farOffMs = 5 * minuteMs;
const offMs = 5 * secondMs;

/** Whether DingTalk is reached, and how far this machine's clock is from its. */
export const checkClock: Check = {
  name: "clock",
  async run({ config, http, clock }) {
    const { api } = config.dingtalk.hosts;
    try {
      const askedAt = clock.now();
      const { headers } = await http.request({ method: "GET", url: apiUrl(api, "/") });
      const date = Date.parse(String(headers["date"] ?? ""));
      if (Number.isNaN(date)) return [note("DingTalk did not say what time it has")];
      // A header has whole seconds, and its way back took about half of the time.
      const skewMs = Math.round((askedAt + clock.now()) / 2) - date - secondMs / 2;
      const seconds = Math.round(Math.abs(skewMs) / secondMs);
      if (Math.abs(skewMs) < offMs) return [good("the clock agrees with DingTalk's")];
      const says = `the clock is ${seconds} s ${skewMs > 0 ? "ahead of" : "behind"} DingTalk's`;
      const remedy = "switch on time synchronisation (timedatectl set-ntp true)";
      return [Math.abs(skewMs) >= farOffMs ? bad(says, remedy) : note(says, remedy)];
    } catch (error) {
      if (config.dingtalk.connect === "emulator") {
        return [note("the emulator does not run", "it runs while the bot does: npm start")];
      }
      return [
        bad(`DingTalk is not reached: ${messageOf(error)}`, "check the network and the proxy"),
      ];
    }
  },
};
