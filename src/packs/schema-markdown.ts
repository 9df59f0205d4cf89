type Schema = Readonly<Record<string, unknown>>;

/** Every key of an object of a JSON Schema as a list in markdown, nested as its objects are. */
export function markdownOfKeys(schema: Schema, depth = 0): string[] {
  const required = new Set(listIn(schema, "required"));
  return Object.entries(objectIn(schema, "properties")).flatMap(([key, one]) => [
    keyLine(key, one, { depth, isRequired: required.has(key) }),
    ...insideOf(one, depth + 1),
  ]);
}

function keyLine(
  key: string,
  schema: Schema,
  { depth, isRequired }: { readonly depth: number; readonly isRequired: boolean },
): string {
  const about = [...(isRequired ? ["required"] : []), kindOf(schema), ...numbersOf(schema)].join(
    ", ",
  );
  const said = textIn(schema, "description");
  const [example] = listIn(schema, "examples");
  const shown = example === undefined ? "" : ` Example: \`${JSON.stringify(example)}\``;
  return `${"  ".repeat(depth)}- \`${key}\` (${about})${said === "" ? "" : `: ${said}`}${shown}`;
}

/** The keys below a value: of an object, of each item of a list, of each value of a map. */
function insideOf(schema: Schema, depth: number): string[] {
  const inner = [schema, objectIn(schema, "items"), objectIn(schema, "additionalProperties")];
  for (const one of inner) {
    const variants = variantsOf(one);
    if (variants.length > 1 && variants.every((each) => typeOf(each) !== undefined)) {
      return insideVariants(variants, depth);
    }
    const object = [one, ...variants].find((each) => hasKeys(each) && !isLocalized(each));
    if (object !== undefined) return markdownOfKeys(object, depth);
  }
  return [];
}

/** What variants that `type` tells apart have in common, then what each has besides. */
function insideVariants(variants: readonly Schema[], depth: number): string[] {
  const [first = {}] = variants;
  const common = new Set(
    Object.keys(objectIn(first, "properties")).filter(
      (key) =>
        key !== "type" &&
        new Set(variants.map((one) => JSON.stringify(objectIn(one, "properties")[key]))).size === 1,
    ),
  );
  const only = (one: Schema, isWanted: (key: string) => boolean): Schema => ({
    ...one,
    properties: Object.fromEntries(
      Object.entries(objectIn(one, "properties")).filter(([key]) => isWanted(key)),
    ),
  });
  return [
    ...markdownOfKeys(
      only(first, (key) => common.has(key)),
      depth,
    ),
    ...variants.flatMap((one) => [
      `${"  ".repeat(depth)}- \`type: ${typeOf(one)}\`: ${textIn(objectIn(objectIn(one, "properties"), "type"), "description")}`,
      ...markdownOfKeys(
        only(one, (key) => key !== "type" && !common.has(key)),
        depth + 1,
      ),
    ]),
  ];
}

function kindOf(schema: Schema): string {
  if ("$ref" in schema) return "[step](#steps)";
  if ("const" in schema) return `\`${String(schema["const"])}\``;
  const words = listIn(schema, "enum").map((one) => `\`${String(one)}\``);
  if (words.length > 0) return words.join(" or ");
  const variants = variantsOf(schema);
  if (variants.length > 0) return [...new Set(variants.map(kindOf))].join(" or ");
  if (isLocalized(schema)) return "`{ zh, en }`";
  if (schema["type"] === "array") return `list of ${kindOf(objectIn(schema, "items"))}`;
  if (schema["type"] === "object") {
    if (hasKeys(schema)) return "map";
    return `map of names to ${kindOf(objectIn(schema, "additionalProperties"))}`;
  }
  const types = [schema["type"]].flat().map((one) => kinds[String(one)] ?? "anything");
  return [...new Set(types)].join(" or ");
}

const kinds: Readonly<Record<string, string>> = {
  string: "text",
  integer: "whole number",
  number: "number",
  boolean: "true or false",
  null: "nothing",
};

/** What limits a list or a number, unless it is only that of JavaScript. */
function numbersOf(schema: Schema): string[] {
  return Object.entries(limits).flatMap(([key, words]) => {
    const value = schema[key];
    return typeof value !== "number" || Math.abs(value) === Number.MAX_SAFE_INTEGER
      ? []
      : [`${words} ${value}`];
  });
}

const limits: Readonly<Record<string, string>> = {
  minimum: "at least",
  maximum: "at most",
  maxItems: "at most",
};

function variantsOf(schema: Schema): readonly Schema[] {
  return [...listIn(schema, "anyOf"), ...listIn(schema, "oneOf")].filter(isObject);
}

function typeOf(schema: Schema): string | undefined {
  const type = objectIn(objectIn(schema, "properties"), "type")["const"];
  return typeof type === "string" ? type : undefined;
}

function isLocalized(schema: Schema): boolean {
  return Object.keys(objectIn(schema, "properties")).join() === "zh,en";
}

function hasKeys(schema: Schema): boolean {
  return Object.keys(objectIn(schema, "properties")).length > 0;
}

function objectIn(schema: Schema, key: string): Readonly<Record<string, Schema>> {
  const value = schema[key];
  return isObject(value) ? (value as Readonly<Record<string, Schema>>) : {};
}

function listIn(schema: Schema, key: string): readonly unknown[] {
  const value = schema[key];
  return Array.isArray(value) ? value : [];
}

function textIn(schema: Schema, key: string): string {
  const value = schema[key];
  return typeof value === "string" ? value.replaceAll("\n", " ").replaceAll("<", "\\<") : "";
}

function isObject(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
