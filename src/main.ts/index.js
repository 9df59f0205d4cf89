// `node src/main.ts` means this file to every Node since 12: one that does not read TypeScript would refuse
// src/main.ts, were it a file, before it could say which Node is needed. See docs/architecture.md.
// oxlint-disable-next-line import/no-unassigned-import
import "../../bin/bellhop.js";
