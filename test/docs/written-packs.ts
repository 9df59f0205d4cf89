import { readFileSync } from "node:fs";

/** A pack that a page shows as a whole. */
export interface WrittenPack {
  /** The heading it stands under. */
  readonly heading: string;
  readonly name: string;
  readonly yaml: string;
}

/** The packs in a page under docs/packs: its blocks of YAML that have `pack:`. */
export function packsIn(page: string): readonly WrittenPack[] {
  const text = readFileSync(new URL(`../../docs/packs/${page}`, import.meta.url), "utf8");
  return text.split(/^## /mu).flatMap((section) => {
    const [heading = ""] = section.split("\n", 1);
    const blocks = [...section.matchAll(/^```yaml\n(.*?)^```$/gmsu)].map(([, yaml = ""]) => yaml);
    return blocks.flatMap((yaml) => {
      const name = /^pack: (\S+)$/mu.exec(yaml)?.[1];
      return name === undefined ? [] : [{ heading, name, yaml }];
    });
  });
}
