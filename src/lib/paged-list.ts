import { createRequire } from 'node:module';

/** Values a page: large enough to compress well, small enough to unpack without a peak. */
const PAGE = 2_000;

/** Pages that stay unpacked at the end: an ordinary run never compresses anything. */
const OPEN_PAGES = 10;

/** Loaded when a page is sealed: an ordinary run never needs it, and it is a noticeable part of a cold start. */
function zlib(): typeof import('node:zlib') {
  return createRequire(import.meta.url)('node:zlib');
}

/**
 * A list to append to and iterate over, of plain JSON values. Past 20,000 values the oldest pages are kept compressed,
 * so that the report of ten thousand projects does not stand in memory whole.
 */
export class PagedList<T> implements Iterable<T> {
  readonly #sealed: Uint8Array[] = [];
  #open: T[] = [];

  get length(): number {
    return this.#sealed.length * PAGE + this.#open.length;
  }

  add(value: T): void {
    this.#open.push(value);
    if (this.#open.length < PAGE * OPEN_PAGES) return;
    for (let at = 0; at < this.#open.length; at += PAGE) {
      const page = JSON.stringify(this.#open.slice(at, at + PAGE));
      this.#sealed.push(zlib().deflateRawSync(page, { level: 1 }));
    }
    this.#open = [];
  }

  /** Orders the values while none is sealed yet; a sealed list keeps the order in which values were added. */
  sortWhileOpen(compare: (a: T, b: T) => number): void {
    if (this.#sealed.length === 0) this.#open.sort(compare);
  }

  *[Symbol.iterator](): Iterator<T> {
    for (const page of this.#sealed) yield* JSON.parse(zlib().inflateRawSync(page).toString('utf8')) as T[];
    yield* this.#open;
  }
}
