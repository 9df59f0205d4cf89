/** Where a reply goes. The dispatcher picks the way there. */
export type Destination = GroupDestination | PersonDestination;

export interface GroupDestination {
  readonly kind: "group";
  readonly robot: string;
  readonly conversation: string;
  readonly session?: SessionWebhook;
  readonly notice?: AsNotice;
}

export interface PersonDestination {
  readonly kind: "person";
  readonly robot: string;
  readonly userId: string;
  readonly session?: SessionWebhook;
  readonly notice?: AsNotice;
}

/** First of all it goes as a work notification; to the destination where the app may not send those. */
export interface AsNotice {
  readonly to:
    | { readonly userIds: readonly string[] }
    | { readonly departmentIds: readonly string[] }
    | { readonly everybody: true };
  /** What is added where it goes to the destination after all. */
  readonly note: string;
}

/** The address to answer one message at, until it expires. The URL is a credential and is never logged. */
export interface SessionWebhook {
  readonly url: string;
  readonly expiresAt: number;
}

/** The queue in which entries for this destination leave in order, and which DingTalk's limits are counted on. */
export function laneOf(destination: Destination): string {
  if (destination.notice !== undefined) return `${destination.robot} #notices`;
  const place = destination.kind === "group" ? destination.conversation : `@${destination.userId}`;
  return `${destination.robot} ${place}`;
}
