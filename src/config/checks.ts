import { z } from "zod";
import { checked } from "../yaml/checked-text.ts";
import { didYouMean } from "../yaml/nearest.ts";

/** An id that may stand in a URL. */
export const id = checked((text) =>
  /^[A-Za-z0-9_-]{1,64}$/.test(text)
    ? undefined
    : { message: "may have letters, digits, - and _ only, at most 64 of them" },
);

/** A database URL. */
export const database = checked((text) =>
  /^sqlite:./.test(text) || (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text))
    ? undefined
    : {
        message: "is not a database Bellhop knows",
        hint: "sqlite:data/bellhop.db or postgres://user:password@host:5432/bellhop",
      },
);

/** An address. */
export const httpUrl = checked((text) =>
  /^https?:\/\/[^\s]+$/.test(text) && URL.canParse(text)
    ? undefined
    : { message: "is not an address", hint: "it begins with http:// or https://" },
);

/** A webhook: an address, or the path of one at the emulator. */
export const webhookUrl = checked((text) =>
  /^(https:\/\/|\/(?!\/))[^\s]+$/.test(text) && URL.canParse(text, "https://emulator")
    ? undefined
    : {
        message: "is not the address of a webhook",
        hint: "https://oapi.dingtalk.com/robot/send?access_token=… or, with the emulator, a path that begins with /",
      },
);

/** A work calendar. */
export const workCalendar = checked((text) =>
  text === "cn" || text === "weekdays" || /\.ya?ml$/.test(text)
    ? undefined
    : {
        message: "must be `cn`, `weekdays` or the path of a YAML file",
        hint: didYouMean(text, ["cn", "weekdays"]),
      },
);

/** A host name or IP address. */
export const hostName = checked((text) =>
  /^[A-Za-z0-9.:[\]_-]+$/.test(text)
    ? undefined
    : { message: "is not a host name", hint: "without http:// and without a path" },
);

/** A bearer token that cannot be guessed. */
export const apiToken = checked((text) =>
  /^[\x21-\x7e]{20,512}$/.test(text)
    ? undefined
    : {
        message: "must have at least 20 characters, without spaces",
        hint: "make one with `openssl rand -hex 24`",
      },
);

/** A SHA-256 in hexadecimal. */
export const sha256 = checked((text) =>
  /^[0-9a-f]{64}$/.test(text) ? undefined : { message: "must be 64 hexadecimal digits" },
);

/** What an API token may do. */
export const apiScope = checked((text) =>
  /^(\*|[a-z]+:(read|write|\*))$/.test(text)
    ? undefined
    : { message: "is not a scope", hint: "for example tasks:read, tasks:* or *" },
);

/** The key of encrypted events: 43 characters of base64 without the `=`. */
export const aesKey = checked((text) =>
  /^[A-Za-z0-9]{43}$/.test(text)
    ? undefined
    : {
        message: "is not the aes_key of an event subscription",
        hint: "43 letters and digits, as the developer console shows them",
      },
);

/** A time of day. */
export const timeOfDay = checked((text) =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
    ? undefined
    : { message: "is not a time of day", hint: "HH:MM, for example 09:00" },
);

/** A positive whole number, in digits where it comes from the environment. */
export const agentId = z.union([z.int().positive(), z.string().regex(/^[1-9]\d{0,14}$/)]);
