import type { CommandDefinition } from "../../src/index.ts";

/**
 * How people ask for a file to be shared. Words for this group stand in the sentences, so that they say more than `{to}`,
 * which is a group's title or a name.
 */
export const shareSentences: Pick<CommandDefinition, "say" | "fragments"> = {
  say: [
    // Here.
    "[把|将]{what}[文件]<send>[<to>]<place>[一下|一份|看看|看]",
    "[把|将]{what}[文件]<send>(一下|下|一份|上来|出来|过来|我)",
    "<send>(一下|下|个|一个|一份|份|文件|链接|网址|这个链接|这个文件|这份)[文件]{what}[<to><place>]",
    "<send>{what}[文件]<to><place>",
    "[把|将](个|这个|这|下面的|下面这个)(链接|网址|文件)<send>[<to>]<place>[{what}]",
    "<send>[给]<place>[一份|一下|一个|个|份][文件]{what}",
    "[给|往|在|向]<place><send>[一下|下|个|一份|份][文件]{what}",
    "(分享|共享|转发)[文件|链接|网址]{what}",
    "(我要|我需要|需要|我想要|想要|来|求|要|给我)(一份|份|一下|个)[文件]{what}",
    "(share|repost) [the|a|this|that|our] [file|link|doc|document] {what} [<with>]",
    "(send|post|upload|drop|put|give) [the|a|this|that|our] [file|link|doc|document] {what} (<with>|here)",
    "(send|give) (us|me|everyone|everybody|the group|the team) [the|a|this|that|our|a copy of] [file|link|doc|document] {what}",
    "(send|post|upload) (the|a) (file|link|doc|document) {what}",
    "(i|we) (need|want) [the|a|our] {what} (file|doc|document|template|form|pdf|spreadsheet)",
    // Again.
    "(再|重新)<send>[一次|一遍|一下|一份|下]{what}",
    "[把]{what}(再|重新)<send>[一次|一遍|一下|一份|下][<to><place>]",
    "(再|重新)<send>(一次|一遍|一下|一份|下)",
    "(send|share|post) {what} (again|once more|one more time)",
    "(resend|re-send) [the] [file] {what}",
    // To another group or a person by name.
    "(把|将){what}[文件](再|重新|帮我|也|都|一起)<send><to>{to}",
    "[<can>](把|将){what}[文件]<send><to>{to}[<softly>]",
    "[<can>](发|传|转|推){what}(到|给){to}[<softly>]",
    "{what}[也|都]<send>给{to}[<softly>]",
    "{what}再<send>到{to}[<softly>]",
    "(把|将){what}[文件](同步|抄送|送|交|递|给)(到|给|至)[一份|一下]{to}",
    "<send>(一下|下|个|一个|一份|份|文件){what}<to>{to}",
    "(分享|共享|转发|发送)[文件]{what}<to>{to}",
    "(给|往|向|在){to}<send>(一下|下|个|一个|一份|份|文件|一份文件){what}",
    "(share|repost|forward) [the|a|this|that|our] [file|doc|document] {what} (with|to|in|into) {to}",
    "(send|post|upload|drop|put|give|forward|pass|share-file) [the|a|this|that|our] [file|doc|document] {what} (to|in|into|over to) {to}",
    "(分享文件|发文件|share-file|share){what}<to>{to}",
    // To people who are @-ed.
    "[把|将]{what}[文件][再|也|都|私下|单独|私聊]<send><to>{who}[<and>][<and>][看看|看一下|一份|一下|参考]",
    "[私下|单独|私聊]<send>[一下|下|个|一份|份][文件]{what}<to>{who}",
    "(给|向){who}[私下|单独|私聊]<send>[一下|下|个|一份|份][文件]{what}",
    "<send>[给]{who}[一份|一下|一个|个|份]文件{what}",
    "(私聊|私信|单独|私下){who}<send>[一下|下|个|一份|份][文件]{what}",
    "(share|repost|forward) [the|a|this|that|our] [file|doc|document] {what} (with|to) {who} [privately|directly|in private]",
    "(send|give|forward|pass|get) [the|a|this|that|our] [file|doc|document] {what} [over] to {who} [privately|directly|in private]",
    "(send|give|forward) {who} [the|a|this|that|our|a copy of] [file|doc|document] {what}",
  ],
  fragments: {
    send: "(发送|发布|发|分享|共享|传|转发|转|上传|丢|甩|贴|推)",
    to: "(到|给|在|至|进)",
    can: "(能|能不能|可以|可不可以|能否)",
    softly: "(一下|一份|看看|看一下|参考|吗|么|嘛|可以吗|行吗|好吗)",
    and: "(和|跟|与|以及|、|and)",
    place: "(群里|群上|本群|这个群|我们群|群|这里|这儿|大家|各位|我们|我|所有人|全员)[里]",
    with: "(with|to|in|into|for) (us|me|everyone|everybody|all|the group|the team|the chat|this group|the channel|here|this chat|group)",
  },
};
