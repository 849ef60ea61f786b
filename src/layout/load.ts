import type { LayoutBook } from '../rulebook/layout.js';

/** The shipped profiles and what they share: a file of its own, that only who asks for a layout loads. */
export async function loadLayouts(): Promise<LayoutBook> {
  const { default: book } = await import('../rulebook/generated/layouts.json', { with: { type: 'json' } });
  return book as unknown as LayoutBook;
}
