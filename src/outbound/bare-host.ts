/** A host name as it is compared: without brackets and a dot at the end. */
export function bareHost(host: string): string {
  return host.toLowerCase().replace(/^\[|\]$|\.$/g, "");
}
