/** Takes secrets out of text by their value, whatever field, message or URL they stand in. */
export interface Scrubber {
  /** Never lets `secret` through from now on, nor its URL-encoded and base64 forms. */
  add(secret: string): void;
  scrub(text: string): string;
}

const mask = "[secret]";
/** A shorter value would mask ordinary words; such secrets are refused by the config's checks. */
const shortestSecret = 6;

// Credentials that only appear while running: tokens DingTalk gives out, session webhooks, links.
const shapes: readonly RegExp[] = [
  /\b((?:session|access_token|appsecret|corpsecret|sign|ticket)=)[^&\s"'\\]+/gi,
  /("(?:access_?token|app_?secret|client_?secret|sessionWebhook|token|sign)\\*"\s*:\s*\\*")[^"\\]+/gi,
  /(\bBearer\s+)[\w.~+/=-]+/gi,
  /(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@"]*:)[^\s@/"]+(?=@)/gi,
  /(\/files\/)[\w.~-]{16,}/g,
  /()\bSEC[0-9a-zA-Z]{16,}/g,
];

export function createScrubber(secrets: Iterable<string> = []): Scrubber {
  const forms = new Set<string>();
  let known: RegExp | undefined;

  const add = (secret: string): void => {
    if (secret.length < shortestSecret) return;
    forms.add(secret);
    forms.add(encodeURIComponent(secret));
    forms.add(JSON.stringify(secret).slice(1, -1));
    forms.add(Buffer.from(secret).toString("base64").replace(/=+$/, ""));
    const longestFirst = [...forms].toSorted((a, b) => b.length - a.length);
    known = new RegExp(longestFirst.map((form) => RegExp.escape(form)).join("|"), "g");
  };
  for (const secret of secrets) add(secret);

  return {
    add,
    scrub(text) {
      const withoutKnown = known === undefined ? text : text.replace(known, mask);
      return shapes.reduce((so, shape) => so.replace(shape, `$1${mask}`), withoutKnown);
    },
  };
}
