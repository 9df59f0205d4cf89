/** One thing that must be right for this instance to take requests. */
export interface ReadinessCheck {
  readonly name: string;
  /** Resolves to what is wrong, with no secret in it; to nothing when all is well. */
  readonly run: () => Promise<string | undefined>;
}

export interface Readiness {
  readonly ready: boolean;
  readonly problems: readonly { readonly check: string; readonly reason: string }[];
}

/** Runs all checks; one that throws is not passed. */
export async function checkReadiness(checks: readonly ReadinessCheck[]): Promise<Readiness> {
  const results = await Promise.all(
    checks.map(async ({ name, run }) => ({
      check: name,
      reason: await run().catch(() => "failed"),
    })),
  );
  const problems = results.flatMap(({ check, reason }) =>
    reason === undefined ? [] : [{ check, reason }],
  );
  return { ready: problems.length === 0, problems };
}
