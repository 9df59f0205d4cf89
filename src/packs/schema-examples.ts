/** What might stand at a key of pack.yaml, for editors; by the names of the keys that lead there. */
export const schemaExamples: Readonly<Record<string, readonly unknown[]>> = {
  pack: ["release"],
  version: ["1.0.0"],
  title: ["发布助手", { zh: "站会", en: "Stand-up" }],
  vars: [{ jenkins: "https://jenkins.corp.example" }],
  lists: [{ service: ["order", "pay"], env: { 测试: ["test", "sit"], 生产: ["prod"] } }],
  fragments: [{ verb: "(发布|上线)[一下]" }],
  "commands.id": ["deploy"],
  "commands.call": ["./assign.ts#assign"],
  "commands.names": [["发布", "上线"]],
  "commands.summary": ["发布一个服务"],
  "commands.usage": [["发布 order 1.4.2"]],
  "commands.say": [["(发布|上线)[一下]{service}{version}[到{env}]"]],
  "commands.args": [{ service: { type: "choice", list: "service", ask: "发布哪个服务？" } }],
  "commands.allow": [{ roles: ["研发"] }],
  "commands.reply": [{ text: "${{ service }} 已触发" }],
  "schedules.id": ["window"],
  "schedules.when": ["每个工作日 16:30", "每月最后一个工作日 10:00", "every Friday at 10:00"],
  "schedules.cron": ["30 16 * * 1-5"],
  "schedules.timezone": ["Asia/Shanghai"],
  "schedules.to": ["group:dev"],
  "schedules.post": [{ text: "发布窗口还有 30 分钟关闭" }],
  "schedules.within": ["2h"],
  "on.event": ["chat_add_member"],
  "on.card": ["approve"],
  "examples.now": ["2026-09-25T16:30+08:00"],
  "examples.say": ["上线 order 1.4.2 到线上"],
  "examples.is": ["deploy", "none", "denied", "asks"],
  "examples.args": [{ env: "生产" }],
  "examples.reply": ["/已触发/"],
  "examples.then": [[{ say: "order", is: "deploy" }]],
};

/** Adds the examples to a JSON Schema, in place. */
export function addSchemaExamples(schema: Record<string, unknown>): Record<string, unknown> {
  visit(schema, []);
  return schema;
}

function visit(schema: unknown, path: readonly string[]): void {
  if (!isObject(schema)) return;
  const examples = schemaExamples[path.join(".")];
  if (examples !== undefined) Reflect.set(schema, "examples", examples);
  const properties = propertiesOf(schema) ?? propertiesOf(Reflect.get(schema, "items"));
  for (const [key, one] of Object.entries(properties ?? {})) visit(one, [...path, key]);
}

function propertiesOf(schema: unknown): object | undefined {
  const properties: unknown = isObject(schema) ? Reflect.get(schema, "properties") : undefined;
  return isObject(properties) ? properties : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
