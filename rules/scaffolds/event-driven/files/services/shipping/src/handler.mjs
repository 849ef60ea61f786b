// Sends the parcel of what was paid, and says so.
export async function handle(payment) {
  if (typeof payment.order !== 'string') throw new Error('a payment is for an order');
  return [{ topic: 'parcel.sent', event: { id: `parcel-${payment.order}`, order: payment.order } }];
}
