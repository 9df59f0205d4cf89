import { describe } from "vitest";
import { understands } from "./table.ts";

describe("a task is done", () => {
  understands(`
    完成 T12 → done task=T12
    T12 完成了 → done task=T12
    T12做完了 → done task=T12
    T12 搞定 → done task=T12
    搞定T12 → done task=T12
    任务12完成了 → done task=T12
    任务 T12 已经完成 → done task=T12
    把 T12 标记为完成 → done task=T12
    标记T12完成 → done task=T12
    T12 好了 → done task=T12
    T12 已完成 → done task=T12
    结束T12 → done task=T12
    T12弄好了 → done task=T12
    第12个任务完成了 → done task=#12
    我做完T12了 → done task=T12
    done T12 → done task=T12
    T12 done → done task=T12
    T12 is done → done task=T12
    mark T12 as done → done task=T12
    finish T12 → done task=T12
    complete T12 → done task=T12
    I finished T12 → done task=T12
    close T12 → done task=T12
    T12已经做好了 → done task=T12
    12号任务完成 → done task=T12
    任务T12 done了 → done task=T12
    T12 ok了 → done task=T12
    T12提交了 → done task=T12
    已完成T12 → done task=T12
    T12这个我弄完了 → done task=T12
    把任务T12关了 → done task=T12
    T12 处理完毕 → done task=T12
    第12项做完了 → done task=#12
    我搞定了 T12 → done task=T12
    T12已办结 → done task=T12
    完成任务 12 → done task=T12
    T12 完成啦 → done task=T12
    Ｔ１２　完成了 → done task=T12
    T12 finished → done task=T12
    just finished T12 → done task=T12
    task 12 completed → done task=T12
    I'm done with T12 → done task=T12
    T12 has been done → done task=T12
    check off T12 → done task=T12
    set T12 to done → done task=T12
    t12 complete → done task=T12
    T12 我做好了 → done task=T12
    T12 已经搞定啦 → done task=T12
    任务12搞定 → done task=T12
    T12 终于弄完了 → done task=T12
    麻烦把T12标成完成 → done task=T12
    T12 is complete now → done task=T12
    we finished T12 → done task=T12
    please mark task 12 done → done task=T12
    T12 ✅ → done task=T12
  `);
});
