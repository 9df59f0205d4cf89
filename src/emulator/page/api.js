/** Calls the emulator's own paths; rejects with an error that says what to do. */
export async function call(method, path, body) {
  const response = await fetch(path, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error([answer.error, answer.hint].filter(Boolean).join("：\n"));
  return { answer, epoch: response.headers.get("x-emulator-epoch") };
}

/** Asks again and again; after a failure it waits a moment and `onState(false)` is called. */
export async function poll(next, onState) {
  for (;;) {
    try {
      await next();
      onState(true);
    } catch {
      onState(false);
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
  }
}
