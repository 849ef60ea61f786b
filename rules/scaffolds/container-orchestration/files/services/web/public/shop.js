import { orderOf } from './order.js';

const form = document.querySelector('form');
const output = document.querySelector('output');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const response = await fetch('/api/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(orderOf(new FormData(form))),
  });
  const answer = await response.json();
  output.textContent = response.ok ? `Order ${answer.id} is placed.` : answer.error;
});
