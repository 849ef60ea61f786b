// Tells the customer. Put the way to do it in place of the log.
export const textOf = (event, topic) =>
  topic === 'parcel.sent' ? `Order ${event.order} is on its way.` : `Order ${event.id} is placed.`;

export async function handle(event, topic) {
  console.log(JSON.stringify({ notify: textOf(event, topic) }));
  return [];
}
