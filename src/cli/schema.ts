import { Argument, type Command } from "commander";
import { configJsonSchema } from "../config/config-json-schema.ts";
import { packReference } from "../packs/pack-reference.ts";
import { examplesJsonSchema, packJsonSchema } from "../packs/pack-json-schema.ts";
import { print, type Terminal } from "./terminal.ts";

const schemas = { config: configJsonSchema, pack: packJsonSchema, examples: examplesJsonSchema };

/** `bellhop schema config|pack|examples`: the JSON Schema that editors complete and check with. */
export function addSchema(program: Command, terminal: Terminal): void {
  program
    .command("schema")
    .description("print the JSON Schema (2020-12) of config.yaml, pack.yaml or examples.yaml")
    .addArgument(new Argument("<kind>").choices(Object.keys(schemas)))
    .option("--markdown", "as a page to read; of pack alone")
    .action((kind: keyof typeof schemas, { markdown = false }: { readonly markdown?: boolean }) => {
      if (markdown && kind !== "pack") program.error("--markdown is there for pack alone");
      if (markdown) {
        print(terminal, packReference().trimEnd());
        return;
      }
      print(terminal, JSON.stringify(schemas[kind](), undefined, 2));
    });
}
