const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text) => String(text).replace(/[&<>"']/g, (character) => ESCAPES[character]);

/** The page with all products; prices come in cents. */
export function page(products) {
  const rows = products.map(({ name, price }) => `<li>${escape(name)}: ${(price / 100).toFixed(2)}</li>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><h1>Shop</h1><ul>${rows.join('')}</ul></html>`;
}
