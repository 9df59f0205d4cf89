/** Says whether `path` belongs to the new API: `/v1.0/…` and later versions (protocol §0.1). */
export function isNewApi(path: string): boolean {
  return /^\/v\d+\.\d+\//.test(path);
}
