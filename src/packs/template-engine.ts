import { CaptureTag, Liquid, type Context, type LiquidOptions } from "liquidjs";
import type { Locale } from "../core/locale.ts";
import type { WorkCalendar } from "../time/calendar/work-calendar.ts";
import { registerWorkingHours } from "./working-hours.ts";
import { registerUnits } from "./template-units.ts";
import { registerWords } from "./template-words.ts";

/** What templates need to know of the deployment. */
export interface TemplateSetting {
  /** IANA zone in which `date` formats. */
  readonly zone: string;
  readonly locale: Locale;
  /** By whose calendar `working_hours` counts. */
  readonly time: { readonly calendar: WorkCalendar };
  readonly escapeMarkdown: (text: string) => string;
}

/** Liquid engines by where their output lands. */
export interface TemplateEngines {
  readonly text: Liquid;
  /** Escapes every output that does not end in `| raw`. */
  readonly markdown: Liquid;
  /** Keeps the type of an output that stands alone. */
  readonly typed: Liquid;
  /** Encodes every output, so that it stays one part of an address. */
  readonly url: Liquid;
}

/** Engines of one deployment. */
export function createTemplateEngines(setting: TemplateSetting): TemplateEngines {
  return {
    text: createEngine(setting, { outputEscape: createEscape((text) => text) }),
    markdown: createEngine(setting, {
      outputEscape: createEscape((text) => escapePiece(text, setting.escapeMarkdown)),
    }),
    typed: createEngine(setting, { keepOutputType: true }),
    url: createEngine(setting, { outputEscape: createEscape(encodeURIComponent) }),
  };
}

// `include`, `render`, `layout` and `block` read files, `tablerow` writes HTML, `increment`, `decrement` and
// `cycle` keep a state of their own, and `echo` and `liquid` are other ways to write what `${{ }}` does.
/** Tags a template may use. */
export const knownTags: readonly string[] =
  "assign break capture case comment continue for if raw unless #".split(" ");

// Chance and hashes have no place in a reply, and the expressions in texts that `…_exp` filters take cannot
// be checked when the pack is loaded. `date` takes the place of the other ways to write a date.
const refusedFilters =
  /^(?:sample|sha256|hmac_sha256|inspect|date_to_.*|.*_exp|newline_to_br|escape_once|xml_escape)$/;

function createEngine(setting: TemplateSetting, options: LiquidOptions): Liquid {
  const engine = new Liquid({
    outputDelimiterLeft: "${{",
    outputDelimiterRight: "}}",
    strictFilters: true,
    strictVariables: true,
    ownPropertyOnly: true,
    lenientIf: true,
    parseLimit: 100_000,
    renderLimit: 100,
    memoryLimit: 1_000_000,
    timezoneOffset: setting.zone,
    locale: setting.locale === "en" ? "en-US" : "zh-CN",
    dateFormat: "%Y-%m-%d %H:%M",
    templates: {},
    ...options,
  });
  for (const name of Object.keys(engine.tags)) {
    if (!knownTags.includes(name)) Reflect.deleteProperty(engine.tags, name);
  }
  for (const name of Object.keys(engine.filters)) {
    if (refusedFilters.test(name)) engine.unregisterFilter(name);
  }
  registerDate(engine);
  registerUnits(engine, setting.locale);
  registerWorkingHours(engine, { zone: setting.zone, calendar: setting.time.calendar });
  registerWords(engine, setting);
  engine.registerTag("capture", BoundedCapture);
  return engine;
}

/** Liquid counts what filters make, but neither outputs nor captures, which can double just as well. */
class BoundedCapture extends CaptureTag {
  override *render(context: Context): Generator<unknown, void, string> {
    yield super.render(context);
    const captured: unknown = Reflect.get(context.bottom(), this.variable);
    context.memoryLimit.use(typeof captured === "string" ? captured.length : 0);
  }
}

interface FilterThis {
  readonly context: Context;
}

function createEscape(escape: (text: string) => string) {
  return function escapeOutput(this: FilterThis, value: unknown): string {
    const text = textOf(value);
    this.context.memoryLimit.use(text.length);
    return escape(text);
  };
}

/** `date` takes a moment in epoch milliseconds, as all of Bellhop does, and never reads the clock. */
function registerDate(engine: Liquid): void {
  const date = engine.filters["date"];
  if (typeof date !== "function") throw new TypeError("Liquid has no date filter");
  engine.registerFilter("date", function formatDate(at: unknown, format: unknown): unknown {
    if (at === null || at === undefined) return at;
    if (typeof at !== "number" || Math.abs(at) > latestDate) {
      throw new TypeError("`date` formats a moment: now, slot or a time argument");
    }
    return date.call({ ...this, context: speaking(this.context) }, new Date(at), format);
  });
}

/** The context with names of months and weekdays in the language of `lang`. */
function speaking(context: Context): Context {
  const lang: unknown = Reflect.get(context.environments, "lang");
  if (lang !== "zh" && lang !== "en") return context;
  const locale = lang === "en" ? "en-US" : "zh-CN";
  return Object.create(context, { opts: { value: { ...context.opts, locale } } }) as Context;
}

// The end of JavaScript's calendar.
const latestDate = 8.64e15;

// As escapeMarkdown's brake: invisible, and no white space to a markdown parser.
const brake = "\u200B";

/** Two harmless outputs side by side must not make a mark either: `<` and `a>`, `dtmd` and `://`. */
function escapePiece(text: string, escapeMarkdown: (text: string) => string): string {
  const escaped = escapeMarkdown(text);
  const before = /^(?::|\/\/)/.test(escaped) ? brake : "";
  return before + escaped + (/(?:[<@]|:\/?)$/.test(escaped) ? brake : "");
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(textOf).join("");
  return typeof value === "string" ? value : JSON.stringify(value);
}
