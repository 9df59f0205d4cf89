import type { Router } from "@koa/router";
import type { EmulatorState } from "../state.ts";
import { ControlError } from "./control-error.ts";

const imageTypes: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  gif: "image/gif",
  png: "image/png",
  bmp: "image/bmp",
};

/** `GET /_/media/:id`: an uploaded file, as DingTalk's client would open it. */
export function addMediaRoutes(router: Router, { media }: EmulatorState): void {
  router.get("/_/media/:id", (ctx) => {
    const medium = media.find(ctx.params["id"] ?? "");
    if (medium === undefined) {
      throw new ControlError("there is no such file", "upload it with POST /media/upload", 404);
    }
    const extension = /\.([^.]+)$/.exec(medium.fileName)?.[1]?.toLowerCase() ?? "";
    const image = medium.type === "image" ? imageTypes[extension] : undefined;
    ctx.set("x-content-type-options", "nosniff");
    ctx.set("content-security-policy", "default-src 'none'; sandbox");
    if (image === undefined) {
      const name = encodeURIComponent(medium.fileName);
      ctx.set("content-disposition", `attachment; filename*=UTF-8''${name}`);
    }
    ctx.set("content-type", image ?? "application/octet-stream");
    ctx.body = medium.bytes;
  });
}
