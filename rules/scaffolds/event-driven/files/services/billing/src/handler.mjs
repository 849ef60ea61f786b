// Takes the money of an order, and says so.
export async function handle(order) {
  if (!Number.isInteger(order.amount) || order.amount <= 0) throw new Error('an order has an amount');
  return [{ topic: 'payment.taken', event: { id: `payment-${order.id}`, order: order.id, amount: order.amount } }];
}
