import { describe } from "vitest";
import { understands } from "./table.ts";

describe("what every bot understands", () => {
  understands(`
    你能做什么 → help
    你会什么 → help
    有什么功能 → help
    怎么使用 → help
    有哪些命令 → help
    功能列表 → help
    菜单 → help
    怎么用提醒 → help command=提醒
    教我怎么用提醒 → help command=提醒
    提醒命令怎么用 → help command=提醒
    你是谁 → help
    使用帮助 → help
    你好 → help
    what can you do → help
    how do you work → help
    commands → help
    show commands → help
    how do I use remind → help command=remind
    how does remind work → help command=remind
    help me → help
    help with remind → help command=remind
    你都能干些什么 → help
    有没有使用说明 → help
    提醒怎么设置 → help command=提醒
    能帮我做哪些事情 → help
    你有啥用 → help
    介绍一下你自己 → help
    怎么指派任务 → help command=指派任务
    你支持什么命令 → help
    幫助 → help
    what are you able to do → help
    what commands are available → help
    how to use this bot → help
    show help → help
    list commands → help
    how do I assign a task → help command=assign a task
    what can I say → help
    你可以做什么 → help
    有什么命令可以用 → help
    怎么使用这个机器人 → help
    提醒功能怎么用 → help command=提醒
    帮助文档 → help
    what do you do → help
    how can I use this → help
    show me the commands → help
    help assign → help command=assign
    你在吗 → ping
    在不在啊 → ping
    还活着吗 → ping
    测试 → ping
    are you there → ping
    are you alive → ping
    you up? → ping
    喂 → ping
    在线吗 → ping
    小铃在吗 → ping
    在嘛 → ping
    你还在不在 → ping
    机器人还活着吗 → ping
    ping一下 → ping
    are you up → ping
    you alive? → ping
    anyone there → ping
    hello are you there → ping
    在不 → ping
    机器人在吗 → ping
    你还好吗 → ping
    are you online → ping
    still alive? → ping
    我是谁 → whoami
    我的身份 → whoami
    我有什么权限 → whoami
    我的角色是什么 → whoami
    我的ID → whoami
    who am I → whoami
    what are my roles → whoami
    my id → whoami
    my permissions → whoami
    show my profile → whoami
    我的权限是什么 → whoami
    我是什么角色 → whoami
    查看我的权限 → whoami
    我的用户ID是多少 → whoami
    what's my id → whoami
    what role do I have → whoami
    what permissions do I have → whoami
    whoami please → whoami
    tell me who I am → whoami
    我叫什么 → whoami
    查一下我的角色 → whoami
    我的userid → whoami
    what is my user id → whoami
    do I have admin rights → whoami
    会话 → session
    我的会话 → session
    结束会话 → session what=end
    你在等我回复什么 → session
    刚才问我什么 → session
    what are you waiting for → session
    end session → session what=end
    close the session → session what=end
    你在等什么 → session
    当前会话 → session
    退出会话 → session what=end
    我们在聊什么 → session
    close session → session what=end
    what were you asking → session
    show sessions → session
    stop this session → session what=end
    审计 → audit
    谁用过提醒 → audit words=提醒
    查看操作记录 → audit
    show the audit log → audit
    who ran remind → audit words=remind
  `);
});
