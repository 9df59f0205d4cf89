import { expect, test } from "vitest";
import { compose, type Middleware } from "../../src/core/middleware.ts";

const layer =
  (name: string): Middleware<string[]> =>
  async (said, next) => {
    said.push(`${name} in`);
    await next();
    said.push(`${name} out`);
  };

test("layers run outermost first, and come back in the other order", async () => {
  const said: string[] = [];
  await compose([layer("a"), layer("b"), layer("c")])(said);
  expect(said).toEqual(["a in", "b in", "c in", "c out", "b out", "a out"]);
});

test("a layer that does not call next ends it there", async () => {
  const said: string[] = [];
  await compose([layer("a"), () => Promise.resolve(), layer("c")])(said);
  expect(said).toEqual(["a in", "a out"]);
});

test.each([
  [
    "one after the other",
    async (_said: string[], next: () => Promise<void>) => {
      await next();
      await next();
    },
  ],
  [
    "at once",
    async (_said: string[], next: () => Promise<void>) => {
      await Promise.all([next(), next()]);
    },
  ],
])("calling next twice throws, %s, and the next layer runs once", async (_name, twice) => {
  const said: string[] = [];
  await expect(compose([twice, layer("b")])(said)).rejects.toThrow(/next\(\) was called twice/);
  expect(said.filter((one) => one === "b in")).toHaveLength(1);
});

const catches: Middleware<string[]> = (context, next) =>
  next().catch((error: unknown) => void context.push(String(error)));

const throws: Middleware<string[]> = () => {
  throw new Error("broken");
};

test("an error passes through the layers outside, which may catch it, and nothing inside runs", async () => {
  const said: string[] = [];
  await compose([catches, throws, layer("c")])(said);
  expect(said).toEqual(["Error: broken"]);
});

test("no layers do nothing, and one composition serves many contexts at once", async () => {
  await compose([])({});
  const run = compose([layer("a")]);
  const two: [string[], string[]] = [[], []];
  await Promise.all(two.map(run));
  expect(two).toEqual([
    ["a in", "a out"],
    ["a in", "a out"],
  ]);
});
