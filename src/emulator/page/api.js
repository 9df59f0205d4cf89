/** Calls the emulator's own paths; rejects with an error that says what to do. */
export async function call(method, path, body) {
  const response = await fetch(path, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  }).catch(() => {
    throw new Error("连不上模拟器");
  });
  const answer = await response.json();
  if (!response.ok) throw new Error([answer.error, answer.hint].filter(Boolean).join("：\n"));
  return { answer, epoch: response.headers.get("x-emulator-epoch") };
}

/**
 * Asks again and again, as long as somebody looks: a browser has six connections for all its tabs.
 * `next` gets how long it may wait; not at all after a failure, for what came meanwhile is due at once.
 */
export async function poll(next, onState) {
  let waitMs = 0;
  for (;;) {
    await untilVisible();
    try {
      await next(waitMs);
      waitMs = 25_000;
      onState(true);
    } catch {
      waitMs = 0;
      onState(false);
      await sleep(1500);
    }
  }
}

export function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function untilVisible() {
  if (!document.hidden) return undefined;
  return new Promise((resolve) =>
    document.addEventListener("visibilitychange", resolve, { once: true }),
  );
}
