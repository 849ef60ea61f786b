// What becomes of a request: an event, or the reason why there is none.
const LARGEST_AMOUNT = 1_000_000;

export function eventOf(text, id) {
  let order;
  try {
    order = JSON.parse(text);
  } catch {
    return { error: 'send {"item": "tea", "amount": 3}' };
  }
  const { item, amount } = order ?? {};
  if (typeof item !== 'string' || item.length === 0 || item.length > 200) return { error: 'item is a text' };
  if (!Number.isInteger(amount) || amount <= 0 || amount > LARGEST_AMOUNT) return { error: 'amount is a number of cents' };
  return { event: { id, item, amount } };
}
