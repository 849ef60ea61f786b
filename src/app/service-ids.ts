import type { Stack } from '../model/stack.js';

/**
 * Gives services the ids that people write: `project/service`. Where several stacks would share one (variants of one project,
 * two folders of one name), the id of the stack stands for the project, so that every id is unique in the repository.
 */
export function withServiceIds(stacks: readonly Stack[]): Stack[] {
  const bases = stacks.filter((stack) => stack.variantOf === undefined);
  const claims = new Map<string, number>();
  for (const stack of bases) {
    for (const { name } of stack.services) {
      const id = `${stack.name}/${name}`;
      claims.set(id, (claims.get(id) ?? 0) + 1);
    }
  }
  const taken = new Set(claims.keys());
  const idOf = (stack: Stack, name: string): string => {
    const plain = `${stack.name}/${name}`;
    if (stack.variantOf === undefined && claims.get(plain) === 1) return plain;
    let id = `${stack.id}/${name}`;
    while (taken.has(id)) id = `${stack.id}:${id.slice(stack.id.length)}`;
    taken.add(id);
    return id;
  };
  return stacks.map((stack) => ({
    ...stack,
    services: stack.services.map((service) => ({ ...service, id: idOf(stack, service.name) })),
  }));
}
