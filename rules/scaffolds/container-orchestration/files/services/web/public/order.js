/** The order that a form holds, as the API wants it. */
export function orderOf(form) {
  return { product: String(form.get('product')).trim(), quantity: Number(form.get('quantity')) };
}
