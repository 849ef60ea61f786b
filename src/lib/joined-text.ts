/**
 * Text put together from pieces of a larger one (continued lines), which can tell where each part of it came from.
 */
export class JoinedText {
  private readonly pieces: string[] = [];
  /** Where each piece starts in the joined text, and in the source. */
  private readonly starts: number[] = [];
  private readonly sources: number[] = [];
  private length = 0;
  private joined: string | undefined;

  add(piece: string, source: number): void {
    if (piece === '') return;
    this.pieces.push(piece);
    this.starts.push(this.length);
    this.sources.push(source);
    this.length += piece.length;
    this.joined = undefined;
  }

  get text(): string {
    this.joined ??= this.pieces.join('');
    return this.joined;
  }

  /** The offset in the source of an offset in the joined text. */
  sourceOf(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return (this.sources[low] ?? 0) + offset - (this.starts[low] ?? 0);
  }

  /** The range in the source of a range of the joined text, end exclusive. */
  rangeOf(start: number, end: number): readonly [start: number, end: number] {
    const from = this.sourceOf(start);
    return [from, end > start ? this.sourceOf(end - 1) + 1 : from];
  }
}
