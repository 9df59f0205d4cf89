import { bad, good, type Check } from "./check.ts";

/** As `engines` of package.json and bin/bellhop.js have it. */
const requiredNode = 24;

/** The Node this runs on. */
export const checkNode: Check = {
  name: "node",
  run() {
    const { node } = process.versions;
    const isNew = Number.parseInt(node, 10) >= requiredNode;
    return Promise.resolve([
      isNew ? good(`Node ${node}`) : bad(`Node ${node}`, `install Node ${requiredNode} or newer`),
    ]);
  },
};
