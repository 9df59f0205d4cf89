import { oldNodeMessage } from "./node-version.ts";

const problem = oldNodeMessage(process.versions.node, process.execPath);
if (problem === undefined) {
  // Not imported at the top: an old Node must be able to say what it lacks before it reads the rest.
  const { enableCompileCache } = await import("node:module");
  // Takes a third off every later start: types are stripped and sources compiled once.
  enableCompileCache();
  const { runCli } = await import("./cli/program.ts");
  await runCli(process);
} else {
  process.stderr.write(problem);
  process.exitCode = 1;
}
