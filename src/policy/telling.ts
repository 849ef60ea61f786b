import type { PolicySource } from './policy-source.js';

/** The same source, which tells of each policy's repository once to which commit it came. */
export function tellingPolicies(source: PolicySource, tell: (line: string) => void | Promise<void>): PolicySource {
  const told = new Set<string>();
  return {
    open: async (named) => {
      const opened = await source.open(named);
      const line = `policy ${named.owner}/${named.repo}@${named.ref} is commit ${opened.commit}.`;
      if (!told.has(line)) {
        told.add(line);
        await tell(line);
      }
      return opened;
    },
  };
}
