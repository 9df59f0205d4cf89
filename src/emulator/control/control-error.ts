/** A request to the emulator's own paths that cannot be done: what was wrong, and what to do instead. */
export class ControlError extends Error {
  override readonly name = "ControlError";
  readonly hint: string;
  readonly status: number;

  constructor(message: string, hint: string, status = 400) {
    super(message);
    this.hint = hint;
    this.status = status;
  }
}
