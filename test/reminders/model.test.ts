import { test } from "vitest";
import { checkModel } from "./check-model.ts";

test("R-16 whatever is done to reminders while they come, each is told once, as it was last said to be", async () => {
  await checkModel(20_261_123, 60);
});
