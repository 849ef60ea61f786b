const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ['/', '/'],
  ['\\', '\\'],
  ['N', '\u0085'],
  ['_', '\u00a0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);
const HEX_DIGITS: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/** The value of a double-quoted text in YAML (1.2.2, section 5.7), whose escapes include those of TOML; undefined for a broken one. */
export function readEscapes(content: string): string | undefined {
  let value = '';
  let from = 0;
  for (;;) {
    const at = content.indexOf('\\', from);
    if (at < 0) return value + content.slice(from);
    value += content.slice(from, at);
    const character = content.charAt(at + 1);
    const digits = HEX_DIGITS.get(character);
    const escaped =
      digits === undefined ? SIMPLE.get(character) : fromHex(content.slice(at + 2, at + 2 + digits), digits);
    if (escaped === undefined) return undefined;
    value += escaped;
    from = at + 2 + (digits ?? 0);
  }
}

function fromHex(hex: string, digits: number): string | undefined {
  if (hex.length !== digits || !/^[0-9a-fA-F]+$/.test(hex)) return undefined;
  const code = Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
