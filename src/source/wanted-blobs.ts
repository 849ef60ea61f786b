import type { Buffer } from 'node:buffer';
import type { ObjectRequest } from './git-objects.js';
import type { BlobSource } from './tree-repository.js';

/**
 * Contents that are at hand, and a note of those that were asked for and are not: reading is synchronous, and what is far away is
 * brought between two readings.
 */
export class WantedBlobs implements BlobSource {
  /** Asked for and not at hand, by name, with their sizes. */
  readonly wanted = new Map<string, number>();

  /** `at hand`: undefined for what is not. */
  constructor(
    private readonly atHand: (object: string) => Buffer | undefined,
    private readonly sizeOf: (object: string) => number,
  ) {}

  /** Always: what is not at hand must not be guessed at by reading what stands beside it. */
  has(): boolean {
    return true;
  }

  read(object: string): Buffer | undefined {
    const content = this.atHand(object);
    if (content === undefined) this.wanted.set(object, this.sizeOf(object));
    return content;
  }

  prefetch(requests: Iterable<ObjectRequest>): void {
    for (const { object, size } of requests) if (this.atHand(object) === undefined) this.wanted.set(object, size);
  }
}
