import { z } from "zod";
import { wholeNumber } from "./shape.ts";

const lifeSeconds = wholeNumber.nullish().transform((seconds) => seconds ?? 7200);

/** An access token of the new API (protocol §5, K0033). */
export const newToken = z
  .looseObject({ accessToken: z.string().min(1), expireIn: lifeSeconds })
  .transform(({ accessToken, expireIn }) => ({ value: accessToken, seconds: expireIn }));

/** An access token of `gettoken` (protocol §5, K1444). */
export const oldToken = z
  .looseObject({ access_token: z.string().min(1), expires_in: lifeSeconds })
  .transform((answer) => ({ value: answer.access_token, seconds: answer.expires_in }));
