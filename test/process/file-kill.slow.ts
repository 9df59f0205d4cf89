import { afterEach, beforeEach, expect, test } from "vitest";
import type { Scene } from "./bot-process.ts";
import { survivesFileKills } from "./file-kills.ts";
import { openFileScene } from "./file-scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openFileScene(1);
});
afterEach(() => scene.close());

test("F-04 kill -9 while files are shared: nothing half-kept, strays are swept (20 cycles)", async () => {
  const { promised, swept } = await survivesFileKills(scene, 20);
  expect(promised).toBeGreaterThanOrEqual(20);
  expect(swept).toBeGreaterThan(0);
});
