import { describe } from "vitest";
import { understands } from "./table.ts";

describe("lists of tasks", () => {
  understands(`
    任务 → tasks
    我的任务 → tasks
    我有哪些任务 → tasks scope=mine
    我还有什么任务没完成 → tasks scope=mine state=open
    看看我的任务 → tasks scope=mine
    [han] 查一下 @韩 的任务 → tasks who=han
    [han] @韩 的任务 → tasks who=han
    [han] @韩 有哪些任务 → tasks who=han
    群里的任务 → tasks scope=group
    本群任务 → tasks scope=group
    本群还有哪些任务没做完 → tasks scope=group state=open
    逾期的任务 → tasks state=overdue
    有哪些任务逾期了 → tasks state=overdue
    已完成的任务 → tasks state=done
    我的待办 → tasks scope=mine
    待办 → tasks
    任务清单 → tasks
    [han] @韩 手头有什么活 → tasks who=han
    我完成了哪些任务 → tasks scope=mine state=done
    my tasks → tasks scope=mine
    show my tasks → tasks scope=mine
    what are my tasks → tasks scope=mine
    list tasks → tasks
    what do I have to do → tasks
    [han] @han's tasks → tasks who=han
    [han] what is @han working on → tasks who=han
    group tasks → tasks scope=group
    overdue tasks → tasks state=overdue
    what's overdue → tasks state=overdue
    done tasks → tasks state=done
    show all open tasks in this group → tasks scope=group state=open
    todo list → tasks
    my todos → tasks scope=mine
    有什么要我做的 → tasks
    我手上还有多少活 → tasks scope=mine
    给我看一下任务列表 → tasks
    任务列表看看 → tasks
    我都有啥事要做 → tasks scope=mine
    大家手上都有什么任务 → tasks scope=group
    查看全部任务 → tasks scope=group
    还没完成的任务有哪些 → tasks state=open
    群里谁的任务逾期了 → tasks scope=group state=overdue
    [han] @韩 还剩哪些任务 → tasks who=han
    [han] @韩 的待办发我看看 → tasks who=han
    今天我有什么任务 → tasks scope=mine
    看下超期任务 → tasks state=overdue
    查任务 → tasks
    我的代办 → tasks scope=mine
    我負責的任務 → tasks scope=mine
    列出已完成任务 → tasks state=done
    what's on my plate → tasks
    show me what's left → tasks state=open
    what do I have on my list → tasks
    any overdue tasks? → tasks state=overdue
    [han] tasks for @han → tasks who=han
    which tasks are still open → tasks state=open
    list everyone's tasks → tasks scope=group
    我这周还有什么任务 → tasks scope=mine
    看下我名下的任务 → tasks scope=mine
    帮我查一下逾期任务 → tasks state=overdue
    [han] @韩 现在在忙什么 → tasks who=han
    全部待办 → tasks scope=group
    团队任务列表 → tasks scope=group
    我做完了哪些任务 → tasks scope=mine state=done
    还剩几个任务 → tasks
    show overdue tasks → tasks state=overdue
    what do I need to do today → tasks
    list my open tasks → tasks scope=mine state=open
    [han] tasks assigned to @han → tasks who=han
  `);
});
