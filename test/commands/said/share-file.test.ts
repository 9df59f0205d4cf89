import { describe } from "vitest";
import { understands } from "./table.ts";

describe("files", () => {
  understands(`
    分享文件 报销模板 → share-file what=报销模板
    把报销模板发到群里 → share-file what=报销模板
    发一下报销模板 → share-file what=报销模板
    把报销模板发给大家 → share-file what=报销模板
    发个报销模板 → share-file what=报销模板
    分享一下报销模板 → share-file what=报销模板
    分享 https://example.com/a.pdf → share-file what=https://example.com/a.pdf
    把这个链接发到群里 https://example.com/a.pdf → share-file what=https://example.com/a.pdf
    共享报销模板 → share-file what=报销模板
    发下报销模板 → share-file what=报销模板
    我要一份报销模板 → share-file what=报销模板
    报销模板发一下 → share-file what=报销模板
    share budget → share-file what=budget
    share budget with the group → share-file what=budget
    send us budget → share-file what=budget
    post budget here → share-file what=budget
    can you share the budget file → share-file what=budget file
    share file budget → share-file what=budget
    send me the budget → share-file what=budget
    share https://example.com/a.pdf → share-file what=https://example.com/a.pdf
    把考勤制度发我一份 → share-file what=考勤制度
    考勤制度发到群里 → share-file what=考勤制度
    群里发一下考勤制度 → share-file what=考勤制度
    麻烦发个考勤制度到群里 → share-file what=考勤制度
    给大家分享考勤制度 → share-file what=考勤制度
    请把考勤制度文件共享给大家 → share-file what=考勤制度
    上传考勤制度到群里 → share-file what=考勤制度
    来一份考勤制度 → share-file what=考勤制度
    把 https://example.com/x.pdf 发群里 → share-file what=https://example.com/x.pdf
    分享链接 https://example.com/x.pdf → share-file what=https://example.com/x.pdf
    傳一下考勤制度 → share-file what=考勤制度
    please share attendance policy with everyone → share-file what=attendance policy
    could you post the attendance policy in the group → share-file what=attendance policy
    send attendance policy to the group → share-file what=attendance policy
    drop the attendance policy here → share-file what=attendance policy
    I need the attendance policy file → share-file what=attendance policy
    share this: https://example.com/x.pdf → share-file what=https://example.com/x.pdf
    把报价单发群里 → share-file what=报价单
    发一份报价单到群里 → share-file what=报价单
    把报价单共享一下 → share-file what=报价单
    请分享报价单给大家 → share-file what=报价单
    给我发一份报价单 → share-file what=报价单
    转发 https://example.com/q.pdf 到群里 → share-file what=https://example.com/q.pdf
    share the price list with the team → share-file what=price list
    post price list to the group → share-file what=price list
    send everyone the price list → share-file what=price list
    please upload the price list here → share-file what=price list
  `);
});
