import { test } from "vitest";
import { seed } from "../seed.setup.ts";
import { checkModel } from "./check-model.ts";

const runs = 2000;

test(`R-16 ${runs} times anything is done to reminders while they come (seed ${seed})`, async () => {
  await checkModel(seed, runs);
}, 3_600_000);
