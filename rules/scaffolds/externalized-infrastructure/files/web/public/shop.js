const state = document.querySelector('#state');
const show = async () => {
  const answer = await fetch('/api/orders');
  const { waiting, done } = await answer.json();
  state.textContent = `${waiting} waiting, ${done} done`;
};
document.querySelector('#order').addEventListener('submit', async (event) => {
  event.preventDefault();
  const item = new FormData(event.target).get('item');
  await fetch('/api/orders', { method: 'POST', body: JSON.stringify({ item }) });
  await show();
});
show();
