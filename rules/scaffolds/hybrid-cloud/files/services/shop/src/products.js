const PRODUCTS = new Map(
  [
    { id: 'tea', name: 'Green tea', price: 450 },
    { id: 'pot', name: 'Tea pot', price: 2900 },
    { id: 'cup', name: 'Cup', price: 800 },
  ].map((product) => [product.id, product]),
);

/** All products; prices in cents. */
export function allProducts() {
  return [...PRODUCTS.values()];
}

export function productOf(id) {
  return PRODUCTS.get(id);
}
