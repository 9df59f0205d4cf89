/** How the option of an argument is written: `dueAt` as `due-at`. */
export function optionName(key: string): string {
  return key.replace(/[A-Z]/gu, (char) => `-${char.toLowerCase()}`);
}
