import { isRecord } from "../json.ts";

/** A copy of `value` in which the app's secret, under any of its names, is stars. */
export function maskSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskSecrets);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    isSecret(key) ? stars : maskSecrets(inner),
  ]);
  return Object.fromEntries(entries) as unknown;
}

export function maskedQuery(query: URLSearchParams): Readonly<Record<string, string>> {
  return Object.fromEntries(
    query.entries().map(([key, value]) => [key, isSecret(key) ? stars : value]),
  );
}

const stars = "***";

// appsecret, appSecret, clientSecret, client_secret, corpsecret, suiteSecret (protocol §5).
function isSecret(key: string): boolean {
  return /^(app|client|corp|suite)_?secret$/i.test(key);
}
