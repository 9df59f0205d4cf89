/** The counters of the product. Labels have few values: never an id, a name or a URL. */
export interface Metrics {
  count(name: CounterName, labels?: Readonly<Record<string, string>>, by?: number): void;
}

export type CounterName =
  | "callbacks_accepted"
  | "callbacks_deduped"
  | "callbacks_rejected"
  | "deliveries_handled"
  | "handler_errors"
  | "messages_sent"
  | "sends_retried"
  | "sends_throttled"
  | "dead_letters"
  | "card_changes_failed"
  | "todos_failed"
  | "calendar_failed"
  | "slots_fired"
  | "slots_missed"
  | "events_replayed"
  | "stream_frames"
  | "stream_frames_refused"
  | "stream_connected"
  | "stream_disconnected";

export const noMetrics: Metrics = { count: () => undefined };
