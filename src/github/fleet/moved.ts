/** Whether an answer is of the repository that was asked for: GitHub sends on to another address when it has been renamed. */
export function isHere(address: string, owner: string, repo: string): boolean {
  return new URL(address).pathname.toLowerCase().includes(`/repos/${owner}/${repo}`.toLowerCase());
}
