import type { Destination, PackMemory } from "../../src/index.ts";

/** Something that does not work, until it is closed. */
export interface Ticket {
  readonly id: string;
  /** What is wrong and where. */
  readonly title: string;
  /** User id of whoever opened it. */
  readonly by: string;
  readonly byName: string;
  /** Where it was opened. */
  readonly opened: Destination;
  /** Epoch milliseconds, by working hours. */
  readonly due: number;
  /** When people are told that nobody took it; once. */
  readonly nudge: number | null;
  /** User id of whoever took it: its owner. */
  readonly taker: string | null;
  readonly takerName: string;
  readonly task: string | null;
}

const prefix = "ticket:";

/** All tickets that are not closed, the oldest deadline first. */
export async function listTickets({ pack }: Pick<PackMemory, "pack">): Promise<Ticket[]> {
  const kept = [...(await pack.list(prefix)).values()] as Ticket[];
  return kept.toSorted((a, b) => a.due - b.due);
}

export function keepTicket({ pack }: Pick<PackMemory, "pack">, ticket: Ticket): void {
  pack.set(prefix + ticket.id, ticket);
}

export function forgetTicket({ pack }: Pick<PackMemory, "pack">, { id }: Ticket): void {
  pack.set(prefix + id, null);
}
