import { describe } from "vitest";
import { understands } from "./table.ts";

describe("what is no command", () => {
  understands(`
    叫我小王 → unknown
    叫外卖 → unknown
    发布会几点开始 → unknown
    任务完成了吗 → unknown (任务 完成了吗) (完成 了吗)
    提醒功能好用吗 → unknown (提醒 功能好用吗)
    今天天气怎么样 → unknown
    谢谢 → unknown
    好的 → unknown
    哈哈哈 → unknown
    让我想想 → unknown
    请问一下 → unknown
    完成得不错 → unknown (完成 得不错)
    周末去哪玩 → unknown
    把门关上 → unknown
    我不知道 → unknown
    what a day → unknown
    thanks a lot → unknown (tasks a lot)
    see you tomorrow → unknown
    the task is hard → unknown
    can you believe it → unknown
    明天放假 → unknown
  `);
});
