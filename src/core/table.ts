/** A table that becomes a file for spreadsheets. */
export interface Table {
  /** What its sheet is called. */
  readonly title: string;
  readonly header: readonly string[];
  /** Each as long as the header. A text stays one, whatever it begins with. */
  readonly rows: readonly (readonly (string | number)[])[];
}
