import { createBuiltins } from "../commands/builtins.ts";
import { createRegistry, type Registry } from "../commands/registry.ts";
import type { Robot } from "../core/robot.ts";
import type { AuditService } from "../core/services.ts";
import type { LoadedPack } from "./pack.ts";

/** The commands of all packs and the built-in ones. */
export function registryOf(options: {
  readonly packs: readonly LoadedPack[];
  readonly robots: readonly Robot[];
  /** The name people @. */
  readonly bot: string;
  readonly audit: AuditService;
}): Registry {
  const { packs, robots, bot, audit } = options;
  const kinds = new Map(robots.map((robot) => [robot.id, robot.kind]));
  const registry = createRegistry([
    createBuiltins({
      registry: () => registry,
      robotKind: (robot) => kinds.get(robot),
      bot,
      audit,
    }),
    ...packs.map(({ name, title, commands }) => ({ pack: name, title, commands })),
  ]);
  return registry;
}
