/** Orders in PostgreSQL. */
export class OrderStore {
  #pool;

  constructor(pool) {
    this.#pool = pool;
  }

  async add({ product, quantity, total }) {
    const { rows } = await this.#pool.query(
      'INSERT INTO orders (product, quantity, total) VALUES ($1, $2, $3) RETURNING id, product, quantity, total',
      [product, quantity, total],
    );
    return rows[0];
  }

  async find(id) {
    const { rows } = await this.#pool.query('SELECT id, product, quantity, total FROM orders WHERE id = $1', [id]);
    return rows[0];
  }

  async isReady() {
    await this.#pool.query('SELECT 1');
  }
}
