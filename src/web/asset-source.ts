/** Where the files of `public/` come from: a folder on disk, or the binary itself (`runtime/` knows which). */
export interface AssetSource {
  /** Paths relative to `public/`, with `/` between folders. */
  list(): Promise<readonly string[]>
  /** Whole file; rejects when `list` does not name it. */
  read(path: string): Promise<Uint8Array>
}
