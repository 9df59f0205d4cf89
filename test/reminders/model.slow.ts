import { test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { checkModel } from "./check-model.ts";

const runs = 2000;
const seed = Math.floor(createRandom().fraction() * 2 ** 31);

test(`R-16 ${runs} times anything is done to reminders while they come (seed ${seed})`, async () => {
  await checkModel(seed, runs);
}, 3_600_000);
