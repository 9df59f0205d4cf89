import { readFile } from "node:fs/promises";
import { isAbsolute } from "node:path";
import { fileURLToPath } from "node:url";
import type { PackDrawer } from "../../src/index.ts";
import { readTable, textIn, type Certificate, type Table } from "./certificate.ts";

/** What was said of a certificate in the chat; it holds until its row in the file is changed. */
interface Said {
  /** `null`: it was removed. */
  readonly certificate: Certificate | null;
  /** The day that the file had then. */
  readonly instead: string | null;
}

/** Where warnings are posted. */
export interface Place {
  readonly robot: string;
  readonly conversation: string;
}

const prefix = "certificate:";

/** All certificates, those that expire first first: the file's, and what was said in the chat since. */
export async function allCertificates(drawer: PackDrawer, file: unknown): Promise<Table> {
  const { certificates, unread } = await readFileAt(String(file));
  const all = new Map(certificates.map((one) => [keyOf(one.name), one] as const));
  for (const [key, value] of await drawer.list(prefix)) {
    const { certificate, instead } = value as Said;
    const written = all.get(key.slice(prefix.length))?.expires ?? null;
    if (written !== null && written !== instead) continue;
    if (certificate === null) all.delete(key.slice(prefix.length));
    else all.set(key.slice(prefix.length), certificate);
  }
  const sorted = [...all.values()].toSorted(
    (a, b) => a.expires.localeCompare(b.expires) || a.name.localeCompare(b.name),
  );
  return { certificates: sorted, unread };
}

/** Keeps what is said of a certificate; `null` removes it. */
export async function keepCertificate(
  drawer: PackDrawer,
  file: unknown,
  { name, certificate }: { readonly name: string; readonly certificate: Certificate | null },
): Promise<void> {
  const { certificates } = await readFileAt(String(file));
  const written = certificates.find((one) => keyOf(one.name) === keyOf(name));
  const said: Said = { certificate, instead: written?.expires ?? null };
  const isGone = certificate === null && written === undefined;
  drawer.set(`${prefix}${keyOf(name)}`, isGone ? null : said);
}

/** The certificate of this name, or the only one whose name has these words. */
export function findCertificate(
  { certificates }: Table,
  words: string,
): Certificate | readonly Certificate[] {
  const exact = certificates.find(({ name }) => keyOf(name) === keyOf(words));
  const found = certificates.filter(({ name }) => keyOf(name).includes(keyOf(words)));
  const [only, other] = found;
  return exact ?? (only !== undefined && other === undefined ? only : found);
}

export async function findPlace(drawer: PackDrawer): Promise<Place | undefined> {
  return (await drawer.get("place")) as Place | undefined;
}

function keyOf(name: string): string {
  return name.normalize("NFKC").toLowerCase().replaceAll(/\s+/gu, "");
}

/** A file that is not there is an empty table. */
async function readFileAt(file: string): Promise<Table> {
  const path = isAbsolute(file) ? file : fileURLToPath(new URL(file, import.meta.url));
  const bytes = await readFile(path).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  });
  return bytes === undefined ? { certificates: [], unread: [] } : readTable(textIn(bytes));
}
