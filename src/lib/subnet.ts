/** A range of addresses of the Internet Protocol: its first and its last one, as numbers, and the version. */
export interface Subnet {
  readonly version: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/** Reads `172.18.0.0/24` or `fd00::/64`; undefined for what is none. */
export function parseSubnet(text: string): Subnet | undefined {
  const match = /^([0-9A-Fa-f.:]{2,45})\/(\d{1,3})$/.exec(text.trim());
  const [, address = '', length = ''] = match ?? [];
  const version = address.includes(':') ? 6 : 4;
  const bits = version === 4 ? 32 : 128;
  const number = version === 4 ? fourOf(address) : sixOf(address);
  if (number === undefined || Number(length) > bits) return undefined;
  const size = 1n << BigInt(bits - Number(length));
  const first = (number / size) * size;
  return { version, first, last: first + size - 1n };
}

export function overlap(a: Subnet, b: Subnet): boolean {
  return a.version === b.version && a.first <= b.last && b.first <= a.last;
}

function fourOf(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function sixOf(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2 || text.includes('.')) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
  if (!groups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))) return undefined;
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}
