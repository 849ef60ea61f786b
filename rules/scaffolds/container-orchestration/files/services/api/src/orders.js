/** What is wrong with an order, in words for the one who sent it; nothing where it is right. */
export function problemsOf(order) {
  if (typeof order !== 'object' || order === null) return ['An order is an object.'];
  const problems = [];
  if (typeof order.product !== 'string' || order.product === '') problems.push('`product` is missing.');
  if (!Number.isInteger(order.quantity) || order.quantity < 1 || order.quantity > 100) {
    problems.push('`quantity` is a whole number from 1 to 100.');
  }
  return problems;
}

/** Orders in PostgreSQL. */
export class OrderStore {
  #pool;

  constructor(pool) {
    this.#pool = pool;
  }

  async add({ product, quantity }) {
    const { rows } = await this.#pool.query(
      'INSERT INTO orders (product, quantity) VALUES ($1, $2) RETURNING id, product, quantity, created_at',
      [product, quantity],
    );
    return rows[0];
  }

  async find(id) {
    const { rows } = await this.#pool.query('SELECT id, product, quantity, created_at FROM orders WHERE id = $1', [id]);
    return rows[0];
  }

  async isReady() {
    await this.#pool.query('SELECT 1');
    return true;
  }
}
