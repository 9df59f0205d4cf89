/** Where a pack is. */
export interface PackPlace {
  /** The folder's name. */
  readonly name: string;
  /** The folder, with symbolic links followed. */
  readonly folder: string;
  readonly path: string;
  /** How problems name `path`. */
  readonly shownPath: string;
}
