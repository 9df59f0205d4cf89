import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import Koa from "koa";
import { callbackPath, robot } from "./callback.ts";

// The baseline of `receive`: what a team writes in an afternoon. Koa 3, everything by hand, nothing kept.

const commands = new Map([["在吗", () => ({ msgtype: "text", text: { content: "在。" } })]]);

const app = new Koa();
app.use(async (ctx) => {
  if (ctx.method !== "POST" || ctx.path !== callbackPath) return;
  const body = await readBody(ctx.req);
  if (!isSigned(ctx.get("timestamp"), ctx.get("sign"))) {
    ctx.status = 401;
    return;
  }
  const payload = JSON.parse(body) as {
    text?: { content?: string };
  };
  const command = commands.get(payload.text?.content?.trim() ?? "");
  ctx.body = command?.() ?? { msgtype: "empty" };
});

const server = app.listen(0, "127.0.0.1", () => {
  console.log(JSON.stringify({ port: (server.address() as AddressInfo).port }));
});

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    request.on("error", reject);
  });
}

function isSigned(timestamp: string, given: string): boolean {
  if (Math.abs(Date.now() - Number(timestamp)) > 3_600_000) return false;
  const expected = createHmac("sha256", robot.appSecret)
    .update(`${timestamp}\n${robot.appSecret}`)
    .digest();
  const actual = Buffer.from(given, "base64");
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
