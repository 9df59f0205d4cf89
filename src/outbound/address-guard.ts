import { lookup as systemLookup, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import type { Agent } from "undici";
import { bareHost } from "./bare-host.ts";

const connectTimeoutMs = 3000;

/** An address that is not on the public internet, or a name that leads to one. */
export class AddressRefused extends Error {
  readonly code = "ERR_ADDRESS_REFUSED";
}

/** Finds the addresses of a name; the system's own unless a test says otherwise. */
export type Lookup = (
  hostname: string,
  options: { readonly all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface GuardOptions {
  /** Hosts that may be private, as config.yaml names them. */
  readonly allowedHosts: readonly string[];
  readonly lookup?: Lookup;
}

/**
 * An undici agent that connects to public addresses only. A literal address never reaches `lookup`, so
 * it is checked in `connect`, and every address a name has is checked in `lookup`, the one that is then
 * connected to (undici#2019). Proxy variables of the environment are not used.
 */
export async function openGuardedAgent({
  allowedHosts,
  lookup = systemLookup,
}: GuardOptions): Promise<Agent> {
  // Not before something is fetched: a bot that starts need not wait for it.
  const { Agent, buildConnector } = await import("undici");
  const allowed = new Set(allowedHosts.map((host) => bareHost(host)));
  const guardedLookup: LookupFunction = (hostname, options, callback) => {
    lookup(hostname, { all: true }, (error, addresses) => {
      const refused = addressesRefused(addresses) && !allowed.has(bareHost(hostname));
      const [first] = error === null ? addresses : [];
      if (first === undefined || refused) {
        callback(error ?? new AddressRefused("a name led to a private address"), []);
      } else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
  const connect = buildConnector({
    timeout: connectTimeoutMs,
    lookup: guardedLookup,
    allowH2: false,
  });
  return new Agent({
    connect(options, callback) {
      const host = bareHost(options.hostname);
      if (ipaddr.isValid(host) && !isPublicAddress(host) && !allowed.has(host)) {
        callback(new AddressRefused("a private address"), null);
        return;
      }
      connect(options, callback);
    },
  });
}

function addressesRefused(addresses: readonly LookupAddress[] | undefined): boolean {
  return addresses?.some(({ address }) => !isPublicAddress(address)) ?? false;
}

// Azure's metadata service answers at a public address.
const refusedPublic = new Set(["168.63.129.16"]);

/** Whether an IP address is one of the public internet, seen through IPv4-in-IPv6 mappings. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast" || refusedPublic.has(parsed.toString())) return false;
  // Of IPv6 only 2000::/3 is given out; this leaves out ::/96, which some systems read as IPv4.
  return !("parts" in parsed) || parsed.match(ipaddr.IPv6.parseCIDR("2000::/3"));
}
