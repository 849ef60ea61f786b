// Counts what happened, by topic.
export const counts = new Map();

export async function handle(_event, topic) {
  counts.set(topic, (counts.get(topic) ?? 0) + 1);
  console.log(JSON.stringify(Object.fromEntries(counts)));
  return [];
}
