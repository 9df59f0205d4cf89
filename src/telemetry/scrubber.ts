/** Takes secrets out of text by their value, whatever field, message or URL they stand in. */
export interface Scrubber {
  /**
   * Never lets `secret` through from now on, nor its URL-encoded and base64 forms. Of those added, the newest
   * hundred: access tokens live for two hours, and a bot for months. One that is `lasting` is kept.
   */
  add(secret: string, how?: "lasting"): void;
  scrub(text: string): string;
}

const mask = "[secret]";
/** A shorter value would mask ordinary words; such secrets are refused by the config's checks. */
const shortestSecret = 6;

// Credentials that only appear while running: tokens DingTalk gives out, session webhooks, links.
const shapes: readonly RegExp[] = [
  /((?:\b|%3f|%26)(?:session|access_token|appsecret|corpsecret|sign|ticket)(?:=|%3d))(?:(?!%26)[^&\s"'\\])+/gi,
  /("(?:[\w-]*access[-_]?token|app_?secret|client_?secret|sessionWebhook|token|sign)\\*"\s*:\s*\\*")[^"\\]+/gi,
  /(\bBearer\s+)[\w.~+/=-]+/gi,
  /(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@"]*:)[^\s@/"]+(?=@)/gi,
  /(\/files\/)[\w.~-]{16,}/g,
  /()\bSEC[0-9a-zA-Z]{16,}/g,
];

export function createScrubber(secrets: Iterable<string> = []): Scrubber {
  const given = new Map([...secrets].map((secret) => [secret, formsOf(secret)] as const));
  const learnt = new Map<string, readonly string[]>();
  let known = patternOf(given, learnt);

  return {
    add(secret, how) {
      if (given.has(secret) || (how === undefined && learnt.has(secret))) return;
      (how === "lasting" ? given : learnt).set(secret, formsOf(secret));
      const [oldest] = learnt.keys();
      if (learnt.size > learntLimit && oldest !== undefined) learnt.delete(oldest);
      known = patternOf(given, learnt);
    },
    scrub(text) {
      const withoutKnown = known === undefined ? text : text.replace(known, mask);
      return shapes.reduce((so, shape) => so.replace(shape, `$1${mask}`), withoutKnown);
    },
  };
}

const learntLimit = 100;

/** Every way a secret may be written in a line; none for one so short that it would mask ordinary words. */
function formsOf(secret: string): readonly string[] {
  if (secret.length < shortestSecret) return [];
  const forms = [secret, encodeURIComponent(secret)];
  forms.push(new URLSearchParams([["", secret]]).toString().slice(1));
  // A line is JSON, which may hold a body that is JSON, in which a field may be JSON.
  let escaped = secret;
  for (let level = 0; level < 3; level++) {
    escaped = JSON.stringify(escaped).slice(1, -1);
    forms.push(escaped);
  }
  return [...forms, ...base64Forms(secret)];
}

function patternOf(
  ...known: readonly ReadonlyMap<string, readonly string[]>[]
): RegExp | undefined {
  const forms = new Set(known.flatMap((secrets) => [...secrets.values()].flat()));
  if (forms.size === 0) return undefined;
  const longestFirst = [...forms].toSorted((a, b) => b.length - a.length);
  return new RegExp(longestFirst.map((form) => RegExp.escape(form)).join("|"), "g");
}

/** As it stands in base64, alone or inside of something longer: three ways to be aligned, two alphabets. */
function base64Forms(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const inside = [0, 1, 2].flatMap((shift) => {
    // Letters that also hold bits of a neighbour differ from case to case, so they are left out.
    const lettersBefore = [0, 2, 3][shift] ?? 0;
    const whole = Math.floor(((shift + bytes.length) * 8) / 6);
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
    return [text.slice(lettersBefore, whole)];
  });
  const alone = bytes.toString("base64").replace(/=+$/, "");
  return [alone, ...inside].flatMap((text) =>
    text.length < shortestSecret
      ? []
      : [text, text.replaceAll("+", "-").replaceAll("/", "_"), encodeURIComponent(text)],
  );
}
