import type { PolicyRepository, PolicySource } from '../../policy/policy-source.js';

/** The same policies, each asked for once in a run: a tag that moves in the middle of it moves for nobody. */
export function oncePolicies(source: PolicySource): PolicySource {
  const opened = new Map<string, Promise<PolicyRepository>>();
  return {
    open: (at) =>
      once(opened, `${at.owner.toLowerCase()}/${at.repo.toLowerCase()}@${at.ref}`, async () => {
        const repository = await source.open(at);
        const read = new Map<string, ReturnType<PolicyRepository['read']>>();
        const listed = new Map<string, ReturnType<PolicyRepository['list']>>();
        return {
          commit: repository.commit,
          read: (path) => once(read, path, () => repository.read(path)),
          list: (folder) => once(listed, folder, () => repository.list(folder)),
        };
      }),
  };
}

function once<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}
