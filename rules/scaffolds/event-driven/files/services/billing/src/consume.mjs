// What every consumer does with a message: once, again when it fails, aside when it cannot be done.
const ATTEMPTS = 3;
const REMEMBERED = 10_000;

/**
 * Makes the function that kafkajs calls for each message. `handle` gets an event and gives the events that follow from it, as
 * `{ topic, event }`. Events come at least once, so those that were handled are remembered: keep that in the service's
 * own store as soon as it has one.
 */
export function processor({ group, handle, publish, seen = new Set() }) {
  return async ({ topic, message }) => {
    const text = message.value?.toString() ?? '';
    try {
      const event = JSON.parse(text);
      if (typeof event?.id !== 'string') throw new Error('an event has an id');
      if (seen.has(event.id)) return;
      for (const following of await again(() => handle(event, topic))) {
        await publish(following.topic, JSON.stringify(following.event), event.id);
      }
      remember(seen, event.id);
    } catch (error) {
      await publish(`${group}.dead-letter`, text, message.key?.toString() ?? null, {
        topic,
        reason: error instanceof Error ? error.message : 'unknown',
      });
    }
  };
}

async function again(act) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act();
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

function remember(seen, id) {
  seen.add(id);
  if (seen.size > REMEMBERED) seen.delete(seen.values().next().value);
}
