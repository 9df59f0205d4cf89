import { scan, type Scanned } from "./scan.ts";

/** A file of the repository, real or planted by a test. */
export interface SourceFile {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** A place where the architecture is broken. */
export interface Violation {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

const scans = new WeakMap<SourceFile, Scanned>();

/** What `scan` says of a file, remembered. */
export function scanned(file: SourceFile): Scanned {
  const known = scans.get(file);
  if (known !== undefined) return known;
  const fresh = scan(file.text);
  scans.set(file, fresh);
  return fresh;
}

/** Is it a program text in one of these folders of the repository? */
export function isCodeIn(file: SourceFile, folders: readonly string[]): boolean {
  return /\.[cm]?[jt]s$/.test(file.path) && folders.some((one) => file.path.startsWith(`${one}/`));
}

/** Tests stand outside the layers: they may import whatever they try out. */
export function isTest(path: string): boolean {
  return path.startsWith("test/") || /\.(?:test|slow)\.ts$/.test(path);
}

/** The browser's own code, served as it is. */
export function isPage(path: string): boolean {
  return path.startsWith("src/emulator/page/");
}

/** The line, from 1, of the character at `index`. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}

/** A violation for every match of `pattern` in the code of `file`: no comment, no text in quotes. */
export function matches(file: SourceFile, pattern: RegExp, message: string): Violation[] {
  return [...scanned(file).code.matchAll(pattern)].map((match) => ({
    path: file.path,
    line: lineAt(file.text, match.index),
    message,
  }));
}
