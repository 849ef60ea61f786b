/** An image reference taken apart: `registry.io:5000/team/app:1@sha256:…`. */
export interface ImageName {
  /** Without registry (also one that a variable gives), tag and digest; `library/` removed. */
  readonly repository: string;
  readonly tag?: string;
}

export function imageNameOf(reference: string): ImageName {
  const withoutRegistry = reference.replace(/^\$\{[^}]{1,100}\}\//, '');
  const withoutDigest = withoutRegistry.split('@', 1)[0] ?? withoutRegistry;
  const slash = withoutDigest.lastIndexOf('/');
  const colon = withoutDigest.indexOf(':', slash + 1);
  const path = colon < 0 ? withoutDigest : withoutDigest.slice(0, colon);
  const first = path.indexOf('/');
  const host = first < 0 ? '' : path.slice(0, first);
  const isRegistry = host === 'localhost' || host.includes('.') || host.includes(':');
  const repository = (isRegistry ? path.slice(first + 1) : path).replace(/^library\//, '');
  return colon < 0 ? { repository } : { repository, tag: withoutDigest.slice(colon + 1) };
}
