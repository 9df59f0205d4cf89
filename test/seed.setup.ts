import * as fc from "fast-check";

/**
 * Where random tests begin: always the same, so that a run says something of the code and not of luck.
 * `FAST_CHECK_SEED=7 npm run test:slow` looks elsewhere.
 */
export const seed = Number(process.env["FAST_CHECK_SEED"] ?? 20_261_123);

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
